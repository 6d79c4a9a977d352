"""Verb groups -> tenures: "X was elected Chairman of …", "served as …", "will succeed Y"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.nominals import nominal_at
from mapper.facts import Span
from mapper.linking.held import Held, Holders, clean_title
from mapper.linking.possessors import is_possessed, subject_before
from mapper.linking.tellings import SUCCEEDED, TOOK, subject_of, telling_at
from mapper.rules import lexicon

SUCCEEDING = frozenset(lexicon.table("tenures")["succeeding"]["verbs"])
PRONOUNS = frozenset({"it"})
LEADING = lexicon.table("tenures")["leading"]
LED = lexicon.word_set("groups", "teams") | lexicon.word_set("groups", "standing_for")
COMING = "tenure.appointed"
TAKEN = (COMING, "tenure.elected", TOOK)


def told(holders: Holders, number: int, index: int) -> Iterator[Held]:
    """The tenures that the verb group `index` of clause `number` tells of."""
    chunks = holders.analysis.clauses[number].chunks
    piece, telling = chunks[index], telling_at(chunks, index)
    if telling is None:
        if piece.head in SUCCEEDING and not piece.passive and not piece.negated:
            yield from _succeeded(holders, number, index)
        elif piece.head in LEADING:
            yield from _leading(holders, number, index)
        return
    dates = _dates(holders, chunks, index)
    person = holders.person_of.get(telling.person, "") if telling.person is not None else ""
    person = person or _named_by_post(holders, chunks, index)
    coming = telling.rule == TOOK and not dates and (piece.modal or piece.infinitive)
    rule = COMING if coming else telling.rule
    for post in telling.posts:
        if person:
            held = _held(holders, number, person, post, rule)
            yield replace(held, former=telling.over, dates=dates)
        if telling.before in holders.person_of and telling.before is not None:
            held = _held(holders, number, holders.person_of[telling.before], post, SUCCEEDED)
            yield replace(held, former=not piece.modal, dates=dates)


def _leading(holders: Holders, number: int, index: int) -> Iterator[Held]:
    """As in "Ana Lopes, *who chairs* the Ports Committee", "the Ports Committee, *headed by* Ana Lopes":
    what somebody does all the time is a post.
    """
    chunks = holders.analysis.clauses[number].chunks
    piece = chunks[index]
    if piece.negated or piece.modal or piece.perfect or index + 1 >= len(chunks):
        return
    read = _led_by if chunks[index + 1].head == "by" else _leads
    person, body = read(holders, number, index)
    if person in holders.person_of and person is not None and body:
        who, title = holders.person_of[person], LEADING[piece.head]
        yield Held(who, title, title.lower(), body, _span(holders, number), "tenure.leading", number)


def _leads(holders: Holders, number: int, index: int) -> tuple[Mention | None, str]:
    """As in "Ana Lopes, who *chairs* the Committee on Ports": who leads, and what."""
    chunks = holders.analysis.clauses[number].chunks
    now = index and chunks[index].tense == "present" and chunks[index - 1].head == "who"
    return (subject_of(chunks, index), _led_body(holders, chunks[index + 1])) if now else (None, "")


def _led_by(holders: Holders, number: int, index: int) -> tuple[Mention | None, str]:
    """As in "the Committee on Ports *is chaired by* Ana Lopes"; who is in the chair of one sitting has no
    post.
    """
    chunks = holders.analysis.clauses[number].chunks
    before = index - 2 if index > 1 and chunks[index - 1].kind is Chunk.COMMA else index - 1
    nominal, piece = nominal_at(chunks, index + 2), chunks[index]
    lasting = piece.tense == "present" if piece.passive else piece.head != "chair"
    whose = before > 0 and chunks[before - 1].kind is Chunk.PREP  # "the delegation of *the Union*, headed by"
    if nominal is None or before < 0 or whose or not lasting:
        return None, ""
    pronoun = chunks[before].head in PRONOUNS and piece.passive
    body = subject_before(holders, number) if pronoun else _led_body(holders, chunks[before])
    return nominal.person, body


def _led_body(holders: Holders, piece: Piece) -> str:
    """The id of the body at the end of a noun phrase; a delegation or team is none, but as part of a body."""
    body = next((m for m in piece.mentions if m.kind is Kind.BODY and m.last == piece.last), None)
    if body is None or (body.head in LED and (body.of is None or body.of.kind is not Kind.BODY)):
        return ""
    return holders.body_of.get(body, "")


def _dates(holders: Holders, chunks: tuple[Piece, ...], index: int) -> tuple[int, ...]:
    """The dates of the clause, those before its subject as well."""
    end = next((k for k in range(index + 1, len(chunks)) if chunks[k].kind is Chunk.VG), len(chunks))
    begin = next((k + 1 for k in range(index - 1, -1, -1) if chunks[k].kind is Chunk.VG), 0)
    found = (holders.analysis.text.dates[p.first] for p in chunks[begin:end] if p.kind is Chunk.DATE)
    return tuple(dict.fromkeys(found))


def _succeeded(holders: Holders, number: int, index: int) -> Iterator[Held]:
    """As in "He will succeed X": X held the post to which somebody was appointed or elected before."""
    taken = [h for rule in TAKEN for h in holders.by_rule[rule][:2]]
    chunks = holders.analysis.clauses[number].chunks
    if len(taken) != 1 or index + 1 >= len(chunks):
        return
    named = [m for m in chunks[index + 1].mentions if m in holders.person_of]
    if named and holders.person_of[named[-1]] != taken[0].person:
        span = _span(holders, number)
        person = holders.person_of[named[-1]]
        dates = taken[0].dates if taken[0].rule == TOOK else ()
        yield replace(
            taken[0], person=person, span=span, rule=SUCCEEDED, clause=number, former=True, dates=dates
        )


def _held(holders: Holders, number: int, person: str, post: Mention, rule: str) -> Held:
    body = holders.body_of.get(post.of, "") if post.of is not None else ""
    possessed = is_possessed(holders.analysis.text.tokens, post)
    title, span = clean_title(post.name), _span(holders, number)
    return Held(person, title, post.head, body, span, rule, number, possessed=possessed)


def _span(holders: Holders, number: int) -> Span:
    sentence = holders.analysis.clauses[number].sentence
    return holders.analysis.text.span(sentence.first, sentence.last)


def _named_by_post(holders: Holders, chunks: tuple[Piece, ...], index: int) -> str:
    """The one person whose post the subject names: "the new commander was Deputy Chief of Staff before"."""
    posts = [m for p in chunks[:index] for m in p.mentions if m.kind is Kind.POST and m.of is None]
    if not posts:
        return ""
    persons = holders.current[posts[-1].head]
    return next(iter(persons)) if len(persons) == 1 else ""
