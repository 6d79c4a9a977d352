"""The work for a text grows with its length alone.

Four times the text may take less than twelve times the processor time: what is quadratic takes sixteen. No
absolute time is asserted, and the fastest of three runs is compared.
"""

from time import process_time

import pytest

from mapper.dates import find_dates

HOSTILE = [
    "1",
    "12 ",
    "12, ",
    "12-",
    "12.12.",
    "May ",
    "May and ",
    "in May and ",
    "2019 to ",
    "2019-",
    "first half of ",
    "the last ",
    "end of the ",
    "Tuesday, ",
    "a day ",
    " ",
    "\n",
    "a",
    "Junewas ",
    "\u00ad",
    "20.02.2023 - ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_four_times_the_text_takes_far_less_than_sixteen_times_the_time(piece: str) -> None:
    short = piece * (40_000 // len(piece))
    assert best_time(short * 4) < 12 * best_time(short) + 0.05


def best_time(text: str) -> float:
    """Processor time of the fastest of three searches, which other work on the machine disturbs least."""
    times = []
    for _ in range(3):
        start = process_time()
        find_dates(text)
        times.append(process_time() - start)
    return min(times)


def test_a_number_of_any_length_is_no_date() -> None:
    assert find_dates("1" * 100_000 + " days ago") == ()
    assert find_dates("9" * 100_000) == ()
