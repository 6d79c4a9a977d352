"""Mentions of bodies, brought together by name, short form and head."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mapper.analysis import gazetteer
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Mention
from mapper.linking.acronyms import Expander
from mapper.rules import lexicon

CHAMBERS = lexicon.word_set("bodies", "chambers", "words")
WHOLES = lexicon.word_set("bodies", "wholes", "words")


@dataclass(slots=True, eq=False)
class Cluster:
    """The mentions of one body; `words` are those of its key."""

    words: frozenset[str]
    reference: gazetteer.Body | None
    mentions: list[Mention] = field(default_factory=list)
    shorts: list[str] = field(default_factory=list)


class _Place(NamedTuple):
    """A mention's first token, and the cluster that it belongs to, with its number."""

    first: int
    number: int
    cluster: Cluster


class Clusters:
    """The bodies of one article while their mentions are brought together."""

    def __init__(self, expand: Expander) -> None:
        self._expand = expand
        self._by_key: dict[str, Cluster] = {}

    def all(self) -> Iterable[Cluster]:
        """The clusters, in the order in which they came."""
        return self._by_key.values()

    def add(self, mention: Mention, reference: gazetteer.Body | None) -> None:
        """Put a mention to those of the same reference body, else of the same key."""
        key = self._expand.key(mention.name)
        words = frozenset(key.split())
        self._by_key.setdefault(
            reference.id if reference is not None else key, Cluster(words, reference)
        ).mentions.append(mention)

    def _home(self) -> dict[Mention, Cluster]:
        return {m: cluster for cluster in self._by_key.values() for m in cluster.mentions}

    def join_shortened(self, definitions: Mapping[str, Mention]) -> None:
        """As in "EUTM" is "EUTM Upper Valley" where the article defines that."""
        home = self._home()
        longer: dict[str, Mention] = {}
        for short, body in definitions.items():
            if " " in short:
                longer.setdefault(short.split()[0], body)
        for key in sorted(self._by_key):
            cluster = self._by_key[key]
            target = home.get(longer.get(cluster.mentions[0].name, cluster.mentions[0]))
            if target is not None and target is not cluster:
                target.mentions += cluster.mentions
                del self._by_key[key]

    def join_partial(self) -> None:
        """As in "Peacekeeping Forces" joins "CSTO Peacekeeping Forces" where nothing else fits."""
        having: dict[tuple[str, str], set[str]] = {}
        for key, cluster in self._by_key.items():
            words = {w for m in cluster.mentions for w in self._expand.key(m.name).split()}
            for head in {m.head for m in cluster.mentions if m.head}:
                for word in words:
                    having.setdefault((head, word), set()).add(key)
        for key in sorted(self._by_key, key=lambda k: (len(self._by_key[k].words), k)):
            short = self._by_key[key]
            if short.reference is not None or any(m.of is not None for m in short.mentions):
                continue
            head = short.mentions[0].head
            rarest = sorted((having.get((head, word), set()) for word in short.words), key=len)
            near = set.intersection(*rarest) if rarest else set()
            fitting = [other for other in near if other != key and other in self._by_key]
            if len(fitting) == 1:
                self._by_key[fitting[0]].mentions += short.mentions
                del self._by_key[key]

    def resolve(self, generic: Sequence[Mention]) -> list[Mention]:
        """Give each head alone ("the Council") to the body so named last before it; return the rest."""
        by_word, by_head = self._places()
        unresolved, given = [], []
        for mention in generic:
            word = fold(mention.name)
            inside = [] if word in CHAMBERS else by_word.get(word, [])
            cluster = _last_before(by_head.get(word) or inside, mention)
            if cluster is None and word in WHOLES:
                cluster = next((c for c in self._by_key.values() if word in c.words), None)
            if cluster is None:
                unresolved.append(mention)
            else:
                given.append((cluster, mention))
        for cluster, mention in given:
            cluster.mentions.append(mention)
        return unresolved

    def _places(self) -> tuple[dict[str, list[_Place]], dict[str, list[_Place]]]:
        """Word of a name, and head of a name -> where it is said of which cluster, in text order."""
        by_word: dict[str, list[_Place]] = {}
        by_head: dict[str, list[_Place]] = {}
        for number, cluster in enumerate(self._by_key.values()):
            words = {w for m in cluster.mentions for w in fold(m.name).split()}
            heads = {fold(m.head) for m in cluster.mentions}
            places = [_Place(m.first, number, cluster) for m in cluster.mentions]
            for index, keys in ((by_word, words), (by_head, heads)):
                for key in keys:
                    index.setdefault(key, []).extend(places)
        for index in (by_word, by_head):
            for found in index.values():
                found.sort(key=lambda p: (p.first, p.number))
        return by_word, by_head

    def name_shortly(self, definitions: Mapping[str, Mention]) -> None:
        """Give the clusters the short forms that the article defines for them."""
        home = self._home()
        for short, body in definitions.items():
            if body in home:
                home[body].shorts.append(short)


def _last_before(places: Sequence[_Place], mention: Mention) -> Cluster | None:
    index = bisect_left(places, mention.first, key=lambda p: p.first)
    return places[index - 1].cluster if index else None
