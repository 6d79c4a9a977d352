"""Texts that speak themselves: speeches, interviews and joint statements, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import group_at
from mapper.analysis.tokens import DASHES
from mapper.extraction.actors import Actor, Actors
from mapper.extraction.cues import find_cue
from mapper.extraction.predicates import Predicate
from mapper.extraction.registry import Registry
from mapper.extraction.said import Said, sentence_span, source_span
from mapper.facts import ArticleKind, Label, Span, StatementForm

SINGULAR, PLURAL = frozenset({"i", "me", "my", "myself"}), frozenset({"we", "us", "our", "ourselves"})
SPEECH_SHARE = 0.25
COLLECTIVE_SHARE = 0.35
JOINT_VERBS = frozenset(
    {
        "invite",
        "commend",
        "express",
        "demand",
        "request",
        "thank",
        "appeal",
        "deplore",
        "regret",
        "appreciate",
        "decide",
        "declare",
        "intend",
        "consider",
        "attach",
        "draw",
        "proceed",
        "support",
        "affirm",
        "reaffirm",
        "condemn",
        "welcome",
        "emphasize",
        "emphasise",
        "underline",
        "stress",
        "note",
        "call",
        "confirm",
        "agree",
        "recognize",
        "recognise",
        "reiterate",
        "undertake",
        "commit",
        "resolve",
        "believe",
        "urge",
        "advocate",
        "oppose",
    }
)
PARTIES = frozenset(
    {
        "parties",
        "sides",
        "side",
        "ministers",
        "heads",
        "leaders",
        "presidents",
        "states",
        "members",
        "they",
        "participants",
    }
)


class Mode(StrEnum):
    """Who speaks in a sentence."""

    TOLD = "told"
    SPEECH = "speech"
    ANSWER = "answer"
    QUESTION = "question"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class Voice:
    """The mode of each clause of an article."""

    modes: tuple[Mode, ...]


def find_voice(analysis: Analysis) -> Voice:
    """Who speaks where: by the dashes of questions and answers, "We, the …", and the first person."""
    clauses = analysis.clauses
    modes = [Mode.TOLD] * len(clauses)
    answers = _interview(analysis)
    if answers:
        modes = [answers.get(c.sentence.paragraph, Mode.TOLD) for c in clauses]
    elif _is_speech(analysis):
        modes = [
            Mode.SPEECH if _is_sentence(c) and _after_lead(analysis, k) else Mode.TOLD
            for k, c in enumerate(clauses)
        ]
    joint = _joint(analysis)
    if not joint and not answers and _is_collective(analysis):
        joint = [
            k
            for k, c in enumerate(clauses)
            if _is_sentence(c) and _is_finite(c) and _in_first_person(analysis, c, PLURAL)
        ]
    for k in joint:
        modes[k] = Mode.JOINT
    return Voice(tuple(modes))


def _interview(analysis: Analysis) -> dict[int, Mode]:
    """Paragraph -> question or answer, where at least three paragraphs begin with a dash or "Q:" and take
    turns.
    """
    marked: list[int] = []
    asking: dict[int, bool] = {}
    tokens = analysis.text.tokens
    for clause in analysis.clauses:
        first = tokens[clause.sentence.first]
        number = clause.sentence.paragraph
        if number in marked or clause.sentence.label is not Label.BODY:
            continue
        if first.text in DASHES and (
            clause is analysis.clauses[0] or clause.sentence.paragraph not in marked
        ):
            if any(
                c.sentence.paragraph == number and c.sentence.first < clause.sentence.first
                for c in analysis.clauses
            ):
                continue
            marked.append(number)
            asking[number] = tokens[_last_of(analysis, number) - 1].text == "?"
    spoken = [n for n in marked if any(c.sentence.paragraph == n and _is_finite(c) for c in analysis.clauses)]
    if len(marked) < 3 or not any(asking.values()) or len(spoken) < 0.7 * len(marked):
        return {}
    first_asks = asking[marked[0]]
    return {
        number: Mode.QUESTION if (k % 2 == 0) == first_asks else Mode.ANSWER
        for k, number in enumerate(marked)
    }


def _last_of(analysis: Analysis, paragraph: int) -> int:
    return max(c.sentence.last for c in analysis.clauses if c.sentence.paragraph == paragraph)


def _is_sentence(clause: Clause) -> bool:
    return clause.sentence.label is Label.BODY and any(p.kind is Chunk.VG for p in clause.chunks)


def _is_finite(clause: Clause) -> bool:
    return any(p.kind is Chunk.VG and p.finite for p in clause.chunks)


def _in_first_person(analysis: Analysis, clause: Clause, words: frozenset[str]) -> bool:
    """Whether a sentence speaks in the first person outside quotation marks."""
    quotes = [q for q in analysis.quotes if q.first < clause.sentence.last and q.last > clause.sentence.first]
    return any(
        analysis.text.tokens[k].lower in words and not any(q.first <= k < q.last for q in quotes)
        for k in range(clause.sentence.first, clause.sentence.last)
    )


def _is_speech(analysis: Analysis) -> bool:
    told = [c for c in analysis.clauses if _is_sentence(c)]
    mine = [c for c in told if _in_first_person(analysis, c, SINGULAR)]
    if analysis.article.kind is ArticleKind.TEASER:
        return bool(mine)
    return len(mine) > 1 and len(mine) >= SPEECH_SHARE * len(told)


def _is_collective(analysis: Analysis) -> bool:
    """A text in the first person plural: "We welcome …, we condemn …"."""
    told = [c for c in analysis.clauses if _is_sentence(c) and _is_finite(c)]
    ours = [
        c
        for c in told
        if _in_first_person(analysis, c, PLURAL) and not _in_first_person(analysis, c, SINGULAR)
    ]
    return len(ours) > 2 and len(ours) >= COLLECTIVE_SHARE * len(told)


def _after_lead(analysis: Analysis, number: int) -> bool:
    """A speech begins with its first sentence in the first or second person; what stands before introduces
    it.
    """
    words = SINGULAR | PLURAL | {"you", "your", "let"}
    return any(
        _in_first_person(analysis, c, words)
        for c in analysis.clauses[: number + 1]
        if c.sentence.label is Label.BODY
    )


def _joint(analysis: Analysis) -> list[int]:
    """The sentences of a joint statement: from "We, the ministers …" to the end of what is in the first
    person.
    """
    found: list[int] = []
    speaking, paragraph = False, -1
    for k, clause in enumerate(analysis.clauses):
        if clause.sentence.label is not Label.BODY:
            continue
        tokens = analysis.text.tokens[clause.sentence.first : clause.sentence.first + 3]
        opens = len(tokens) > 2 and tokens[0].lower == "we" and tokens[1].text == "," and tokens[2].is_word
        if opens:
            speaking = True
        elif speaking and clause.sentence.paragraph != paragraph:
            speaking = _goes_on(analysis, clause) and not _tells_of_itself(clause)
        paragraph = clause.sentence.paragraph
        if speaking and _is_sentence(clause):
            found.append(k)
    return found


def _goes_on(analysis: Analysis, clause: Clause) -> bool:
    """A later paragraph still speaks: it, or a later one, is in the first person plural."""
    number = clause.sentence.paragraph
    return any(
        _in_first_person(analysis, c, PLURAL) for c in analysis.clauses if c.sentence.paragraph >= number
    )


def _tells_of_itself(clause: Clause) -> bool:
    """As in "The statement was signed by …": the article speaks again."""
    return any(
        p.kind is Chunk.VG and p.passive and p.head in {"sign", "adopt", "approve", "issue"}
        for p in clause.chunks
    )


class FirstPerson:
    """Makes the statements of texts that speak themselves."""

    def __init__(self, analysis: Analysis, actors: Actors, registry: Registry, voice: Voice) -> None:
        self._analysis = analysis
        self._actors = actors
        self._registry = registry
        self._voice = voice
        self._joint: Actor | None = None
        headline = analysis.article.headline
        words = fold(headline.of(analysis.article.text)).split() if headline is not None else []
        self._is_joint = self._is_joint_text(words)
        self._is_document = bool(set(words) & {"communique", "declaration", "statement", "resolution"})

    def _is_joint_text(self, words: Sequence[str]) -> bool:
        return "joint" in words and bool(set(words) & {"communique", "declaration", "statement", "release"})

    def _is_organ(self, core: Piece, predicate: Predicate) -> bool:
        """As in "The Council expresses …", "It invites …" in a communiqué: the organ whose document it is."""
        organ = any(m.kind is Kind.BODY and m.last == core.last for m in core.mentions)
        speaker = predicate.speaker
        return speaker is not None and speaker.id.startswith("body/") and (organ or core.head == "it")

    def read(self, number: int, predicates: Sequence[Predicate]) -> list[Said]:
        """The statement that a whole sentence is, if it is one."""
        clause, mode = self._analysis.clauses[number], self._voice.modes[number]
        if mode in {Mode.SPEECH, Mode.ANSWER}:
            return self._own(clause, predicates, mode)
        if mode is Mode.JOINT:
            return self._jointly(clause, predicates)
        if mode is Mode.TOLD:
            return self._parties(clause, predicates)
        return []

    def _own(self, clause: Clause, predicates: Sequence[Predicate], mode: Mode) -> list[Said]:
        if self._actors.first_person is None:
            self._actors.first_person = self._speaker(mode)
        speaker = self._actors.first_person
        if speaker is None and self._analysis.article.kind is not ArticleKind.TEASER:
            return []
        content = self._without_dash(clause)
        if content is None:
            return []
        cue, act = self._cue(clause, predicates, {"i"})
        return [Said(StatementForm.DIRECT, act, f"speech.{mode}", (content,), speaker, None, cue, 0.92)]

    def _speaker(self, mode: Mode) -> Actor | None:
        """An interview's person is the last one spoken of before; a speech's the first that the article
        names.
        """
        if mode is Mode.ANSWER:
            return self._actors.last_person()
        for clause in self._analysis.clauses:
            for index, piece in enumerate(clause.chunks):
                if piece.kind is Chunk.NP and any(m.kind in {Kind.PERSON, Kind.NAME} for m in piece.mentions):
                    found = self._actors.of(group_at(clause.chunks, index))
                    persons = [a for a in found if a.id.startswith("person/")]
                    if persons:
                        return persons[0]
        return None

    def _without_dash(self, clause: Clause) -> Span | None:
        tokens = self._analysis.text.tokens
        first = clause.sentence.first
        while first < clause.sentence.last and tokens[first].text in DASHES:
            first += 1
        if sum(t.is_word for t in tokens[first : clause.sentence.last]) < 3:
            return None
        return self._analysis.text.span(first, clause.sentence.last)

    def _cue(
        self, clause: Clause, predicates: Sequence[Predicate], pronouns: set[str]
    ) -> tuple[Span | None, str]:
        for predicate in predicates:
            members = predicate.arguments.subject
            if not members or members[0].core.head not in pronouns:
                continue
            found = find_cue(clause.chunks, predicate)
            if found is not None and found.cue.id not in {"say.say", "say.agree", "say.tell"}:
                chunks = clause.chunks
                span = self._analysis.text.span(chunks[found.first].first, chunks[found.last - 1].last)
                return span, found.cue.act
        return None, "say"

    def _jointly(self, clause: Clause, predicates: Sequence[Predicate]) -> list[Said]:
        source = None
        tokens = self._analysis.text.tokens
        first = clause.sentence.first
        if tokens[first].lower == "we" and tokens[first + 1].text == ",":
            index = next((k for k, p in enumerate(clause.chunks) if p.first >= first + 2), -1)
            members = group_at(clause.chunks, index) if index >= 0 else ()
            if members:
                last = members[-1].last
                self._joint = Actor(
                    self._registry.group(self._start(members[0].first), last), "", first, last
                )
                source = self._analysis.text.span(first, last)
        if self._joint is None:
            self._joint = self._actors.own_body()
        if self._joint is None:
            return []
        cue, act = self._cue(clause, predicates, {"we"})
        content = sentence_span(self._analysis, clause)
        return [Said(StatementForm.JOINT, act, "speech.joint", (content,), self._joint, source, cue, 0.92)]

    def _start(self, first: int) -> int:
        return first + 1 if self._analysis.text.tokens[first].lower == "the" else first

    def _parties(self, clause: Clause, predicates: Sequence[Predicate]) -> list[Said]:
        """As in "The Parties consider it necessary …": a document speaks for its signers, in the present
        tense.
        """
        for predicate in predicates:
            arguments = predicate.arguments
            verb = arguments.verb
            if (
                (verb.tense != "present" and not self._is_joint)
                or verb.passive
                or verb.negated
                or not verb.finite
                or verb.modal
                or verb.perfect
            ):
                continue
            if verb.head not in JOINT_VERBS or not arguments.subject or predicate.speaker is None:
                continue
            core = arguments.subject[0].core
            named = [
                m for m in core.mentions if not (m.kind is Kind.DEMONYM or (m.kind is Kind.POST and m.plural))
            ]
            parties = core.head in PARTIES and not named and core.det in {"the", "pron"}
            parties = parties or (self._is_document and self._is_organ(core, predicate))
            if not parties or any(q.first < verb.first < q.last for q in self._analysis.quotes):
                return []
            found = find_cue(clause.chunks, predicate)
            last = clause.chunks[found.last - 1].last if found is not None else verb.last
            cue = self._analysis.text.span(verb.first, last)
            act = found.cue.act if found is not None else "declare"
            source = source_span(self._analysis, arguments.subject)
            content = sentence_span(self._analysis, clause)
            return [
                Said(
                    StatementForm.JOINT,
                    act,
                    "speech.parties",
                    (content,),
                    predicate.speaker,
                    source,
                    cue,
                    0.9,
                )
            ]
        return []
