"""`communique correct`, and `communique build --corrections`."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from mapper.corrections import COLUMNS
from tests.cli.conftest import Run
from tests.corrections.material import MEETING, SAID, SESSION, TALKS, row, values, write


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_correction_is_written_and_applied(run: Run, kb: Path, tmp_path: Path) -> None:
    file = tmp_path / "fixes" / "names.csv"
    signed = ("--by", "Lena Novak", "--date", "2024-07-01", "--to", file)
    done = run("correct", kb, "label", "person/maria-silva", "--value", "Maria, the Minister", *signed)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"{file}: label: person/maria-silva, Maria, the Minister",
        f"Apply with: communique build --out {kb} --corrections {file.parent}",
    ]
    assert file.read_text() == (
        ",".join(COLUMNS) + '\nlabel,person/maria-silva,,,"Maria, the Minister",Lena Novak,2024-07-01,\n'
    )
    built = run("build", "--out", kb, "--corrections", file.parent)
    assert built.code == 0
    assert "1 applied" in built.out
    assert values(kb, "person/maria-silva", "label") == {"Maria, the Minister"}
    assert "Maria, the Minister" in run("explain", kb, "person/maria-silva").out


def test_rows_go_below_those_that_are_there_in_their_columns(run: Run, kb: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(
        "author,date,note,object,kind,subject\nX,2024-01-01,,person/sergei-petrov,same,person/maria-silva"
    )
    done = run("correct", kb, "wrong", SAID, "--by", "Y", "--to", file)
    assert done.code == 0
    assert [(one["author"], one["kind"], one["subject"]) for one in rows(file)] == [
        ("X", "same", "person/maria-silva"),
        ("Y", "wrong", SAID),
    ]
    refused = run("correct", kb, "label", "person/maria-silva", "--value", "M", "--by", "Y", "--to", file)
    assert refused.code == 2
    assert "it has no column for value" in refused.err


def test_what_was_said_already_is_not_written_again(run: Run, kb: Path, tmp_path: Path) -> None:
    folder = tmp_path / "f"
    assert run("correct", kb, "wrong", SAID, "--by", "Y", "--to", folder / "a.csv").code == 0
    done = run("correct", kb, "wrong", SAID, "--by", "Y", "--note", "why", "--to", folder / "b.csv")
    assert done.code == 0
    assert done.out.splitlines()[0] == f"{folder / 'a.csv'}:2: wrong: {SAID} (was there already)"
    assert len(rows(folder / "a.csv")) == 1
    assert not (folder / "b.csv").exists()


def test_a_merged_event_that_is_wrong_is_wrong_in_all_its_parts(run: Run, kb: Path, tmp_path: Path) -> None:
    done = run("correct", kb, "wrong", TALKS, "--by", "Y", "--to", tmp_path / "f" / "a.csv")
    assert done.code == 0
    assert {one["subject"] for one in rows(tmp_path / "f" / "a.csv")} == {TALKS, MEETING}
    run("build", "--out", kb, "--corrections", tmp_path / "f")
    assert values(kb, TALKS, "label") == values(kb, MEETING, "label") == set()


def test_what_an_earlier_row_makes_can_be_spoken_of(run: Run, kb: Path, tmp_path: Path) -> None:
    signed = ("--by", "Y", "--to", tmp_path / "a.csv")
    chair = ("correct", kb, "missing", TALKS, "person/ana-lopes", "--property", "chair", *signed)
    assert run(*chair).code == 2
    named = ("--property", "name", "--value", "Ana Lopes")
    assert run("correct", kb, "missing", "person/ana-lopes", *named, *signed).code == 0
    assert run(*chair).code == 0


def test_a_folder_that_would_take_back_what_is_in_force_is_named(run: Run, kb: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first" / "a.csv", tmp_path / "second" / "b.csv"
    run("correct", kb, "label", "person/maria-silva", "--value", "Maria", "--by", "Y", "--to", first)
    assert run("build", "--out", kb, "--corrections", first.parent).code == 0
    label = ("correct", kb, "label", "person/sergei-petrov", "--value", "Sergei", "--by", "Y", "--to")
    done = run(*label, second)
    assert done.code == 0
    assert done.err.startswith(
        f"communique: {second.parent}: 1 correction in force (of a.csv) would be taken back"
    )
    built = run("build", "--out", kb, "--corrections", second.parent)
    assert "1 applied, 1 taken back" in built.out
    told = run("diff", kb / "generations" / "000002", kb).out
    assert "Corrections: 1 came, 1 went." in told


def test_corrections_in_the_same_folder_are_not_said_to_be_taken_back(
    run: Run, kb: Path, tmp_path: Path
) -> None:
    file = tmp_path / "f" / "a.csv"
    run("correct", kb, "label", "person/maria-silva", "--value", "Maria", "--by", "Y", "--to", file)
    run("build", "--out", kb, "--corrections", file.parent)
    file.rename(file.with_name("b.csv"))
    label = ("correct", kb, "label", "person/sergei-petrov", "--value", "S", "--by", "Y", "--to", file)
    assert run(*label).err == ""
    assert "taken back" not in run("build", "--out", kb, "--corrections", file.parent).out


def test_what_is_withheld_already_is_not_said_to_be_unknown(run: Run, kb: Path, tmp_path: Path) -> None:
    wrong = ("correct", kb, "wrong", SAID, "--by", "Y", "--to")
    run(*wrong, tmp_path / "f" / "a.csv")
    run("build", "--out", kb, "--corrections", tmp_path / "f")
    done = run(*wrong, tmp_path / "g" / "a.csv")
    assert done.code == 2
    assert (
        f"{SAID}: it is kept out of the knowledge base already; see: communique explain {kb} {SAID}"
        in done.err
    )


def test_a_change_of_corrections_alone_is_told_by_diff_and_counted_by_check(
    run: Run, kb: Path, tmp_path: Path
) -> None:
    dates = [row("missing", SESSION, property="date", value=day) for day in ("2024-06-08", "2024-06-09")]
    lost = row("label", "person/nobody-at-all", value="Nobody")
    named = row("missing", "body/harbour-union", property="acronym", value="HBU")
    run("build", "--out", kb, "--corrections", write(tmp_path / "f", [*dates, lost, named]))
    told = run("diff", kb / "generations" / "000001", kb).out.splitlines()
    signed = "(Lena Novak, 2024-07-01)"
    assert told == [
        "Corrections",
        f"  + label: person/nobody-at-all, Nobody {signed}, without effect",
        f"  + missing: body/harbour-union, acronym, HBU {signed}",
        f"  + missing: {SESSION}, date, 2024-06-08 {signed}, without effect",
        f"  + missing: {SESSION}, date, 2024-06-09 {signed}, without effect",
        "",
        "The articles of both state the same facts. Corrections: 4 came.",
    ]
    checked = run("check", kb)
    assert checked.code == 0
    assert f"1 in force, 3 without effect ({kb / 'validation.txt'} says why)" in checked.out


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (
            ("same", "person/maria-silva", "person/sergei-petrov"),
            ("different", "person/sergei-petrov", "person/maria-silva"),
        ),
        (
            ("label", "person/maria-silva", "--value", "Maria da Silva"),
            ("label", "person/maria-silva", "--value", "M. Silva"),
        ),
        (("label", TALKS, "--value", "Talks on ports"), ("wrong", TALKS)),
        (
            ("missing", TALKS, "--property", "date", "--value", "2024-05-03"),
            ("missing", TALKS, "--property", "date", "--value", "2024-05-04"),
        ),
    ],
    ids=["same", "label", "wrong", "date"],
)
def test_a_row_that_contradicts_one_in_the_folder_is_refused_with_its_place(
    run: Run, kb: Path, tmp_path: Path, earlier: tuple[str, ...], later: tuple[str, ...]
) -> None:
    folder = tmp_path / "f"
    assert run("correct", kb, *earlier, "--by", "X", "--to", folder / "a.csv").code == 0
    before = (folder / "a.csv").read_text()
    for name in ("a.csv", "b.csv"):
        done = run("correct", kb, *later, "--by", "Y", "--to", folder / name)
        assert (done.code, done.out) == (2, "")
        assert f", here and in {folder / 'a.csv'}:2 ({earlier[0]}: " in done.err
        assert done.err.endswith("; nothing was written; take out what is not so\n")
    assert [path.name for path in folder.iterdir()] == ["a.csv"]
    assert (folder / "a.csv").read_text() == before


def test_a_row_that_contradicts_what_is_known_is_refused(run: Run, kb: Path, tmp_path: Path) -> None:
    done = run("correct", kb, "same", "body/un", "body/csto", "--by", "Y", "--to", tmp_path / "a.csv")
    assert (done.code, done.err) == (
        2,
        "communique: correct: body/csto and body/un are two in the reference data; nothing was written\n",
    )
    assert not (tmp_path / "a.csv").exists()


def test_rows_that_contradict_each_other_do_not_stop_what_is_said_of_others(
    run: Run, kb: Path, tmp_path: Path
) -> None:
    write(
        tmp_path,
        [row("label", "state/kz", value="Qazaqstan"), row("label", "state/kz", value="Kazakh Republic")],
        "a.csv",
    )
    done = run("correct", kb, "wrong", SAID, "--by", "Y", "--to", tmp_path / "a.csv")
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("label", "person/nobody", "--value", "x"), "person/nobody: nothing is known of it here"),
        (("label", "person/maria-silva"), "it has no value; give the better label there"),
        (("same", "person/maria-silva", "person/nobody"), "person/nobody: nothing is known of it here"),
        (("link", "person/maria-silva", "nowhere"), "'nowhere' is no link"),
        (("missing", TALKS, "--property", "colour"), "colour is no property that can be missing"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    run: Run,
    kb: Path,
    tmp_path: Path,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    done = run("correct", kb, *arguments, "--by", "Y", "--to", tmp_path / "a.csv")
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert not (tmp_path / "a.csv").exists()


def test_a_file_that_is_no_csv_or_cannot_be_written_is_named(run: Run, kb: Path, tmp_path: Path) -> None:
    for to in (tmp_path / "a.txt", tmp_path / ".a.csv", kb / "communique.json" / "a.csv"):
        done = run("correct", kb, "wrong", SAID, "--by", "Y", "--to", to)
        assert done.code == 2
        assert str(to) in done.err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name,colour\nx,y\n", "it has no column for kind, subject, author, date"),
        (",".join((*COLUMNS, "colour")).encode(), "its first line does not name the columns"),
        (b'kind,subject,author,date\nwrong,"person/a,L,2024-07-01\n', "rows at its end would not be read"),
        ("kind,subject,author,date\nwrong,person/ä,L,2024-07-01\n".encode("latin-1"), "is not UTF-8"),
    ],
    ids=["no columns", "another column", "open quotation mark", "latin-1"],
)
def test_a_file_in_which_builds_would_not_find_the_row_is_left_as_it_is(
    run: Run, kb: Path, tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    done = run("correct", kb, "wrong", SAID, "--by", "Y", "--to", tmp_path / "a.csv")
    assert done.code == 2
    assert message in done.err
    assert (tmp_path / "a.csv").read_bytes() == content


def test_bad_rows_end_the_build_with_1_and_are_named_with_their_lines(
    run: Run, kb: Path, tmp_path: Path
) -> None:
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "a.csv").write_text(
        ",".join(COLUMNS) + f"\nwrong,{SAID},,,,Y,2024-07-01,\nguess,x,,,,,,\n"
    )
    done = run("build", "--out", kb, "--corrections", tmp_path / "f")
    assert done.code == 1
    assert "communique: a.csv:3: 'guess' is no kind of correction; give one of" in done.err
    assert "Corrections" in done.out


def test_what_was_passed_over_is_said_and_leaves_the_build_complete(
    run: Run, kb: Path, tmp_path: Path
) -> None:
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "empty.csv").touch()
    (tmp_path / "f" / "notes.txt").touch()
    done = run("build", "--out", kb, "--corrections", tmp_path / "f")
    assert done.code == 0
    kinds = "corrections stand in .csv or .ttl files, not behind links to folders"
    assert done.err.splitlines() == [
        f"communique: {tmp_path / 'f'}: passed over notes.txt; {kinds}",
        "communique: empty.csv: passed over, for it is empty",
    ]
