"""What is made while an article is read is let go of at once."""

from __future__ import annotations

import gc

from mapper.corpus.knowledge import Knowledge
from mapper.extraction import extraction_of
from tests.extraction.articles import article

PAGE = article(
    "President Olav Rendel of Norway met Prime Minister Ana Lopes of Portugal in Riga on 3 May 2031.",
    "“We signed the Treaty on Ports,” Lopes said. She has been Chair of the Council of Ports since 2029.",
    title="Leaders meet in Riga",
    published="2031-05-04",
)


def test_nothing_that_reading_makes_waits_for_the_collector() -> None:
    """It holds no cycles of references, which would stay in memory till the collector comes."""
    extraction_of(PAGE, Knowledge())  # loads lexicons
    gc.collect()
    gc.disable()
    try:
        assert extraction_of(PAGE, Knowledge()).facts.events
        assert gc.collect() == 0
    finally:
        gc.enable()
