"""Nominals -> tenures: who holds which post of which body, as the article itself says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec.structs import replace

from mapper.analysis.analysis import Analysis
from mapper.analysis.chunks import Chunk
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.nominals import Nominal, nominal_at
from mapper.facts import Span
from mapper.linking.described import OCCUPATIONS, described
from mapper.linking.held import NATIONS, Held, Holders, clean_title
from mapper.linking.national import is_national
from mapper.linking.owners_of_posts import NEAR, nation, owns, with_bodies
from mapper.linking.possessors import is_possessed, possessor
from mapper.linking.shared_posts import owner_behind, shared_posts
from mapper.linking.told_tenures import told
from mapper.rules import lexicon

BOUNDING = lexicon.word_set("posts", "beginning") | lexicon.word_set("posts", "ending")
ADDRESS = lexicon.word_set("posts", "address")
CHOSEN = lexicon.word_set("posts", "chosen")
COUNTERPARTS = lexicon.word_set("posts", "counterparts")


def find_tenures(
    analysis: Analysis, person_of: Mapping[Mention, str], body_of: Mapping[Mention, str], own: str
) -> tuple[Held, ...]:
    """The tenures that the article states, in text order; `own` is the id of its main body or "".

    A post whose body the article does not tell has body "": it says only who is meant by the post.
    """
    holders = Holders(analysis, person_of, body_of)
    for number, clause in enumerate(analysis.clauses):
        seen: set[Mention] = set()
        for index, piece in enumerate(clause.chunks):
            if piece.kind is Chunk.NP:
                holders.add(_beside(holders, number, index, seen))
            elif piece.kind is Chunk.VG:
                holders.add(told(holders, number, index))
    return tuple(with_bodies(holders, own))


def _beside(holders: Holders, number: int, index: int, seen: set[Mention]) -> Iterator[Held]:
    """Posts beside the names of their holders."""
    chunks = holders.analysis.clauses[number].chunks
    nominal = nominal_at(chunks, index)
    if nominal is not None and nominal.person in holders.person_of and nominal.person not in seen:
        posts = [p for p in nominal.posts if not p.plural and p not in seen and not _is_part(holders, p)]
        posts = [p for p in posts if not owns(holders.analysis.text.tokens, p)]
        seen.update(posts)
        if nominal.posts and nominal.person is not None:
            seen.add(nominal.person)
        yield from _of_nominal(holders, number, nominal, _without_address(posts))
        yield from _described(holders, number, nominal)
        yield from _counterpart(holders, number, nominal)
    for shared in shared_posts(holders.analysis.text, chunks, index):
        if shared.person in holders.person_of and shared.post.of in holders.body_of:
            body = holders.body_of[shared.post.of] if shared.post.of is not None else ""
            span = holders.analysis.text.span(shared.nominal.first, shared.nominal.last)
            yield holders.held(shared.person, shared.post, body, span, "tenure.shared", number)


def _without_address(posts: list[Mention]) -> list[Mention]:
    """As in "the Permanent Representative of X, *Ambassador* Y": a form of address beside a post."""
    bare = [p for p in posts if p.of is None and p.name in ADDRESS]
    return [p for p in posts if p not in bare] if len(posts) > len(bare) else posts


def _of_nominal(holders: Holders, number: int, nominal: Nominal, posts: list[Mention]) -> Iterator[Held]:
    if nominal.person is None:
        return
    chunks = holders.analysis.clauses[number].chunks
    sender = owner_behind(chunks, nominal)
    owners = [p.of for p in posts if p.of is not None]
    for post in (_with_head(holders, p) if sender is not None else p for p in posts):
        # "Chair A. B. (Malta)": where the holder is from
        behind = None if post.head in CHOSEN else sender
        shared = owners[0] if owners and not _names_other(post) else None
        owner = post.of or behind or (_state_of(shared) if is_national(post.name, post.head) else shared)
        body = holders.body_of.get(owner, "") if owner is not None else _owner(holders, post, number)
        if owner is not None and not body:
            continue
        rule = "tenure.before-name" if post.first < nominal.person.first else "tenure.apposition"
        held = holders.held(nominal.person, post, body, _span(holders, nominal), rule, number)
        possessed = is_possessed(holders.analysis.text.tokens, post)
        yield replace(held, dates=_bounding(holders, number, nominal), possessed=possessed)


def _state_of(owner: Mention | None) -> Mention | None:
    """As in "Minister and Chief of Staff of the Forces *of Malta*": the state that a body belongs to."""
    while owner is not None and owner.kind is Kind.BODY and owner.of is not None:
        owner = owner.of
    return owner


def _is_part(holders: Holders, post: Mention) -> bool:
    """As in "*chief* economist": the word belongs to what somebody does."""
    following = holders.analysis.text.tokens[post.last : post.last + 1]
    return bool(following) and following[0].lower in OCCUPATIONS


def _with_head(holders: Holders, post: Mention) -> Mention:
    """As in "*Mission* chief A of X": a noun that names no body belongs to the title."""
    if post.of is None or post.of in holders.body_of:
        return post
    return replace(post, of=None, name=holders.analysis.text.surface(post.first, post.last))


def _owner(holders: Holders, post: Mention, number: int) -> str:
    national = is_national(post.name, post.head)
    owner = possessor(holders, post, number, national=national)
    return owner or (
        "" if is_possessed(holders.analysis.text.tokens, post) else nation(holders, post, number)
    )


def _span(holders: Holders, nominal: Nominal) -> Span:
    return holders.analysis.text.span(nominal.first, nominal.last)


def _described(holders: Holders, number: int, nominal: Nominal) -> Iterator[Held]:
    """As in "X, a professor of law at the University of Riga"."""
    chunks = holders.analysis.clauses[number].chunks
    for found in described(holders.analysis.text, chunks, nominal):
        body = holders.body_of.get(found.body, "")
        if body and nominal.person is not None:
            person, span = holders.person_of[nominal.person], _span(holders, nominal)
            yield Held(person, found.title, found.head, body, span, "tenure.described", number)


def _counterpart(holders: Holders, number: int, nominal: Nominal) -> Iterator[Held]:
    """As in "his Maltese *counterpart* X": the post of the one named before, in another state."""
    nations = [m for m in nominal.inner if m.kind in NATIONS and m in holders.body_of]
    words = holders.analysis.text.tokens[nominal.core.first : nominal.core.last]
    if not nations or nominal.person is None or not any(w.lower in COUNTERPARTS for w in words):
        return
    body, person = holders.body_of[nations[0]], holders.person_of[nominal.person]
    for held in reversed(holders.found.values()):
        if number - held.clause > NEAR:
            return
        if held.body.startswith("state/") and held.body != body and held.person != person:
            span = _span(holders, nominal)
            yield Held(person, held.title, held.head, body, span, "tenure.counterpart", number)
            return


def _bounding(holders: Holders, number: int, nominal: Nominal) -> tuple[int, ...]:
    """As in "Ana Lopes, Director *since 2029*": the date behind the post."""
    chunks = holders.analysis.clauses[number].chunks
    end = nominal.end if nominal.open else nominal.end + 2
    return tuple(
        holders.analysis.text.dates[piece.first]
        for before, piece in pairwise(chunks[nominal.begin : end])
        if piece.kind is Chunk.DATE and before.head in BOUNDING
    )


def _names_other(post: Mention) -> bool:
    """As in "Special Representative of the Secretary-General": a post of that other one's body."""
    words = post.name.lower().split()
    return any(w in lexicon.posts().heads for w in words[words.index("of") + 1 :]) if "of" in words else False


__all__ = ["Held", "clean_title", "find_tenures"]
