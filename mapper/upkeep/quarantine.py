"""What the gate kept out of a knowledge base, why, and where the texts say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import pyoxigraph as ox

from mapper.rdf import CQ
from mapper.rdf.terms import RDF, RDFS, SCHEMA, Namespace
from mapper.store import KnowledgeBase, KnowledgeBaseError, generation_of

QUARANTINE: Final = "quarantine.trig"
_TELLS: Final = (CQ.reportsEntity, CQ.reportsEvent, CQ.reportsTenure, CQ.reportsDocument)
_SH: Final = Namespace("http://www.w3.org/ns/shacl#")

Values: TypeAlias = Mapping[str, Mapping[ox.NamedNode, Sequence[ox.NamedNode | ox.Literal]]]


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Why a node was kept out: what is wrong with it, at which property, and with which value."""

    message: str
    path: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, order=True)
class KeptOut:
    """A node that was kept out: its article (IRI, headline), itself (IRI, class, label), and its passages.

    Without `reasons` it only hangs on another one that was kept out.
    """

    article: str
    headline: str
    iri: str
    kind: str
    label: str
    reasons: tuple[Reason, ...]
    passages: tuple[str, ...]


def quarantine(knowledge_base: KnowledgeBase) -> tuple[KeptOut, ...]:
    """What is kept out, article by article; passages and reports of the gate are not listed by themselves.

    Raises KnowledgeBaseError where the list is missing or damaged.
    """
    told = _told(knowledge_base)
    reasons = _reasons(told)
    nodes = [iri for iri, values in told.items() if values.get(RDFS.label) or iri in reasons]
    return tuple(sorted(_kept_out(iri, told, reasons, knowledge_base.store) for iri in nodes))


def kept_out(knowledge_base: KnowledgeBase, iri: str) -> tuple[KeptOut, ...]:
    """What is kept out of the node `iri`: itself, or else the reports that tell of it; with what hangs on
    others, those of the same article that were kept out for a reason. Empty where it was not kept out.
    """
    told = _told(knowledge_base)
    reasons = _reasons(told)
    nodes = {iri} & {*told, *reasons} or {
        node
        for node, values in told.items()
        if any(value.value == iri for predicate in _TELLS for value in values.get(predicate, ()))
    }
    pages = {node.partition("#")[0] for node in nodes if node not in reasons}
    nodes |= {node for node in reasons if node.partition("#")[0] in pages}
    return tuple(sorted(_kept_out(node, told, reasons, knowledge_base.store) for node in nodes))


def _told(knowledge_base: KnowledgeBase) -> Values:
    path = generation_of(knowledge_base) / QUARANTINE
    try:
        return _values(ox.parse(path=path, format=ox.RdfFormat.TRIG))
    except (OSError, SyntaxError) as error:
        raise KnowledgeBaseError(
            f"its list of what was kept out is damaged ({error})",
            str(path),
            f"mend it with: communique build --out {knowledge_base.folder}",
        ) from error


def _values(quads: Iterator[ox.Quad]) -> dict[str, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]]:
    found: dict[str, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]] = {}
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            found.setdefault(quad.subject.value, {}).setdefault(quad.predicate, []).append(quad.object)
    return found


def _reasons(told: Values) -> dict[str, list[Reason]]:
    """The violations in the report, and what corrections withhold, by the node that they were found at."""
    found: dict[str, list[Reason]] = {}
    for values in told.values():
        if {_SH.Violation, _SH.Info} & {*values.get(_SH.resultSeverity, ())}:
            reason = Reason(
                _first(values, _SH.resultMessage), _first(values, _SH.resultPath), _first(values, _SH.value)
            )
            found.setdefault(_first(values, _SH.focusNode), []).append(reason)
    return found


def _kept_out(iri: str, told: Values, reasons: Mapping[str, Sequence[Reason]], store: ox.Store) -> KeptOut:
    values = told.get(iri, {})
    article = iri.partition("#")[0] if "#" in iri or CQ.sha256 in values else ""
    passages = [_exact(passage.value, told, store) for passage in values.get(CQ.evidence, ())]
    return KeptOut(
        article=article,
        headline=_exact_headline(article, told, store),
        iri=iri,
        kind=_first(values, RDF.type).rpartition("#")[2],
        label=_first(values, RDFS.label),
        reasons=tuple(sorted(reasons.get(iri, ()))),
        passages=tuple(dict.fromkeys(filter(None, passages))),
    )


def _first(values: Mapping[ox.NamedNode, Sequence[ox.NamedNode | ox.Literal]], key: ox.NamedNode) -> str:
    return min((value.value for value in values.get(key, ())), default="")


def _exact(passage: str, told: Values, store: ox.Store) -> str:
    return _first(told.get(passage, {}), CQ.exact) or _stored(passage, CQ.exact, store)


def _exact_headline(article: str, told: Values, store: ox.Store) -> str:
    return _first(told.get(article, {}), SCHEMA.headline) or _stored(article, SCHEMA.headline, store)


def _stored(node: str, predicate: ox.NamedNode, store: ox.Store) -> str:
    found = store.quads_for_pattern(ox.NamedNode(node), predicate, None) if node else ()
    return min((quad.object.value for quad in found if isinstance(quad.object, ox.Literal)), default="")
