"""Finished drafts -> where those are that the text sets nowhere: where other news of their day is, or in the
city of the date line.
"""

from __future__ import annotations

from collections.abc import Sequence

from mapper.corpus.places import city_place, contains
from mapper.dates import Edtf
from mapper.extraction.datelines import NEAR
from mapper.extraction.drafts import Draft
from mapper.extraction.event_places import is_large
from mapper.extraction.event_reports import is_news
from mapper.extraction.places import CITY, SPOT, TOWN
from mapper.extraction.registry import Registry
from mapper.extraction.words import event_words
from mapper.facts import Article, Label, Span

# Types of events that are where their day's news is, and those whose place shows where that is.
SETTLED = frozenset({"meeting", "ceremony", "signing", "interview", "session", "conference"})
SETTING = SETTLED | {"visit", "summit", "exercise"}
# How many characters a line of a city and its state has at most.
LONGEST_LINE = 40


def settle_places(drafts: Sequence[Draft], line: Span | None, registry: Registry, article: Article) -> None:
    """Gives events without a city or state a place; `line` is where the place of the date line stands."""
    published, name = article.published, line.of(article.text) if line is not None else ""
    located = [d for d in drafts if d.rank > SPOT and d.type in SETTING and d.status != "cancelled"]
    for draft in drafts:
        if draft.rank > SPOT or draft.type not in SETTLED or draft.status != "held":
            continue
        near = _frame(draft, located) or _beside(draft, located)
        fresh = is_news(draft, published) and _days_before(draft.date, published) <= NEAR
        if line is not None and fresh and (near is None or contains(near.place, city_place(name))):
            draft.locate(registry.place_at(name, line), CITY)
        elif near is not None:
            draft.locate(near.place, near.rank)


def place_of_line(article: Article) -> Span | None:
    """Where the place of the date line stands, else a line above the text that is but a city."""
    if article.place_span is not None:
        return article.place_span
    for paragraph in article.paragraphs:
        words = paragraph.span.of(article.text)
        if paragraph.label is Label.BODY and len(words) > LONGEST_LINE:
            return None
        name = words.partition(",")[0].strip()
        if len(words) <= LONGEST_LINE and is_large(name.title() if name.isupper() else name):
            return Span(paragraph.span.start, paragraph.span.start + len(name))
    return None


def _frame(draft: Draft, located: Sequence[Draft]) -> Draft | None:
    """The event told of before that an opening or closing ceremony belongs to."""
    words = set(draft.label.lower().split())
    if draft.type != "ceremony" or not words & (event_words().opening | event_words().closing):
        return None
    before = [
        d for d in located if d.first < draft.first and d.status == draft.status and d.type != "ceremony"
    ]
    return before[-1] if before else None


def _beside(draft: Draft, located: Sequence[Draft]) -> Draft | None:
    """The event of the same day that is told of last before, else first behind, if its people were there."""
    same = [d for d in located if d.status == draft.status and _is_in(draft.date, d.date) and d is not draft]
    before = [d for d in same if d.first < draft.first]
    found = before[-1] if before else same[0] if same else None
    alone = len({d.place for d in same}) == 1 and found is not None and found.rank != TOWN
    return found if found is not None and (alone or _share(draft, found)) else None


def _share(one: Draft, other: Draft) -> bool:
    return bool({p.actor.id for p in one.parts} & {p.actor.id for p in other.parts})


def _is_in(date: str, days: str) -> bool:
    """Whether a date is one day, or the same days, of an event's."""
    if not date or not days:
        return False
    inner, outer = Edtf.parse(date), Edtf.parse(days)
    if date == days:
        return inner.earliest is not None
    if "/" not in days or inner.earliest is None or outer.earliest is None or outer.latest is None:
        return False
    return inner.latest is not None and outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _days_before(date: str, published: str) -> int:
    """How many days before the article's the last day of a date lies."""
    then, now = Edtf.parse(date).latest, Edtf.parse(published).latest if published else None
    return (now - then).days if then is not None and now is not None else NEAR + 1
