"""The words beside a quotation -> who says it: "…," said X; “…”, X noted; X told the press: “…”; X: “…”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import Nominal, group_at
from mapper.analysis.quotes import Quote
from mapper.extraction.actors import Actors
from mapper.extraction.cues import find_cue
from mapper.extraction.focus import Actor
from mapper.extraction.owners import owner_of
from mapper.extraction.predicates import Predicate
from mapper.extraction.said import ENDS, Said, with_adverbs
from mapper.extraction.sources import behind_source, source_span
from mapper.extraction.tags import FARTHEST, Tag, is_all, is_alone, is_gesture, is_label, tag_at, tells
from mapper.extraction.words import speech_words
from mapper.facts import Span, StatementForm
from mapper.rules import lexicon
from mapper.rules.statement_frames import act_of, cues

FEW_WORDS = 4
# Pronouns that show a speaker, though it may be open who is meant.
PERSONAL = lexicon.word_set("small-words", "speaking_pronouns")
CALLS = frozenset({"!", "?", "?!", "!?"})
CLOSES = frozenset({Chunk.COMMA, Chunk.BREAK, Chunk.QUOTE, Chunk.CC, Chunk.SUB, Chunk.CLOSE})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words a quotation holds, and the words that say so, where any do; `verb` is the first token of
    the verb of saying, -1 for none.
    """

    speaker: Actor | None
    rule: str
    source: Span | None = None
    cue: Span | None = None
    act: str = "say"
    verb: int = -1

    def said(self, content: tuple[Span, ...]) -> Said:
        """These words as a statement."""
        form, who = StatementForm.DIRECT, self.speaker
        return Said(form, self.act, self.rule, content, who, self.source, self.cue)


