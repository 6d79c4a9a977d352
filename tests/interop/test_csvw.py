"""The validator of csvw finds the seven tables as their metadata say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mapper.publishing import write_tables
from mapper.store import KnowledgeBase
from tests.interop.judges import PYTHON, call

VALIDATE = PYTHON.with_name("csvwvalidate")
METADATA = "csvw-metadata.json"


@pytest.fixture(scope="module")
def tables(seeds: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables of the seeds."""
    folder: Path = tmp_path_factory.mktemp("tables")
    assert len(write_tables(seeds.store, seeds.base, folder)) == 7
    return folder


def test_the_tables_of_the_seeds_are_valid(tables: Path) -> None:
    assert "OK" in call(VALIDATE, "-v", tables / METADATA)


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("events", "article/", "article/0"),
        ("statements", "source_start", "sourcestart"),
    ],
)
def test_tables_that_say_something_else_are_not(
    tables: Path, tmp_path: Path, table: str, old: str, new: str
) -> None:
    shutil.copytree(tables, tmp_path, dirs_exist_ok=True)
    path = tmp_path / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match="exit code"):
        call(VALIDATE, "-v", tmp_path / METADATA)
