"""Which mentions name bodies: by their head, by a noun beside them, or because reference data knows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.elements import is_acronym
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.tokens import QUOTES
from mapper.linking.references import top_level
from mapper.rules import lexicon

NAME_LINKS = lexicon.word_set("small-words", "name_links")
MARKS = QUOTES | {"‘", "'"}
# Words of the longest noun beside a name: "autonomous nonprofit organization".
LONGEST_NOUN = 3


def body_mentions(analysis: Analysis, clause: Clause) -> Iterator[Mention]:
    """Body mentions, and names that a noun beside them or the reference data shows to be a body's."""
    inside, documents = _inside_known(clause), {m.last for m in clause.mentions if m.kind is Kind.DOCUMENT}
    for mention in clause.mentions:
        if mention.kind is Kind.BODY:
            # "Council Decision (CFSP) 2029/8051"
            numbers = is_acronym(mention.name) and mention.first - 1 in documents
            if mention not in inside and not numbers and not _is_no_name(analysis, mention):
                yield mention
        elif mention.kind is Kind.POST and mention.of is not None and mention.of.kind is Kind.PLACE:
            yield replace(mention.of, kind=Kind.BODY, sort="other")
        elif mention.kind in {Kind.NAME, Kind.PLACE, Kind.EVENT}:
            sort = _appositive(analysis, clause, mention)
            known = None if sort else top_level(mention.name)
            if sort or known is not None:
                yield replace(mention, kind=Kind.BODY, sort=sort or (known.kind if known is not None else ""))


def _is_no_name(analysis: Analysis, mention: Mention) -> bool:
    """A legal form before the name in quotation marks: "the Nonprofit Partnership ‘Clean Rivers’"; and what
    stands for a body without naming it: "the World Organization".
    """
    tokens, forms = analysis.text.tokens, lexicon.table("bodies")["forms"]
    words = mention.name.lower().split()
    quoted = mention.last < len(tokens) and tokens[mention.last].text in MARKS
    legal = quoted and all(word in forms["legal"] for word in words)
    return legal or mention.name.lower() in forms["standing"]


def _inside_known(clause: Clause) -> set[Mention]:
    """As in "Red Cross" in "International Committee of the Red Cross": a part of a name, not a parent."""
    found: set[Mention] = set()
    outer: Mention | None = None
    for mention in clause.mentions:
        if mention.kind is not Kind.BODY:
            continue
        if outer is not None and outer.first < mention.first and mention.last <= outer.last:
            found.add(mention)
        elif top_level(mention.name) is not None and (outer is None or mention.last > outer.last):
            outer = mention
    return found


def _appositive(analysis: Analysis, clause: Clause, mention: Mention) -> str:
    """The kind that a noun beside a name gives it: "the newspaper Kalna Balss", "Gray Heron news agency"."""
    tokens, nouns = analysis.text.tokens, lexicon.bodies().appositive
    first, last = mention.first, mention.last
    if last + 1 < len(tokens) and tokens[last].lower in NAME_LINKS and tokens[last + 1].is_capital:
        return ""  # "the advocacy group Voice for Rivers": the name goes on
    if first > clause.sentence.first and tokens[first - 1].text in MARKS:
        first -= 1
    left = [t.lower for t in tokens[max(clause.sentence.first, first - LONGEST_NOUN) : first]]
    right = [t.lower for t in tokens[mention.last : mention.last + LONGEST_NOUN]]
    for size in range(LONGEST_NOUN, 0, -1):
        before, behind = " ".join(left[-size:]), " ".join(right[:size])
        if before in nouns or (behind in nouns and first == mention.first):
            return nouns[before] if before in nouns else nouns[behind]
    return ""


def is_generic(mention: Mention, definitions: Mapping[str, Mention]) -> bool:
    """A head alone: "the Council", "the Organization"."""
    words = lexicon.bodies()
    named = is_acronym(mention.name) and mention.name not in words.no_acronyms
    return (
        " " not in mention.name
        and not named
        and mention.name not in definitions
        and mention.name.lower() in words.kind_of
    )
