"""What a knowledge base and an endpoint together propose."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from mapper.reconciliation import KINDS, Endpoint, Proposed, Reader, Subject, Verdict, propose
from mapper.store import open_knowledge_base
from tests.publishing.services import Answer, Service
from tests.reconciliation.material import (
    ASTANA,
    CLUB,
    COUNCIL,
    FOOTBALLER,
    FOREIGN_SILVA,
    ITEM,
    MINSK,
    PETROV,
    SILVA,
    UNION,
)


def reader(kb: Path) -> Reader:
    return Reader(open_knowledge_base(kb))


def proposed(
    kb: Path, endpoint: Endpoint, *kinds: str, languages: Sequence[str] = ("en",), least: float = 0.5
) -> Proposed:
    found = reader(kb)
    subjects = found.subjects(kinds or KINDS)
    return propose(subjects, endpoint, languages=languages, taken=found.linked(), least=least)


def items(found: Proposed) -> dict[str, list[tuple[str, Verdict]]]:
    """Node → its proposals, in order."""
    nodes = dict.fromkeys(one.subject.node for one in found.proposals)
    return {
        node: [
            (one.item.removeprefix(ITEM), one.verdict) for one in found.proposals if one.subject.node == node
        ]
        for node in nodes
    }


def test_entities_without_a_link_are_asked_for_the_most_named_first(plain: Path) -> None:
    subjects = reader(plain).subjects(KINDS)
    assert [one.articles for one in subjects] == sorted((one.articles for one in subjects), reverse=True)
    assert {one.node for one in subjects} == {
        "body/harbour-union",
        "body/council-of-the-harbour-union",
        "person/sergey-petrov",
        "person/maria-silva",
        "place/geonames-1526273",
        "place/geonames-625144",
        "place/geonames-587084",
    }
    assert reader(plain).subjects(KINDS, 2) == subjects[:2]
    assert {one.kind for one in reader(plain).subjects(["place"])} == {"place"}


def test_persons_are_told_from_namesakes_by_post_time_and_state(plain: Path, endpoint: Endpoint) -> None:
    assert items(proposed(plain, endpoint, "person")) == {
        "person/sergey-petrov": [(PETROV, Verdict.CLEAR)],
        "person/maria-silva": [(SILVA, Verdict.CLEAR), (FOREIGN_SILVA, Verdict.DOUBTFUL)],
    }


def test_a_lower_score_lists_more_but_never_what_is_no_person(plain: Path, endpoint: Endpoint) -> None:
    found = items(proposed(plain, endpoint, "person", least=0.3))
    assert found["person/sergey-petrov"] == [(PETROV, Verdict.CLEAR), (FOOTBALLER, Verdict.DOUBTFUL)]


def test_bodies_that_nothing_tells_apart_are_ambiguous_best_first(plain: Path, endpoint: Endpoint) -> None:
    assert items(proposed(plain, endpoint, "body")) == {
        "body/harbour-union": [(UNION, Verdict.AMBIGUOUS), (CLUB, Verdict.AMBIGUOUS)],
        "body/council-of-the-harbour-union": [(COUNCIL, Verdict.CLEAR)],
    }


def test_places_are_found_by_their_geonames_id(plain: Path, endpoint: Endpoint) -> None:
    assert items(proposed(plain, endpoint, "place")) == {
        "place/geonames-1526273": [(ASTANA, Verdict.CLEAR)],
        "place/geonames-625144": [(MINSK, Verdict.CLEAR)],
    }


def test_names_and_descriptions_come_in_the_order_of_the_languages(plain: Path, endpoint: Endpoint) -> None:
    def petrov(*languages: str) -> tuple[str, str]:
        found = proposed(plain, endpoint, "person", languages=languages)
        (one,) = (one for one in found.proposals if one.item == ITEM + PETROV)
        return one.label, one.description

    assert petrov("en", "ru") == ("Sergei Petrov", "Secretary General of the Harbour Union")
    assert petrov("ru", "en") == ("Сергей Петров", "генеральный секретарь")


def test_a_language_in_which_nobody_is_called_so_finds_labels_of_all_languages_alone(
    plain: Path, endpoint: Endpoint
) -> None:
    assert set(items(proposed(plain, endpoint, "person", languages=["ru"]))) == {"person/maria-silva"}


def test_the_number_of_requests_does_not_grow_with_that_of_entities(
    plain: Path, endpoint: Endpoint, wikidata: Service
) -> None:
    proposed(plain, endpoint)
    assert len(wikidata.asked) <= 6 * 3


def test_the_same_answers_make_the_same_proposals(plain: Path, endpoint: Endpoint, wikidata: Service) -> None:
    first = proposed(plain, endpoint)
    asked = len(wikidata.asked)
    assert proposed(plain, endpoint) == first
    assert len(wikidata.asked) == asked


def test_an_item_of_another_node_is_ambiguous_and_says_whose_it_is(plain: Path, endpoint: Endpoint) -> None:
    subjects = reader(plain).subjects(["person"])
    taken = {ITEM + SILVA: "person/m-silva"}
    found = propose(subjects, endpoint, languages=["en"], taken=taken, least=0.9)
    (one,) = (one for one in found.proposals if one.subject.node == "person/maria-silva")
    assert one.verdict is Verdict.AMBIGUOUS
    assert one.reasons.endswith("; person/m-silva has this link: perhaps both are one")


def test_one_item_for_two_nodes_is_clear_for_neither(endpoint: Endpoint) -> None:
    places = [Subject(f"place/{n}", "place", "Astana", 1, ("Astana",), geonames="1526273") for n in "ab"]
    found = propose(places, endpoint, languages=["en"], taken={}, least=0.5)
    assert [one.verdict for one in found.proposals] == [Verdict.AMBIGUOUS] * 2
    assert "also proposed for place/b: perhaps they are one" in found.proposals[0].reasons


def test_a_run_that_was_cut_goes_on_where_it_was(plain: Path, endpoint: Endpoint, wikidata: Service) -> None:
    whole = proposed(plain, endpoint, "person", "body")
    wanted = [one.body for one in wikidata.asked]
    wikidata.asked.clear()
    for path in endpoint.cache.rglob("*.json"):
        path.unlink()
    proposed(plain, endpoint, "person")
    wikidata.broken["/sparql"] = Answer(403, b"go away")
    cut = proposed(plain, endpoint, "person", "body")
    assert {one.subject.kind for one in cut.proposals} == {"person"}
    assert (cut.judged, len(cut.problems)) == (2, 1)
    wikidata.broken.clear()
    assert proposed(plain, endpoint, "person", "body") == whole
    assert [one.body for one in wikidata.asked if one.body in wanted].count(wanted[0]) == 1


def test_what_is_too_much_at_once_is_asked_in_halves(
    plain: Path, endpoint: Endpoint, wikidata: Service
) -> None:
    whole = items(proposed(plain, endpoint, "body"))
    for path in endpoint.cache.rglob("*.json"):
        path.unlink()
    wikidata.first += [Answer(500, b"timeout")] * endpoint.tries
    assert items(proposed(plain, endpoint, "body")) == whole


def test_an_endpoint_that_fails_at_everything_is_given_up(endpoint: Endpoint, wikidata: Service) -> None:
    wikidata.broken["/sparql"] = Answer(500, b"timeout")
    people = [
        Subject(f"person/{n}", "person", f"Ana {n}", 1, (f"Ana {n}",))
        for n in ("Lopes", "Gomes", "Diaz", "Cruz")
    ]
    found = propose(people, endpoint, languages=["en"], taken={}, least=0.5)
    assert (found.proposals, found.judged, len(found.problems)) == ((), 0, 3)
    assert len(wikidata.asked) <= 6 * endpoint.tries


@pytest.mark.parametrize(
    ("name", "asked"), [("Ana Lopes", True), ("A. Lopes", False), ("Lopes", False), ("Lopes A", False)]
)
def test_persons_are_asked_for_by_whole_names(name: str, asked: bool) -> None:
    assert Subject("person/a", "person", name, 1, (name,)).asked == ((name,) if asked else ())
