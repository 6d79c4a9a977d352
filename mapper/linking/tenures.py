"""Nominals -> tenures: who holds which post of which body, as the article itself says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.nominals import Nominal, nominal_at
from mapper.corpus.knowledge import GRADES, title_key
from mapper.facts import Span

# Posts that belong to the organisation that speaks where the text names no other.
OWN_POSTS = frozenset({"secretary", "spokesperson", "spokesman", "spokeswoman", "chairman", "chairperson", "chair", "commissioner", "director"})
NATIONAL = frozenset({"minister", "premier", "president", "chancellor"})
APPOINTING = {"appoint": "appointed", "elect": "elected", "name": "named", "nominate": "nominated", "confirm": "confirmed"}


@dataclass(frozen=True, slots=True)
class Held:
    """A tenure: ids of person and body ("" unknown), title as stated, the construction that states it.

    `dates` are indices of the date mentions that bound it; `clause` is the index of its clause.
    """

    person: str
    title: str
    head: str
    body: str
    span: Span
    rule: str
    clause: int
    former: bool = False
    dates: tuple[int, ...] = ()

    @property
    def grades(self) -> frozenset[str]:
        """Words that tell a deputy or vice from the head."""
        return frozenset(fold(self.title).split()) & GRADES - {"acting", "interim"}


def find_tenures(
    analysis: Analysis, person_of: Mapping[Mention, str], body_of: Mapping[Mention, str], own: str
) -> tuple[Held, ...]:
    """The tenures that the article states, in text order; `own` is the id of the article's main body or ""."""
    found: dict[tuple[str, str, str], Held] = {}
    for number, clause in enumerate(analysis.clauses):
        for held in _of_clause(analysis, clause, number, person_of, body_of, tuple(found.values())):
            key = (held.person, title_key(held.title), held.body)
            found.setdefault(key, held)
    return tuple(_with_bodies(list(found.values()), own))


def _of_clause(
    analysis: Analysis, clause: Clause, number: int, person_of: Mapping[Mention, str], body_of: Mapping[Mention, str],
    known: Sequence[Held],
) -> Iterator[Held]:
    seen: set[Mention] = set()
    for index, piece in enumerate(clause.chunks):
        if piece.kind is Chunk.NP:
            nominal = nominal_at(clause.chunks, index)
            if nominal is None or nominal.person is None or nominal.person not in person_of:
                continue
            posts = [p for p in nominal.posts if not p.plural and p not in seen]
            seen.update(posts)
            yield from _held(analysis, nominal, posts, number, person_of, body_of)
        elif piece.kind is Chunk.VG:
            yield from _copula(analysis, clause, index, number, person_of, body_of, known)
            yield from _succession(analysis, clause, index, number, person_of, known)
            yield from _appointed(analysis, clause, index, number, person_of, body_of)


def _held(
    analysis: Analysis, nominal: Nominal, posts: list[Mention], number: int,
    person_of: Mapping[Mention, str], body_of: Mapping[Mention, str],
) -> Iterator[Held]:
    if nominal.person is None:
        return
    owners = [p.of for p in posts if p.of is not None]
    for post in posts:
        owner = post.of or (owners[0] if owners else None)
        body = body_of.get(owner, "") if owner is not None else _nation(analysis, post, number, body_of)
        if owner is not None and not body:
            continue
        rule = "tenure.before-name" if post.first < nominal.person.first else "tenure.apposition"
        span = analysis.text.span(nominal.first, nominal.last)
        yield Held(person_of[nominal.person], clean_title(post.name), post.head, body, span, rule, number, post.former)


def _nation(analysis: Analysis, post: Mention, number: int, body_of: Mapping[Mention, str]) -> str:
    """The state that the sentence names before a national post without one: "the Kazakh delegation, headed by …"."""
    if post.head not in NATIONAL:
        return ""
    before = [
        body_of[m] for m in analysis.clauses[number].mentions
        if m.kind in {Kind.DEMONYM, Kind.STATE} and m.last <= post.first and m in body_of
    ]
    return before[-1] if len(set(before)) == 1 else ""


def _posts_of(chunks: tuple[Piece, ...], index: int) -> list[Mention]:
    """The posts of a noun phrase without a name of its own."""
    nominal = nominal_at(chunks, index)
    if nominal is None or nominal.person is not None:
        return []
    return [p for p in nominal.posts if not p.plural]


def _named_by_post(chunks: tuple[Piece, ...], index: int, known: Sequence[Held]) -> str:
    """The one person whose post the subject names: "the new commander was Deputy Chief of Staff before"."""
    posts = [m for p in chunks[:index] for m in p.mentions if m.kind is Kind.POST and m.of is None]
    persons = {h.person for h in known if posts and h.head == posts[-1].head and not h.former}
    return persons.pop() if len(persons) == 1 else ""


