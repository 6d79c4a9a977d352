"""Quotations -> statements: whose words stand between quotation marks, and which marks hold no speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import Nominal, group_at
from mapper.analysis.quotes import Quote
from mapper.extraction.actors import Actor, Actors
from mapper.extraction.predicates import Predicate
from mapper.extraction.said import Said, pieces, source_span
from mapper.facts import Span, StatementForm
from mapper.rules import lexicon
from mapper.rules.statement_frames import cues

SAID_BESIDE, SAID_ON = 0.95, 0.85
FEW_WORDS = 4


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
        self, number: int, predicates: Sequence[Sequence[Predicate]], inner: bool = False
    ) -> Iterator[tuple[Quote, list[Said]]]:
        """The quotations that end in clause `number`, each with its statements; `predicates` are of all
        clauses so far.
        """
        clause = self._analysis.clauses[number]
        for quote in self._analysis.quotes:
            ends_here = clause.sentence.first < quote.last <= clause.sentence.last
            if ends_here and (quote.depth > 0) == inner:
                said = self._read(quote, number, predicates)
                if said:
                    yield quote, said

    def _read(self, quote: Quote, number: int, predicates: Sequence[Sequence[Predicate]]) -> list[Said]:
        clauses = self._clauses(quote, number)
        first = number - len(clauses) + 1
        if any(
            p.kind is Chunk.NP and p.first <= quote.first and quote.last <= p.last for p in clauses[-1].chunks
        ):
            return []
        found = self._behind(quote, number) or self._before(quote, first, predicates[first])
        if found is None and not quote.depth and self._is_name(quote, clauses[0], clauses[-1]):
            return []
        if found is None:
            found = self._going_on(quote, clauses, first) or self._introduced(quote, clauses, first)
        if found is None:
            return []
        speaker, source, cue, act, rule, confidence = found
        said = [
            Said(StatementForm.DIRECT, act, rule, (piece,), speaker, source, cue, confidence)
            for piece in pieces(self._analysis, quote, clauses)
        ]
        if said and not quote.depth:
            self._last, self._last_clause = said[-1], number
        return said

    def _clauses(self, quote: Quote, number: int) -> list[Clause]:
        first = number
        while first and self._analysis.clauses[first].sentence.first > quote.first:
            first -= 1
        return list(self._analysis.clauses[first : number + 1])

    def _behind(
        self, quote: Quote, number: int
    ) -> tuple[Actor, Span | None, Span | None, str, str, float] | None:
        """“…,” X said; “…,” said X; “…?” X asked (which the full stop before the mark may make a
        sentence).
        """
        chunks = self._analysis.clauses[number].chunks
        index = next((k for k, p in enumerate(chunks) if p.first >= quote.last), len(chunks))
        if index == len(chunks) and number + 1 < len(self._analysis.clauses):
            return self._signature(quote, number)
        while index < len(chunks) and chunks[index].kind is Chunk.COMMA:
            index += 1
        if index >= len(chunks):
            return None
        if chunks[index].kind is Chunk.VG and chunks[index].head in cues():
            members = group_at(chunks, index + 1)
            return self._attributed(members, chunks[index], "quote.verb-first")
        if chunks[index].kind is not Chunk.NP:
            return None
        members = group_at(chunks, index)
        behind = members[-1].end if members else index
        if behind >= len(chunks) or chunks[behind].kind is not Chunk.VG:
            return None
        verb = chunks[behind]
        if not verb.finite or verb.passive or verb.negated:
            return None
        return self._attributed(members, verb, "quote.behind")

    def _signature(
        self, quote: Quote, number: int
    ) -> tuple[Actor, Span | None, Span | None, str, str, float] | None:
        """A quotation as a paragraph, and below it a line with the name and post of who says it."""
        clause, following = self._analysis.clauses[number], self._analysis.clauses[number + 1]
        alone = (
            clause.sentence.last == quote.last
            and following.sentence.paragraph == clause.sentence.paragraph + 1
        )
        if quote.depth or not alone or any(p.kind is Chunk.VG for p in following.chunks):
            return None
        index = next((k for k, p in enumerate(following.chunks) if p.kind is Chunk.NP), -1)
        members = group_at(following.chunks, index) if index >= 0 else ()
        if len(members) != 1 or members[0].person is None or members[0].end < len(following.chunks) - 1:
            return None
        speaker = self._actors.speaker(members)
        if speaker is None or not speaker.id.startswith("person/"):
            return None
        return speaker, source_span(self._analysis, members), None, "say", "quote.signature", SAID_ON

    def _attributed(
        self, members: Sequence[Nominal], verb: Piece, rule: str
    ) -> tuple[Actor, Span | None, Span, str, str, float] | None:
        speaker = self._actors.speaker(members) if members else None
        if speaker is None or (verb.head not in cues() and not speaker.id.startswith("person/")):
            return None
        return (
            speaker,
            source_span(self._analysis, members),
            self._analysis.text.span(verb.first, verb.last),
            _act(verb),
            rule,
            SAID_BESIDE,
        )

    def _before(
        self, quote: Quote, number: int, predicates: Sequence[Predicate]
    ) -> tuple[Actor, Span | None, Span, str, str, float] | None:
        """X said: “…”, X told the press: “…”, X stressed that “…”."""
        chunks = self._analysis.clauses[number].chunks
        start = next((k for k, p in enumerate(chunks) if p.last > quote.first), len(chunks))
        for predicate in reversed(predicates):
            arguments = predicate.arguments
            verb = arguments.verb
            if (
                arguments.index >= start
                or verb.negated
                or verb.passive
                or not verb.finite
                or arguments.participle
            ):
                continue
            known = verb.head in cues()
            gap = chunks[arguments.index + 1 : start]
            colon = bool(gap) and gap[-1].head in {":", ","}
            joined = not gap or colon or (gap[-1].kind is Chunk.SUB and gap[-1].head == "that")
            if (
                any(p.kind is Chunk.VG and p.finite for p in gap)
                or not joined
                or _is_hypothetical(chunks, arguments.index)
            ):
                return None
            strong = known or (colon and gap[-1].head == ":")
            if (
                not strong
                or predicate.speaker is None
                or (quote.depth and not predicate.speaker.id.startswith("person/"))
            ):
                return None
            source = source_span(self._analysis, arguments.subject)
            cue = self._analysis.text.span(verb.first, verb.last)
            return predicate.speaker, source, cue, _act(verb), "quote.before", SAID_BESIDE
        return None

    def _is_name(self, quote: Quote, first: Clause, last: Clause) -> bool:
        """A title, a name or a word in irony: few words, or beside the noun that it names."""
        words = [t for t in self._tokens[quote.first : quote.last] if t.is_word]
        chunks = first.chunks
        before = next((p for p in reversed(chunks) if p.last <= quote.first), None)
        behind = next((p for p in last.chunks if p.first >= quote.last), None)
        beside = before is not None and before.last == quote.first and before.kind in {Chunk.NP, Chunk.PREP}
        named = behind is not None and behind.kind is Chunk.NP and behind.head in lexicon.events()
        return beside or named or len(words) < FEW_WORDS

    def _going_on(
        self, quote: Quote, clauses: Sequence[Clause], first: int
    ) -> tuple[Actor | None, Span | None, Span | None, str, str, float] | None:
        """A quotation that is a sentence by itself goes on with the words of who was quoted just before."""
        whole = clauses[0].sentence.first == quote.first and quote.last >= clauses[-1].sentence.last - 1
        near = self._last is not None and first - self._last_clause <= 2
        if quote.depth or not whole or not near or self._last is None:
            return None
        same = clauses[0].sentence.paragraph - self._analysis.clauses[self._last_clause].sentence.paragraph
        return (self._last.speaker, None, None, "say", "quote.going-on", SAID_ON) if same <= 1 else None

    def introduce(self, speaker: Actor, number: int) -> None:
        """Notes that clause `number` announces somebody's words and ends in a colon."""
        self._announced, self._announced_at = speaker, number

    def _introduced(
        self, quote: Quote, clauses: Sequence[Clause], first: int
    ) -> tuple[Actor | None, Span | None, Span | None, str, str, float] | None:
        """“…” as a paragraph of its own, right behind "X issued the following statement:"."""
        whole = clauses[0].sentence.first == quote.first
        if not whole or self._announced is None or not 0 < first - self._announced_at <= 1:
            return None
        return (self._announced, None, None, "say", "quote.introduced", SAID_ON)


