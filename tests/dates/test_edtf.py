"""The EDTF value type."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.dates import Edtf
from mapper.dates.edtf import fields_of

BOUNDS = [
    ("2023-02-20", "2023-02-20", "2023-02-20"),
    ("2023-09", "2023-09-01", "2023-09-30"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023", "2023-01-01", "2023-12-31"),
    ("2020-05-26/2020-05-28", "2020-05-26", "2020-05-28"),
    ("2020-07/2021-06", "2020-07-01", "2021-06-30"),
    ("2015/2018", "2015-01-01", "2018-12-31"),
    ("1941-06/1945", "1941-06-01", "1945-12-31"),
    ("XXXX-09-28", None, None),
    ("XXXX-11", None, None),
    ("XXXX", None, None),
    ("XXXX-06-12/XXXX-06-15", None, None),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("2023-XX", "2023-01-01", "2023-12-31"),
    ("2023-02-XX", "2023-02-01", "2023-02-28"),
    ("2023-XX-31", "2023-01-31", "2023-12-31"),
    ("2004~", "2004-01-01", "2004-12-31"),
    ("2004-06?", "2004-06-01", "2004-06-30"),
    ("2004-06-11%", "2004-06-11", "2004-06-11"),
    ("2004~/2006?", "2004-01-01", "2006-12-31"),
    ("../2030", None, "2030-12-31"),
    ("/2030", None, "2030-12-31"),
    ("2021/..", "2021-01-01", None),
    ("2021-07-12/", "2021-07-12", None),
]

WRONG = [
    ("", 1, "write 2023"),
    ("tomorrow", 1, "write 2023"),
    ("23-02-20", 1, "write 2023"),
    ("2023-13", 6, "a month from 01 to 12"),
    ("2023-00-10", 6, "a month from 01 to 12"),
    ("2023-02-30", 9, "a day from 01 to 28"),
    ("2023-02-00", 9, "a day from 01 to 28"),
    ("XXXX-02-30", 9, "a day from 01 to 29"),
    ("2023-2-3", 5, "write 2023"),
    ("2023-02-20T10:00", 11, "write 2023"),
    ("2023 ", 5, "write 2023"),
    ("xxxx-09-28", 1, "write 2023"),
    ("0000", 1, "0001 to 9999"),
    ("2023/2021", 6, "swap its ends"),
    ("2023-05/2023-13", 14, "a month from 01 to 12"),
    ("../..", 1, "at least one"),
    ("/", 1, "at least one"),
    ("..", 1, "write 2023"),
    ("2021/2022/2023", 10, "write 2023"),
]

years = st.integers(1, 9999)
months = st.integers(1, 12)


@st.composite
def single_dates(draw: st.DrawFn) -> str:
    """One date of any precision, with unspecified digits and qualifiers."""
    day = draw(st.dates())
    text = day.isoformat()[: draw(st.sampled_from([4, 7, 10]))]
    if text[5:] != "02-29" and draw(st.booleans()):
        text = draw(st.sampled_from(["XXXX", text[:2] + "XX", text[:3] + "X"])) + text[4:]
    return text + draw(st.sampled_from(["", "", "~", "?", "%"]))


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS)
def test_a_form_is_kept_as_written_and_has_its_bounds(
    text: str, earliest: str | None, latest: str | None
) -> None:
    value = Edtf.parse(text)
    assert str(value) == value.text == text
    assert value.earliest == (date.fromisoformat(earliest) if earliest else None)
    assert value.latest == (date.fromisoformat(latest) if latest else None)


@pytest.mark.parametrize(("text", "position", "remedy"), WRONG)
def test_an_error_names_the_text_the_position_and_the_remedy(text: str, position: int, remedy: str) -> None:
    with pytest.raises(ValueError, match="is not EDTF") as error:
        Edtf.parse(text)
    assert repr(text) in str(error.value)
    assert f"at character {position};" in str(error.value)
    assert remedy in str(error.value)


def test_values_are_equal_by_their_text_and_cannot_be_changed() -> None:
    assert Edtf("2023") == Edtf.parse("2023")
    assert len({Edtf("2023"), Edtf("2023"), Edtf("2023-01/2023-12")}) == 2
    with pytest.raises(AttributeError):
        Edtf("2023").text = "2024"  # type: ignore[misc]


def test_an_interval_has_two_ends_and_a_date_is_its_own_ends() -> None:
    interval = Edtf.between(Edtf("2020-07/2020-12"), Edtf("2021-01/2021-06"))
    assert interval.text == "2020-07/2021-06"
    assert (interval.start, interval.end) == ("2020-07", "2021-06")
    assert (Edtf("2020").start, Edtf("2020").end) == ("2020", "2020")
    assert Edtf.between(Edtf("2020-05-26"), Edtf("2020-05-26")) == Edtf("2020-05-26")


def test_the_fields_of_a_date_are_silent_where_it_is() -> None:
    assert fields_of("2023-02-20") == (2023, 2, 20)
    assert fields_of("2023-09~") == (2023, 9, None)
    assert fields_of("XXXX-09-28") == (None, 9, 28)
    assert fields_of("199X") == (None, None, None)
    assert fields_of("..") == (None, None, None)


@given(years, months, st.integers(1, 28))
def test_what_is_made_of_numbers_has_them(year: int, month: int, day: int) -> None:
    value = Edtf.of(year, month, day)
    assert value.earliest == value.latest == date(year, month, day)
    assert fields_of(value.text) == (year, month, day)
    assert Edtf.of(None, month, day).text == f"XXXX-{month:02d}-{day:02d}"


@given(single_dates())
def test_a_date_round_trips_and_its_bounds_are_in_order(text: str) -> None:
    value = Edtf.parse(text)
    assert Edtf.parse(str(value)) == value
    assert (value.earliest is None) == (value.latest is None) == text.startswith("XXXX")
    if value.earliest and value.latest:
        assert value.earliest <= value.latest


@given(single_dates(), single_dates())
def test_an_interval_runs_forwards_or_is_refused(first: str, last: str) -> None:
    start, end = Edtf(first), Edtf(last)
    backwards = start.earliest and end.latest and start.earliest > end.latest
    if backwards:
        with pytest.raises(ValueError, match="before it starts"):
            Edtf(f"{first}/{last}")
        return
    interval = Edtf(f"{first}/{last}")
    assert (interval.earliest, interval.latest) == (start.earliest, end.latest)


@given(st.text(alphabet="0129X-/.~? ", max_size=24))
def test_any_text_is_a_value_or_a_value_error(text: str) -> None:
    try:
        value = Edtf.parse(text)
    except ValueError as error:
        assert "is not EDTF" in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert value.text == text
