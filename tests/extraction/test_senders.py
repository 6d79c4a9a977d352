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
