"""How commands end when they are interrupted or cannot print, in processes of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

_COMMAND: Final = "from mapper.cli import main; main()"
_START: Final = "from mapper.cli import main; print('started', flush=True); main()"
# Ctrl-C at the moment at which a module begins to be loaded.
_AT: Final = """
import os, signal, sys
def hook(event, given):
    if event == "import" and given[0] == NAME:
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(hook)
from mapper.cli import main
main()
"""


def program(code: str, *arguments: object) -> list[str]:
    """`communique ARGUMENTS…` as `code` starts it."""
    return [sys.executable, "-c", code, *map(str, arguments)]


@pytest.mark.parametrize("delay", [0.01, 0.05, 0.1, 0.2, 0.3])
def test_ctrl_c_while_it_starts_is_one_line_and_exit_code_130(
    articles: Path, tmp_path: Path, delay: float
) -> None:
    arguments = program(_START, "build", articles, "--out", tmp_path / "kb", "--quiet")
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "started\n"
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out) == (130, "")
    (line,) = err.splitlines()
    assert line.startswith("communique: ")
    assert "stopped" in line


@pytest.mark.parametrize(
    "name", ["typer", "mapper.cli.app", "rich.console", "mapper.cli.building", "numpy", "spacy", "pyshacl"]
)
def test_ctrl_c_while_a_library_is_loaded_is_one_line(articles: Path, tmp_path: Path, name: str) -> None:
    arguments = program(_AT.replace("NAME", repr(name)), "build", articles, "--out", tmp_path / "kb")
    ended = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "communique: stopped\n")
    assert not (tmp_path / "kb").exists()


def test_ctrl_c_does_not_wait_for_the_answer_of_the_store(kb: Path, tmp_path: Path) -> None:
    endless = tmp_path / "endless.rq"
    endless.write_text(
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", encoding="utf-8"
    )
    arguments = program(_START, "query", kb, endless)
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "started\n", "communique: stopped\n")


def test_ctrl_c_is_ignored_where_the_shell_says_so(articles: Path, tmp_path: Path) -> None:
    code = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); " + _AT.replace("NAME", "'typer'")
    ended = subprocess.run(program(code, "queries"), capture_output=True, text=True, check=False)
    assert ended.returncode == 0


PRINTING: Final = [
    ["--help"],
    ["queries"],
    ["query", "KB", "bodies"],
    ["query", "KB", "bodies", "--format", "csv"],
    ["explain", "KB", "person/ivan-petrov"],
    ["validate", "KB", "--format", "ttl"],
    ["diff", "KB", "KB"],
    ["rules", "--usage", "KB", "--format", "csv"],
    ["quarantine", "KB", "--format", "json"],
    ["check", "KB"],
    ["generations", "KB"],
    ["evaluate", "GOLD", "KB"],
]


@pytest.fixture
def places(kb: Path, tmp_path: Path) -> dict[str, Path]:
    """What stands for KB and GOLD in the arguments."""
    (tmp_path / "gold.json").write_text('{"source": "meeting.txt"}')
    return {"KB": kb, "GOLD": tmp_path / "gold.json"}


@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_reader_that_goes_away_ends_a_command_as_it_does_any_tool(
    places: dict[str, Path], arguments: list[str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = program(_COMMAND, *(places.get(one, one) for one in arguments))
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert ended.returncode == -signal.SIGPIPE  # what shells call 141
    assert "Traceback" not in ended.stderr
    assert "Broken" not in ended.stderr


def test_build_whose_summary_nobody_reads_has_built(articles: Path, kb: Path, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = program(_COMMAND, "build", articles, "--out", tmp_path / "kb")
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (-signal.SIGPIPE, "")
    assert (tmp_path / "kb" / "graph.trig").read_bytes() == (kb / "graph.trig").read_bytes()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("arguments", PRINTING[::3], ids=" ".join)
def test_output_that_cannot_be_written_is_one_line(places: dict[str, Path], arguments: list[str]) -> None:
    command = program(_COMMAND, *(places.get(one, one) for one in arguments))
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith("communique: the output: it cannot be read or written")
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    "arguments", [["queries"], ["query", "KB", "bodies", "--format", "csv"]], ids=" ".join
)
def test_output_that_was_closed_is_no_error(places: dict[str, Path], arguments: list[str]) -> None:
    command = program(_COMMAND, *(places.get(one, one) for one in arguments))
    ended = subprocess.run(
        ["sh", "-c", '"$@" >&-', "sh", *command], stderr=subprocess.PIPE, text=True, check=False
    )
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr
