"""Bodies, documents and events -> the same with their complements: "Committee *on Legal Affairs*"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mapper.analysis import gazetteer
from mapper.analysis.elements import Cat, Element, is_acronym
from mapper.analysis.fields import field_size
from mapper.analysis.folding import fold_key
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.reading import AND, LONGEST, Extender, Reach, Reading, plain
from mapper.analysis.titles import MINISTERIAL
from mapper.rules import lexicon
from mapper.rules.inflection import singular

JOINT = tuple((before.split(), behind.split()) for before, behind in lexicon.table("bodies")["joint"].items())
BODY_LINKS = lexicon.word_set("small-words", "body_links")
NAME_LINKS = lexicon.word_set("small-words", "name_links")
PLACING = lexicon.word_set("small-words", "body_placing")


def extend_name(reading: Reading, extender: Extender, mention: Mention) -> Reach:
    """The mention with its complements: any number with "of", one with "for" or "on", then where it works."""
    if is_acronym(mention.name):
        return _acronym(reading, mention)
    links = BODY_LINKS if mention.kind is Kind.BODY else NAME_LINKS
    mention = _with_fields(reading, mention)
    start, linked = mention.first, False
    while mention.last - start < LONGEST:
        link, elements = reading.link(mention.last, links)
        if not elements:
            break
        if mention.kind is Kind.BODY and link != "of" and not _takes(mention, link, linked=linked):
            break
        if mention.kind is Kind.BODY and len(elements) > 1 and elements[-1].cat is Cat.DOCUMENT:
            return _before_document(reading, mention, elements)
        reach = _with_complement(reading, extender, mention, elements)
        if reach is None:
            break
        mention, linked = reach.mention, True
        if link == "of" and not reach.tail:
            mention = _with_second(reading, mention)
        if reach.tail:
            return Reach(reading.note(mention), reach.tail)
    return Reach(reading.note(mention))


def _with_fields(reading: Reading, mention: Mention) -> Mention:
    """As in "Chamber of Commerce *and Services*": the fields behind a head of several words."""
    if not mention.name.lower().endswith(tuple(lexicon.bodies().phrases)):
        return mention
    last, rest = reading.fields_behind(mention.last, loose=True)
    return mention if rest else reading.longer(mention, last)


def _with_second(reading: Reading, mention: Mention) -> Mention:
    """As in "Alliance of Green Belt *and Blue Belt Societies*": one of bodies, which stand in the plural."""
    for before, behind in JOINT:
        end = mention.last + len(behind)
        around = [reading.lower(index) for index in range(mention.last - len(before), end)]
        if mention.kind is Kind.BODY and around == [*before, *behind] and reading.tokens[end - 1].is_capital:
            return reading.longer(mention, end)  # "Assembly of Heads of State and Government"
    if mention.sort != "organization" or reading.lower(mention.last) not in AND:
        return mention
    elements = reading.segments.at(mention.last + 1) if mention.last + 1 < reading.last else ()
    last = elements[-1].key if len(elements) > 1 else ""
    plural = singular(last) != last and singular(last) in lexicon.bodies().kind_of
    return reading.longer(mention, elements[-1].last) if plural else mention


def _acronym(reading: Reading, mention: Mention) -> Reach:
    """As in "MFA of Kyrgyzstan": an acronym that is no organisation's own takes a state."""
    link, elements = reading.link(mention.last, frozenset({"of"}))
    national = (
        elements and elements[0].cat is Cat.STATE and fold_key(mention.name) not in gazetteer.bodies_by_key()
    )
    if link and national:
        pieces = reading.pieces.of(elements)
        reading.note(pieces[0])
        return Reach(reading.note(reading.grown(mention, pieces[0])), tuple(pieces[1:]))
    return Reach(reading.note(mention))


def _takes(body: Mention, link: str, *, linked: bool) -> bool:
    """Whether a body's head takes this preposition: "Committee on …", but not "Secretariat on …"."""
    if fold_key(body.name) in gazetteer.bodies_by_key():
        return False
    if link == "against" and linked:
        return True  # "Coordination of the Fight against …"
    heads = lexicon.table("bodies")["links"]
    if body.head not in heads.get(link, ()):
        return False
    national = body.of is not None and body.of.kind in {Kind.STATE, Kind.DEMONYM}
    return link in PLACING or (not linked and (body.of is None or national or body.head in heads["on"]))


