"""Predicates -> reported statements: X said that …, X stressed the importance of …, according to X …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import nominal_at
from mapper.analysis.quotes import Quote
from mapper.extraction.actors import Actors
from mapper.extraction.cues import Found, find_cue
from mapper.extraction.predicates import Predicate
from mapper.extraction.quotations import ACTS
from mapper.extraction.said import Said, source_span, span_of
from mapper.facts import StatementForm
from mapper.rules import lexicon

SURE, LIKELY = 0.92, 0.85
NOBODY = frozenset(
    {"i", "we", "you", "who", "nobody", "anyone", "somebody", "anybody", "one", "those", "everyone"}
)


class Reported:
    """Reads reported speech, clause by clause."""

    def __init__(self, analysis: Analysis, actors: Actors) -> None:
        self._analysis = analysis
        self._actors = actors
        groups = lexicon.table("groups")
        self._people = (
            frozenset(groups["heads"])
            | frozenset(groups["sides"])
            | {"they"}
            | frozenset(lexicon.bodies().kind_of)
        )
        self._people |= (
            frozenset(lexicon.documents()) | frozenset(groups["texts"]) | frozenset(lexicon.posts().persons)
        )

    def read(
        self, clause: Clause, predicates: Sequence[Predicate], quoted: Sequence[Quote]
    ) -> Iterator[Said]:
        """The reported statements of one clause; what stands in the quotations `quoted` is left alone."""
        yield from self._phrases(clause, predicates)
        taken = -1
        for position, predicate in enumerate(predicates):
            verb = predicate.arguments.verb
            if any(q.first <= verb.first < q.last for q in quoted) or _is_hypothetical(
                clause.chunks, predicate
            ):
                continue
            inserted = self._inserted(clause, predicate)
            if inserted is not None:
                yield inserted
                continue
            found = find_cue(clause.chunks, predicate)
            if (
                found is None
                or predicate.arguments.index < taken
                or not self._has_speaker(predicate, predicates[:position], found)
            ):
                continue
            if any(
                q.first == clause.chunks[k].first
                for q in quoted
                for k in (found.content, found.content + 1)
                if k < len(clause.chunks)
            ):
                continue
            said, end = self._said(clause, predicates, position, found)
            if said is not None:
                taken = end if found.clause else taken
                yield said

    def _is_thing(self, predicate: Predicate) -> bool:
        """A source without a name that is no person or body may say a clause, but "stresses" no thing."""
        speaker, members = predicate.speaker, predicate.arguments.subject
        if speaker is None or not speaker.id.startswith("group/") or not members:
            return False
        core = members[0].core
        return core.head not in self._people and not any(m.kind is Kind.POST for m in core.mentions)

    def _has_speaker(self, predicate: Predicate, before: Sequence[Predicate], found: Found) -> bool:
        members = predicate.arguments.subject
        if predicate.speaker is not None and self._is_thing(predicate) and not found.clause:
            return False
        if predicate.arguments.verb.gerund and before:
            return any(p.speaker is not None for p in before)
        if not members or (
            members[0].core.det == "pron"
            and members[0].core.head in NOBODY
            and members[0].last == members[0].core.last
        ):
            return False
        return predicate.speaker is not None and members[0].core.det != "no"

    def _said(
        self, clause: Clause, predicates: Sequence[Predicate], position: int, found: Found
    ) -> tuple[Said | None, int]:
        predicate = predicates[position]
        chunks = clause.chunks
        owner = predicate
        if predicate.arguments.verb.gerund and predicate.speaker is None:
            owner = next(p for p in reversed(predicates[:position]) if p.speaker is not None)
        start = found.content
        while start < len(chunks) and chunks[start].kind is Chunk.COMMA:
            start += 1
        end = self._end(clause, predicates, position, found)
        if start >= end:
            return None, 0
        content = span_of(self._analysis, chunks[start].first, chunks[end - 1].last)
        quote = any(p.kind is Chunk.QUOTE for p in chunks[start:end]) and self._has_speech_marks(
            chunks, start, end
        )
        cue = self._analysis.text.span(self._with_adverbs(chunks, found.first), chunks[found.last - 1].last)
        said = Said(
            StatementForm.DIRECT if quote else StatementForm.REPORTED,
            ACTS.get(predicate.arguments.verb.head, found.cue.act),
            found.cue.id,
            (content,),
            owner.speaker,
            source_span(self._analysis, owner.arguments.subject),
            cue,
            SURE if found.clause else LIKELY,
        )
        return said, end

    def _with_adverbs(self, chunks: Sequence[Piece], index: int) -> int:
        """The first token of a cue with the adverbs before it: "also announced"."""
        tags = lexicon.words().tag_of
        while (
            index > 1
            and chunks[index - 1].kind is Chunk.OTHER
            and (tags.get(chunks[index - 1].head) == "ADV" or chunks[index - 1].head.endswith("ly"))
        ):
            index -= 1
        return chunks[index].first

    def _has_speech_marks(self, chunks: Sequence[Piece], start: int, end: int) -> bool:
        """Whether words of the content stand in quotation marks, other than a name of one or two words."""
        for quote in self._analysis.quotes:
            if chunks[start].first <= quote.first and quote.last <= chunks[end - 1].last + 1:
                words = [t for t in self._analysis.text.tokens[quote.first : quote.last] if t.is_word]
                if any(t.text[0].islower() for t in words) and len(words) > 2:
                    return True
        return False

    def _end(self, clause: Clause, predicates: Sequence[Predicate], position: int, found: Found) -> int:
        """The chunk before which the content ends."""
        chunks = clause.chunks
        end = len(chunks)
        for other in predicates[position + 1 :]:
            index = other.arguments.index
            if index <= found.content or not other.arguments.verb.finite or other.arguments.participle:
                continue
            before = chunks[index - 1]
            is_cue = find_cue(chunks, other) is not None
            if before.kind is Chunk.CC and (is_cue or not found.clause):
                shared = not found.clause or self._same_mood(predicates[position], other)
                if shared:
                    return self._without_comma(chunks, index - 1)
            start = other.arguments.subject[0].begin if other.arguments.subject else index
            if is_cue and found.content < start < index and other.speaker is not None:
                lead = chunks[start - 1]
                if lead.kind is Chunk.CC or (lead.kind is Chunk.SUB and lead.head in {"while", "whereas"}):
                    if start >= 2 and chunks[start - 2].kind in {Chunk.COMMA, Chunk.QUOTE}:
                        return self._without_comma(chunks, start - 1)
        return end

    def _same_mood(self, one: Predicate, other: Predicate) -> bool:
        """Whether two verbs can share a subject: in the content of "said that …" tenses step back."""
        return one.arguments.verb.tense == other.arguments.verb.tense and not other.arguments.verb.perfect

    def _without_comma(self, chunks: Sequence[Piece], end: int) -> int:
        while end and chunks[end - 1].kind is Chunk.COMMA:
            end -= 1
        return end

    def _inserted(self, clause: Clause, predicate: Predicate) -> Said | None:
        """As in "The idea, she noted, was born in Samarkand"; "Nobody was hurt, the Ministry said."."""
        chunks, arguments = clause.chunks, predicate.arguments
        if (
            not arguments.subject
            or predicate.speaker is None
            or arguments.verb.negated
            or not arguments.verb.finite
        ):
            return None
        begin, behind = arguments.subject[0].begin, arguments.index + 1
        if (
            begin < 2
            or chunks[begin - 1].kind is not Chunk.COMMA
            or arguments.subject[-1].end > arguments.index
        ):
            return None
        if arguments.verb.head not in {
            "say",
            "note",
            "add",
            "stress",
            "recall",
            "explain",
            "state",
            "report",
            "warn",
            "remark",
            "believe",
            "think",
            "argue",
            "announce",
            "claim",
            "emphasise",
            "emphasize",
            "point",
            "write",
            "declare",
            "observe",
            "reply",
            "answer",
            "admit",
            "insist",
        }:
            return None
        closes = behind >= len(chunks) or chunks[behind].head in {".", ","} or behind == len(chunks) - 1
        spoken = any(p.kind is Chunk.VG and p.finite for p in chunks[: begin - 1])
        rest = any(p.kind is Chunk.VG and p.finite for p in chunks[behind:])
        if not closes or not (spoken or rest):
            return None
        content = [span_of(self._analysis, clause.sentence.first, chunks[begin - 1].first)]
        if behind + 1 < len(chunks) and chunks[behind].kind is Chunk.COMMA:
            content.append(span_of(self._analysis, chunks[behind + 1].first, clause.sentence.last))
        return Said(
            StatementForm.REPORTED,
            ACTS.get(arguments.verb.head, "say"),
            "say.inserted",
            tuple(content),
            predicate.speaker,
            source_span(self._analysis, arguments.subject),
            self._analysis.text.span(arguments.verb.first, arguments.verb.last),
            SURE,
        )

    def _phrases(self, clause: Clause, predicates: Sequence[Predicate]) -> Iterator[Said]:
        tokens, first, last = self._analysis.text.tokens, clause.sentence.first, clause.sentence.last
        for k in range(first, last - 2):
            if tokens[k].lower == "according" and tokens[k + 1].lower == "to":
                found = self._according(clause, k, k + 2)
                if found is not None:
                    yield found
            elif (
                k == first and tokens[k].lower == "in" and tokens[k + 2].lower in {"opinion", "view", "words"}
            ):
                found = self._opinion(clause, k)
                if found is not None:
                    yield found

    def _according(self, clause: Clause, first: int, behind: int) -> Said | None:
        chunks = clause.chunks
        index = next((k for k, p in enumerate(chunks) if p.first == behind), -1)
        nominal = nominal_at(chunks, index) if index >= 0 else None
        if nominal is None:
            return None
        speaker = self._actors.speaker((nominal,))
        if speaker is None:
            return None
        cue = self._analysis.text.span(first, behind)
        source = source_span(self._analysis, (nominal,))
        if first == clause.sentence.first:
            start = nominal.end
            while start < len(chunks) and chunks[start].kind is Chunk.COMMA:
                start += 1
            if start >= len(chunks) - 1:
                return None
            content = span_of(self._analysis, chunks[start].first, clause.sentence.last)
        else:
            content = span_of(self._analysis, clause.sentence.first, first)
        return Said(StatementForm.REPORTED, "say", "say.according-to", (content,), speaker, source, cue, SURE)

    def _opinion(self, clause: Clause, first: int) -> Said | None:
        tokens = self._analysis.text.tokens
        if first + 4 >= clause.sentence.last:
            return None
        possessive = tokens[first + 1].lower
        if possessive not in {"his", "her"} or tokens[first + 3].text != ",":
            return None
        speaker = self._actors.last_person()
        if speaker is None:
            return None
        content = span_of(self._analysis, first + 4, clause.sentence.last)
        cue = self._analysis.text.span(first, first + 3)
        source = self._analysis.text.span(first + 1, first + 2)
        return Said(
            StatementForm.REPORTED, "express-view", "say.in-opinion", (content,), speaker, source, cue, SURE
        )


def _is_hypothetical(chunks: Sequence[Piece], predicate: Predicate) -> bool:
    index = predicate.arguments.index
    return any(
        p.kind is Chunk.SUB and p.head in {"if", "unless"}
        for p in chunks[predicate.arguments.begin - 1 : index]
        if predicate.arguments.begin
    ) or (
        bool(chunks)
        and chunks[0].head in {"if", "unless"}
        and not any(p.kind is Chunk.COMMA for p in chunks[:index])
    )


__all__ = ["Reported"]
