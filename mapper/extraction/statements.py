"""All statements of an article, whatever their form, in one pass with its clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.quotes import Quote
from mapper.extraction.actors import Actor, Actors
from mapper.extraction.drafts import Draft
from mapper.extraction.first_person import FirstPerson, Mode, Voice
from mapper.extraction.noun_cues import NounCues
from mapper.extraction.predicates import Predicate
from mapper.extraction.quotations import Quotations
from mapper.extraction.registry import Registry
from mapper.extraction.reported import Reported
from mapper.extraction.said import Said
from mapper.facts import Evidence, Statement, StatementForm
from mapper.rules.statement_frames import cues

ANNOUNCED = frozenset({"statement", "remarks", "comments", "declaration", "speech", "message", "address"})


class Statements:
    """Gathers what is said, clause by clause."""

    def __init__(self, analysis: Analysis, actors: Actors, registry: Registry, voice: Voice) -> None:
        self._analysis = analysis
        self._voice = voice
        self._actors = actors
        self._quotations = Quotations(analysis, actors)
        self._reported = Reported(analysis, actors)
        self._nouns = NounCues(analysis, actors)
        self._first_person = FirstPerson(analysis, actors, registry, voice)
        self._predicates: list[tuple[Predicate, ...]] = []
        self._block_speaker: Actor | None = None
        self._block_paragraph = -1
        self.said: list[tuple[Said, Draft | None]] = []

    def read(self, number: int, predicates: tuple[Predicate, ...], event: Draft | None) -> None:
        """Reads clause `number`; `event` is what the text was telling of."""
        while len(self._predicates) < number:
            self._predicates.append(())
        self._predicates.append(predicates)
        mode = self._voice.modes[number]
        if mode is Mode.QUESTION:
            return
        own = self._first_person.read(number, predicates) or self._block(number, predicates)
        spoken: list[Quote] = []
        found: list[Said] = []
        for quote, said in self._quotations.read(number, self._predicates):
            spoken.append(quote)
            if found and said and self._is_split(found[-1], said[0], number):
                found[-1] = replace(found[-1], content=(*found[-1].content, *said[0].content))
                said = said[1:]
            found += said
        for _, said in self._quotations.read(number, self._predicates, inner=True):
            found += said
        joint = mode is Mode.JOINT or any(s.form is StatementForm.JOINT for s in own)
        if not joint:
            quoted = [*spoken, *self._still_open(number)]
            found += self._reported.read(self._analysis.clauses[number], predicates, quoted)
            found += self._nouns.read(self._analysis.clauses[number])
        told = _merged(found)
        self.said += [(one, event) for one in (*own, *told)]
        speakers = [one.speaker for one in told if one.speaker is not None and one.source is not None]
        if speakers and speakers[-1].id.startswith("person/"):
            self._actors.speak_of(speakers[-1:])

    def _block(self, number: int, predicates: tuple[Predicate, ...]) -> list[Said]:
        """What stands without quotation marks in the paragraphs behind "X said:" is X's, up to the next
        heading,
        quotation or sentence that announces words.
        """
        clause = self._analysis.clauses[number]
        announced = self._announces(number, predicates)
        if announced is not None:
            self._block_speaker, self._block_paragraph = announced, clause.sentence.paragraph
            self._quotations.introduce(announced, number)
            return []
        if self._block_speaker is None or self._voice.modes[number] is not Mode.TOLD:
            return []
        finite = any(p.arguments.verb.finite for p in predicates)
        quoted = any(
            q.first < clause.sentence.last and q.last > clause.sentence.first
            for q in self._analysis.quotes
            if q.first == clause.sentence.first
        )
        others = any(
            p.speaker is not None
            and p.arguments.verb.head in cues()
            and p.arguments.verb.finite
            and p.arguments.subject
            and p.arguments.subject[0].core.head not in {"i", "we"}
            and not number_in_block(p)
            for p in predicates
        )
        if (
            not finite
            or quoted
            or others
            or clause.sentence.paragraph > self._block_paragraph + 1
            or not self._is_own(clause)
        ):
            self._block_speaker = None
            return []
        self._block_paragraph = clause.sentence.paragraph
        content = self._analysis.text.span(clause.sentence.first, clause.sentence.last)
        return [
            Said(
                StatementForm.DIRECT, "say", "speech.block", (content,), self._block_speaker, None, None, 0.85
            )
        ]

    def _is_own(self, clause: Clause) -> bool:
        """Whether a paragraph can be somebody's own words: it, or the one before it, is in the first
        person.
        """
        words = {
            t.lower
            for c in self._analysis.clauses
            if abs(c.sentence.paragraph - clause.sentence.paragraph) <= 1
            for t in self._analysis.text.tokens[c.sentence.first : c.sentence.last]
        }
        return bool(words & {"i", "we", "our", "us", "my"})

    def _announces(self, number: int, predicates: tuple[Predicate, ...]) -> Actor | None:
        """The speaker of a sentence that ends in a colon behind a verb of saying: "X made the following
        remarks:".
        """
        clause = self._analysis.clauses[number]
        if self._analysis.text.tokens[clause.sentence.last - 1].text != ":":
            return None
        for predicate in predicates:
            verb = predicate.arguments.verb
            words = {t.lower for t in self._analysis.text.tokens[verb.last : clause.sentence.last]}
            announces = (verb.head in cues() and len(words) < 8) or bool(words & ANNOUNCED)
            if announces and predicate.speaker is not None and verb.finite and not verb.negated:
                return predicate.speaker
        return None

    def _is_split(self, first: Said, second: Said, number: int) -> bool:
        """“That number,” X told reporters, “was wrong”: one sentence in two pieces."""
        text = self._analysis.article.text
        begin = self._analysis.text.span(*self._sentence(number)).start
        inside = text[second.content[0].start : second.content[0].end].strip('“”"«»„ ')
        same = (
            first.speaker is not None and second.speaker is not None and first.speaker.id == second.speaker.id
        )
        return same and first.content[-1].start >= begin and inside[:1].islower()

    def _sentence(self, number: int) -> tuple[int, int]:
        sentence = self._analysis.clauses[number].sentence
        return sentence.first, sentence.last

    def _still_open(self, number: int) -> list[Quote]:
        """Quotations of several sentences that this clause stands in."""
        sentence = self._analysis.clauses[number].sentence
        return [
            q
            for q in self._analysis.quotes
            if not q.depth
            and q.first < sentence.last
            and q.last > sentence.first
            and (q.first < sentence.first or q.last > sentence.last)
        ]


def number_in_block(predicate: Predicate) -> bool:
    """Whether what says something is a thing, as in "this shows that …" inside somebody's words."""
    speaker = predicate.speaker
    return speaker is None or not speaker.id.startswith(("person/", "body/"))


def _merged(found: Sequence[Said]) -> list[Said]:
    """Statements without those that another one holds: a reported clause around a quotation is one
    statement.
    """
    kept: list[Said] = []
    for said in found:
        holders = [
            other
            for other in found
            if other is not said
            and other.speaker == said.speaker
            and other.content[0].start <= said.content[0].start
            and said.content[-1].end <= other.content[-1].end
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
        passages = tuple(dict.fromkeys((*one.content, *(s for s in (one.source, one.cue) if s is not None))))
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
