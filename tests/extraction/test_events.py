"""Which events an article tells of, when, where and with what status."""

from __future__ import annotations

import pytest

from tests.extraction.articles import tell

MET = "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 3 May 2031."


def test_active_verb_makes_an_event_with_its_date_and_place() -> None:
    told = tell(MET)
    assert told.events == [("meeting", "held", "2031-05-03", "Riga")]
    assert told.parts(told.one_event) == {"Ana Lopes": "participant", "Jon Bergman": "participant"}


def test_passive_verb_turns_the_roles() -> None:
    told = tell("Ambassador Jon Bergman was received by President Ola Dahl in Oslo on 3 May 2031.")
    assert told.events == [("meeting", "held", "2031-05-03", "Oslo")]
    assert told.parts(told.one_event) == {"Jon Bergman": "participant", "Ola Dahl": "host"}


def test_noun_with_its_verb_makes_one_event() -> None:
    told = tell("The summit of the Alliance of Ports took place in Riga on 3 May 2031.")
    assert [(kind, date, place) for kind, _, date, place in told.events] == [("summit", "2031-05-03", "Riga")]


def test_participle_before_the_main_verb_tells_who_took_part() -> None:
    told = tell("Speaking at the conference in Riga on 3 May 2031, Minister Ana Lopes praised the divers.")
    assert told.events == [("conference", "held", "2031-05-03", "Riga")]
    assert told.parts(told.one_event) == {"Ana Lopes": "speaker"}


def test_participle_behind_the_noun_tells_who_took_part() -> None:
    told = tell("The conference attended by Minister Ana Lopes took place in Riga on 3 May 2031.")
    assert told.events == [("conference", "held", "2031-05-03", "Riga")]
    assert told.parts(told.one_event) == {"Ana Lopes": "participant"}


def test_relative_clause_tells_of_its_own_event() -> None:
    told = tell(
        "Ambassador Jon Bergman, who met Minister Ana Lopes in Riga on 3 May 2031, praised the bridge."
    )
    assert told.events == [("meeting", "held", "2031-05-03", "Riga")]
    assert told.parts(told.one_event) == {"Jon Bergman": "participant", "Ana Lopes": "participant"}


def test_relative_clause_at_the_noun_says_who_chaired() -> None:
    told = tell("Riga hosted the conference, which was chaired by Minister Ana Lopes, on 3 May 2031.")
    assert told.parts(told.one_event)["Ana Lopes"] == "chair"


def test_everybody_in_a_list_takes_part() -> None:
    told = tell(
        "The conference in Riga on 3 May 2031 was attended by Minister Ana Lopes, Ambassador Jon Bergman, "
        "President Ola Dahl and representatives of the Alliance of Ports."
    )
    assert told.parts(told.one_event) == {
        "Ana Lopes": "participant",
        "Jon Bergman": "participant",
        "Ola Dahl": "participant",
        "Alliance of Ports": "participant",
    }


def test_members_of_a_list_in_paragraphs_of_their_own_take_part() -> None:
    told = tell(
        "The conference took place in Riga on 3 May 2031.",
        "The following ministers attended the conference:",
        "Ana Lopes, Minister of Transport of Malta;",
        "Ola Dahl, Minister of Transport of Norway.",
    )
    assert set(told.parts(told.one_event)) >= {"Ana Lopes", "Ola Dahl"}


