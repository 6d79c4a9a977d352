"""Mentions -> bodies: one per organisation or organ, whatever forms of its name the article uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from mapper.analysis import gazetteer
from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.elements import is_acronym
from mapper.analysis.folding import fold, fold_key
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.tokens import QUOTES
from mapper.linking.acronyms import Expander, find_definitions
from mapper.analysis.slugs import slug
from mapper.rules import lexicon


@dataclass(frozen=True, slots=True)
class BodyEntity:
    """A body of one article. `reference` is the id of its reference row, or ""."""

    id: str
    name: str
    short_name: str
    names: tuple[str, ...]
    kind: str
    reference: str
    mentions: tuple[Mention, ...]
    parent: Mention | None


@dataclass(slots=True)
class _Cluster:
    key: str
    reference: gazetteer.Body | None
    mentions: list[Mention] = field(default_factory=list)
    shorts: list[str] = field(default_factory=list)

    @property
    def words(self) -> frozenset[str]:
        return frozenset(self.key.split())


@cache
def _reference_keys() -> Mapping[str, tuple[gazetteer.Body, ...]]:
    expand = Expander({})
    found: dict[str, dict[str, gazetteer.Body]] = {}
    for body in gazetteer.bodies():
        for name in (*body.names, body.short_name):
            if name:
                found.setdefault(expand.key(name), {})[body.id] = body
                found.setdefault(fold_key(name), {})[body.id] = body
    return {key: tuple(them.values()) for key, them in found.items()}


def find_bodies(analysis: Analysis) -> tuple[BodyEntity, ...]:
    """The bodies that the article names, in order of appearance. Names that fit several are left out."""
    definitions = find_definitions(analysis)
    expand = Expander({short: body.name for short, body in definitions.items()})
    mentions = [m for c in analysis.clauses for m in _bodies_of(analysis, c)]
    clusters: dict[str, _Cluster] = {}
    named = {expand.key(m.name) for m in mentions}
    generic: list[Mention] = []
    for mention in mentions:
        if _is_generic(mention, definitions):
            generic.append(mention)
            continue
        reference = _reference(expand.key(mention.name), mention, named, analysis.article.publisher)
        key = reference.id if reference is not None else expand.key(mention.name)
        clusters.setdefault(key, _Cluster(expand.key(mention.name), reference)).mentions.append(mention)
    _join_shortened(clusters, definitions)
    _join_partial(clusters, expand)
    _resolve_generic(clusters, generic, expand)
    for short, body in definitions.items():
        for cluster in clusters.values():
            if body in cluster.mentions:
                cluster.shorts.append(short)
    return tuple(sorted((_entity(c) for c in clusters.values()), key=lambda b: b.mentions[0].first))


def _bodies_of(analysis: Analysis, clause: Clause) -> Iterator[Mention]:
    """Body mentions, and names that a noun beside them or the reference data shows to be a body's."""
    for mention in clause.mentions:
        if mention.kind is Kind.BODY:
            if not _is_inside_known(mention, clause) and not _is_number_of_document(mention, clause):
                yield mention
        elif mention.kind is Kind.POST and mention.of is not None and mention.of.kind is Kind.PLACE:
            yield replace(mention.of, kind=Kind.BODY, sort="other")
        elif mention.kind in {Kind.NAME, Kind.PLACE, Kind.EVENT}:
            sort = _appositive(analysis, clause, mention)
            known = _reference_keys().get(fold_key(mention.name), ())
            if sort:
                yield replace(mention, kind=Kind.BODY, sort=sort)
            elif len(known) == 1 and not known[0].parent:
                yield replace(mention, kind=Kind.BODY, sort=known[0].kind)


def _is_inside_known(mention: Mention, clause: Clause) -> bool:
    """"Red Cross" in "International Committee of the Red Cross": a part of a name, not a parent."""
    for outer in clause.mentions:
        if outer.kind is Kind.BODY and outer.first < mention.first and mention.last <= outer.last:
            found = _reference_keys().get(fold_key(outer.name), ())
            if len(found) == 1 and not found[0].parent:
                return True
    return False


def _is_number_of_document(mention: Mention, clause: Clause) -> bool:
    """"Council Decision (CFSP) 2021/9143"."""
    return is_acronym(mention.name) and any(
        m.kind is Kind.DOCUMENT and m.last + 1 == mention.first for m in clause.mentions
    )


