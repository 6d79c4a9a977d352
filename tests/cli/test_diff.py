"""`communique diff`, from texts to what it prints."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper import build
from mapper.pipeline import Options
from mapper.publishing.diff.as_turtle import AS, PROV
from mapper.rdf.terms import CQ, DCTERMS, RDF, SCHEMA
from mapper.store import INDEX, generations
from tests.cli.conftest import MEETING, SESSION, Run, store_of

REVISED = MEETING.replace("Astana", "Almaty").replace("every point of the plan", "every point")
VISIT = """\
Maria Silva visits Tallinn

The Minister of Trade of the Republic of Kazakhstan, Maria Silva, visited Tallinn on July 1, 2024. She said \
that the port was open.
"""
ID = "https://w3id.org/communique/id/"


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles of `kb` at a later time: one revised, one the same, and a new one."""
    folder = tmp_path_factory.mktemp("later")
    for name, text in (("meeting", REVISED), ("session", SESSION), ("visit", VISIT)):
        (folder / "in" / f"{name}.txt").parent.mkdir(exist_ok=True)
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert build([folder / "in"], folder / "kb").complete
    return folder / "kb"


def test_same_knowledge_base_twice_is_one_line(run: Run, kb: Path) -> None:
    done = run("diff", kb, kb)
    assert (done.code, done.out, done.err) == (0, "The articles of both state the same facts.\n", "")


def test_knowledge_base_and_one_built_anew_are_the_same(
    run: Run, articles: Path, kb: Path, tmp_path: Path
) -> None:
    assert build([articles], tmp_path / "kb").complete
    assert run("diff", kb, tmp_path / "kb").out == "The articles of both state the same facts.\n"


def test_generations_of_one_knowledge_base_are_compared_with_and_without_their_indexes(
    run: Run, articles: Path, tmp_path: Path
) -> None:
    shutil.copytree(articles, tmp_path / "in")
    assert build([tmp_path / "in"], tmp_path / "kb").complete
    (tmp_path / "in" / "meeting.txt").write_text(REVISED, encoding="utf-8")
    (tmp_path / "in" / "visit.txt").write_text(VISIT, encoding="utf-8")
    (tmp_path / "dates.csv").write_text("file,published\nsession.txt,2024-06-08\n", encoding="utf-8")
    assert build([tmp_path / "in"], tmp_path / "kb", Options(tmp_path / "dates.csv")).complete
    first, second = generations(tmp_path / "kb")
    done = run("diff", first, tmp_path / "kb")
    assert "  published: none -> 2024-06-08" in done.out.splitlines()
    assert "Articles: 1 came, 1 revised, 1 with the same text and other facts. " in done.out
    assert run("diff", first, second) == done
    for generation in (first, second):
        (generation / INDEX).unlink()
    assert run("diff", first, second) == done


def test_differences_are_told_in_words_with_their_sentences(run: Run, kb: Path, later: Path) -> None:
    done = run("diff", kb, later)
    assert (done.code, done.err) == (0, "")
    printed = done.out.splitlines()
    revised = printed.index("~ undated  Secretary General of the Harbour Union meets the Minister of Trade")
    came = printed.index("+ undated  Maria Silva visits Tallinn")
    assert "session.txt" not in done.out
    meeting = printed[revised:came]
    assert "  ~ event  meeting, 2024-05-02, Almaty, held" in meeting
    assert "      place: Astana -> Almaty" in meeting
    assert [line[:6] for line in meeting if line.endswith("in Astana.]")] == ["    - "]
    assert [line[:6] for line in meeting if line.endswith("in Almaty.]")] == ["    + "]
    assert "      content: “We agree on every point of the plan,” -> “We agree on every point,”" in meeting
    assert any(
        line.startswith("    - ") and "of the plan,”] [Ivan Petrov] [said]." in line for line in meeting
    )
    assert any(
        line.startswith("    + ") and "every point,”] [Ivan Petrov] [said]." in line for line in meeting
    )
    visit = printed[came:]
    said = visit.index("  + statement  Maria Silva (said): the port was open")
    assert visit[said + 1].endswith("[She] [said] that [the port was open].")
    assert "  + place  Tallinn  (place/geonames-588409)" in visit
    assert printed[-1].startswith("Articles: 1 came, 1 revised. Facts: ")