class Attributions:
    """Finds the words that attribute the quotations of one article."""

    def __init__(self, analysis: Analysis, actors: Actors) -> None:
        self._analysis = analysis
        self._tokens = analysis.text.tokens
        self._actors = actors
        self._starts = frozenset(c.sentence.first for c in analysis.clauses)

    def behind(self, quote: Quote, number: int) -> Attribution | None:
        """“…,” X said; “…,” said X; “…?” X asked, which the mark before it makes a sentence of its own."""
        chunks = self._analysis.clauses[number].chunks
        index = _behind_marks(
            chunks, next((k for k, p in enumerate(chunks) if p.first >= quote.last), len(chunks))
        )
        if index < len(chunks):
            return self._attributed(chunks, tag_at(chunks, index), spoken=self._is_spoken(quote, chunks))
        return self._next_sentence(quote, number) or self._signature(quote, number)

    def before(self, quote: Quote, number: int, predicates: Sequence[Predicate]) -> Attribution | None:
        """X said: “…”; X told the press: “…”; X shook hands, adding: “…”; of clause `number`."""
        chunks = self._analysis.clauses[number].chunks
        start = next((k for k, p in enumerate(chunks) if p.last > quote.first), len(chunks))
        for position in range(len(predicates) - 1, -1, -1):
            verb = predicates[position].arguments.verb
            if predicates[position].arguments.index < start and (tells(verb) or verb.gerund):
                return self._leading(quote, chunks, start, predicates[: position + 1])
        return None

    def label(self, quote: Quote, number: int) -> Attribution | None:
        """X: “…”, with nothing before the quotation in clause `number` but a name or post and a colon."""
        chunks = self._analysis.clauses[number].chunks
        colon = next((k for k, p in enumerate(chunks) if p.last > quote.first), len(chunks)) - 1
        members = group_at(chunks, 0) if colon > 0 and chunks[colon].head == ":" else ()
        if not members or not is_label(chunks, members, colon):
            return None
        speaker = self._actors.speaker(members)
        if speaker is None or not speaker.id.startswith(("person/", "body/", "state/")):
            return None
        source = self._analysis.text.span(members[0].first, chunks[colon - 1].last)
        return Attribution(speaker, "quote.label", source)

    def worded(self, quote: Quote, number: int) -> Attribution | None:
        """In the words of X, “…”; X's answer was “…”; her message to the town: “…”; of clause `number`."""
        clause = self._analysis.clauses[number]
        start = next((k for k, p in enumerate(clause.chunks) if p.last > quote.first), len(clause.chunks))
        end = start - 1 if start and clause.chunks[start - 1].head in {":", ","} else start
        for k in range(end - 1, max(-1, end - FARTHEST), -1):
            if clause.chunks[k].head in speech_words().wordings:
                return self._in_words_of(clause, k, end) or self._owned(clause, k, end)
        return None

    def _in_words_of(self, clause: Clause, index: int, end: int) -> Attribution | None:
        """In the words of X, before chunk `end`."""
        chunks, lead = clause.chunks, clause.chunks[index - 1] if index else None
        members = group_at(chunks, index + 2)
        if lead is None or lead.head != "in" or not members or chunks[index + 1].head != "of":
            return None
        speaker = self._actors.speaker(members)
        if speaker is None or behind_source(chunks, members, end) < end:
            return None
        source = source_span(self._analysis, chunks, members, end)
        cue = self._analysis.text.span(lead.first, chunks[index + 1].last)
        return Attribution(speaker, "quote.words-of", source, cue, "say", lead.first)

    def _owned(self, clause: Clause, index: int, end: int) -> Attribution | None:
        """By whose the words are, where a colon or "was" leads from them to the quotation."""
        chunks, owner = clause.chunks, owner_of(self._analysis, self._actors, clause, index)
        between = [p for p in chunks[index + 1 : end] if p.kind is Chunk.VG]
        colon = end < len(chunks) and chunks[end].head == ":"
        if owner is None or any(p.head != "be" for p in between) or not (between or colon):
            return None
        speaker, first, last = owner
        text, head = self._analysis.text, chunks[index]
        cue = text.span(last, between[-1].last if between else head.last)
        return Attribution(speaker, "quote.owned", text.span(first, last), cue, "say", head.first)

    def _leading(
        self, quote: Quote, chunks: Sequence[Piece], start: int, predicates: Sequence[Predicate]
    ) -> Attribution | None:
        """By the last of `predicates`, if it leads to the quotation at chunk `start`."""
        arguments = predicates[-1].arguments
        verb, gap = arguments.verb, chunks[arguments.index + 1 : start]
        colon = bool(gap) and gap[-1].head == ":"
        owner = _owner(predicates)
        if owner is None or owner.speaker is None or _is_hypothetical(chunks, arguments.index):
            return None
        if arguments.participle or not _leads(gap, verb, colon=colon):
            return None
        known = verb.head in cues() or _is_put(gap, verb)
        if not known and not (colon and owner.speaker.id.startswith(("person/", "body/"))):
            return None
        if not colon and not self._ends_clause(quote, chunks):
            return None
        if (quote.depth and not _is_person(owner.speaker)) or self._is_inserted(quote, chunks, owner):
            return None
        noun = find_cue(chunks, predicates[-1]) if colon else None
        end = arguments.index + 1 if verb.head in cues() else start - 1
        end = noun.last if noun is not None and noun.cue.nouns else end  # "drew attention to the fouls: “…”"
        return self._beside(chunks, owner, arguments.index, end)

    def _is_inserted(self, quote: Quote, chunks: Sequence[Piece], owner: Predicate) -> bool:
        """Whether the tag stands inside what is said: The plan, X told the press, “is dead”."""
        begin = owner.arguments.subject[0].begin if owner.arguments.subject else 0
        small = self._tokens[quote.first + 1].text[:1].islower()
        return small and begin > 1 and chunks[begin - 1].kind is Chunk.COMMA and chunks[0].kind is Chunk.NP

    def _beside(self, chunks: Sequence[Piece], owner: Predicate, index: int, end: int) -> Attribution:
        """By the verb at chunk `index` before a quotation; the cue ends before chunk `end`."""
        subject = owner.arguments.subject
        source = source_span(self._analysis, chunks, subject, owner.arguments.index)
        return Attribution(
            owner.speaker, "quote.before", source, self._cue(chunks, index, end), act_of(chunks[index].head),
            chunks[index].first,
        )  # fmt: skip

    def _attributed(self, chunks: Sequence[Piece], tag: Tag | None, *, spoken: bool) -> Attribution | None:
        """By a tag behind a quotation; a verb that is no cue needs a person and, before it, a comma."""
        speaker = self._actors.speaker(tag.members) if tag is not None else None
        if tag is None or (speaker is None and tag.members[0].core.head not in PERSONAL):
            return None
        verb = chunks[tag.verb]
        if verb.head not in cues() and not (spoken and is_gesture(chunks, tag) and _is_person(speaker)):
            return None
        first = tag.members[0].begin < tag.verb
        source = source_span(self._analysis, chunks, tag.members, tag.verb if first else None)
        rule = "quote.behind" if first else "quote.verb-first"
        cue = self._cue(chunks, tag.verb, tag.verb + 1)
        return Attribution(speaker, rule, source, cue, act_of(verb.head), verb.first)

    def _cue(self, chunks: Sequence[Piece], index: int, end: int) -> Span:
        """The verb group with its adverbs, its particle and the passive before it: "was quoted as saying"."""
        first, last = with_adverbs(chunks, index), chunks[end - 1].last
        if end < len(chunks) and chunks[end].head in speech_words().particles:
            behind = chunks[end + 1] if end + 1 < len(chunks) else None
            if (
                behind is None
                or behind.kind in CLOSES
                or behind.head in ENDS
                or chunks[index].head == "point"
            ):
                last = chunks[end].last
        if chunks[index].gerund and index and chunks[index - 1].head == "as":
            passive = next((p for p in reversed(chunks[:index]) if p.kind is Chunk.VG), None)
            first = passive.first if passive is not None and passive.passive else first
        return self._analysis.text.span(first, last)

    def _next_sentence(self, quote: Quote, number: int) -> Attribution | None:
        """“…!” X said, where the tag is all that the next sentence tells."""
        if number + 1 == len(self._analysis.clauses):
            return None
        clause, following = self._analysis.clauses[number], self._analysis.clauses[number + 1]
        if quote.last != clause.sentence.last or following.sentence.paragraph != clause.sentence.paragraph:
            return None
        called = self._tokens[quote.last - 2].text in CALLS
        tag = tag_at(following.chunks, 0) if called or quote.first in self._starts else None
        if tag is None or following.chunks[tag.verb].head not in cues():
            return None
        if not is_alone(following.chunks, tag) or not (called or is_all(following.chunks, tag)):
            return None
        return self._attributed(following.chunks, tag, spoken=True)

    def _signature(self, quote: Quote, number: int) -> Attribution | None:
        """A quotation as a paragraph, and below it a line with the name and post of who says it."""
        if quote.depth or number + 1 == len(self._analysis.clauses):
            return None
        clause, following = self._analysis.clauses[number], self._analysis.clauses[number + 1]
        below = following.sentence.paragraph == clause.sentence.paragraph + 1
        if clause.sentence.last != quote.last or not below:
            return None
        members = _only_name(following.chunks)
        speaker = self._actors.speaker(members) if members else None
        if speaker is None or not speaker.id.startswith("person/"):
            return None
        return Attribution(speaker, "quote.signature", source_span(self._analysis, following.chunks, members))

    def _is_spoken(self, quote: Quote, chunks: Sequence[Piece]) -> bool:
        """Whether a comma, a dash or a mark before the closing one parts the quotation from what follows."""
        inside = self._tokens[quote.last - 2].text in ENDS
        behind = next((p for p in chunks if p.first >= quote.last), None)
        return inside or (behind is not None and behind.kind in {Chunk.COMMA, Chunk.BREAK})

    def _ends_clause(self, quote: Quote, chunks: Sequence[Piece]) -> bool:
        """Whether the clause does not go on behind the quotation, as in: said that “the talks” had failed."""
        rest = [p for p in chunks if p.first >= quote.last]
        if not rest or rest[0].head in ENDS or rest[0].kind in {Chunk.BREAK, Chunk.CLOSE}:
            return True
        joined = rest[0].kind in CLOSES and (len(rest) < 2 or rest[1].kind is not Chunk.QUOTE)
        return joined or self._is_spoken(quote, chunks)


