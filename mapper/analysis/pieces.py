"""One segment's elements -> its pieces: mentions that stand side by side, typed by their heads."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mapper.analysis import gazetteer
from mapper.analysis.elements import Cat, Element
from mapper.analysis.mentions import PERSONAL, Kind, Mention, Text
from mapper.rules import lexicon

BEFORE_PERSON = frozenset({Cat.TITLE, Cat.RANK, Cat.HONORIFIC})
HEADS = BEFORE_PERSON | {Cat.BODY, Cat.DOCUMENT, Cat.EVENT, Cat.PLACE}
# How many tokens the names of other authors may take before a name.
BYLINE = 6
MINISTERIAL = lexicon.word_set("posts", "ministerial")
STAFF = lexicon.word_set("posts", "staff")
POSTPOSED = lexicon.word_set("posts", "postposed")
LETTERS = lexicon.word_set("persons", "letters")
KINDS = {Cat.BODY: Kind.BODY, Cat.DOCUMENT: Kind.DOCUMENT, Cat.EVENT: Kind.EVENT, Cat.PLACE: Kind.PLACE}
COMPASS = lexicon.word_set("places", "compass")
OWNERS = frozenset({Cat.STATE, Cat.DEMONYM, Cat.ACRONYM})


class Pieces:
    """Types segments of one text."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._posts = lexicon.posts()

    def of(self, elements: Sequence[Element]) -> list[Mention]:
        """The pieces in text order; empty for a run of mere modifiers."""
        head = self._head(elements)
        if head < 0:
            return self._headless(elements)
        found, tail = elements[head], list(elements[head + 1 :])
        if found.cat in BEFORE_PERSON:
            return self._before_person(elements, head, tail)
        if found.cat is Cat.PLACE and head == 0 and tail:
            # "Lake Victoria" is a place, "Park Jae-min" a name
            named = found.key in lexicon.places().before
            return [self._mention(Kind.PLACE, elements, found)] if named else self._headless(elements)
        if found.cat is Cat.EVENT and head == 0 and tail and all(e.cat is Cat.WORD for e in tail):
            # "Exercise Long Winter", "Operation Calm Sea"
            return [self._mention(Kind.EVENT, elements, found)]
        if len(tail) > 1:
            return [*self._named(elements[: head + 1], found), *self._headless(tail)]
        return self._named(elements, found)

    def name(self, elements: Sequence[Element]) -> Mention:
        """The elements as a name of unknown kind."""
        return self._mention(Kind.NAME, elements, elements[-1])

    def _head(self, elements: Sequence[Element]) -> int:
        for k in range(len(elements) - 1, -1, -1):
            cat = elements[k].cat
            if cat not in HEADS or (cat not in BEFORE_PERSON and not elements[k].capital):
                continue
            last = k == len(elements) - 1 and k > 0 and elements[k - 1].capital
            if last and cat is Cat.TITLE and self._is_letters(elements[k]):
                continue  # "Ana Lopes *MP*"
            after_title = k > 0 and elements[k - 1].cat in BEFORE_PERSON
            last = k == len(elements) - 1
            theirs = cat is Cat.EVENT and last and elements[k - 1].key in self._posts.group_heads
            if after_title and cat in {Cat.PLACE, Cat.DOCUMENT, Cat.EVENT} and not theirs:
                continue  # "President Park", but "the *Leaders Meeting*"
            if cat is Cat.DOCUMENT and k < len(elements) - 1:
                continue
            return k
        return -1

    def _before_person(self, elements: Sequence[Element], head: int, tail: list[Element]) -> list[Mention]:
        found = elements[head]
        pieces: list[Mention] = []
        if found.cat is Cat.TITLE:
            pieces = self._post(elements[: head + 1])
        elif head:
            pieces = self.of(elements[:head])
        if not tail:
            if found.cat is not Cat.TITLE and not pieces:
                return []
            return pieces
        if all(e.cat in OWNERS | {Cat.REGION} and e.cat is not Cat.ACRONYM for e in tail):
            return [*pieces, *self._headless(tail)]
        person = self._mention(Kind.PERSON, tail, tail[-1])
        return [*pieces, replace(person, titled=True)]

    def _post(self, elements: Sequence[Element]) -> list[Mention]:
        """The post that ends with the last element; the bodies before it come as pieces of their own."""
        start = self._title_start(elements)
        before, title = list(elements[:start]), elements[start:]
        former = any(e.key in self._posts.former for e in elements if e.cat is Cat.STATUS)
        while title and title[0].cat is Cat.STATUS:
            title = title[1:]
        while before and before[-1].cat is Cat.STATUS:
            before.pop()
        while before and before[0].cat in {Cat.STATUS, Cat.MODIFIER} and not before[0].capital:
            before = before[1:]
        owner, fields = self._owner(before, title)
        first = fields[0] if fields else title[0]
        words = title[-1].key.split()
        first_word = words[-1] in POSTPOSED
        post = Mention(
            Kind.POST,
            owner.first if owner else first.first,
            title[-1].last,
            self._text.surface(first.first, title[-1].last),
            head=words[0] if first_word else words[-1],
            of=owner,
            former=former,
            plural=title[-1].key in self._posts.group_heads,
        )
        return [post]

    def _title_start(self, elements: Sequence[Element]) -> int:
        posts = self._posts
        start = len(elements) - 1
        while start:
            found = elements[start - 1]
            modifier = found.cat in {Cat.TITLE, Cat.MODIFIER} or found.key in posts.domains
            if found.cat is Cat.BODY and start == len(elements) - 1 and _is_portfolio(elements, start):
                start -= 1  # "Papua New Guinea *Police* Minister"
                continue
            if found.cat is Cat.RANK and found.key == "general":
                modifier = True
            if not modifier or found.cat in {Cat.STATE, Cat.DEMONYM, Cat.ACRONYM, Cat.BODY}:
                break
            start -= 1
        # "the Human Rights Council President": a field before a body's head is the body's.
        return start

    def _owner(self, before: list[Element], title: Sequence[Element]) -> tuple[Mention | None, list[Element]]:
        """What the words before a title name: its body or state, and words that belong to the title."""
        if not before:
            return None, []
        fields: list[Element] = []
        head = before[-1]
        if head.cat is Cat.WORD and before[0].cat in OWNERS:
            size = next(k for k, e in enumerate(before) if e.cat not in OWNERS)
            if not any(e.cat is Cat.BODY for e in before):
                before, fields = before[:size], before[size:]
        elif head.cat is Cat.WORD and (title[-1].key.endswith("minister") or _is_staff(before, title[-1])):
            return None, before
        if not before[-1].capital:
            return None, fields
        pieces = self.of(before)
        if not pieces:
            return None, fields
        owner = pieces[-1]
        if owner.kind is Kind.NAME:
            owner = replace(owner, kind=Kind.BODY, sort="other")
        return (owner if owner.kind in {Kind.BODY, Kind.STATE, Kind.DEMONYM} else None), fields

    def _named(self, elements: Sequence[Element], head: Element) -> list[Mention]:
        """A body, document, event or place whose name ends with its head."""
        elements = _without_status(elements)
        kind = KINDS[head.cat]
        if len(elements) == 1 and head.key in lexicon.documents():
            # "Programme for …" is a document, "World Food Programme" a body.
            kind = Kind.DOCUMENT
        owner = None
        if len(elements) > 1 and elements[0].cat in OWNERS and kind is not Kind.PLACE:
            owner = self._headless(elements[:1])[0]
            if elements[0].cat is Cat.ACRONYM and elements[1].cat is Cat.ACRONYM:
                owner = self._headless(elements[:2])[0]
        return [replace(self._mention(kind, elements, head), of=owner)]

    def _headless(self, elements: Sequence[Element]) -> list[Mention]:
        """States, demonyms and acronyms one by one; what words remain is a name."""
        pieces: list[Mention] = []
        words: list[Element] = []

        def flush() -> None:
            while words and words[-1].cat is Cat.PARTICLE:
                words.pop()
            if any(e.capital for e in words) and not all(e.cat is Cat.STATUS for e in words):
                pieces.append(self.name(words))
            words.clear()

        if self._is_byline(elements):
            return [self.name(elements)]
        for k, found in enumerate(elements):
            if (found.cat is Cat.ACRONYM and words and (_is_surname(found) or self._is_letters(found))) or (
                found.cat is Cat.STATE and words and found.last - found.first == 1 and words[-1].capital
            ):
                words.append(found)
            elif found.cat is Cat.REGION and words and all(e.key in COMPASS for e in words):
                region = [*words, found]
                words.clear()
                pieces.append(self._mention(Kind.PLACE, region, found))
            elif found.cat in {Cat.STATE, Cat.DEMONYM, Cat.ACRONYM, Cat.REGION}:
                flush()
                if found.cat is Cat.ACRONYM and k and elements[k - 1].cat is Cat.ACRONYM and pieces:
                    both = [elements[k - 1], found]
                    inner = pieces.pop()
                    pieces.append(replace(self._mention(Kind.BODY, both, found), of=inner))
                else:
                    pieces.append(self._single(found))
            else:
                words.append(found)
        flush()
        return pieces

    def _is_byline(self, elements: Sequence[Element]) -> bool:
        """As in "By ANA LOPES and JON BERGMAN": the names of authors are written in capitals."""
        before = self._text.tokens[max(0, elements[0].first - BYLINE) : elements[0].first] if elements else ()
        words = [e.key for e in elements if e.cat is Cat.ACRONYM]
        named = len(words) == len(elements) == 2 and all(word.isalpha() for word in words)
        return named and any(token.text == "By" for token in before)

    def _single(self, found: Element) -> Mention:
        kinds = {Cat.STATE: Kind.STATE, Cat.DEMONYM: Kind.DEMONYM, Cat.REGION: Kind.PLACE}
        kind = kinds.get(found.cat, Kind.BODY)
        ref = found.key if found.cat in {Cat.STATE, Cat.DEMONYM} else ""
        return replace(self._mention(kind, [found], found), ref=ref, head="", sort="")

    def _mention(self, kind: Kind, elements: Sequence[Element], head: Element) -> Mention:
        first, last = elements[0].first, elements[-1].last
        named = elements if kind not in PERSONAL else self._without_letters(elements)
        head = head if named is elements else named[-1]
        sorts = {
            Kind.BODY: lexicon.bodies().kind_of,
            Kind.DOCUMENT: lexicon.documents(),
            Kind.EVENT: lexicon.events(),
        }
        sort = sorts[kind].get(head.key, "") if kind in sorts else ""
        name = self._text.surface(first, named[-1].last)
        return Mention(kind, first, last, name, head=head.key.split(" of ")[0], sort=sort)

    def _without_letters(self, elements: Sequence[Element]) -> Sequence[Element]:
        """As in "Ana Lopes" for "Ana Lopes KC MP"."""
        end = len(elements)
        while end > 1 and self._is_letters(elements[end - 1]):
            end -= 1
        return elements[:end] if end < len(elements) else elements

    def _is_letters(self, found: Element) -> bool:
        return self._text.surface(found.first, found.last) in LETTERS


def _without_status(elements: Sequence[Element]) -> Sequence[Element]:
    while len(elements) > 1 and elements[0].cat in {Cat.STATUS, Cat.MODIFIER} and not elements[0].capital:
        elements = elements[1:]
    return elements


def _is_staff(before: Sequence[Element], title: Element) -> bool:
    """As in "Senior Water Quality Officer": plain words before such a post say what it is about."""
    return title.key in STAFF and all(e.cat in {Cat.WORD, Cat.MODIFIER} for e in before)


def _is_portfolio(elements: Sequence[Element], title: int) -> bool:
    """Whether a noun of a body stands between a state and "minister": a field of government."""
    alone = title < 2 or elements[title - 2].cat in {Cat.STATE, Cat.DEMONYM}
    known = elements[title - 1].key in lexicon.posts().domains
    return alone and known and elements[title].key in MINISTERIAL


def _is_surname(found: Element) -> bool:
    """A word in capitals behind a name: "Sergey LAVROV"."""
    return len(found.key) > 3 and found.key.isalpha() and found.key.lower() not in gazetteer.acronyms()
