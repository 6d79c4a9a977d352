"""From files to answers: what the pipeline makes of several articles together."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pytest

from mapper.pipeline import build
from mapper.publishing import find_queries
from mapper.publishing.verbs import query
from mapper.store import open_knowledge_base, read_text_of_record
from tests.queries.engines import ENGINES, Engine

SEEDS: Final = Path(__file__).parent.parent.parent / "seeds"
PREFIX: Final = "PREFIX cq: <https://w3id.org/communique/ontology#> PREFIX schema: <https://schema.org/> "
TEASER: Final = "The Secretary General of the Harbour Union opened an exhibition in Almaty on 1 May."
MEETING: Final = f"""{TEASER}

Harbour Union and Kazakhstan agree on ferries

Harbour Union and Kazakhstan agree on ferries 03.05.2024

On May 2, 2024, the Secretary General of the Harbour Union, Sergei Petrov, met with the Minister of Trade \
of the Republic of Kazakhstan, Maria Silva, in Astana.

“We agree on every point of the plan,” Sergei Petrov said.
"""
TALKS: Final = f"""{TEASER}

Kazakhstan speaks with its neighbours at sea

Kazakhstan speaks with its neighbours at sea 04.05.2024

Maria Silva, the Minister of Trade of Kazakhstan, held talks with Sergey Petrov, the Secretary General \
of the Harbour Union, in Astana on 2 May 2024.

The Minister of Trade thanked the guest for his visit.
"""
PLAN: Final = """Harbour Union plans talks on ferries

Harbour Union plans talks on ferries 03.04.2024

The Secretary General of the Harbour Union, Sergei Petrov, will meet with the Minister of Trade of the \
Republic of Kazakhstan, Maria Silva, in Astana in May 2024.

The ports of the Caspian Sea wait for ferries.
"""
OTHER: Final = f"""{TEASER}

Lighthouse of Aktau shines again

Lighthouse of Aktau shines again 05.05.2024

The lighthouse of Aktau was rebuilt by divers of the Navy. The town of Aktau waited for years.