def _is_person(speaker: Actor | None) -> bool:
    return speaker is not None and speaker.id.startswith("person/")


def _owner(predicates: Sequence[Predicate]) -> Predicate | None:
    """Whose verb the last of `predicates` is: its own subject's, of a gerund that of a verb before it."""
    if not predicates[-1].arguments.verb.gerund:
        return predicates[-1] if predicates[-1].arguments.subject else None
    before = [p for p in predicates[:-1] if p.speaker is not None and p.arguments.verb.finite]
    return before[-1] if before else None


def _leads(gap: Sequence[Piece], verb: Piece, *, colon: bool) -> bool:
    """Whether what stands between a verb and a quotation is nothing, those addressed, when and where, or
    ends in ":", "," or "that".
    """
    if any(p.kind is Chunk.VG and p.finite and not (colon and p.passive) for p in gap):
        return False
    if not gap or gap[-1].head in {":", ","} or (gap[-1].kind is Chunk.SUB and gap[-1].head == "that"):
        return True
    addressed = any(c.addressed for c in cues().get(verb.head, ()))
    return addressed and all(p.kind in {Chunk.NP, Chunk.DATE} for p in gap) and len(gap) < FEW_WORDS


def _is_put(gap: Sequence[Piece], verb: Piece) -> bool:
    """As in "as X *put it*, “…”"."""
    return verb.head in speech_words().putting and bool(gap) and gap[0].head == "it"


def _only_name(chunks: Sequence[Piece]) -> tuple[Nominal, ...]:
    """The person whose name and post are all that the chunks hold, or ()."""
    if any(p.kind is Chunk.VG for p in chunks):
        return ()
    index = next((k for k, p in enumerate(chunks) if p.kind is Chunk.NP), len(chunks))
    members = group_at(chunks, index)
    alone = len(members) == 1 and members[0].person is not None and members[0].end >= len(chunks) - 1
    return members if alone else ()


def _behind_marks(chunks: Sequence[Piece], index: int) -> int:
    """The first chunk from `index` on that is neither comma nor dash."""
    while (
        index < len(chunks)
        and chunks[index].kind in {Chunk.COMMA, Chunk.BREAK}
        and chunks[index].head not in {":", ";"}
    ):
        index += 1
    return index


def _is_hypothetical(chunks: Sequence[Piece], index: int) -> bool:
    """Whether "if" governs the verb at chunk `index`; "asked if …, she said" is said all the same."""
    for k in range(index - 1, -1, -1):
        if chunks[k].kind is Chunk.COMMA:
            return False
        if chunks[k].kind is Chunk.SUB and chunks[k].head in speech_words().doubts:
            return not k or chunks[k - 1].kind is not Chunk.VG
    return False
