"""Nominals -> tenures: who holds which post of which body, as the article itself says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from mapper.analysis.analysis import Analysis
from mapper.analysis.chunks import Chunk
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Mention
from mapper.analysis.nominals import Nominal, nominal_at
from mapper.corpus.knowledge import ACTING, title_key
from mapper.linking.held import Held, Holders, clean_title
from mapper.linking.shared_posts import owner_behind, shared_posts
from mapper.linking.told_tenures import told
from mapper.rules import lexicon

OWN_POSTS = lexicon.word_set("posts", "own")
# How many sentences back a national post may give its state to one without.
NEAR = 2
BARE = lexicon.word_set("posts", "bare")
BOUNDING = lexicon.word_set("posts", "beginning") | lexicon.word_set("posts", "ending")
NATIONAL = lexicon.word_set("posts", "national")


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
    return tuple(_with_bodies(list(holders.found.values()), own))


def _beside(holders: Holders, number: int, index: int, seen: set[Mention]) -> Iterator[Held]:
    """Posts beside the names of their holders."""
    chunks = holders.analysis.clauses[number].chunks
    nominal = nominal_at(chunks, index)
    if nominal is not None and nominal.person in holders.person_of:
        posts = [p for p in nominal.posts if not p.plural and p not in seen]
        seen.update(posts)
        yield from _of_nominal(holders, number, nominal, _without_address(posts))
    for shared in shared_posts(holders.analysis.text, chunks, index):
        if shared.person in holders.person_of and shared.post.of in holders.body_of:
            body = holders.body_of[shared.post.of] if shared.post.of is not None else ""
            span = holders.analysis.text.span(shared.nominal.first, shared.nominal.last)
            yield holders.held(shared.person, shared.post, body, span, "tenure.shared", number)


def _without_address(posts: list[Mention]) -> list[Mention]:
    """As in "the Permanent Representative of X, *Ambassador* Y": a form of address beside a post."""
    bare = [p for p in posts if p.head == "ambassador" and p.of is None and p.name.lower() == "ambassador"]
    return [p for p in posts if p not in bare] if len(posts) > len(bare) else posts


def _of_nominal(holders: Holders, number: int, nominal: Nominal, posts: list[Mention]) -> Iterator[Held]:
    if nominal.person is None:
        return
    chunks = holders.analysis.clauses[number].chunks
    behind = owner_behind(chunks, nominal)
    owners = [p.of for p in posts if p.of is not None]
    for post in posts:
        owner = post.of or behind or (owners[0] if owners and not _names_other(post) else None)
        body = holders.body_of.get(owner, "") if owner is not None else _nation(holders, post, number)
        if owner is not None and not body:
            continue
        rule = "tenure.before-name" if post.first < nominal.person.first else "tenure.apposition"
        span = holders.analysis.text.span(nominal.first, nominal.last)
        held = holders.held(nominal.person, post, body, span, rule, number)
        yield replace(held, dates=_bounding(holders, number, nominal))


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


def _nation(holders: Holders, post: Mention, number: int) -> str:
    """The one state named before a national post without one: "the Kazakh delegation, headed by …"."""
    if post.head not in NATIONAL or _is_bare(post.name):
        return ""
    before = [body for body, last in holders.nations(number) if last <= post.first]
    return before[0] if len(before) == 1 else ""


def _is_bare(title: str) -> bool:
    """As in "Minister Kovacs": a form of address, which does not say what of."""
    return title.lower() in BARE


def _with_bodies(found: list[Held], own: str) -> Iterator[Held]:
    """Tenures without a body take that of the same title in the article, else the article's own body.

    One that finds none is no fact, but tells whom the article means by the title alone.
    """
    known = {(h.person, title_key(h.title), h.body) for h in found}
    placed = [h for h in found if h.body]
    for held in found:
        if held.body:
            yield held
            continue
        body = "" if _is_bare(held.title) else _body_of_twins(held, placed, own)
        if not body or (held.person, title_key(held.title), body) not in known:
            yield replace(held, body=body)


def _body_of_twins(held: Held, placed: list[Held], own: str) -> str:
    twins = {h.body for h in placed if h.person == held.person and h.head == held.head}
    nations = {
        h.body
        for h in placed
        if h.body.startswith("state/") and h.head in NATIONAL and 0 <= held.clause - h.clause <= NEAR
    }
    if held.head in NATIONAL and len(nations) == 1 and not twins:
        return next(iter(nations))
    key = set(title_key(held.title).split()) - ACTING
    bodies = {h.body for h in placed if key <= set(title_key(h.title).split())}
    if len(twins or bodies) == 1:
        return next(iter(twins or bodies))
    owned = held.head in OWN_POSTS or bool(OWN_POSTS & set(fold(held.title).split()[1:]))
    return own if owned and not bodies else ""


__all__ = ["Held", "clean_title", "find_tenures"]
