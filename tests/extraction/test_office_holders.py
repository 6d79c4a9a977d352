"""Who "the Secretary General" is at the date of an article: by the corpus, then by reference data."""

from __future__ import annotations

from itertools import permutations

import pytest

from mapper.corpus.knowledge import Knowledge
from mapper.facts import Article
from tests.extraction.articles import article, attest, tell

BODY = "Alliance of Ports"
ASKED = "The Secretary General of the Alliance of Ports said that the bridge was old."


def naming(person: str, published: str) -> Article:
    """An article that shows a person in the post."""
    return article(f"{person}, the Secretary General of the {BODY}, visited Riga.", published=published)


def speakers(published: str, *others: Article, text: str = ASKED) -> list[str]:
    """Who says something in an article of that date that names the post alone, beside `others`."""
    told = tell(text, published=published, knowledge=Knowledge.of(map(attest, others)))
    return [told.name(one.speaker) for one in told.facts.statements]


def test_holder_attested_before_and_after_is_the_holder_between() -> None:
    others = naming("Ana Lopes", "2030-01-10"), naming("Ana Lopes", "2032-01-10")
    assert speakers("2031-05-03", *others) == ["Ana Lopes"]


def test_holder_attested_within_weeks_is_the_holder() -> None:
    assert speakers("2031-05-03", naming("Ana Lopes", "2031-04-20")) == ["Ana Lopes"]


def test_holder_changes_with_the_date() -> None:
    others = (
        naming("Ana Lopes", "2029-01-10"),
        naming("Ana Lopes", "2030-12-10"),
        naming("Ola Dahl", "2031-02-10"),
        naming("Ola Dahl", "2033-01-10"),
    )
    assert speakers("2030-05-03", *others) == ["Ana Lopes"]
    assert speakers("2032-05-03", *others) == ["Ola Dahl"]


@pytest.mark.parametrize(
    "others",
    [
        (),
        (naming("Ana Lopes", "2031-04-20"), naming("Ola Dahl", "2031-05-20")),
        (naming("Ana Lopes", "2020-04-20"),),
    ],
    ids=["nobody is known", "two may be meant", "too long ago"],
)
def test_nobody_is_named_where_the_corpus_does_not_tell(others: tuple[Article, ...]) -> None:
    assert not {"Ana Lopes", "Ola Dahl"} & set(speakers("2031-05-03", *others))


def test_article_without_a_date_names_nobody() -> None:
    assert "Ana Lopes" not in speakers("", naming("Ana Lopes", "2031-04-20"))


def test_deputy_is_not_the_holder() -> None:
    text = "The Deputy Secretary General of the Alliance of Ports said that the bridge was old."
    assert "Ana Lopes" not in speakers("2031-05-03", naming("Ana Lopes", "2031-04-20"), text=text)


def test_holder_of_the_post_in_another_body_is_not_the_holder() -> None:
    text = "The Secretary General of the League of Rivers said that the bridge was old."
    assert "Ana Lopes" not in speakers("2031-05-03", naming("Ana Lopes", "2031-04-20"), text=text)


def test_former_holder_attests_nothing() -> None:
    former = article(
        f"Ana Lopes, the former Secretary General of the {BODY}, visited Riga.", published="2031-04-20"
    )
    assert "Ana Lopes" not in speakers("2031-05-03", former)


def test_order_of_the_articles_does_not_matter() -> None:
    others = (
        naming("Ana Lopes", "2030-01-10"),
        naming("Ola Dahl", "2031-08-10"),
        naming("Ana Lopes", "2031-01-10"),
    )
    assert (
        len({Knowledge.of(map(attest, order)).holder("body/x", "x", "") for order in permutations(others)})
        == 1
    )
    assert len({tuple(speakers("2030-05-03", *order)) for order in permutations(others)}) == 1


@pytest.mark.parametrize(
    ("published", "holder"),
    [
        ("2022-06-01", "Stanislav Zas"),
        ("2023-06-01", "Imangali Tasmagambetov"),
        ("2018-06-01", "Yuri Khachaturov"),
    ],
)
def test_reference_data_know_the_secretary_general_of_the_csto(published: str, holder: str) -> None:
    text = "The CSTO Secretary General said that the bridge was old."
    assert speakers(published, text=text) == [holder]


def test_corpus_speaks_before_reference_data() -> None:
    named = article("Ana Lopes, the CSTO Secretary General, visited Riga.", published="2022-05-20")
    text = "The CSTO Secretary General said that the bridge was old."
    assert speakers("2022-06-01", named, text=text) == ["Ana Lopes"]


def test_day_outside_every_term_has_no_holder_by_reference_data() -> None:
    text = "The CSTO Secretary General said that the bridge was old."
    assert not {"Stanislav Zas", "Imangali Tasmagambetov"} & set(speakers("2019-06-01", text=text))


def test_attested_tenures_are_dated_by_their_article() -> None:
    [tenure] = attest(naming("Ana Lopes", "2031-04-20")).tenures
    assert (tenure.name, tenure.title, tenure.date) == ("Ana Lopes", "general secretary", "2031-04-20")
