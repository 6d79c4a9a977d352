"""The two passes: what each article yields by itself, then the facts in the light of all of them.

Both are pure: pass 1 of a text, its metadata and the software; pass 2 of pass 1, of who else claims the
article's paragraphs, and of what was answered when it asked who held a post. So both can be remembered, and
an article is read again only where one of these has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import msgspec
from msgspec.structs import replace

from mapper.corpus.knowledge import Attestations, Knowledge
from mapper.corpus.paragraphs import Claim, Mark, ParagraphCounts
from mapper.corpus.settling import Carried, settle
from mapper.errors import CommuniqueError
from mapper.extraction import Extraction, extraction_of
from mapper.facts import Article, ArticleFacts
from mapper.pipeline.faults import named, sparing
from mapper.pipeline.gather import article_of
from mapper.pipeline.memo import Memo, digest
from mapper.pipeline.result import Progress
from mapper.store import SourceRecord, read_text_of_record


class Reading(msgspec.Struct, frozen=True):
    """What a text yielded when it was read, and the teasers that its page shows."""

    extraction: Extraction
    carried: tuple[Carried, ...] = ()


class FirstPass(msgspec.Struct, frozen=True):
    """What one article yields by itself; `key` stands for all that this depends on."""

    key: str
    marks: tuple[Mark, ...]
    alone: Reading

    @property
    def article(self) -> Article:
        """The article, with the labels that reading alone gave it."""
        return self.alone.extraction.facts.article


@dataclass(frozen=True, slots=True)
class Aggregates:
    """What looks across all articles before their facts are made."""

    counts: ParagraphCounts
    knowledge: Knowledge

    @classmethod
    def of(cls, passes: Sequence[FirstPass], attested: Iterable[Attestations]) -> Aggregates:
        """The aggregates of these articles in any order; `attested` is what counts of their tenures."""
        return cls(
            ParagraphCounts({item.article.sha256: item.marks for item in passes}),
            Knowledge.of(attested),
        )


@dataclass(frozen=True, slots=True)
class Passes:
    """The passes over the articles of the knowledge base `folder`, with what it remembers of earlier ones.

    What brings a fault of ours to light goes to `problems`.
    """

    folder: Path
    memo: Memo
    report: Progress
    problems: list[CommuniqueError]

    def first(self, records: Iterable[SourceRecord]) -> list[FirstPass]:
        """Pass 1 of each text among `records`, in order of hash."""
        by_text = groupby(sorted(records, key=attrgetter("sha256")), attrgetter("sha256"))
        texts = [list(group) for _, group in by_text]
        found = []
        for number, group in enumerate(texts, start=1):
            with sparing(group[0].path, self.problems):
                found.append(self._first(group))
            self.report("pass 1", number, len(texts))
        return found

    def second(self, passes: Sequence[FirstPass], across: Aggregates) -> list[ArticleFacts]:
        """The facts of all articles in the light of the aggregates, then those of the teasers they carry."""
        found: list[ArticleFacts] = []
        teasers: list[Article] = []
        for number, item in enumerate(passes, start=1):
            with sparing(named(item.article), self.problems):
                page = self._second(item, across)
                found.append(page.extraction.facts)
                teasers.extend(carried.on(item.article, across.counts) for carried in page.carried)
            self.report("pass 2", number, len(passes))
        for teaser in merge_teasers(teasers):
            with sparing(named(teaser), self.problems):
                found.append(self._teaser(teaser, across.knowledge))
        return found

    def _first(self, records: Sequence[SourceRecord]) -> FirstPass:
        """Raises KnowledgeBaseError where the text of record is no longer the one with that hash."""
        read_text_of_record(self.folder, records[0].sha256)
        said = [
            (one.path, one.sha256, one.raw, one.url, one.title, one.published, one.publisher)
            for one in sorted(records)
        ]
        key = digest("pass 1", said)
        known = self.memo.get(key, FirstPass)
        if known is not None:
            return known
        article = article_of(self.folder, records)
        marks = ParagraphCounts.of(article).articles[article.sha256]
        page = settle(article, [Claim()] * len(marks))
        made = FirstPass(key, marks, Reading(extraction_of(page.article, Knowledge()), page.carried))
        self.memo.put(key, made)
        return made

    def _second(self, item: FirstPass, across: Aggregates) -> Reading:
        claims = across.counts.claims(item.article.sha256)
        still = across.knowledge.still(item.alone.extraction.answers)
        if still and not any(claim.others for claim in claims):
            return item.alone
        key = digest("pass 2", item.key, claims)
        known = self.memo.get(key, Reading)
        if known is not None and across.knowledge.still(known.extraction.answers):
            return known
        page = settle(item.article, claims)
        if still and page.article == item.article:
            made = Reading(item.alone.extraction, page.carried)
        else:
            made = Reading(extraction_of(page.article, across.knowledge), page.carried)
        self.memo.put(key, made)
        return made

    def _teaser(self, teaser: Article, knowledge: Knowledge) -> ArticleFacts:
        """A teaser is read as what it says, whoever carries it."""
        bare = replace(teaser, carriers=())
        key = digest("teaser", bare)
        known = self.memo.get(key, Reading)
        if known is None or not knowledge.still(known.extraction.answers):
            known = Reading(extraction_of(bare, knowledge))
            self.memo.put(key, known)
        return replace(known.extraction.facts, article=teaser)


def merge_teasers(teasers: Iterable[Article]) -> list[Article]:
    """One article per text of a teaser, with all who carry it, in order of hash."""
    by_text = groupby(sorted(teasers, key=attrgetter("sha256")), attrgetter("sha256"))
    merged = []
    for _, group in by_text:
        same = list(group)
        carriers = sorted({sha256 for teaser in same for sha256 in teaser.carriers})
        merged.append(replace(same[0], carriers=tuple(carriers)))
    return merged