def _appositive(analysis: Analysis, clause: Clause, mention: Mention) -> str:
    """The kind that a noun before or behind a name gives it: "the newspaper Dala Uni", "Altyn Kopir news agency"."""
    tokens, nouns = analysis.text.tokens, lexicon.bodies().appositive
    first = mention.first
    if first > clause.sentence.first and tokens[first - 1].text in QUOTES | {"‘", "'"}:
        first -= 1
    for size in (3, 2, 1):
        before = " ".join(t.lower for t in tokens[max(clause.sentence.first, first - size) : first])
        behind = " ".join(t.lower for t in tokens[mention.last : mention.last + size])
        if before in nouns or (behind in nouns and first == mention.first):
            return nouns[before] if before in nouns else nouns[behind]
    return ""


def _is_generic(mention: Mention, definitions: Mapping[str, Mention]) -> bool:
    """A head alone: "the Council", "the Organization"; also one whose only word is not a name."""
    return " " not in mention.name and not is_acronym(mention.name) and mention.name not in definitions and (
        mention.name.lower() in lexicon.bodies().kind_of
    )


def _reference(
    key: str, mention: Mention, named: Iterable[str], publisher: str
) -> gazetteer.Body | None:
    """The one reference body of that name; a name without its parent counts only where the parent is named."""
    found = _reference_keys().get(key, ())
    if len(found) != 1:
        return None
    body = found[0]
    if mention.of is not None and Expander({}).key(mention.of.name) in {Expander({}).key(n) for n in body.names}:
        return None  # an organ of that body, not the body
    if not body.parent or mention.of is not None or Expander({}).key(body.name) == key:
        return body
    parent = next(b for b in gazetteer.bodies() if b.id == body.parent)
    keys = {Expander({}).key(name) for name in (*parent.names, parent.short_name) if name}
    return body if keys & {*named, Expander({}).key(publisher)} else None


def _join_shortened(clusters: dict[str, _Cluster], definitions: Mapping[str, Mention]) -> None:
    """"EUTM" is "EUTM East Sahel" where the article defines that."""
    for key in sorted(clusters):
        name = clusters[key].mentions[0].name
        longer = [body for short, body in definitions.items() if short.split()[0] == name != short]
        home = [c for c in clusters.values() if longer and longer[0] in c.mentions and c is not clusters[key]]
        if home:
            home[0].mentions += clusters.pop(key).mentions


def _join_partial(clusters: dict[str, _Cluster], expand: Expander) -> None:
    """"Peacekeeping Forces" joins "CSTO Peacekeeping Forces" where nothing else fits."""
    for key in sorted(clusters, key=lambda k: len(clusters[k].words)):
        short = clusters[key]
        if short.reference is not None or any(m.of is not None for m in short.mentions):
            continue
        fitting = [
            other
            for other_key, other in clusters.items()
            if other_key != key
            and short.words < {w for m in other.mentions for w in expand.key(m.name).split()}
            and any(m.head == short.mentions[0].head and m.head for m in other.mentions)
        ]
        if len(fitting) == 1:
            fitting[0].mentions += short.mentions
            del clusters[key]


def _resolve_generic(clusters: Mapping[str, _Cluster], generic: Sequence[Mention], expand: Expander) -> None:
    """"the Council" is the body with that head named last before; "the Organization" the article's main one."""
    for mention in generic:
        head = fold(mention.name)
        fitting = [c for c in clusters.values() if any(head in fold(m.name).split() for m in c.mentions)]
        heads = [c for c in fitting if any(fold(m.head) == head for m in c.mentions)]
        before = [c for c in heads or fitting if c.mentions[0].first < mention.first]
        if not before and head in {"organization", "union", "alliance", "commonwealth"}:
            before = [c for c in clusters.values() if head in expand.key(c.mentions[0].name).split()]
        if before:
            latest = max(before, key=lambda c: max(m.first for m in c.mentions if m.first < mention.first) if any(m.first < mention.first for m in c.mentions) else -1)
            latest.mentions.append(mention)


def _entity(cluster: _Cluster) -> BodyEntity:
    ordered = sorted(cluster.mentions, key=lambda m: m.first)
    names = tuple(dict.fromkeys(m.name for m in ordered))
    specific = [m for m in ordered if " " in m.name or is_acronym(m.name)] or ordered
    fullest = max(specific, key=lambda m: (not is_acronym(m.name.split()[0]) or " " in m.name, len(m.name), -m.first))
    shorts = [n for n in (*cluster.shorts, *names) if is_acronym(n.split()[-1]) and n != fullest.name]
    reference = cluster.reference
    sorts = [m.sort for m in specific if m.sort]
    kind = reference.kind if reference is not None else (sorts[0] if sorts else "organization")
    identifier = reference.id if reference is not None else slug(fullest.name)
    return BodyEntity(
        id=f"body/{identifier}",
        name=fullest.name,
        short_name=shorts[0] if shorts else "",
        names=names,
        kind=kind,
        reference=reference.id if reference is not None else "",
        mentions=tuple(ordered),
        parent=next((m.of for m in ordered if m.of is not None), None),
    )
