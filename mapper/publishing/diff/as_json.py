"""Differences as JSON, for machines.

    {"articles": [ARTICLE…], "entities": [ENTITY…], "corrections": [CORRECTION…],
     "summary": {"articles", "facts", "entities", "corrections": counts}}

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
    CORRECTION    change    came or went
             kind      same, different, wrong, missing, label or link
             text      the correction in words
             applies   whether it has an effect on the side where it is
             before, after    null, or {"iri", "subject", "property", "object", "value", "author", "date",
                       "note"}, null where it does not have one; nodes are whole IRIs

Values are `{"name": [{"text", "iri" where it is a node}…]}`, sentences `{"start", "end", "text",
"passages": [[start, end]…]}` in code points of the text of record. Articles come by date and source,
entities by IRI, corrections by what they say: the same knowledge bases give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

import msgspec
import pyoxigraph as ox

from mapper.corrections import correction_triples
from mapper.facts import Correction
from mapper.publishing.diff.changes import (
    AnyChange,
    ArticleChange,
    CorrectionChange,
    EntityChange,
    FactChange,
    Ruling,
)
from mapper.publishing.diff.facts import Fact, Page, Value, Values
from mapper.publishing.diff.tally import Tally
from mapper.publishing.sentences import Quote
from mapper.rdf import Iris
from mapper.rdf.terms import CQ

_Json: TypeAlias = dict[str, object]
_BEFORE: Final = 0
_AFTER: Final = 1


def as_json(changes: Iterable[AnyChange], bases: tuple[str, str]) -> str:
    """The document; `bases` are the base IRIs before and after."""
    articles: list[_Json] = []
    entities: list[_Json] = []
    corrections: list[_Json] = []
    tally = Tally()
    for change in changes:
        tally.add(change)
        if isinstance(change, EntityChange):
            entities.append(_entity(change, bases))
        elif isinstance(change, CorrectionChange):
            corrections.append(_correction(change, bases))
        elif change.is_listed:
            articles.append(_article(change, bases))
    document = {
        "articles": articles,
        "entities": entities,
        "corrections": corrections,
        "summary": tally.as_dict(),
    }
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


def _correction(change: CorrectionChange, bases: tuple[str, str]) -> _Json:
    went = change.change is Ruling.WENT
    state = _given(change.correction, Iris(bases[_BEFORE if went else _AFTER]))
    return {
        "change": change.change,
        "kind": change.correction.kind,
        "text": change.words,
        "applies": change.applies,
        "before": state if went else None,
        "after": None if went else state,
    }


def _given(one: Correction, iris: Iris) -> _Json:
    """A correction by the names of its cells; those that it does not have are null."""
    about = {triple[1]: triple[2] for triple in correction_triples(one, iris)}
    stated = {
        "iri": iris.correction(one).value,
        "subject": about[CQ.corrects].value,
        "property": one.property,
        "object": about[CQ.correctedObject].value if one.object else "",
        "value": one.value,
        "author": one.author,
        "date": one.date,
        "note": one.note,
    }
    return {name: cell or None for name, cell in stated.items()}
