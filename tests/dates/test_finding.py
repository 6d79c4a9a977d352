"""Which words of a text are date expressions, and of what kind."""

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mapper.dates import Kind, find_dates

SEEDS = Path(__file__).parents[2] / "seeds"
NBSP, THIN, SOFT = "\u00a0", "\u202f", "\u00ad"

MUST = [
    # full dates, in every order
    ("They met on 20 February 2023 in Moscow.", "20 February 2023", Kind.DAY),
    ("On February 20, 2023, they met.", "February 20, 2023", Kind.DAY),
    ("May 22, 2019                 Bishkek", "May 22, 2019", Kind.DAY),
    ("Signed on May 22,2019.", "May 22,2019", Kind.DAY),
    ("MOSCOW, Feb. 20, 2023 -- The ministers", "Feb. 20, 2023", Kind.DAY),
    ("Sept 3, 2021", "Sept 3, 2021", Kind.DAY),
    ("in Moscow 20.02.2023", "20.02.2023", Kind.DAY),
    ("News 1.2.2023.", "1.2.2023", Kind.DAY),
    ("26.05.2020Statements were approved", "26.05.2020", Kind.DAY),
    ("2023-02-20 | Press release", "2023-02-20", Kind.DAY),
    ("2023.02.20 News", "2023.02.20", Kind.DAY),
    ("on 20/02/2023 in Vienna", "20/02/2023", Kind.DAY),
    ("on 02/20/2023 in New York", "02/20/2023", Kind.DAY),
    ("on 05/05/2023", "05/05/2023", Kind.DAY),
    ("the 20th of February 2023", "20th of February 2023", Kind.DAY),
    ("the 1st of July, 2023", "1st of July, 2023", Kind.DAY),
    ("12 JUNE 2024", "12 JUNE 2024", Kind.DAY),
    ("12 june 2024", "12 june 2024", Kind.DAY),
    ("Tuesday, 3 May 2022", "Tuesday, 3 May 2022", Kind.DAY),
    ("Tuesday, May 3, 2022", "Tuesday, May 3, 2022", Kind.DAY),
    ("On February 20 this year, the", "February 20 this year", Kind.DAY),
    ("on 20 February of this year", "20 February of this year", Kind.DAY),
    ("on 17 March of the same year", "17 March of the same year", Kind.DAY),
    ("on 3 May last year", "3 May last year", Kind.DAY),
    ("at 10:00 on 3 May 2023", "3 May 2023", Kind.DAY),
    ("on 3 May 2023 at 10:00", "3 May 2023", Kind.DAY),
    ("MOSCOW—12 June 2024—The", "12 June 2024", Kind.DAY),
    (f"on 20{NBSP}February{THIN}2023", f"20{NBSP}February{THIN}2023", Kind.DAY),
    (f"on 20 Febru{SOFT}ary 2023", f"20 Febru{SOFT}ary 2023", Kind.DAY),
    ("on 20\nFebruary 2023", "20\nFebruary 2023", Kind.DAY),
    ("on 20\r\nFebruary 2023", "20\r\nFebruary 2023", Kind.DAY),
    ("on 12June 2024", "12June 2024", Kind.DAY),
    ("On 15 June 2024the exercise ended", "15 June 2024", Kind.DAY),
    # days without a year
    ("On May 26, the Council", "May 26", Kind.DAY_OF_MONTH),
    ("on 28 September in Minsk", "28 September", Kind.DAY_OF_MONTH),
    ("on March 2nd", "March 2nd", Kind.DAY_OF_MONTH),
    ("on the 9th of May", "9th of May", Kind.DAY_OF_MONTH),
    ("MAY 9 PARADE", "MAY 9", Kind.DAY_OF_MONTH),
    ("on Tuesday, 3 May, with", "Tuesday, 3 May", Kind.DAY_OF_MONTH),
    ("ceremony on 15 Junewas opened", "15 June", Kind.DAY_OF_MONTH),
    ("at 10.30 on 3 May", "3 May", Kind.DAY_OF_MONTH),
    ("On 26 May 2,000 people came", "26 May", Kind.DAY_OF_MONTH),
    ("On 26 May 2000 people came", "26 May", Kind.DAY_OF_MONTH),
    ("on May 26: the forum", "May 26", Kind.DAY_OF_MONTH),
    # months
    ("in September 2023", "September 2023", Kind.MONTH_OF_YEAR),
    ("decisions of the November (2022) session", "November (2022)", Kind.MONTH_OF_YEAR),
    ("in November of 2022", "November of 2022", Kind.MONTH_OF_YEAR),
    ("in Brest in September next year", "September next year", Kind.MONTH_OF_YEAR),
    ("the flood of July 1998", "July 1998", Kind.MONTH_OF_YEAR),
    ("May 2025 was named", "May 2025", Kind.MONTH_OF_YEAR),
    ("In September, the training", "September", Kind.MONTH),
    ("Acting Commander since February.", "February", Kind.MONTH),
    ("to the October session", "October", Kind.MONTH),
    ("planned for May in Ulaanbaatar", "May", Kind.MONTH),
    ("in March they may meet", "March", Kind.MONTH),
    ("until May", "May", Kind.MONTH),
    ("In May 15 countries joined", "May", Kind.MONTH),
    ("the session moved to June", "June", Kind.MONTH),
    ("last September", "last September", Kind.MONTH),
    ("In Sept. the ministers", "Sept.", Kind.MONTH),
    # years
    ("in 2023 the Plan", "2023", Kind.YEAR),
    ("the 2022 session", "2022", Kind.YEAR),
    ("the Conventions of 1949", "1949", Kind.YEAR),
    ("since 2010 and", "2010", Kind.YEAR),
    ("the Strategy until 2030.", "2030", Kind.YEAR),
    ("in the year 2023", "2023", Kind.YEAR),
    ("the Budget for 2023", "2023", Kind.YEAR),
    # ranges
    ("From 12 to 15 June, the", "12 to 15 June", Kind.RANGE),
    ("on 12–15 June 2024", "12–15 June 2024", Kind.RANGE),
    ("from 20 to 21 June", "20 to 21 June", Kind.RANGE),
    ("on 5 and 6 April", "5 and 6 April", Kind.RANGE),
    ("on 26-28 May 2020", "26-28 May 2020", Kind.RANGE),
    ("28 May - 3 June 2021", "28 May - 3 June 2021", Kind.RANGE),
    ("28 May 2020 — 3 June 2021", "28 May 2020 — 3 June 2021", Kind.RANGE),
    ("from 28 May to 3 June", "28 May to 3 June", Kind.RANGE),
    ("May 26–28, 2020", "May 26–28, 2020", Kind.RANGE),
    ("from May 26 to 28", "May 26 to 28", Kind.RANGE),
    ("from October 31 to November 2", "October 31 to November 2", Kind.RANGE),
    ("between 5 and 9 April 2022", "5 and 9 April 2022", Kind.RANGE),
    ("between March and May 2020", "March and May 2020", Kind.RANGE),
    ("from March to May", "March to May", Kind.RANGE),
    ("May–June 2020", "May–June 2020", Kind.RANGE),
    ("from June 2019 to May 2021", "June 2019 to May 2021", Kind.RANGE),
    ("from June 2019 to 2021", "June 2019 to 2021", Kind.RANGE),
    ("from 2019 to 2022", "2019 to 2022", Kind.RANGE),
    ("the Plan for 2017–2018", "2017–2018", Kind.RANGE),
    ("Framework 2015–2030 and", "2015–2030", Kind.RANGE),
    ("the season 2023–24", "2023–24", Kind.RANGE),
    ("in 2022/2023", "2022/2023", Kind.RANGE),
    ("12.06.2024 - 15.06.2024", "12.06.2024 - 15.06.2024", Kind.RANGE),
    ("12-15.06.2024", "12-15.06.2024", Kind.RANGE),
    ("on 12, 13 and 14 June", "12, 13 and 14 June", Kind.RANGE),
    (
        "for the Second Half of 2020 - the First Half of 2021”",
        "Second Half of 2020 - the First Half of 2021",
        Kind.RANGE,
    ),
    # halves, quarters, seasons, unsharp parts
    ("in the second half of 2021", "second half of 2021", Kind.MONTHS),
    ("the first quarter of 2022", "first quarter of 2022", Kind.MONTHS),
    ("the last quarter of 2022", "last quarter of 2022", Kind.MONTHS),
    ("in the first half of the year", "first half of the year", Kind.MONTHS),
    ("in the second half of next year", "second half of next year", Kind.MONTHS),
    ("in spring 2021", "spring 2021", Kind.MONTHS),
    ("in the autumn of 2021", "autumn of 2021", Kind.MONTHS),
    ("the winter of 2021–2022", "winter of 2021–2022", Kind.MONTHS),
    ("last summer", "last summer", Kind.MONTHS),
    ("in the fall", "fall", Kind.MONTHS),
    ("at the end of the year", "end of the year", Kind.PART),
    ("by the end of 2024", "end of 2024", Kind.PART),
    ("at the beginning of September", "beginning of September", Kind.PART),
    ("in mid-2023", "mid-2023", Kind.PART),
    ("in early March", "early March", Kind.PART),
    ("late last year", "late last year", Kind.PART),
    ("in the first week of May 2023", "first week of May 2023", Kind.PART),
    ("the last days of December", "last days of December", Kind.PART),
    # relative
    ("told us this year", "this year", Kind.RELATIVE),
    ("Last year the river", "Last year", Kind.RELATIVE),
    ("next year", "next year", Kind.RELATIVE),
    ("of the current year", "current year", Kind.RELATIVE),
    ("in Brussels yesterday", "yesterday", Kind.RELATIVE),
    ("Today’s debate", "Today", Kind.RELATIVE),
    ("tonight we", "tonight", Kind.RELATIVE),
    ("the day before yesterday", "day before yesterday", Kind.RELATIVE),
    ("Last week I visited", "Last week", Kind.RELATIVE),
    ("next month", "next month", Kind.RELATIVE),
    ("this morning", "this morning", Kind.RELATIVE),
    ("on the same day", "same day", Kind.RELATIVE),
    ("On the same evening", "same evening", Kind.RELATIVE),
    ("later that day", "that day", Kind.RELATIVE),
    ("the following day", "following day", Kind.RELATIVE),
    ("the next day", "next day", Kind.RELATIVE),
    ("He had left the day before.", "day before", Kind.RELATIVE),
    ("two days later", "two days later", Kind.RELATIVE),
    ("a week earlier", "a week earlier", Kind.RELATIVE),
    ("three years ago", "three years ago", Kind.RELATIVE),
    ("10 days ago", "10 days ago", Kind.RELATIVE),
    ("Earlier in the day, the", "Earlier in the day", Kind.RELATIVE),
    ("on Tuesday in Ha Noi", "Tuesday", Kind.WEEKDAY),
    ("last Tuesday", "last Tuesday", Kind.WEEKDAY),
    ("by Friday", "Friday", Kind.WEEKDAY),
    # decades, centuries
    ("in the 1990s", "1990s", Kind.PERIOD),
    ("of the 19th century", "19th century", Kind.PERIOD),
    ("in the twentieth century", "twentieth century", Kind.PERIOD),
]

