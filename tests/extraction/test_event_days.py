"""When and where an event was."""

from __future__ import annotations

import pytest

from tests.extraction.articles import tell


def test_postponed_event_has_its_new_date() -> None:
    told = tell("The summit in Riga was postponed from 3 May 2031 to 5 June 2031.")
    assert [date for _, _, date, _ in told.events] == ["2031-06-05"]


def test_definite_noun_of_another_date_is_another_event() -> None:
    told = tell(
        "The summit took place in Riga on 3 May 2031.", "The summit in Oslo will be held on 5 June 2032."
    )
    assert told.events == [
        ("summit", "held", "2031-05-03", "Riga"),
        ("summit", "planned", "2032-06-05", "Oslo"),
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


def test_city_that_hosts_is_the_place() -> None:
    told = tell("On 3 May 2031, Riga hosted the fifth meeting of the Working Group on Ports.")
    assert told.events == [("session", "held", "2031-05-03", "Riga")]


def test_place_behind_a_verb_of_travel_is_the_place_of_the_visit() -> None:
    told = tell("Minister Ana Lopes flew to Oslo on 3 May 2031.")
    assert told.events == [("visit", "held", "2031-05-03", "Oslo")]


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


def test_what_lies_ahead_of_the_article_is_planned() -> None:
    told = tell("Talks resume in Geneva on 10 May 2031.", published="2031-05-08")
    assert [(status, date) for _, status, date, _ in told.events] == [("planned", "2031-05-10")]


def test_what_was_held_has_no_date_ahead_of_the_article() -> None:
    told = tell("Minister Ana Lopes signed the Declaration on Grain until 2035.", published="2031-05-08")
    assert [(status, date) for _, status, date, _ in told.events] == [("held", "")]


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


def test_a_date_behind_another_event_before_which_something_was_done_is_not_its_date() -> None:
    told = tell("Two days before the meeting, on 29 April 2031, Malta signed the Port Charter in Riga.")
    assert told.events == [("signing", "held", "2031-04-29", "Riga")]
    told = tell("Malta will sign the Port Charter before the next meeting of the Board, in June 2031.")
    assert ("session", "planned", "2031-06", "") in told.events


def test_later_in_the_day_does_not_count_from_what_had_been_done_before() -> None:
    told = tell(
        "Minister Ana Lopes met Ambassador Jon Bergman on 7 May 2031. On 2 May she had opened a school.",
        "Later in the day, Lopes and Bergman signed the Port Charter.",
        published="2031-05-08",
    )
    assert ("signing", "held", "2031-05-07") in [one[:3] for one in told.events]


@pytest.mark.parametrize("day", ["2030-11", "2031-06"])
def test_month_of_a_plan_that_was_scrapped_is_the_nearest(day: str) -> None:
    month = {"2030-11": "November", "2031-06": "June"}[day]
    told = tell(f"A meeting planned for {month} in Riga was cancelled.", published="2031-02-20")
    assert told.events == [("meeting", "cancelled", day, "Riga")]


def test_year_before_its_day_is_one_date_with_it() -> None:
    told = tell("Two years ago, on 3 May 2029, the school in Riga was bombed.", published="2031-05-03")
    assert told.events == [("conflict", "held", "2029-05-03", "Riga")]


def test_two_verbs_share_the_day_before_the_first() -> None:
    told = tell(
        "Tomorrow President Ola Dahl will visit Oslo and open a conference.",
        published="2031-05-03",
    )
    assert [event[:3] for event in told.events] == [
        ("visit", "planned", "2031-05-04"),
        ("conference", "planned", "2031-05-04"),
    ]


def test_same_day_behind_a_quotation_is_that_of_the_article() -> None:
    told = tell(
        "President Ola Dahl today published a letter:",
        "“I thank all who will come to Oslo on 27 June 2031.”",
        "On the same day, President Ola Dahl will attend a conference.",
        published="2031-05-03",
    )
    assert told.events == [("conference", "planned", "2031-05-03", "")]
