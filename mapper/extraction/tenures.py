"""Held posts -> tenure reports, with the dates that the text gives them."""

from __future__ import annotations

from typing import NamedTuple

from mapper.analysis.analysis import Analysis
from mapper.corpus.knowledge import Attestations, Attested, bounds_of, title_key
from mapper.corpus.terms import Sign
from mapper.extraction.calendar import Calendar
from mapper.extraction.registry import Registry
from mapper.facts import Article, Evidence, TenureReport
from mapper.linking.entities import Entities
from mapper.linking.tenures import Held
from mapper.rules import lexicon

BEGINNING = lexicon.word_set("posts", "beginning")
ENDING = lexicon.word_set("posts", "ending")
# Whoever is appointed or elected may not be in office yet.
APPOINTED = frozenset({"tenure.appointed", "tenure.elected", "tenure.named", "tenure.nominated"})
LEAVING = frozenset({"tenure.left", "tenure.succeeded"})


class Term(NamedTuple):
    """When a tenure began and ended (EDTF), as far as the article says; "" where it does not."""

    since: str = ""
    until: str = ""

    def may_have(self, when: str) -> bool:
        """Whether it may have a day of that date."""
        first, last = bounds_of(when)
        begin, end = bounds_of(self.since)[0], bounds_of(self.until)[1]
        return not (last and begin and last < begin) and not (first and end and first > end)

    def has(self, when: str) -> bool:
        """Whether its end is told, and the date lies in it."""
        return bool(self.until) and self.may_have(when)


def tenure_reports(
    analysis: Analysis, entities: Entities, registry: Registry, calendar: Calendar
) -> tuple[TenureReport, ...]:
    """The tenures that the article states; the states among their bodies are noted in `registry`."""
    found = []
    for number, held in enumerate(entities.tenures):
        if not held.body:
            continue
        if held.body.startswith("state/"):
            registry.state(held.body, held.span)
        since, until = term_of(held, calendar)
        found.append(
            TenureReport(
                id=f"tenure-{held.span.start}-{number}",
                person=held.person,
                post=held.title,
                body=held.body,
                evidence=Evidence(held.rule, (held.span,)),
                since=since,
                until=until,
                attested="" if held.former else analysis.article.published,
                former=held.former,
            )
        )
    return tuple(found)


def term_of(held: Held, calendar: Calendar) -> Term:
    """From when to when, by the dates that the text gives the tenure."""
    since, until = "", ""
    for number in held.dates:
        text, before = calendar.text_of(number), calendar.preposition_of(number)
        if "/" in text:
            since, until = text.split("/", maxsplit=1)
        elif before in BEGINNING or (held.rule == "tenure.took" and before not in ENDING):
            since = text
        elif before in ENDING or held.rule in LEAVING:
            until = text
    return Term(since, until)


def attested(article: Article, entities: Entities, calendar: Calendar) -> Attestations:
    """What the article attests for others: whom it shows in office on its date, and since or until when."""
    found = set()
    for held in entities.tenures:
        term = term_of(held, calendar)
        days = [(term.since, Sign.BEGIN), (term.until, Sign.END)]
        if not held.former and held.rule not in APPOINTED and term.may_have(article.published):
            days.append((article.published, Sign.SEEN))
        name = entities.persons[held.person].name
        shown = [day for day in days if day[0] and held.body]
        key = title_key(held.title)
        found |= {Attested(held.body, key, held.person, name, day, sign) for day, sign in shown}
    return Attestations(article.sha256, tuple(sorted(found)))
