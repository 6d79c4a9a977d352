"""Noun phrases -> which type of event they name, and the proper name in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.quotes import Quote, beginning_in
from mapper.analysis.tokens import QUOTES, Token
from mapper.extraction.words import event_words
from mapper.rules import lexicon

_CODED = re.compile(r"[A-Z][\w ]+[-– ](?:20)?\d\d")


class EventNames:
    """Types and names of the event nouns of one article."""

    def __init__(self, analysis: Analysis) -> None:
        self._text = analysis.text
        self._quotes, self._quoted = analysis.quotes, analysis.quoted
        self._phrases = event_phrases()

    def name(self, piece: Piece) -> str:
        """The proper name in the phrase, mostly in quotation marks: exercise “Granite Wall”, "Interaction"
        training.
        """
        quote = self._quote(piece)
        if quote is not None:
            return self._text.surface(quote.first + 1, quote.last - 1).strip(" ,.")
        if self.is_coded(piece):
            return self._text.surface(piece.first, piece.last)
        mention = piece.mentions[-1] if piece.mentions else None
        first = self._name_start(mention, piece.last) if mention is not None else piece.last
        return self._text.surface(first, piece.last) if first < piece.last else ""

    def type_of(self, piece: Piece, name: str = "") -> str:
        """The type of the event that the phrase with that proper name stands for, or ""."""
        quote = self._quote(piece)
        last = quote.first if quote is not None and quote.last == piece.last else piece.last
        mention = piece.mentions[-1] if piece.mentions else None
        before = self._noun_before(piece, mention)
        if mention is not None and mention.last == last and (mention.kind is Kind.EVENT or not before):
            return mention.sort if mention.kind is Kind.EVENT else self._type_of_code(piece)
        found = lexicon.events()[before] if before else self._type_of_noun(piece.first, last)
        return found or ("" if name else self._type_of_code(piece))

    def sitting(self, clause: Clause, index: int, kind: str) -> str:
        """The type of the event named at chunk `index`: a meeting *of* an organ is one of its sessions, and
        so is "its 42nd meeting" where the clause begins with an organ; a Leaders Meeting is a summit.
        """
        chunks = clause.chunks
        if kind != "meeting":
            return kind
        if any(t.is_capital and t.lower in event_words().leaders for t in self._tokens_of(chunks[index])):
            return "summit"
        if any(t.is_capital and t.lower in event_words().sitting for t in self._tokens_of(chunks[index])):
            return "session"
        if index + 2 < len(chunks) and chunks[index + 1].head == "of":
            return "session" if self._is_organ(chunks[index + 2]) else kind
        counted = self._text.tokens[min(chunks[index].first + 1, chunks[index].last - 1)].text[:1].isdigit()
        named = chunks[index].det == "poss" and counted
        bodies = [p for p in chunks if any(m.kind is Kind.BODY for m in p.mentions)]
        return "session" if named and bodies and self._is_organ(bodies[0]) else kind

    def _tokens_of(self, piece: Piece) -> Sequence[Token]:
        return self._text.tokens[piece.first : piece.last]

    def briefing(self, clause: Clause, index: int, kind: str) -> str:
        """The type of a briefing: one for the press, or at which something was said, is an interview."""
        words = event_words()
        if clause.chunks[index].head not in words.briefings:
            return kind
        heads = {p.head for p in clause.chunks[index + 1 : index + 5]}
        before = clause.chunks[index - 1].head if index else ""
        said = any(p.kind is Chunk.VG and p.head in words.saying for p in clause.chunks)
        return "interview" if heads & words.press or (before == "at" and said) else kind

    def _is_organ(self, piece: Piece) -> bool:
        """Whether a council, committee or the like begins or ends the phrase."""
        tokens = self._text.tokens[piece.first : piece.last]
        words = {t.lower for t in (*tokens[:4], tokens[-1])}
        if any(m.kind is Kind.BODY and m.sort == "organ" and m.last == piece.last for m in piece.mentions):
            return True
        return bool(words & event_words().sitting) and piece.det == "the"

    def is_coded(self, piece: Piece) -> bool:
        """Whether the phrase is a name with its year, in quotation marks: “Granite Wall-2018”."""
        before = self._text.tokens[piece.first - 1].text if piece.first else ""
        return before in QUOTES and bool(_CODED.fullmatch(self._text.surface(piece.first, piece.last)))

    def _type_of_code(self, piece: Piece) -> str:
        """What has such a name is an exercise."""
        return "exercise" if self.is_coded(piece) else ""

    def _type_of_noun(self, first: int, last: int) -> str:
        """By the longest noun that ends the phrase."""
        tokens = self._text.tokens
        for words, kind in self._phrases.get(tokens[last - 1].lower, ()) if first < last else ():
            begin = last - len(words)
            if len(words) == 1 and words[0] in event_words().unsure and not self._is_sure(last):
                continue
            if first <= begin and all(t.lower == w for t, w in zip(tokens[begin:last], words, strict=True)):
                return kind
        return ""

    def _is_sure(self, last: int) -> bool:
        """Whether a noun that may be a building ends a name, or says whom it is for, "a school *for* us"."""
        tokens = self._text.tokens
        following = tokens[last].lower if last < len(tokens) else ""
        return tokens[last - 1].is_capital or following in {"for", "of"}

    def _noun_before(self, piece: Piece, mention: Mention | None) -> str:
        """The noun before a name, with which the phrase does not end: "*exercise* Northern Wind held …"."""
        if mention is None or mention.kind not in {Kind.NAME, Kind.EVENT} or mention.first <= piece.first:
            return ""
        word = self._text.tokens[mention.first - 1].lower
        return word if word in event_words().before_names else ""

    def _name_start(self, mention: Mention, end: int) -> int:
        """The token where a name without quotation marks begins; the end of the phrase where it has none."""
        tokens, nouns = self._text.tokens, event_words().before_names
        if mention.kind is Kind.EVENT:
            return mention.first + 1 if tokens[mention.first].lower in nouns else mention.last
        named = mention.kind is Kind.NAME and tokens[mention.first - 1].lower in nouns
        return mention.first if named else end

    def _quote(self, piece: Piece) -> Quote | None:
        if not any(self._quoted[piece.first : piece.last]):
            return None
        own = beginning_in(self._quotes, piece.first, piece.last)
        return next((q for q in own if q.last <= piece.last and self._is_name(q)), None)

    def _is_name(self, quote: Quote) -> bool:
        """Whether any word in quotation marks is written as in a name; "talks “*with a delay*”" has none."""
        return any(t.is_capital or t.text[:1].isdigit() for t in self._text.tokens[quote.first : quote.last])


@cache
def event_phrases() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """Last word -> the nouns and phrases of events that end with it, longest first, each with its type."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, kind in lexicon.events().items():
        words = tuple(phrase.split())
        found.setdefault(words[-1], []).append((words, kind))
    return {word: sorted(phrases, key=lambda p: -len(p[0])) for word, phrases in found.items()}
