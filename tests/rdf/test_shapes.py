"""What we make of facts holds to the shapes."""

from __future__ import annotations

from msgspec.structs import replace

from mapper.facts import ArticleFacts, DocumentReport, Entity, Source, Span, Statement, StatementForm
from mapper.rdf import reference_quads
from mapper.resources import ontology_dir
from mapper.validation import Gate, Shapes, check_layer, types_of
from tests.rdf.builders import (
    BASE,
    EVIDENCE,
    body,
    event,
    graph,
    page,
    person,
    place,
    state,
    tenure,
    with_role,
)

ZAS, LONG, SHORT = person("Stanislav Zas"), person("Gennady Pavlovich Stolbov"), person("Gennady Stolbov")
CSTO, RUSSIA, MOSCOW = body("csto", "CSTO", "CSTO"), state("ru", "Russia"), place("geonames-524901", "Moscow")


def telling(text: str, guest: Entity) -> ArticleFacts:
    """An article that states a fact of each type."""
    met = event("meeting", [ZAS], "2023-02-20", place=MOSCOW.id, mode="video", instance="talks 2023")
    met = with_role(met, guest, "host", capacity="Minister", on_behalf_of=RUSSIA.id)
    facts = page(
        text, ZAS, guest, CSTO, RUSSIA, MOSCOW, met,
        event("session", [CSTO], at=5, super_event=met.id),
        Statement(
            "statement-0", StatementForm.DIRECT, "say", (Span(0, 3), Span(5, 8)), EVIDENCE, ZAS.id,
            Span(0, 3), Span(4, 5), "Secretary", guest.id, met.id, (CSTO.id,),
        ),
        DocumentReport(
            "document-0", "Collective Security Treaty", "treaty", "adopted", EVIDENCE, "5", "1992",
            (CSTO.id,), met.id,
        ),
        tenure(ZAS, "Secretary General", CSTO, since="2020", attested="2021"),
        tenure(guest, "Minister of Transport", RUSSIA, until="2022", former=True),
    )  # fmt: skip
    sources = (Source("a.txt", "https://example.org/a"),)
    return replace(facts, article=replace(facts.article, title="Talks", published="2023", sources=sources))


PAGES = [telling("Text of one article", LONG), telling("Text of another article", SHORT)]


def shapes(layer: str) -> Shapes:
    """The shapes of a layer, with the ontology and the vocabularies."""
    root = ontology_dir()
    background = [root / "communique.ttl", *sorted((root / "vocabularies").glob("*.ttl"))]
    return Shapes(sorted((root / "shapes" / layer).rglob("*.ttl")), background)


def test_both_layers_and_the_reference_data_hold_to_all_shapes() -> None:
    quads = [*graph(*PAGES), *reference_quads(BASE)]
    assert check_layer(quads, shapes(""), {}) == []


def test_reports_of_what_is_merged_pass_the_gate() -> None:
    quads = graph(*PAGES)
    merged = {quad.subject.value.split("/")[-2] for quad in quads if "mergedInto" in quad.predicate.value}  # type: ignore[union-attr]
    assert {"person", "event", "state-ru"} <= merged
    verdict = Gate(BASE, shapes("article"), types_of(reference_quads(BASE))).admit(PAGES)
    assert verdict.findings == ()
    assert verdict.facts == tuple(PAGES)
