"""The command line as a user runs it, and one small knowledge base."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mapper.cli import main
from mapper.store import STORE, current

MEETING = """\
Secretary General of the Harbour Union meets the Minister of Trade

On May 2, 2024, the Secretary General of the Harbour Union, Ivan Petrov, met with the Minister of Trade \
of the Republic of Kazakhstan, Maria Silva, in Astana.

“We agree on every point of the plan,” Ivan Petrov said.
"""
SESSION = """\
Council of the Harbour Union holds its session

The Council of the Harbour Union held a regular session in Minsk on June 7, 2024. The session was chaired by \
the Secretary General of the Harbour Union, Ivan Petrov.
"""


@dataclass(frozen=True)
class Outcome:
    """Exit code, standard output and standard error of a command."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `communique ARGUMENTS…` in this process."""

    def command(*arguments: object) -> Outcome:
        before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGPIPE)}
        monkeypatch.setattr("sys.argv", ["communique", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        for one, handler in before.items():  # a program of its own leaves none behind
            signal.signal(one, handler)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Outcome(int(ended.value.code or 0), captured.out, captured.err)

    return command


def store_of(kb: Path) -> Path:
    """The folder of the store of the generation that counts."""
    generation = current(kb)
    assert generation is not None
    return generation / STORE


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "meeting.txt").write_text(MEETING, encoding="utf-8")
    (folder / "session.txt").write_text(SESSION, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def kb(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge base of the two articles."""
    from mapper import build  # noqa: PLC0415 -- the public verb, as a program would use it

    folder = tmp_path_factory.mktemp("kb") / "kb"
    assert build([articles], folder).complete
    return folder
