"""Which persons of different articles are one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mapper.corpus.persons import fold_transliteration, merge_persons, names_fit, root
from mapper.facts import ArticleFacts, Entity
from tests.rdf.builders import BASE, about, body, graph, page, person, state, tenure, turtle

RUSSIA, BELARUS = state("ru", "Russia"), state("by", "Belarus")
MINISTRY = replace(body("ministry", "Ministry"), parent=RUSSIA.id)


def merged(*pages: ArticleFacts) -> dict[str, str]:
    """What is merged, with the parents that these tests need."""
    return merge_persons(pages, {MINISTRY.id: RUSSIA.id})


def in_articles(*names: str) -> dict[str, str]:
    """What is merged where each article names one of these persons."""
    return merged(*(page(f"Text {n}", person(name)) for n, name in enumerate(names)))


def holds(who: Entity, of: Entity) -> ArticleFacts:
    """An article that shows a person in a post."""
    return page(f"{who.name} at {of.name}", who, of, tenure(who, "Head", of))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergey", "Sergei"),
        ("Alexander", "Aleksandr"),
        ("Alexey", "Aleksei"),
        ("Yevgeny", "Evgenii"),
        ("Dmitry", "Dmitriy"),
        ("Yury", "Yuri"),
        ("Tokayev", "Tokaev"),
        ("Tasmagambetov", "Tasmaghambetov"),
        ("Zhumabekov", "Dzhumabekov"),
        ("Gennady", "Genadiy"),
        ("Natalya", "Natalia"),
        ("Mikhail", "Mikail"),
        ("Qasym", "Kassym"),
    ],
)
def test_romanisations_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold_transliteration(one) == fold_transliteration(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ivan", "Ivanov"), ("Andrei", "Andrea"), ("Maria", "Marina"), ("Oleg", "Olga"), ("Petrov", "Petrova")],
)
def test_different_names_fold_differently(one: str, other: str) -> None:
    assert fold_transliteration(one) != fold_transliteration(other)


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ("Gennady Stolbov", "Gennady Pavlovich Stolbov", True),
        ("Gennady P. Stolbov", "Gennadiy Pavlovich Stolbov", True),
        ("G. Stolbov", "Gennady Stolbov", True),
        ("G.P. Stolbov", "Gennady Pavlovich Stolbov", True),
        ("Gennady Ivanovich Stolbov", "Gennady Pavlovich Stolbov", False),
        ("G.I. Stolbov", "Gennady Pavlovich Stolbov", False),
        ("Grigory Stolbov", "Gennady Stolbov", False),
        ("Stolbov", "Gennady Stolbov", False),
        ("Gennady Stolbov", "Gennady Stolbovsky", False),
    ],
)
def test_names_fit_where_no_part_differs(one: str, other: str, *, fit: bool) -> None:
    assert names_fit(one, other) is fit
    assert names_fit(other, one) is fit


def test_name_with_and_without_patronymic_is_one_person_under_the_smaller_id() -> None:
    assert in_articles("Gennady Stolbov", "Gennady Pavlovich Stolbov") == {
        "person/gennady-stolbov": "person/gennady-pavlovich-stolbov"
    }


def test_two_patronymics_leave_the_name_without_one_alone() -> None:
    names = ("Gennady Pavlovich Stolbov", "Gennady Ivanovich Stolbov", "Gennady Stolbov")
    assert in_articles(*names) == {}


def test_initial_needs_a_common_organisation() -> None:
    initial, full = person("S. Orlov"), person("Sergei Orlov")
    assert merged(page("a text", initial), page("b text", full)) == {}
    assert merged(holds(initial, MINISTRY), holds(full, RUSSIA)) == {"person/sergei-orlov": "person/s-orlov"}


def test_posts_in_different_organisations_keep_variants_apart() -> None:
    one, other = person("Sergei Orlov"), person("Sergey Orlov")
    assert merged(holds(one, RUSSIA), holds(other, BELARUS)) == {}
    assert merged(holds(one, RUSSIA), holds(other, MINISTRY)) == {
        "person/sergey-orlov": "person/sergei-orlov"
    }


def test_persons_of_one_article_stay_two() -> None:
    assert merged(page("a text", person("Sergei Orlov"), person("Sergey Orlov"))) == {}


def test_id_of_the_reference_data_stays_though_it_is_not_the_smallest() -> None:
    known, other = person("Sergey Lavrov"), person("Sergei Lavrov")
    assert merged(page("a text", known), page("b text", other)) == {
        "person/sergei-lavrov": "person/sergey-lavrov"
    }


def test_single_names_join_nobody() -> None:
    assert in_articles("Orlov", "Sergei Orlov", "Orlóv") == {}


def test_merged_person_has_a_link_and_the_other_all_names_posts_and_reports() -> None:
    short, full = person("Gennady Stolbov"), person("Gennady Pavlovich Stolbov")
    quads = graph(holds(short, RUSSIA), holds(full, RUSSIA))
    assert about(quads, short.id) == turtle(
        "id:person\\/gennady-stolbov cq:mergedInto id:person\\/gennady-pavlovich-stolbov ."
    )
    node = about(quads, full.id)
    assert turtle(
        """id:person\\/gennady-pavlovich-stolbov a cq:Person, cq:Official ;
        rdfs:label "Gennady Pavlovich Stolbov" ; schema:alternateName "Gennady Stolbov" ."""
    ) <= node  # fmt: skip
    assert sum("reportedBy" in triple for triple in node) == 2
    assert about(quads, "tenure/gennady-stolbov/state-ru/head") == turtle(
        "id:tenure\\/gennady-stolbov\\/state-ru\\/head cq:mergedInto"
        " id:tenure\\/gennady-pavlovich-stolbov\\/state-ru\\/head ."
    )
    holder = f"<{BASE}tenure/gennady-pavlovich-stolbov/state-ru/head> <https://w3id.org/communique/ontology#holder>"
    assert f"{holder} <{BASE}{full.id}>" in about(quads, "tenure/gennady-pavlovich-stolbov/state-ru/head")


def test_root_is_found_and_a_circle_ends() -> None:
    assert root("body/a", {"body/a": "body/b", "body/b": "state/ru"}) == "state/ru"
    assert root("body/a", {"body/a": "body/b", "body/b": "body/a"}) == "body/b"
