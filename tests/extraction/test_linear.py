"""The work for an article grows with its length alone.

Twenty times the text may take less than thirty times the processor time. No absolute time is asserted, and
the fastest of three runs is compared.
"""

from __future__ import annotations

from time import process_time

import pytest

from mapper.corpus.knowledge import Knowledge
from mapper.extraction import facts_of
from mapper.facts import Article
from tests.extraction.articles import article

TIMES = 20


def quadratic(reason: str) -> pytest.MarkDecorator:
    """Marks a text for which the work still grows with the square of its length."""
    return pytest.mark.xfail(strict=True, reason=reason)


PROSE = (
    "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 3 May 2031.",
    "“The bridge is old,” she said. “It needs new piers.”",
    "The Council of the Alliance of Ports adopted the Riga Declaration and discussed the Treaty on Rivers.",
    "Lopes stressed the importance of the bridge, and added that the sides would meet again in June.",
    "The exercise “Blue Wave 2031” will be held in Latvia.",
)
NAMES = ("Minister {0} Lopes met Ambassador {0} Bergman at the Institute of {0} in Riga.",)
QUOTES = ("“The bridge is old,” Minister Ana Lopes said, “and it needs ‘new’ piers.” ",)
LIST = ("Minister Ana Lopes, Malta, Latvia, the Council of Ports, ",)


def letters(number: int) -> str:
    """A made-up name that differs with the number."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)).capitalize() + "ov"


def long(pieces: tuple[str, ...], times: int, *, one_paragraph: bool) -> Article:
    """The pieces `times` over, as paragraphs or as one."""
    sentences = [piece.format(letters(number)) for number in range(times) for piece in pieces]
    return article(" ".join(sentences)) if one_paragraph else article(*sentences)


def best_time(page: Article) -> float:
    """Processor time of the fastest of three readings, which other work on the machine disturbs least."""
    times = []
    for _ in range(3):
        start = process_time()
        facts_of(page, Knowledge())
        times.append(process_time() - start)
    return min(times)


@pytest.mark.parametrize("one_paragraph", [False, True], ids=["paragraphs", "one paragraph"])
@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param(PROSE, id="prose"),
        pytest.param(NAMES, id="names", marks=quadratic("linking compares each person with every other")),
        pytest.param(QUOTES, id="quotations", marks=quadratic("each clause looks at all quotations")),
        pytest.param(LIST, id="list"),
    ],
)
def test_twenty_times_the_text_takes_less_than_thirty_times_the_time(
    pieces: tuple[str, ...], one_paragraph: bool
) -> None:
    some = 40 // len(pieces)
    short = best_time(long(pieces, some, one_paragraph=one_paragraph))
    assert best_time(long(pieces, some * TIMES, one_paragraph=one_paragraph)) < 30 * short + 0.05
