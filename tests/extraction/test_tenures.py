"""Who holds which post of which body, by what the article says."""

from __future__ import annotations

import pytest

from tests.extraction.articles import tell

LOPES = "Ana Lopes"


@pytest.mark.parametrize(
    ("text", "post", "body"),
    [
        (
            "Minister of Transport of Malta Ana Lopes opened the bridge.",
            "Minister of Transport",
            "Malta",
        ),
        (
            "Ana Lopes, the Secretary General of the Alliance of Ports, opened the bridge.",
            "Secretary General",
            "Alliance of Ports",
        ),
        (
            "The Secretary General of the Alliance of Ports, Ana Lopes, opened the bridge.",
            "Secretary General",
            "Alliance of Ports",
        ),
        ("Maltese President Ana Lopes opened the bridge.", "President", "Malta"),
        (
            "Ana Lopes, Deputy Director of the Institute of Law, opened the bridge.",
            "Deputy Director",
            "Institute of Law",
        ),
        (
            "Ana Lopes, who is the Chairman of the Alliance of Ports, opened the bridge.",
            "Chairman",
            "Alliance of Ports",
        ),
        ("Ana Lopes was appointed Director of the Institute of Law.", "Director", "Institute of Law"),
    ],
)
def test_post_and_body_stand_beside_the_name(text: str, post: str, body: str) -> None:
    assert tell(text).tenures == [(LOPES, post, body)]


def test_former_holder_holds_the_post_no_more() -> None:
    told = tell(
        "Ana Lopes, the former Minister of Transport of Malta, opened the bridge.", published="2031-05-03"
    )
    [tenure] = told.facts.tenures
    assert (tenure.post, tenure.former, tenure.attested) == ("Minister of Transport", True, "")


def test_tenure_is_attested_on_the_date_of_the_article() -> None:
    told = tell("Ana Lopes, the Minister of Transport of Malta, opened the bridge.", published="2031-05-03")
    [tenure] = told.facts.tenures
    assert (tenure.attested, tenure.former) == ("2031-05-03", False)


def test_foreign_post_is_named_by_the_demonym_of_its_state() -> None:
    told = tell("Latvian Defence Minister Ana Lopes opened the bridge.")
    assert [(person, body) for person, _, body in told.tenures] == [(LOPES, "Latvia")]


def test_two_posts_of_one_person_are_two_tenures() -> None:
    told = tell("Ana Lopes, the Deputy Prime Minister and Minister of Transport of Malta, opened the bridge.")
    assert {(post, body) for _, post, body in told.tenures} == {
        ("Deputy Prime Minister", "Malta"),
        ("Minister of Transport", "Malta"),
    }


def test_rank_is_no_post() -> None:
    assert tell("General Ana Lopes opened the bridge in Riga.").tenures == []


def test_shared_post_is_held_by_each() -> None:
    told = tell("Foreign Ministers Ana Lopes of Malta and Ola Dahl of Norway opened the bridge.")
    assert {(person, body) for person, _, body in told.tenures} == {
        ("Ana Lopes", "Malta"),
        ("Ola Dahl", "Norway"),
    }


def test_years_of_a_tenure_are_its_bounds() -> None:
    told = tell(
        "Ana Lopes, who served as Minister of Transport of Malta from 2020 to 2025, opened the bridge."
    )
    [tenure] = told.facts.tenures
    assert (tenure.since, tenure.until, tenure.former) == ("2020", "2025", True)


def test_year_since_when_a_post_is_held_is_its_beginning() -> None:
    told = tell("Ana Lopes, Secretary General of the Alliance of Ports since 2029, opened the bridge.")
    [tenure] = told.facts.tenures
    assert (tenure.since, tenure.until, tenure.former) == ("2029", "", False)


def test_successor_and_predecessor_hold_the_post() -> None:
    told = tell("Ana Lopes succeeded Jon Bergman as Secretary General of the Alliance of Ports.")
    assert {person for person, _, _ in told.tenures} == {LOPES, "Jon Bergman"}
