"""Keys of names, posts and documents."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pyoxigraph import NamedNode

from mapper.analysis import slugs
from mapper.analysis.slugs import MAX_SLUG, slug
from mapper.corpus import keys, persons, places, rulings
from mapper.corpus.keys import document_key, post_slug, tenure_key
from mapper.facts import DocumentReport
from tests.rdf.builders import BASE, EVIDENCE, article

HERE, THERE = article("one text"), article("another text")


@pytest.mark.parametrize("module", [slugs, keys, persons, places, rulings])
def test_examples_of_the_docstrings_hold(module: object) -> None:
    found = doctest.testmod(module)  # type: ignore[arg-type]
    assert found.attempted
    assert not found.failed


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Stanislav Zas", "stanislav-zas"),
        ("  Ó\u00a0Súilleabháin,  Seán ", "o-suilleabhain-sean"),
        ("Станислав Зась", "станислав-зась"),
        ('"Steppe" – Shield/2024', "steppe-shield-2024"),
        ("O’Brien", "o-brien"),
        ("Sean O'Sullivan", "sean-o-sullivan"),
        ("Łukasz Ørsted", "lukasz-orsted"),
        ("Ⅻ", "xii"),
    ],
)
def test_slug_folds(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_names_without_letters_have_slugs_that_differ() -> None:
    assert slug("🦆") != slug("🐢")
    assert slug("🦆").startswith("x-")


def test_long_names_that_end_differently_have_slugs_that_differ() -> None:
    one, other = slug("plan " * 40 + "a"), slug("plan " * 40 + "b")
    assert one != other
    assert max(len(one), len(other)) <= MAX_SLUG + 9


@given(st.text())
def test_any_text_has_a_slug_that_makes_an_iri(name: str) -> None:
    made = slug(name)
    assert made
    assert NamedNode(f"{BASE}person/{made}").value.endswith(made)
    assert slug(made) == made or not made.isascii()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minister of Defence", "Defense Minister"),
        ("the Foreign Minister", "Minister for Foreign Affairs"),
        ("Secretary-General", "Secretary General"),
        ("First Deputy Interior Minister", "First Deputy Minister of the Interior"),
    ],
)
def test_ways_to_write_a_post_share_a_key(one: str, other: str) -> None:
    assert post_slug(one) == post_slug(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prime Minister", "Minister"),
        ("Deputy Minister of Defense", "Minister of Defense"),
        ("Secretary General", "Deputy Secretary General"),
        ("Acting President", "President"),
    ],
)
def test_different_posts_have_different_keys(one: str, other: str) -> None:
    assert post_slug(one) != post_slug(other)


def test_state_and_body_of_one_code_have_different_tenures() -> None:
    keys_of = {tenure_key("person/x", body, "President") for body in ("state/au", "body/au")}
    assert keys_of == {"x/state-au/president", "x/au/president"}


def document(title: str, kind: str = "agreement", **values: object) -> DocumentReport:
    """A document of this title."""
    return replace(DocumentReport("document-0", title, kind, "signed", EVIDENCE), **values)


@pytest.mark.parametrize(
    "told",
    [
        document("Collective Security Treaty", "treaty"),
        document("Resolution 1540", "resolution"),
        document("Plan of Consultations on Arctic Shipping Lanes", "plan"),
        document("Memorandum of Cooperation", parties=("body/a", "body/b"), date="2023-02-20"),
        document("Protocol", "protocol", number="7", parties=("body/a",)),
    ],
    ids=lambda told: told.title,
)
def test_telling_document_has_one_key_in_all_articles(told: DocumentReport) -> None:
    assert document_key(HERE, told) == document_key(THERE, told)


@pytest.mark.parametrize(
    "told",
    [
        document("Memorandum of Cooperation"),
        document("Joint Statement", "statement", date="2023"),
        document("Action Plan", "plan", parties=("body/a",)),
        document("Agreement with Mongolia"),
    ],
    ids=lambda told: told.title,
)
def test_document_that_tells_nothing_is_its_articles_own(told: DocumentReport) -> None:
    assert document_key(HERE, told) != document_key(THERE, told)


def test_memoranda_of_one_day_with_other_parties_are_two() -> None:
    one = document("Memorandum", parties=("body/a", "body/b"), date="2023-02-20")
    assert document_key(HERE, one) != document_key(HERE, replace(one, parties=("body/a", "body/c")))
    assert document_key(HERE, one) == document_key(HERE, replace(one, parties=("body/b", "body/a")))


def test_a_party_that_is_another_person_here_than_elsewhere_leaves_the_key_of_a_document_as_it_is() -> None:
    told = document("Memorandum", parties=("body/a", "person/ana-lopes"), date="2023-02-20")
    parted = replace(told, parties=("body/a", f"person/ana-lopes-{HERE.key[:8]}"))
    assert document_key(HERE, parted) == document_key(HERE, told) == document_key(THERE, told)
    assert document_key(THERE, parted) != document_key(THERE, told)
