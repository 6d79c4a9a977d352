"""Posts -> posts with their complements: field, body and region ("Commissioner for Trade of the Union")."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mapper.analysis.elements import Cat, Element
from mapper.analysis.fields import field_size
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.reading import DEEPEST, LONGEST, Extender, Reach, Reading
from mapper.analysis.tokens import POSSESSIVES
from mapper.rules import lexicon

MINISTERIAL = lexicon.word_set("posts", "ministerial")
LOCAL = lexicon.word_set("posts", "local")
SENT = lexicon.word_set("posts", "sent")
SPEAKING = lexicon.word_set("posts", "serving")
FIELD_LINKS = lexicon.word_set("small-words", "field_links")
LEADING = lexicon.word_set("posts", "leading")
LED = lexicon.word_set("posts", "led")
ADDRESS = frozenset(word.lower() for word in lexicon.word_set("posts", "address"))
NATIONAL = lexicon.word_set("posts", "national")
OWNING = lexicon.word_set("posts", "working")
STATES = frozenset({Kind.STATE, Kind.DEMONYM})
SMALL = 3


def extend_post(reading: Reading, extender: Extender, post: Mention, links: frozenset[str]) -> Reach:
    """The post with its complements; a name behind them in the same segment is a person's."""
    if (reach := _of_named(reading, post)) is not None:
        return reach
    post = _small_body(reading, post) or _small_field(reading, _placed(reading, post, links))
    start = post.last
    for _ in range(DEEPEST):
        link, elements = reading.link(post.last, links)
        if not elements or post.last - start > LONGEST:
            break
        loose = link in {"for", "on"} or post.head in MINISTERIAL
        size = field_size(elements, loose=loose)
        if post.head not in MINISTERIAL and all(e.cat is Cat.REGION for e in elements[:size]):
            size = 0
        if size > 1 and link == "of" and post.head not in MINISTERIAL and elements[size - 1].cat is Cat.BODY:
            size = 0  # "Chief of the State Fisheries Service A. B."
        if size and link in FIELD_LINKS:
            reach = _with_field(reading, post, elements, size, loose=loose)
        elif link == "of" and post.of is None:
            reach = _with_owner(reading, extender, post, elements)
        else:
            reach = _with_region(reading, extender, post, link, elements)
        if reach.mention.last == post.last:
            break
        post = reach.mention
        if reach.tail:
            return Reach(reading.note(post), _person(reach.tail))
    return Reach(reading.note(post))


def _placed(reading: Reading, post: Mention, links: frozenset[str]) -> Mention:
    """As in "*Sudan* director of the Refugee Council": where the post is, when a body behind it owns it."""
    place = post.of
    if place is None or place.kind not in STATES or post.head in NATIONAL | SENT:
        return post
    _, elements = reading.link(post.last, links & OWNING)
    pieces = reading.pieces.of(elements) if elements else []
    if not pieces or pieces[0].kind is not Kind.BODY:
        return post
    name = post.name if place.kind is Kind.DEMONYM else reading.text.surface(post.first, post.last)
    return replace(post, name=name, of=None)


