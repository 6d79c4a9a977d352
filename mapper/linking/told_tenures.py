"""Verb groups -> tenures: "X was elected Chairman of …", "served as …", "will succeed Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.nominals import nominal_at
from mapper.linking.held import Held, Holders, clean_title
from mapper.rules import lexicon

APPOINTING = {
    "appoint": "appointed", "elect": "elected", "name": "named", "nominate": "nominated",
    "confirm": "confirmed",
}  # fmt: skip
SERVING = lexicon.word_set("persons", "serving")
SUCCEEDING = lexicon.word_set("persons", "succeeding")
TAKEN = frozenset({"tenure.appointed", "tenure.elected"})


def told(holders: Holders, number: int, index: int) -> Iterator[Held]:
    """The tenures that the verb group `index` of clause `number` tells of."""
    piece = holders.analysis.clauses[number].chunks[index]
    if piece.negated:
        return
    if piece.head in APPOINTING:
        yield from _appointed(holders, number, index)
    elif piece.head in SUCCEEDING and not piece.passive:
        yield from _succeeded(holders, number, index)
    elif not piece.modal:
        yield from _served(holders, number, index)


def _served(holders: Holders, number: int, index: int) -> Iterator[Held]:
    """As in "X was Minister of Trade of Iceland from 2009 to 2011"; "served as Director of …"."""
    text, chunks = holders.analysis.text, holders.analysis.clauses[number].chunks
    piece = chunks[index]
    be = piece.head == "be" or text.tokens[piece.last - 1].lower == "been"
    if not be and piece.head not in SERVING:
        return
    start = index + 2 if index + 1 < len(chunks) and chunks[index + 1].head == "as" else index + 1
    posts = _posts_at(chunks, start)
    person = (_subject(holders, chunks, index) or _named_by_post(holders, chunks, index)) if posts else ""
    if not person:
        return
    dates = tuple(dict.fromkeys(text.dates[p.first] for p in chunks[start:] if p.kind is Chunk.DATE))
    past = piece.tense == "past" and not piece.perfect and piece.head != "become"
    for post in posts:
        held = _held(holders, number, person, post, "tenure.copula")
        yield replace(held, former=past, dates=dates)


def _appointed(holders: Holders, number: int, index: int) -> Iterator[Held]:
    """As in "… appointed X as Commander of the Mission"; "X was elected Chairman of …"."""
    chunks = holders.analysis.clauses[number].chunks
    piece, person, start = chunks[index], "", index + 1
    if piece.passive:
        person = _subject(holders, chunks, index)
    else:
        while start < len(chunks) and not person and chunks[start].kind is not Chunk.VG:
            person = next(
                (holders.person_of[m] for m in chunks[start].mentions if m in holders.person_of), ""
            )
            start += 1
    if not person:
        return
    while start < len(chunks) and chunks[start].kind is not Chunk.VG:
        posts = _posts_at(chunks, start)
        if posts:
            rule = f"tenure.{APPOINTING[piece.head]}"
            yield from (_held(holders, number, person, post, rule) for post in posts)
            return
        start += 1


def _succeeded(holders: Holders, number: int, index: int) -> Iterator[Held]:
    """As in "He will succeed X": X held the post to which somebody was appointed or elected before."""
    taken = [h for h in holders.found.values() if h.rule in TAKEN]
    chunks = holders.analysis.clauses[number].chunks
    if len(taken) != 1 or index + 1 >= len(chunks):
        return
    named = [m for m in chunks[index + 1].mentions if m in holders.person_of]
    if named and holders.person_of[named[-1]] != taken[0].person:
        sentence = holders.analysis.clauses[number].sentence
        span = holders.analysis.text.span(sentence.first, sentence.last)
        person = holders.person_of[named[-1]]
        yield replace(taken[0], person=person, span=span, rule="tenure.succeeded", clause=number, former=True)


def _held(holders: Holders, number: int, person: str, post: Mention, rule: str) -> Held:
    sentence = holders.analysis.clauses[number].sentence
    span = holders.analysis.text.span(sentence.first, sentence.last)
    body = holders.body_of.get(post.of, "") if post.of is not None else ""
    return Held(person, clean_title(post.name), post.head, body, span, rule, number)


def _posts_at(chunks: tuple[Piece, ...], index: int) -> list[Mention]:
    """The posts of a noun phrase without a name of its own."""
    nominal = nominal_at(chunks, index)
    if nominal is None or nominal.person is not None:
        return []
    return [p for p in nominal.posts if not p.plural]


def _named_by_post(holders: Holders, chunks: tuple[Piece, ...], index: int) -> str:
    """The one person whose post the subject names: "the new commander was Deputy Chief of Staff before"."""
    posts = [m for p in chunks[:index] for m in p.mentions if m.kind is Kind.POST and m.of is None]
    if not posts:
        return ""
    persons = {h.person for h in holders.found.values() if h.head == posts[-1].head and not h.former}
    return persons.pop() if len(persons) == 1 else ""


def _subject(holders: Holders, chunks: tuple[Piece, ...], index: int) -> str:
    for k in range(index - 1, -1, -1):
        piece = chunks[k]
        if piece.kind is Chunk.VG and piece.finite:
            return ""
        if piece.kind is Chunk.NP:
            named = [m for m in piece.mentions if m in holders.person_of]
            if named and (k == 0 or chunks[k - 1].kind is not Chunk.PREP):
                return holders.person_of[named[-1]]
    return ""
