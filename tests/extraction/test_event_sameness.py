"""Which mentions are one event, and which are several."""

from __future__ import annotations

from tests.extraction.articles import tell

MET = "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 3 May 2031."


def test_two_meetings_of_one_day_stay_two() -> None:
    told = tell(
        "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 3 May 2031.",
        "Ana Lopes met President Ola Dahl in Riga on 3 May 2031.",
    )
    assert [set(told.parts(event)) for event in told.facts.events] == [
        {"Ana Lopes", "Jon Bergman"},
        {"Ana Lopes", "Ola Dahl"},
    ]


def test_the_meeting_points_back() -> None:
    told = tell(MET, "The meeting was attended by President Ola Dahl.")
    assert set(told.parts(told.one_event)) == {"Ana Lopes", "Jon Bergman", "Ola Dahl"}


def test_a_meeting_does_not_point_back() -> None:
    told = tell(MET, "A meeting with President Ola Dahl took place in Oslo on 5 May 2031.")
    assert [date for _, _, date, _ in told.events] == ["2031-05-03", "2031-05-05"]


def test_named_exercise_is_one_event_however_often_it_is_named() -> None:
    told = tell(
        "The exercise “Blue Wave 2031” began in Latvia on 3 May 2031.",
        "Divers of Malta took part in the exercise “Blue Wave 2031”.",
        "“Blue Wave 2031” ended on 9 May 2031.",
    )
    assert [(event.type, event.instance) for event in told.facts.events] == [("exercise", "blue wave 2031")]


def test_event_at_an_event_is_its_part() -> None:
    told = tell(
        "The summit of the Alliance of Ports took place in Riga on 3 May 2031.",
        "Minister Ana Lopes met Ambassador Jon Bergman on the sidelines of the summit.",
    )
    summit = next(event for event in told.facts.events if event.type == "summit")
    meeting = next(event for event in told.facts.events if event.type == "meeting")
    assert meeting.super_event == summit.id


def test_calls_with_several_are_one_event_each() -> None:
    told = tell(
        "President Ola Dahl spoke by telephone with Minister Ana Lopes and, separately, with Ambassador "
        "Jon Bergman on 3 May 2031."
    )
    assert [set(told.parts(event)) for event in told.facts.events] == [
        {"Ola Dahl", "Ana Lopes"},
        {"Ola Dahl", "Jon Bergman"},
    ]


def test_headline_alone_makes_no_event() -> None:
    told = tell("The bridge is old and the lamps are broken.", title="Summit of ports held in Riga")
    assert told.events == []


def test_talks_with_several_separately_are_one_meeting_each() -> None:
    told = tell(
        "Minister Ana Lopes met separately with Ambassador Jon Bergman and President Ola Dahl in Riga."
    )
    assert [set(told.parts(event)) for event in told.facts.events] == [
        {"Ana Lopes", "Jon Bergman"},
        {"Ana Lopes", "Ola Dahl"},
    ]


def test_two_names_behind_one_plural_are_two_events() -> None:
    told = tell("The exercises “Blue Wave 2031” and “Red Wave 2031” will be held in Latvia.")
    assert [event.instance for event in told.facts.events] == ["blue wave 2031", "red wave 2031"]


def test_meeting_with_another_person_is_another_meeting() -> None:
    told = tell(
        "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 3 May 2031.",
        "The meeting with President Carla Nunes was cancelled.",
        "The meeting with Bishop Per Holm on 5 May was postponed.",
        published="2031-05-04",
    )
    assert [(status, date) for _, status, date, _ in told.events] == [
        ("held", "2031-05-03"),
        ("cancelled", ""),
        ("planned", "2031-05-05"),
    ]


def test_whoever_was_met_one_by_one_was_at_a_meeting_each() -> None:
    told = tell(
        "Minister Ana Lopes met President Ola Dahl and the Director of the Port, Jon Bergman, in Riga."
    )
    assert [set(told.parts(event)) for event in told.facts.events] == [
        {"Ana Lopes", "Ola Dahl"},
        {"Ana Lopes", "Jon Bergman"},
    ]


