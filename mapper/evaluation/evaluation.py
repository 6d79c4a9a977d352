"""A knowledge base against gold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mapper.evaluation.found import SCORED, Facts, found_in
from mapper.evaluation.gold import GoldArticle, read_gold
from mapper.evaluation.judging import judge
from mapper.evaluation.matching import Judgement
from mapper.evaluation.spans import PARTS, SpanScore, judge_spans
from mapper.store import intact, open_knowledge_base

_NOTHING: Facts = dict.fromkeys(SCORED, ())


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the gold says of a knowledge base; `unread` are the sources with gold that it does not have."""

    judgement: Judgement
    spans: Mapping[str, SpanScore]
    unread: tuple[str, ...]


def evaluate(gold: Iterable[Path], knowledge_base: Path) -> Evaluation:
    """The gold in files and folders against the knowledge base in a folder.

    Articles without gold count neither way; all gold of an article that the knowledge base does not have is
    missed. Raises CommuniqueError where gold or knowledge base cannot be read.
    """
    articles = read_gold(gold)
    with intact(knowledge_base):
        return compare(articles, found_in(open_knowledge_base(knowledge_base)))


def compare(gold: Iterable[GoldArticle], found: Mapping[str, Facts]) -> Evaluation:
    """Gold against the facts of articles by the names of their files."""
    judgement, unread = Judgement(), []
    spans = dict.fromkeys(PARTS, SpanScore())
    for article in gold:
        facts = found.get(article.file, _NOTHING)
        if article.file not in found:
            unread.append(article.file)
        judgement += judge(article, facts)
        scored = judge_spans(article.statements, facts["statements"])
        spans = {part: spans[part] + scored[part] for part in PARTS}
    return Evaluation(judgement, spans, tuple(unread))
