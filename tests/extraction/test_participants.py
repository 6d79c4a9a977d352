"""Who takes part in an event, and in which role."""

from __future__ import annotations

import pytest

from tests.extraction.articles import tell

HELD = "The seminar took place in Riga on 3 May 2031."
MET = "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 3 May 2031."
BOTH = {"Ana Lopes": "participant", "Jon Bergman": "participant"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Speaking at the seminar in Riga on 3 May 2031, Ana Lopes, the Director, praised nurses.",
            "speaker",
        ),
        ("Addressing the forum in Riga on 3 May 2031, Minister Ana Lopes thanked the hosts.", "speaker"),
        ("Opening the conference in Riga on 3 May 2031, Minister Ana Lopes praised the divers.", "speaker"),
        ("Attending the ceremony in Riga on 3 May 2031, Minister Ana Lopes praised them.", "participant"),
        ("Chairing the session in Riga on 3 May 2031, Minister Ana Lopes praised the divers.", "chair"),
    ],
)
def test_who_does_what_a_sentence_begins_with_is_its_subject(text: str, role: str) -> None:
    told = tell(text)
    assert told.parts(told.one_event) == {"Ana Lopes": role}


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("with the participation of", "participant"),
        ("in the presence of", "participant"),
        ("under the chairmanship of", "chair"),
        ("under the auspices of", "organizer"),
        ("at the initiative of", "organizer"),
        ("at the invitation of", "host"),
    ],
)
def test_phrase_with_of_gives_its_role_to_all_whom_it_names(phrase: str, role: str) -> None:
    told = tell(
        f"A seminar was held in Riga on 3 May 2031 {phrase} Minister Ana Lopes and Ambassador Jon Bergman."
    )
    assert told.parts(told.one_event) == {"Ana Lopes": role, "Jon Bergman": role}


def test_invitation_before_the_verb_names_the_host() -> None:
    told = tell("At the invitation of Minister Ana Lopes, Ambassador Jon Bergman visited Riga on 3 May 2031.")
    assert told.parts(told.one_event) == {"Jon Bergman": "participant", "Ana Lopes": "host"}


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Among those present were Minister Ana Lopes and Ambassador Jon Bergman.", "participant"),
        ("Also present were Minister Ana Lopes and Ambassador Jon Bergman.", "participant"),
        ("In attendance were Minister Ana Lopes and Ambassador Jon Bergman.", "participant"),
        ("Also taking part were Minister Ana Lopes and Ambassador Jon Bergman.", "participant"),
        ("The participants included Minister Ana Lopes and Ambassador Jon Bergman.", "participant"),
        ("The speakers were Minister Ana Lopes and Ambassador Jon Bergman.", "speaker"),
        ("The sides were led by Minister Ana Lopes and Ambassador Jon Bergman.", "participant"),
        ("Minister Ana Lopes and Ambassador Jon Bergman addressed the participants.", "speaker"),
    ],
)
def test_sentence_about_those_present_tells_of_the_event_before(sentence: str, role: str) -> None:
    told = tell(HELD, sentence)
    assert told.parts(told.one_event) == {"Ana Lopes": role, "Jon Bergman": role}


@pytest.mark.parametrize(
    "sentence",
    [
        "Among the topics were Malta and Latvia.",
        "Minister Ana Lopes told the children a tale.",
        "Minister Ana Lopes took part in the building of the bridge.",
        "The table was brought by Minister Ana Lopes.",
        "No minister attended.",
    ],
)
def test_sentence_about_something_else_adds_nobody(sentence: str) -> None:
    told = tell(HELD, sentence)
    assert told.parts(told.one_event) == {}


def test_state_and_who_represents_it_take_part() -> None:
    told = tell(HELD, "Malta was represented by Minister Ana Lopes.")
    assert told.parts(told.one_event) == {"Malta": "participant", "Ana Lopes": "participant"}


def test_caller_and_called_take_part_in_a_call() -> None:
    for text in (
        "Minister Ana Lopes received a telephone call from Ambassador Jon Bergman on 3 May 2031.",
        "A phone call took place between Minister Ana Lopes and Ambassador Jon Bergman on 3 May 2031.",
    ):
        told = tell(text)
        assert told.one_event.type == "call"
        assert told.parts(told.one_event) == BOTH


def test_states_that_a_group_is_from_take_part() -> None:
    told = tell("The seminar in Riga on 3 May 2031 brought together experts from Malta and Latvia.")
    assert told.parts(told.one_event) == {
        "experts": "participant",
        "Malta": "participant",
        "Latvia": "participant",
    }


def test_one_who_gives_a_lecture_speaks() -> None:
    told = tell("Minister Ana Lopes delivered a lecture in Riga on 3 May 2031.")
    assert told.parts(told.one_event) == {"Ana Lopes": "speaker"}