def _act(verb: Piece) -> str:
    found = cues().get(verb.head, ())
    plain = [c for c in found if not c.nouns and not c.particle] or list(found)
    return ACTS.get(verb.head, plain[0].act if plain else "say")


def _is_hypothetical(chunks: Sequence[Piece], index: int) -> bool:
    return any(p.kind is Chunk.SUB and p.head in {"if", "unless", "whether"} for p in chunks[:index])


# Verbs whose speech act is their own, not that of their cue.
ACTS = {
    "recall": "recall",
    "stress": "stress",
    "emphasise": "stress",
    "emphasize": "stress",
    "underline": "stress",
    "underscore": "stress",
    "highlight": "highlight",
    "confirm": "confirm",
    "announce": "announce",
    "declare": "declare",
    "report": "report",
    "explain": "explain",
    "welcome": "welcome",
    "condemn": "condemn",
    "praise": "praise",
    "commend": "praise",
    "thank": "thank",
    "congratulate": "congratulate",
    "reject": "reject",
    "deny": "deny",
    "regret": "regret",
    "accuse": "accuse",
    "criticise": "criticise",
    "criticize": "criticise",
    "support": "support",
    "ask": "ask",
    "invite": "invite",
    "encourage": "encourage",
    "instruct": "instruct",
    "demand": "demand",
    "inform": "inform",
    "brief": "inform",
    "remind": "remind",
    "warn": "warn",
    "promise": "promise",
    "offer": "offer",
    "agree": "agree",
    "disagree": "disagree",
    "consider": "consider",
    "hope": "express-hope",
    "joke": "joke",
    "state": "state",
    "reiterate": "state",
    "reaffirm": "confirm",
    "mourn": "express-condolence",
    "apologise": "apologise",
    "apologize": "apologise",
    "convince": "convince",
    "predict": "predict",
    "forecast": "predict",
    "intend": "intend",
}
