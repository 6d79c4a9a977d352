"""Where events are: by prepositions, by descriptions of cities, by names, and not by what is spoken of."""

from __future__ import annotations

import pytest

from tests.extraction.articles import Told, tell


def places(told: Told) -> list[tuple[str, str]]:
    return [(event.type, told.name(event.place)) for event in told.facts.events]


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("in the Kenyan capital", "Nairobi"),
        ("in the Kenyan capital, Nairobi,", "Nairobi"),
        ("in the capital of Georgia", "Tbilisi"),
        ("in Peru's capital", "Lima"),
        ("in the port city of Mombasa", "Mombasa"),
        ("in the coastal town of Kilifi", "Kilifi"),
        ("in the capital, Lusaka,", "Lusaka"),
        ("in the Gulf of Finland", "Gulf of Finland"),
        ("at the Lyaur training ground", "Lyaur training ground"),
        ("across Latvia", "Latvia"),
        ("in a hall of the city", ""),
    ],
)
def test_place_of_an_exercise_may_be_described(where: str, place: str) -> None:
    assert places(tell(f"The exercise was held {where} on 3 May 2031.")) == [("exercise", place)]


@pytest.mark.parametrize(
    "words",
    [
        "met Ambassador Jon Bergman on 3 May 2031 to discuss the situation in Sudan.",
        "discussed the situation in Sudan with Ambassador Jon Bergman on 3 May 2031.",
        "and Ambassador Jon Bergman held talks on security in the Horn of Africa on 3 May 2031.",
        "met on 3 May 2031 with the Special Envoy for peace in Sudan, Jon Bergman.",
        "met Ambassador Jon Bergman on 3 May 2031 before a summit in Riga.",
    ],
)
def test_place_of_a_topic_is_not_where_it_is_spoken_of(words: str) -> None:
    assert places(tell(f"Minister Ana Lopes {words}"))[0] == ("meeting", "")


def test_city_behind_a_topic_is_where_it_is_spoken_of() -> None:
    told = tell("Minister Ana Lopes held talks with Ambassador Jon Bergman on trade in Riga on 3 May 2031.")
    assert places(told) == [("meeting", "Riga")]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The plan was adopted at the Samarkand summit on 3 May 2031.", "Samarkand"),
        ("The Minister took part in the Washington Summit in July 2031.", "Washington"),
        ("The Vilnius Forum of Parliaments was held on 24 November 2031.", "Vilnius"),
        ("The Berlin Process Summit was held on 24 November 2031.", ""),
        ("The Enterprise Forum was held on 24 November 2031.", ""),
        ("The Honduran elections of 3 May 2031 were calm.", "Honduras"),
        ("Moldova's presidential election took place on 3 May 2031.", "Moldova"),
        ("Kenya will hold general elections on 3 May 2031.", "Kenya"),
        ("The Minister spoke about the elections in Kenya on 3 May 2031.", "Kenya"),
        ("A fact-finding mission to Chad was completed on 3 May 2031.", "Chad"),
    ],
)
def test_name_of_an_event_may_tell_where_it_is(sentence: str, place: str) -> None:
    assert places(tell(sentence))[0][1] == place


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("where she met Mayor Jon Bergman", "Camp Adazi"),
        ("where she inspected the port and held talks with the mayor, Jon Bergman", "Camp Adazi"),
        ("where Mayor Jon Bergman told her of talks with Minister Ola Dahl in Riga", "Riga"),
    ],
)
def test_clause_with_where_tells_of_the_place_before_it(clause: str, expected: str) -> None:
    told = tell(f"Minister Ana Lopes travelled to Camp Adazi on 3 May 2031, {clause}.")
    assert places(told) == [("visit", "Camp Adazi"), ("meeting", expected)]


def test_news_of_one_day_is_in_one_place_where_no_other_is_named() -> None:
    told = tell(
        "On 3 May 2031 Minister Ana Lopes met Ambassador Jon Bergman in Riga.",
        "On the same day the Minister met Ola Dahl, the Mayor of Oslo.",
        "On 5 May 2031 the Minister met Jana Kalnina, the Director of the Port.",
    )
    assert places(told) == [("meeting", "Riga"), ("meeting", "Riga"), ("meeting", "")]


def test_closing_ceremony_is_where_the_exercise_is() -> None:
    told = tell(
        "The exercise was held in Latvia from 3 to 5 May 2031.",
        "At the closing ceremony, Minister Ana Lopes thanked the sailors.",
    )
    assert places(told)[1] == ("ceremony", "Latvia")


@pytest.mark.parametrize(
    ("line", "place"), [("LUSAKA", "LUSAKA"), ("Lusaka, Zambia", "Lusaka"), ("Politics", "")]
)
def test_line_that_is_but_a_city_tells_where_the_news_of_the_day_is(line: str, place: str) -> None:
    told = tell(line, "Minister Ana Lopes met Ambassador Jon Bergman on 3 May 2031.", published="2031-05-03")
    assert places(told) == [("meeting", place)]