MUST_NOT = [
    "They may meet again.",
    "May the forum be a success.",
    "May I thank the presidency?",
    "You May Leave",
    "March of peace",
    "the March of Dignity",
    "They march in Minsk on foot.",
    "Prime Minister Theresa May and Mr March spoke.",
    "a speech by May on security",
    "an august assembly in Vienna",
    "April Haines and June Brown took part.",
    "12 Mayors and 3 Marchers met.",
    "resolution 2354 (2017) on terrorism",
    "General Assembly resolution 46/182",
    "Council Decision (CFSP) 2029/8051",
    "COVID-2019 and COVID-19",
    "the “Interaction-2023” training",
    "the exercise ‘Noble Ridge 19’ and Agenda 2030",
    "tel. +993 12 55-01-00",
    "+7495-621-33-23 - tel/fax, +7 (495) 555-01-42",
    "+32 2 555 01 77",
    "more than 1,200 servicemen and 2,017 people",
    "a group of 2017 people, in 2000 cases",
    "it cost $2000 and €1,999",
    "the price of $2023",
    "version 1.2.3 of 3.5.10",
    "Article 12.05.",
    "the 32nd of the month and 31.02.2023",
    "on 02/03/2023",
    "in recent decades",
    "over the past decade",
    "over the last year and in the last two years",
    "for twenty years, for two days",
    "In the second half of the match",
    "at the end of the meeting",
    "the day before the summit",
    "Bloody Sunday and the Friday Mosque",
    "the Prague Spring",
    "Tuesday to Friday",
    "the fall of Berlin",
    "a second chance; the third quarter",
    "the 75th anniversary, the VII-th Forum",
    "sent the text before the summer floods",
    "page 20\n\nMay be continued",
    "between 10:00 and 12:30",
    "12 to 15 percent of 20 to 30 states",
    "room 2015-14 or call 2023-12",
    "",
]

