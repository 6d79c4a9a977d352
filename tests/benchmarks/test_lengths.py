"""The work for one text grows with its length, not its square: counted in calls, which no load delays."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from cProfile import Profile
from pathlib import Path

import pytest

from benchmarks import lengths
from mapper.dates import find_dates

PIECES = tomllib.loads(Path(lengths.__file__).with_name("lengths.toml").read_text("utf-8"))
SHORT, TIMES = 2_000, 4
MOST = 5  # times the calls, where 4 is linear and 16 quadratic


def calls(read: Callable[[str], object], text: str) -> int:
    """How many calls of Python and built-in functions it takes to read a text."""
    find_dates.cache_clear()  # it holds the lines of the short texts only
    profile = Profile()
    profile.runcall(read, text)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize(
    ("stage", "name"), [(stage, name) for stage in ("extraction", "reading") for name in PIECES[stage]]
)
def test_four_times_the_text_takes_about_four_times_the_calls(stage: str, name: str) -> None:
    short, long = (lengths.repeated(PIECES[stage][name], SHORT * times) for times in (1, TIMES))
    read = lengths.READERS[stage]
    read(long)  # what words mean is looked up once
    assert calls(read, long) < MOST * calls(read, short)
