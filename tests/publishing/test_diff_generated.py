"""Differences between any knowledge bases, read forwards and backwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mapper.facts import ArticleFacts, EventReport, Statement
from mapper.publishing.diff import AnyChange, ArticleChange, EntityChange, compare
from tests.publishing.meetings import LOPES, OSLO, PETROV, RIGA, TEXT, knowledge_base, meeting, said, told
from tests.rdf.builders import page

# Any articles: two texts of one source and one of another, with any facts.

TEXTS: Final = (TEXT, TEXT.replace("Riga", "Oslo", 1), f"{TEXT}\nThe end.")
WORDS: Final = (
    "Ana Lopes met Ivan Petrov",
    "met Ivan Petrov",
    "chaired the session",
    "“We agree,”",
    "“We do not,”",
)


MIRROR: Final = {"came": "went", "went": "came", "joined": "parted", "parted": "joined"}


@st.composite
def events(draw: st.DrawFn) -> EventReport:
    report = meeting(
        draw(st.integers(0, 3)),
        draw(st.sampled_from(WORDS)),
        type=draw(st.sampled_from(["meeting", "visit"])),
        date=draw(st.sampled_from(["", "2024-05-02"])),
        place=draw(st.sampled_from(["", RIGA.id, OSLO.id])),
    )
    return replace(report, participations=report.participations[: draw(st.integers(0, 2))])


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    statement = said(draw(st.sampled_from(WORDS)), speaker=draw(st.sampled_from([LOPES.id, PETROV.id, ""])))
    return replace(statement, id=f"statement-{draw(st.integers(0, 3))}")


@st.composite
def articles(draw: st.DrawFn, text: str) -> ArticleFacts:
    """An article of this text, whose passages stand where they stand in TEXT."""
    facts = draw(st.lists(st.one_of(events(), statements()), max_size=5, unique_by=lambda fact: fact.id))
    found = told(*facts, source="other.txt" if text.endswith("The end.") else "news.txt")
    article_ = replace(page(text).article, sources=found.article.sources, published="2024-05-03")
    return replace(found, article=article_)


corpora = st.lists(st.sampled_from(TEXTS), unique=True, max_size=3).flatmap(
    lambda texts: st.tuples(*(articles(text) for text in texts))
)


def seen_from_one_side(changes: Iterable[AnyChange], *, mirrored: bool) -> set[object]:
    """The changes as plain values, read backwards where `mirrored`."""

    def turn(change: str, before: object, after: object) -> tuple[object, ...]:
        return (MIRROR.get(change, change), after, before) if mirrored else (str(change), before, after)

    found: set[object] = set()
    for change in changes:
        if isinstance(change, EntityChange):
            found.add(
                (change.iri, *turn(change.change, (change.before, change.was), (change.after, change.now)))
            )
            continue
        assert isinstance(change, ArticleChange)
        here = turn(change.text, change.before and change.before.iri, change.after and change.after.iri)
        found.add((*here, change.unlisted))
        for fact in change.facts:
            values = frozenset(turn(one.name, one.before, one.after) for one in fact.values)
            iris = turn(fact.change, fact.before and fact.before.iri, fact.after and fact.after.iri)
            found.add((*iris, values))
    return found


@settings(max_examples=60, deadline=None)
@given(before=corpora, after=corpora)
def test_any_knowledge_base_is_its_own_equal_and_differences_read_backwards_are_the_reverse(
    tmp_path_factory: pytest.TempPathFactory,
    before: tuple[ArticleFacts, ...],
    after: tuple[ArticleFacts, ...],
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    one, other = knowledge_base(folder, before), knowledge_base(folder, after)
    assert list(compare(one, knowledge_base(folder, before))) == []
    forth, back = compare(one, other, evidence=True), compare(other, one, evidence=True)
    assert seen_from_one_side(forth, mirrored=True) == seen_from_one_side(back, mirrored=False)
