"""Cues -> where what was said ends: before what the same or another speaker says or does."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import group_at
from mapper.analysis.phrases import has_finite_verb
from mapper.extraction.circumstances import ends_sentence
from mapper.extraction.clauses import is_main_verb
from mapper.extraction.cues import Found, find_cue
from mapper.extraction.openings import has_clause
from mapper.extraction.predicates import Predicate
from mapper.extraction.sources import behind_source
from mapper.extraction.words import speech_words
from mapper.rules import lexicon
from mapper.rules.statement_frames import cues

JOINING = lexicon.word_set("small-words", "joining")


def content_end(chunks: Sequence[Piece], predicates: Sequence[Predicate], position: int, found: Found) -> int:
    """The chunk before which the content ends: where the same or another speaker says something else."""
    ends = (k for k in range(found.content, len(chunks)) if _ends_content(chunks, k))
    last = next(ends, len(chunks))
    if not found.clause:
        last = _before_main_verb(chunks, found.content, last)
    last = min(last, _before_clause(chunks, predicates[position], found))
    last = min(last, _before_own_verb(chunks, predicates[position], found))
    for other in predicates[position + 1 :]:
        arguments = other.arguments
        if arguments.index <= found.content or arguments.participle:
            continue
        end = _next_cue(chunks, predicates[position], other, found)
        if end:
            return min(end, last)
    return last


def _before_main_verb(chunks: Sequence[Piece], start: int, end: int) -> int:
    """The chunk of a verb that cannot belong to a noun phrase from chunk `start` on, else `end`."""
    for k in range(start + 1, end):
        if chunks[k].kind in {Chunk.REL, Chunk.SUB, Chunk.CC, Chunk.COMMA, Chunk.BREAK, Chunk.QUOTE}:
            return end
        if is_main_verb(chunks, k) and not chunks[k].bare:
            return k - 2 if k - 2 > start and chunks[k - 2].head == "as" else k  # "talks *as he* hosts"
    return end


def _before_clause(chunks: Sequence[Piece], one: Predicate, found: Found) -> int:
    """The semicolon behind which a new clause begins, or, where the cue stands in a relative clause between
    commas ("the plan, which critics *say* failed, …"), the comma that closes that; else the end.
    """
    begin = one.arguments.subject[0].begin if one.arguments.subject else 0
    inside = 1 < begin < one.arguments.index and chunks[begin - 1].kind is Chunk.REL
    relative = inside and chunks[begin - 2].kind is Chunk.COMMA
    for k in range(found.content + 1, len(chunks) - 1):
        if relative and chunks[k].kind is Chunk.COMMA:
            return k
        opens = chunks[k + 1].kind in {Chunk.NP, Chunk.OTHER, Chunk.QUOTE}
        if chunks[k].head == ";" and opens and has_clause(chunks, k + 1):
            return k
    return len(chunks)


def _before_own_verb(chunks: Sequence[Piece], one: Predicate, found: Found) -> int:
    """The comma before the verb of a subject of which a gerund tells something first: "Ana Lopes, *noting*
    that the bridge was old*,* voted no"; else the end.
    """
    subject, index = one.arguments.subject, one.arguments.index
    if one.arguments.verb.gerund and subject and chunks[index - 1].kind is Chunk.COMMA:
        for k in range(found.content + 1, len(chunks) - 1):
            behind = k + 1 + (chunks[k + 1].kind is Chunk.OTHER)
            if chunks[k].kind is Chunk.COMMA and _is_last_verb(chunks, behind):
                return k
    return len(chunks)


def _is_last_verb(chunks: Sequence[Piece], index: int) -> bool:
    """Whether the main verb of a clause that ends with it stands at chunk `index`."""
    if index >= len(chunks) or chunks[index].kind is not Chunk.VG or not chunks[index].finite:
        return False
    return is_main_verb(chunks, index) or (chunks[index].bare and not has_finite_verb(chunks[index + 1 :]))


def _ends_content(chunks: Sequence[Piece], index: int) -> bool:
    return _is_according(chunks, index) or _is_tag(chunks, index) or _is_reaction(chunks, index)


def _is_according(chunks: Sequence[Piece], index: int) -> bool:
    """Whether ", according to …" begins at chunk `index`."""
    heads = [p.head for p in chunks[index : index + 3]]
    return heads[:1] == [","] and heads[1:2] in (["according"], ["accord"]) and heads[2:] == ["to"]


def _is_tag(chunks: Sequence[Piece], index: int) -> bool:
    """Whether ", said X" begins at chunk `index`: what says something is itself said by another."""
    verb = chunks[index + 1] if index + 2 < len(chunks) else None
    if verb is None or chunks[index].kind is not Chunk.COMMA or not (verb.bare and verb.head in cues()):
        return False
    members = group_at(chunks, index + 2)
    beside = any("beside" in cue.takes for cue in cues()[verb.head])
    return beside and bool(members) and ends_sentence(chunks, behind_source(chunks, members))


def _is_reaction(chunks: Sequence[Piece], index: int) -> bool:
    """Whether a comma and a verb tell what was made of what was said: "*, drawing* an angry reaction"."""
    words = chunks[index + 1 : index + 3]
    leads = len(words) > 1 and chunks[index].kind is Chunk.COMMA and words[0].gerund
    return leads and words[0].head in speech_words().causing and words[1].head in speech_words().reactions


def _next_cue(chunks: Sequence[Piece], one: Predicate, other: Predicate, found: Found) -> int:
    """Where the words of `other` begin if it goes on behind the content of `one`, else 0."""
    joint = other.arguments.index - 1
    while joint > found.content and chunks[joint].kind is Chunk.OTHER:
        joint -= 1
    cue = find_cue(chunks, other)
    is_cue = cue is not None
    if not other.arguments.verb.finite:
        index, quoted = other.arguments.index + 1, other.arguments.verb.head in cues()  # "…, adding: “…”"
        is_cue = is_cue or (quoted and index < len(chunks) and chunks[index].head == ":")
        gerund = other.arguments.verb.gerund and chunks[joint].kind is Chunk.COMMA and is_cue
        return _without_comma(chunks, joint) if gerund else 0
    if cue is not None and _is_called_besides(chunks, other, cue, found):
        return other.arguments.subject[0].begin - 2
    if _goes_on(chunks, one, other, found, joint, is_cue=is_cue):
        return _without_comma(chunks, joint)
    return _other_speaker(chunks, other, found) if is_cue or not found.clause else 0


def _is_called_besides(chunks: Sequence[Piece], other: Predicate, called: Found, found: Found) -> bool:
    """Whether a relative clause tells what somebody calls what was said: "welcomed the law*, which he called
    a promise*".
    """
    begin = other.arguments.subject[0].begin if other.arguments.subject else 0
    inside = begin - 2 > found.content and chunks[begin - 1].kind is Chunk.REL
    calls = not called.cue.takes.isdisjoint({"predicate", "as"})
    return inside and calls and chunks[begin - 2].kind is Chunk.COMMA


def _goes_on(
    chunks: Sequence[Piece], one: Predicate, other: Predicate, found: Found, joint: int, *, is_cue: bool
) -> bool:
    """Whether "and" or a comma at chunk `joint` joins a verb to the cue, not to a verb of the content."""
    alike = _same_mood(one, other)
    if chunks[joint].kind is Chunk.COMMA:
        whole = not found.clause or has_clause(chunks[:joint], found.content)
        return is_cue and alike and whole
    if chunks[joint].kind is not Chunk.CC:
        return False
    if not found.clause:
        return alike or not any(p.infinitive for p in chunks[found.content : joint])
    infinitive = not has_clause(chunks[:joint], found.content)
    return alike and (is_cue or (infinitive and one.arguments.verb.tense == "past"))


def _other_speaker(chunks: Sequence[Piece], other: Predicate, found: Found) -> int:
    """Where another speaker's words begin: "…, while Y said", "…; Y insisted", or 0."""
    index = other.arguments.index
    start = other.arguments.subject[0].begin if other.arguments.subject else index
    if other.speaker is None or not found.content < start < index or start < 2:
        return 0
    lead, before = chunks[start - 1], chunks[start - 2]
    apart = before.kind in {Chunk.COMMA, Chunk.QUOTE}
    joins = lead.kind is Chunk.CC or lead.head in JOINING
    breaks = lead.kind is Chunk.BREAK and lead.head == ";"
    return _without_comma(chunks, start - 1) if (joins and apart) or breaks else 0


def _same_mood(one: Predicate, other: Predicate) -> bool:
    """Whether two verbs can share a subject: in the content of "said that …" tenses step back."""
    return one.arguments.verb.tense == other.arguments.verb.tense and not other.arguments.verb.perfect


def _without_comma(chunks: Sequence[Piece], end: int) -> int:
    while end and chunks[end - 1].kind is Chunk.COMMA:
        end -= 1
    return end
