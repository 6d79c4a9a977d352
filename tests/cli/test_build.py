"""`communique build`: what it makes, what it says, and how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper import query
from tests.cli.conftest import MEETING, SESSION, Run, store_of

OUTPUTS = [
    "graph.ttl",
    "graph.trig",
    "validation.ttl",
    "validation.txt",
    "quarantine.trig",
    "run.ttl",
    "description.ttl",
]


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def triples(path: Path) -> int:
    return len(list(ox.parse(path=path, format=ox.RdfFormat.from_extension(path.suffix[1:]))))


def test_build_makes_every_file_and_ends_with_a_summary(run: Run, articles: Path, tmp_path: Path) -> None:
    done = run("build", articles, "--out", tmp_path / "kb")
    assert (done.code, done.err) == (0, "")
    assert all((tmp_path / "kb" / name).is_file() for name in OUTPUTS)
    assert {path.read_text(encoding="utf-8") for path in (tmp_path / "kb" / "texts").iterdir()} == {
        MEETING,
        SESSION,
    }
    assert "Secretary General of the Harbour Union meets the Minister of Trade" in done.out
    assert "conforms" in done.out
    assert done.out.count("  communique ") == 3


def test_build_that_changes_nothing_says_so_and_what_stands_there(
    run: Run, articles: Path, tmp_path: Path
) -> None:
    first = run("build", articles, "--out", tmp_path / "kb").out
    (totals,) = [line for line in first.splitlines() if line.startswith("In the graph")]
    for inputs in ([articles], []):
        done = run("build", *inputs, "--out", tmp_path / "kb")
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("Nothing has changed since the last build.\n\n")
        assert totals in done.out.splitlines()
        assert "Secretary General of the Harbour Union meets" not in done.out
        assert "Try next" not in done.out
    assert "Nothing has changed" not in run("build", "--anew", "--out", tmp_path / "kb").out


def test_sources_that_were_forgotten_are_named(run: Run, articles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    shutil.copytree(articles, folder)
    for number in range(13):
        (folder / f"copy-{number:02}.txt").write_text(SESSION, encoding="utf-8")
    run("build", folder, "--out", tmp_path / "kb")
    for path in folder.glob("copy-*"):
        path.unlink()
    (folder / "session.txt").write_text(SESSION.replace("Minsk", "Riga"), encoding="utf-8")
    assert "Forgotten" not in run("build", folder, "--out", tmp_path / "kb").out
    told = " ".join(run("build", folder, "--out", tmp_path / "kb", "--prune").out.split())
    assert "Forgotten 13 sources: copy-00.txt, copy-01.txt," in told
    assert "copy-11.txt, and 1 more" in told
    again = run("build", folder / "meeting.txt", "--out", tmp_path / "kb", "--prune").out
    assert "Forgotten 1 source: session.txt " in " ".join(again.split())


def test_summary_fits_80_columns(run: Run, articles: Path, tmp_path: Path) -> None:
    summary = run("build", articles, "--out", tmp_path / "kb").out.partition("Graph ")[0]
    assert max(map(len, summary.splitlines())) <= 80


def test_quiet_build_says_nothing(run: Run, articles: Path, tmp_path: Path) -> None:
    done = run("build", articles, "--out", tmp_path / "kb", "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_two_builds_of_one_input_are_the_same_bytes(
    run: Run, articles: Path, kb: Path, tmp_path: Path
) -> None:
    run("build", articles, "--out", tmp_path / "kb")
    for name in ("graph.ttl", "graph.trig", "validation.ttl", "sources.json"):
        assert (tmp_path / "kb" / name).read_bytes() == (kb / name).read_bytes()


def test_building_bit_by_bit_gives_what_building_at_once_gives(
    run: Run, articles: Path, kb: Path, tmp_path: Path
) -> None:
    run("build", articles / "session.txt", "--out", tmp_path / "kb")
    assert triples(tmp_path / "kb" / "graph.trig") < triples(kb / "graph.trig")
    run("build", articles / "meeting.txt", "--out", tmp_path / "kb")
    assert (tmp_path / "kb" / "graph.trig").read_bytes() == (kb / "graph.trig").read_bytes()


def test_bad_file_is_named_and_the_others_go_on(run: Run, articles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    shutil.copytree(articles, folder)
    (folder / "bad.txt").write_bytes(b"\xff\xfe\x00 no text")
    done = run("build", folder, "--out", tmp_path / "kb")
    assert done.code == 1
    (line,) = done.err.splitlines()
    assert line.startswith("communique: bad.txt: ")
    assert "Left out" in done.out
    assert len(list((tmp_path / "kb" / "texts").iterdir())) == 2


def test_summary_says_of_what_kind_it_is_that_was_left_out(run: Run, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(articles / "meeting.txt", tmp_path / "in")
    (tmp_path / "in" / "notes.pdf").touch()
    (tmp_path / "in" / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "metadata.csv").write_text("file,published\nmeeting.txt,May\n")
    (tmp_path / "fixes").mkdir()
    (tmp_path / "fixes" / "some.csv").write_text("kind,subject\nlabel,\nsame,\n")
    (tmp_path / "fixes" / "binary.csv").write_bytes(b"a\0")
    known = ["--metadata", tmp_path / "metadata.csv", "--corrections", tmp_path / "fixes"]
    done = run("build", tmp_path / "in", "--out", tmp_path / "kb", *known)
    assert done.code == 1
    assert "1 row of metadata, 1 input, 3 corrections, named above" in " ".join(done.out.split())
    assert f"{tmp_path / 'in'}: passed over notes.pdf; from folders come" in done.err
    assert "binary.csv: is binary: byte 0x00 at offset 1; save it as CSV or Turtle" in done.err


def test_files_of_other_kinds_leave_nothing_out(run: Run, articles: Path, tmp_path: Path) -> None:
    shutil.copytree(articles, tmp_path / "in")
    (tmp_path / "in" / "notes.pdf").touch()
    assert run("build", tmp_path / "in", "--out", tmp_path / "kb").code == 0


def test_fact_that_breaks_a_shape_is_quarantined_and_the_rest_is_stored(
    run: Run, articles: Path, tmp_path: Path
) -> None:
    assert run("build", articles, "--out", tmp_path / "kb").code == 0
    sources = tmp_path / "kb" / "sources.json"
    records = json.loads(sources.read_text())
    for record in records:
        record["url"] = "no address" if record["path"] == "meeting.txt" else record["url"]
    sources.write_text(json.dumps(records))
    done = run("build", articles / "session.txt", "--out", tmp_path / "kb")
    assert done.code == 1
    assert "1 violation kept" in done.err
    assert "validation.txt says why" in done.err
    assert "The address is an absolute URL" in (tmp_path / "kb" / "validation.txt").read_text()
    quarantine = (tmp_path / "kb" / "quarantine.trig").read_text()
    assert "Ivan Petrov" in quarantine
    graph = (tmp_path / "kb" / "graph.ttl").read_text()
    assert "session.txt" in graph
    assert "meeting.txt" not in graph
    assert "Maria Silva" not in graph


def test_address_that_is_none_is_named_and_its_article_kept(run: Run, articles: Path, tmp_path: Path) -> None:
    table = tmp_path / "metadata.csv"
    table.write_text("file,url\nmeeting.txt,no address\n")
    done = run("build", articles, "--out", tmp_path / "kb", "--metadata", table)
    assert done.code == 1
    assert "metadata.csv:2: no address is no URL" in done.err
    assert "meeting.txt" in (tmp_path / "kb" / "graph.ttl").read_text()


def test_metadata_go_into_the_graph(run: Run, articles: Path, tmp_path: Path) -> None:
    table = tmp_path / "metadata.csv"
    table.write_text("file,url,publisher\nmeeting.txt,https://harbour.example/1,Harbour Union\n")
    assert run("build", articles, "--out", tmp_path / "kb", "--metadata", table).code == 0
    graph = (tmp_path / "kb" / "graph.ttl").read_text()
    assert "https://harbour.example/1" in graph


def test_metadata_given_later_take_the_place_of_those_before(
    run: Run, articles: Path, tmp_path: Path
) -> None:
    table = tmp_path / "metadata.csv"
    for publisher in ("Harbor Union", "Harbour Union"):
        table.write_text(f"file,publisher\nmeeting.txt,{publisher}\n")
        run("build", articles, "--out", tmp_path / "kb", "--metadata", table)
    assert [row["publisher"] for row in query(tmp_path / "kb", "articles")].count("Harbour Union") == 1
    assert "Harbor Union" not in (tmp_path / "kb" / "graph.ttl").read_text()


def test_base_iri_of_a_new_knowledge_base_is_ours_to_choose(run: Run, articles: Path, tmp_path: Path) -> None:
    assert run("build", articles, "--out", tmp_path / "kb", "--base", "https://data.example/").code == 0
    quads = list(ox.parse(path=tmp_path / "kb" / "graph.trig", format=ox.RdfFormat.TRIG))
    assert {str(quad.graph_name).startswith("<https://data.example/graph/") for quad in quads} == {True}
    again = run("build", articles, "--out", tmp_path / "kb", "--base", "https://other.example/")
    assert again.code == 2
    assert "its base IRI is https://data.example/" in again.err


def test_knowledge_base_stands_on_its_own(run: Run, articles: Path, kb: Path, tmp_path: Path) -> None:
    """What is added later does not need the files that were read before."""
    folder = tmp_path / "in"
    shutil.copytree(articles, folder)
    run("build", folder / "meeting.txt", "--out", tmp_path / "kb")
    (folder / "meeting.txt").unlink()
    shutil.rmtree(tmp_path / "kb" / "memo")
    run("build", folder, "--out", tmp_path / "kb")
    assert (tmp_path / "kb" / "graph.ttl").read_bytes() == (kb / "graph.ttl").read_bytes()


def test_html_original_is_kept_beside_its_text(run: Run, tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in MEETING.split("\n") if line)
    page = f"<html><head><title>Harbour</title></head><body><article>{paragraphs * 3}</article></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert run("build", tmp_path / "page.html", "--out", tmp_path / "kb").code == 0
    (raw,) = (tmp_path / "kb" / "raw").iterdir()
    assert raw.read_text(encoding="utf-8") == page


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.txt"], "missing.txt: there is no such file or folder"),
        (["IN", "--limit", "huge"], "--limit: 'huge' is not a size; give one such as"),
        (["IN", "--metadata", "none.csv"], "none.csv: there is no such file"),
        (["IN", "--base", "no iri"], "no iri cannot be a base IRI"),
        (["IN", "--limit", "10"], "meeting.txt: is larger than the limit of 10 bytes"),
    ],
)
def test_build_that_cannot_be_done_ends_with_2_and_leaves_nothing(
    run: Run, articles: Path, tmp_path: Path, arguments: list[str], message: str
) -> None:
    given = [str(articles) if argument == "IN" else argument for argument in arguments]
    done = run("build", *given, "--out", tmp_path / "kb")
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert not (tmp_path / "kb").exists()


@pytest.mark.parametrize("there", [True, False])
def test_build_of_nothing_says_what_to_name(run: Run, tmp_path: Path, there: bool) -> None:
    out = tmp_path / "kb"
    if there:
        out.mkdir()
    done = run("build", "--out", out)
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert line.startswith(f"communique: {out}: no INPUT is given, and there is nothing here yet")
    assert line.endswith(f"communique build INPUT --out {out}")
    assert out.exists() == there


def test_forgetting_without_saying_what_stays_is_refused(run: Run, kb: Path, tmp_path: Path) -> None:
    for out in (kb, tmp_path / "new"):
        before = files(kb)
        done = run("build", "--out", out, "--prune")
        assert (done.code, done.out) == (2, "")
        assert f"name what stays: communique build INPUT --out {out} --prune" in done.err
        assert files(kb) == before
    assert not (tmp_path / "new").exists()


def test_folder_of_something_else_is_refused(run: Run, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    done = run("build", articles, "--out", tmp_path)
    assert done.code == 2
    assert "this is not a knowledge base" in done.err
    assert files(tmp_path) == {"thesis.txt": b"mine"}


def test_folder_that_cannot_be_written_is_named(run: Run, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("build", articles, "--out", tmp_path / "file" / "kb")
    assert done.code == 2
    assert "the folder cannot be written" in done.err


@pytest.mark.parametrize("damage", ["store", "version"])
def test_damaged_or_newer_knowledge_base_is_left_as_it_is(
    run: Run, articles: Path, kb: Path, tmp_path: Path, damage: str
) -> None:
    copy = tmp_path / "kb"
    shutil.copytree(kb, copy)
    if damage == "store":
        for table in store_of(copy).glob("*.sst"):
            table.write_bytes(table.read_bytes()[:100])
    else:
        (copy / "communique.json").write_text(
            '{"schema_version": 99, "base": "https://x.org/", "software": "9"}'
        )
    before = files(copy)
    done = run("build", articles, "--out", copy)
    assert done.code == 2
    assert ("its store is damaged" if damage == "store" else "a newer Communique wrote it") in done.err
    assert files(copy) == before
    assert run("query", copy, "events").code == 2


def test_broken_store_can_be_made_anew_as_the_message_says(
    run: Run, articles: Path, kb: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "kb"
    shutil.copytree(kb, copy)
    for table in store_of(copy).glob("*.sst"):
        table.write_bytes(b"")
    assert "--anew" in run("query", copy, "events").err
    assert run("build", "--anew", "--out", copy).code == 0
    assert run("query", copy, "events").out == run("query", kb, "events").out


def test_output_that_is_a_file_is_refused_and_untouched(run: Run, articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "thesis.txt"
    out.write_text("mine")
    done = run("build", articles, "--out", out)
    assert (done.code, done.out) == (2, "")
    assert f"{out}: this is a file, not a folder" in done.err
    assert out.read_text() == "mine"


def test_text_that_no_longer_fits_ends_the_build_in_one_line(
    run: Run, articles: Path, kb: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "kb"
    shutil.copytree(kb, folder)
    shutil.rmtree(folder / "texts")
    (folder / "texts").write_text("a file where the folder should be")
    done = run("build", articles, "--out", folder)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert "cannot be written" in done.err
    assert (folder / "graph.ttl").read_bytes() == (kb / "graph.ttl").read_bytes()
