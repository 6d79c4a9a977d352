"""Posts without a body -> whose they are, by what the article says elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from msgspec.structs import replace

from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.tokens import POSSESSIVES, Token
from mapper.corpus.knowledge import ACTING, title_key
from mapper.linking.held import Held, Holders
from mapper.linking.homes import Homes, homes
from mapper.linking.national import is_national, is_single
from mapper.rules import lexicon

OWN_POSTS = lexicon.word_set("posts", "own")
BARE = lexicon.word_set("posts", "bare")
TITLE_STATES = lexicon.table("posts")["title_states"]
OWNERS = lexicon.table("posts")["owners"]
# How many sentences back a national post may give its state to one without.
NEAR = 2


class _Named(NamedTuple):
    """The states that an article names, its own, and where it first names bodies, by their head, in order."""

    states: Set[str]
    homes: Homes
    bodies: Mapping[str, Sequence[tuple[int, str]]]

    @classmethod
    def of(cls, holders: Holders, own_states: Homes) -> _Named:
        """What the mentions of an article name."""
        bodies: dict[str, dict[str, int]] = {}
        tokens = holders.analysis.text.tokens
        for mention, body in holders.body_of.items():
            if mention.kind is Kind.BODY:
                first = bodies.setdefault(mention.head, {})
                start = tokens[mention.first].start
                first[body] = min(first.get(body, start), start)
        states = {body for body in holders.body_of.values() if body.startswith("state/")}
        firsts = {head: sorted((start, body) for body, start in of.items()) for head, of in bodies.items()}
        return cls(states, own_states, firsts)


def owns(tokens: Sequence[Token], post: Mention) -> bool:
    """As in "*the Prime Minister of Malta*'s adviser, X": a post whose holder is another."""
    return post.last < len(tokens) and tokens[post.last].lower in POSSESSIVES


def is_bare(title: str) -> bool:
    """As in "Minister Kovacs": a form of address, which does not say what of."""
    return title.lower() in BARE


def nation(holders: Holders, post: Mention, number: int) -> str:
    """The one state named before a national post without one: "the Kazakh delegation, headed by …"."""
    if not is_national(post.name, post.head) or is_bare(post.name):
        return ""
    before = [body for body, last in holders.nations(number) if last <= post.first]
    return before[0] if len(before) == 1 else ""


class _Placed:
    """The tenures of an article whose body it tells, by what those of the others are found by."""

    def __init__(self, tenures: Iterable[Held]) -> None:
        self._holders: dict[str, dict[str, set[str]]] = {}
        self._of_person: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._national: defaultdict[int, list[Held]] = defaultdict(list)
        self._by_word: defaultdict[str, set[tuple[Set[str], str]]] = defaultdict(set)
        for held in tenures:
            if not held.former:
                of_title = self._holders.setdefault(title_key(held.title), {})
                of_title.setdefault(held.body, set()).add(held.person)
            self._of_person[held.person, held.head].add(held.body)
            if held.former:
                continue
            if held.body.startswith("state/") and is_national(held.title, held.head):
                self._national[held.clause].append(held)
            words = frozenset(title_key(held.title).split())
            for word in ("", *words):
                self._by_word[word].add((words, held.body))

    def twins(self, held: Held) -> Set[str]:
        """The bodies of which the same person has such a post."""
        return self._of_person.get((held.person, held.head), set())

    def nations(self, held: Held, reach: int) -> Set[str]:
        """The states of the national posts that stand before a tenure, at most `reach` sentences."""
        near = range(held.clause - reach, held.clause + 1)
        return {h.body for clause in near for h in self._national.get(clause, ()) if h.span < held.span}

    def taken(self, held: Held) -> Set[str]:
        """The bodies where another has that post, which only one person holds."""
        if held.former or not is_single(held.title, held.head):
            return frozenset()
        holders = self._holders.get(title_key(held.title), {})
        return {body for body, persons in holders.items() if persons - {held.person}}

    def titled(self, title: str) -> Set[str]:
        """The bodies of which somebody has a post with all words of the title; of several only two."""
        key = frozenset(title_key(title).split()) - ACTING
        rarest = min((self._by_word.get(word, set()) for word in ("", *key)), key=len)
        found: set[str] = set()
        for body in (body for words, body in rarest if key <= words):
            found.add(body)
            if len(found) > 1:
                break
        return found


def with_bodies(holders: Holders, own: str) -> Iterator[Held]:
    """Tenures without a body take that of the same title in the article, else its own state or body."""
    found = list(holders.found.values())
    known = {(h.person, title_key(h.title), h.body) for h in found}
    placed = _Placed(h for h in found if h.body)
    named = _Named.of(holders, homes(holders, official=bool(own)))
    for held in found:
        if held.body:
            yield held
            continue
        body = "" if is_bare(held.title) else _body_of(named, held, placed, own)
        if not body or (held.person, title_key(held.title), body) not in known:
            yield replace(held, body=body)


def _body_of(named: _Named, held: Held, placed: _Placed, own: str) -> str:
    if is_national(held.title, held.head):
        body = _state_of(named, held, placed, official=bool(own))
        if body:
            return body
    bodies = placed.twins(held)
    if held.possessed:
        return next(iter(bodies)) if len(bodies) == 1 else ""
    bodies = bodies or placed.titled(held.title) - placed.taken(held)
    bodies = bodies or _of_title(named, held) or _owners(named, held)
    if bodies:
        return next(iter(bodies)) if len(bodies) == 1 else ""
    owned = held.head in OWN_POSTS or bool(OWN_POSTS & set(fold(held.title).split()[1:]))
    return own if owned else ""


def _state_of(named: _Named, held: Held, placed: _Placed, *, official: bool) -> str:
    """The state of a national post: that of posts beside it, of the same post elsewhere, else the article's,
    else that of posts shortly before.
    """
    taken, twins = placed.taken(held), placed.twins(held)
    beside = placed.nations(held, 0) - taken
    if not twins and len(beside) == 1:
        return next(iter(beside))
    bodies = twins or placed.titled(held.title) - taken or _of_title(named, held)
    if bodies:
        return next(iter(bodies)) if len(bodies) == 1 else ""
    near = placed.nations(held, NEAR) - taken
    home = "" if official and held.title.lower() == "president" else named.homes.of(taken)
    if home and (len(near) < 2 or home not in near):
        return home
    return next(iter(near)) if len(near) == 1 else ""


def _of_title(named: _Named, held: Held) -> set[str]:
    """The state that alone has such a title, where the article names it."""
    return {f"state/{TITLE_STATES.get(fold(held.title), '')}"} & named.states


def _owners(named: _Named, held: Held) -> set[str]:
    """The bodies named before of a kind that alone has such posts: a speaker is a parliament's; of several
    only two.
    """
    firsts = (named.bodies.get(head, ())[:2] for head in OWNERS.get(held.head, ()))
    return {body for them in firsts for start, body in them if start < held.span.end}
