"""Guests, companions, speakers and lists in sentences beside the one that tells of the event."""

from __future__ import annotations

import pytest

from tests.extraction.articles import tell

MET = "A meeting of experts took place in Entebbe on 3 May 2031."


@pytest.mark.parametrize("title", ["Hon.", "Amb.", "Engr.", "Mr.", "Dr."])
def test_title_with_a_full_stop_ends_no_sentence(title: str) -> None:
    told = tell(
        f"The meeting in Entebbe on 3 May 2031 was co-chaired by {title} Sarah Nakato, Minister of Water of "
        f"Uganda, and {title} Joseph Mbeki, Minister of Environment of Kenya."
    )
    assert told.parts(told.one_event) == {"Sarah Nakato": "chair", "Joseph Mbeki": "chair"}


def test_list_behind_as_well_as_goes_on() -> None:
    told = tell(
        "The meeting in Entebbe on 3 May 2031 was attended by ministers from Burundi and Kenya, as well as "
        "representatives of the Alliance of Ports, the World Bank and the Institute of Law."
    )
    assert set(told.parts(told.one_event)) == {
        "Burundi",
        "Kenya",
        "Alliance of Ports",
        "World Bank",
        "Institute of Law",
    }


@pytest.mark.parametrize("number", ["More than 300", "Over 300", "Some 300", "About 300"])
def test_inexact_number_of_people_takes_part(number: str) -> None:
    told = tell(f"{number} delegates from 90 countries took part in the session in Vienna on 3 May 2031.")
    [people] = told.parts(told.one_event)
    assert people.endswith("300 delegates from 90 countries")


@pytest.mark.parametrize(
    "opening",
    ["In his welcoming remarks", "In her opening address", "In his speech", "During her closing statement"],
)
def test_whoever_says_something_in_remarks_of_the_event_speaks_there(opening: str) -> None:
    told = tell(MET, f"{opening}, Ola Dahl, the Mayor of Entebbe, thanked the divers.")
    assert told.parts(told.one_event)["Ola Dahl"] == "speaker"


@pytest.mark.parametrize("opening", ["In a statement", "In a speech to students", "In Riga"])
def test_whoever_says_something_elsewhere_does_not(opening: str) -> None:
    told = tell(MET, f"{opening}, Ola Dahl, the Mayor of Oslo, thanked the divers.")
    assert "Ola Dahl" not in told.parts(told.one_event)


def test_companion_named_before_the_sentence_takes_part() -> None:
    told = tell(
        "Accompanied by the Director of Programmes, Sione Fonua, Minister Mele Taufa visited Lautoka on 3 "
        "May 2031."
    )
    assert set(told.parts(told.one_event)) == {"Mele Taufa", "Sione Fonua"}


def test_whoever_is_invited_to_visit_is_the_visitor() -> None:
    told = tell("Ambassador Jon Bergman invited Minister Ana Lopes to visit Santiago in May 2031.")
    assert told.events == [("visit", "planned", "2031-05", "Santiago")]
    assert set(told.parts(told.one_event)) == {"Ana Lopes"}


def test_place_in_brackets_is_not_that_of_the_event() -> None:
    told = tell("Minister Ana Lopes received Ambassador Jon Bergman (residing in Helsinki) on 3 May 2031.")
    assert told.events == [("meeting", "held", "2031-05-03", "")]


def test_host_who_was_not_there_before_receives_at_another_meeting() -> None:
    told = tell(
        "The Prime Ministers of Malta, Peru and Chile met in Riga on 3 May 2031.",
        "Later they were received by President Ola Dahl.",
    )
    assert [kind for kind, _, _, _ in told.events] == ["meeting", "meeting"]


def test_opening_session_of_a_forum_is_the_forum() -> None:
    told = tell("Minister Ana Lopes attended the opening session of the North Rivers Trade Forum in Riga.")
    assert [(kind, place) for kind, _, _, place in told.events] == [("conference", "Riga")]
    assert set(told.parts(told.one_event)) == {"Ana Lopes"}


