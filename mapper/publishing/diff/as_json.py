"""Differences as JSON, for machines.

    {"articles": [ARTICLE…], "entities": [ENTITY…], "summary": {"articles", "facts", "entities": counts}}

    ARTICLE  change    came, went, revised (another text of the same source) or same (facts differ)
             before, after    null, or {"iri", "values"}
             changes   the names of the values that differ
             facts     [FACT…], by kind and place in the text
    FACT     change    came, went, changed or evidence (states the same on other evidence)
             kind      event, participant, tenure, statement, document, person, body, state, group, place
             text      the fact in words
             before, after    null, or {"iri", "values", "rule", "confidence", "doubts", "sentences"}
             changes   the names of the values that differ
    ENTITY   change    came, went, renamed, joined (counts as another one now) or parted
             kind, iri; before, after    null, or {"name", "counts_as": IRI or null}

Values are `{"name": [{"text", "iri" where it is a node}…]}`, sentences `{"start", "end", "text",
"passages": [[start, end]…]}` in code points of the text of record. Articles come by date and source,
entities by IRI: the same knowledge bases give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

import msgspec
import pyoxigraph as ox

from mapper.publishing.diff.changes import ArticleChange, EntityChange, FactChange
from mapper.publishing.diff.facts import Fact, Page, Value, Values
from mapper.publishing.diff.tally import Tally
from mapper.publishing.sentences import Quote

_Json: TypeAlias = dict[str, object]
_BEFORE: Final = 0
_AFTER: Final = 1


def as_json(changes: Iterable[ArticleChange | EntityChange], bases: tuple[str, str]) -> str:
    """The document; `bases` are the base IRIs before and after."""
    articles: list[_Json] = []
    entities: list[_Json] = []
    tally = Tally()
    for change in changes:
        tally.add(change)
        if isinstance(change, EntityChange):
            entities.append(_entity(change, bases))
        elif change.is_listed:
            articles.append(_article(change, bases))
    document = {"articles": articles, "entities": entities, "summary": tally.as_dict()}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode("utf-8") + "\n"


def _article(change: ArticleChange, bases: tuple[str, str]) -> _Json:
    def state(page: Page | None, side: int) -> _Json | None:
        return {"iri": bases[side] + page.iri, "values": _values(page.itself.values)} if page else None

    return {
        "change": change.text,
        "before": state(change.before, _BEFORE),
        "after": state(change.after, _AFTER),
        "changes": [value.name for value in change.values],
        "facts": [_fact(fact, bases) for fact in change.facts],
    }


def _fact(change: FactChange, bases: tuple[str, str]) -> _Json:
    return {
        "change": change.change,
        "kind": change.fact.kind,
        "text": change.fact.words,
        "before": _state(change.before, change.quotes_before, bases[_BEFORE]),
        "after": _state(change.after, change.quotes_after, bases[_AFTER]),
        "changes": [value.name for value in change.values],
    }


def _state(fact: Fact | None, quotes: Sequence[Quote], base: str) -> _Json | None:
    if fact is None:
        return None
    return {
        "iri": base + fact.iri,
        "values": _values(fact.values),
        "rule": fact.evidence.rule,
        "confidence": float(fact.evidence.confidence),
        "doubts": fact.evidence.doubts,
        "sentences": [
            {"start": quote.span.start, "end": quote.span.end, "text": quote.text, "passages": quote.passages}
            for quote in quotes
        ],
    }


def _values(values: Values) -> _Json:
    return {name: [_value(value) for value in several] for name, several in values.items()}


def _value(value: Value) -> _Json:
    iri = {"iri": value.term.value} if isinstance(value.term, ox.NamedNode) else {}
    return {"text": value.text, **iri}


def _entity(change: EntityChange, bases: tuple[str, str]) -> _Json:
    def state(name: str, counts_as: str, side: int) -> _Json | None:
        return {"name": name, "counts_as": bases[side] + counts_as if counts_as else None} if name else None

    return {
        "change": change.change,
        "kind": change.kind,
        "iri": bases[_AFTER if change.after else _BEFORE] + change.iri,
        "before": state(change.before, change.was, _BEFORE),
        "after": state(change.after, change.now, _AFTER),
    }
