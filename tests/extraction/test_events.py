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


def test_talks_by_telephone_are_a_call() -> None:
    told = tell("President Ola Dahl spoke by telephone with Prime Minister Ana Lopes on 3 May 2031.")
    assert [(kind, date) for kind, _, date, _ in told.events] == [("call", "2031-05-03")]
    assert set(told.parts(told.one_event)) == {"Ola Dahl", "Ana Lopes"}


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


def test_body_that_meets_alone_holds_a_session() -> None:
    told = tell("The Council of the Alliance of Ports will meet in Riga on 3 May 2031.")
    assert told.events == [("session", "planned", "2031-05-03", "Riga")]


def test_perfect_participle_tells_of_an_event() -> None:
    told = tell("Having met Ambassador Jon Bergman, Minister Ana Lopes visited Oslo on 3 May 2031.")
    assert [kind for kind, _, _, _ in told.events] == ["meeting", "visit"]


def test_what_was_held_is_not_cancelled_by_a_later_sentence() -> None:
    told = tell(
        "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 3 May 2031.",
        "The meeting was cancelled.",
        published="2031-05-04",
    )
    assert told.events[0][1:3] == ("held", "2031-05-03")


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


def test_object_behind_a_particle_is_what_the_verb_is_done_to() -> None:
    told = tell("Minister Ana Lopes called off a visit to Malta on 3 May 2031.")
    assert [(kind, status) for kind, status, _, _ in told.events] == [("visit", "cancelled")]


def test_form_that_ends_a_long_aside_is_no_main_verb() -> None:
    told = tell("The meeting of the Finance Committee, held in Riga on 3 May 2031, affirmed the plan.")
    assert told.events == [("session", "held", "2031-05-03", "Riga")]


def test_what_will_not_take_place_is_cancelled() -> None:
    told = tell("The seminar scheduled for 3 May 2031 in Riga will not take place.")
    assert told.events == [("conference", "cancelled", "2031-05-03", "Riga")]


def test_pronoun_that_was_signed_takes_up_the_signing() -> None:
    told = tell(
        "The presidents attended the signing of the Ports Agreement in Riga on 3 May 2031. "
        "It was signed by Minister Ana Lopes and Ambassador Jon Bergman."
    )
    assert told.events == [("signing", "held", "2031-05-03", "Riga")]


def test_meeting_of_leaders_by_name_is_a_summit_and_no_person() -> None:
    told = tell("The 9th Ports Leaders Meeting was held in Malta on 3 May 2031.")
    assert told.events == [("summit", "held", "2031-05-03", "Malta")]


def test_two_who_spoke_by_telephone_had_a_call() -> None:
    told = tell("Minister Ana Lopes and Ambassador Jon Bergman spoke by phone on 3 May 2031.")
    assert [kind for kind, *_ in told.events] == ["call"]


def test_verb_behind_a_relative_clause_tells_of_the_noun_before_it() -> None:
    told = tell("The conference, which Minister Ana Lopes opened, was held in Riga on 3 May 2031.")
    assert told.events == [("conference", "held", "2031-05-03", "Riga")]
    assert told.parts(told.one_event) == {"Ana Lopes": "speaker"}


def test_participle_behind_a_verb_of_holding_describes_what_is_held() -> None:
    told = tell(
        "In Oslo, the Alliance of Ports will hold expanded talks on fish on 3 June 2031.",
        published="2031-05-03",
    )
    assert told.events == [("meeting", "planned", "2031-06-03", "Oslo")]


def test_quotation_without_a_capital_is_no_name_of_an_event() -> None:
    assert tell("Ana Lopes called the end of the strike “a victory on credit”.").events == []


def test_meeting_at_which_something_was_decided_was_held() -> None:
    told = tell("Ministers agreed at a meeting in Riga on 3 May 2031 to lower the levy.")
    assert told.events == [("meeting", "held", "2031-05-03", "Riga")]


def test_welcome_at_the_airport_is_no_meeting() -> None:
    assert tell("President Ola Dahl was welcomed at the airport by Minister Ana Lopes.").events == []


def test_what_a_speaker_would_do_is_no_plan() -> None:
    assert tell("“I would sign the agreement in Riga.”").events == []
