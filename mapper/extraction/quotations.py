"""Quotations -> statements: whose words stand between quotation marks, and which marks hold no speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import Nominal, group_at
from mapper.analysis.quotes import Quote
from mapper.extraction.actors import Actors
from mapper.extraction.focus import Actor
from mapper.extraction.predicates import Predicate
from mapper.extraction.said import Said, behind_commas, pieces
from mapper.extraction.sources import source_span
from mapper.facts import Span, StatementForm
from mapper.rules import lexicon
from mapper.rules.statement_frames import acts, cues

SAID_BESIDE, SAID_ON = 0.95, 0.85
FEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words a quotation holds, and the words that say so, where any do."""

    speaker: Actor | None
    rule: str
    source: Span | None = None
    cue: Span | None = None
    act: str = "say"
    confidence: float = SAID_ON

    def said(self, content: Span) -> Said:
        """A piece of the quotation as a statement."""
        form = StatementForm.DIRECT
        return Said(
            form, self.act, self.rule, (content,), self.speaker, self.source, self.cue, self.confidence
        )


class Quotations:
    """Reads the quotations of one article in text order."""

    def __init__(self, analysis: Analysis, actors: Actors) -> None:
        self._analysis = analysis
        self._tokens = analysis.text.tokens
        self._actors = actors
        self._last: Said | None = None
        self._last_clause = -9
        self._announced: Actor | None = None
        self._announced_at = -9

    def read(
        self, number: int, predicates: Sequence[Sequence[Predicate]], *, inner: bool = False
    ) -> Iterator[tuple[Quote, list[Said]]]:
        """The quotations that end in clause `number`, or those `inner` ones in others, each with its
        statements; `predicates` are of all clauses so far.
        """
        clause = self._analysis.clauses[number]
        for quote in self._analysis.quotes:
            ends_here = clause.sentence.first < quote.last <= clause.sentence.last
            if ends_here and (quote.depth > 0) == inner:
                said = self._read(quote, number, predicates)
                if said:
                    yield quote, said

    def introduce(self, speaker: Actor, number: int) -> None:
        """Notes that clause `number` announces somebody's words and ends in a colon."""
        self._announced, self._announced_at = speaker, number

    def _read(self, quote: Quote, number: int, predicates: Sequence[Sequence[Predicate]]) -> list[Said]:
        clauses = self._clauses(quote, number)
        found = self._attribution(quote, number, clauses, predicates)
        if found is None:
            return []
        said = [found.said(piece) for piece in pieces(self._analysis, quote, clauses)]
        if said and not quote.depth:
            self._last, self._last_clause = said[-1], number
        return said

    def _clauses(self, quote: Quote, number: int) -> list[Clause]:
        """The clauses that the quotation covers, the last of which is clause `number`."""
        first = number
        while first and self._analysis.clauses[first].sentence.first > quote.first:
            first -= 1
        return list(self._analysis.clauses[first : number + 1])

    def _attribution(
        self,
        quote: Quote,
        number: int,
        clauses: Sequence[Clause],
        predicates: Sequence[Sequence[Predicate]],
    ) -> Attribution | None:
        """Whose words they are: by what stands behind or before, else by what was quoted or announced."""
        first = number - len(clauses) + 1
        if _is_inside_noun_phrase(quote, clauses[-1]):
            return None
        found = self._behind(quote, number) or self._before(quote, first, predicates[first])
        if found is not None:
            return found
        if not quote.depth and self._is_name(quote, clauses[0], clauses[-1]):
            return None
        return self._going_on(quote, clauses, first) or self._introduced(quote, clauses, first)

    def _behind(self, quote: Quote, number: int) -> Attribution | None:
        """“…,” X said; “…,” said X; “…?” X asked (which the full stop before the mark may make a
        sentence).
        """
        chunks = self._analysis.clauses[number].chunks
        index = next((k for k, p in enumerate(chunks) if p.first >= quote.last), len(chunks))
        if index == len(chunks):
            return self._signature(quote, number)
        index = behind_commas(chunks, index)
        if index < len(chunks) and chunks[index].kind is Chunk.VG and chunks[index].head in cues():
            return self._attributed(chunks, group_at(chunks, index + 1), index, "quote.verb-first")
        members = group_at(chunks, index)
        verb = chunks[members[-1].end] if members and members[-1].end < len(chunks) else None
        if verb is None or verb.kind is not Chunk.VG or not _tells(verb):
            return None
        return self._attributed(chunks, members, members[-1].end, "quote.behind")

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

    def _attributed(
        self, chunks: Sequence[Piece], members: Sequence[Nominal], index: int, rule: str
    ) -> Attribution | None:
        """By a noun phrase and the verb at chunk `index`; a verb that is no cue needs a person."""
        verb = chunks[index]
        speaker = self._actors.speaker(members) if members else None
        if speaker is None or (verb.head not in cues() and not speaker.id.startswith("person/")):
            return None
        return self._beside(speaker, chunks, members, index, rule)

    def _before(self, quote: Quote, number: int, predicates: Sequence[Predicate]) -> Attribution | None:
        """X said: “…”, X told the press: “…”, X stressed that “…”."""
        chunks = self._analysis.clauses[number].chunks
        start = next((k for k, p in enumerate(chunks) if p.last > quote.first), len(chunks))
        predicate = next((p for p in reversed(predicates) if _stands_before(p, start)), None)
        if predicate is None or predicate.speaker is None:
            return None
        arguments = predicate.arguments
        gap = chunks[arguments.index + 1 : start]
        colon = bool(gap) and gap[-1].head == ":"
        if not _leads_to_quote(gap) or _is_hypothetical(chunks, arguments.index):
            return None
        if arguments.verb.head not in cues() and not colon:
            return None
        if quote.depth and not predicate.speaker.id.startswith("person/"):
            return None
        return self._beside(predicate.speaker, chunks, arguments.subject, arguments.index, "quote.before")

    def _beside(
        self, speaker: Actor, chunks: Sequence[Piece], members: Sequence[Nominal], index: int, rule: str
    ) -> Attribution:
        verb = chunks[index]
        source = source_span(self._analysis, chunks, members, index if members[0].begin < index else None)
        cue = self._analysis.text.span(verb.first, verb.last)
        return Attribution(speaker, rule, source, cue, _act(verb), SAID_BESIDE)

    def _is_name(self, quote: Quote, first: Clause, last: Clause) -> bool:
        """A title, a name or a word in irony: few words, or beside the noun that it names."""
        words = [t for t in self._tokens[quote.first : quote.last] if t.is_word]
        before = next((p for p in reversed(first.chunks) if p.last <= quote.first), None)
        behind = next((p for p in last.chunks if p.first >= quote.last), None)
        beside = before is not None and before.last == quote.first and before.kind in {Chunk.NP, Chunk.PREP}
        named = behind is not None and behind.kind is Chunk.NP and behind.head in lexicon.events()
        return beside or named or len(words) < FEW_WORDS

    def _going_on(self, quote: Quote, clauses: Sequence[Clause], first: int) -> Attribution | None:
        """A quotation that is a sentence by itself goes on with the words of who was quoted just before."""
        whole = clauses[0].sentence.first == quote.first and quote.last >= clauses[-1].sentence.last - 1
        if quote.depth or not whole or self._last is None or first - self._last_clause > 2:
            return None
        before = self._analysis.clauses[self._last_clause].sentence.paragraph
        near = clauses[0].sentence.paragraph - before <= 1
        return Attribution(self._last.speaker, "quote.going-on") if near else None

    def _introduced(self, quote: Quote, clauses: Sequence[Clause], first: int) -> Attribution | None:
        """“…” as a paragraph of its own, right behind "X issued the following statement:"."""
        whole = clauses[0].sentence.first == quote.first
        if not whole or self._announced is None or first - self._announced_at != 1:
            return None
        return Attribution(self._announced, "quote.introduced")


