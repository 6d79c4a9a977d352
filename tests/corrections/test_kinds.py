"""What each kind of correction does to the graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper.pipeline import build
from mapper.pipeline.background import shape_files
from mapper.rdf import DEFAULT_BASE, reference_quads
from mapper.store import open_knowledge_base
from mapper.validation import Shapes, check_layer
from tests.corrections.material import (
    CHAIRING,
    MEETING,
    SAID,
    SESSION,
    TALKS,
    TENURE,
    correct,
    row,
    there,
    values,
)


def test_persons_that_are_different_are_two_whatever_the_rules_say(kb: Path) -> None:
    assert values(kb, "person/mariya-sylva", "mergedInto") == {"person/maria-silva"}
    correct(kb, row("different", "person/maria-silva", object="person/mariya-sylva"))
    assert values(kb, "person/mariya-sylva", "name") == {"Mariya Sylva"}
    assert values(kb, "person/maria-silva", "alternateName") == set()
    assert values(kb, "tenure/mariya-sylva/state-kz/deputy-minister-of-trade", "holder") == {
        "person/mariya-sylva"
    }


def test_persons_that_are_the_same_are_one_whatever_the_rules_say(kb: Path) -> None:
    correct(kb, row("same", "person/maria-silva", object="person/sergei-petrov"))
    assert values(kb, "person/sergei-petrov", "mergedInto") == {"person/maria-silva"}
    assert values(kb, "person/sergey-petrov", "mergedInto") == {"person/maria-silva"}
    assert values(kb, "person/mariya-sylva", "mergedInto") == {"person/maria-silva"}
    assert values(kb, SESSION, "chair") == {"person/maria-silva"}


def test_persons_are_the_same_over_one_that_no_article_names(kb: Path) -> None:
    done = correct(
        kb,
        row("same", "person/maria-silva", object="person/m-s"),
        row("same", "person/m-s", object="person/sergei-petrov"),
    )
    assert values(kb, "person/sergei-petrov", "mergedInto") == {"person/maria-silva"}
    assert not there(kb, "person/m-s")
    assert done.corrections == {"applied": 2}


def test_what_is_the_same_as_one_of_two_that_are_different_is_different_from_the_other(kb: Path) -> None:
    correct(
        kb,
        row("same", "person/mariya-sylva", object="person/sergei-petrov"),
        row("different", "person/maria-silva", object="person/sergei-petrov"),
    )
    assert values(kb, "person/maria-silva", "name") == {"Maria Silva"}
    assert values(kb, "person/sergei-petrov", "mergedInto") == {"person/mariya-sylva"}


def test_events_are_parted_and_joined(kb: Path) -> None:
    assert values(kb, MEETING, "mergedInto") == {TALKS}
    correct(kb, row("different", MEETING, object=TALKS))
    assert values(kb, MEETING, "reportedBy") == {"article/d7e6c74bf5c17858#event-84"}
    assert values(kb, TALKS, "reportedBy") == {"article/3dacf7b3f7984562#event-93"}
    assert values(kb, MEETING, "mergedInto") == set()
    correct(kb, row("same", SESSION, object=TALKS))
    assert values(kb, SESSION, "mergedInto") == {TALKS}
    assert values(kb, TALKS, "chair") == {"person/sergei-petrov"}


@pytest.mark.parametrize("report", [SAID, CHAIRING, "article/881cdb66a80a4f79#tenure-157-0"])
def test_a_wrong_report_is_withheld_with_the_reason(kb: Path, report: str) -> None:
    done = correct(kb, row("wrong", report, note="a slip of the pen"))
    assert done.complete
    assert not there(kb, report)
    quarantine = (kb / "quarantine.trig").read_text(encoding="utf-8")
    assert report.partition("#")[2] in quarantine
    assert "Withheld as wrong by a correction of Lena Novak of 2024-07-01: a slip of the pen" in quarantine
    assert "a slip of the pen" in (kb / "validation.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("node", [SAID, CHAIRING, TALKS, "person/mariya-sylva"])
def test_what_two_people_call_wrong_is_withheld_by_both(kb: Path, node: str) -> None:
    done = correct(
        kb,
        row("wrong", node, note="a slip of the pen"),
        row("wrong", node, author="Somebody Else", note="misread"),
    )
    assert done.complete
    assert done.corrections == {"applied": 2}
    assert not there(kb, node)
    for name in ("quarantine.trig", "validation.txt", "validation.ttl"):
        report = (kb / name).read_text(encoding="utf-8")
        assert "Withheld as wrong by a correction of Lena Novak of 2024-07-01: a slip of the pen" in report
        assert "Withheld as wrong by a correction of Somebody Else of 2024-07-01: misread" in report
    assert "does not apply" not in (kb / "validation.txt").read_text(encoding="utf-8")


def test_a_report_that_is_wrong_and_tells_of_what_is_wrong_is_withheld_by_both(kb: Path) -> None:
    done = correct(
        kb, row("wrong", TALKS), row("wrong", "article/3dacf7b3f7984562#event-93", author="Somebody Else")
    )
    assert done.corrections == {"applied": 2}
    quarantine = (kb / "quarantine.trig").read_text(encoding="utf-8")
    assert "a correction of Lena Novak" in quarantine
    assert "a correction of Somebody Else" in quarantine


def test_a_tenure_that_is_wrong_tells_other_articles_nothing(tmp_path: Path) -> None:
    """Of whom the second article speaks, it knows from the first alone."""
    texts = {
        "chaired.txt": """\
