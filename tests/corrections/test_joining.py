"""What people say is one: all that is said of it is said of the node that stays."""

from __future__ import annotations

import shutil
from itertools import permutations
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper.pipeline import Options, build
from mapper.pipeline.background import shape_files
from mapper.rdf import DEFAULT_BASE
from mapper.store import open_knowledge_base
from mapper.validation import Shapes, check_layer
from tests.corrections.material import Row, built, correct, row, snapshot, there, values, write

ARTICLES = {
    "session.txt": """\
Harbour Union opens its session

June 7, 2024

The Council of the Harbour Union held a regular session in Minsk on June 7, 2024. The session was chaired by \
the Secretary General of the Harbour Union, Sergei Petrov. The Harbour Union adopted the Declaration on Safe \
Ports.
""",
    "talks.txt": """\
Secretary General of the Union of Harbours meets the Minister of Trade

June 20, 2024

The Secretary General of the Union of Harbours, Sergei Petrov, met with the Minister of Trade of the \
Republic of Kazakhstan, Maria Silva, in Astana on June 20, 2024. The Maritime Agency of the Union of \
Harbours took part in the meeting. They discussed the Minsk Declaration on Ports and Seas of the \
Union of Harbours.
""",
}
UNION, HARBOURS, AGENCY = (
    "body/harbour-union",
    "body/union-of-harbours",
    "body/maritime-agency-of-the-union-of-harbours",
)
HELD, HELD_TOO = (
    f"tenure/sergei-petrov/{body}/secretary-general" for body in ("harbour-union", "union-of-harbours")
)
DECLARATION = "document/minsk-declaration-on-ports-and-seas-of-the-union-of-harbours"
MINSK = "place/geonames-625144"
ONE_BODY = row("same", UNION, object=HARBOURS)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles, and the knowledge base of them as they are."""
    return built(tmp_path_factory.mktemp("joining"), ARTICLES)


@pytest.fixture
def kb(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made / "kb", tmp_path / "kb", symlinks=True)
    return tmp_path / "kb"


@pytest.fixture
def adopted(kb: Path) -> str:
    """The declaration of the session; only its article tells it from others of that title."""
    return the(kb, "document/declaration-on-safe-ports-")


@pytest.fixture
def talks(kb: Path) -> str:
    """The meeting."""
    return the(kb, "event/2024-06-20-meeting-")


def the(kb: Path, begin: str) -> str:
    """The one node whose name begins so."""
    (node,) = {
        quad.subject.value.removeprefix(DEFAULT_BASE)
        for quad in open_knowledge_base(kb).store
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(DEFAULT_BASE + begin)
    }
    return node


def facts_of(kb: Path, node: str) -> set[str]:
    """The terms under which the corpus says something of a node."""
    store, graph = open_knowledge_base(kb).store, ox.NamedNode(f"{DEFAULT_BASE}graph/corpus")
    said = store.quads_for_pattern(ox.NamedNode(DEFAULT_BASE + node), None, None, graph)
    return {quad.predicate.value.rpartition("#")[2] for quad in said}


def pointed_at(kb: Path, node: str) -> set[str]:
    """The graphs beside those of articles and corrections in which something points to a node."""
    store = open_knowledge_base(kb).store
    found = store.quads_for_pattern(None, None, ox.NamedNode(DEFAULT_BASE + node))
    names = {str(quad.graph_name).removeprefix(f"<{DEFAULT_BASE}graph/").rstrip(">") for quad in found}
    return {name for name in names if not name.startswith(("article/", "corrections"))}


def test_of_bodies_that_are_the_same_the_smaller_stays_with_all_that_is_said(kb: Path) -> None:
    assert correct(kb, ONE_BODY).corrections == {"applied": 1}
    assert values(kb, HARBOURS, "mergedInto") == {UNION}
    assert facts_of(kb, HARBOURS) == {"mergedInto"}
    assert pointed_at(kb, HARBOURS) == set()
    assert values(kb, UNION, "alternateName") | values(kb, UNION, "label") == {
        "Harbour Union",
        "Union of Harbours",
    }
    assert len(values(kb, UNION, "reportedBy")) == 2
    assert values(kb, AGENCY, "parent") == {UNION}


def test_posts_and_tenures_of_bodies_that_are_the_same_are_one(kb: Path) -> None:
    assert values(kb, HELD_TOO, "attestedOn") == {"2024-06-20"}
    correct(kb, ONE_BODY)
    assert values(kb, HELD_TOO, "mergedInto") == {HELD}
    assert values(kb, HELD, "attestedOn") == {"2024-06-07", "2024-06-20"}
    assert values(kb, HELD, "post") == {"post/harbour-union/secretary-general"}
    assert values(kb, "post/harbour-union/secretary-general", "postBody") == {UNION}
    assert values(kb, "post/union-of-harbours/secretary-general", "mergedInto") == {
        "post/harbour-union/secretary-general"
    }
    for node in (HELD_TOO, "post/union-of-harbours/secretary-general"):
        assert facts_of(kb, node) == {"mergedInto"}
        assert pointed_at(kb, node) == set()


def test_a_body_that_reference_data_know_stays_whatever_its_name(kb: Path) -> None:
    correct(kb, row("same", UNION, object="body/un"), row("same", UNION, object=HARBOURS))
    for node in (UNION, HARBOURS):
        assert values(kb, node, "mergedInto") == {"body/un"}
        assert facts_of(kb, node) == {"mergedInto"}
    assert {"Harbour Union", "Union of Harbours"} <= values(kb, "body/un", "alternateName")
    assert values(kb, "body/un", "label") == {"United Nations"}
    assert values(kb, HELD, "post") == {"post/un/secretary-general"}
    assert values(kb, AGENCY, "parent") == {"body/un"}


def test_a_body_whose_parent_it_is_said_to_be_has_no_parent(kb: Path) -> None:
    correct(kb, row("same", AGENCY, object=HARBOURS))
    assert values(kb, HARBOURS, "mergedInto") == {AGENCY}
    assert values(kb, AGENCY, "parent") == set()


def test_what_is_said_of_a_body_that_is_merged_is_said_of_the_one_that_stays(kb: Path, talks: str) -> None:
    correct(
        kb,
        ONE_BODY,
        row("missing", HARBOURS, property="parent", object="body/un"),
        row("label", HARBOURS, value="Union of All Harbours"),
        row("missing", "person/maria-silva", property="holds", object=HARBOURS, value="Adviser"),
        row("missing", talks, property="host", object=HARBOURS),
    )
    assert values(kb, UNION, "parent") == {"body/un"}
    assert values(kb, UNION, "label") == {"Union of All Harbours"}
    assert values(kb, talks, "host") == {UNION}
    assert values(kb, "tenure/maria-silva/union-of-harbours/adviser", "post") == {
        "post/harbour-union/adviser"
    }


def test_documents_that_are_the_same_are_one(kb: Path, adopted: str) -> None:
    assert correct(kb, row("same", DECLARATION, object=adopted), ONE_BODY).corrections == {"applied": 2}
    assert values(kb, DECLARATION, "mergedInto") == {adopted}
    assert facts_of(kb, DECLARATION) == {"mergedInto"}
    assert len(values(kb, adopted, "reportedBy")) == 2
    assert {name.rpartition("/")[2] for name in values(kb, adopted, "station")} == {"adopted", "discussed"}
    assert values(kb, adopted, "issuer") == {UNION}


def test_a_place_that_is_the_same_as_one_of_geonames_goes_on_as_that(kb: Path, talks: str) -> None:
    correct(
        kb,
        row("missing", "place/harbour-hall", property="name", value="Harbour Hall"),
        row("missing", talks, property="place", object="place/harbour-hall"),
        row("same", "place/harbour-hall", object=MINSK),
    )
    assert values(kb, "place/harbour-hall", "mergedInto") == {MINSK}
    assert values(kb, talks, "place") == {MINSK}
    assert "Harbour Hall" in values(kb, MINSK, "alternateName")


def test_a_person_whom_no_article_names_stays_where_reference_data_know_him(kb: Path, talks: str) -> None:
    correct(kb, row("same", "person/maria-silva", object="person/stanislav-zas"))
    assert values(kb, "person/maria-silva", "mergedInto") == {"person/stanislav-zas"}
    assert "person/stanislav-zas" in values(kb, talks, "participant")


def test_a_tenure_that_reference_data_know_goes_on_for_those_of_merged_persons_and_bodies(kb: Path) -> None:
    correct(
        kb,
        ONE_BODY,
        row("same", UNION, object="body/csto"),
        row("same", "person/sergei-petrov", object="person/stanislav-zas"),
    )
    known = "tenure/stanislav-zas/csto/secretary-general"
    assert values(kb, HELD, "mergedInto") == values(kb, HELD_TOO, "mergedInto") == {known}
    assert values(kb, known, "attestedOn") == {"2024-06-07", "2024-06-20"}
    assert values(kb, known, "holder") == {"person/stanislav-zas"}


@pytest.mark.parametrize(
    "rows",
    [
        [row("same", "body/csto", object="body/un")],
        [row("same", UNION, object="body/un"), row("same", "body/csto", object=UNION)],
        [row("same", "person/stanislav-zas", object="person/imangali-tasmagambetov")],
        [row("same", MINSK, object="place/geonames-524901")],
        [ONE_BODY, row("different", HARBOURS, object=UNION)],
    ],
    ids=["bodies", "over a third", "persons", "places", "and different"],
)
def test_what_is_two_stays_two(made: Path, kb: Path, rows: list[Row]) -> None:
    done = correct(kb, *rows)
    assert done.corrections == {"in conflict": len(rows)}
    assert len(done.problems) == len(rows)
    corpus = f"<{DEFAULT_BASE}graph/corpus>".encode()
    assert snapshot(kb)["store"].count(corpus) == snapshot(made / "kb")["store"].count(corpus)


def test_joined_graph_conforms_and_no_triple_stands_in_two_graphs(kb: Path, adopted: str) -> None:
    done = correct(
        kb,
        row("same", UNION, object="body/un"),
        row("same", DECLARATION, object=adopted),
        ONE_BODY,
        row("different", UNION, object=AGENCY),
    )
    assert done.complete
    assert done.corrections == {"applied": 4}
    quads = list(open_knowledge_base(kb).store)
    assert len({quad.triple for quad in quads}) == len(quads)
    ontology = ox.NamedNode(f"{DEFAULT_BASE}graph/ontology")
    data = [quad for quad in quads if quad.graph_name != ontology]
    assert check_layer(data, Shapes(*shape_files()), {}) == []


@pytest.mark.parametrize("order", list(permutations(ARTICLES)))
def test_what_is_joined_does_not_depend_on_the_order_of_articles(
    made: Path, kb: Path, adopted: str, order: tuple[str, ...], tmp_path: Path
) -> None:
    rows = [row("same", DECLARATION, object=adopted), ONE_BODY]
    fixes = write(tmp_path / "fixes", rows)
    build([], kb, Options(corrections=fixes))
    for name in order:
        build([made / "in" / name], tmp_path / "grown", Options(corrections=fixes))
    assert snapshot(tmp_path / "grown") == snapshot(kb)
    build([], kb, Options(corrections=write(tmp_path / "none", [])))
    assert snapshot(kb) == snapshot(made / "kb")
    assert there(kb, HARBOURS)
