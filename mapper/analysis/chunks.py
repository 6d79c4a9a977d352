"""Tagged sentences -> chunks: noun phrases, verb groups, and the words between them.

A cascade of finite-state steps, as in FASTUS (Hobbs et al. 1997, "FASTUS: A cascaded finite-state
transducer for extracting information from natural-language text").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mapper.analysis.forms import AUXILIARIES, verb_form
from mapper.analysis.mentions import Kind, Mention, Sentence, Text
from mapper.analysis.phrases import OF_DAY, Chunk, Piece, outermost
from mapper.analysis.tagging import tag
from mapper.analysis.tokens import CLOSING, DASHES, OPENING
from mapper.rules import lexicon

VG_TAGS = AUXILIARIES | {"VERB", "TO"}
NP_TAGS = frozenset({"DET", "POSS", "NUM", "NOUN", "NAME", "PRON", "POS", "%", "$", "€", "£"})
PAST_AUXILIARIES = lexicon.word_set("small-words", "past_auxiliaries")
BEING = lexicon.word_set("small-words", "auxiliary_gerunds")
UNFINITE = BEING | lexicon.word_set("small-words", "bare_auxiliaries")
DETERMINERS: dict[str, str] = {
    word: kind for kind, words in lexicon.table("small-words")["determined"].items() for word in words
}
ADJECTIVES = tuple(lexicon.table("small-words")["adjective_endings"])
SIMPLE = {
    "PREP": Chunk.PREP,
    "TO": Chunk.PREP,
    "CC": Chunk.CC,
    ",": Chunk.COMMA,
    "SUB": Chunk.SUB,
    "REL": Chunk.REL,
    "(": Chunk.OPEN,
    ")": Chunk.CLOSE,
    "[": Chunk.OPEN,
    "]": Chunk.CLOSE,
}
# Adverbs and auxiliaries of one verb group; more are no English.
LONGEST_GROUP = 12


def chunk(text: Text, sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Piece, ...]:
    """The chunks of one sentence, in order; together they cover all its tokens."""
    return tuple(_Chunker(text, sentence, mentions).pieces())


class _Chunker:
    def __init__(self, text: Text, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._first = sentence.first
        self._last = sentence.last
        self._tags = tag(text, sentence, mentions)
        self._outer = {m.first: m for m in outermost(mentions)}

    def _tag(self, index: int) -> str:
        return self._tags[index - self._first] if index < self._last else "END"

    def pieces(self) -> Iterator[Piece]:
        index = self._first
        while index < self._last:
            piece = self._date(index)
            if piece is None and self._tag(index) in VG_TAGS:
                piece = self._verbs(index)
            piece = piece or self._nouns(index) or self._single(index)
            yield piece
            index = piece.last

    def _date(self, index: int) -> Piece | None:
        dates = self._text.dates
        if not dates or dates[index] < 0:
            return None
        last = index + 1
        while last < self._last and dates[last] == dates[index]:
            last += 1
        return Piece(Chunk.DATE, index, last)

    def _single(self, index: int) -> Piece:
        found, token = self._tag(index), self._text.tokens[index]
        kind = SIMPLE.get(found)
        if kind is None:
            if token.text in OPENING or token.text in CLOSING or token.text == '"':
                kind = Chunk.QUOTE
            elif token.text in DASHES or token.text in {";", ":", "|"}:
                kind = Chunk.BREAK
            else:
                kind = Chunk.OTHER
        return Piece(kind, index, index + 1, head=token.lower)

    def _verbs(self, index: int) -> Piece | None:
        """(to) auxiliaries, adverbs and negations, then a verb; or an auxiliary that is the verb itself."""
        start, verb, auxiliaries = index, -1, []
        infinitive = self._tag(index) == "TO"
        k = index + 1 if infinitive else index
        while k < min(self._last, index + LONGEST_GROUP) and (
            not self._text.dates or self._text.dates[k] < 0
        ):
            found = self._tag(k)
            if found == "VERB":
                verb = k
                break
            if found in AUXILIARIES:
                auxiliaries.append(k)
            elif found != "ADV":
                break
            k += 1
        if verb < 0 and not [a for a in auxiliaries if self._tag(a) != "NEG"]:
            return None
        if verb < 0:
            verb = [a for a in auxiliaries if self._tag(a) != "NEG"][-1]
            auxiliaries = [a for a in auxiliaries if a < verb]
        if infinitive and not auxiliaries and "G" in self._lemma(verb, self._text.tokens[verb].lower)[1]:
            return None  # "attach importance *to* consolidating"
        return self._group(start, verb, auxiliaries, infinitive=infinitive)

    def _group(self, start: int, verb: int, auxiliaries: Sequence[int], *, infinitive: bool) -> Piece:
        tokens = self._text.tokens
        words = [tokens[a].lower for a in auxiliaries]
        tags = [self._tag(a) for a in auxiliaries]
        lower = tokens[verb].lower
        lemma, kinds = self._lemma(verb, lower)
        passive = "BE" in tags and "N" in kinds and self._tag(verb) == "VERB"
        modal = next((w for w, t in zip(words, tags, strict=True) if t == "MODAL"), "")
        perfect = next((w for w, t in zip(words, tags, strict=True) if t == "HAVE"), "")
        bare = not auxiliaries and self._tag(verb) == "VERB"
        gerund = "G" in kinds and "BE" not in tags
        finite = not infinitive and not gerund and not (words and words[0] in UNFINITE)
        if lower in BEING and not auxiliaries:
            finite, gerund = False, True
        leading = words[0] if words else lower
        past = leading in PAST_AUXILIARIES or (bare and "D" in kinds)
        return Piece(
            Chunk.VG,
            start,
            verb + 1,
            head=lemma,
            passive=passive,
            finite=finite,
            negated="NEG" in tags,
            infinitive=infinitive,
            gerund=gerund,
            bare=bare and "N" in kinds,
            modal=modal,
            perfect=perfect,
            tense="future" if modal in {"will", "shall", "'ll"} else "past" if past else "present",
        )

    def _lemma(self, index: int, lower: str) -> tuple[str, str]:
        found = self._tag(index)
        if found in {"BE", "HAVE", "DO"}:
            return found.lower(), "D" if lower in PAST_AUXILIARIES else "Z"
        if found == "MODAL":
            return lower, "Z"
        return verb_form(lower)

    def _nouns(self, index: int) -> Piece | None:
        found = self._tag(index)
        if found == "PRON":
            return Piece(Chunk.NP, index, index + 1, head=self._text.tokens[index].lower, det="pron")
        if found not in NP_TAGS and not self._is_adverb_in_np(index):
            return None
        k, head = index, index
        mentions: list[Mention] = []
        det = self._determiner(index)
        while k < self._last and not (k > index and self._ends_np(k)) and self._in_np(k):
            behind = self._behind_date(k)
            mention = self._outer.get(k)
            if behind:
                k = behind
            elif mention is not None and mention.last <= self._last:
                mentions.append(mention)
                k, head = mention.last, mention.last - 1
            else:
                noun = self._tag(k) in {"NOUN", "NUM", "NAME"} or self._text.tokens[k].text == "%"
                if noun and not (k == index and det):
                    head = k
                k += 1
        return self._noun_phrase(index, k, head, det, mentions) if k > index else None

    def _determiner(self, index: int) -> str:
        """What kind of determiner stands at the token; empty for none."""
        if self._tag(index) == "POSS":
            return "poss"
        if self._tag(index) == "DET":
            return DETERMINERS.get(self._text.tokens[index].lower, "some")
        return OF_DAY if self._tag(index) == "POS" else ""

    def _in_np(self, index: int) -> bool:
        """Whether the token may stand in a noun phrase; a date may only inside one."""
        if self._text.dates and self._text.dates[index] >= 0:
            return bool(self._behind_date(index))
        return self._tag(index) in NP_TAGS or self._is_adverb_in_np(index) or self._is_list(index)

    def _ends_np(self, index: int) -> bool:
        """Whether a noun phrase that has begun ends before the token, since another begins there."""
        found, before = self._tag(index), self._tag(index - 1)
        if self._text.dates and self._text.dates[index] >= 0:
            return False
        if found in {"DET", "POSS", "PRON"}:
            return before != "DET"
        return found == "NUM" and before == "NOUN" and self._text.tokens[index].text.isalpha()

    def _noun_phrase(self, first: int, last: int, head: int, det: str, mentions: Sequence[Mention]) -> Piece:
        lower = self._text.tokens[head].lower
        final = mentions[-1] if mentions and mentions[-1].last == head + 1 else None
        name = final.head if final is not None and final.kind is not Kind.POST else lower
        return Piece(
            Chunk.NP,
            first,
            last,
            head=name or lower,
            det=det,
            mentions=tuple(mentions),
            plural=final is None and lower.endswith("s") and not lower.endswith(("ss", "sis", "us")),
        )

    def _behind_date(self, index: int) -> int:
        """As in "the *November (2022)* session": the token behind a date inside a noun phrase, or 0."""
        dates = self._text.dates
        if not dates or dates[index] < 0 or index == self._first or dates[index - 1] >= 0:
            return 0
        if self._tag(index - 1) not in {"DET", "POSS", "NOUN", "NAME", "POS"}:
            return 0
        k = index
        while k < self._last and dates[k] == dates[index]:
            k += 1
        inside = k < self._last and self._tag(k) in {"NOUN", "NAME"} and dates[k] < 0
        small = inside and not self._text.tokens[k].is_capital
        determined = self._tag(index - 1) in {"DET", "POSS", "POS"} or self._tag(index - 2) in {"DET", "POSS"}
        return k if small and determined else 0

    def _is_adverb_in_np(self, index: int) -> bool:
        """As in "the newly appointed commander": an adverb between determiner and noun."""
        if self._tag(index) != "ADV" or index + 1 >= self._last:
            return False
        after_determiner = index > self._first and self._tag(index - 1) in {"DET", "POSS"}
        return after_determiner and self._tag(index + 1) in {"NOUN", "NAME", "VERB", "NUM"}

    def _is_list(self, index: int) -> bool:
        """Whether "and" joins adjectives ("political and economic ties"); groups read lists of names."""
        if self._tag(index) == "VERB" and index > self._first and self._is_adverb_in_np(index - 1):
            return True
        if self._tag(index) != "CC" or index + 2 >= self._last or index == self._first:
            return False
        demonym = self._outer.get(index - 1)
        if demonym is not None and demonym.kind is Kind.DEMONYM and demonym.last == index:
            return self._tag(index + 1) in {"NOUN", "NAME"} and self._tag(index + 2) == "NOUN"
        small = all(not self._text.tokens[k].is_capital for k in (index - 1, index + 1))
        adjectives = self._tag(index - 1) == "NOUN" and self._tag(index + 1) == "NOUN"
        before, after = self._text.tokens[index - 1].lower, self._text.tokens[index + 1].lower
        return (
            small
            and adjectives
            and before.endswith(ADJECTIVES)
            and after.endswith(ADJECTIVES)
            and self._tag(index + 2) in {"NOUN", "NAME"}
        )


__all__ = ["Chunk", "Piece", "chunk", "outermost"]
