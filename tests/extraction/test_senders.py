"""Whom people without a name stand for: their states, the body that sent them, or only themselves."""

from __future__ import annotations

import pytest

from tests.extraction.articles import tell


def _present(people: str) -> set[str]:
    told = tell(f"{people} took part in the seminar in Riga on 3 May 2031.")
    return set(told.parts(told.one_event))


@pytest.mark.parametrize(
    ("people", "states"),
    [
        ("Units of the special services of Belarus, Chile and Malta", {"Belarus", "Chile", "Malta"}),
        ("Military contingents of Kenya and Uganda", {"Kenya", "Uganda"}),
        ("Delegates of Fiji, Samoa and Tonga", {"Fiji", "Samoa", "Tonga"}),
        ("Servicemen from Jordan, Oman and Qatar", {"Jordan", "Oman", "Qatar"}),
        ("Judges and prosecutors from Albania and Serbia", {"Albania", "Serbia"}),
        ("Officers of Peru and Bolivia", {"Peru", "Bolivia"}),
    ],
)
def test_people_of_several_states_stand_for_those(people: str, states: set[str]) -> None:
    assert _present(people) == states


@pytest.mark.parametrize(
    ("people", "bodies"),
    [
        ("Officers of the Joint Staff of the Union", {"Joint Staff of the Union"}),
        (
            "Some 25 officers of the State Border Service and the Coast Guard",
            {"State Border Service", "Coast Guard"},
        ),
        ("Two experts from the Federal Police Office", {"Federal Police Office"}),
        ("A representative of the Alliance of Ports", {"Alliance of Ports"}),
        ("Representatives of the Alliance of Ports (AP)", {"Alliance of Ports"}),
        (
            "Specialists from the Ministry of Health and the Institute of Law",
            {"Ministry of Health", "Institute of Law"},
        ),
        (
            "Representatives of Chile and Peru, as well as officers of the Joint Staff,",
            {"Chile", "Peru", "Joint Staff"},
        ),
    ],
)
def test_people_whom_a_body_sent_stand_for_it(people: str, bodies: set[str]) -> None:
    assert _present(people) == bodies


@pytest.mark.parametrize(
    "people",
    [
        "Site managers from seven Asian countries",
        "Twenty-two chemists from 14 member states",
        "Students of the Institute of Law",
        "Members of the Finance Committee",
        "Representatives of the member states of the Alliance of Ports",
    ],
)
def test_other_people_take_part_by_their_whole_phrase(people: str) -> None:
    assert _present(people) == {people}


def test_participants_are_those_who_gathered_before() -> None:
    told = tell(
        "Site managers from seven countries gathered in Riga from 1 to 4 May 2031 for a workshop on floods.",
        "On 3 May, the participants visited the old town in Riga.",
    )
    assert [set(told.parts(event)) for event in told.facts.events] == [
        {"Site managers from seven countries"},
        {"Site managers from seven countries"},
    ]


def test_who_thanks_for_an_offer_does_not_host() -> None:
    told = tell("Minister Ana Lopes thanked Malta for its offer to host the summit in Valletta in May 2032.")
    assert "Ana Lopes" not in told.parts(told.one_event)


def test_school_that_is_opened_is_a_building_and_one_for_divers_an_event() -> None:
    opened = tell("Minister Ana Lopes opened a new school in Riga on 3 May 2031.")
    assert opened.one_event.type == "ceremony"
    held = tell("A school for young divers was held in Riga on 3 May 2031.")
    assert held.one_event.type == "conference"
