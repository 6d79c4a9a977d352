"""The dates of an article, resolved in text order: by what was named before, and by the tense around them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.dates import DateContext, DateMention, Edtf, Tense, resolve
from mapper.extraction.clauses import is_participle
from mapper.extraction.words import event_words
from mapper.rules import lexicon

# Prepositions before the day on which something only ends.
ENDING = lexicon.word_set("small-words", "ending")
# How many tokens before a date may say that it lies ahead.
NEAR = 10


class Calendar:
    """Resolves the dates of an article in text order."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        published = analysis.article.published
        self._context = DateContext(anchor=Edtf.parse(published) if published else None)
        self._paragraph = -1
        self._known: dict[int, Edtf] = {}
        # The last date, but of what "had" been done or was quoted: from it a new paragraph counts "that day".
        self._last: Edtf | None = None

    @classmethod
    def of(cls, analysis: Analysis) -> Calendar:
        """The calendar of an article that is read to its end."""
        calendar = cls(analysis)
        for clause in analysis.clauses:
            calendar.read(clause)
        return calendar

    def read(self, clause: Clause) -> None:
        """Resolves the dates of the next clause."""
        if clause.sentence.paragraph != self._paragraph:
            self._paragraph = clause.sentence.paragraph
            self._context = replace(self._context, year=None, previous=self._last)
        for number, index in self._numbers(clause):
            mention = self._analysis.dates[number]
            context = replace(self._context, tense=self._tense(clause, index, mention))
            found = resolve(mention, context)
            if found is not None:
                self._known[number] = found
                if self._context.anchor is None and len(found.text) == len("XXXX-01-01"):
                    # Without a date of its own an article is read from the first day that it names.
                    self._context = replace(self._context, anchor=found)
            self._context = self._context.after(mention, found)
            governing = _verb_of(clause, index)
            quoted = self._analysis.quoted[clause.chunks[index].first]
            passing = quoted or mention.preposition in ENDING  # "runs *until* 30 October"
            if not passing and (governing is None or governing.perfect != "had"):
                self._last = self._context.previous

    def at(self, token: int) -> str:
        """The EDTF of the date that the token belongs to, or ""."""
        return self.text_of(self._analysis.text.dates[token])

    def inside(self, first: int, last: int) -> str:
        """The EDTF of the first date among tokens `first` to `last`, or ""."""
        numbers = self._analysis.text.dates[first:last]
        return next((text for n in numbers if n >= 0 and (text := self.text_of(n))), "")

    def text_of(self, number: int) -> str:
        """The EDTF of the date mention of that number, or ""."""
        found = self._known.get(number)
        return found.text if found is not None else ""

    def preposition_of(self, number: int) -> str:
        """The word that governs the date mention of that number, or ""."""
        return self._analysis.dates[number].preposition

    def _numbers(self, clause: Clause) -> Iterator[tuple[int, int]]:
        """The dates of a clause that are not resolved yet, each with the index of its chunk."""
        dates, sentence = self._analysis.text.dates, clause.sentence
        if max(dates[sentence.first : sentence.last], default=-1) < 0:
            return
        for index, piece in enumerate(clause.chunks):
            if piece.kind not in {Chunk.DATE, Chunk.NP}:
                continue
            for number in dict.fromkeys(dates[piece.first : piece.last]):
                if number >= 0 and number not in self._known:
                    yield number, index

    def _tense(self, clause: Clause, index: int, mention: DateMention) -> Tense:
        """The tense that a date is read in: what is planned *for* it or *next* lies ahead."""
        first = clause.chunks[index].first
        before = self._analysis.text.tokens[max(clause.sentence.first, first - NEAR) : first + 1]
        words = {t.lower for t in before}
        if " ".join(t.lower for t in before[:-1]).endswith(tuple(event_words().from_then)):
            return Tense.NONE
        if words & event_words().dated_back:
            return Tense.PAST
        governing = _verb_of(clause, index)
        if mention.preposition == "for" and (governing is None or governing.perfect != "had"):
            return Tense.NONE if governing is not None and self._calls_off(governing) else Tense.FUTURE
        return Tense.FUTURE if words & event_words().dated_ahead else _tense_of(clause, governing)

    def _calls_off(self, verb: Piece) -> bool:
        """Whether what was planned *for* a day is off, be that past or to come: "the trip was scrapped"."""
        behind = self._analysis.text.tokens[verb.last : verb.last + 1]
        return verb.head in event_words().unheld or any(t.lower in event_words().off for t in behind)


def _verb_of(clause: Clause, index: int) -> Piece | None:
    """The verb group nearest to chunk `index` that tells a tense, of two as near the one before it; an
    infinitive behind it only where no verb stands before: "*voted* on Wednesday to ban it".
    """
    verbs = [
        (abs(k - index), k)
        for k, p in enumerate(clause.chunks)
        if p.kind is Chunk.VG and not is_participle(clause.chunks, k) and _tells_tense(p)
    ]
    told = any(k < index for _, k in verbs)
    fitting = [(d, k) for d, k in verbs if not (told and k > index and clause.chunks[k].infinitive)]
    return clause.chunks[min(fitting)[1]] if fitting else None


def _tells_tense(piece: Piece) -> bool:
    words = event_words()
    known = piece.head in words.intending or piece.head in words.unheld
    return known or bool(piece.modal) or piece.infinitive or piece.finite


def _tense_of(clause: Clause, verb: Piece | None) -> Tense:
    """What a verb group says of the day beside it; an infinitive behind "was" leaves it open."""
    if verb is not None and verb.perfect == "had":
        return Tense.PAST
    if verb is not None and (verb.tense == "future" or verb.head in event_words().intending):
        return Tense.FUTURE
    if verb is None or verb.head in event_words().unheld:
        return Tense.NONE
    if verb.infinitive:
        before = [p for p in clause.chunks[: clause.chunks.index(verb)] if p.kind is Chunk.VG and p.finite]
        was = bool(before) and before[-1].head == "be" and before[-1].tense == "past"
        return Tense.NONE if was else Tense.FUTURE
    if verb.modal:
        return Tense.FUTURE
    return Tense.PAST if verb.tense == "past" else Tense.NONE
