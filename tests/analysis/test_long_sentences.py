"""Sentences that nobody writes are read all the same, piece by piece."""

from __future__ import annotations

import pytest

from mapper.analysis.analysis import analyse
from mapper.analysis.sentences import LONGEST
from mapper.corpus.knowledge import Knowledge
from mapper.extraction import facts_of
from tests.linking.tables import article_of


def test_text_without_full_stops_is_cut_and_nothing_of_it_is_lost() -> None:
    analysis = analyse(article_of("the ministers of the union met " * LONGEST))
    sentences = [clause.sentence for clause in analysis.clauses]
    assert max(s.last - s.first for s in sentences) == LONGEST
    assert [s.first for s in sentences[1:]] == [s.last for s in sentences[:-1]]
    assert (sentences[0].first, sentences[-1].last) == (0, 6 * LONGEST)


@pytest.mark.parametrize(
    "piece", [" and discussed trade", ", approved in Riga", ", approved", " that Ana Lopes said"]
)
def test_hundreds_of_verbs_in_one_sentence_are_read(piece: str) -> None:
    facts_of(article_of(f"The ministers met{piece * 400}."), Knowledge())
