"""Reading gold: what is wrong with a file is said by file and field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.floor import GOLD
from mapper.evaluation import GoldError, read_gold


def written(folder: Path, data: object, name: str = "a.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def article(**fields: Any) -> dict[str, Any]:
    return {"source": "a.txt", **fields}


@pytest.mark.parametrize("name", GOLD)
def test_the_gold_of_this_project_can_be_read(name: str) -> None:
    assert all(gold.persons or gold.bodies for gold in read_gold([GOLD[name]]))


@pytest.mark.parametrize(
    ("data", "where", "what"),
    [
        ({"persons": []}, "a.json", "`source`"),
        (article(persons=[{"aliases": []}]), "persons[0]", "`name`"),
        (article(persons=[{"name": 7}]), "persons[0].name", "`str`"),
        ([article(), {"source": "b.txt", "persons": 1}], "[1].persons", "`array`"),
        (article(events=[{"id": "e1", "type": "talks"}]), "events[0].type", "meeting"),
        (article(events=[{"id": "e1", "type": "visit", "date": "May 2"}]), "events[0].date", "EDTF"),
        (article(events=[{"id": "e1", "type": "visit"}] * 2), "events[1]", "e1"),
        (
            article(events=[{"id": "e1", "type": "visit", "participants": [{"name": "A", "role": "guest"}]}]),
            "events[0].participants[0].role",
            "observer",
        ),
        (article(statements=[{"form": "spoken", "keywords": []}]), "statements[0].form", "spoken"),
        (article(documents=[{"title": "T", "kind": "treaty", "act": "read"}]), "documents[0].act", "signed"),
    ],
)
def test_bad_gold_is_named_by_file_and_field(tmp_path: Path, data: object, where: str, what: str) -> None:
    path = written(tmp_path, data)
    with pytest.raises(GoldError) as raised:
        read_gold([path])
    assert str(path) in raised.value.where
    assert where in raised.value.where
    assert what in raised.value.what


def test_two_files_with_gold_for_one_article_are_named(tmp_path: Path) -> None:
    paths = [written(tmp_path, article(), name) for name in ("a.json", "b.json")]
    with pytest.raises(GoldError, match=r"a\.json has gold for a\.txt too"):
        read_gold(paths)


def test_a_file_that_is_no_json_and_a_folder_without_gold_are_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"has no \.json file"):
        read_gold([tmp_path])
    (tmp_path / "a.json").write_text("{")
    with pytest.raises(GoldError, match="not JSON"):
        read_gold([tmp_path])
    with pytest.raises(GoldError, match="cannot be read"):
        read_gold([tmp_path / "none.json"])


def test_seasons_and_halves_of_years_are_dates(tmp_path: Path) -> None:
    events = [{"id": "e1", "type": "visit", "date": "2024-21", "date_alternatives": [None, "2024-41"]}]
    (gold,) = read_gold([written(tmp_path, article(events=events))])
    assert gold.events[0].date == "2024-21"


def test_what_several_teasers_state_counts_once(tmp_path: Path) -> None:
    teaser = {
        "source": "teaser",
        "persons": [{"name": "Ana"}],
        "events": [{"id": "e1", "type": "visit"}],
    }
    (gold,) = read_gold([written(tmp_path, [teaser, teaser])])
    assert [person.name for person in gold.persons] == ["Ana"]
    assert [event.id for event in gold.events] == ["0-e1", "1-e1"]