def test_states_that_host_and_organise_have_their_roles() -> None:
    told = tell("Malta hosted the exercise “Blue Wave 2031”, which Latvia organised, in May 2031.")
    parts = told.parts(told.one_event)
    assert parts["Malta"] == "host"
    assert parts["Latvia"] == "organizer"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The summit in Riga will be held on 3 May 2031.", "planned"),
        ("The summit in Riga is planned for 3 May 2031.", "planned"),
        ("The summit in Riga is to be held on 3 May 2031.", "planned"),
        ("The summit in Riga has been postponed to 3 May 2031.", "planned"),
        ("The summit in Riga was cancelled.", "cancelled"),
        ("The summit in Riga was called off.", "cancelled"),
        ("The summit in Riga was held on 3 May 2031.", "held"),
        ("Minister Ana Lopes plans to visit Riga on 3 May 2031.", "planned"),
        ("Minister Ana Lopes is going to visit Riga on 3 May 2031.", "planned"),
    ],
)
def test_verb_tells_the_status(text: str, status: str) -> None:
    assert [found for _, found, _, _ in tell(text).events] == [status]


def test_postponed_event_has_its_new_date() -> None:
    told = tell("The summit in Riga was postponed from 3 May 2031 to 5 June 2031.")
    assert [date for _, _, date, _ in told.events] == ["2031-06-05"]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ana Lopes did not meet Ambassador Jon Bergman in Riga.",
        "Minister Ana Lopes never visited Riga.",
        "Minister Ana Lopes could meet Ambassador Jon Bergman in Riga.",
        "Minister Ana Lopes refused to meet Ambassador Jon Bergman.",
        "The plan met the needs of farmers.",
        "The road leads to Riga.",
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert tell(text).events == []


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


def test_definite_noun_of_another_date_is_another_event() -> None:
    told = tell(
        "The summit took place in Riga on 3 May 2031.", "The summit in Oslo will be held on 5 June 2032."
    )
    assert told.events == [
        ("summit", "held", "2031-05-03", "Riga"),
        ("summit", "planned", "2032-06-05", "Oslo"),
    ]


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


def test_talks_by_telephone_are_a_call() -> None:
    told = tell("President Ola Dahl spoke by telephone with Prime Minister Ana Lopes on 3 May 2031.")
    assert [(kind, date) for kind, _, date, _ in told.events] == [("call", "2031-05-03")]
    assert set(told.parts(told.one_event)) == {"Ola Dahl", "Ana Lopes"}


def test_calls_with_several_are_one_event_each() -> None:
    told = tell(
        "President Ola Dahl spoke by telephone with Minister Ana Lopes and, separately, with Ambassador "
        "Jon Bergman on 3 May 2031."
    )
    assert [set(told.parts(event)) for event in told.facts.events] == [
        {"Ola Dahl", "Ana Lopes"},
        {"Ola Dahl", "Jon Bergman"},
    ]


def test_day_of_the_week_is_resolved_against_the_date_of_the_article() -> None:
    told = tell("Minister Ana Lopes visited Riga on Monday.", published="2023-02-22")
    assert told.events == [("visit", "held", "2023-02-20", "Riga")]


def test_event_without_a_date_has_none() -> None:
    told = tell("Minister Ana Lopes visited Riga.", published="2023-02-22")
    assert told.events == [("visit", "held", "", "Riga")]


def test_date_without_a_year_takes_the_year_of_the_article() -> None:
    told = tell("Minister Ana Lopes visited Riga on 20 February.", published="2023-02-22")
    assert [date for _, _, date, _ in told.events] == ["2023-02-20"]


def test_range_of_days_is_one_date() -> None:
    told = tell("The conference took place in Riga on 3-5 May 2031.")
    assert [date for _, _, date, _ in told.events] == ["2031-05-03/2031-05-05"]


def test_headline_alone_makes_no_event() -> None:
    told = tell("The bridge is old and the lamps are broken.", title="Summit of ports held in Riga")
    assert told.events == []


def test_election_and_appointment_name_who_got_the_post() -> None:
    told = tell("The Assembly elected Jon Bergman as Chairman of the Board on 3 May 2031.")
    assert [kind for kind, _, _, _ in told.events] == ["election"]
    assert told.parts(told.one_event)["Jon Bergman"] == "participant"


