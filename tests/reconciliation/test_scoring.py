"""How well candidates fit, where that is clear and where it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mapper.reconciliation.candidates import Candidate, Position
from mapper.reconciliation.scoring import Scored, judge, ranked, told_apart
from mapper.reconciliation.settings import KINDS, settings
from mapper.reconciliation.subjects import Known, Post, Subject

ITEM = "http://www.wikidata.org/entity/"
STATE = Known(("Ruritania", "Ruritanian Kingdom"), frozenset({f"{ITEM}Q1"}))
DAY = (date(2024, 5, 2), date(2024, 5, 2))
MINISTER = Subject(
    "person/ana-lopes",
    "person",
    "Ana Lopes",
    3,
    names=("Ana Lopes",),
    posts=(Post("Minister of Defence", STATE, (DAY,)),),
)
COUNCIL = Subject("body/council", "body", "Port Council", 1, names=("Port Council",), acronyms=("PC",))
TOWN = Subject("place/hafen", "place", "Hafen", 1, names=("Hafen",), state=STATE, geonames="77")
WAR = Subject(
    "event/war",
    "event",
    "War of the Ports",
    1,
    names=("War of the Ports",),
    code="conflict",
    days=(date(1911, 3, 1), date(1912, 8, 31)),
)


def person(*positions: Position, label: str = "Ana Lopes", **values: str) -> Candidate:
    """A human being."""
    return item(label, "Q5", *positions, **values)


def item(label: str, kind: str, *positions: Position, **values: str) -> Candidate:
    """An item with one value for each property."""
    found = Candidate(f"{ITEM}Q77", labels=[label], kinds={kind}, positions=list(positions))
    for name, value in values.items():
        found.values[name].add(value)
    return found


def position(label: str, *of: str, start: int = 2020, end: int | None = None) -> Position:
    last = date(end, 1, 1) if end else None
    return Position((label,), frozenset(ITEM + one for one in of), date(start, 1, 1), last)


def score(subject: Subject, candidate: Candidate) -> float:
    scored = judge(subject, candidate)
    return scored.score if scored else -1


def fits(scored: Scored | None) -> dict[str, float]:
    return {part.name: part.fit for part in scored.parts} if scored else {}


def test_who_holds_the_post_when_articles_say_so_is_clear() -> None:
    scored = judge(MINISTER, person(position("Minister of Defense of Ruritania")))
    assert scored
    assert fits(scored) == {"name": 1, "type": 0.7, "post": 1, "dates": 1}
    assert scored.score >= settings().clear
    assert scored.reasons.startswith("name 0.45 of 0.45 (Ana Lopes); type 0.07 of 0.10 (")


def test_a_name_alone_is_not_enough() -> None:
    assert score(MINISTER, person()) < settings().clear


def test_a_title_whose_body_is_not_known_counts_half() -> None:
    found = fits(judge(MINISTER, person(position("Minister of Defence"))))
    assert found["post"] == found["dates"] == 0.5


def test_the_state_of_a_position_says_whose_minister_it_is() -> None:
    assert fits(judge(MINISTER, person(position("defence minister", "Q1"))))["post"] == 1
    assert "post" not in fits(judge(MINISTER, person(position("Minister of Defence", "Q2"))))


@pytest.mark.parametrize(
    "label", ["Deputy Minister of Defence of Ruritania", "Minister of Finance", "minister"]
)
def test_another_post_is_none(label: str) -> None:
    assert "post" not in fits(judge(MINISTER, person(position(label, "Q1"))))


def test_to_belong_to_the_body_counts_half_of_the_post() -> None:
    assert fits(judge(MINISTER, person(P108=f"{ITEM}Q1")))["post"] == 0.5
    assert "post" not in fits(judge(MINISTER, person(P463=f"{ITEM}Q2")))


def test_who_left_the_post_before_is_not_clear() -> None:
    gone = judge(
        MINISTER, person(position("Minister of Defence of Ruritania", start=1998, end=2004), P27="x")
    )
    assert gone
    assert fits(gone)["dates"] == -1
    assert gone.contradicted


def test_of_several_terms_the_one_of_the_articles_counts() -> None:
    terms = [
        position("Minister of Defence of Ruritania", start=start, end=start + 2) for start in (2001, 2023)
    ]
    assert fits(judge(MINISTER, person(*terms)))["dates"] == 1


@pytest.mark.parametrize(
    ("name", "value"), [("P570", "1951-03-04T00:00:00Z"), ("P569", "2015-01-01T00:00:00Z")]
)
def test_whoever_did_not_live_then_is_no_match(name: str, value: str) -> None:
    assert score(MINISTER, person(position("Minister of Defence of Ruritania"), **{name: value})) <= 0.1


@pytest.mark.parametrize(
    "value", ["-0044-03-15T00:00:00Z", "http://www.wikidata.org/.well-known/genid/1", ""]
)
def test_a_date_that_is_not_known_says_nothing(value: str) -> None:
    assert "life" not in fits(judge(MINISTER, person(P570=value)))


def test_another_occupation_counts_less_than_none() -> None:
    politician, painter = person(P106=f"{ITEM}Q82955"), person(P106=f"{ITEM}Q1028181")
    assert score(MINISTER, politician) > score(MINISTER, person()) > score(MINISTER, painter)


def test_what_is_no_such_thing_is_no_candidate() -> None:
    film = person()
    film.kinds = set()
    assert judge(MINISTER, film) is None


def test_what_is_called_otherwise_is_no_candidate() -> None:
    assert judge(MINISTER, person(label="Ana Gomes Ribeiro")) is None


def test_spelling_accents_and_order_of_words_do_not_count() -> None:
    assert fits(judge(MINISTER, person(label="LÓPES, Ana")))["name"] == 1


def test_a_name_that_is_not_the_label_counts_less() -> None:
    other = person(label="Ana Maria da Costa Lopes")
    other.names.append("Ana Lopes")
    assert 0.9 < fits(judge(MINISTER, other))["name"] < 1


def test_a_short_form_beside_the_name_counts_and_alone_is_doubtful() -> None:
    both, alone = item("Port Council", "Q43229"), item("Pilots Corps", "Q43229")
    both.names.append("PC")
    alone.names.append("PC")
    assert score(COUNCIL, both) >= settings().clear
    assert fits(judge(COUNCIL, alone)) == {"name": 0.6, "type": 1}
    assert score(COUNCIL, alone) < 0.5


def test_a_body_of_another_state_is_another_body() -> None:
    ministry = replace(COUNCIL, state=STATE, code="ministry")
    ours = item("Port Council", "Q192350", P17=f"{ITEM}Q1")
    theirs = item("Port Council", "Q192350", P17=f"{ITEM}Q2")
    assert score(ministry, ours) >= settings().clear
    assert score(ministry, theirs) < 0.5


def test_a_web_site_tells_bodies_of_one_name_apart() -> None:
    mine = replace(COUNCIL, sites=("https://www.ports.example/",))
    same, other = (
        item("Port Council", "Q43229", P856=one) for one in ("http://ports.example", "http://x.example")
    )
    other.item = f"{ITEM}Q78"
    assert told_apart(ranked(mine, [same, other]))
    assert not told_apart(ranked(COUNCIL, [same, other]))


def test_the_body_above_counts_by_its_item_or_name() -> None:
    mine = replace(COUNCIL, parent=Known(("Harbour Union",), frozenset({f"{ITEM}Q9"})))
    by_item = item("Port Council", "Q43229", P361=f"{ITEM}Q9")
    by_name = item("Port Council", "Q43229", P749=f"{ITEM}Q10")
    by_name.called["P749"].add("Harbour Union")
    assert fits(judge(mine, by_item))["parent"] == fits(judge(mine, by_name))["parent"] == 1
    assert "parent" not in fits(judge(COUNCIL, by_item))


def test_a_place_is_known_by_its_geonames_id_whatever_it_is_called() -> None:
    assert score(TOWN, item("Гавань", "Q2221906", P1566="77")) == 1
    assert score(TOWN, item("Hafen", "Q2221906", P1566="78", P17=f"{ITEM}Q1")) == 0


def test_an_event_of_another_time_is_another_event() -> None:
    def war(start: str, end: str) -> Candidate:
        return item("War of the Ports", "Q180684", P580=start, P582=end)

    assert score(WAR, war("1911-03-01", "1912-08-31")) >= settings().clear
    assert fits(judge(WAR, war("1912-10-01", "1912-12-31")))["day"] == 0.3
    assert score(WAR, war("1871-01-01", "1873-01-01")) < 0.5
    assert "day" not in fits(judge(replace(WAR, days=(None, None)), war("1871-01-01", "1873-01-01")))


def test_the_best_comes_first_and_equals_in_the_order_of_their_items() -> None:
    good, one, other = person(position("Minister of Defence of Ruritania")), person(), person()
    good.item, one.item, other.item = f"{ITEM}Q99", f"{ITEM}Q100", f"{ITEM}Q9"
    assert [found.candidate for found in ranked(MINISTER, [one, other, good])] == [good, other, one]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_asks_for_all_that_it_judges(kind: str) -> None:
    found = settings().of(kind)
    assert "any" in found.classes
    assert {*found.country} <= {*found.properties}
