"""What a sentence is about when it names two events, and what joined verbs and reduced clauses share."""

from __future__ import annotations

import pytest

from tests.extraction.articles import tell

SAT = "The Committee of the Alliance of Ports met in Lusaka on 25 July 2031."


@pytest.mark.parametrize(
    "aside",
    [
        "The meeting was preceded by a meeting of senior officials on 23 July.",
        "The meeting was followed by a meeting of senior officials on 26 July.",
        "The session will be followed by a seminar on 27 July.",
    ],
)
def test_event_that_a_sentence_is_about_stays_the_one_told_of(aside: str) -> None:
    told = tell(SAT, aside, "The meeting was chaired by Minister Ana Lopes.", "Malta and Chile took part.")
    parts = told.parts(told.facts.events[0])
    assert parts == {
        "Committee of the Alliance of Ports": "participant",
        "Ana Lopes": "chair",
        "Malta": "participant",
        "Chile": "participant",
    }


def test_event_on_the_sidelines_is_the_one_told_of_next() -> None:
    told = tell(
        "The conference took place in Riga on 3 May 2031.",
        "On the sidelines of the conference, Minister Ana Lopes held a meeting with Ambassador Jon Bergman.",
        "The meeting was attended by Ola Dahl, the Mayor of Riga.",
    )
    assert [(e.type, sorted(told.parts(e))) for e in told.facts.events] == [
        ("conference", []),
        ("meeting", ["Ana Lopes", "Jon Bergman", "Ola Dahl"]),
    ]


@pytest.mark.parametrize(
    "scene", ["while on a working visit to Riga", "while attending a fair in Riga", "when in Riga"]
)
def test_clause_without_a_verb_leaves_the_date_before_it_to_its_sentence(scene: str) -> None:
    told = tell(f"On 7 February 2031, {scene}, Minister Ana Lopes met Ambassador Jon Bergman.")
    assert ("meeting", "2031-02-07") in [(kind, date) for kind, _, date, _ in told.events]


def test_date_before_two_verbs_of_one_subject_is_of_both() -> None:
    told = tell(
        "On 22 May 2031, Minister Ana Lopes will visit a tree nursery near Bergen and give a lecture at the "
        "University of Norway."
    )
    assert [(kind, status, date) for kind, status, date, _ in told.events] == [
        ("visit", "planned", "2031-05-22"),
        ("conference", "planned", "2031-05-22"),
    ]


def test_date_before_two_verbs_of_two_subjects_is_of_the_first() -> None:
    told = tell("On 22 May 2031 Minister Ana Lopes visited Riga and Ola Dahl gave a lecture.")
    assert ("visit", "held", "2031-05-22", "Riga") in told.events


@pytest.mark.parametrize(
    ("post", "name"),
    [
        ("the Regional Director of the Agency for Fisheries (AF) for West Africa Kofi Mensah", "Kofi Mensah"),
        ("the Executive Secretary of the Convention to Protect Rivers (CPR), Rosa Lind,", "Rosa Lind"),
        ("the Head of the Delegation of the Union (EU) to Peru, Carla Ruiz,", "Carla Ruiz"),
        ("the Coordinator of the Harbour Network (HN) in Central America, Luis Paz,", "Luis Paz"),
    ],
)
def test_name_behind_the_region_of_a_post_is_its_holder(post: str, name: str) -> None:
    told = tell(f"Minister Ana Lopes met {post} on 3 May 2031.")
    assert set(told.parts(told.one_event)) == {"Ana Lopes", name}


def test_next_member_of_a_list_is_no_holder_of_the_post_before_it() -> None:
    told = tell(
        "The Director of the Ports Fund (PF) for Southern Asia, Minister Ana Lopes and Ambassador Jon "
        "Bergman met in Dhaka on 3 May 2031."
    )
    assert ("Ana Lopes", "Director", "Ports Fund") not in told.tenures


def test_organ_behind_the_name_and_acronym_of_its_owner_is_the_one_that_met() -> None:
    told = tell("The Alliance of Ports (AP) Committee on Fisheries met in Lusaka on 25 July 2031.")
    assert told.one_event.type == "session"
    assert set(told.parts(told.one_event)) == {"Committee on Fisheries"}
