"""A fault of ours in one article, and texts of record that were changed."""

from __future__ import annotations

import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from mapper.facts import Article, ArticleKind
from tests.cli.conftest import MEETING, Run

GIVEN: dict[str, str] = {}


def break_one(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> None:
    """Put a fault into the stage `name`, for what is read from `meeting.txt`."""
    real = getattr(owner, name)

    def stage(*given: Any, **named: Any) -> Any:
        if "meeting.txt" in repr(given):
            raise IndexError("list index out of range")
        return real(*given, **named)

    monkeypatch.setattr(owner, name, stage)


@pytest.mark.parametrize(
    ("module", "stage"),
    [
        ("mapper.pipeline.gather", "read_bytes"),
        ("mapper.pipeline.passes", "extraction_of"),
        ("mapper.pipeline.passes", "settle"),
        ("mapper.validation.pages", "article_quads"),
    ],
)
def test_a_fault_of_ours_costs_one_article_and_says_where_to_report_it(
    run: Run, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, stage: str
) -> None:
    break_one(monkeypatch, import_module(module), stage)
    done = run("build", articles, "--out", tmp_path / "kb")
    assert done.code == 1
    (line,) = done.err.splitlines()
    assert line.startswith("communique: meeting.txt: it is left out, for a fault of Communique (IndexError: ")
    assert "please report it" in line
    assert "Left out" in done.out
    graph = (tmp_path / "kb" / "graph.ttl").read_text(encoding="utf-8")
    assert "session.txt" in graph
    assert "meeting.txt" not in graph


def test_a_fault_in_a_teaser_costs_no_article(
    run: Run, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passes = import_module("mapper.pipeline.passes")

    teaser = Article("The Council will meet again.", "a" * 64, ArticleKind.TEASER, (), carriers=("b" * 64,))
    monkeypatch.setattr(passes, "merge_teasers", lambda _: [teaser])
    monkeypatch.setattr(passes, "extraction_of", lambda *_: GIVEN["nothing"])
    done = run("build", articles, "--out", tmp_path / "kb")
    assert done.code == 1
    assert (
        f"a teaser in article/{'b' * 16}: it is left out, for a fault of Communique (KeyError: " in done.err
    )


def test_an_article_that_a_fault_kept_out_comes_in_when_the_fault_is_mended(
    run: Run, articles: Path, kb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        break_one(broken, import_module("mapper.pipeline.passes"), "settle")
        assert run("build", articles, "--out", tmp_path / "kb").code == 1
    assert run("build", articles / "session.txt", "--out", tmp_path / "kb").code == 0
    assert (tmp_path / "kb" / "graph.trig").read_bytes() == (kb / "graph.trig").read_bytes()


def test_a_changed_text_of_record_stops_a_build_whose_first_pass_is_cached(
    run: Run, articles: Path, kb: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "kb"
    shutil.copytree(kb, folder)
    (path,) = [p for p in (folder / "texts").iterdir() if p.read_text(encoding="utf-8") == MEETING]
    path.write_text(MEETING.replace("Ivan", "John"), encoding="utf-8")
    done = run("build", articles / "session.txt", "--out", folder)
    assert done.code == 2
    assert "a text of record was changed" in done.err
    assert (folder / "graph.ttl").read_bytes() == (kb / "graph.ttl").read_bytes()
