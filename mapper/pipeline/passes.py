"""The two passes: what each article yields by itself (cached), then the facts in the light of all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from mapper.corpus.knowledge import Knowledge
from mapper.corpus.paragraphs import ParagraphCounts
from mapper.corpus.settling import settle
from mapper.errors import CommuniqueError
from mapper.extraction import Extraction, extraction_of, facts_of
from mapper.facts import Article, ArticleFacts
from mapper.pipeline.faults import named, sparing
from mapper.pipeline.gather import article_of
from mapper.pipeline.result import Progress
from mapper.pipeline.version import software_digest
from mapper.store import SourceRecord, keep, read_text_of_record

PASSES: Final = "passes"


class FirstPass(msgspec.Struct, frozen=True):
    """What one article yields by itself."""

    alone: Extraction

    @property
    def article(self) -> Article:
        """The article, with the labels that reading alone gave it."""
        return self.alone.facts.article


def first_pass(
    folder: Path, records: Iterable[SourceRecord], report: Progress, problems: list[CommuniqueError]
) -> list[FirstPass]:
    """Pass 1 of each text among `records`, in order of hash; from the cache in `folder` where it can be.

    A text that brings a fault of ours to light goes to `problems`.
    """
    texts = [
        list(group) for _, group in groupby(sorted(records, key=attrgetter("sha256")), attrgetter("sha256"))
    ]
    found = []
    for number, group in enumerate(texts, start=1):
        with sparing(group[0].path, problems):
            found.append(_cached(folder, group))
        report("pass 1", number, len(texts))
    return found


def _cached(folder: Path, records: Sequence[SourceRecord]) -> FirstPass:
    """The key holds all that pass 1 depends on: the text (by its hash), the metadata and the software.

    Raises KnowledgeBaseError where the text of record is no longer the one with that hash.
    """
    read_text_of_record(folder, records[0].sha256)
    key = msgspec.json.encode([software_digest(), sorted(records)])
    path = folder / PASSES / f"{records[0].sha256[:16]}-{hashlib.sha256(key).hexdigest()[:16]}.msgpack"
    if path.exists():
        try:
            return msgspec.msgpack.decode(path.read_bytes(), type=FirstPass)
        except (msgspec.MsgspecError, OSError):
            path.unlink(missing_ok=True)  # a cache that cannot be read is made anew
    made = FirstPass(extraction_of(article_of(folder, records), Knowledge()))
    keep(path, msgspec.msgpack.encode(made))
    return made


@dataclass(frozen=True, slots=True)
class Aggregates:
    """What looks across all articles before their facts are made."""

    counts: ParagraphCounts
    knowledge: Knowledge

    @classmethod
    def of(cls, passes: Sequence[FirstPass]) -> Aggregates:
        """The aggregates of these articles, whatever their order."""
        return cls(
            ParagraphCounts.merged(ParagraphCounts.of(item.article) for item in passes),
            Knowledge.of(item.alone.attestations for item in passes),
        )


def second_pass(
    passes: Sequence[FirstPass], across: Aggregates, report: Progress, problems: list[CommuniqueError]
) -> list[ArticleFacts]:
    """The facts of all articles in the light of the aggregates, then those of the teasers they carry.

    What brings a fault of ours to light goes to `problems`.
    """
    found: list[ArticleFacts] = []
    teasers: list[Article] = []
    for number, item in enumerate(passes, start=1):
        with sparing(named(item.article), problems):
            page = settle(item.article, across.counts)
            found.append(_in_light(item, page.article, across.knowledge))
            teasers.extend(page.teasers)
        report("pass 2", number, len(passes))
    for teaser in merge_teasers(teasers):
        with sparing(named(teaser), problems):
            found.append(facts_of(teaser, across.knowledge))
    return found


def _in_light(item: FirstPass, settled: Article, knowledge: Knowledge) -> ArticleFacts:
    """The facts of pass 1, or those read anew where the corpus has changed what they lean on."""
    if settled == item.article and knowledge.still(item.alone.answers):
        return item.alone.facts
    return facts_of(settled, knowledge)


def merge_teasers(teasers: Iterable[Article]) -> list[Article]:
    """One article per text of a teaser, with all who carry it, in order of hash."""
    by_text = groupby(sorted(teasers, key=attrgetter("sha256")), attrgetter("sha256"))
    merged = []
    for _, group in by_text:
        same = list(group)
        carriers = sorted({sha256 for teaser in same for sha256 in teaser.carriers})
        sources = sorted(
            {source for teaser in same for source in teaser.sources}, key=attrgetter("path", "url")
        )
        merged.append(replace(same[0], carriers=tuple(carriers), sources=tuple(sources)))
    return merged
