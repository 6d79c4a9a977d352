"""What is kept out can be seen with its reason and its passage, and goes in when it is right."""

from __future__ import annotations

import json
from pathlib import Path

from mapper import build, query
from mapper.pipeline import Options
from mapper.store import current, open_knowledge_base
from mapper.upkeep import quarantine
from tests.cli.conftest import Run


def spoil(kb: Path) -> None:
    """Give one article an address that is none, as if an older version had let it in."""
    generation = current(kb)
    assert generation is not None
    records = json.loads((generation / "sources.json").read_text())
    for record in records:
        record["url"] = "no address" if record["path"] == "meeting.txt" else record["url"]
    (generation / "sources.json").write_text(json.dumps(records))


def test_nothing_is_kept_out_of_what_is_right(kb: Path, run: Run) -> None:
    assert quarantine(open_knowledge_base(kb)) == ()
    assert run("quarantine", kb).out == "Nothing is kept out.\n"


def test_what_is_kept_out_is_shown_with_reason_passage_and_article(kb: Path, run: Run) -> None:
    spoil(kb)
    assert not build([], kb).complete
    found = quarantine(open_knowledge_base(kb))
    (article,) = [one for one in found if one.reasons]
    assert article.kind == "Article"
    assert "absolute URL" in article.reasons[0].message
    assert article.reasons[0].value == "no address"
    assert {one.article for one in found} == {article.iri}
    (petrov,) = [one for one in found if one.label == "Ivan Petrov"]
    assert (petrov.reasons, petrov.kind) == ((), "EntityReport")
    assert any("Petrov" in passage for passage in petrov.passages)
    shown = run("quarantine", kb).out
    assert article.headline in shown
    assert "no address" in shown
    assert f"and with it {len(found) - 1} more facts" in shown
    listed = json.loads(run("quarantine", kb, "--format", "json").out)
    assert [one["iri"] for one in listed] == [one.iri for one in found]


def test_what_was_kept_out_goes_in_by_itself_when_it_is_right(kb: Path, tmp_path: Path) -> None:
    spoil(kb)
    build([], kb)
    assert len(query(kb, "articles")) == 1
    metadata = tmp_path / "metadata.csv"
    metadata.write_text("file,url\nmeeting.txt,https://example.org/meeting\n", encoding="utf-8")
    assert build([], kb, Options(metadata=metadata)).complete
    assert len(query(kb, "articles")) == 2
    assert quarantine(open_knowledge_base(kb)) == ()
