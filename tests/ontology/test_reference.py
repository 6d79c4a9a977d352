"""The reference data are well-formed: ids are unique, references resolve, dates are EDTF."""

from __future__ import annotations

import csv
import re

import pytest

from mapper.resources import ontology_dir
from tests.ontology.test_vocabularies import CODES

Row = dict[str, str]
EDTF = re.compile(r"(XXXX|\d{4}(-\d{2}(-\d{2})?)?~?)?")
COLUMNS = {
    "bodies": "id name short_name aliases kind parent_id member_states seat website wikidata_qid source "
    "state",
    "event-codes": "code scheme name definition event_types plover_equivalent source",
    "officials": "name aliases post body_id since until wikidata_qid source",
    "states": "iso3166_alpha2 alpha3 name official_name aliases demonyms capital wikidata_qid geonames_id "
    "source",
}


def rows(name: str) -> list[Row]:
    """The rows of one reference file."""
    with (ontology_dir() / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def column(name: str, key: str) -> list[str]:
    """The values of one column that are not empty."""
    return [row[key] for row in rows(name) if row[key]]


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_has_the_columns_and_a_source(name: str) -> None:
    assert len(rows(name)) > 200
    for row in rows(name):
        assert list(row) == COLUMNS[name].split()
        assert all(value is not None and value == value.strip() for value in row.values())
        assert row["name"]
        assert row["source"]


@pytest.mark.parametrize("name", COLUMNS)
def test_lists_have_no_empty_items_and_say_nothing_twice(name: str) -> None:
    for row in rows(name):
        for key in {"aliases", "demonyms", "member_states", "event_types", "plover_equivalent"} & set(row):
            items = row[key].split("|") if row[key] else []
            assert all(items)
            assert len(items) == len(set(items)), (row["name"], key)


@pytest.mark.parametrize(
    ("name", "key"),
    [("bodies", "id"), ("states", "iso3166_alpha2"), ("states", "alpha3"), ("states", "name")],
)
def test_ids_are_unique(name: str, key: str) -> None:
    values = column(name, key)
    assert len(values) == len(set(values)) == len(rows(name))


@pytest.mark.parametrize("name", ["bodies", "states"])
def test_no_two_rows_share_an_identifier_of_wikidata(name: str) -> None:
    values = column(name, "wikidata_qid")
    assert values
    assert len(values) == len(set(values))


@pytest.mark.parametrize("name", ["bodies", "officials", "states"])
def test_identifiers_of_wikidata_are_a_q_and_a_number(name: str) -> None:
    assert [value for value in column(name, "wikidata_qid") if not re.fullmatch(r"Q[1-9]\d*", value)] == []


def test_codes_of_states_and_of_geonames_have_their_form() -> None:
    assert all(re.fullmatch(r"[A-Z]{2}", value) for value in column("states", "iso3166_alpha2"))
    assert all(re.fullmatch(r"[A-Z]{3}", value) for value in column("states", "alpha3"))
    assert all(re.fullmatch(r"[1-9]\d*", value) for value in column("states", "geonames_id"))


def test_parents_of_bodies_resolve_without_circles() -> None:
    parents = {row["id"]: row["parent_id"] for row in rows("bodies")}
    for start, parent in parents.items():
        seen, current = {start}, parent
        while current:
            assert current in parents
            assert current not in seen
            seen.add(current)
            current = parents[current]


def test_states_of_bodies_and_member_states_resolve() -> None:
    states = set(column("states", "iso3166_alpha2"))
    assert set(column("bodies", "state")) <= states
    for listed in column("bodies", "member_states"):
        for member in listed.split("|"):
            parts = re.fullmatch(r"([A-Z]{2})(?::(\d{4})-(\d{4})?)?", member)
            assert parts, member
            assert parts[1] in states
            assert not parts[3] or parts[2] <= parts[3]


def test_kinds_of_bodies_and_types_of_events_are_codes_of_their_vocabularies() -> None:
    assert set(column("bodies", "kind")) <= set(CODES["body-kind"].split())
    types = {item for listed in column("event-codes", "event_types") for item in listed.split("|")}
    assert types <= set(CODES["event-type"].split())


def test_officials_hold_posts_of_known_bodies_or_states() -> None:
    known = set(column("bodies", "id")) | set(column("states", "iso3166_alpha2"))
    assert set(column("officials", "body_id")) <= known
    assert len(column("officials", "post")) == len(rows("officials"))


def test_terms_of_office_are_edtf_and_do_not_end_before_they_begin() -> None:
    for row in rows("officials"):
        since, until = row["since"], row["until"]
        assert EDTF.fullmatch(since), since
        assert EDTF.fullmatch(until), until
        if re.match(r"\d", since) and re.match(r"\d", until):
            shorter = min(len(since.rstrip("~")), len(until.rstrip("~")))
            assert since[:shorter] <= until[:shorter], row


def test_codes_of_events_are_unique_in_their_scheme_and_equivalents_resolve() -> None:
    codes = [(row["scheme"], row["code"]) for row in rows("event-codes")]
    assert len(codes) == len(set(codes))
    assert {scheme for scheme, _ in codes} == {"PLOVER", "CAMEO"}
    listed = column("event-codes", "plover_equivalent")
    equivalents = {code for codes_of_row in listed for code in codes_of_row.split("|")}
    assert {("PLOVER", code) for code in equivalents} <= set(codes)


def test_addresses_of_websites_are_absolute() -> None:
    assert [
        url for url in column("bodies", "website") if not re.fullmatch(r"https?://[^\s/]+\.\S+", url)
    ] == []