def _subject(chunks: tuple[Piece, ...], index: int, person_of: Mapping[Mention, str]) -> str:
    for k in range(index - 1, -1, -1):
        piece = chunks[k]
        if piece.kind is Chunk.VG and piece.finite:
            return ""
        if piece.kind is Chunk.NP:
            named = [m for m in piece.mentions if m in person_of]
            if named and (k == 0 or chunks[k - 1].kind is not Chunk.PREP):
                return person_of[named[-1]]
    return ""


def _succession(
    analysis: Analysis, clause: Clause, index: int, number: int, person_of: Mapping[Mention, str], known: Sequence[Held]
) -> Iterator[Held]:
    """"He will succeed X": X held the post to which the article says that somebody was appointed or elected."""
    piece, chunks = clause.chunks[index], clause.chunks
    taken = [h for h in known if h.rule in {"tenure.appointed", "tenure.elected"}]
    if piece.head not in {"succeed", "replace"} or piece.negated or piece.passive or len(taken) != 1:
        return
    named = [m for p in chunks[index + 1 : index + 2] for m in p.mentions if m in person_of]
    if named and person_of[named[-1]] != taken[0].person:
        span = analysis.text.span(clause.sentence.first, clause.sentence.last)
        yield replace(taken[0], person=person_of[named[-1]], span=span, rule="tenure.succeeded", clause=number, former=True)


def _copula(
    analysis: Analysis, clause: Clause, index: int, number: int,
    person_of: Mapping[Mention, str], body_of: Mapping[Mention, str], known: Sequence[Held],
) -> Iterator[Held]:
    """"X was Minister of Justice of Uruguay from 2015 to 2018"; "served as Director of …"."""
    piece, chunks = clause.chunks[index], clause.chunks
    be = piece.head == "be" or analysis.text.tokens[piece.last - 1].lower == "been"
    serves = piece.head in {"serve", "work", "become"}
    if not (be or serves) or piece.negated or piece.modal:
        return
    start = index + 1
    if start < len(chunks) and chunks[start].head == "as":
        start += 1
    posts = _posts_of(chunks, start)
    person = _subject(chunks, index, person_of) or _named_by_post(chunks, index, known)
    if not posts or not person:
        return
    dates = tuple(dict.fromkeys(
        analysis.text.dates[p.first] for p in chunks[start:] if p.kind is Chunk.DATE
    ))
    for post in posts:
        body = body_of.get(post.of, "") if post.of is not None else ""
        past = piece.tense == "past" and not piece.perfect and piece.head != "become"
        span = analysis.text.span(clause.sentence.first, clause.sentence.last)
        yield Held(person, clean_title(post.name), post.head, body, span, "tenure.copula", number, past, dates)


def _appointed(
    analysis: Analysis, clause: Clause, index: int, number: int,
    person_of: Mapping[Mention, str], body_of: Mapping[Mention, str],
) -> Iterator[Held]:
    """"… appointed X as Commander of the Mission"; "X was elected Chairman of …"."""
    piece, chunks = clause.chunks[index], clause.chunks
    if piece.head not in APPOINTING or piece.negated:
        return
    span = analysis.text.span(clause.sentence.first, clause.sentence.last)
    person, start = "", index + 1
    if piece.passive:
        person = _subject(chunks, index, person_of)
    else:
        while start < len(chunks) and not person and chunks[start].kind is not Chunk.VG:
            person = next((person_of[m] for m in chunks[start].mentions if m in person_of), "")
            start += 1
    while start < len(chunks) and chunks[start].kind is not Chunk.VG and not _posts_of(chunks, start):
        start += 1
    posts = _posts_of(chunks, start) if start < len(chunks) else []
    for post in posts if person else []:
        body = body_of.get(post.of, "") if post.of is not None else ""
        yield Held(person, clean_title(post.name), post.head, body, span, f"tenure.{APPOINTING[piece.head]}", number)


def clean_title(title: str) -> str:
    """A title with its words in capitals, small ones aside: "acting Head" -> "Acting Head"."""
    small = {"of", "the", "for", "and", "to", "on", "at", "in", "d'affaires"}
    words = [w if w.lower() in small or not w.islower() else w[0].upper() + w[1:] for w in title.split()]
    return " ".join(words)


def _with_bodies(found: list[Held], own: str) -> Iterator[Held]:
    """Tenures without a body take that of the same title in the article, else the article's own body."""
    for held in found:
        if held.body:
            yield held
            continue
        key = set(title_key(held.title).split()) - {"acting", "interim"}
        bodies = {h.body for h in found if h.body and key <= set(title_key(h.title).split())}
        twins = {h.body for h in found if h.body and h.person == held.person and h.head == held.head}
        nations = {h.body for h in found if h.body.startswith("state/") and h.head in NATIONAL}
        if held.head in NATIONAL and len(nations) == 1 and not twins:
            body = next(iter(nations))
        elif len(twins or bodies) == 1:
            body = (twins or bodies).pop()
        else:
            body = own if held.head in OWN_POSTS and not bodies else ""
        duplicate = any(h.person == held.person and h.body == body and title_key(h.title) == title_key(held.title) for h in found)
        if body and not duplicate:
            yield replace(held, body=body)


__all__ = ["Held", "Kind", "clean_title", "find_tenures"]
