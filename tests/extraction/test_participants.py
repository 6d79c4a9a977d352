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
        "Malta": "participant",
        "Latvia": "participant",
    }


def test_one_who_gives_a_lecture_speaks() -> None:
    told = tell("Minister Ana Lopes delivered a lecture in Riga on 3 May 2031.")
    assert told.parts(told.one_event) == {"Ana Lopes": "speaker"}


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ana Lopes's meeting with Ambassador Jon Bergman took place in Riga on 3 May 2031.",
        "Talks between Minister Ana Lopes and Ambassador Jon Bergman took place in Riga on 3 May 2031.",
        "The meeting of Minister Ana Lopes and Ambassador Jon Bergman took place in Riga on 3 May 2031.",
    ],
)
def test_noun_of_the_event_names_both_sides(text: str) -> None:
    told = tell(text)
    assert told.parts(told.one_event) == BOTH


def test_object_behind_place_and_date_takes_part() -> None:
    told = tell("Minister Ana Lopes received in Riga on Monday, 3 May 2031, Jon Bergman, Envoy of Norway.")
    assert told.parts(told.one_event) == {"Ana Lopes": "host", "Jon Bergman": "participant"}


def test_leader_stands_for_a_delegation_without_a_name() -> None:
    told = tell("President Ola Dahl received a delegation headed by Minister Ana Lopes on 3 May 2031.")
    assert told.parts(told.one_event) == {"Ola Dahl": "host", "Ana Lopes": "participant"}


def test_delegation_with_a_name_takes_part_beside_its_leader() -> None:
    told = tell("A delegation of the Institute of Law led by Ana Lopes arrived in Riga on 3 May 2031.")
    assert told.parts(told.one_event) == {
        "delegation of the Institute of Law": "participant",
        "Ana Lopes": "participant",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Together with Ambassador Jon Bergman, Minister Ana Lopes attended the seminar in Riga.",
        "Minister Ana Lopes, together with Ambassador Jon Bergman, attended the seminar in Riga.",
        "Minister Ana Lopes attended the seminar in Riga alongside Ambassador Jon Bergman.",
        "Minister Ana Lopes, accompanied by Ambassador Jon Bergman, attended the seminar in Riga.",
    ],
)
def test_companion_takes_part_too(text: str) -> None:
    told = tell(text)
    assert told.parts(told.one_event) == BOTH


def test_two_owners_of_a_post_are_one_phrase_and_three_act_themselves() -> None:
    two = tell("The seminar in Riga on 3 May 2031 was attended by the ministers of Malta and Latvia.")
    assert set(two.parts(two.one_event)) == {"ministers of Malta and Latvia"}
    text = "The seminar in Riga was attended by the ministers of health and labour of Malta, Italy and Chile."
    three = tell(text)
    assert set(three.parts(three.one_event)) == {"Malta", "Italy", "Chile"}


def test_names_behind_the_owners_of_a_post_are_meant_alone() -> None:
    told = tell("The Presidents of Malta and Latvia, Ana Lopes and Ola Dahl, met in Riga on 3 May 2031.")
    assert set(told.parts(told.one_event)) == {"Ana Lopes", "Ola Dahl"}


def test_plurals_without_a_name_are_one_group() -> None:
    told = tell("Politicians and diplomats of friendly countries attended the seminar in Riga on 3 May 2031.")
    assert set(told.parts(told.one_event)) == {"Politicians and diplomats of friendly countries"}


def test_those_who_take_part_are_people_whatever_their_noun() -> None:
    told = tell("Some 200 beekeepers took part in the seminar in Riga on 3 May 2031.")
    assert set(told.parts(told.one_event)) == {"Some 200 beekeepers"}


@pytest.mark.parametrize("phrase", ["The two sides", "Both parties", "The two leaders", "The sides", "They"])
def test_those_who_met_are_taken_up_by_a_phrase(phrase: str) -> None:
    told = tell(MET, f"{phrase} attended a concert in Oslo on 4 May 2031.")
    assert [told.parts(event) for event in told.facts.events] == [BOTH, BOTH]


def test_post_in_the_plural_takes_up_those_of_that_post() -> None:
    told = tell(
        "Minister Ana Lopes, Minister Ola Dahl and Ambassador Jon Bergman attended the seminar in Riga.",
        "The ministers laid flowers at the monument.",
    )
    assert set(told.parts(told.facts.events[1])) == {"Ana Lopes", "Ola Dahl"}


@pytest.mark.parametrize("phrase", ["The two sides", "The two ministers", "Both leaders"])
def test_phrase_for_two_whom_the_text_does_not_tell_is_left_open(phrase: str) -> None:
    told = tell(f"{phrase} attended a concert in Oslo on 4 May 2031.")
    assert [told.parts(event) for event in told.facts.events] == [{}]


def test_definite_noun_takes_up_the_only_body_of_that_kind() -> None:
    one = tell(
        "The Ports Commission of Malta is old.", "The commission took part in the seminar in Riga on 3 May."
    )
    assert set(one.parts(one.one_event)) == {"Ports Commission of Malta"}
    two = tell(
        "The Ports Commission and the Rivers Commission are old.",
        "The commission took part in the seminar in Riga on 3 May.",
    )
    assert two.parts(two.one_event) == {}


