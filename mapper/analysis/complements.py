"""Segments -> mentions, with the complements that follow them ("of …", "for …", "on …")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from mapper.analysis.bodynames import extend_name
from mapper.analysis.elements import Cat, Element
from mapper.analysis.fields import field_size
from mapper.analysis.mentions import Kind, Mention, Sentence, Text
from mapper.analysis.reading import AND, DEEPEST, POST_LINKS, Reach, Reading, Segmenter
from mapper.analysis.titles import extend_post
from mapper.analysis.tokens import POSSESSIVES
from mapper.rules import lexicon

OWNERS = frozenset({Kind.STATE, Kind.BODY, Kind.DEMONYM})
NUMBERED = lexicon.word_set("bodies", "numbered", "heads")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


class Complements:
    """Reads one sentence from left to right; `mentions` yields what it finds, in text order."""

    def __init__(self, text: Text, sentence: Sentence, segments: Segmenter) -> None:
        self._reading = Reading(text, sentence, segments)
        self._depth = 0
        self._latest: Mention | None = None

    def mentions(self) -> Iterator[Mention]:
        """All mentions, an outer one before those inside it."""
        index = self._reading.first
        while index < self._reading.last:
            elements = self._reading.segments.at(index)
            index = self._read(elements) if elements else index + 1
        yield from sorted(self._reading.found, key=lambda m: (m.first, -m.last, m.kind))

    def extend(self, mention: Mention, links: frozenset[str] = POST_LINKS) -> Reach:
        """The mention with its complements (a post's with `links`), noted with what stands inside it."""
        if self._depth >= DEEPEST:
            return Reach(self._reading.note(mention))
        self._depth += 1
        try:
            if mention.kind is Kind.POST:
                return extend_post(self._reading, self, mention, links)
            if mention.kind in {Kind.BODY, Kind.EVENT, Kind.DOCUMENT}:
                return extend_name(self._reading, self, mention)
            return Reach(self._reading.note(mention))
        finally:
            self._depth -= 1

    def _read(self, elements: Sequence[Element]) -> int:
        pieces = self._reading.pieces.of(elements)
        last = elements[-1].last
        if pieces:
            pieces[0] = self._numbered(self._owned(pieces[0]))
            pieces = self._joined(pieces)
        while pieces:
            for piece in pieces[:-1]:
                self._reading.note(piece)
            reach = self.extend(pieces[-1])
            self._latest, last, pieces = reach.mention, reach.last, list(reach.tail)
        return last

    def _owned(self, mention: Mention) -> Mention:
        """As in "Kenya's Cabinet Secretary", "the Union's High Representative": whose post or body it is."""
        owner = self._latest
        if owner is None or owner.kind not in OWNERS or mention.of is not None:
            return mention
        behind = owner.last + 1 == mention.first and self._reading.lower(owner.last) in POSSESSIVES
        return replace(mention, of=owner) if behind and mention.kind in {Kind.POST, Kind.BODY} else mention

    def _numbered(self, mention: Mention) -> Mention:
        """As in "the *12th* Mountain Division": the number of a unit is part of its name."""
        before = self._reading.lower(mention.first - 1)
        if mention.kind is not Kind.BODY or mention.head not in NUMBERED or not ORDINAL.fullmatch(before):
            return mention
        first = mention.first - 1
        return replace(mention, first=first, name=self._reading.text.surface(first, mention.last))

    def _joined(self, pieces: list[Mention]) -> list[Mention]:
        """As in "the AU Peace and Security Council": a name whose head stands behind "and"."""
        name, reading = pieces[-1], self._reading
        owner = pieces[-2] if len(pieces) > 1 else None
        if name.kind is not Kind.NAME or not (owner or reading.lower(name.first - 1) == "the"):
            return pieces
        if owner is not None and (owner.kind not in OWNERS or owner.last != name.first):
            return pieces
        elements = self._head_of_list(name)
        if not elements or elements[-1].cat is not Cat.BODY or len(elements) < 2:
            return pieces
        if any(e.cat in {Cat.STATE, Cat.DEMONYM, Cat.ACRONYM} for e in elements):
            return pieces
        body = reading.pieces.of(elements)[-1]
        joined = replace(body, first=(owner or name).first, of=owner or body.of)
        return [*pieces[:-2], reading.longer(joined, body.last)]

    def _head_of_list(self, name: Mention) -> Sequence[Element]:
        """The segment that ends a list of fields which begins with `name`."""
        reading, index = self._reading, name.last
        if reading.lower(index) in AND:
            return reading.segments.at(index + 1) if index + 1 < reading.last else ()
        elements: Sequence[Element] = ()
        for _ in range(DEEPEST):
            if reading.lower(index) not in {",", *AND} or index + 1 >= reading.last:
                return ()
            closing = reading.lower(index) in AND
            elements = reading.segments.at(index + 1)
            if closing or any(e.key == "&" for e in elements):
                return elements
            if not elements or field_size(elements, loose=False) != len(elements):
                return ()
            index = elements[-1].last
        return ()
