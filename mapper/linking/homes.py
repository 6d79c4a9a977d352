"""The state that an article is about: whose minister "the Finance Minister" is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from mapper.analysis import gazetteer
from mapper.analysis.chunks import Chunk
from mapper.analysis.mentions import Kind
from mapper.facts import Article, Label
from mapper.linking.held import NATIONS, Holders
from mapper.rules import lexicon

HOSTED = lexicon.word_set("posts", "hosted")
# How much an article says of its own state at least, and how much more than of any other.
FEWEST, OFTEN = 2, 1.5


@dataclass(frozen=True, slots=True)
class Homes:
    """How much an article says of each state that it names."""

    weights: Mapping[str, int]

    def of(self, taken: Set[str] = frozenset()) -> str:
        """The state that the article speaks of far more than of any other but those `taken`; "" for none."""
        left = Counter({state: weight for state, weight in self.weights.items() if state not in taken})
        most = left.most_common(2)
        if not most or most[0][1] < FEWEST:
            return ""
        return most[0][0] if len(most) == 1 or most[0][1] >= OFTEN * most[1][1] else ""


def homes(holders: Holders, *, official: bool) -> Homes:
    """The states by how often they or their capitals are named, by the first sentence, the publisher, the
    envoys that they receive, and the article's place, which tells nothing where an organisation speaks
    (`official`).
    """
    counts = Counter(_named(holders))
    for state in (*_first(holders), *_by_capital(holders), *_hosts(holders)):
        if state in counts:
            counts[state] += 1
    for state in _of_publisher(holders.analysis.article):
        counts[state] += 2 * max(counts.values(), default=1)
    city = gazetteer.cities().get(holders.analysis.article.place.lower())
    if city is not None and not official and f"state/{city.state}" in counts:
        counts[f"state/{city.state}"] += max(counts.values())
    return Homes(counts)


def _named(holders: Holders) -> Iterator[str]:
    for clause in holders.analysis.clauses:
        for mention in clause.mentions:
            if mention.kind in NATIONS and mention in holders.body_of:
                yield holders.body_of[mention]


def _first(holders: Holders) -> Sequence[str]:
    """The state that alone stands before the first verb of the text: "*Malta*'s government lost …"."""
    bodies = (c for c in holders.analysis.clauses if c.sentence.label is Label.BODY)
    for clause in bodies:
        end = next((p.first for p in clause.chunks if p.kind is Chunk.VG and p.finite), clause.sentence.last)
        opening = (m for m in clause.mentions if m.last <= end and m.kind in NATIONS)
        found = {holders.body_of[m] for m in opening if m in holders.body_of}
        return tuple(found) if len(found) == 1 else ()
    return ()


def _by_capital(holders: Holders) -> Iterator[str]:
    """As in "told reporters in *Valletta*"."""
    capitals, cities = gazetteer.capitals(), gazetteer.cities()
    for clause in holders.analysis.clauses:
        for mention in clause.mentions:
            name = mention.name.lower()
            if mention.kind in {Kind.NAME, Kind.PLACE} and name in capitals and name in cities:
                yield f"state/{cities[name].state}"


def _hosts(holders: Holders) -> Iterator[str]:
    """As in "the Ambassador of Peru *to Malta*": where the envoy is received."""
    tokens = holders.analysis.text.tokens
    for clause in holders.analysis.clauses:
        for post in clause.mentions:
            if post.kind is not Kind.POST or post.head not in HOSTED:
                continue
            inside = (m for m in clause.mentions if m.kind is Kind.STATE and post.first < m.first < post.last)
            for state in inside:
                before = [t.lower for t in tokens[state.first - 2 : state.first]]
                if state in holders.body_of and before[-1:] != ["of"] and "to" in before:
                    yield holders.body_of[state]


def _of_publisher(article: Article) -> Iterator[str]:
    """The states that the publisher names itself by: "Ministry of Foreign Affairs of Malta"."""
    words = f" {article.publisher} "
    for state in gazetteer.states() if article.publisher else ():
        if any(f" {name} " in words for name in (*state.names, *state.demonyms)):
            yield f"state/{state.id}"
