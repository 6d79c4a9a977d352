"""Names of bodies that the article gives elsewhere -> where they end before the name of a person.

"The Secretary General of the Union of River Basins Ana Lopes" does not show by itself where the body's name
ends; "the Union of River Basins" in another sentence does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mapper.analysis.elements import Cat, is_acronym, person_words, single_category
from mapper.analysis.mentions import Kind, Mention, Text
from mapper.analysis.tokens import Token

PARTICLES = person_words().particles
# A name of fewer tokens has no complement.
FEWEST = 3


def ends_of_bodies(text: Text, mentions: Sequence[Mention]) -> frozenset[int]:
    """The tokens at which the name of a person begins behind that of a body, but is not read so yet.

    `mentions` are those of the whole article.
    """
    known = {words for m in mentions if m.kind is Kind.BODY and _has_complement(words := _words(text, m))}
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for words in known:
        lengths[words[0]].add(len(words))
    ends = set()
    for index, token in enumerate(text.tokens):
        if token.text in lengths:
            behind = [index + n for n in lengths[token.text] if _surface(text, index, index + n) in known]
            ends.update(sorted(end for end in behind if _begins_person(text, end))[-1:])
    return frozenset(ends.difference(mention.first for mention in mentions))


def _words(text: Text, mention: Mention) -> tuple[str, ...]:
    return _surface(text, mention.first, mention.last)


def _surface(text: Text, first: int, last: int) -> tuple[str, ...]:
    return tuple(token.text for token in text.tokens[first:last])


def _has_complement(words: tuple[str, ...]) -> bool:
    return len(words) >= FEWEST and not all(word[:1].isupper() for word in words)


def _begins_person(text: Text, index: int) -> bool:
    """Whether the next two tokens may begin the name of a person, the second of them with a particle."""
    if index + 1 >= len(text.tokens):
        return False
    first, second = text.tokens[index : index + 2]
    return _is_plain(first) and (_is_plain(second) or second.lower in PARTICLES)


def _is_plain(token: Token) -> bool:
    """A capitalised word of no other class."""
    return token.is_capital and not is_acronym(token.text) and single_category(token.lower) is Cat.WORD