VOCABULARY = """
    12 3 31 1st 2023 2017 1,200 May June Sept. march the of in from to and between on - – , . ( ) / first half
    quarter spring end early year month this last next same day week two ago later Tuesday yesterday 1990s
    century 20.02.2023 2023-02-20 Junewas mid Moscow COVID $
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n", NBSP, SOFT])
PROSE = st.lists(WORDS, max_size=30).flatmap(
    lambda words: st.sampled_from([" ", "", "\u00a0", "\u00ad "]).map(lambda gap: gap.join(words))
)


@pytest.mark.parametrize(("text", "surface", "kind"), MUST)
def test_a_date_expression_is_found_with_its_kind(text: str, surface: str, kind: Kind) -> None:
    assert [(mention.span.of(text), mention.kind) for mention in find_dates(text)] == [(surface, kind)]


def test_every_kind_has_sentences() -> None:
    assert {kind for _, _, kind in MUST} == set(Kind)


@pytest.mark.parametrize("text", MUST_NOT)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert [mention.span.of(text) for mention in find_dates(text)] == []


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("on 5 and 9 April 2022", ["5", "9 April 2022"]),
        ("on 3, 5 and 9 May", ["3", "5", "9 May"]),
        ("in March and June 2020", ["March", "June 2020"]),
        ("in 2019 and 2022", ["2019", "2022"]),
        ("on 3 May and 5 June", ["3 May", "5 June"]),
        ("in 2023 and, in May, again", ["2023", "May"]),
        ("on 31 June 2020", ["June 2020"]),
        ("signed 20\n\nMay 22, 2019", ["May 22, 2019"]),
    ],
)
def test_dates_that_do_not_follow_on_each_other_are_found_one_by_one(text: str, surfaces: list[str]) -> None:
    assert [mention.span.of(text) for mention in find_dates(text)] == surfaces


@pytest.mark.parametrize(
    ("text", "preposition"),
    [
        ("In 2023 the Plan", "in"),
        ("since February", "since"),
        ("by the end of 2024", "by"),
        ("From 12 to 15 June", "from"),
        ("between March and May 2020", "between"),
        ("the session of the 3rd of May", "of"),
        ("They met yesterday", ""),
        ("May 22, 2019", ""),
    ],
)
def test_the_preposition_that_governs_a_date_is_told(text: str, preposition: str) -> None:
    assert [mention.preposition for mention in find_dates(text)] == [preposition]


def test_only_the_given_part_of_a_text_is_searched_and_offsets_are_those_of_the_text() -> None:
    text = "On 3 May 2022 and on 4 June 2023 and on 5 July 2024"
    found = find_dates(text, 14, 33)
    assert [mention.span.of(text) for mention in found] == ["4 June 2023"]
    assert find_dates(text, 0, len(text)) == find_dates(text)


def test_the_dates_of_a_seed_are_those_that_a_reader_finds() -> None:
    text = (SEEDS / "003_c09ab933f95f89a6.txt").read_text(encoding="utf-8")
    body = text.index("The CSTO Secretary General had a meeting")
    assert [mention.span.of(text) for mention in find_dates(text, body)] == [
        "20.02.2023",
        "February 20 this year",
        "November (2022)",
        "2023",
        "September",
    ]


@given(PROSE)
def test_mentions_slice_back_stand_in_order_and_do_not_overlap(text: str) -> None:
    mentions = find_dates(text)
    end = 0
    for mention in mentions:
        assert end <= mention.span.start < mention.span.end <= len(text)
        surface = mention.span.of(text)
        assert surface.strip() == surface
        end = mention.span.end
    assert mentions == find_dates(text)


@given(PROSE, st.integers(1, 5))
@example("-1990s", 1)
def test_a_text_further_down_has_the_same_mentions(text: str, shift: int) -> None:
    padded = "\n" * 2 * shift + text
    moved = [(mention.span.start - 2 * shift, mention.value) for mention in find_dates(padded)]
    assert moved == [(mention.span.start, mention.value) for mention in find_dates(text)]


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    for mention in find_dates(text):
        assert mention.span.of(text)
        assert len(fields(mention)) == 4