def _with_complement(
    reading: Reading, extender: Extender, mention: Mention, elements: Sequence[Element]
) -> Reach | None:
    """The mention with one complement; None where the words behind the preposition are none."""
    size = field_size(elements, loose=mention.head in MINISTERIAL)
    if size and (mention.head in MINISTERIAL or size == len(elements) or _is_person(elements[size:])):
        return _with_field(reading, mention, elements, size)
    region = elements[0].cat is Cat.REGION and len(elements) == 2
    if (elements[0].cat is Cat.DEMONYM or region) and all(e.cat is Cat.WORD for e in elements[1:]):
        # "Organization of American States", "Council of Pacific Ports"
        return Reach(reading.grown(mention, reading.pieces.name(elements)))
    pieces = reading.pieces.of(elements)
    if not pieces:
        return None
    first, behind = pieces[0], tuple(pieces[1:])
    if behind:
        office = first.kind is Kind.POST and mention.head in lexicon.table("bodies")["of_posts"]["words"]
        owns = first.kind in {Kind.STATE, Kind.BODY, Kind.PLACE} or first.plural or office
        return Reach(reading.grown(mention, reading.note(first)), behind) if owns else None
    if first.kind is Kind.NAME:
        return _with_name(reading, mention, first)
    return _with_piece(reading, extender, mention, first)


def _before_document(reading: Reading, mention: Mention, elements: Sequence[Element]) -> Reach:
    """As in "the Council of Europe *Convention*": the body ends before the document, which is its own."""
    body = reading.note(reading.longer(mention, elements[-2].last))
    document = reading.pieces.of(elements)[-1]
    return Reach(body, (reading.longer(replace(document, first=mention.first, of=body), elements[-1].last),))


def _with_piece(reading: Reading, extender: Extender, mention: Mention, piece: Mention) -> Reach | None:
    """The mention with a body, state, place or post behind "of"; a person is no complement of a body."""
    one_post = piece.kind is Kind.POST and mention.kind is Kind.BODY and not piece.plural
    if one_post and mention.head not in lexicon.table("bodies")["of_posts"]["words"]:
        return None
    inner = extender.extend(piece)
    if inner.mention.kind is Kind.PERSON and inner.mention.titled:
        return None
    return Reach(reading.grown(mention, inner.mention), inner.tail)


def _with_name(reading: Reading, mention: Mention, name: Mention) -> Reach:
    """As in "Committee on Legal Affairs, Human Rights and Equality", "Institute for Peace"."""
    grown = reading.grown(mention, name)
    if mention.kind is not Kind.BODY:
        return Reach(grown)
    last, rest = reading.fields_behind(grown.last, loose=True)
    return Reach(reading.longer(grown, last)) if last > grown.last and not rest else Reach(grown)


def _is_person(elements: Sequence[Element]) -> bool:
    """As in "Head of the Committee on Rural Roads *Ana Lopes*": two or three words behind a field."""
    plain_words = all(e.cat in {Cat.WORD, Cat.PARTICLE} and e.capital for e in elements)
    return plain_words and 2 <= len(elements) <= 3


def _with_field(reading: Reading, mention: Mention, elements: Sequence[Element], size: int) -> Reach:
    last, rest = elements[size - 1].last, tuple(elements[size:])
    if not rest:
        loose = mention.kind is Kind.BODY
        end, behind = reading.fields_behind(last, loose=loose)
        if not (behind and mention.head not in MINISTERIAL and not plain(behind)):
            last, rest = end, behind
    if len(rest) == 1 and mention.head not in MINISTERIAL and plain(rest):
        # "Centre for Strategic and International Studies"
        last, rest = rest[-1].last, ()
    return Reach(reading.longer(mention, last), tuple(reading.pieces.of(rest)) if rest else ())