def _person(tail: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """A name that stands behind a post is a person's."""
    last = tail[-1]
    return (*tail[:-1], replace(last, kind=Kind.PERSON, titled=True)) if last.kind is Kind.NAME else tail


def _of_named(reading: Reading, post: Mention) -> Reach | None:
    """As in "Director of the logistics *company Baltica*": a noun in small letters before a body's name."""
    if reading.lower(post.last) != "of" or post.of is not None:
        return None
    nouns = lexicon.bodies().appositive
    for index in range(post.last + 1, min(post.last + 2 + SMALL, reading.last - 1)):
        token = reading.tokens[index]
        if not token.is_word or (token.is_capital and index > post.last + 2):
            return None
        sizes = range(1, min(SMALL, index - post.last) + 1)
        noun = next((n for k in sizes if (n := _words(reading, index + 1 - k, index + 1)) in nouns), "")
        if noun and not token.is_capital:
            elements = reading.segments.at(index + 1)
            if not elements or not all(e.cat in {Cat.WORD, Cat.ACRONYM} for e in elements):
                return None
            if len(elements) > 1 and reading.lower(post.first - 1) != ",":
                return None  # "head of the group Ana Lopes"
            body = replace(reading.pieces.name(elements), kind=Kind.BODY, sort=nouns[noun])
            return Reach(reading.note(replace(post, last=body.last, of=reading.note(body))))
    return None


def _words(reading: Reading, first: int, last: int) -> str:
    return " ".join(reading.lower(index) for index in range(first, last))


def _small_body(reading: Reading, post: Mention) -> Mention | None:
    """As in "head of the delegation of …": a small noun that belongs to the title."""
    index = post.last
    if reading.lower(index) != "of":
        return None
    start = index + 2 if reading.lower(index + 1) in {"the", "its", "a"} else index + 1
    kinds = lexicon.bodies().kind_of
    for end in range(start, min(start + SMALL, reading.last)):
        token = reading.tokens[end]
        if token.is_capital or not token.is_word:
            return None
        if token.lower in kinds:
            return replace(post, last=end + 1, name=f"{post.name} {reading.text.surface(index, end + 1)}")
    return None


def _small_field(reading: Reading, post: Mention) -> Mention:
    """As in "the minister *of transport*", "the minister of state *for foreign affairs*": a small field."""
    index, domains = post.last, lexicon.posts().domains
    ministerial = not MINISTERIAL.isdisjoint(post.name.lower().split())
    while ministerial and reading.lower(index) in FIELD_LINKS:
        start = index + 2 if reading.lower(index + 1) == "the" else index + 1
        end = start
        while _is_small(reading, end) and (reading.lower(end) in domains or _joins_fields(reading, end)):
            end += 1
        if end == start:
            break
        index = end
    return post if index == post.last else _titled(reading, post, index)


def _is_small(reading: Reading, index: int) -> bool:
    return bool(reading.lower(index)) and not reading.tokens[index].is_capital


def _joins_fields(reading: Reading, index: int) -> bool:
    """As in "of trade *and* industry"."""
    behind = reading.lower(index + 1)
    return (
        reading.lower(index) == "and" and behind in lexicon.posts().domains and _is_small(reading, index + 1)
    )


def _with_field(
    reading: Reading, post: Mention, elements: Sequence[Element], size: int, *, loose: bool
) -> Reach:
    last, rest = elements[size - 1].last, tuple(elements[size:])
    if not rest:
        last, rest = reading.fields_behind(last, loose=loose)
    extended = _titled(reading, post, last)
    return Reach(extended, tuple(reading.pieces.of(rest)) if rest else ())


def _titled(reading: Reading, post: Mention, last: int) -> Mention:
    """The post whose title goes on up to token `last`."""
    return replace(post, last=last, name=f"{post.name} {reading.text.surface(post.last, last)}")


def _with_owner(reading: Reading, extender: Extender, post: Mention, elements: Sequence[Element]) -> Reach:
    pieces = _complement(reading, post, elements)
    if not pieces or pieces[0].kind is Kind.PERSON:
        return Reach(post)
    if pieces[0].kind is Kind.POST and not pieces[0].plural:
        first = pieces[0]
        if len(pieces) > 1 and first.head in ADDRESS and first.of is not None and first.of.kind is Kind.BODY:
            # "Head of the NATO Office Ambassador A. B."
            owner = reading.note(first.of)
            return Reach(replace(post, last=owner.last, of=owner), tuple(pieces[1:]))
        return _of_post(reading, extender, post, pieces)
    reach = (
        extender.extend(pieces[0]) if len(pieces) == 1 else Reach(reading.note(pieces[0]), tuple(pieces[1:]))
    )
    if not reach.tail:
        reach = _owned(reading, extender, reach)
    inner = reach.mention
    if inner.kind is Kind.BODY and post.head in LEADING and inner.head in LED:
        return Reach(_of_executive(reading, post, inner), reach.tail)
    return Reach(replace(post, last=inner.last, of=_belongs_to(inner, post)), reach.tail)


def _owned(reading: Reading, extender: Extender, reach: Reach) -> Reach:
    """As in "Director of Finland*'s Radiation Authority*": the body behind the possessive."""
    owner = reach.mention
    if reading.lower(owner.last) not in POSSESSIVES or owner.last + 1 >= reading.last:
        return reach
    pieces = reading.pieces.of(reading.segments.at(owner.last + 1))
    if not pieces or pieces[0].kind is not Kind.BODY:
        return reach
    body = replace(pieces[0], of=owner)
    return Reach(reading.note(body), tuple(pieces[1:])) if len(pieces) > 1 else extender.extend(body)


def _of_executive(reading: Reading, post: Mention, body: Mention) -> Mention:
    """As in "Chairman *of the Cabinet of Ministers* of Malta": a post of the state."""
    state = body.of if body.of is not None and body.of.kind is Kind.STATE else None
    end = body.last if state is None else state.first
    while end > body.first and reading.lower(end - 1) in {"of", "the"}:
        end -= 1
    return replace(_titled(reading, post, end), last=body.last, of=state)


def _of_post(reading: Reading, extender: Extender, post: Mention, pieces: Sequence[Mention]) -> Reach:
    """As in "Special Representative *of the Secretary-General*": the other post belongs to the title."""
    other, tail = pieces[0], tuple(pieces[1:])
    if not tail:
        other, tail = extender.extend(other, frozenset({"of"}))
    if tail and reading.lower(post.last + 1) != "the":
        # "Spokesperson for UN Secretary-General A. B.": the post beside the name is its own
        return Reach(post)
    link = reading.text.surface(post.last, pieces[0].first)
    return Reach(replace(post, last=other.last, name=f"{post.name} {link} {other.name}", of=other.of), tail)


def _complement(reading: Reading, post: Mention, elements: Sequence[Element]) -> list[Mention]:
    """The pieces behind "of"; a name of unknown kind is a body's. The last two words behind the field of a
    minister are the person.
    """
    pieces = reading.pieces.of(elements)
    if not pieces or pieces[0].kind is not Kind.NAME:
        return pieces
    cut = 0
    if len(pieces) == 1 and all(e.cat in {Cat.WORD, Cat.PARTICLE} for e in elements):
        cut = len(elements) - 2 if post.head in MINISTERIAL and len(elements) > SMALL - 1 else 0
    if cut:
        pieces = [reading.pieces.name(elements[:cut]), reading.pieces.name(elements[cut:])]
    first = pieces[0]
    if first.head not in lexicon.table("bodies")["never"]["words"] and post.head not in MINISTERIAL:
        pieces[0] = replace(first, kind=Kind.PLACE if post.head in LOCAL else Kind.BODY, sort="other")
    return pieces


def _with_region(
    reading: Reading, extender: Extender, post: Mention, link: str, elements: Sequence[Element]
) -> Reach:
    """As in "for the Aral Sea", "to the United Nations": where or for what, not whose post it is."""
    pieces = reading.pieces.of(elements)
    if link == "of" or not pieces or pieces[0].kind is Kind.PERSON:
        return Reach(post)
    first = pieces[0]
    definite = reading.lower(post.last + 1) == "the"
    if first.kind is Kind.NAME and link not in {"for", "on"}:
        return Reach(post)
    if first.kind is Kind.NAME and definite and post.head in SPEAKING:
        # "a spokesman for the Harbour League"
        first = replace(first, kind=Kind.BODY, sort="other")
        pieces = [first, *pieces[1:]]
    if first.kind is Kind.POST and post.of is None and not first.plural:
        return _of_post(reading, extender, post, pieces)
    reach = extender.extend(first) if len(pieces) == 1 else Reach(reading.note(first), tuple(pieces[1:]))
    inner = reach.mention
    owns = link == "at" or post.head in SPEAKING
    of = post.of
    if of is None and inner.kind in {Kind.BODY, Kind.STATE} and owns and post.head not in SENT:
        of = inner
    return Reach(replace(post, last=inner.last, of=of), reach.tail)


def _belongs_to(body: Mention, post: Mention) -> Mention | None:
    if body.kind in {Kind.BODY, Kind.STATE} or (body.kind is Kind.PLACE and post.head in LOCAL):
        return body
    return None
