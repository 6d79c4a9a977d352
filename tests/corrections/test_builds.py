"""Corrections over builds: they stay, and their effect does not depend on the way there."""

from __future__ import annotations

import shutil
from itertools import permutations
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper.pipeline import Options, build
from mapper.rdf import DEFAULT_BASE, prefixes
from mapper.store import open_knowledge_base
from tests.corrections.material import (
    ARTICLES,
    CHAIRING,
    MEETING,
    SAID,
    SESSION,
    TALKS,
    correct,
    row,
    snapshot,
    there,
    values,
    write,
)

ALL = (
    row("different", "person/maria-silva", object="person/mariya-sylva", note="two ministers, “alike”"),
    row("same", "person/sergei-petrov", object="person/s-petrov"),
    row("same", SESSION, object=TALKS),
    row("wrong", SAID),
    row("wrong", CHAIRING, note="it was her"),
    row("label", "person/sergei-petrov", value="Sergei A. Petrov"),
    row("label", "state/kz", value="Qazaqstan"),
    row("link", "state/kz", object="Q1"),
    row("missing", SESSION, property="chair", object="person/mariya-sylva"),
    row("missing", "person/ana-lopes", property="name", value="Ana Lopes"),
    row("missing", "person/ana-lopes", property="holds", object="body/harbour-union", value="Adviser"),
    row("missing", TALKS, property="date", value="2024-05-03"),
    row("label", "person/nobody", value="Nobody"),
)
TURTLE = """
@prefix cq: <https://w3id.org/communique/ontology#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kind: <https://w3id.org/communique/vocabulary/correction-kind/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://mine.example/1> a cq:Correction ; cq:correctionKind kind:label ;
    cq:corrects <person/sergei-petrov> ; cq:correctedValue "Sergei A. Petrov" ;
    dcterms:creator "Lena Novak" ; dcterms:date "2024-07-01"^^xsd:date .
[] a cq:Correction ; cq:correctionKind kind:missing ; cq:corrects <%s> ; cq:correctedProperty cq:chair ;
    cq:correctedObject <https://w3id.org/communique/id/person/maria-silva> ; skos:note "she did"@en ;
    dcterms:creator "Lena Novak" ; dcterms:date "2024-07-01" .
"""


@pytest.fixture(scope="module")
def fixes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("fixes"), ALL)


