"""Fields of government in titles and names of bodies: "Foreign Affairs", "Trade", "Human Rights"."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.elements import Cat, Element
from mapper.rules import lexicon

ABSTRACT = tuple(lexicon.table("small-words")["abstract_endings"])
NAMED = frozenset(
    {Cat.WORD, Cat.DEMONYM, Cat.REGION, Cat.ACRONYM, Cat.EVENT, Cat.DOCUMENT, Cat.STATUS, Cat.MODIFIER}
)
BEHIND = frozenset({Cat.WORD, Cat.PARTICLE, Cat.ACRONYM, Cat.RANK, Cat.HONORIFIC})
# How many words that are no fields may stand before one: "European and *Eurasian* Affairs".
SKIPPED = 2


def field_size(elements: Sequence[Element], *, loose: bool) -> int:
    """How many leading elements are a field; 0 where the segment is a body's or another name.

    A `loose` field may begin with any word ("SCO Affairs", "Digitalisation"), a strict one only with a
    word of the lexicon.
    """
    if not elements or elements[-1].cat is Cat.BODY:
        return 0
    domains = lexicon.posts().domains
    size = 0
    for k, found in enumerate(elements[: len(elements)]):
        if not found.capital:
            break
        if (
            found.key in domains
            or _opens_field(elements, k, domains)
            or (k == size and found.cat is Cat.WORD and (size or loose) and _is_abstract(found.key))
        ):
            size = k + 1
        elif found.cat not in NAMED or not loose or k - size >= SKIPPED:
            break
    if size == 0 and loose and len(elements) == 1 and elements[0].cat is Cat.REGION:
        size = 1
    return size if all(e.cat in BEHIND for e in elements[size:]) else 0


def _opens_field(elements: Sequence[Element], index: int, domains: frozenset[str]) -> bool:
    """As in "*National* Defense": a modifier before a field."""
    behind = elements[index + 1 : index + 2]
    return elements[index].cat is Cat.MODIFIER and bool(behind) and behind[0].key in domains


def _is_abstract(word: str) -> bool:
    return len(word) > 5 and word.endswith(ABSTRACT)
