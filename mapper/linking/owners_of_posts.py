"""Posts without a body -> whose they are, by what the article says elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from msgspec.structs import replace

from mapper.analysis import gazetteer
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.tokens import POSSESSIVES, Token
from mapper.corpus.knowledge import ACTING, title_key
from mapper.facts import Article
from mapper.linking.held import Held, Holders
from mapper.rules import lexicon

OWN_POSTS = lexicon.word_set("posts", "own")
BARE = lexicon.word_set("posts", "bare")
NATIONAL = lexicon.word_set("posts", "national")
STATES_AGAIN = lexicon.word_set("posts", "states_again")
BODIES_AGAIN = lexicon.word_set("posts", "bodies_again")
TITLE_STATES = lexicon.table("posts")["title_states"]
OWNERS = lexicon.table("posts")["owners"]
NATIONS = frozenset({Kind.STATE, Kind.DEMONYM})
# How many sentences back a national post may give its state to one without, and a possessor be named.
NEAR = 2
# How often an article names its own state at least, and how much more often than any other.
FEWEST, OFTEN = 2, 2


class _Named(NamedTuple):
    """The states that an article names, its own, and where it first names bodies, by their head, in order."""

    states: Set[str]
    home: str
    bodies: Mapping[str, Sequence[tuple[int, str]]]

    @classmethod
    def of(cls, holders: Holders, home: str) -> _Named:
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
        return cls(states, home, firsts)


def owns(tokens: Sequence[Token], post: Mention) -> bool:
    """As in "*the Prime Minister of Malta*'s adviser, X": a post whose holder is another."""
    return post.last < len(tokens) and tokens[post.last].lower in POSSESSIVES


def is_bare(title: str) -> bool:
    """As in "Minister Kovacs": a form of address, which does not say what of."""
    return title.lower() in BARE


def nation(holders: Holders, post: Mention, number: int) -> str:
    """The one state named before a national post without one: "the Kazakh delegation, headed by …"."""
    if post.head not in NATIONAL or is_bare(post.name):
        return ""
    before = [body for body, last in holders.nations(number) if last <= post.first]
    return before[0] if len(before) == 1 else ""


def possessor(holders: Holders, post: Mention, number: int) -> str:
    """As in "the *country's* Prime Minister", "the *group's* director": the state or body named last."""
    tokens = holders.analysis.text.tokens
    if post.first < 2 or tokens[post.first - 1].lower not in POSSESSIVES:
        return ""
    noun = tokens[post.first - 2].lower
    for clause in reversed(holders.analysis.clauses[max(0, number - NEAR) : number + 1]):
        for mention in reversed(clause.mentions):
            if mention.last >= post.first or mention not in holders.body_of:
                continue
            if noun in STATES_AGAIN and mention.kind in NATIONS:
                return holders.body_of[mention]
            if noun in BODIES_AGAIN and mention.kind is Kind.BODY and mention.of is None:
                return holders.body_of[mention]
    return ""


class _Placed:
    """The tenures of an article whose body it tells, by what those of the others are found by."""

    def __init__(self, tenures: Iterable[Held]) -> None:
        self._of_person: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._national: defaultdict[int, list[Held]] = defaultdict(list)
        self._by_word: defaultdict[str, set[tuple[Set[str], str]]] = defaultdict(set)
        for held in tenures:
            self._of_person[held.person, held.head].add(held.body)
            if held.body.startswith("state/") and held.head in NATIONAL:
                self._national[held.clause].append(held)
            words = frozenset(title_key(held.title).split())
            for word in ("", *words):
                self._by_word[word].add((words, held.body))

    def twins(self, held: Held) -> Set[str]:
        """The bodies of which the same person has such a post."""
        return self._of_person.get((held.person, held.head), set())

    def nations(self, held: Held) -> Set[str]:
        """The states of the national posts that stand shortly before a tenure."""
        near = range(held.clause - NEAR, held.clause + 1)
        return {h.body for clause in near for h in self._national.get(clause, ()) if h.span < held.span}

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
    named = _Named.of(holders, _home(holders, official=bool(own)))
    for held in found:
        if held.body:
            yield held
            continue
        body = "" if is_bare(held.title) else _body_of(named, held, placed, own)
        if not body or (held.person, title_key(held.title), body) not in known:
            yield replace(held, body=body)


def _body_of(named: _Named, held: Held, placed: _Placed, own: str) -> str:
    twins, nations = placed.twins(held), placed.nations(held)
    if held.head in NATIONAL and len(nations) == 1 and not twins:
        return next(iter(nations))
    bodies = twins or placed.titled(held.title) or _of_title(named, held) or _owners(named, held)
    if len(bodies) == 1:
        return next(iter(bodies))
    if held.head in NATIONAL and named.home and not bodies and not (own and held.head == "president"):
        return named.home
    owned = held.head in OWN_POSTS or bool(OWN_POSTS & set(fold(held.title).split()[1:]))
    return own if owned and not bodies else ""


def _of_title(named: _Named, held: Held) -> set[str]:
    """The state that alone has such a title, where the article names it."""
    return {f"state/{TITLE_STATES.get(fold(held.title), '')}"} & named.states


def _owners(named: _Named, held: Held) -> set[str]:
    """The bodies named before of a kind that alone has such posts: a speaker is a parliament's; of several
    only two.
    """
    firsts = (named.bodies.get(head, ())[:2] for head in OWNERS.get(held.head, ()))
    return {body for them in firsts for start, body in them if start < held.span.end}


def _of_publisher(article: Article) -> Iterator[str]:
    """The states that the publisher names itself by: "Ministry of Foreign Affairs of Malta"."""
    words = f" {article.publisher} "
    for state in gazetteer.states() if article.publisher else ():
        if any(f" {name} " in words for name in (*state.names, *state.demonyms)):
            yield f"state/{state.id}"


def _home(holders: Holders, *, official: bool) -> str:
    """The state that the article names far more often than any other; "" where there is none."""
    mentions = (m for clause in holders.analysis.clauses for m in clause.mentions)
    named = (holders.body_of[m] for m in mentions if m.kind in NATIONS and m in holders.body_of)
    counts = Counter(named)
    for state in _of_publisher(holders.analysis.article):
        counts[state] += OFTEN * max(counts.values(), default=1)
    city = gazetteer.cities().get(holders.analysis.article.place.lower())
    if city is not None and not official and f"state/{city.state}" in counts:
        counts[f"state/{city.state}"] += max(counts.values())
    most = counts.most_common(2)
    if not most or most[0][1] < FEWEST:
        return ""
    return most[0][0] if len(most) == 1 or most[0][1] >= OFTEN * most[1][1] else ""
