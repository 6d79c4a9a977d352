"""Sentences of texts that speak themselves -> statements: speeches, interviews, joint texts, communiqués."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.folding import fold
from mapper.analysis.mentions import PERSONAL, Kind
from mapper.analysis.nominals import group_at
from mapper.analysis.phrases import named_head
from mapper.analysis.tokens import DASHES
from mapper.extraction.actors import Actors
from mapper.extraction.answerers import who_answers
from mapper.extraction.cues import find_cue
from mapper.extraction.focus import Actor
from mapper.extraction.interviews import behind_label
from mapper.extraction.predicates import Predicate
from mapper.extraction.quote_index import QuoteIndex
from mapper.extraction.said import Said, sentence_span, with_adverbs
from mapper.extraction.sources import source_span
from mapper.extraction.voices import Mode
from mapper.extraction.words import speech_words
from mapper.facts import ArticleKind, Span, StatementForm
from mapper.rules.statement_frames import acts

# Cues of saying, which tell no more than that the sentence is said.
PLAIN = frozenset({"say.say", "say.agree", "say.tell"})


class FirstPerson:
    """Makes the statements of texts that speak themselves."""

    def __init__(self, analysis: Analysis, actors: Actors, modes: Sequence[Mode], index: QuoteIndex) -> None:
        self._analysis = analysis
        self._index = index
        self._actors = actors
        self._modes = modes
        self._joint: Actor | None = None
        headline = analysis.article.headline
        title = set(fold(headline.of(analysis.article.text)).split()) if headline is not None else set()
        self._is_joint = "joint" in title and bool(title & speech_words().joint_documents)
        self._is_document = bool(title & speech_words().documents)

    def read(self, number: int, predicates: Sequence[Predicate]) -> list[Said]:
        """The statement that a whole sentence is, if it is one."""
        clause, mode = self._analysis.clauses[number], self._modes[number]
        if mode in {Mode.SPEECH, Mode.ANSWER}:
            return self._own(clause, predicates, mode)
        if mode is Mode.JOINT:
            return self._jointly(clause, predicates)
        if mode is Mode.TOLD:
            return self._parties(clause, predicates)
        return []

    def _own(self, clause: Clause, predicates: Sequence[Predicate], mode: Mode) -> list[Said]:
        """A sentence of a speech or an answer; of a teaser, whose speaker may be unknown."""
        focus = self._actors.focus
        named = self._labelled(clause) if mode is Mode.ANSWER else None
        if named is not None:
            focus.first_person = named
        if focus.first_person is None:
            focus.first_person = self._answerer if mode is Mode.ANSWER else self._first_named
        speaker, content = focus.first_person, self._without_mark(clause, mode)
        known = speaker is not None or self._analysis.article.kind is ArticleKind.TEASER
        if content is None or not known:
            return []
        cue, act = self._cue(clause, predicates, "i")
        return [Said(StatementForm.DIRECT, act, f"speech.{mode}", (content,), speaker, None, cue)]

    @cached_property
    def _answerer(self) -> Actor | None:
        """Who answers the questions of this interview."""
        turns = list(zip(self._analysis.clauses, self._modes, strict=True))
        questions = [clause for clause, mode in turns if mode is Mode.QUESTION]
        answers = [clause for clause, mode in turns if mode is Mode.ANSWER]
        return who_answers(self._analysis, self._actors, questions, answers)

    def _labelled(self, clause: Clause) -> Actor | None:
        """The person whose name and a colon open an answer."""
        if behind_label(self._analysis, clause) == clause.sentence.first:
            return None
        speaker = self._actors.speaker(group_at(clause.chunks, 0))
        return speaker if speaker is not None and speaker.id.startswith("person/") else None

    @cached_property
    def _first_named(self) -> Actor | None:
        """The first person that the article names: who gives a speech."""
        for clause in self._analysis.clauses:
            for index, piece in enumerate(clause.chunks):
                if piece.kind is Chunk.NP and any(m.kind in PERSONAL for m in piece.mentions):
                    actors = self._actors.of(group_at(clause.chunks, index))
                    person = next((a for a in actors if a.id.startswith("person/")), None)
                    if person is not None:
                        return person
        return None

    def _without_mark(self, clause: Clause, mode: Mode) -> Span | None:
        """The sentence behind the dash or label that opens it, or None where it is but a word or two."""
        tokens, first, last = self._analysis.text.tokens, clause.sentence.first, clause.sentence.last
        first = behind_label(self._analysis, clause) if mode is Mode.ANSWER else first
        while first < last and tokens[first].text in DASHES:
            first += 1
        words = sum(t.is_word for t in tokens[first:last])
        return self._analysis.text.span(first, last) if words > 2 else None

    def _cue(self, clause: Clause, predicates: Sequence[Predicate], pronoun: str) -> tuple[Span | None, str]:
        """The cue whose subject is "I" or "we", a verb of saying before a state of mind; and its act."""
        chunks, cues = clause.chunks, []
        for predicate in predicates:
            members = predicate.arguments.subject
            if members and members[0].core.head == pronoun:
                cues.append(find_cue(chunks, predicate))
        said = [c for c in cues if c is not None and c.cue.id not in PLAIN]
        found = next((c for c in said if c.cue.verbs), next(iter(said), None))
        if found is None:
            return None, "say"
        span = self._analysis.text.span(with_adverbs(chunks, found.first), chunks[found.last - 1].last)
        return span, acts().get(chunks[found.first].head, found.cue.act)

    def _jointly(self, clause: Clause, predicates: Sequence[Predicate]) -> list[Said]:
        """A sentence of a joint statement, of those whom "We, the …" names, else of the article's body."""
        source = self._named_jointly(clause)
        if self._joint is None:
            self._joint = self._actors.own_body()
        if self._joint is None:
            return []
        cue, act = self._cue(clause, predicates, "we")
        content = sentence_span(self._analysis, clause)
        return [Said(StatementForm.JOINT, act, "speech.joint", (content,), self._joint, source, cue)]

    def _named_jointly(self, clause: Clause) -> Span | None:
        """Notes who speaks in "We, the ministers of …,"; returns the words that name them."""
        tokens, first = self._analysis.text.tokens, clause.sentence.first
        if tokens[first].lower != "we" or tokens[first + 1].text != ",":
            return None
        index = next((k for k, p in enumerate(clause.chunks) if p.first >= first + 2), len(clause.chunks))
        members = group_at(clause.chunks, index)
        if not members:
            return None
        named = self._actors.phrase(members[0].first, members[-1].last)
        if named is not None:
            self._joint = Actor(named.id, "", first, members[-1].last)
        return self._analysis.text.span(first, members[-1].last)

    def _parties(self, clause: Clause, predicates: Sequence[Predicate]) -> list[Said]:
        """A sentence of a document that speaks for its signers: "The Parties consider it necessary …"."""
        predicate = next((p for p in predicates if self._declares(clause, p)), None)
        if predicate is None or not self._is_party(predicate):
            return []
        arguments, text = predicate.arguments, self._analysis.text
        if self._index.is_quoted(arguments.verb.first) or _is_told_of_document(clause.chunks):
            return []
        found = find_cue(clause.chunks, predicate)
        last = clause.chunks[found.last - 1].last if found is not None else arguments.verb.last
        return [
            Said(
                StatementForm.JOINT,
                acts().get(arguments.verb.head, found.cue.act if found is not None else "declare"),
                "speech.parties",
                (sentence_span(self._analysis, clause),),
                predicate.speaker,
                source_span(self._analysis, clause.chunks, arguments.subject, arguments.index),
                text.span(with_adverbs(clause.chunks, arguments.index), last),
            )
        ]

    def _declares(self, clause: Clause, predicate: Predicate) -> bool:
        """Whether a predicate with a speaker is a cue or of the kind that documents use, in the present
        tense; of a joint text also in the past.
        """
        verb = predicate.arguments.verb
        plain = verb.finite and not (verb.passive or verb.negated or verb.modal or verb.perfect)
        timely = verb.tense == "present" or self._is_joint
        spoken = bool(predicate.arguments.subject) and predicate.speaker is not None
        declared = verb.head in speech_words().joint_verbs or find_cue(clause.chunks, predicate) is not None
        return plain and timely and spoken and declared

    def _is_party(self, predicate: Predicate) -> bool:
        """Whether the subject is "the Parties", or the organ whose document it is."""
        core = predicate.arguments.subject[0].core
        named = any(
            m.kind is not Kind.DEMONYM and not (m.kind is Kind.POST and m.plural) for m in core.mentions
        )
        parties = core.head in speech_words().parties and not named and core.det in {"the", "pron"}
        return parties or (self._is_document and _is_organ(core, predicate))


def _is_told_of_document(chunks: Sequence[Piece]) -> bool:
    """Whether the article tells what a document says: "*In their letter*, the owners reject …"."""
    owned = len(chunks) > 1 and chunks[0].head == "in" and chunks[1].det == "poss"
    return owned and chunks[1].head in speech_words().tellings | speech_words().documents


def _is_organ(core: Piece, predicate: Predicate) -> bool:
    """Whether a body speaks: "The Council expresses …", "It invites …"."""
    organ = named_head(core, Kind.BODY) is not None
    speaker = predicate.speaker
    return speaker is not None and speaker.id.startswith("body/") and (organ or core.head == "it")
