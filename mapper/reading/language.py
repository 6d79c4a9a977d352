"""Whether a text is English."""

from __future__ import annotations

from functools import cache
from itertools import islice

import pycountry
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from mapper.rules import lexicon

# The identifier is unsure of single phrases; below this many letters it is not asked.
_ENOUGH_LETTERS = 60
# Nigerian Pidgin and `zxx` (no language) draw English texts that are thick with names and numbers.
_TAKEN_FOR_ENGLISH = frozenset({"en", "pcm", "zxx", "und"})
_SURE = 0.9
_PIECES, _PIECE = 4, 400  # of a longer text, so many pieces of so many code points are looked at
_ENGLISH = 0.3  # of the words of English prose, at least so many are prepositions, articles and the like
_KINDRED = 3  # Mandarin, Wu and Cantonese share what Chinese texts score


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def foreign_language(text: str) -> str:
    """The English name of the language that `text` is surely written in, or "" where it may be English."""
    if len(list(islice(filter(str.isalpha, text), _ENOUGH_LETTERS))) < _ENOUGH_LETTERS:
        return ""
    sample = _sample(text)
    if _is_plain_english(sample):
        return ""
    ranked = _identifier().rank(sample)
    english = sum(probability for code, probability in ranked if code in _TAKEN_FOR_ENGLISH)
    best = sum(probability for _, probability in ranked[:_KINDRED])
    if english > 1 - _SURE or best < _SURE:
        return ""
    code = ranked[0][0]
    language = pycountry.languages.get(alpha_2=code) or pycountry.languages.get(alpha_3=code)
    return str(language.name) if language else str(code)


def _sample(text: str) -> str:
    """A short text whole; of a longer one, pieces at even distances, so that the time is bounded."""
    if len(text) <= _PIECES * _PIECE:
        return text
    step = (len(text) - _PIECE) // (_PIECES - 1)
    return " ".join(text[start : start + _PIECE] for start in range(0, step * _PIECES, step))


def _is_plain_english(text: str) -> bool:
    """Whether the closed classes alone show it, which takes a tenth of the time of the identifier."""
    words, closed = text.lower().split(), lexicon.words().tag_of
    return sum(word in closed for word in words) >= _ENGLISH * len(words)
