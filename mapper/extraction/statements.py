"""All statements of an article, whatever their form, in one pass with its clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mapper.analysis.analysis import Analysis
from mapper.analysis.quotes import Quote
from mapper.extraction.actors import Actors
from mapper.extraction.drafts import Draft
from mapper.extraction.first_person import FirstPerson, Mode, Voice
from mapper.extraction.predicates import Predicate
from mapper.extraction.quotations import Quotations
from mapper.extraction.registry import Registry
from mapper.extraction.reported import Reported
from mapper.extraction.said import Said
from mapper.facts import Evidence, Statement, StatementForm


class Statements:
    """Gathers what is said, clause by clause."""

    def __init__(self, analysis: Analysis, actors: Actors, registry: Registry, voice: Voice) -> None:
        self._analysis = analysis
        self._voice = voice
        self._actors = actors
        self._quotations = Quotations(analysis, actors)
        self._reported = Reported(analysis, actors)
        self._first_person = FirstPerson(analysis, actors, registry, voice)
        self._predicates: list[tuple[Predicate, ...]] = []
        self.said: list[tuple[Said, Draft | None]] = []

    def read(self, number: int, predicates: tuple[Predicate, ...], event: Draft | None) -> None:
        """Reads clause `number`; `event` is what the text was telling of."""
        while len(self._predicates) < number:
            self._predicates.append(())
        self._predicates.append(predicates)
        mode = self._voice.modes[number]
        if mode is Mode.QUESTION:
            return
        own = self._first_person.read(number, predicates)
        spoken: list[Quote] = []
        found: list[Said] = []
        for quote, said in self._quotations.read(number, self._predicates):
            spoken.append(quote)
            found += said
        for _, said in self._quotations.read(number, self._predicates, inner=True):
            found += said
        joint = mode is Mode.JOINT or any(s.form is StatementForm.JOINT for s in own)
        if not joint:
            quoted = [*spoken, *self._still_open(number)]
            found += self._reported.read(self._analysis.clauses[number], predicates, quoted)
        told = _merged(found)
        self.said += [(one, event) for one in (*own, *told)]
        speakers = [one.speaker for one in told if one.speaker is not None and one.source is not None]
        if speakers and speakers[-1].id.startswith("person/"):
            self._actors.speak_of(speakers[-1:])

    def _still_open(self, number: int) -> list[Quote]:
        """Quotations of several sentences that this clause stands in."""
        sentence = self._analysis.clauses[number].sentence
        return [
            q for q in self._analysis.quotes
            if not q.depth and q.first < sentence.last and q.last > sentence.first
            and (q.first < sentence.first or q.last > sentence.last)
        ]


def _merged(found: Sequence[Said]) -> list[Said]:
    """Statements without those that another one holds: a reported clause around a quotation is one statement."""
    kept: list[Said] = []
    for said in found:
        holders = [
            other for other in found
            if other is not said and other.speaker == said.speaker
            and other.content[0].start <= said.content[0].start and said.content[-1].end <= other.content[-1].end
            and other.content != said.content
        ]
        if not holders and said not in kept:
            kept.append(said)
    return kept


def statements(said: Sequence[tuple[Said, Draft | None]], ids: Mapping[int, str]) -> tuple[Statement, ...]:
    """The statements as facts; `ids` maps the identity of drafts to the ids of their reports."""
    found: dict[str, Statement] = {}
    for one, event in said:
        identifier = f"statement-{one.content[0].start}"
        while identifier in found:
            identifier += "b"
        passages = tuple(
            dict.fromkeys((*one.content, *(s for s in (one.source, one.cue) if s is not None)))
        )
        found[identifier] = Statement(
            id=identifier,
            form=one.form,
            act=one.act,
            content=one.content,
            evidence=Evidence(one.rule, one.confidence, passages),
            speaker=one.speaker.id if one.speaker is not None else "",
            source=one.source,
            cue=one.cue,
            capacity=one.speaker.capacity if one.speaker is not None else "",
            event=ids.get(id(event), ""),
        )
    return tuple(found.values())
