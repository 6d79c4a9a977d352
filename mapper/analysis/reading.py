"""What the rules of complements share: segments, pieces, and the mentions noted so far in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from mapper.analysis.elements import Cat, Element
from mapper.analysis.fields import field_size
from mapper.analysis.mentions import Kind, Mention, Sentence, Text
from mapper.analysis.pieces import Pieces
from mapper.rules import lexicon

# Names longer than this, and names within names deeper than that, are lists or hostile text.
LONGEST = 40
DEEPEST = 6
AND = frozenset({"and", "&"})
POST_LINKS = lexicon.word_set("small-words", "post_links")
IN_CHARGE = tuple(tuple(phrase.split()) for phrase in lexicon.table("small-words")["in_charge"])


class Reach(NamedTuple):
    """A mention with its complements, and the pieces that stand behind it in its last segment."""

    mention: Mention
    tail: tuple[Mention, ...] = ()

    @property
    def last(self) -> int:
        """The token behind all of it."""
        return self.tail[-1].last if self.tail else self.mention.last


class Segmenter(Protocol):
    """What finds segments: `mapper.analysis.names.Segments`."""

    def at(self, index: int) -> tuple[Element, ...]:
        """The elements of the segment that begins at token `index`."""
        ...


class Extender(Protocol):
    """What reads the complements of a mention: `mapper.analysis.complements.Complements`."""

    def extend(self, mention: Mention, links: frozenset[str] = ...) -> Reach:
        """The mention with its complements (a post's with `links`), noted with what stands inside it."""
        ...


class Reading:
    """One sentence while its names are read; `found` are the mentions noted, in no order."""

    def __init__(self, text: Text, sentence: Sentence, segments: Segmenter) -> None:
        self.text = text
        self.tokens = text.tokens
        self.first = sentence.first
        self.last = sentence.last
        self.segments = segments
        self.pieces = Pieces(text)
        self.found: set[Mention] = set()

    def note(self, mention: Mention) -> Mention:
        """The mention, noted with its owner."""
        self.found.add(mention)
        if mention.of is not None:
            self.found.add(mention.of)
        return mention

    def lower(self, index: int) -> str:
        """The word at token `index` in lower case; empty outside the sentence."""
        return self.tokens[index].lower if self.first <= index < self.last else ""

    def link(self, index: int, links: frozenset[str]) -> tuple[str, tuple[Element, ...]]:
        """The preposition at token `index` and the segment that it governs, or ("", ()).

        "Responsible for" and the like say as much as "of".
        """
        for phrase in IN_CHARGE if "of" in links else ():
            behind = index + len(phrase)
            if all(self.lower(index + k) == word for k, word in enumerate(phrase)):
                elements = self.segments.at(behind) if behind < self.last else ()
                return ("of", elements) if elements else ("", ())
        if index + 1 >= self.last or self.lower(index) not in links:
            return "", ()
        definite = self.lower(index + 1) == "the"
        start = index + 2 if definite else index + 1
        elements = self.segments.at(start) if start < self.last else ()
        if definite and len(elements) == 1 and elements[0].cat is Cat.WORD:
            elements = (*elements, *self._joined(elements[-1].last))
        return (self.lower(index), elements) if elements else ("", ())

    def _joined(self, index: int) -> tuple[Element, ...]:
        """The rest of a body's name that goes on with "and": "the Radiological *and Nuclear Authority*"."""
        following = self.segments.at(index + 1) if self.lower(index) in AND and index + 1 < self.last else ()
        body = len(following) > 1 and following[-1].cat is Cat.BODY and following[0].cat is Cat.WORD
        return following if body else ()

    def fields_behind(self, last: int, *, loose: bool) -> tuple[int, tuple[Element, ...]]:
        """Where a list of fields that goes on at token `last` ends, and the elements behind its last field.

        "Legal Affairs, *Human Rights and Equality*": only "and" closes a list.
        """
        index = last
        while index < last + LONGEST:
            word = self.lower(index)
            closing = word in AND or (word == "," and self.lower(index + 1) in AND)
            if not closing and word != ",":
                break
            elements = self.segments.at(index + 2 if word == "," and closing else index + 1)
            size = field_size(elements, loose=loose) if elements else 0
            if not size:
                break
            if closing:
                return elements[size - 1].last, elements[size:]
            if size < len(elements):
                break
            index = elements[-1].last
        return last, ()

    def grown(self, mention: Mention, inner: Mention) -> Mention:
        """The mention with `inner` as its complement, and as its owner where it has none."""
        of = mention.of
        if of is None:
            of = inner if inner.kind in {Kind.BODY, Kind.STATE, Kind.PLACE} else inner.of
        return replace(self.longer(mention, inner.last), of=of)

    def longer(self, mention: Mention, last: int) -> Mention:
        """The mention up to token `last`."""
        return replace(mention, last=last, name=self.text.surface(mention.first, last))


def plain(elements: Sequence[Element]) -> bool:
    """Whether no element is a name of its own kind: words of a field or of somebody's name."""
    return all(e.cat in {Cat.WORD, Cat.PARTICLE, Cat.ACRONYM, Cat.RANK, Cat.HONORIFIC} for e in elements)
