"""`communique export`: where it writes, and what it says where it cannot."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mapper.cli.formats import ExportFormat
from mapper.store import current
from tests.cli.conftest import Run


@pytest.mark.parametrize("form", [form for form in ExportFormat if form is not ExportFormat.CSV])
def test_standard_output_gets_the_same_bytes_as_a_file(
    run: Run, kb: Path, tmp_path: Path, form: ExportFormat
) -> None:
    assert run("export", kb, "--format", form, "--to", tmp_path / "graph").code == 0
    program = [sys.executable, "-c", "from mapper.cli import main; main()", "export", str(kb)]
    done = subprocess.run([*program, "--format", form, "--to", "-"], capture_output=True, check=True)
    assert done.stdout == (tmp_path / "graph").read_bytes()
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("communique: wrote the ")
    assert line.endswith(" to standard output")


def test_network_is_written_with_its_size(run: Run, kb: Path, tmp_path: Path) -> None:
    done = run("export", kb, "--format", "gexf", "--to", tmp_path / "met.gexf")
    assert done.err == (
        f"communique: wrote the network of who met whom (persons: 2, pairs: 1) to {tmp_path / 'met.gexf'}\n"
    )


Place = Callable[[Path, Path], Path]


@pytest.mark.parametrize(
    ("form", "place", "message"),
    [
        ("csv", lambda _, __: Path("-"), "--to -: the tables are several files; name a folder"),
        ("nt", lambda _, new: new, "this is a folder; name a file, such as {to}/graph.nt"),
        ("csv", lambda _, new: new / "file", "{to}: this is a file, and the tables need a folder; name"),
        ("nt", lambda _, new: new / "file" / "x", "{to}: it cannot be written (File exists at"),
        ("ttl", lambda kb, _: kb / "graph.ttl", "{to}: this lies in the knowledge base; choose a place"),
        ("csv", lambda kb, _: kb, "{to}: this lies in the knowledge base; choose a place outside of it"),
        ("ttl", lambda _, new: new / "kb" / "x.ttl", "{to}: this lies in the knowledge base"),
        ("nq", lambda _, __: Path("/dev/full"), "/dev/full: it cannot be written (No space left on device"),
    ],
)
def test_place_that_cannot_be_written_is_named(
    run: Run, kb: Path, tmp_path: Path, form: str, place: Place, message: str
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "kb").symlink_to(kb)
    before = sorted(path.name for path in kb.iterdir())
    to = place(kb, tmp_path)
    done = run("export", kb, "--format", form, "--to", to)
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert message.format(to=to) in line
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "kb"]
    assert sorted(path.name for path in kb.iterdir()) == before


def test_generation_is_not_written_into_its_knowledge_base(run: Run, kb: Path) -> None:
    done = run("export", current(kb), "--format", "nt", "--to", kb / "graph.ttl")
    assert (done.code, done.out) == (2, "")
    assert f"{kb / 'graph.ttl'}: this lies in the knowledge base" in done.err


def test_tables_are_written_again_beside_other_files(run: Run, kb: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    for _ in range(2):
        assert run("export", kb, "--format", "csv", "--to", tmp_path).code == 0
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "events.csv").is_file()
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(
    "command",
    [
        ["link", "--endpoint", "http://127.0.0.1:9/sparql"],
        ["correct", "label", "body/csto", "--value", "Treaty", "--by", "Ana"],
    ],
    ids=lambda command: command[0],
)
def test_nor_are_proposals_and_corrections(run: Run, kb: Path, command: list[str]) -> None:
    done = run(command[0], kb, *command[1:], "--to", kb / "mine.csv")
    assert (done.code, done.out) == (2, "")
    assert f"{kb / 'mine.csv'}: this lies in the knowledge base" in done.err
    assert not (kb / "mine.csv").exists()
