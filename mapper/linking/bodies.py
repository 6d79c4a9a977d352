"""Mentions -> bodies: one per organisation or organ, whatever forms of its name the article uses."""

from __future__ import annotations

from dataclasses import dataclass

from mapper.analysis.analysis import Analysis
from mapper.analysis.elements import is_acronym
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.slugs import slug
from mapper.linking.acronyms import Expander, find_definitions
from mapper.linking.body_clusters import CHAMBERS, Cluster, Clusters
from mapper.linking.body_mentions import body_mentions, is_generic
from mapper.linking.references import find_reference
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


def find_bodies(analysis: Analysis) -> tuple[BodyEntity, ...]:
    """The bodies that the article names, in order of appearance. Names that fit several are left out."""
    definitions = find_definitions(analysis)
    expand = Expander({short: body.name for short, body in definitions.items()})
    mentions = [m for clause in analysis.clauses for m in body_mentions(analysis, clause)]
    publisher = Expander({}).key(analysis.article.publisher) if analysis.article.publisher else ""
    named = frozenset((publisher, *(expand.key(m.name) for m in mentions)))
    clusters = Clusters(expand)
    generic: list[Mention] = []
    for mention in mentions:
        if is_generic(mention, definitions):
            generic.append(mention)
        else:
            key = expand.key(mention.name)
            clusters.add(mention, find_reference(key, mention, named))
    clusters.join_shortened(definitions)
    clusters.join_partial()
    unresolved = clusters.resolve(generic)
    for mention in _owners_of_posts(analysis, unresolved):
        clusters.add(mention, None)
    clusters.name_shortly(definitions)
    return tuple(sorted((_entity(c) for c in clusters.all()), key=lambda b: b.mentions[0].first))


def _owners_of_posts(analysis: Analysis, unresolved: list[Mention]) -> list[Mention]:
    """One word that is a name: a chamber's ("the Senate"), or an organisation's where it owns a post, as in
    "Commonwealth Secretary-General".
    """
    kinds = lexicon.bodies().kind_of
    owners = {m.of for c in analysis.clauses for m in c.mentions if m.kind is Kind.POST}
    names = {m.name for m in unresolved if m in owners and kinds.get(m.name.lower()) == "organization"}
    return [m for m in unresolved if m.name in names or m.name.lower() in CHAMBERS]


def _entity(cluster: Cluster) -> BodyEntity:
    ordered = sorted(cluster.mentions, key=lambda m: m.first)
    names = tuple(dict.fromkeys(m.name for m in ordered))
    specific = [m for m in ordered if " " in m.name or is_acronym(m.name)] or ordered
    fullest = max(
        specific, key=lambda m: (not is_acronym(m.name.split()[0]) or " " in m.name, len(m.name), -m.first)
    )
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