def test_json_has_both_states_of_each_fact(run: Run, kb: Path, later: Path) -> None:
    done = run("diff", kb, later, "--format", "json")
    found = json.loads(done.out)
    assert [article["change"] for article in found["articles"]] == ["revised", "came"]
    (event,) = [fact for fact in found["articles"][0]["facts"] if fact["kind"] == "event"]
    assert (event["change"], event["changes"]) == ("changed", ["place"])
    assert [event[side]["values"]["place"][0]["text"] for side in ("before", "after")] == ["Astana", "Almaty"]
    for side, text in (("before", MEETING), ("after", REVISED)):
        for sentence in event[side]["sentences"]:
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]
            assert all(
                sentence["start"] <= start < end <= sentence["end"] for start, end in sentence["passages"]
            )
    assert event["after"]["iri"].startswith(found["articles"][0]["after"]["iri"] + "#event-")
    assert {"change": "came", "kind": "place", "iri": f"{ID}place/geonames-588409"}.items() <= max(
        found["entities"], key=lambda entity: str(entity["iri"])
    ).items()
    facts = [fact["change"] for article in found["articles"] for fact in article["facts"]]
    assert found["summary"]["facts"] == {kind: facts.count(kind) for kind in ("came", "went", "changed")} | {
        "evidence": found["summary"]["facts"]["evidence"]
    }


def test_turtle_ties_the_states_of_a_fact_to_its_change(run: Run, kb: Path, later: Path) -> None:
    done = run("diff", kb, later, "--format", "ttl")
    store = ox.Store()
    store.load(done.out.encode(), format=ox.RdfFormat.TURTLE)
    assert not any(isinstance(term, ox.BlankNode) for quad in store for term in (quad.subject, quad.object))
    rows = store.query(
        f"""SELECT ?before ?after ?text WHERE {{
          ?change a <{AS.Update.value}> ; <{DCTERMS.type.value}> <{CQ.EventReport.value}> ;
            <{AS.object.value}> ?fact ; <{PROV.used.value}> ?old ; <{PROV.generated.value}> ?new .
          ?new <{PROV.specializationOf.value}> ?fact ; <{PROV.wasRevisionOf.value}> ?old ;
            <{CQ.statedPlace.value}> ?after ; <{SCHEMA.text.value}> ?text .
          ?old <{CQ.statedPlace.value}> ?before .
          FILTER(CONTAINS(?text, "Almaty"))
        }}"""
    )
    assert isinstance(rows, ox.QuerySolutions)
    assert [
        (row["before"].value.rpartition("-")[2], row["after"].value.rpartition("-")[2]) for row in rows
    ] == [("1526273", "1526384")]
    types = {quad.object for quad in store.quads_for_pattern(None, RDF.type, None)}
    assert types == {AS.Collection, AS.Create, AS.Delete, AS.Update, PROV.Activity, PROV.Entity}
    counts = {
        kind: len(list(store.quads_for_pattern(None, RDF.type, getattr(AS, kind))))
        for kind in ("Create", "Delete")
    }
    summary = json.loads(run("diff", kb, later, "--format", "json").out)["summary"]
    assert counts["Create"] == sum(summary[group]["came"] for group in summary)
    assert counts["Delete"] == sum(summary[group]["went"] for group in summary)


def test_same_differences_give_the_same_bytes(run: Run, kb: Path, later: Path) -> None:
    for form in ("text", "json", "ttl"):
        assert run("diff", kb, later, "--format", form).out == run("diff", kb, later, "--format", form).out


@pytest.mark.parametrize("form", ["json", "ttl"])
def test_machines_get_an_empty_document_where_nothing_differs(run: Run, kb: Path, form: str) -> None:
    out = run("diff", kb, kb, "--format", form).out
    if form == "json":
        found = json.loads(out)
        assert (found["articles"], found["entities"]) == ([], [])
        assert all(not any(counts.values()) for counts in found["summary"].values())
    else:
        values = {quad.object.value for quad in ox.parse(out, format=ox.RdfFormat.TURTLE)}
        assert values == {AS.Collection.value, "0"}


def test_folder_that_is_no_knowledge_base_is_named(run: Run, kb: Path, tmp_path: Path) -> None:
    for arguments in ((kb, tmp_path), (tmp_path, kb)):
        done = run("diff", *arguments)
        assert (done.code, done.out) == (2, "")
        assert f"{tmp_path}: this is not a knowledge base" in done.err


@pytest.mark.parametrize("damaged", [0, 1])
def test_damaged_one_of_two_is_named(run: Run, kb: Path, tmp_path: Path, damaged: int) -> None:
    shutil.copytree(kb, tmp_path / "kb")
    (tmp_path / "kb" / "index.msgpack").resolve().unlink()  # without it all is read
    for path in store_of(tmp_path / "kb").glob("*.sst"):
        content = bytearray(path.read_bytes())
        middle = slice(len(content) // 4, len(content) // 4 + 100)
        content[middle] = bytes(255 - byte for byte in content[middle])
        path.write_bytes(content)
    both = [kb, kb]
    both[damaged] = tmp_path / "kb"
    done = run("diff", *both)
    assert done.code == 2
    assert f"{store_of(tmp_path / 'kb').parent}: its store is damaged" in done.err
