"""What an article yields leans on what the corpus answers, and on nothing else of it."""

from __future__ import annotations

import msgspec
import pytest

from mapper.corpus.knowledge import Knowledge
from mapper.extraction import Extraction, extraction_of, facts_of
from mapper.facts import Article
from tests.extraction.articles import article, attest

ASKING = article(
    "The Secretary General of the Alliance of Ports said that the bridge was old.", published="2031-05-03"
)


def naming(post: str) -> Knowledge:
    """The corpus of one article that shows Ana Lopes in a post."""
    return Knowledge.of([attest(article(f"Ana Lopes, the {post}, visited Riga.", published="2031-04-20"))])


@pytest.mark.parametrize(
    "page", [ASKING, article("Ana Lopes met Ola Dahl in Riga.")], ids=["asks", "does not"]
)
def test_the_same_answers_give_the_same_facts(page: Article) -> None:
    alone = extraction_of(page, Knowledge())
    other = naming("Secretary General of the League of Rivers")
    assert other.still(alone.answers)
    assert facts_of(page, other) == alone.facts == facts_of(page, Knowledge())


def test_an_article_that_names_the_holder_changes_an_answer_and_the_facts() -> None:
    alone = extraction_of(ASKING, Knowledge())
    other = naming("Secretary General of the Alliance of Ports")
    assert not other.still(alone.answers)
    assert facts_of(ASKING, other) != alone.facts


def test_an_extraction_is_read_back_as_it_was_kept() -> None:
    alone = extraction_of(ASKING, Knowledge())
    assert alone.answers
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(alone), type=Extraction) == alone
