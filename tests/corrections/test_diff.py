"""What `communique diff` tells of corrections."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper.corrections import CORRECTIONS
from mapper.pipeline import Options, build
from mapper.publishing.diff.as_turtle import AS, PROV
from mapper.rdf.terms import CQ, DCTERMS, RDF
from mapper.store import generations
from tests.cli.conftest import Run
from tests.corrections.material import SESSION, TALKS, row, write

ID = "https://w3id.org/communique/id/"
FIRST, SECOND = sorted((SESSION, TALKS))  # as a correction names two that are the same
SAME = row("same", SESSION, object=TALKS, note="one meeting")
NAMED = row("label", "person/sergei-petrov", value="Sergei A. Petrov")
PERSONS = row("same", "person/maria-silva", object="person/sergei-petrov")


@pytest.fixture
def states(kb: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A knowledge base with the label, and later with the two events joined instead."""
    build([], kb, Options(corrections=write(tmp_path / "first", [NAMED])))
    build([], kb, Options(corrections=write(tmp_path / "second", [SAME])))
    before, after = generations(kb)[-2:]
    return before, after


def turtle(run: Run, *paths: Path) -> ox.Store:
    store = ox.Store()
    store.load(run("diff", *paths, "--format", "ttl").out.encode(), format=ox.RdfFormat.TURTLE)
    return store


def test_json_names_the_corrections_that_came_and_went_with_their_nodes(
    run: Run, states: tuple[Path, Path]
) -> None:
    found = json.loads(run("diff", *states, "--format", "json").out)
    went, came = found["corrections"]
    assert (went["change"], went["kind"], went["after"]) == ("went", "label", None)
    assert (went["before"]["subject"], went["before"]["value"]) == (
        f"{ID}person/sergei-petrov",
        "Sergei A. Petrov",
    )
    assert (came["change"], came["kind"], came["applies"], came["before"]) == ("came", "same", True, None)
    iri = came["after"].pop("iri")
    assert iri.startswith(f"{ID}correction/")
    assert came["after"] == {
        "subject": ID + FIRST,
        "property": None,
        "object": ID + SECOND,
        "value": None,
        "author": "Lena Novak",
        "date": "2024-07-01",
        "note": "one meeting",
    }
    assert found["summary"]["corrections"] == {"came": 1, "went": 1}


def test_json_tells_what_corrections_made_of_entities_and_which_have_no_effect(
    run: Run, kb: Path, tmp_path: Path
) -> None:
    lost = row("label", "person/nobody-at-all", value="Nobody")
    build([], kb, Options(corrections=write(tmp_path / "f", [PERSONS, lost])))
    found = json.loads(run("diff", generations(kb)[0], kb, "--format", "json").out)
    assert {one["kind"]: one["applies"] for one in found["corrections"]} == {"same": True, "label": False}
    joined = {one["iri"]: one["after"]["counts_as"] for one in found["entities"] if one["change"] == "joined"}
    assert joined[ID + PERSONS["object"]] == ID + PERSONS["subject"]


def test_turtle_has_a_correction_that_came_as_created_and_one_that_went_as_deleted(
    run: Run, states: tuple[Path, Path]
) -> None:
    store = turtle(run, *states)
    rows = store.query(
        f"""SELECT ?did ?node ?other WHERE {{
          ?change a ?did ; <{DCTERMS.type.value}> <{CQ.Correction.value}> ; <{AS.object.value}> ?thing ;
            <{PROV.generated.value}>|<{PROV.invalidated.value}> ?state .
          ?state <{PROV.specializationOf.value}> ?thing ; <{CQ.corrects.value}> ?node .
          OPTIONAL {{ ?state <{CQ.correctedObject.value}> ?other }}
          FILTER(?did != <{PROV.Activity.value}>)
        }}"""
    )
    assert isinstance(rows, ox.QuerySolutions)
    found = {(row["did"], row["node"].value, row["other"] and row["other"].value) for row in rows}
    assert found == {
        (AS.Create, ID + FIRST, ID + SECOND),
        (AS.Delete, f"{ID}person/sergei-petrov", None),
    }
    assert not list(store.quads_for_pattern(None, RDF.type, CQ.Correction))


def test_a_correction_given_again_with_another_reason_neither_came_nor_went(
    run: Run, kb: Path, tmp_path: Path
) -> None:
    build([], kb, Options(corrections=write(tmp_path / "first", [NAMED])))
    build([], kb, Options(corrections=write(tmp_path / "second", [{**NAMED, "note": "as he signs"}])))
    assert run("diff", *generations(kb)[-2:]).out == "The articles of both state the same facts.\n"


def test_a_damaged_list_of_corrections_is_named_and_no_document_is_given(
    run: Run, states: tuple[Path, Path]
) -> None:
    (states[1] / CORRECTIONS).write_text("[", encoding="utf-8")
    for form in ("json", "ttl"):
        done = run("diff", *states, "--format", form)
        assert (done.code, done.out) == (2, "")
        assert f"{states[1] / CORRECTIONS}: its list of corrections is damaged" in done.err
