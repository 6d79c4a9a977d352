"""Taking out what people say is wrong, before anything is made of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from mapper.corpus import Attestations
from mapper.corpus.knowledge import title_key
from mapper.corrections.parting import others_in, part, partings
from mapper.facts import (
    ArticleFacts,
    Correction,
    CorrectionKind,
    DocumentReport,
    EventReport,
    TenureReport,
)
from mapper.rdf import Iris, article_quads
from mapper.rdf.terms import CQ
from mapper.validation.naming import article_names
from mapper.validation.nodes import name
from mapper.validation.pruning import prune

_TELLS = frozenset({CQ.reportsEntity, CQ.reportsEvent, CQ.reportsTenure, CQ.reportsDocument})


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is left of articles, what was taken out, which nodes by which correction, and names of articles.

    A node that several corrections call wrong stands there once with each.
    """

    facts: tuple[ArticleFacts, ...]
    quads: tuple[ox.Quad, ...] = ()
    nodes: tuple[tuple[str, Correction], ...] = ()
    names: tuple[ox.Quad, ...] = ()


def corrected_facts(
    all_facts: Sequence[ArticleFacts], corrections: Iterable[Correction], base: str
) -> Withheld:
    """`all_facts` without what is wrong, by the names of nodes before and after namesakes were parted."""
    others = partings(corrections := tuple(corrections))
    before = withhold(all_facts, corrections, base)
    if not others:
        return before
    after = withhold(
        [part(facts, others_in(facts.article, others)) for facts in before.facts], corrections, base
    )
    return Withheld(
        after.facts,
        (*before.quads, *after.quads),
        tuple(sorted({*before.nodes, *after.nodes})),
        (*before.names, *after.names),
    )


def withhold(all_facts: Sequence[ArticleFacts], corrections: Iterable[Correction], base: str) -> Withheld:
    """`all_facts` without the reports that are wrong, and without those of entities, events, documents and
    tenures that are wrong (by their own IRIs, whatever they are merged into).
    """
    wrong: defaultdict[str, list[Correction]] = defaultdict(list)
    for one in corrections:
        if one.kind is CorrectionKind.WRONG:
            wrong[base + one.subject].append(one)
    if not wrong:
        return Withheld(tuple(all_facts))
    left, names = list[ArticleFacts](), list[ox.Quad]()
    out, nodes = list[ox.Quad](), set[tuple[str, Correction]]()
    pages = {node.partition("#")[0] for node in wrong}
    things = {node for node in wrong if "#" not in node}
    for facts in all_facts:
        here = Iris(base).article(facts.article).value in pages
        if not here and not (things and _names(facts, base) & things):
            left.append(facts)
            continue
        quads = list(article_quads(facts, base))
        bad = set(_bad(quads, wrong))
        pruned = prune(facts, {node for node, _ in bad}, base)
        left.append(pruned)
        stays = set(article_quads(pruned, base)) if bad else set(quads)
        out.extend(quad for quad in quads if quad not in stays)
        nodes.update(bad)
        names.extend(article_names(facts, base))
    return Withheld(tuple(left), tuple(out), tuple(sorted(nodes)), tuple(names))


def still_attested(
    read: Iterable[tuple[ArticleFacts, Attestations]], corrections: Iterable[Correction], base: str
) -> Iterator[Attestations]:
    """What articles attest of office holders, without the tenures among their facts that are wrong, or of
    somebody else than elsewhere.
    """
    pages, others = list(read), partings(corrections := tuple(corrections))
    left = withhold([facts for facts, _ in pages], corrections, base).facts
    for (facts, attested), stays in zip(pages, left, strict=True):
        here = others_in(facts.article, others)
        right = (tenure for tenure in stays.tenures if tenure.person not in here)
        wrong = set(map(_held, facts.tenures)) - set(map(_held, right))
        if wrong:
            tenures = (one for one in attested.tenures if (one.person, one.body, one.title) not in wrong)
            yield Attestations(attested.article, tuple(tenures))
        else:
            yield attested


def _held(tenure: TenureReport) -> tuple[str, str, str]:
    """Who holds what, as it is attested."""
    return tenure.person, tenure.body, title_key(tenure.post)


def _names(facts: ArticleFacts, base: str) -> set[str]:
    """The things that an article tells of."""
    iris = Iris(base)
    reports: tuple[EventReport | TenureReport | DocumentReport, ...]
    reports = (*facts.events, *facts.tenures, *facts.documents)
    found = {iris.entity(entity.id).value for entity in facts.entities}
    return found | {iris.reported(facts.article, report).value for report in reports}


def _bad(
    quads: Iterable[ox.Quad], wrong: Mapping[str, Sequence[Correction]]
) -> Iterator[tuple[str, Correction]]:
    """The reports that are wrong, or tell of what is, with every correction that says so."""
    for quad in quads:
        subject = name(quad.subject)
        if subject in wrong and quad.predicate == CQ.statedIn:
            yield from ((subject, one) for one in wrong[subject])
        elif quad.predicate in _TELLS and name(quad.object) in wrong:
            yield from ((subject, one) for one in wrong[name(quad.object)])
