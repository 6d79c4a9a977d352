"""How later mentions join earlier ones."""

from __future__ import annotations

import pytest

from mapper.analysis.analysis import analyse
from mapper.extraction.firing import small_article
from mapper.linking.entities import find_entities
from mapper.linking.persons import same_person
from tests.linking.tables import read


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("gennady pavlovich stolbov", "stolbov"),
        ("gennady pavlovich stolbov", "gennady stolbov"),
        ("gennady pavlovich stolbov", "g p stolbov"),
        ("maria da conceicao dos santos", "dos santos"),
        ("kim jong su", "kim"),
        ("sergey lapshin", "lapshin sergey"),
    ],
)
def test_form_of_a_name_is_the_same_person(long: str, short: str) -> None:
    assert same_person(long.split(), short.split())


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("gennady stolbov", "pavel stolbov"),
        ("anna maria costa", "b costa"),
        ("tariq al marwani", "x"),
    ],
)
def test_other_name_is_another_person(long: str, short: str) -> None:
    assert not same_person(long.split(), short.split())


def test_forms_of_a_name_are_found_among_many_of_the_same_surname() -> None:
    others = ["Olga", "Pedro", "Maria Elena", "Ivan", "Farid", "Lena"]
    named = " ".join(f"Minister {name} Kovacs spoke." for name in [*others, "Anna Sofia"])
    _, entities = read(f"{named} Ms Anna Kovacs agreed. Ms A.S. Kovacs left. Mr Kovacs stayed.")
    by_name = {person.name: person for person in entities.persons.values()}
    assert len(by_name) == len(others) + 1
    assert len(by_name["Anna Sofia Kovacs"].mentions) == 3
    assert {len(by_name[f"{name} Kovacs"].mentions) for name in others} == {1}


def test_surname_joins_the_full_name() -> None:
    _, entities = read("Minister Anna Kovacs spoke first. Ms Kovacs thanked the hosts. Kovacs then left.")
    (person,) = entities.persons.values()
    assert person.name == "Anna Kovacs"
    assert len(person.mentions) == 3


def test_surname_that_two_bear_joins_neither() -> None:
    _, entities = read("Minister Anna Kovacs met Ambassador Peter Kovacs. Kovacs then left.")
    assert sorted(len(p.mentions) for p in entities.persons.values()) == [1, 1]


def test_full_name_joins_the_titled_surname_before_it() -> None:
    _, entities = read("Mr Lapshin spoke. “We agree,” said Sergey Lapshin.")
    assert [p.name for p in entities.persons.values()] == ["Sergey Lapshin"]


def test_acronym_joins_the_long_name_before_or_behind_it() -> None:
    _, entities = read(
        "The Agency for Safer Skies (AFSS) met. AFSS experts left. BWO (Baltic Water Organization) met."
    )
    bodies = {b.name: b.short_name for b in entities.bodies.values()}
    assert bodies == {"Agency for Safer Skies": "AFSS", "Baltic Water Organization": "BWO"}


def test_british_and_american_spelling_name_one_body() -> None:
    _, entities = read(
        "The Organisation for River Defence met. The Organization for River Defense approved it."
    )
    assert len(entities.bodies) == 1


def test_council_alone_is_the_council_named_last() -> None:
    _, entities = read("The Fisheries Council met. The Energy Council met. The Council approved the report.")
    energy = next(b for b in entities.bodies.values() if b.name == "Energy Council")
    assert [m.name for m in energy.mentions] == ["Energy Council", "Council"]


def test_council_alone_without_a_name_is_no_body() -> None:
    _, entities = read("The Council approved the report.")
    assert not entities.bodies


def test_tenure_of_the_predecessor_is_former() -> None:
    text = "Anna Kovacs was elected Director of the Danube Agency. She will succeed Omar Saleh."
    _, entities = read(text)
    former = [t.person for t in entities.tenures if t.former]
    assert [entities.persons[p].name for p in former] == ["Omar Saleh"]


def test_post_held_before_is_former_and_dated() -> None:
    _, entities = read(
        "Minister Anna Kovacs spoke. Anna Kovacs was Rector of Karlovo University from 2010 to 2014."
    )
    (tenure,) = [t for t in entities.tenures if t.title == "Rector"]
    assert tenure.former
    assert tenure.dates


def test_initials_join_the_full_name_that_comes_later() -> None:
    _, entities = read("President J. Bergman spoke first. President Jon Bergman thanked the hosts.")
    assert [person.names for person in entities.persons.values()] == [("J. Bergman", "Jon Bergman")]


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("Interview of Minister Ana Lopes with Vesti news agency", ["Ana Lopes"]),
        ("Minister Ana Lopes on the bridge", ["Ana Lopes"]),
        ("Minister Visits Riga to See the Bridge", []),
        ("Minister Ana Lopes Opens the Bridge", []),
    ],
)
def test_a_headline_shows_a_name_between_a_post_and_a_small_word(headline: str, names: list[str]) -> None:
    entities = find_entities(analyse(small_article(f"# {headline}\n\nThe bridge was built in 1950.")))
    assert [person.name for person in entities.persons.values()] == names
