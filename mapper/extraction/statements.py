"""All statements of an article, whatever their form, in one pass with its clauses."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mapper.analysis.analysis import Analysis
from mapper.analysis.quotes import Quote
from mapper.extraction.actors import Actors
from mapper.extraction.announced import Announced
from mapper.extraction.elsewhere import is_said_elsewhere
from mapper.extraction.first_person import FirstPerson
from mapper.extraction.listed import with_items
from mapper.extraction.named import Named
from mapper.extraction.noun_cues import NounCues
from mapper.extraction.predicates import Predicate
from mapper.extraction.quotations import Quotations
from mapper.extraction.quote_index import QuoteIndex
from mapper.extraction.reported import Reported
from mapper.extraction.said import Said
from mapper.extraction.voices import Mode
from mapper.facts import Evidence, Statement, StatementForm


class Statements:
    """Gathers what is said, clause by clause: `said` holds each with the number of its clause, `apart` where
    the verbs of saying end that tell of words for a medium or in writing.
    """

    def __init__(self, analysis: Analysis, actors: Actors, modes: Sequence[Mode], index: QuoteIndex) -> None:
        self._analysis = analysis
        self._modes = modes
        self._actors = actors
        self._index = index
        self._quotations = Quotations(analysis, actors, index)
        self._reported = Reported(analysis, actors)
        self._nouns = NounCues(analysis, actors)
        self._first_person = FirstPerson(analysis, actors, modes, index)
        self._announced = Announced(analysis, index)
        self._predicates: list[Sequence[Predicate]] = [()] * len(analysis.clauses)
        self.said: list[tuple[Said, int]] = []
        self.apart: set[int] = set()

    def read(self, number: int, predicates: Sequence[Predicate]) -> None:
        """Reads clause `number`."""
        self._predicates[number] = predicates
        chunks, tokens = self._analysis.clauses[number].chunks, self._analysis.text.tokens
        elsewhere = (p for p in predicates if is_said_elsewhere(chunks, p))
        self.apart |= {tokens[p.arguments.verb.last - 1].end for p in elsewhere}
        if self._modes[number] is Mode.QUESTION:
            return
        own = self._first_person.read(number, predicates) or self._block(number, predicates)
        spoken = self._quotations.read(number, self._predicates)
        found = [one.said() for one in spoken]
        found += [one.said() for one in self._quotations.read(number, self._predicates, inner=True)]
        joint = self._modes[number] is Mode.JOINT or any(s.form is StatementForm.JOINT for s in own)
        if not joint:
            clause = self._analysis.clauses[number]
            quoted = [*(one.quote for one in spoken), *self._still_open(number)]
            tags = {one.found.verb for one in spoken}
            told_of = self._reported.read(clause, predicates, quoted, tags)
            # Inside somebody's own words only hearsay has no speaker.
            found += [s for s in told_of if s.speaker is not None or self._modes[number] is Mode.TOLD]
            found += self._nouns.read(clause)
        listed = (with_items(self._analysis, number, one) for one in _merged(found))
        told = [self._in_marks(one, number) for one in listed]
        self.said += [(one, number) for one in (*own, *told)]
        speakers = [one.speaker for one in told if one.speaker is not None and one.source is not None]
        if speakers and speakers[-1].id.startswith("person/"):
            self._actors.focus.speak_of(speakers[-1:])

    def _block(self, number: int, predicates: Sequence[Predicate]) -> list[Said]:
        """A sentence of words that were announced before, if it announces none itself."""
        announced = self._announced.announces(number, predicates)
        if announced is not None:
            self._quotations.introduce(announced, number)
            return []
        return self._announced.read(number, predicates) if self._modes[number] is Mode.TOLD else []

    def _in_marks(self, said: Said, number: int) -> Said:
        """What is reported in the speaker's own words is direct: X said it was “a gift to all of us”."""
        quotes = self._index.speech(number)
        own = any(c.start <= q.start and q.end <= c.end for c in said.content for q in quotes)
        reported = said.form is StatementForm.REPORTED
        return replace(said, form=StatementForm.DIRECT) if own and reported else said

    def _still_open(self, number: int) -> list[Quote]:
        """Quotations of several sentences that this clause stands in."""
        sentence = self._analysis.clauses[number].sentence
        quotes = self._index.overlapping(number)
        return [q for q in quotes if q.first < sentence.first or q.last > sentence.last]


def _merged(found: Sequence[Said]) -> list[Said]:
    """Statements without those that another one of the same speaker holds: a reported clause around a
    quotation is one statement.
    """
    kept: list[Said] = []
    for said in found:
        holders = [
            other
            for other in found
            if other.speaker == said.speaker
            and other.content[0].start <= said.content[0].start
            and said.content[-1].end <= other.content[-1].end
            and other.content != said.content
        ]
        if not holders and said not in kept:
            kept.append(said)
    return kept


def statements(
    said: Sequence[tuple[Said, int]], occasions: Sequence[str], named: Named
) -> tuple[Statement, ...]:
    """The statements as facts; `said` come with the numbers of their clauses, `occasions` are the ids of the
    events at which each was made, or "".
    """
    found: dict[str, Statement] = {}
    for (one, _), event in zip(said, occasions, strict=True):
        identifier = f"statement-{one.content[0].start}"
        while identifier in found:
            identifier += "b"
        passages = tuple(dict.fromkeys((*one.content, *(s for s in (one.source, one.cue) if s is not None))))
        found[identifier] = Statement(
            id=identifier,
            form=one.form,
            act=one.act,
            content=one.content,
            evidence=Evidence(one.rule, passages),
            speaker=one.speaker.id if one.speaker is not None else "",
            source=one.source,
            cue=one.cue,
            capacity=one.speaker.capacity if one.speaker is not None else "",
            event=event,
            about=named.inside(one.content),
        )
    return tuple(found.values())