def test_two_who_meet_two_are_at_one_meeting() -> None:
    told = tell(
        "Minister Ana Lopes and President Ola Dahl met Ambassador Jon Bergman and Bishop Per Holm in Riga."
    )
    assert len(told.events) == 1


def test_opening_of_an_exhibition_is_one_event() -> None:
    told = tell("The guests attended the opening of the exhibition “Salt and Stone” in Riga on 3 May 2031.")
    assert [kind for kind, _, _, _ in told.events] == ["ceremony"]


def test_credentials_are_presented_once() -> None:
    told = tell(
        "President Ola Dahl received credentials from the ambassadors on 3 May 2031.",
        "The credentials were presented by Ambassador Jon Bergman and Ambassador Ana Lopes.",
        published="2031-05-04",
    )
    assert [kind for kind, _, _, _ in told.events] == ["ceremony"]


def test_names_with_and_without_a_hyphen_are_one_event() -> None:
    told = tell(
        "The exercise “Wave-2031” was held in Riga on 3 May 2031.",
        "The exercise “Wave 2031” was attended by Minister Ana Lopes. The exercise “Wave 2030” was longer.",
    )
    held, before = told.facts.events
    assert told.parts(held) == {"Ana Lopes": "participant"}
    assert (held.instance, before.instance) == ("wave 2031", "wave 2030")


def test_meetings_with_several_by_name_are_one_each_and_with_others_none() -> None:
    told = tell(
        "Minister Ana Lopes held meetings with Ambassador Jon Bergman and Director Mira Hansen in Riga."
    )
    assert [told.parts(event) for event in told.facts.events] == [
        {"Ana Lopes": "participant", "Jon Bergman": "participant"},
        {"Ana Lopes": "participant", "Mira Hansen": "participant"},
    ]
    assert tell("Minister Ana Lopes holds meetings with farmers and divers.").events == []


def test_an_appointment_told_again_by_its_holder_is_one() -> None:
    told = tell(
        "The Council appointed Ana Lopes as Director of the Institute on 3 May 2031. The Chair congratulated "
        "Ms Lopes on her appointment."
    )
    assert [kind for kind, *_ in told.events] == ["appointment"]


def test_who_takes_up_the_post_that_he_was_elected_to_is_not_appointed_again() -> None:
    told = tell(
        "The Assembly elected Ana Lopes as Director of the Institute on 3 May 2031.",
        "Ms Lopes will assume office on 1 June 2031.",
    )
    assert [(kind, date) for kind, _, date, _ in told.events] == [("election", "2031-05-03")]
    other = tell(
        "The Assembly elected Ana Lopes as Director of the Institute on 3 May 2031. President Ola Dahl will "
        "assume office on 1 June 2031."
    )
    assert len(other.events) == 2


def test_event_behind_for_is_what_a_journey_is_made_for() -> None:
    told = tell(
        "President Ola Dahl plans to travel to Riga in June for negotiations with Minister Ana Lopes.",
        published="2031-05-03",
    )
    assert told.events == [
        ("visit", "planned", "2031-06", "Riga"),
        ("meeting", "planned", "2031-06", "Riga"),
    ]


def test_talks_that_had_begun_before_they_broke_off_are_one_event_of_all_their_days() -> None:
    told = tell(
        "Negotiations on fish broke down in Riga on 6 May 2031.", "The negotiations had begun on 4 May 2031."
    )
    assert told.events == [("meeting", "held", "2031-05-04/2031-05-06", "Riga")]


def test_meeting_of_a_body_is_the_meeting_told_of_before() -> None:
    told = tell(
        "The plan was made public at a meeting in Riga on 3 May 2031.",
        "The sixth meeting of the Joint Group on Trade was chaired by Minister Ana Lopes.",
    )
    assert told.events == [("session", "held", "2031-05-03", "Riga")]


def test_visit_is_not_the_one_that_was_called_off() -> None:
    told = tell(
        "Minister Ana Lopes visited Riga on 3 May 2031.",
        "A stop in Oslo was called off.",
        "The visit ended with a concert.",
    )
    assert [event[:2] for event in told.events][:2] == [("visit", "held"), ("visit", "cancelled")]