def test_one_who_could_not_come_took_no_part() -> None:
    told = tell(HELD, "Minister Ana Lopes was unable to attend the seminar.")
    assert told.parts(told.one_event) == {}


def test_chair_named_by_a_later_sentence_is_of_the_same_session() -> None:
    told = tell(
        "The Ports Council held a session in Riga on 3 May 2031.",
        "The session was chaired by Minister Ana Lopes.",
    )
    assert told.parts(told.one_event) == {"Ports Council": "participant", "Ana Lopes": "chair"}


@pytest.mark.parametrize(
    "post",
    [
        "the Ambassador of Kenya to the Kingdom, Mrs. Ana Lopes",
        "the President of the Riigikogu, the Parliament of Estonia, Ms. Ana Lopes",
        "the Envoy of Ghana to the United Nations and Chair of the Council for June, H.E. Ms. Ana Lopes",
    ],
)
def test_name_far_behind_its_post_is_the_one_who_takes_part(post: str) -> None:
    told = tell(f"The seminar in Riga on 3 May 2031 was attended by {post}.")
    assert told.parts(told.one_event) == {"Ana Lopes": "participant"}


def test_name_behind_another_post_is_not_the_first_one() -> None:
    told = tell(
        "The President of Malta and the Prime Minister of Latvia, Mr. Jon Bergman, met in Riga on 3 May."
    )
    assert set(told.parts(told.one_event)) == {"President of Malta", "Jon Bergman"}


def test_delegations_from_states_are_the_states() -> None:
    told = tell("The seminar in Riga on 3 May 2031 was attended by delegations from Malta and Latvia.")
    assert set(told.parts(told.one_event)) == {"Malta", "Latvia"}


def test_ministers_are_the_minister_and_her_counterpart() -> None:
    told = tell(
        "Minister Ana Lopes met her Latvian counterpart Jon Bergman in Riga on 3 May 2031.",
        "The ministers laid flowers at the monument.",
    )
    assert [told.parts(event) for event in told.facts.events] == [BOTH, BOTH]


def test_who_says_something_in_a_release_about_a_sitting_speaks_there() -> None:
    said = "Secretary General Ana Lopes noted that the gate was shut."
    own = tell(
        "The Council of the Alliance of Ports (AOP) held a session in Riga on 3 May 2031.",
        f"AOP {said}",
        published="2031-05-03",
    )
    assert own.parts(own.one_event)["Ana Lopes"] == "speaker"
    other = tell("A conference took place in Riga on 3 May 2031.", said, published="2031-05-03")
    assert other.parts(other.one_event) == {}


def test_guests_who_are_somewhere_at_an_invitation_visit_their_hosts() -> None:
    told = tell("Twelve students are in Malta at the invitation of the Institute of Fisheries.")
    assert told.events == [("visit", "held", "", "Malta")]
    assert told.parts(told.one_event) == {"Twelve students": "participant", "Institute of Fisheries": "host"}


def test_who_speaks_of_people_behind_a_complement_without_any() -> None:
    told = tell(
        "Graduates of Baltic schools in the fields of “Law” and “Trade” who are in Riga at the invitation of "
        "the Centre for Baltic Studies wrote a letter."
    )
    assert told.parts(told.one_event) == {
        "Graduates of Baltic schools": "participant",
        "Centre for Baltic Studies": "host",
    }


@pytest.mark.parametrize(
    ("sent", "taken_up"),
    [
        ("A team of the Harbour Fund led by Ana Lopes visited Riga on 2 May 2031.", "The team"),
        ("A Harbour Fund (HF) team led by Ana Lopes visited Riga on 2 May 2031.", "The mission"),
        ("A Harbour Fund mission, headed by Ana Lopes, visited Riga on 2 May 2031.", "The mission"),
        ("A delegation headed by Minister Ana Lopes arrived in Riga on 2 May 2031.", "The delegation"),
    ],
)
def test_who_leads_a_team_does_what_the_team_does(sent: str, taken_up: str) -> None:
    told = tell(sent, f"{taken_up} met with Ambassador Jon Bergman on 3 May 2031.")
    visit, meeting = (event for event in told.facts.events if event.type != "operation")
    assert "Ana Lopes" in told.parts(visit)
    assert {"Ana Lopes", "Jon Bergman"} <= set(told.parts(meeting))


@pytest.mark.parametrize(
    "other",
    [
        "A delegation led by Minister Ola Dahl came from Oslo.",
        "A delegation of divers came from Oslo.",
    ],
)
def test_of_two_teams_neither_leader_is_meant(other: str) -> None:
    told = tell(
        "The delegation led by Minister Ana Lopes visited Riga on 2 May 2031.",
        other,
        "The delegation met with Ambassador Jon Bergman on 3 May 2031.",
    )
    assert not {"Ana Lopes", "Ola Dahl"} & set(told.parts(told.facts.events[-1]))


def test_what_is_done_to_another_team_is_not_done_to_its_leader() -> None:
    told = tell(
        "A team led by Ana Lopes visited Riga on 2 May 2031.",
        "The team of the Navy met with Ambassador Jon Bergman on 3 May 2031.",
    )
    assert "Ana Lopes" not in told.parts(told.facts.events[-1])
