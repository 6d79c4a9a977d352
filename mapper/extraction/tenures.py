"""Held posts -> tenure reports, with the dates that the text gives them."""

from __future__ import annotations

from mapper.analysis.analysis import Analysis
from mapper.extraction.calendar import Calendar
from mapper.extraction.registry import Registry
from mapper.facts import Evidence, TenureReport
from mapper.linking.entities import Entities
from mapper.linking.tenures import Held

CONFIDENCE = 0.95


def tenure_reports(
    analysis: Analysis, entities: Entities, registry: Registry, calendar: Calendar
) -> tuple[TenureReport, ...]:
    """The tenures that the article states; the states among their bodies are noted in `registry`."""
    found = []
    for number, held in enumerate(entities.tenures):
        if held.body.startswith("state/"):
            registry.state(held.body, held.span)
        since, until = _bounds(held, calendar)
        found.append(
            TenureReport(
                id=f"tenure-{held.span.start}-{number}",
                person=held.person,
                post=held.title,
                body=held.body,
                evidence=Evidence(held.rule, CONFIDENCE, (held.span,)),
                since=since,
                until=until,
                attested="" if held.former else analysis.article.published,
                former=held.former,
            )
        )
    return tuple(found)


def _bounds(held: Held, calendar: Calendar) -> tuple[str, str]:
    """From when to when, where one of its dates is an interval."""
    since, until = "", ""
    for number in held.dates:
        text = calendar.text_of(number)
        if "/" in text:
            since, until = text.split("/", maxsplit=1)
    return since, until
