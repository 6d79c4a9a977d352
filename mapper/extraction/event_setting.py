"""Predicates -> when, where and under whom their clause sets an event."""

from __future__ import annotations

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk
from mapper.analysis.mentions import Kind
from mapper.dates import DAY, YEAR, is_next_day
from mapper.extraction.actors import Actors
from mapper.extraction.arguments import Arguments
from mapper.extraction.calendar import Calendar
from mapper.extraction.clauses import is_main_verb
from mapper.extraction.drafts import Draft, Part
from mapper.extraction.event_circumstances import Circumstances
from mapper.extraction.event_days import spread
from mapper.extraction.places import Places, clause_places
from mapper.extraction.tellings import Telling
from mapper.extraction.words import event_words
from mapper.rules import lexicon
from mapper.rules.event_frames import EventFrame

BESIDE_YEARS = lexicon.word_set("small-words", "beside_years")
ENDING = lexicon.word_set("small-words", "ending")


class EventSetting:
    """Gives drafts the date, place and hosts that a clause names."""

    def __init__(self, analysis: Analysis, actors: Actors, places: Places, calendar: Calendar) -> None:
        self._text = analysis.text
        self._actors = actors
        self._places = places
        self._calendar = calendar
        self._circumstances = Circumstances(analysis, actors)

    def situate(self, telling: Telling, draft: Draft, frame: EventFrame) -> None:
        """Adds what the clause says of when, where and under whom, where the draft has none of its own."""
        clause, predicate, arguments = telling.clause, telling.predicate, telling.arguments
        if draft.moved and telling.is_old_plan:
            return
        if frame.moves:
            self._move(clause, arguments, draft)
        elif not draft.date:
            found = self._date(clause, arguments, again=draft.definite)
            shared = (self._at(clause, k) for k in telling.shared_dates[:1])
            found = found or next(shared, "") or self._main_date(telling)
            draft.date = spread(found, self._text, clause.chunks, arguments.verb.head, draft)
            draft.replaced = telling.is_old_plan
        for place, rank in self._named_places(arguments, frame) or clause_places(
            clause, self._places, predicate
        ):
            draft.locate(place, rank)
        fronted = not any(is_main_verb(clause.chunks, k) for k in range(arguments.index))
        begin = arguments.begin if fronted else arguments.index
        draft.add_all(self._circumstances.parts(clause.chunks, begin, arguments.end))
        self._host(arguments, draft)

    def _move(self, clause: Clause, arguments: Arguments, draft: Draft) -> None:
        """The day to which it was put off takes the place of any other: "postponed from 3 *to 5 June*"."""
        draft.moved = True
        behind = [k for k in arguments.dates if k > arguments.index]
        new = [k for k in behind if clause.chunks[k - 1].head != "from"]
        ranges = [self._calendar.at(clause.chunks[k].first) for k in behind if k not in new]
        dates = [self._calendar.at(clause.chunks[k].first) for k in new]
        dates += [end for text in ranges for end in text.split("/")[1:]]
        if dates or draft.replaced:
            draft.date, draft.replaced = next(iter(dates), ""), False

    def _named_places(self, arguments: Arguments, frame: EventFrame) -> list[tuple[str, int]]:
        """The first place in the slots that the frame's place stands in."""
        slots = {"object": arguments.undergoer, "subject": arguments.subject}
        for slot in frame.where:
            members = slots[slot] if slot in slots else arguments.behind(slot)
            found = [place for place in map(self._places.of, members) if place[0]]
            if found:
                return found[:1]
        return []

    def _host(self, arguments: Arguments, draft: Draft) -> None:
        """The body *at* which it is held is its host."""
        if arguments.verb.head not in event_words().holding or draft.type in {"visit", "call"}:
            return
        behind = arguments.behind("at")
        hosts = self._actors.of(tuple(m for m in behind if m.core.head not in event_words().buildings))
        for actor in hosts:
            if actor.id.startswith("body/"):
                draft.add(Part.of(actor, "host", "event.held-at", self._text))

    def _date(self, clause: Clause, arguments: Arguments, *, again: bool) -> str:
        """The first date behind the verb, else the first of the clause; of an event that is told of `again`
        not the one on which it ends.
        """
        free = [k for k in arguments.dates if not self._dates_a_title(clause, k)]
        free = [k for k in free if not (again and _ends_there(clause, k))]
        ordered = [k for k in free if k > arguments.index] + free
        dates = [found for k in ordered if (found := self._at(clause, k))]
        if not dates:
            return self._when(clause, arguments.begin)
        return max((d for d in dates if d.startswith(dates[0])), key=len)  # "last year, on 3 May 2030,"

    def _main_date(self, telling: Telling) -> str:
        """The date of the main verb, where a "when" or a plan has none: "She spoke *today* when she
        met X", "*On Monday* she is to meet X".
        """
        chunks, begin, before = telling.clause.chunks, telling.arguments.begin, telling.before
        if before is None:
            return ""
        leading = before.arguments
        plan = telling.verb.infinitive and leading.verb.tense == "present" and not leading.verb.perfect
        dates = [k for k in leading.dates if plan and k < leading.index]
        if begin and chunks[begin - 1].head == "when":
            dates = [k for k in leading.dates if k < begin]
        return next((found for k in dates if (found := self._at(telling.clause, k))), "")

    def _at(self, clause: Clause, index: int) -> str:
        """The date at a chunk: the one in brackets behind it, or with the next day behind "and"."""
        chunks = clause.chunks
        found = self._calendar.at(chunks[index].first)
        for k in range(index + 1, min(index + 4, len(chunks) - 1)):
            if chunks[k].kind is Chunk.OPEN and chunks[k + 1].kind is Chunk.DATE:
                return self._calendar.at(chunks[k + 1].first) or found
        following = self._calendar.at(chunks[index + 2].first) if index + 2 < len(chunks) else ""
        joined = following and chunks[index + 1].head == "and" and is_next_day(found, following)
        return f"{found}/{following}" if joined else found

    def _when(self, clause: Clause, begin: int) -> str:
        """The date before the "when" that begins the clause at chunk `begin`: "in 2031, *when* she spoke"."""
        before = clause.chunks[max(begin - 3, 0) : begin]
        asked = bool(before) and before[-1].head == "when"
        dates = [p for p in before if p.kind is Chunk.DATE]
        return self._calendar.at(dates[-1].first) if asked and dates else ""

    def _dates_a_title(self, clause: Clause, index: int) -> bool:
        """Whether a year belongs to a name: "the Roadmap for 2015", "the Convention of 1949"."""
        text = self._calendar.at(clause.chunks[index].first)
        before = clause.chunks[index - 1].head if index else ""
        named = clause.chunks[index - 2] if index > 1 else None
        if before in {"of", "dated"} and named is not None and named.head in lexicon.documents():
            return True
        whole = all(len(part) < DAY for part in text.split("/"))
        years = all(len(part) <= YEAR for part in text.split("/"))
        titled = named is not None and named.kind is Chunk.NP and before == "for"
        beside = clause.chunks[index - 1] if index else None
        if years and beside is not None and any(m.kind is Kind.DOCUMENT for m in beside.mentions):
            return True
        return (years and before in BESIDE_YEARS) or (whole and titled)


def _ends_there(clause: Clause, index: int) -> bool:
    """Whether a date only says when something ends: "will be held *until* 11 May"."""
    return index > 0 and clause.chunks[index - 1].head in ENDING