The Mayor thanked the divers for their work.
"""


@pytest.fixture(scope="module")
def kb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge base of the three articles."""
    folder = tmp_path_factory.mktemp("whole")
    for name, text in {"meeting.txt": MEETING, "talks.txt": TALKS, "other.txt": OTHER}.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert build(sorted(folder.glob("*.txt")), folder / "kb").complete
    return folder / "kb"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge base of the seeds."""
    folder = tmp_path_factory.mktemp("seeds") / "kb"
    assert build([SEEDS], folder).complete
    return folder


def trig(folder: Path) -> str:
    """All quads of a knowledge base."""
    quads = ox.serialize(open_knowledge_base(folder).store, format=ox.RdfFormat.TRIG)
    assert quads is not None
    return quads.decode()


@pytest.fixture(scope="module", params=sorted(ENGINES))
def ask(request: pytest.FixtureRequest, kb: Path) -> Engine:
    """Runs SPARQL on the knowledge base in one of the engines."""
    return ENGINES[request.param](trig(kb))


def sources(folder: Path) -> dict[str, str]:
    """File name -> article."""
    return {row["source"]: row["article"] for row in query(folder, "articles") if row["source"]}


def test_two_tellings_are_one_meeting_of_two_persons(ask: Engine) -> None:
    rows = ask(find_queries()["who-met-whom"].text)
    assert [(*sorted(row[:2]), *row[2:5]) for row in rows] == [
        ("Maria Silva", "Sergei Petrov", "1", "2024-05-02", "2024-05-02")
    ]


def test_two_tellings_are_one_event_with_two_reports(ask: Engine) -> None:
    rows = ask(
        PREFIX
        + """
        SELECT ?event ?report ?date ?rule ?confidence WHERE {
          ?report cq:reportsEvent ?told ; cq:statedDate ?date ; cq:rule ?rule ; cq:confidence ?confidence ;
            cq:eventType <https://w3id.org/communique/vocabulary/event-type/meeting> .
          OPTIONAL { ?told cq:mergedInto ?into }
          BIND(COALESCE(?into, ?told) AS ?event)
        }"""
    )
    assert len({row[0] for row in rows}) == 1
    assert len({row[1].split("#")[0] for row in rows}) == len(rows) == 2
    assert {row[2] for row in rows} == {"2024-05-02"}
    assert {row[3] for row in rows} == {"event.meet", "event.noun.meeting"}
    assert all(0 < float(row[4]) <= 1 for row in rows)


def test_planned_event_that_a_later_article_tells_of_was_held_and_keeps_both_reports(tmp_path: Path) -> None:
    for name, text in {"plan.txt": PLAN, "meeting.txt": MEETING}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert build(sorted(tmp_path.glob("*.txt")), tmp_path / "kb").complete
    rows = open_knowledge_base(tmp_path / "kb").store.query(
        PREFIX
        + """
        SELECT ?status ?date ?told ?stated WHERE {
          ?event a cq:Event ; cq:status ?merged ; cq:date ?date ; cq:reportedBy ?report .
          ?report cq:status ?one ; cq:statedDate ?stated ;
            cq:eventType <https://w3id.org/communique/vocabulary/event-type/meeting> .
          BIND(STRAFTER(STR(?merged), "vocabulary/") AS ?status)
          BIND(STRAFTER(STR(?one), "vocabulary/") AS ?told)
        }""",
        use_default_graph_as_union=True,
    )
    assert isinstance(rows, ox.QuerySolutions)
    assert {tuple(str(row[key].value) for key in ("status", "date", "told", "stated")) for row in rows} == {
        ("status/held", "2024-05-02", "status/planned", "2024-05"),
        ("status/held", "2024-05-02", "status/held", "2024-05-02"),
    }


def test_two_spellings_of_a_name_are_one_person(ask: Engine) -> None:
    rows = ask(
        PREFIX
        + """
        SELECT DISTINCT ?name WHERE {
          ?person a cq:Person ; schema:name|schema:alternateName ?name .
          FILTER NOT EXISTS { ?person cq:mergedInto ?other }
          FILTER(CONTAINS(?name, "Petrov"))
        }"""
    )
    assert {row[0] for row in rows} >= {"Sergei Petrov", "Sergey Petrov"}
    persons = ask(
        PREFIX
        + """
        SELECT DISTINCT ?person WHERE {
          ?report cq:statedName ?name ; cq:reportsEntity ?told . FILTER(CONTAINS(?name, "Petrov"))
          OPTIONAL { ?told cq:mergedInto ?into } BIND(COALESCE(?into, ?told) AS ?person)
        }"""
    )
    assert len(persons) == 1


def test_teaser_on_three_pages_is_mapped_once(kb: Path) -> None:
    teasers = [row for row in query(kb, "articles") if row["kind"] == "teaser"]
    assert len(teasers) == 1
    store = open_knowledge_base(kb).store
    carried = ox.NamedNode("https://w3id.org/communique/ontology#carriedBy")
    assert {
        quad.object.value
        for quad in store.quads_for_pattern(ox.NamedNode(teasers[0]["article"]), carried, None)
        if isinstance(quad.object, ox.NamedNode)
    } == set(sources(kb).values())


def test_facts_of_a_teaser_are_not_the_facts_of_its_pages(kb: Path) -> None:
    pages = set(sources(kb).values())
    told = [row for row in query(kb, "events") if row["place"] == "Almaty"]
    assert [row["type"] for row in told] == ["ceremony"]
    assert not {row["article"] for row in told} & pages


def test_post_alone_is_who_holds_it_in_the_article(kb: Path) -> None:
    thanks = [row for row in query(kb, "statements") if row["act"] == "thank"]
    assert [row["speaker"] for row in thanks if row["article"] == sources(kb)["talks.txt"]] == ["Maria Silva"]


@pytest.mark.parametrize("name", ["kb", "seeds"])
def test_every_passage_is_a_slice_of_its_text(name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(name)
    rows = open_knowledge_base(folder).store.query(
        PREFIX
        + """
        SELECT ?sha256 ?start ?end ?exact WHERE {
          ?passage cq:start ?start ; cq:end ?end ; cq:exact ?exact ; cq:inArticle/cq:sha256 ?sha256 .
        }""",
        use_default_graph_as_union=True,
    )
    assert isinstance(rows, ox.QuerySolutions)
    checked = 0
    for row in rows:
        digest, start, end, exact = (str(row[key].value) for key in ("sha256", "start", "end", "exact"))
        assert read_text_of_record(folder, digest)[int(start) : int(end)] == exact
        checked += 1
    assert checked > 30


def test_secretary_general_of_the_csto_is_who_the_seed_of_2022_names(seeds: Path) -> None:
    article = sources(seeds)["004_8f16a0e27bd2f927.txt"]
    told = [
        row["name"] for row in query(seeds, "officials") if row["article"] == article and "Gen" in row["post"]
    ]
    assert told == ["Stanislav Zas"]


def test_secretary_general_of_the_csto_is_who_the_seed_of_2023_names(seeds: Path) -> None:
    article = sources(seeds)["003_c09ab933f95f89a6.txt"]
    spoken = [row for row in query(seeds, "statements") if row["article"] == article]
    noted = [row["speaker"] for row in spoken if row["act"] in {"stress", "note", "add", "inform"}]
    assert set(noted) == {"Imangali Tasmagambetov"}
    assert {row["speaker"] for row in spoken if row["act"] == "congratulate"} == {"Sergei Shoigu"}


def test_same_files_in_another_order_give_the_same_graph(kb: Path, tmp_path: Path) -> None:
    folder = kb.parent
    names = ("talks.txt", "other.txt", "meeting.txt")
    build([folder / name for name in names], tmp_path / "kb")
    graphs = [set(open_knowledge_base(path).store) for path in (kb, tmp_path / "kb")]
    assert {
        quad for quad in graphs[0] ^ graphs[1] if not quad.graph_name.value.endswith("graph/dataset")
    } == set()