@pytest.fixture(scope="module")
def at_once(files: Path, fixes: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a knowledge base holds that was made of all articles and corrections in one build."""
    folder = tmp_path_factory.mktemp("once") / "kb"
    assert build([files], folder, Options(corrections=fixes)).complete
    return snapshot(folder)


def test_corrections_of_a_graph_give_what_building_it_with_them_gives(
    kb: Path, fixes: Path, at_once: dict[str, bytes]
) -> None:
    build([], kb, Options(corrections=fixes))
    assert snapshot(kb) == at_once


def test_corrections_stay_in_force_without_being_given_and_when_all_is_made_anew(
    files: Path, kb: Path, fixes: Path, at_once: dict[str, bytes]
) -> None:
    build([], kb, Options(corrections=fixes))
    for options in (Options(), Options(anew=True), Options(prune=True)):
        build([files], kb, options)
        assert snapshot(kb) == at_once
    shutil.rmtree(kb / "memo")
    build([], kb)
    assert snapshot(kb) == at_once


def test_an_empty_folder_takes_all_corrections_back(
    plain: Path, kb: Path, fixes: Path, tmp_path: Path
) -> None:
    build([], kb, Options(corrections=fixes))
    (tmp_path / "none").mkdir()
    done = build([], kb, Options(corrections=tmp_path / "none"))
    assert (done.corrections, done.problems) == ({"taken back": 13}, ())
    assert snapshot(kb) == snapshot(plain)


@pytest.mark.parametrize("order", list(permutations(ARTICLES))[::9])
def test_articles_that_come_one_by_one_in_any_order_end_in_the_same_graph(
    files: Path, fixes: Path, at_once: dict[str, bytes], order: tuple[str, ...], tmp_path: Path
) -> None:
    for name in order:
        build([files / name], tmp_path / "kb", Options(corrections=fixes))
    assert snapshot(tmp_path / "kb") == at_once


def test_corrections_that_come_one_by_one_in_any_order_end_in_the_same_graph(
    kb: Path, at_once: dict[str, bytes], tmp_path: Path
) -> None:
    drawn = (*ALL[1::2], *ALL[::-2])
    for number in range(3, len(ALL), 3):
        build([], kb, Options(corrections=write(tmp_path / "some", drawn[:number])))
    build([], kb, Options(corrections=write(tmp_path / "some", ALL)))
    assert snapshot(kb) == at_once
    for number, one in enumerate(drawn):
        write(tmp_path / "split", [one], f"{number}.csv")
    build([], kb, Options(corrections=tmp_path / "split"))
    assert snapshot(kb)["graph.trig"] == at_once["graph.trig"]


@pytest.mark.parametrize("gone", ARTICLES)
def test_no_correction_stops_applying_when_another_article_is_removed_and_comes_again(
    files: Path, kb: Path, fixes: Path, at_once: dict[str, bytes], gone: str, tmp_path: Path
) -> None:
    build([], kb, Options(corrections=fixes))
    some = tmp_path / "some"
    shutil.copytree(files, some)
    (some / gone).unlink()
    build([some], kb, Options(prune=True))
    fresh = tmp_path / "fresh"
    build([some], fresh, Options(corrections=fixes))
    assert snapshot(kb) == snapshot(fresh)
    if gone != "session.txt":
        assert values(kb, "person/sergei-petrov", "label") == {"Sergei A. Petrov"}
        assert not there(kb, CHAIRING)
    if gone != "conference.txt":
        assert values(kb, "person/mariya-sylva", "mergedInto") == set()
    if gone != "meeting.txt":
        assert not there(kb, SAID)
    build([files], kb, Options(prune=True))
    assert snapshot(kb) == at_once


def test_a_correction_of_a_node_goes_on_where_that_is_merged_into_another(
    files: Path, tmp_path: Path
) -> None:
    """An article added later makes the events one, and the persons; the smaller IRI stays."""
    fixes = write(
        tmp_path / "fixes",
        [
            row("missing", MEETING, property="host", object="person/sergey-petrov"),
            row("label", "person/sergey-petrov", value="S. A. Petrov"),
        ],
    )
    build([files / "meeting.txt"], tmp_path / "kb", Options(corrections=fixes))
    assert values(tmp_path / "kb", MEETING, "host") == {"person/sergey-petrov"}
    build([files], tmp_path / "kb")
    assert values(tmp_path / "kb", TALKS, "host") == {"person/sergei-petrov"}
    assert values(tmp_path / "kb", "person/sergei-petrov", "label") == {"S. A. Petrov"}


def test_a_build_that_changes_nothing_makes_no_new_generation(kb: Path, fixes: Path) -> None:
    build([], kb, Options(corrections=fixes))
    before = (kb / "CURRENT").read_text()
    build([], kb, Options(corrections=fixes))
    assert (kb / "CURRENT").read_text() == before


def test_turtle_and_csv_give_the_same_graph(kb: Path, tmp_path: Path) -> None:
    correct(
        kb,
        row("label", "person/sergei-petrov", value="Sergei A. Petrov"),
        row("missing", SESSION, property="chair", object="person/maria-silva", note="she did"),
    )
    from_csv = snapshot(kb)
    (tmp_path / "ttl").mkdir()
    (tmp_path / "ttl" / "fixes.ttl").write_text(TURTLE % SESSION, encoding="utf-8")
    assert build([], kb, Options(corrections=tmp_path / "ttl")).complete
    assert snapshot(kb) == from_csv


def test_the_graph_of_corrections_can_be_given_back_as_corrections(
    kb: Path, fixes: Path, at_once: dict[str, bytes], tmp_path: Path
) -> None:
    build([], kb, Options(corrections=fixes))
    graph = ox.NamedNode(f"{DEFAULT_BASE}graph/corrections")
    triples = [q.triple for q in open_knowledge_base(kb).store.quads_for_pattern(None, None, None, graph)]
    (tmp_path / "back").mkdir()
    text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes(DEFAULT_BASE)) or b""
    (tmp_path / "back" / "all.ttl").write_bytes(text)
    assert build([], kb, Options(corrections=tmp_path / "back")).complete
    assert snapshot(kb)["graph.trig"] == at_once["graph.trig"]
