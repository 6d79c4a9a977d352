"""Nouns of which one can tell that they are people, bodies or texts, and so may speak."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mapper.analysis import gazetteer
from mapper.analysis.chunks import Piece
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.nominals import Nominal
from mapper.extraction.words import group_words, speech_words
from mapper.rules import lexicon

# Pronouns that are a source even where the article does not show whom they mean.
UNKNOWN = lexicon.word_set("small-words", "speaking_pronouns")
NUMBERS = lexicon.word_set("small-words", "numbers")
# Kinds of mentions that may be words of any kind where a sentence begins.
UNSURE = frozenset({Kind.DEMONYM, Kind.NAME})


def can_speak(core: Piece) -> bool:
    """Whether a noun phrase is a name, a person, a body or a text, not some other thing."""
    if core.head.endswith(speech_words().speaker_endings) or core.head in _speaking():
        return True
    named = any(m.last == core.last and (m.kind not in UNSURE or _is_full(m)) for m in core.mentions)
    return named or is_capital(core) or any(m.kind is Kind.POST for m in core.mentions)


def _is_full(mention: Mention) -> bool:
    """Whether a name of an unknown kind has several words: "*Bethan Price* called it a tax"."""
    return mention.kind is Kind.NAME and mention.last - mention.first > 1


def is_capital(core: Piece) -> bool:
    """Whether a noun phrase is the name of a capital, which stands for its state: "*Nairobi* rejected it"."""
    return len(core.mentions) == 1 and core.mentions[0].name.lower() in gazetteer.capitals() and not core.det


def names_people(chunks: Sequence[Piece], index: int) -> bool:
    """Whether the noun phrase at chunk `index`, or what it counts, is people: "thousands *of guests*"."""
    core = chunks[index]
    if core.head.removesuffix("s") in NUMBERS and index + 2 < len(chunks):
        core = chunks[index + 2]
    people = group_words().guests | speech_words().plural_people
    named = any(m.kind in {Kind.PERSON, Kind.POST} for m in core.mentions)
    return named or core.head in people or core.head.endswith(speech_words().speaker_endings)


def is_plural_people(core: Piece) -> bool:
    """Whether a word that looks like a name where a sentence begins is a noun: "*Aides* to the mayor"."""
    return core.head.endswith(("s", "people")) and core.head in _speaking() | speech_words().plural_people


def is_unknown(members: Sequence[Nominal]) -> bool:
    """Whether a subject is "he", "she" or "they", who say something whoever they are."""
    core = members[0].core if len(members) == 1 else None
    return core is not None and core.det == "pron" and core.head in UNKNOWN and members[0].last == core.last


@cache
def _speaking() -> frozenset[str]:
    words = group_words()
    people = speech_words().speakers | words.heads | words.sides | lexicon.posts().persons | {"they"}
    return people | words.texts | frozenset(lexicon.bodies().kind_of) | frozenset(lexicon.documents())
