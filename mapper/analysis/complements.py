"""Segments -> mentions, with the complements that follow them ("of …", "for …", "on …")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from mapper.analysis import gazetteer
from mapper.analysis.elements import Cat, Element, is_acronym
from mapper.analysis.folding import fold_key
from mapper.analysis.mentions import Kind, Mention, Sentence, Text
from mapper.analysis.pieces import Pieces
from mapper.rules import lexicon

# Heads whose complement is a field of government, not a body: "Minister of Culture".
MINISTERIAL = frozenset({"minister", "ministers", "ministry", "vice-minister"})
# Heads whose complement is a place: "Mayor of Sochi".
LOCAL = frozenset({"mayor", "mayors", "governor", "governors", "king", "queen", "emir", "prince", "archbishop"})
POST_LINKS = frozenset({"of", "for", "to", "at", "on"})
NAME_LINKS = frozenset({"of", "for", "on", "against", "in"})


class Segmenter(Protocol):
    """What finds segments: `mapper.analysis.names.Segments`."""

    def at(self, index: int) -> tuple[Element, ...]:
        """The elements of the segment that begins at token `index`."""
        ...


class Complements:
    """Reads one sentence from left to right; `mentions` yields what it finds, in text order."""

    def __init__(self, text: Text, sentence: Sentence, segments: Segmenter) -> None:
        self._text = text
        self._tokens = text.tokens
        self._last = sentence.last
        self._first = sentence.first
        self._segments = segments
        self._pieces = Pieces(text)
        self._domains = lexicon.posts().domains
        self._found: list[Mention] = []

    def mentions(self) -> Iterator[Mention]:
        """All mentions, an outer one before those inside it."""
        index = self._first
        while index < self._last:
            elements = self._segments.at(index)
            if elements:
                index = self._read(elements)
            else:
                index += 1
        yield from sorted(set(self._found), key=lambda m: (m.first, -m.last, m.kind))

    def _read(self, elements: Sequence[Element]) -> int:
        pieces = self._split(elements)
        if not pieces:
            return elements[-1].last
        return self._extend(self._joined(pieces[-1])).last

    def _joined(self, name: Mention) -> Mention:
        """"the Political and Security Committee": a name whose head stands behind "and"."""
        if name.kind is not Kind.NAME or name.first == self._first or name.last + 1 >= self._last:
            return name
        if self._tokens[name.first - 1].lower != "the" or self._tokens[name.last].lower not in {"and", "&"}:
            return name
        elements = self._segments.at(name.last + 1)
        if not elements or elements[-1].cat is not Cat.BODY or len(elements) < 2:
            return name
        if any(e.cat in {Cat.STATE, Cat.DEMONYM, Cat.ACRONYM} for e in elements):
            return name
        body = self._pieces.of(elements)[-1]
        return replace(body, first=name.first, name=self._text.surface(name.first, body.last))

    def _split(self, elements: Sequence[Element]) -> list[Mention]:
        """The pieces of one segment, all but the last one noted; inner mentions are noted as well."""
        pieces = self._pieces.of(elements)
        for piece in pieces[:-1]:
            self._note(piece)
        return pieces

    def _note(self, mention: Mention) -> Mention:
        self._found.append(mention)
        if mention.of is not None and mention.of not in self._found:
            self._found.append(mention.of)
        return mention

    def _extend(self, mention: Mention) -> Mention:
        """The mention with its complements; it and what stands inside it are noted."""
        if mention.kind is Kind.POST:
            return self._extend_post(mention)
        if mention.kind in {Kind.BODY, Kind.EVENT, Kind.DOCUMENT}:
            return self._extend_name(mention)
        return self._note(mention)

    def _link(self, index: int, links: frozenset[str]) -> tuple[str, tuple[Element, ...]]:
        """The preposition at token `index` and the segment that it governs, or ("", ())."""
        if index + 1 >= self._last or self._tokens[index].lower not in links:
            return "", ()
        start = index + 1
        if self._tokens[start].lower == "the":
            start += 1
        elements = self._segments.at(start) if start < self._last else ()
        return (self._tokens[index].lower, elements) if elements else ("", ())

    def _extend_post(self, post: Mention) -> Mention:
        small = self._small_body(post)
        post = small or post
        while True:
            link, elements = self._link(post.last, POST_LINKS)
            if not elements or (link != "of" and post.head in MINISTERIAL):
                break
            domain = self._domain(elements)
            if domain and (link == "of" or post.of is None):
                extended, done = self._with_domain(post, link, elements, domain)
                post = extended
                if done:
                    return post
                continue
            if post.of is not None:
                post = self._with_region(post, link, elements)
                break
            return self._with_body(post, elements)
        return self._note(post)

    def _small_body(self, post: Mention) -> Mention | None:
        """"head of the delegation of …": a small noun that belongs to the title."""
        index = post.last
        if index + 2 >= self._last or self._tokens[index].lower != "of":
            return None
        start = index + 2 if self._tokens[index + 1].lower in {"the", "its", "a"} else index + 1
        end = start
        kinds = lexicon.bodies().kind_of
        while end < self._last and end < start + 3 and self._tokens[end].lower not in kinds:
            end += 1
        if end >= self._last or end >= start + 3 or any(self._tokens[k].is_capital for k in range(start, end + 1)):
            return None
        if not all(self._tokens[k].is_word for k in range(start, end)):
            return None
        last = end + 1
        return replace(post, last=last, name=f"{post.name} {self._text.surface(index, last)}")

    def _with_domain(
        self, post: Mention, link: str, elements: Sequence[Element], count: int
    ) -> tuple[Mention, bool]:
        last = elements[count - 1].last
        rest = list(elements[count:])
        while not rest and last + 1 < self._last and self._tokens[last].lower in {"and", ","}:
            more = self._segments.at(last + 1)
            size = self._domain(more) if more else 0
            if not size:
                break
            last, rest = more[size - 1].last, list(more[size:])
        article = "the " if self._tokens[post.last + 1].lower == "the" else ""
        first = elements[0].first
        title = f"{post.name} {link} {article}{self._text.surface(first, last)}"
        extended = replace(post, last=last, name=title)
        if not rest:
            return extended, False
        self._note(extended)
        pieces = self._split(rest)
        if pieces[-1].kind is Kind.NAME:
            return self._note(replace(pieces[-1], kind=Kind.PERSON, titled=True)), True
        return self._extend(pieces[-1]), True

    def _with_body(self, post: Mention, elements: Sequence[Element]) -> Mention:
        pieces = self._split_complement(post, elements)
        first = pieces[0]
        if len(pieces) == 1:
            body = self._extend(first)
            if body.kind is Kind.PERSON or not body.kind:
                return self._note(post)
            extended = replace(post, last=body.last, of=_belongs_to(body, post))
            if extended.of is None:
                return self._note(extended)
            # "Special Envoy of the United Nations for the Lake Chad Basin"
            link, region = self._link(extended.last, frozenset({"for", "to", "in"}))
            return self._note(self._with_region(extended, link, region) if region else extended)
        self._note(replace(post, last=first.last, of=_belongs_to(first, post)))
        last = pieces[-1]
        if last.kind is Kind.NAME:
            return self._note(replace(last, kind=Kind.PERSON, titled=True))
        return self._extend(last)

    def _split_complement(self, post: Mention, elements: Sequence[Element]) -> list[Mention]:
        pieces = self._split(elements)
        first = pieces[0]
        if first.kind is Kind.NAME and len(pieces) == 1 and post.head in MINISTERIAL:
            words = [e for e in elements if e.cat is not Cat.PARTICLE]
            if len(words) > 2:
                cut = len(elements) - 2
                field = self._pieces.name(elements[:cut])
                return [field, self._pieces.name(elements[cut:])]
        if first.kind is Kind.NAME and first.head not in lexicon.table("bodies")["never"]["words"]:
            kind = Kind.PLACE if post.head in LOCAL else Kind.BODY
            pieces[0] = replace(first, kind=kind, sort="other")
        return pieces

    def _with_region(self, post: Mention, link: str, elements: Sequence[Element]) -> Mention:
        if link not in {"for", "to", "in"}:
            return post
        pieces = self._split(elements)
        if len(pieces) == 1 and pieces[0].kind in {Kind.PLACE, Kind.STATE, Kind.BODY, Kind.NAME}:
            region = self._extend(pieces[0])
            if region.kind is not Kind.NAME or link == "for":
                return replace(post, last=region.last)
        else:
            self._found.extend(pieces)
        return post

    def _domain(self, elements: Sequence[Element]) -> int:
        """How many leading elements are a field of government; 0 where the segment is a body's name."""
        if not elements or elements[-1].cat is Cat.BODY:
            return 0
        count = 0
        while count < len(elements) and elements[count].key in self._domains and elements[count].capital:
            count += 1
        rest = elements[count:]
        if all(e.cat in {Cat.WORD, Cat.PARTICLE, Cat.ACRONYM, Cat.RANK, Cat.HONORIFIC} for e in rest):
            return count
        return 0

    def _extend_name(self, mention: Mention) -> Mention:
        complement = False
        links = NAME_LINKS if mention.kind is Kind.BODY else NAME_LINKS - {"in", "against"}
        while not is_acronym(mention.name):
            link, elements = self._link(mention.last, links)
            if not elements:
                break
            if mention.kind is Kind.BODY and link != "of" and (complement or not self._takes(mention, link)):
                break
            extended = self._with_complement(mention, elements)
            if extended is None:
                break
            complement = True
            mention, done = extended
            if done:
                return mention
        return self._note(mention)

    def _takes(self, body: Mention, link: str) -> bool:
        """Whether a body's head takes this preposition: "Committee on …", but not "Secretariat on …"."""
        if fold_key(body.name) in gazetteer.bodies_by_key():
            return False
        links = lexicon.table("bodies")["links"]
        return body.head in links.get(link, ()) and (body.of is None or body.head in links["on"])

    def _with_complement(
        self, mention: Mention, elements: Sequence[Element]
    ) -> tuple[Mention, bool] | None:
        """The mention with one complement, and whether the reading ended with a person behind it."""
        count = self._domain(elements)
        if count and (mention.head in MINISTERIAL or count == len(elements)):
            return self._with_field(mention, elements, count)
        if elements[0].cat is Cat.DEMONYM and all(e.cat is Cat.WORD for e in elements[1:]):
            # "Organization of American States"
            return self._grown(mention, self._pieces.name(elements)), False
        pieces = self._split(elements)
        first = pieces[0]
        if first.kind is Kind.NAME and len(pieces) == 1:
            return self._grown(mention, first), False
        if len(pieces) > 1:
            if first.kind not in {Kind.STATE, Kind.BODY}:
                return None
            self._note(self._grown(mention, first))
            return self._extend(pieces[-1]), True
        if first.kind is Kind.POST and not first.plural and mention.kind is Kind.BODY:
            self._extend(first)
            return None
        inner = self._extend(first)
        if inner.kind is Kind.PERSON and inner.titled:
            return None
        return self._grown(mention, inner), False

    def _with_field(
        self, mention: Mention, elements: Sequence[Element], count: int
    ) -> tuple[Mention, bool]:
        last, rest = elements[count - 1].last, elements[count:]
        while not rest and last + 1 < self._last and self._tokens[last].lower in {"and", ","}:
            more = self._segments.at(last + 1)
            size = self._domain(more) if more else 0
            if not size:
                break
            last, rest = more[size - 1].last, more[size:]
        grown = replace(mention, last=last, name=self._text.surface(mention.first, last))
        if not rest:
            return grown, False
        self._note(grown)
        pieces = self._split(rest)
        return self._extend(pieces[-1]), True

    def _grown(self, mention: Mention, inner: Mention) -> Mention:
        of = mention.of
        if of is None and inner.kind in {Kind.BODY, Kind.STATE, Kind.PLACE}:
            of = inner
        elif of is None:
            of = inner.of
        name = self._text.surface(mention.first, inner.last)
        return replace(mention, last=inner.last, name=name, of=of)


def _belongs_to(body: Mention, post: Mention) -> Mention | None:
    if body.kind in {Kind.BODY, Kind.STATE}:
        return body
    if body.kind is Kind.PLACE and post.head in LOCAL:
        return body
    return body.of if body.kind is Kind.POST else None