def test_post_as_stated_is_the_capacity_of_who_takes_part() -> None:
    told = tell("Minister of Transport Ana Lopes met Ambassador Jon Bergman in Riga.")
    capacities = {told.name(part.participant): part.capacity for part in told.one_event.participations}
    assert capacities == {"Ana Lopes": "Minister of Transport", "Jon Bergman": "Ambassador"}


def test_every_participation_has_its_rule_confidence_and_words() -> None:
    told = tell(MET)
    assert len(told.one_event.participations) == 2
    for part in told.one_event.participations:
        assert part.evidence.rule == "event.meet"
        assert 0 < part.evidence.confidence <= 1
        assert told.name(part.participant) in told.words(part.evidence.passages[0])


def test_talks_with_several_separately_are_one_meeting_each() -> None:
    told = tell(
        "Minister Ana Lopes met separately with Ambassador Jon Bergman and President Ola Dahl in Riga."
    )
    assert [set(told.parts(event)) for event in told.facts.events] == [
        {"Ana Lopes", "Jon Bergman"},
        {"Ana Lopes", "Ola Dahl"},
    ]


def test_planned_visit_that_was_cancelled_is_cancelled() -> None:
    told = tell("The visit of Minister Ana Lopes to Riga, planned for 3 May 2031, was cancelled.")
    assert told.events == [("visit", "cancelled", "2031-05-03", "Riga")]


def test_meeting_that_did_not_take_place_is_no_event() -> None:
    told = tell(
        "A meeting between Minister Ana Lopes and Ambassador Jon Bergman, scheduled for 3 May 2031, did not "
        "take place."
    )
    assert [status for _, status, _, _ in told.events if status != "cancelled"] == []


def test_state_in_brackets_behind_a_name_takes_no_part() -> None:
    told = tell("Minister Ana Lopes (Malta) and Minister Ola Dahl (Norway) attended the conference in Riga.")
    assert set(told.parts(told.one_event)) == {"Ana Lopes", "Ola Dahl"}


def test_delegations_of_several_states_are_one_phrase_or_all_states() -> None:
    told = tell("Delegations of Malta, Latvia and Norway took part in the conference in Riga.")
    names = set(told.parts(told.one_event))
    assert names in ({"Delegations of Malta, Latvia and Norway"}, {"Malta", "Latvia", "Norway"})


def test_city_that_hosts_is_the_place() -> None:
    told = tell("On 3 May 2031, Riga hosted the fifth meeting of the Working Group on Ports.")
    assert told.events == [("session", "held", "2031-05-03", "Riga")]


def test_body_that_meets_alone_holds_a_session() -> None:
    told = tell("The Council of the Alliance of Ports will meet in Riga on 3 May 2031.")
    assert told.events == [("session", "planned", "2031-05-03", "Riga")]


def test_perfect_participle_tells_of_an_event() -> None:
    told = tell("Having met Ambassador Jon Bergman, Minister Ana Lopes visited Oslo on 3 May 2031.")
    assert [kind for kind, _, _, _ in told.events] == ["meeting", "visit"]


def test_place_behind_a_verb_of_travel_is_the_place_of_the_visit() -> None:
    told = tell("Minister Ana Lopes flew to Oslo on 3 May 2031.")
    assert told.events == [("visit", "held", "2031-05-03", "Oslo")]


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


def test_what_was_held_is_not_cancelled_by_a_later_sentence() -> None:
    told = tell(
        "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 3 May 2031.",
        "The meeting was cancelled.",
        published="2031-05-04",
    )
    assert told.events[0][1:3] == ("held", "2031-05-03")


