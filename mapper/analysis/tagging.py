"""Tokens -> word classes, by the closed classes, the verbs and the neighbours; no statistical model.

Tags: those of `mapper.rules.lexicon` for closed classes, "NAME" inside a mention, "VERB", "NOUN" for every
other word, "NUM", "POS" for the possessive, and the punctuation mark itself for punctuation. Ambiguous forms
("visit", "plans", "meeting") are verbs only where a rule below says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mapper.analysis.forms import verb_or_noun
from mapper.analysis.mentions import Kind, Mention, Sentence, Text
from mapper.rules import lexicon

NUMBERS = lexicon.word_set("small-words", "numbers")
CONTRACTIONS = lexicon.word_set("small-words", "contractions")
# Pronouns that are numerals before a noun: "one official".
COUNTED = lexicon.word_set("small-words", "counted")
COUNTABLE = frozenset({Kind.POST, Kind.DEMONYM})
ROUGHLY = lexicon.word_set("small-words", "roughly")
SHARES = lexicon.word_set("small-words", "shares")
NO_ADVERBS = lexicon.word_set("small-words", "no_adverbs")
# How many tokens before an apostrophe a single quotation may have begun.
QUOTED = 40


def tag(text: Text, sentence: Sentence, mentions: Sequence[Mention]) -> list[str]:
    """The tags of the tokens of one sentence, in order."""
    first = sentence.first
    tags = [
        _tag_of_word(token.lower) if token.is_word else _tag_of_mark(text, index)
        for index, token in enumerate(text.tokens[first : sentence.last], first)
    ]
    tags[:1] = [_tag_of_first(text, first, tags)] if tags else []
    kinds: list[Kind | None] = [None] * len(tags)
    for mention in mentions:
        for index in range(mention.first - first, mention.last - first):
            if tags[index] != "POS":
                tags[index] = "NAME"
                kinds[index] = kinds[index] or mention.kind
    for index, found in enumerate(tags):
        if found == "PREP" and index and tags[index - 1] == "DET":
            if text.tokens[first + index].lower == "following":
                tags[index] = "NOUN"
        elif found == "PRON" and text.tokens[first + index].lower in COUNTED:
            counts = index + 1 < len(tags) and (tags[index + 1] == "NOUN" or kinds[index + 1] in COUNTABLE)
            tags[index] = "NUM" if counts else found
        elif found == "FORM":
            tags[index] = verb_or_noun(text, sentence, tags, kinds, index)
    return tags


def _tag_of_first(text: Text, first: int, tags: Sequence[str]) -> str:
    """The tag of the token with which a sentence begins."""
    lower = text.tokens[first].lower
    if lower in ROUGHLY and _is_amount(text, first + 1, tags[1:2]):
        return "DET"
    return "FORM" if tags[0] == "NOUN" and _is_gerund(lower) else tags[0]


def _is_amount(text: Text, index: int, tags: Sequence[str]) -> bool:
    """Whether the token, of the tag in `tags`, is a number or a share, not a day: "About *40%* of voters"."""
    dated = bool(text.dates) and index < len(text.dates) and text.dates[index] >= 0
    return not dated and bool(tags) and (tags[0] == "NUM" or text.tokens[index].lower in SHARES)


def _is_gerund(lower: str) -> bool:
    return len(lower) > 5 and lower.endswith("ing")


def _tag_of_mark(text: Text, index: int) -> str:
    """The tag of a token that does not begin with a letter."""
    token = text.tokens[index]
    if token.lower == "'":
        return "POS" if _is_possessive(text, index) else token.text
    return _tag_of_sign(token.text, token.lower)


@lru_cache(maxsize=1 << 12)
def _tag_of_sign(surface: str, lower: str) -> str:
    if lower == "'s":
        return "POS"
    if lower in CONTRACTIONS:
        return lexicon.words().tag_of[lower]
    return "NUM" if any(map(str.isdigit, lower)) else surface


@lru_cache(maxsize=1 << 16)  # most words of a text have come before
def _tag_of_word(lower: str) -> str:
    known = "NUM" if lower in NUMBERS else lexicon.words().tag_of.get(lower)
    if known is not None:
        return known
    if lower in lexicon.words().verbs or (lower.endswith("ed") and len(lower) > 4):
        return "FORM"
    return "ADV" if lower.endswith("ly") and len(lower) > 4 and lower not in NO_ADVERBS else "NOUN"


def _is_possessive(text: Text, index: int) -> bool:
    """The apostrophe of a plural: "the Ministers’ retreat"; a mark that may close a quotation is none."""
    token, before = text.tokens[index], text.tokens[index - 1]
    following = text.tokens[index + 1] if index + 1 < len(text.tokens) else None
    opened = any(t.text in {"‘", "'"} for t in text.tokens[max(0, index - QUOTED) : index])
    touches = before.end == token.start and before.lower.endswith("s")
    return (
        touches and not opened and following is not None and following.is_word and following.start > token.end
    )