def _is_inside_noun_phrase(quote: Quote, clause: Clause) -> bool:
    """Whether a noun phrase holds the quotation: the exercise “Granite Wall”."""
    return any(p.kind is Chunk.NP and p.first <= quote.first and quote.last <= p.last for p in clause.chunks)


def _only_name(chunks: Sequence[Piece]) -> tuple[Nominal, ...]:
    """The person whose name and post are all that the chunks hold, or ()."""
    if any(p.kind is Chunk.VG for p in chunks):
        return ()
    index = next((k for k, p in enumerate(chunks) if p.kind is Chunk.NP), len(chunks))
    members = group_at(chunks, index)
    alone = len(members) == 1 and members[0].person is not None and members[0].end >= len(chunks) - 1
    return members if alone else ()


def _tells(verb: Piece) -> bool:
    return verb.finite and not verb.passive and not verb.negated


def _stands_before(predicate: Predicate, start: int) -> bool:
    """Whether a predicate before chunk `start` can introduce what begins there."""
    arguments = predicate.arguments
    return arguments.index < start and _tells(arguments.verb) and not arguments.participle


def _leads_to_quote(gap: Sequence[Piece]) -> bool:
    """Whether what stands between a verb and a quotation is nothing, or ends in ":", "," or "that"."""
    if any(p.kind is Chunk.VG and p.finite for p in gap):
        return False
    return not gap or gap[-1].head in {":", ","} or (gap[-1].kind is Chunk.SUB and gap[-1].head == "that")


def _act(verb: Piece) -> str:
    found = cues().get(verb.head, ())
    plain = [c for c in found if not c.nouns and not c.particle] or list(found)
    return acts().get(verb.head, plain[0].act if plain else "say")


def _is_hypothetical(chunks: Sequence[Piece], index: int) -> bool:
    return any(p.kind is Chunk.SUB and p.head in {"if", "unless", "whether"} for p in chunks[:index])
