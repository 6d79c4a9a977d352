"""What is remembered never decides what a build yields, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import msgspec

from mapper.pipeline.memo import Memo


class Made(msgspec.Struct):
    """Something that was made."""

    value: str


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "memo").rglob("*"))


def test_what_is_no_longer_asked_for_goes_with_its_folders(tmp_path: Path) -> None:
    before = Memo(tmp_path)
    for key in ("aa1", "aa2", "bb1"):
        before.put(key, Made(key))
    after = Memo(tmp_path)
    assert after.get("aa2", Made) == Made("aa2")
    after.forget_unused()
    (home,) = (tmp_path / "memo").iterdir()
    assert names(tmp_path) == sorted([home.name, "aa", "aa2.msgpack"])


def test_what_other_software_remembered_and_what_was_half_written_goes(tmp_path: Path) -> None:
    memo = Memo(tmp_path)
    assert memo.get("aa1", Made) is None
    memo.put("aa1", Made("aa1"))
    other = tmp_path / "memo" / "0123456789abcdef" / "aa"
    other.mkdir(parents=True)
    (other / "aa1.msgpack").write_bytes(b"old")
    (other / "aa2.msgpack.tmp").write_bytes(b"half")
    memo.forget_unused()
    (home,) = (tmp_path / "memo").iterdir()
    assert names(tmp_path) == sorted([home.name, "aa", "aa1.msgpack"])
    (home / "aa" / "aa2.msgpack.tmp").write_bytes(b"half")
    memo.forget_unused()
    assert names(tmp_path) == sorted([home.name, "aa", "aa1.msgpack"])


def test_what_cannot_be_read_is_made_again_and_takes_its_place(tmp_path: Path) -> None:
    memo = Memo(tmp_path)
    memo.put("aa1", Made("aa1"))
    path = next((tmp_path / "memo").rglob("aa1.msgpack"))
    path.write_bytes(b"damaged")
    assert memo.get("aa1", Made) is None
    memo.put("aa1", Made("again"))
    assert memo.get("aa1", Made) == Made("again")


def test_a_memo_that_is_no_folder_is_one_that_knows_nothing(tmp_path: Path) -> None:
    (tmp_path / "memo").write_text("a file")
    memo = Memo(tmp_path)
    assert memo.get("aa1", Made) is None
    memo.forget_unused()