def test_what_took_place_on_a_recent_visit_has_not_the_date_of_the_news() -> None:
    told = tell(
        "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 3 May 2031.",
        "Lopes informed Bergman about her recent visit to Oslo, where at a meeting with President Carla Nunes"
        " a plan was approved.",
        published="2031-05-04",
    )
    assert [(kind, date) for kind, _, date, _ in told.events] == [
        ("meeting", "2031-05-03"),
        ("visit", ""),
        ("meeting", ""),
    ]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Yesterday's elections in Malta were calm.", "2031-05-07"),
        ("The summit, originally scheduled for 3 May, was postponed to 5 June 2031.", "2031-06-05"),
        ("The visit had been planned for March but was cancelled.", "2031-03"),
        ("The Board will discuss this at its next meeting, in June 2031, and at home.", "2031-06"),
        ("Minister Ana Lopes visited Malta on Monday and Tuesday (5-6 May 2031).", "2031-05-05/2031-05-06"),
        ("After the drill, on 3 May, Minister Ana Lopes visited Riga.", "2031-05-03"),
        ("The drill with the fleet, which will be held in June in Malta, is secret.", "2031-06"),
    ],
)
def test_event_has_the_day_that_its_sentence_gives_it(text: str, date: str) -> None:
    assert [found for _, _, found, _ in tell(text, published="2031-05-08").events][-1:] == [date]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ana Lopes was ready to travel to Riga.",
        "Minister Ana Lopes came to a decision in Riga.",
        "Ambassador Jon Bergman was called to the Ministry on 3 May 2031.",
        "The paper, signed by the minister, Ana Lopes, is short.",
        "The Charter on Ports had been signed by 31 member states.",
        "The Convention on the Protection of Lighthouses in Times of War was adopted.",
        "The Council met its targets in 2030.",
        "The Parliament of Latvia ratified the treaty in 1994.",
        "Minister Ana Lopes paid tribute to the work of the divers.",
        "Every general election is a feast.",
    ],
)
def test_what_is_no_occasion_is_no_event(text: str) -> None:
    assert tell(text, published="2031-05-08").events == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Riga hosted the 42nd meeting of the Council of Ports on 3 May 2031.", "session"),
        ("The Council of Ports held its 42nd meeting on 3 May 2031.", "session"),
        ("The Parliament of Latvia on 3 May 2031 ratified the Agreement on Ports.", "session"),
        ("Minister Ana Lopes held a briefing for journalists on 3 May 2031.", "interview"),
        ("At a briefing on 3 May 2031, Minister Ana Lopes said that ships were safe.", "interview"),
        ("Minister Ana Lopes gave a briefing to the Council on 3 May 2031.", "conference"),
        ("Flags were flown at half-mast in Riga on 3 May 2031.", "ceremony"),
        ("Minister Ana Lopes took office on 3 May 2031.", "appointment"),
        ("Minister Ana Lopes left for Riga on 3 May 2031.", "visit"),
    ],
)
def test_type_follows_from_who_does_it_and_for_whom(text: str, kind: str) -> None:
    assert [found for found, _, _, _ in tell(text, published="2031-05-08").events] == [kind]


def test_name_behind_what_takes_part_is_the_name_of_the_exercise() -> None:
    told = tell(
        "A special training with the forces and means of the Navy “Blue Wave-2031” is planned for May."
    )
    assert [event.instance for event in told.facts.events] == ["blue wave 2031"]


def test_what_lies_ahead_of_the_article_is_planned() -> None:
    told = tell("Talks resume in Geneva on 10 May 2031.", published="2031-05-08")
    assert [(status, date) for _, status, date, _ in told.events] == [("planned", "2031-05-10")]


def test_what_was_held_has_no_date_ahead_of_the_article() -> None:
    told = tell("Minister Ana Lopes signed the Declaration on Grain until 2035.", published="2031-05-08")
    assert [(status, date) for _, status, date, _ in told.events] == [("held", "")]


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


def test_what_happens_during_a_visit_has_its_days_and_is_its_part() -> None:
    told = tell(
        "Minister Ana Lopes paid a visit to Malta on 3-5 May 2031.",
        "During the visit she laid flowers at the monument.",
        published="2031-05-08",
    )
    visit, ceremony = told.facts.events
    assert (ceremony.type, ceremony.date, ceremony.super_event) == ("ceremony", visit.date, visit.id)


