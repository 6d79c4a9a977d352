"""Signings at ceremonies, calls, plans of a journey, lists of holders, and who spoke at which event."""

from __future__ import annotations

import pytest

from tests.extraction.articles import tell


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ana Lopes and Ambassador Jon Bergman signed the Agreement on Ports at a ceremony in Riga.",
        "At a ceremony in Riga, Minister Ana Lopes and Ambassador Jon Bergman signed the Agreement on Ports.",
        "The Agreement on Ports was signed by Minister Ana Lopes and Jon Bergman during a ceremony in Riga.",
    ],
)
def test_ceremony_at_which_something_is_signed_is_the_signing(text: str) -> None:
    told = tell(text)
    assert [(kind, place) for kind, _, _, place in told.events] == [("signing", "Riga")]
    assert told.parts(told.one_event) == {"Ana Lopes": "signatory", "Jon Bergman": "signatory"}


def test_those_who_attended_the_signing_took_part_in_it() -> None:
    told = tell(
        "President Ola Dahl attended a ceremony in Riga at which the Agreement on Ports was signed by "
        "Minister Ana Lopes."
    )
    assert told.one_event.type == "signing"
    assert told.parts(told.one_event) == {"Ola Dahl": "participant", "Ana Lopes": "signatory"}


def test_signature_at_the_ceremony_told_of_before_leaves_that_a_ceremony() -> None:
    told = tell(
        "A ceremony of remembrance took place in Riga on 3 May 2031.",
        "At the ceremony, Minister Ana Lopes signed the Agreement on Ports.",
    )
    assert "ceremony" in [kind for kind, _, _, _ in told.events]


@pytest.mark.parametrize("means", ["by telephone", "by phone", "over the phone"])
def test_talks_held_by_telephone_are_a_call(means: str) -> None:
    told = tell(f"Minister Ana Lopes held talks {means} with President Ola Dahl on 3 May 2031.")
    assert told.one_event.type == "call"


def test_plan_where_somebody_arrived_today_is_of_that_day_and_place() -> None:
    told = tell(
        "Minister Ana Lopes arrived today in Riga, where she will hold talks with President Ola Dahl.",
        published="2031-05-03",
    )
    assert told.events == [
        ("visit", "held", "2031-05-03", "Riga"),
        ("meeting", "planned", "2031-05-03", "Riga"),
    ]


@pytest.mark.parametrize(
    ("subject", "names"),
    [
        ("The Foreign Ministers of Peru and Chile, Ana Lopes and Ola Dahl,", {"Ana Lopes", "Ola Dahl"}),
        (
            "The Presidents of Malta, Latvia and Chile, Ana Lopes, Ola Dahl and Juan Paz,",
            {"Ana Lopes", "Ola Dahl", "Juan Paz"},
        ),
        ("The ambassadors of Kenya and Ghana, Mary Otieno and Kofi Mensah,", {"Mary Otieno", "Kofi Mensah"}),
    ],
)
def test_names_behind_a_post_of_several_states_are_those_who_met(subject: str, names: set[str]) -> None:
    told = tell(f"{subject} met in Riga on 3 May 2031.")
    assert set(told.parts(told.one_event)) == names


def test_as_many_names_as_states_are_needed() -> None:
    told = tell("The ambassadors of Kenya and Ghana, Mary Otieno, Kofi Mensah and Jon Berg, met in Riga.")
    assert {"Mary Otieno", "Kofi Mensah"} - {
        person for person, post, _ in told.tenures if post == "Ambassador"
    }


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("as observers", "observer"),
        ("as an observer", "observer"),
        ("as speakers", "speaker"),
        ("as a guest of honour", "participant"),
    ],
)
def test_words_behind_as_tell_the_role(words: str, role: str) -> None:
    told = tell(f"Malta and Chile took part in the session in Riga on 3 May 2031 {words}.")
    assert set(told.parts(told.one_event).values()) == {role}


@pytest.mark.parametrize("opening", ["The same day", "The next day", "As part of the celebrations"])
def test_what_opens_a_sentence_is_not_its_subject(opening: str) -> None:
    told = tell(
        "Minister Ana Lopes arrived in Riga on 3 May 2031.",
        f"{opening}, Ana Lopes was received by the Speaker of the Parliament of Latvia, Valdis Ozols.",
    )
    meeting = next(e for e in told.facts.events if e.type == "meeting")
    assert told.parts(meeting) == {"Ana Lopes": "participant", "Valdis Ozols": "host"}


def test_participle_behind_a_comma_and_a_relative_clause_tells_of_its_own_noun() -> None:
    told = tell(
        "The sides discussed the drill, which was carried out in October 2031, and the session of the "
        "Council of Ports, scheduled for 6 December 2031 in Minsk."
    )
    assert told.events == [
        ("exercise", "held", "2031-10", ""),
        ("session", "planned", "2031-12-06", "Minsk"),
    ]


def test_day_between_a_verb_and_its_purpose_is_of_the_verb() -> None:
    told = tell("The Senate of Malta voted on Wednesday to raise the levy.", published="2025-05-22")
    assert told.events == [("session", "held", "2025-05-21", "")]


def test_meeting_that_was_attended_is_not_the_one_that_is_planned() -> None:
    told = tell(
        "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 3 May 2031.",
        "They agreed to set up a joint working group, which will meet in Bonn in October 2031.",
        "The meeting was attended by Ola Dahl, the Mayor of Riga.",
    )
    first, second = told.facts.events
    assert set(told.parts(first)) == {"Ana Lopes", "Jon Bergman", "Ola Dahl"}
    assert set(told.parts(second)) == {"joint working group"}


def test_who_is_cited_behind_an_event_spoke_there() -> None:
    told = tell(
        "The exercise of the Alliance of Ports took place near Riga from 19 to 28 May 2031.",
        "The closing ceremony took place on 28 May. The Head of the Alliance of Ports, Colonel Ola Dahl, "
        "stated that all the tasks had been fulfilled.",
    )
    ceremony = next(e for e in told.facts.events if e.type == "ceremony")
    assert told.parts(ceremony)["Ola Dahl"] == "speaker"


def test_verb_of_a_heading_ends_the_name_of_the_body_before_it() -> None:
    told = tell(
        "The Ports Commission opened its session in Lima on 3 May 2031.",
        title="Ports Commission Opens Ninth Session",
    )
    bodies = {name for identifier, name in told.names.items() if identifier.startswith("body/")}
    assert bodies == {"Ports Commission"}