def test_list_goes_on_behind_the_states_of_its_first_members() -> None:
    told = tell(
        "Contingents from Belarus, Chile and Malta, the operational group of the Joint Staff and the Coast "
        "Guard took part in the exercise in Riga on 3 May 2031."
    )
    assert set(told.parts(told.one_event)) == {"Belarus", "Chile", "Malta", "Joint Staff", "Coast Guard"}


@pytest.mark.parametrize("noun", ["event", "gathering", "closing event"])
def test_the_event_is_the_one_told_of_last(noun: str) -> None:
    told = tell(
        "A seminar on bridges was held in Riga on 3 May 2031.",
        f"Speaking at the {noun}, Ola Dahl, the Mayor of Riga, praised the divers.",
    )
    assert told.parts(told.one_event)["Ola Dahl"] == "speaker"


def test_day_on_which_an_event_ends_makes_no_other_event() -> None:
    told = tell(
        "The exercise began near Riga on 3 May 2031.",
        "The exercise will be held until 11 May.",
        published="2031-05-04",
    )
    assert [(kind, date) for kind, _, date, _ in told.events] == [("exercise", "2031-05-03")]


def test_verb_behind_a_relative_clause_is_of_the_subject_before_it() -> None:
    told = tell(
        "Minister Ana Lopes and Ambassador Jon Bergman discussed the Ports Council, which met in Accra in "
        "March 2031, and agreed to hold a seminar in London in June 2031."
    )
    seminar = next(e for e in told.facts.events if e.type == "conference")
    assert set(told.parts(seminar)) == {"Ana Lopes", "Jon Bergman"}


@pytest.mark.parametrize(
    "text",
    [
        "On a visit to Riga on 3 May 2031, Ambassador Jon Bergman praised the bridge.",
        "On 3 May 2031, while on an official visit to Riga, Ambassador Jon Bergman met Minister Ana Lopes.",
        "In the course of a visit to Riga on 3 May 2031, Ambassador Jon Bergman opened a bridge.",
    ],
)
def test_whoever_does_something_on_a_visit_is_the_visitor(text: str) -> None:
    told = tell(text)
    visit = next(e for e in told.facts.events if e.type == "visit")
    assert (visit.date, told.name(visit.place)) == ("2031-05-03", "Riga")
    assert set(told.parts(visit)) == {"Jon Bergman"}


def test_name_of_an_authority_may_join_two_adjectives() -> None:
    told = tell(
        "Julio Paz, Head of the Radiological and Nuclear Authority of Peru, and Hua Lin, Director of the "
        "Institute of Law, signed the Agreement on Ports in Lima on 3 May 2031."
    )
    assert set(told.parts(told.one_event)) == {"Julio Paz", "Hua Lin"}


def test_names_behind_a_plural_for_people_are_persons() -> None:
    told = tell(
        "The meeting in Baku on 3 May 2031 was attended by deputies Rashad Huseynov, Gunay Mammadli and "
        "Elchin Babayev, the Chief of Staff of the Parliament Farid Aliyev, and the Ambassador of Kuwait "
        "Saud Al-Roumi."
    )
    assert set(told.parts(told.one_event)) == {
        "Rashad Huseynov",
        "Gunay Mammadli",
        "Elchin Babayev",
        "Farid Aliyev",
        "Saud Al-Roumi",
    }


def test_dialogue_with_a_name_is_the_dialogue() -> None:
    told = tell(
        "The third Malta-Japan Policy Dialogue on Education took place in Oslo on 3 May 2031.",
        "The dialogue was attended by Minister Ana Lopes.",
    )
    assert set(told.parts(told.one_event)) == {"Ana Lopes"}


def test_list_behind_present_were_also_is_read() -> None:
    told = tell(
        "Minister Ana Lopes visited Riga on 3 May 2031.",
        "Present on the occasion were also Assistant Minister Nenad Ilić and Ambassador Jon Bergman.",
    )
    assert set(told.parts(told.one_event)) == {"Ana Lopes", "Nenad Ilić", "Jon Bergman"}
