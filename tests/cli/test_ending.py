"""How commands end when they are interrupted, in processes of their own."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

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


def test_ctrl_c_is_ignored_where_the_shell_says_so(articles: Path, tmp_path: Path) -> None:
    code = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); " + _AT.replace("NAME", "'typer'")
    ended = subprocess.run(program(code, "queries"), capture_output=True, text=True, check=False)
    assert ended.returncode == 0