def test_a_day_named_in_passing_is_not_the_day_of_what_follows() -> None:
    told = tell(
        "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 7 May 2031.",
        "She condemned the attack on the market of Bani on 22 April.",
        "After the meeting, Lopes told reporters that ships were safe.",
        published="2031-05-08",
    )
    assert [date for kind, _, date, _ in told.events if kind == "interview"] == ["2031-05-07"]


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


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Minister Ana Lopes presented medals to twelve sailors in Riga.", {"Ana Lopes", "twelve sailors"}),
        ("Medals were awarded to three beekeepers in Riga on 3 May 2031.", {"three beekeepers"}),
        ("Minister Ana Lopes handed awards to the divers of the Navy.", {"Ana Lopes", "divers of the Navy"}),
    ],
)
def test_an_award_may_go_to_many(text: str, parts: set[str]) -> None:
    told = tell(text)
    assert told.one_event.type == "ceremony"
    assert set(told.parts(told.one_event)) == parts


@pytest.mark.parametrize(
    "text", ["Minister Ana Lopes presented plans to sailors.", "Ana Lopes presented medals in Riga."]
)
def test_what_is_presented_to_nobody_or_is_no_award_is_no_ceremony(text: str) -> None:
    assert tell(text).events == []


@pytest.mark.parametrize(
    "text",
    [
        "At its 12th meeting, held in Riga on 3 May 2031, the Council of Ports adopted the Harbour Plan.",
        "At its regular session in Riga on 3 May 2031, the Council of Ports adopted the Harbour Plan.",
        "During its 4th plenary session in Lima in May 2031, the Council of Ports discussed ferries.",
    ],
)
def test_its_session_is_that_of_the_body_that_acts_behind_the_comma(text: str) -> None:
    told = tell(text)
    assert told.one_event.type == "session"
    assert told.parts(told.one_event) == {"Council of Ports": "participant"}


def test_its_session_is_not_that_of_whoever_was_spoken_to_there() -> None:
    told = tell(
        "At its 12th session, held in Riga on 3 May 2031, Minister Ana Lopes briefed the Council of Ports."
    )
    assert "Council of Ports" not in told.parts(told.one_event)


@pytest.mark.parametrize("place", ["Riga", "Nairobi", "Malta"])
def test_a_post_behind_the_place_that_opens_the_sentence_is_the_subject(place: str) -> None:
    told = tell(
        "The Director-General of the Alliance of Ports, Ana Lopes, spoke at a forum in Oslo on 3 May 2031.",
        f"In {place}, the Director-General met with Ambassador Jon Bergman on 4 May 2031.",
    )
    _, meeting = told.events
    assert meeting == ("meeting", "held", "2031-05-04", place)
    assert set(told.parts(told.facts.events[1])) == {"Ana Lopes", "Jon Bergman"}


def test_talks_planned_on_a_journey_are_where_it_leads() -> None:
    told = tell(
        "Minister Ana Lopes will travel to Chile on 3 May 2031 and hold talks with President Ola Dahl."
    )
    assert told.events[1] == ("meeting", "planned", "2031-05-03", "Chile")


@pytest.mark.parametrize("memorial", ["the Sailors' Memorial", "the Tomb of the Unknown Soldier"])
def test_a_memorial_is_no_town(memorial: str) -> None:
    told = tell("On 3 May 2031, Minister Ana Lopes visited Riga.", f"She also laid a wreath at {memorial}.")
    assert [place for _, _, _, place in told.events] == ["Riga", "Riga"]


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2031, in Riga, a seminar on ports was held.",
        "In Riga, a seminar on ports was held on 3 May 2031.",
        "On 3 May 2031, in Riga, Latvia, a seminar on ports took place.",
        "On 3 May 2031, at the Secretariat in Riga, a regular seminar for divers was held.",
    ],
)
def test_an_event_between_a_fronted_place_and_its_verb_does_not_describe_the_place(text: str) -> None:
    assert tell(text).events == [("conference", "held", "2031-05-03", "Riga")]


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Lopes received today, Tuesday, at the headquarters in Riga, Ambassador Jon Bergman.",
        "President Ana Lopes received on 6 May 2031 in Riga, Latvia, Jon Bergman, Director of the Institute.",
        "President Ana Lopes received in Riga today (Tuesday) the Ambassador of Peru, Jon Bergman.",
    ],
)
def test_a_guest_may_be_named_behind_time_and_place(text: str) -> None:
    told = tell(text, published="2031-05-06")
    assert told.events == [("meeting", "held", "2031-05-06", "Riga")]
    assert told.parts(told.one_event) == {"Ana Lopes": "host", "Jon Bergman": "participant"}


def test_meetings_with_several_by_name_are_one_each_and_with_others_none() -> None:
    told = tell(
        "Minister Ana Lopes held meetings with Ambassador Jon Bergman and Director Mira Hansen in Riga."
    )
    assert [told.parts(event) for event in told.facts.events] == [
        {"Ana Lopes": "participant", "Jon Bergman": "participant"},
        {"Ana Lopes": "participant", "Mira Hansen": "participant"},
    ]
    assert tell("Minister Ana Lopes holds meetings with farmers and divers.").events == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The three-day summit of the Alliance opened in Riga on 3 May 2031.", "2031-05-03/2031-05-05"),
        ("The two-day summit of the Alliance ended in Riga on 3 May 2031.", "2031-05-02/2031-05-03"),
        ("The three-day summit of the Alliance was praised in Riga on 3 May 2031.", ""),
        ("The summit of the Alliance opened in Riga on 3 May 2031.", "2031-05-03"),
    ],
)
def test_an_event_of_several_days_has_all_of_them_by_its_first_or_last(text: str, date: str) -> None:
    assert [one.date for one in tell(text).facts.events] in ([date], [] if not date else [date])


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Ola Dahl spoke today when he met Minister Ana Lopes.", ("meeting", "held", "2031-05-06", "")),
        ("On 8 May, Ola Dahl is expected to visit Riga.", ("visit", "planned", "2031-05-08", "Riga")),
        ("On 5 May Ola Dahl agreed to visit Riga.", ("visit", "planned", "", "Riga")),
        (
            "Ola Dahl said today at the end of a visit to Malta (3-5 May).",
            ("visit", "held", "2031-05-03/2031-05-05", "Malta"),
        ),
    ],
)
def test_a_clause_takes_the_date_of_its_main_verb_where_that_is_its_own(
    text: str, event: tuple[str, ...]
) -> None:
    assert tell(text, published="2031-05-06").events == [event]


def test_an_appointment_told_again_by_its_holder_is_one() -> None:
    told = tell(
        "The Council appointed Ana Lopes as Director of the Institute on 3 May 2031. The Chair congratulated "
        "Ms Lopes on her appointment."
    )
    assert [kind for kind, *_ in told.events] == ["appointment"]


def test_a_date_behind_another_event_before_which_something_was_done_is_not_its_date() -> None:
    told = tell("Two days before the meeting, on 29 April 2031, Malta signed the Port Charter in Riga.")
    assert told.events == [("signing", "held", "2031-04-29", "Riga")]
    told = tell("Malta will sign the Port Charter before the next meeting of the Board, in June 2031.")
    assert ("session", "planned", "2031-06", "") in told.events


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


def test_later_in_the_day_does_not_count_from_what_had_been_done_before() -> None:
    told = tell(
        "Minister Ana Lopes met Ambassador Jon Bergman on 7 May 2031. On 2 May she had opened a school.",
        "Later in the day, Lopes and Bergman signed the Port Charter.",
        published="2031-05-08",
    )
    assert ("signing", "held", "2031-05-07") in [one[:3] for one in told.events]