The Council of the Harbour Union holds its session

7 June 2024

The session was chaired by the Secretary General of the Harbour Union, Sergei Petrov.
""",
        "opened.txt": """\
A conference opens in Minsk

9 June 2024

The Secretary General of the Harbour Union opened a conference in Minsk on 9 June.
""",
    }
    (tmp_path / "in").mkdir()
    for name, text in texts.items():
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    build([tmp_path / "in"], tmp_path / "kb")
    assert len(values(tmp_path / "kb", "person/sergei-petrov", "reportedBy")) == 2
    correct(tmp_path / "kb", row("wrong", TENURE))
    assert len(values(tmp_path / "kb", "person/sergei-petrov", "reportedBy")) == 1


def test_a_wrong_participation_leaves_the_event_without_its_chair(kb: Path) -> None:
    correct(kb, row("wrong", CHAIRING))
    assert values(kb, SESSION, "chair") == set()
    assert values(kb, SESSION, "label") == {"regular session"}


def test_a_thing_that_is_wrong_goes_with_all_that_needs_it(kb: Path) -> None:
    correct(kb, row("wrong", "person/mariya-sylva"))
    assert not there(kb, "person/mariya-sylva")
    assert not there(kb, "article/2fea2d1967a8d894#statement-176")
    assert not there(kb, "tenure/mariya-sylva/state-kz/deputy-minister-of-trade")
    assert there(kb, "article/2fea2d1967a8d894#event-154")


def test_a_wrong_event_goes_and_the_other_report_of_it_stays(kb: Path) -> None:
    correct(kb, row("wrong", TALKS))
    assert not there(kb, TALKS)
    assert values(kb, MEETING, "participant") == {"person/maria-silva", "person/sergei-petrov"}


def test_a_better_label_wins_and_the_old_one_stays_beside_it(kb: Path) -> None:
    correct(kb, row("label", "person/sergey-petrov", value="Sergey A. Petrov"))
    assert values(kb, "person/sergei-petrov", "label") == {"Sergey A. Petrov"}
    assert values(kb, "person/sergei-petrov", "name") == {"Sergey A. Petrov"}
    assert values(kb, "person/sergei-petrov", "alternateName") == {"Sergey Petrov", "Sergei Petrov"}
    assert values(kb, TENURE, "label") == {"Sergey A. Petrov, Secretary General, Harbour Union"}


def test_a_better_label_wins_over_that_of_the_reference_data(kb: Path) -> None:
    before = values(kb, "state/kz", "name")
    correct(kb, row("label", "state/kz", value="Qazaqstan"), row("label", "body/osce", value="The OSCE"))
    assert values(kb, "state/kz", "label") == values(kb, "state/kz", "name") == {"Qazaqstan"}
    assert before <= values(kb, "state/kz", "alternateName")
    assert values(kb, "body/osce", "label") == {"The OSCE"}


def test_a_label_of_an_event_stands_in_the_place_of_the_old_one(kb: Path) -> None:
    correct(kb, row("label", MEETING, value="Talks on ports"))
    assert values(kb, TALKS, "label") == {"Talks on ports"}
    assert values(kb, TALKS, "alternateName") == {"talks"}


def test_a_link_wins_over_that_of_the_reference_data(kb: Path) -> None:
    (before,) = values(kb, "state/kz", "exactMatch")
    correct(kb, row("link", "state/kz", object="Q1"), row("link", "person/sergey-petrov", object="Q2"))
    assert values(kb, "state/kz", "exactMatch") == {"http://www.wikidata.org/entity/Q1"} != {before}
    assert values(kb, "person/sergei-petrov", "exactMatch") == {"http://www.wikidata.org/entity/Q2"}


def test_a_link_to_another_authority_stands_beside_the_first(kb: Path) -> None:
    before = values(kb, "state/kz", "exactMatch")
    correct(kb, row("link", "state/kz", object="https://d-nb.info/gnd/4029821-1"))
    assert values(kb, "state/kz", "exactMatch") == before | {"https://d-nb.info/gnd/4029821-1"}


def test_an_event_is_linked_by_the_node_that_it_goes_on_as(kb: Path) -> None:
    correct(kb, row("link", MEETING, object="https://www.wikidata.org/wiki/Q3"))
    assert values(kb, TALKS, "exactMatch") == {"http://www.wikidata.org/entity/Q3"}
    assert values(kb, MEETING, "exactMatch") == set()


def test_a_place_that_is_given_by_its_geonames_id_is_linked_to_geonames(kb: Path) -> None:
    correct(kb, row("missing", "place/geonames-1", property="name", value="Port Harbour"))
    assert values(kb, "place/geonames-1", "exactMatch") == {"https://sws.geonames.org/1/"}


def test_a_missing_participant_is_there_and_has_met_the_others(kb: Path) -> None:
    correct(
        kb,
        row("missing", "person/ana-lopes", property="name", value="Ana Lopes"),
        row("missing", MEETING, property="host", object="person/ana-lopes"),
    )
    assert values(kb, TALKS, "host") == {"person/ana-lopes"}
    assert values(kb, "person/ana-lopes", "label") == {"Ana Lopes"}
    assert values(kb, "person/ana-lopes", "metWith") == {"person/maria-silva", "person/sergei-petrov"}


def test_a_missing_tenure_is_there_and_its_holder_an_official(kb: Path) -> None:
    node = "tenure/maria-silva/harbour-union/adviser"
    correct(
        kb,
        row("missing", "person/maria-silva", property="holds", object="body/harbour-union", value="Adviser"),
        row("missing", node, property="since", value="2024-06"),
    )
    assert values(kb, node, "label") == {"Maria Silva, Adviser, Harbour Union"}
    assert values(kb, node, "post") == {"post/harbour-union/adviser"}
    assert values(kb, node, "since") == {"2024-06"}
    assert "https://w3id.org/communique/ontology#Official" in values(kb, "person/maria-silva", "type")


def test_a_missing_event_is_there_with_what_is_said_of_it(kb: Path) -> None:
    node = "event/2024-06-30-visit"
    correct(
        kb,
        row("missing", node, property="eventType", value="visit"),
        row("missing", node, property="date", value="2024-06-30"),
        row("missing", node, property="status", value="planned"),
        row("missing", node, property="superEvent", object=SESSION),
        row("missing", node, property="participant", object="person/maria-silva"),
        row("label", node, value="Visit to the new harbour"),
    )
    assert values(kb, node, "label") == {"Visit to the new harbour"}
    assert values(kb, node, "date") == values(kb, node, "earliest") == {"2024-06-30"}
    assert values(kb, node, "superEvent") == {SESSION}
    assert values(kb, node, "participant") == {"person/maria-silva"}


def test_better_values_stand_in_the_place_of_those_that_were_found(kb: Path) -> None:
    correct(
        kb,
        row("missing", TALKS, property="date", value="2024-05-03"),
        row("missing", TALKS, property="place", object="place/geonames-625144"),
        row("missing", TALKS, property="eventType", value="call"),
        row("missing", "body/harbour-union", property="bodyKind", value="agency"),
        row("missing", "body/harbour-union", property="parent", object="state/kz"),
        row("missing", "body/osce", property="parent", object="body/un"),
    )
    assert values(kb, TALKS, "date") == values(kb, TALKS, "latest") == {"2024-05-03"}
    assert values(kb, TALKS, "place") == {"place/geonames-625144"}
    assert "https://w3id.org/communique/ontology#Call" in values(kb, TALKS, "type")
    assert "https://w3id.org/communique/ontology#Meeting" not in values(kb, TALKS, "type")
    assert values(kb, "body/harbour-union", "parent") == {"state/kz"}
    assert len(values(kb, "body/harbour-union", "bodyKind")) == 1
    assert values(kb, "body/osce", "parent") == {"body/un"}


def test_what_is_corrected_points_to_who_did_it_and_when(kb: Path) -> None:
    correct(kb, row("label", "person/sergei-petrov", value="Sergei A. Petrov", note="his own spelling"))
    (node,) = values(kb, "person/sergei-petrov", "correctedBy")
    assert values(kb, node, "creator") == {"Lena Novak"}
    assert values(kb, node, "date") == {"2024-07-01"}
    assert values(kb, node, "note") == {"his own spelling"}
    assert values(kb, node, "corrects") == {"person/sergei-petrov"}


def test_corrected_graph_conforms_and_no_triple_stands_in_two_graphs(kb: Path) -> None:
    correct(
        kb,
        row("same", SESSION, object=TALKS),
        row("different", "person/maria-silva", object="person/mariya-sylva"),
        row("wrong", SAID, note="misread"),
        row("label", "state/kz", value="Qazaqstan"),
        row("link", "state/kz", object="Q1"),
        row("missing", "person/maria-silva", property="holds", object="body/un", value="Adviser"),
        row("missing", "person/nobody", property="name", value="Nobody"),
    )
    quads = list(open_knowledge_base(kb).store)
    assert len({quad.triple for quad in quads}) == len(quads)
    ontology = ox.NamedNode(f"{DEFAULT_BASE}graph/ontology")
    data = [quad for quad in quads if quad.graph_name != ontology]
    assert check_layer(data, Shapes(*shape_files()), {}) == []


def test_nothing_is_overruled_where_nothing_is_corrected(plain: Path) -> None:
    stored = set(open_knowledge_base(plain).store)
    assert set(reference_quads(DEFAULT_BASE)) <= stored
