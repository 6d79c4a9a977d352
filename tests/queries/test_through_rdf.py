"""From facts through `mapper.rdf` to the tables: the queries read what the mapper writes."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

import pyoxigraph as ox
import pytest

from mapper.facts import (
    Article,
    ArticleFacts,
    ArticleKind,
    DocumentReport,
    Entity,
    EntityKind,
    EventReport,
    Evidence,
    Participation,
    Source,
    Span,
    Statement,
    StatementForm,
    TenureReport,
)
from mapper.publishing.queries import find_queries
from mapper.rdf import article_quads
from tests.queries.engines import BASE, ENGINES, Engine, Row, vocabularies
from tests.rdf.builders import corpus_quads

QUERIES: Final = find_queries()
TEXT: Final = (
    "The Marshal of Arvenia, Ida Korr, met Lev Sund in Velden on 4 March 2031 and signed the Lake Pact. "
    "“Water,” she said, “is a duty.” They had also met before."
)


def _span(piece: str) -> Span:
    start = TEXT.index(piece)
    return Span(start, start + len(piece))


def _evidence(*pieces: str) -> Evidence:
    return Evidence("test.rule", tuple(_span(piece) for piece in pieces), 0.9)


def _entity(kind: EntityKind, local: str, name: str, body_kind: str = "") -> Entity:
    return Entity(f"{kind.value}/{local}", kind, name, (name,), _evidence(name), body_kind=body_kind)


def _meeting(identifier: str, date: str, label: str, piece: str) -> EventReport:
    both = (
        Participation("person/ida-korr", "host", _evidence("Ida Korr"), capacity="Marshal of Arvenia"),
        Participation("person/lev-sund", "participant", _evidence("Lev Sund")),
    )
    place = "place/velden" if date else ""
    return EventReport(
        identifier, "meeting", label, "held", _evidence(piece), date, place, participations=both
    )


FACTS: Final = ArticleFacts(
    article=Article(
        TEXT,
        sha256(TEXT.encode()).hexdigest(),
        ArticleKind.ARTICLE,
        (),
        sources=(Source("korr.txt"),),
        published="2031-03-05",
        title="Korr meets Sund",
    ),
    entities=(
        _entity(EntityKind.PERSON, "ida-korr", "Ida Korr"),
        _entity(EntityKind.PERSON, "lev-sund", "Lev Sund"),
        _entity(EntityKind.STATE, "arvenia", "Arvenia", "state"),
        _entity(EntityKind.PLACE, "velden", "Velden"),
    ),
    tenures=(
        TenureReport(
            "tenure-4",
            "person/ida-korr",
            "Marshal",
            "state/arvenia",
            _evidence("The Marshal of Arvenia, Ida Korr"),
        ),
    ),
    events=(
        _meeting("event-34", "2031-03-04", "Korr meets Sund", "met Lev Sund"),
        _meeting("event-140", "", "An earlier meeting", "They had also met before."),
    ),
    statements=(
        Statement(
            "statement-99",
            StatementForm.DIRECT,
            "say",
            (_span("“Water,”"), _span("“is a duty.”")),
            _evidence("“Water,” she said, “is a duty.”"),
            speaker="person/ida-korr",
            source=_span("she"),
            cue=_span("said"),
        ),
    ),
    documents=(
        DocumentReport(
            "document-83", "Lake Pact", "treaty", "signed", _evidence("Lake Pact"), event="event-34"
        ),
    ),
)
ARTICLE: Final = f"article/{FACTS.article.key}"

EXPECTED: Final[dict[str, list[Row]]] = {
    "articles": [(ARTICLE, "article", "korr.txt", "Korr meets Sund", "2031-03-05", "")],
    "officials": [
        (ARTICLE, "person/ida-korr", "Ida Korr", "Marshal", "Arvenia", "", ""),
        (ARTICLE, "person/lev-sund", "Lev Sund", "", "", "", ""),
    ],
    "bodies": [(ARTICLE, "state/arvenia", "Arvenia", "", "state", "")],
    "events": [
        (ARTICLE, f"{ARTICLE}#event-140", "meeting", "An earlier meeting", "", "", "held"),
        (ARTICLE, f"{ARTICLE}#event-34", "meeting", "Korr meets Sund", "2031-03-04", "Velden", "held"),
    ],
    "participants": [
        (ARTICLE, f"{ARTICLE}#event-140", "Ida Korr", "host", "Marshal of Arvenia"),
        (ARTICLE, f"{ARTICLE}#event-140", "Lev Sund", "participant", ""),
        (ARTICLE, f"{ARTICLE}#event-34", "Ida Korr", "host", "Marshal of Arvenia"),
        (ARTICLE, f"{ARTICLE}#event-34", "Lev Sund", "participant", ""),
    ],
    "statements": [
        (
            *(ARTICLE, f"{ARTICLE}#statement-99", "Ida Korr", "direct", "say", "“Water,” … “is a duty.”", ""),
            *("108", "111", "112", "116", "99-107|118-130"),
        )
    ],
    "documents": [(ARTICLE, f"{ARTICLE}#document-83", "Lake Pact", "treaty", "signed")],
}


@pytest.fixture(scope="module", params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    """The quads of FACTS in each of the engines."""
    quads = [*article_quads(FACTS, BASE), *corpus_quads([FACTS], BASE)]
    trig = ox.serialize(quads, format=ox.RdfFormat.TRIG)
    assert trig is not None
    return ENGINES[request.param](trig.decode(), vocabularies())


@pytest.mark.parametrize("table", EXPECTED)
def test_a_table_holds_what_the_facts_say(engine: Engine, table: str) -> None:
    wanted = EXPECTED[table]
    rows = [row[: len(wanted[0])] for row in engine(QUERIES[table].bind({}, BASE))]
    assert rows == wanted


def test_an_event_without_a_date_hides_no_dates_of_others(engine: Engine) -> None:
    (row,) = engine(QUERIES["who-met-whom"].bind({"person": ["Sund"]}, BASE))
    assert row[:5] == ("Lev Sund", "Ida Korr", "2", "2031-03-04", "2031-03-04")


def test_a_person_in_a_post_is_found_by_the_body(engine: Engine) -> None:
    rows = engine(QUERIES["officials-of-body"].bind({"body": ["arvenia"]}, BASE))
    assert [row[:3] for row in rows] == [("Arvenia", "Marshal", "Ida Korr")]
