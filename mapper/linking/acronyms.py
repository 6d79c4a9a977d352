"""Short forms that a text introduces itself: "Organization for Upland Forest Research (OUFR)"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mapper.analysis import gazetteer
from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.elements import is_acronym
from mapper.analysis.folding import fold, fold_key
from mapper.analysis.mentions import Kind, Mention
from mapper.rules import lexicon

_INITIAL = re.compile(r"[^\W\d_]+")
_SMALL = lexicon.word_set("small-words", "unlettered")


def find_definitions(analysis: Analysis) -> dict[str, Mention]:
    """Short form as written -> the body mention that it stands for; the first definition counts."""
    found: dict[str, Mention] = {}
    for clause in analysis.clauses:
        for short, body in _of_clause(analysis, clause):
            found.setdefault(short, body)
    return found


def _of_clause(analysis: Analysis, clause: Clause) -> list[tuple[str, Mention]]:
    tokens, last = analysis.text.tokens, clause.sentence.last
    bodies = [m for m in clause.mentions if m.kind in {Kind.BODY, Kind.NAME}]
    found = []
    for index in range(clause.sentence.first, last - 2):
        if tokens[index].text != "(" or not is_acronym(tokens[index + 1].text):
            continue
        close = next((k for k in range(index + 2, min(index + 6, last)) if tokens[k].text == ")"), 0)
        ending = [m for m in bodies if m.last == index and not is_acronym(m.name)]
        if close and ending:
            short = analysis.text.surface(index + 1, close)
            fitting = [m for m in ending if matches_initials(short, m.name)]
            fitting.sort(key=lambda m: (m.name[0].lower() != short.split()[-1][0].lower(), len(m.name)))
            found.append((short, fitting[0] if fitting else ending[0]))
    found += _long_forms_behind(analysis, clause, bodies)
    return found


def _long_forms_behind(
    analysis: Analysis, clause: Clause, bodies: list[Mention]
) -> list[tuple[str, Mention]]:
    """As in "OSCE (Organization for Security and Co-operation in Europe)"."""
    tokens = analysis.text.tokens
    found = []
    for body in bodies:
        before = body.first - 2
        if before < clause.sentence.first or body.last >= clause.sentence.last:
            continue
        bracketed = tokens[body.first - 1].text == "(" and tokens[body.last].text == ")"
        if bracketed and is_acronym(tokens[before].text) and matches_initials(tokens[before].text, body.name):
            found.append((tokens[before].text, body))
    return found


def matches_initials(short: str, name: str) -> bool:
    """Whether the last word of `short` is made of initials of `name`, in order, its first one among them."""
    letters = [c for c in short.rsplit(maxsplit=1)[-1].lower() if c.isalpha()]
    words = [w.lower() for w in _INITIAL.findall(name)]
    initials = [w[0] for w in words if w not in _SMALL]
    if not letters or letters[0] not in initials:
        return False
    rest = iter(initials[initials.index(letters[0]) :])
    return all(letter in rest for letter in letters)


class Expander:
    """Gives names of bodies keys under which short and long forms agree."""

    def __init__(self, definitions: Mapping[str, str]) -> None:
        """`definitions` maps short forms as written to long names; reference acronyms are known besides."""
        self._long = {**gazetteer.long_names(), **{fold(s): name for s, name in definitions.items()}}
        self._keys: dict[str, str] = {}

    def key(self, name: str) -> str:
        """The folded, order-free key of a name with its acronyms written out."""
        if name not in self._keys:
            self._keys[name] = self._key(name)
        return self._keys[name]

    def _key(self, name: str) -> str:
        name = self._long.get(fold(name), name)
        folded = fold(name)
        words = [fold(self._long[w]) if w in self._long and w.upper() in name else w for w in folded.split()]
        return fold_key(" ".join(dict.fromkeys(" ".join(words).split())))
