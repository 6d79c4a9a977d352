"""What date expressions mean in their context."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.dates import DateContext, Edtf, Tense, find_dates, resolve
from tests.dates.test_finding import PROSE

MONDAY = "2023-02-20"  # the anchor of most tables

ITSELF = [  # what needs no context
    ("On 20 February 2023", "2023-02-20"),
    ("February 29, 2024", "2024-02-29"),
    ("in Moscow 20.02.2023", "2023-02-20"),
    ("on 02/20/2023", "2023-02-20"),
    ("on 20/02/2023", "2023-02-20"),
    ("the November (2022) session", "2022-11"),
    ("in November of 2022", "2022-11"),
    ("On May, 26, 2020", "2020-05-26"),
    ("the ninth of May, 2020", "2020-05-09"),
    ("on 3/4 May 2023", "2023-05-03/2023-05-04"),
    ("in 2023", "2023"),
    ("from 12 to 15 June 2024", "2024-06-12/2024-06-15"),
    ("on 5 and 6 April 2022", "2022-04-05/2022-04-06"),
    ("on 12, 13 and 14 June 2024", "2024-06-12/2024-06-14"),
    ("26–28 May 2020", "2020-05-26/2020-05-28"),
    ("May 26-28, 2020", "2020-05-26/2020-05-28"),
    ("28 May - 3 June 2021", "2021-05-28/2021-06-03"),
    ("28 December - 3 January 2021", "2020-12-28/2021-01-03"),
    ("from 28 December 2020 to 3 January", "2020-12-28/2021-01-03"),
    ("from 28 December 2020 to 3 January 2021", "2020-12-28/2021-01-03"),
    ("12.06.2024 - 15.06.2024", "2024-06-12/2024-06-15"),
    ("12-15.06.2024", "2024-06-12/2024-06-15"),
    ("between March and May 2020", "2020-03/2020-05"),
    ("from November to February 2021", "2020-11/2021-02"),
    ("from June 2019 to 2021", "2019-06/2021"),
    ("from 2015 to 2018", "2015/2018"),
    ("for 2017–2018", "2017/2018"),
    ("the season 2023–24", "2023/2024"),
    ("in the second half of 2021", "2021-07/2021-12"),
    ("for the Second Half of 2020 - the First Half of 2021", "2020-07/2021-06"),
    ("from the first half to the second half of 2021", "2021-01/2021-12"),
    ("the first quarter of 2022", "2022-01/2022-03"),
    ("the last quarter of 2022", "2022-10/2022-12"),
    ("in spring 2021", "2021-03/2021-05"),
    ("in the summer of 2021", "2021-06/2021-08"),
    ("in autumn 2021", "2021-09/2021-11"),
    ("the winter of 2021–2022", "2021-12/2022-02"),
    ("in winter 2021", "2021"),
    ("by the end of 2024", "2024"),
    ("in mid-2023", "2023"),
    ("early March 2023", "2023-03"),
    ("in the first week of May 2023", "2023-05"),
    ("in the 1990s", "199X"),
    ("in the 2000s", "200X"),
    ("in the 1800s", "18XX"),
    ("in the 19th century", "18XX"),
    ("in the twentieth century", "19XX"),
]

BY_ANCHOR = [  # an article of Monday, 20 February 2023
    ("On February 20 this year", "2023-02-20"),
    ("in September next year", "2024-09"),
    ("on 3 May last year", "2022-05-03"),
    ("this year", "2023"),
    ("last year", "2022"),
    ("next year", "2024"),
    ("today", "2023-02-20"),
    ("yesterday", "2023-02-19"),
    ("tomorrow", "2023-02-21"),
    ("tonight", "2023-02-20"),
    ("the day before yesterday", "2023-02-18"),
    ("the day after tomorrow", "2023-02-22"),
    ("this morning", "2023-02-20"),
    ("last night", "2023-02-19"),
    ("last week", "2023-02-13/2023-02-19"),
    ("this week", "2023-02-20/2023-02-26"),
    ("next week", "2023-02-27/2023-03-05"),
    ("last month", "2023-01"),
    ("next month", "2023-03"),
    ("three years ago", "2020"),
    ("two months ago", "2022-12"),
    ("a week ago", "2023-02-13/2023-02-19"),
    ("ten days ago", "2023-02-10"),
    ("in the first half of the year", "2023-01/2023-06"),
    ("in the second half of next year", "2024-07/2024-12"),
    ("by the end of the year", "2023"),
    ("at the end of last year", "2022"),
    ("last summer", "2022-06/2022-08"),
    ("this spring", "2023-03/2023-05"),
    ("next winter", "2023-12/2024-02"),
    ("last winter", "2021-12/2022-02"),
    ("last February", "2022-02"),
    ("next February", "2024-02"),
    ("last May", "2022-05"),
    ("next May", "2023-05"),
    ("last Tuesday", "2023-02-14"),
    ("last Monday", "2023-02-13"),
    ("this Friday", "2023-02-24"),
    ("next Monday", "2023-02-27"),
    ("next Tuesday", "2023-02-21"),
]

BY_TENSE = [  # the same article: past, future, and a clause that does not say
    ("on May 26", "2022-05-26", "2023-05-26", "2023-05-26"),
    ("on 20 February", "2023-02-20", "2023-02-20", "2023-02-20"),
    ("on 21 February", "2022-02-21", "2023-02-21", "2023-02-21"),
    ("on 31 December", "2022-12-31", "2023-12-31", "2022-12-31"),
    ("on 29 February", "2020-02-29", "2024-02-29", "2024-02-29"),
    ("in February", "2023-02", "2023-02", "2023-02"),
    ("in September", "2022-09", "2023-09", "2022-09"),
    ("since January", "2023-01", "2024-01", "2023-01"),
    ("from 12 to 15 June", "2022-06-12/2022-06-15", "2023-06-12/2023-06-15", "2023-06-12/2023-06-15"),
    (
        "from 28 December to 3 January",
        "2022-12-28/2023-01-03",
        "2023-12-28/2024-01-03",
        "2022-12-28/2023-01-03",
    ),
    ("between March and May", "2022-03/2022-05", "2023-03/2023-05", "2023-03/2023-05"),
    ("in the summer", "2022-06/2022-08", "2023-06/2023-08", "2023-06/2023-08"),
    ("on Monday", "2023-02-20", "2023-02-20", "2023-02-20"),
    ("on Tuesday", "2023-02-14", "2023-02-21", "2023-02-21"),
    ("on Friday", "2023-02-17", "2023-02-24", "2023-02-17"),
    ("on Tuesday, 3 May", "2022-05-03", "2023-05-03", "2023-05-03"),
]

WITHOUT_YEAR = [  # an article of 12 May of a year that it does not give
    ("I called him yesterday", "XXXX-05-11"),
    ("tomorrow", "XXXX-05-13"),
    ("In November we will", "XXXX-11"),
    ("on 12 May", "XXXX-05-12"),
    ("last month", "XXXX-04"),
    ("from 12 to 15 June", "XXXX-06-12/XXXX-06-15"),
    ("in the second half of the year", "XXXX-07/XXXX-12"),
    ("On May 3 this year", "XXXX-05-03"),
    ("last year", None),
    ("this year", None),
    ("last week", None),
    ("on Tuesday", None),
    ("three years ago", None),
    ("by the end of the year", None),
]

BY_PREVIOUS = [
    ("on the same day", "2014-09-23", "2014-09-23"),
    ("on the same evening", "2014-09-23", "2014-09-23"),
    ("later that day", "2014-09-23", "2014-09-23"),
    ("Earlier in the day", "2014-09-23", "2014-09-23"),
    ("the following day", "2014-12-31", "2015-01-01"),
    ("the next day", "2024-06-12/2024-06-15", "2024-06-16"),
    ("the day before.", "2024-06-12/2024-06-15", "2024-06-11"),
    ("two days later", "2014-09-23", "2014-09-25"),
    ("a week later", "2014-09-23", "2014-09-29/2014-10-05"),
    ("three months earlier", "2014-01-23", "2013-10"),
    ("in the same year", "1998-07", "1998"),
    ("the following year", "1998-07", "1999"),
    ("on 17 March of the same year", "1998-07", "1998-03-17"),
    ("on the same day", "2024-06-12/2024-06-15", None),
    ("on the same day", "2024-06", None),
    ("in the same month", "2024-06-12/2024-06-15", "2024-06"),
    ("on the same day", "XXXX-09-28", "XXXX-09-28"),
    ("the following day", "XXXX-12-31", "XXXX-01-01"),
    ("the following day", "XXXX-02-28", None),
    ("on the same day", None, None),
    ("on 17 March of the same year", None, "XXXX-03-17"),
]


def resolved(text: str, context: DateContext) -> list[str | None]:
    """The dates of all mentions in a text, each read in the context that the one before leaves."""
    found: list[str | None] = []
    for mention in find_dates(text):
        edtf = resolve(mention, context)
        context = context.after(mention, edtf)
        found.append(edtf.text if edtf else None)
    return found


@pytest.mark.parametrize(("text", "edtf"), ITSELF)
def test_a_date_that_says_everything_needs_no_context(text: str, edtf: str) -> None:
    assert resolved(text, DateContext()) == [edtf]
    assert resolved(text, DateContext(Edtf("2011-11-11"), 1999, Edtf("1988-08-08"), Tense.PAST)) == [edtf]


@pytest.mark.parametrize(("text", "edtf"), BY_ANCHOR)
@pytest.mark.parametrize("tense", Tense)
def test_words_that_point_from_the_article_count_from_its_date(text: str, edtf: str, tense: Tense) -> None:
    assert resolved(text, DateContext(Edtf(MONDAY), tense=tense)) == [edtf]


@pytest.mark.parametrize(("text", "past", "future", "none"), BY_TENSE)
def test_a_date_without_year_is_placed_by_tense(text: str, past: str, future: str, none: str) -> None:
    anchor = Edtf(MONDAY)
    assert resolved(text, DateContext(anchor, tense=Tense.PAST)) == [past]
    assert resolved(text, DateContext(anchor, tense=Tense.FUTURE)) == [future]
    assert resolved(text, DateContext(anchor)) == [none]


@pytest.mark.parametrize(("text", "edtf"), WITHOUT_YEAR)
@pytest.mark.parametrize("tense", Tense)
def test_an_article_without_year_gives_days_and_months_only(
    text: str, edtf: str | None, tense: Tense
) -> None:
    assert resolved(text, DateContext(Edtf("XXXX-05-12"), tense=tense)) == [edtf]


@pytest.mark.parametrize(("text", "previous", "edtf"), BY_PREVIOUS)
def test_words_that_point_back_count_from_the_previous_date(
    text: str, previous: str | None, edtf: str | None
) -> None:
    context = DateContext(Edtf(MONDAY), previous=Edtf(previous) if previous else None)
    assert resolved(text, context) == [edtf]


def test_without_any_date_around_the_year_is_unknown() -> None:
    assert resolved(
        "On September 28, the forum; in November, on Tuesday, last year, today", DateContext()
    ) == [
        "XXXX-09-28",
        "XXXX-11",
        None,
        None,
        None,
    ]


def test_a_year_named_just_before_wins_over_the_anchor() -> None:
    text = "In 2025 the Plan provides for trainings. In September, they begin; on 5 May, they are discussed."
    assert resolved(text, DateContext(Edtf(MONDAY))) == ["2025", "2025-09", "2025-05-05"]
    assert resolved("in September", DateContext(None, 2023)) == ["2023-09"]


def test_a_year_against_the_tense_gives_way_to_the_anchor() -> None:
    assert resolved("on 5 May", DateContext(Edtf(MONDAY), 2010, tense=Tense.FUTURE)) == ["2023-05-05"]
    assert resolved("on 5 May", DateContext(Edtf(MONDAY), 2030, tense=Tense.PAST)) == ["2022-05-05"]
    assert resolved("on 5 May", DateContext(Edtf(MONDAY), 2010, tense=Tense.PAST)) == ["2010-05-05"]
    assert resolved("on 5 May", DateContext(Edtf(MONDAY), 2023, tense=Tense.PAST)) == ["2023-05-05"]


@pytest.mark.parametrize(
    "text",
    ["since 2010", "the Conventions of 1949", "on 3 October 2009", "from 2015 to 2018", "in the 1990s"],
)
def test_a_year_that_sets_no_scene_does_not_date_what_follows(text: str) -> None:
    future = DateContext(Edtf(MONDAY))
    assert resolved(f"{text}. On 25 May", future)[1:] == ["2023-05-25"]


def test_the_previous_date_is_the_last_that_could_be_told() -> None:
    text = "the flood of July 1998 and the Agreement, signed on 17 March of the same year; the following day"
    assert resolved(text, DateContext()) == ["1998-07", "1998-03-17", "1998-03-18"]
    assert resolved("on 3 May 2022; on Tuesday; on the same day", DateContext()) == [
        "2022-05-03",
        None,
        "2022-05-03",
    ]


def test_separate_days_of_one_month_have_its_year() -> None:
    assert resolved("on 5 and 9 April 2022", DateContext()) == ["2022-04-05", "2022-04-09"]
    assert resolved("on 31 May and 3 June 2022", DateContext()) == ["2022-05-31", "2022-06-03"]
    assert resolved("in March and June 2020", DateContext()) == ["2020-03", "2020-06"]


def test_an_article_dated_by_month_or_year_serves_as_far_as_it_goes() -> None:
    month = DateContext(Edtf("2023-09"))
    assert resolved("in October; last year; last month; yesterday; on Tuesday", month) == [
        "2023-10",
        "2022",
        "2023-08",
        None,
        None,
    ]
    year = DateContext(Edtf("2023"), tense=Tense.PAST)
    assert resolved("on 5 May; last year; last month", year) == ["2023-05-05", "2022", None]


def test_dates_beyond_the_calendar_are_none() -> None:
    assert resolved("tomorrow; next week; next year", DateContext(Edtf("9999-12-31"))) == [None, None, None]
    assert (
        resolved("yesterday; 3000 years ago; 99999 days ago", DateContext(Edtf("0001-01-01"))) == [None] * 3
    )


CONTEXTS = st.builds(
    DateContext,
    anchor=st.none()
    | st.dates().map(lambda day: Edtf(day.isoformat()))
    | st.sampled_from(
        ["XXXX-05-12", "XXXX-02-29", "2023-09", "2023", "199X", "2020/..", "2024-06-12/2024-06-15"]
    ).map(Edtf),
    year=st.none() | st.integers(1500, 2099),
    previous=st.none()
    | st.sampled_from(
        ["XXXX-12-31", "2024-02-29", "2023-09", "19XX", "../2030", "2024-06-12/2024-06-15"]
    ).map(Edtf),
    tense=st.sampled_from(Tense),
)


@given(PROSE, CONTEXTS)
def test_resolving_is_deterministic_and_its_values_are_edtf(text: str, context: DateContext) -> None:
    for mention in find_dates(text):
        edtf = resolve(mention, context)
        assert edtf == resolve(mention, context)
        if edtf:
            assert Edtf.parse(edtf.text) == edtf


@given(
    st.dates(),
    st.sampled_from(["on 5 May", "in September", "from 30 December to 2 January", "on 29 February"]),
)
def test_past_dates_have_begun_and_future_dates_are_not_over(anchor_day: object, text: str) -> None:
    anchor = Edtf(str(anchor_day))
    (mention,) = find_dates(text)
    past = resolve(mention, DateContext(anchor, tense=Tense.PAST))
    future = resolve(mention, DateContext(anchor, tense=Tense.FUTURE))
    either = resolve(mention, DateContext(anchor))
    assert anchor.earliest
    assert either in {past, future}
    if past and past.earliest and future and future.latest:
        assert past.earliest <= anchor.earliest <= future.latest
