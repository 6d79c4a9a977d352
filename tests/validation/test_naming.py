"""Findings name the article and the fact that they are about."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from mapper.validation import Finding, Severity, name_facts, report_quads, report_text
from tests.rdf.builders import BASE, PREFIXES

RIVER, DAM = f"{BASE}article/00112233aabbccdd", f"{BASE}teaser/8899aabb00112233"
POST = f"{BASE}post/council/chair"
TOLD = f"""
<{RIVER}> a cq:Article ; cq:source "river.txt" ; rdfs:label "River Council meets" .
<{DAM}> a cq:Article, cq:Teaser ; rdfs:label "Dam opened" .
<{RIVER}#event-1> a cq:EventReport ; rdfs:label "talks in Oslo" .
<{DAM}#statement-1> a cq:Statement, cq:DirectQuotation ; rdfs:label "Bo: it holds" .
<{RIVER}#char-0-4> a cq:Passage ; cq:exact "Rain" .
<{BASE}event/1> a cq:Event, cq:Meeting ; rdfs:label "talks" ;
    cq:reportedBy <{RIVER}#event-1>, <{DAM}#event-9> .
<{BASE}event/2> a cq:Event ; cq:reportedBy <{RIVER}#event-1> .
<{POST}> a cq:Post ; rdfs:label "Chair, Council" .
<{BASE}tenure/bo> a cq:Tenure ; cq:post <{POST}> ; cq:reportedBy <{DAM}#tenure-1> .
<{BASE}person/cy> a cq:Person ; rdfs:label "Cy" ;
    cq:reportedBy {", ".join(f"<{BASE}article/00112233aabbcc0{number}#person-cy>" for number in range(5))} .
"""


def named(focus: str) -> Finding:
    quads = list(ox.parse(PREFIXES + TOLD, format=ox.RdfFormat.TURTLE))
    (found,) = name_facts([Finding(focus, "", "It is wet. Dry it.")], quads)
    return found


@pytest.mark.parametrize(
    ("focus", "about"),
    [
        (f"{RIVER}#event-1", "river.txt, event report “talks in Oslo”"),
        (f"{DAM}#statement-1", "Dam opened, direct quotation “Bo: it holds”"),
        (f"{RIVER}#char-0-4", "river.txt, passage “Rain”"),
        (RIVER, "river.txt"),
        (f"{BASE}article/0000000000000000#event-1", "article/0000000000000000"),
        (f"{BASE}event/1", "Dam opened, river.txt, meeting “talks”"),
        (f"{BASE}event/2", "river.txt, event"),
        (POST, "Dam opened, post “Chair, Council”"),
        (
            f"{BASE}person/cy",
            f"{', '.join(f'article/00112233aabbcc0{number}' for number in range(3))} and 2 more, person “Cy”",
        ),
        ("https://example.org/nothing", ""),
    ],
)
def test_a_finding_names_its_article_and_its_fact(focus: str, about: str) -> None:
    assert named(focus).about == about


def test_both_reports_name_the_article_the_fact_and_what_to_do() -> None:
    finding = named(f"{RIVER}#event-1")
    text = report_text([finding], 1)
    assert "Violation: It is wet. Dry it.\n  in    river.txt, event report “talks in Oslo”\n  node" in text
    literals = {
        quad.object.value for quad in report_quads([finding], BASE) if isinstance(quad.object, ox.Literal)
    }
    assert "river.txt, event report “talks in Oslo”: It is wet. Dry it." in literals


def test_a_finding_without_names_is_reported_all_the_same() -> None:
    finding = Finding("https://example.org/nothing", "", "It is wet.", severity=Severity.INFO)
    assert report_text([finding], 1).endswith("\nInfo: It is wet.\n  node  https://example.org/nothing\n")
