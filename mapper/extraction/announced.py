"""Words without quotation marks -> statements: the paragraphs behind "X made the following remarks:"."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk
from mapper.extraction.attributions import Attribution
from mapper.extraction.predicates import Predicate
from mapper.extraction.quote_index import QuoteIndex
from mapper.extraction.said import Said, in_first_person, sentence_span, with_adverbs
from mapper.extraction.sources import source_span
from mapper.extraction.words import speech_words
from mapper.rules import lexicon
from mapper.rules.statement_frames import cues

FEW_WORDS = 8
QUESTIONS = lexicon.word_set("small-words", "questions")


class Announced:
    """Follows the words that were announced, up to the next heading, quotation or sentence that says who
    says what.
    """

    def __init__(self, analysis: Analysis, index: QuoteIndex) -> None:
        self._analysis = analysis
        self._index = index
        self._own = in_first_person(analysis)
        self._found: Attribution | None = None
        self._paragraph = -1

    def announces(self, number: int, predicates: Sequence[Predicate]) -> Attribution | None:
        """Who speaks by a sentence that ends in a colon behind a verb of saying, whose words follow."""
        clause, tokens = self._analysis.clauses[number], self._analysis.text.tokens
        asks = tokens[clause.sentence.first].lower in QUESTIONS  # "What they said:"
        if asks or tokens[clause.sentence.last - 1].text != ":":
            return None
        for predicate in predicates:
            verb = predicate.arguments.verb
            words = self._analysis.text.words(verb.last, clause.sentence.last)
            says = verb.head in cues() and len(words) < FEW_WORDS
            tells = verb.finite and not verb.negated and predicate.speaker is not None
            if tells and (says or words & speech_words().announced):
                self._found, self._paragraph = self._by(clause, predicate), clause.sentence.paragraph
                return self._found
        return None

    def _by(self, clause: Clause, predicate: Predicate) -> Attribution:
        """By a verb with its noun: "*issued the following statement*:"."""
        chunks, index = clause.chunks, predicate.arguments.index
        source = source_span(self._analysis, chunks, predicate.arguments.subject, index)
        noun = next((p for p in chunks[index + 1 :] if p.kind in {Chunk.NP, Chunk.BREAK}), chunks[index])
        last = noun.last if noun.head in speech_words().announced else chunks[index].last
        cue = self._analysis.text.span(with_adverbs(chunks, index), last)
        return Attribution(predicate.speaker, "speech.block", source, cue)

    def read(self, number: int, predicates: Sequence[Predicate]) -> list[Said]:
        """The statement that clause `number` is, if the announced words go on with it."""
        found, clause = self._found, self._analysis.clauses[number]
        if found is None:
            return []
        if not self._goes_on(clause, predicates):
            self._found = None
            return []
        self._paragraph = clause.sentence.paragraph
        content = sentence_span(self._analysis, clause)
        return [found.said((content,))]

    def _goes_on(self, clause: Clause, predicates: Sequence[Predicate]) -> bool:
        """Whether a sentence can be of the same words as the one before."""
        next_to = clause.sentence.paragraph <= self._paragraph + 1
        finite = any(p.arguments.verb.finite for p in predicates)
        quoted = self._index.at(clause.sentence.first) is not None
        others = any(_is_said_by_another(p) for p in predicates)
        return next_to and finite and not quoted and not others and self._is_own(clause)

    def _is_own(self, clause: Clause) -> bool:
        """Whether a paragraph can be somebody's own words: it, or one beside it, is in the first person."""
        number = clause.sentence.paragraph
        return not self._own.isdisjoint({number - 1, number, number + 1})


def _is_said_by_another(predicate: Predicate) -> bool:
    """Whether a person or body other than "I" says something; "this shows that …" may stand in the words."""
    arguments, speaker = predicate.arguments, predicate.speaker
    if speaker is None or not speaker.id.startswith(("person/", "body/")) or not arguments.subject:
        return False
    says = arguments.verb.finite and arguments.verb.head in cues()
    return says and arguments.subject[0].core.head not in {"i", "we"}
