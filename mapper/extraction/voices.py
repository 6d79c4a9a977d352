"""Sentences -> who speaks in them: the article, somebody in the first person, or several jointly."""

from __future__ import annotations

from collections.abc import Sequence, Set
from enum import StrEnum

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk
from mapper.analysis.mentions import Kind
from mapper.analysis.phrases import has_finite_verb
from mapper.extraction.interviews import find_turns
from mapper.extraction.words import PLURAL, SINGULAR, SPOKEN_TO, speech_words
from mapper.facts import ArticleKind, Label

PERSONS = SINGULAR | PLURAL | SPOKEN_TO
# The part of a text's sentences that must be in the first person singular, or plural.
SPEECH_SHARE = 0.25
COLLECTIVE_SHARE = 0.35


class Mode(StrEnum):
    """Who speaks in a sentence."""

    TOLD = "told"
    SPEECH = "speech"
    ANSWER = "answer"
    QUESTION = "question"
    JOINT = "joint"


def find_modes(analysis: Analysis) -> tuple[Mode, ...]:
    """The mode of each clause: by the turns of questions and answers, "We, the …", and the first person."""
    spoken = _pronouns(analysis)
    answers = find_turns(analysis)
    if answers:
        modes = [_turn(answers.get(c.sentence.paragraph)) for c in analysis.clauses]
    else:
        modes = _speech(analysis, spoken)
    joint = _joint(analysis, spoken)
    if not joint and not answers and _is_collective(analysis, spoken):
        joint = [k for k, c in enumerate(analysis.clauses) if _is_told(c) and _is_ours(c, spoken[k])]
    for k in joint:
        modes[k] = Mode.JOINT
    return tuple(modes)


def _pronouns(analysis: Analysis) -> tuple[Set[str], ...]:
    """The pronouns of the first and second person that stand in each clause outside quotation marks."""
    tokens, quoted = analysis.text.tokens, analysis.quoted
    return tuple(
        {
            tokens[k].lower
            for k in range(clause.sentence.first, clause.sentence.last)
            if tokens[k].lower in PERSONS and not quoted[k]
        }
        for clause in analysis.clauses
    )


def _turn(asks: bool | None) -> Mode:
    if asks is None:
        return Mode.TOLD
    return Mode.QUESTION if asks else Mode.ANSWER


def _speech(analysis: Analysis, spoken: Sequence[Set[str]]) -> list[Mode]:
    """A speech begins with its first sentence in the first or second person; what stands before introduces
    it.
    """
    modes = [Mode.TOLD] * len(analysis.clauses)
    if not _is_speech(analysis, spoken):
        return modes
    begun = False
    for k, clause in enumerate(analysis.clauses):
        begun = begun or (clause.sentence.label is Label.BODY and bool(spoken[k]))
        if begun and _is_sentence(clause):
            modes[k] = Mode.SPEECH
    return modes


def _is_speech(analysis: Analysis, spoken: Sequence[Set[str]]) -> bool:
    """A text in the first person singular; of a teaser one sentence is enough."""
    told = [k for k, c in enumerate(analysis.clauses) if _is_sentence(c)]
    mine = [k for k in told if spoken[k] & SINGULAR]
    if analysis.article.kind is ArticleKind.TEASER:
        return bool(mine)
    return len(mine) > 1 and len(mine) >= SPEECH_SHARE * len(told)


def _is_collective(analysis: Analysis, spoken: Sequence[Set[str]]) -> bool:
    """A text in the first person plural: "We welcome …, we condemn …"."""
    told = [k for k, c in enumerate(analysis.clauses) if _is_told(c)]
    ours = [k for k in told if spoken[k] & PLURAL and not spoken[k] & SINGULAR]
    return len(ours) > 2 and len(ours) >= COLLECTIVE_SHARE * len(told)


def _is_ours(clause: Clause, spoken: Set[str]) -> bool:
    """Whether those who say "we" speak, and the sentence does not tell what a person did: "*our* Minister
    met Ana Lopes".
    """
    persons = any(m.kind is Kind.PERSON for m in clause.mentions)
    return "we" in spoken or (bool(spoken & PLURAL) and not persons)


def _joint(analysis: Analysis, spoken: Sequence[Set[str]]) -> list[int]:
    """The sentences of a joint statement: from "We, the ministers …" to the last paragraph in the first
    person plural, or to where the article speaks again.
    """
    ours = (c.sentence.paragraph for c, said in zip(analysis.clauses, spoken, strict=True) if said & PLURAL)
    last = max(ours, default=-1)
    found: list[int] = []
    speaking, paragraph = False, -1
    for k, clause in enumerate(analysis.clauses):
        if clause.sentence.label is not Label.BODY:
            continue
        tokens = analysis.text.tokens[clause.sentence.first : clause.sentence.first + 3]
        if len(tokens) > 2 and tokens[0].lower == "we" and tokens[1].text == "," and tokens[2].is_word:
            speaking = True
        elif speaking and clause.sentence.paragraph != paragraph:
            speaking = clause.sentence.paragraph <= last and not _tells_of_itself(clause)
        paragraph = clause.sentence.paragraph
        if speaking and _is_sentence(clause):
            found.append(k)
    return found


def _tells_of_itself(clause: Clause) -> bool:
    """Whether the article speaks again: "The statement was signed by …"."""
    issuing = speech_words().issuing
    return any(p.kind is Chunk.VG and p.passive and p.head in issuing for p in clause.chunks)


def _is_sentence(clause: Clause) -> bool:
    return clause.sentence.label is Label.BODY and any(p.kind is Chunk.VG for p in clause.chunks)


def _is_told(clause: Clause) -> bool:
    return _is_sentence(clause) and has_finite_verb(clause.chunks)
