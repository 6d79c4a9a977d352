"""Predicates -> reported statements: X said that …, X stressed the importance of …"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.quotes import Quote, beginning_in
from mapper.extraction.actors import Actors
from mapper.extraction.asides import Asides
from mapper.extraction.circumstances import before_occasion
from mapper.extraction.clauses import behind_prompt
from mapper.extraction.content_ends import content_end
from mapper.extraction.cues import Found, find_cue
from mapper.extraction.passives import Passives
from mapper.extraction.predicates import Predicate
from mapper.extraction.said import Said, behind_commas, span_of, with_adverbs
from mapper.extraction.sources import source_span
from mapper.extraction.speakers import can_speak, is_capital, is_unknown, names_people
from mapper.extraction.words import speech_words
from mapper.facts import Span, StatementForm
from mapper.rules import lexicon
from mapper.rules.statement_frames import acts

COUNTED = lexicon.word_set("small-words", "counted")
CONDITIONS = lexicon.word_set("small-words", "conditions")


class Reported:
    """Reads reported speech, clause by clause."""

    def __init__(self, analysis: Analysis, actors: Actors) -> None:
        self._analysis = analysis
        self._asides = Asides(analysis, actors)
        self._passives = Passives(analysis, actors)

    def read(
        self,
        clause: Clause,
        predicates: Sequence[Predicate],
        quoted: Sequence[Quote],
        tags: Collection[int] = (),
    ) -> Iterator[Said]:
        """The reported statements of one clause; what stands in the quotations `quoted` is left alone, and so
        are the verbs that begin with the tokens `tags`, which tell who said those.
        """
        yield from self._asides.phrases(clause)
        taken, last = behind_prompt(clause.chunks), None
        for position, predicate in enumerate(predicates):
            verb = predicate.arguments.verb
            inside = any(q.first <= verb.first < q.last for q in quoted)
            if inside or verb.first in tags or _is_hypothetical(clause.chunks, predicate):
                continue
            inserted = self._asides.inserted(clause, predicate) or self._asides.inverted(clause, predicate)
            if inserted is not None:
                yield inserted
                continue
            passive = self._passives.read(clause, predicate)
            if passive is not None:
                yield passive
                continue
            found = self._cue(clause, predicates, position, quoted)
            if found is None or predicate.arguments.index < taken:
                continue
            end = content_end(clause.chunks, predicates, position, found)
            if not found.clause:
                end = self._before_occasion(clause.chunks, found, end)
            content = self._content(clause.chunks, found, end)
            if content is not None:
                taken = end if found.clause else taken
                owner = (
                    last if predicate.arguments.verb.gerund and last else _owner(predicates[: position + 1])
                )
                last = predicate if _is_told_of(predicate) else last
                yield self._said(clause, owner, predicate, found, content, end)

    def _cue(
        self, clause: Clause, predicates: Sequence[Predicate], position: int, quoted: Sequence[Quote]
    ) -> Found | None:
        """The cue that a predicate with a speaker is, unless a quotation is its content."""
        found = find_cue(clause.chunks, predicates[position])
        if found is None or not _has_speaker(predicates, position, found):
            return None
        if _is_host(clause.chunks, predicates[position], found):
            return None
        openings = {p.first for p in clause.chunks[found.content : found.content + 2]}
        return None if any(q.first in openings for q in quoted) else found

    def _before_occasion(self, chunks: Sequence[Piece], found: Found, end: int) -> int:
        """The end of a noun phrase without when it was said; a day dates what one calls for or announces."""
        tokens, dated = self._analysis.text.tokens, found.cue.id != "say.evaluate"
        return before_occasion(tokens, chunks, found.content, end, events=dated)

    def _content(self, chunks: Sequence[Piece], found: Found, end: int) -> Span | None:
        start = behind_commas(chunks, found.content)
        return span_of(self._analysis, chunks[start].first, chunks[end - 1].last) if start < end else None

    def _said(
        self, clause: Clause, owner: Predicate, predicate: Predicate, found: Found, content: Span, end: int
    ) -> Said:
        """The statement of `predicate`, whose speaker is that of `owner`."""
        chunks = clause.chunks
        quoted = self._has_speech_marks(chunks, behind_commas(chunks, found.content), end)
        first = with_adverbs(chunks, found.first)
        return Said(
            StatementForm.DIRECT if quoted else StatementForm.REPORTED,
            found.cue.act if found.cue.feeling else acts().get(predicate.arguments.verb.head, found.cue.act),
            found.cue.id,
            (content,),
            owner.speaker,
            source_span(self._analysis, chunks, owner.arguments.subject, owner.arguments.index),
            self._analysis.text.span(first, chunks[found.last - 1].last),
        )

    def _has_speech_marks(self, chunks: Sequence[Piece], start: int, end: int) -> bool:
        """Whether words of the content stand in quotation marks, other than a name of one or two words."""
        first, last = chunks[start].first, chunks[end - 1].last
        if not any(p.kind is Chunk.QUOTE for p in chunks[start:end]):
            return False
        for quote in beginning_in(self._analysis.quotes, first, last):
            if quote.last <= last + 1:
                words = [t for t in self._analysis.text.tokens[quote.first : quote.last] if t.is_word]
                if any(t.text[0].islower() for t in words) and len(words) > 2:
                    return True
        return False


def _owner(predicates: Sequence[Predicate]) -> Predicate:
    """The predicate with the speaker of the last one: of a gerund without a subject, one before. Verbs of one
    subject have the speaker that it was for the first.
    """
    told = [p for p in predicates if _is_told_of(p)]
    owner = told[-1] if told else predicates[-1]
    begin = owner.arguments.subject[0].begin if owner.arguments.subject else -1
    same = [p for p in told if p.arguments.subject and p.arguments.subject[0].begin == begin]
    return replace(owner, speaker=same[0].speaker) if same else owner


def _has_speaker(predicates: Sequence[Predicate], position: int, found: Found) -> bool:
    """Whether somebody says it: the subject, or that of a verb before a gerund."""
    predicate = predicates[position]
    members = predicate.arguments.subject
    if _is_topic(predicate):
        return False
    if _is_thing(predicate) and (found.cue.id == "say.want" or not found.clause):
        return False
    if predicate.arguments.verb.gerund and position:
        return any(_is_told_of(p) for p in predicates[:position])
    if not members:
        return False
    if predicate.speaker is None:
        return is_unknown(members)
    core = members[0].core
    alone = core.det == "pron" and members[0].last == core.last
    past = predicate.arguments.verb.tense == "past"
    one = past and core.head in COUNTED  # "Diplomats were tired. *One* said …"
    return core.det != "no" and not (alone and core.head in speech_words().nobody and not one)


def _is_host(chunks: Sequence[Piece], predicate: Predicate, found: Found) -> bool:
    """Whether a city receives people: "Nairobi welcomed thousands of guests"."""
    members = predicate.arguments.subject
    received = predicate.arguments.verb.head == "welcome" and not found.clause
    return received and bool(members) and is_capital(members[0].core) and names_people(chunks, found.content)


def _is_told_of(predicate: Predicate) -> bool:
    """Whether the subject of a predicate may be who speaks."""
    return predicate.speaker is not None or is_unknown(predicate.arguments.subject)


def _is_topic(predicate: Predicate) -> bool:
    """Whether several talk about something, of which nothing is said: "the parties *talked about* trade"."""
    heads = {member.core.head for member in predicate.arguments.subject}
    talks = acts().get(predicate.arguments.verb.head) == "say"
    return talks and bool(heads & speech_words().parties)


def _is_thing(predicate: Predicate) -> bool:
    """A source without a name that is no person or body may say a clause, but "stresses" no thing
    and "wants" nothing.
    """
    speaker, members = predicate.speaker, predicate.arguments.subject
    if speaker is None or not speaker.id.startswith("group/") or not members:
        return False
    return not can_speak(members[0].core)


def _is_hypothetical(chunks: Sequence[Piece], predicate: Predicate) -> bool:
    """Whether "if" stands before the clause, or opens the sentence without a comma before the verb."""
    begin, index = predicate.arguments.begin, predicate.arguments.index
    if begin and any(
        p.kind is Chunk.SUB and p.head in speech_words().doubts for p in chunks[begin - 1 : index]
    ):
        return True
    opens = chunks[0].head in CONDITIONS
    return opens and not any(p.kind is Chunk.COMMA for p in chunks[:index])
