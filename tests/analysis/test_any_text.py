"""Properties of the analysis of any text at all: offsets, determinism, no crash, linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapper.analysis.analysis import Analysis, analyse
from mapper.analysis.folding import fold, fold_key
from mapper.analysis.slugs import slug
from mapper.facts import Label
from mapper.linking.entities import find_entities
from tests.linking.tables import article_of

PIECES = st.sampled_from(
    [
        "The",
        "the",
        "a",
        "of",
        "for",
        "on",
        "and",
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        "[",
        "]",
        "“",
        "”",
        "«",
        "»",
        '"',
        "'",
        "’",
        "‘",
        "–",
        "—",
        "-",
        "'s",
        "&",
        "/",
        "Minister",
        "minister",
        "Ministers",
        "President",
        "Foreign",
        "Affairs",
        "Defence",
        "Council",
        "Committee",
        "UN",
        "OSCE",
        "US",
        "Kazakhstan",
        "Kazakh",
        "Anna",
        "Kovacs",
        "KOVACS",
        "J.K.",
        "Mr.",
        "H.E.",
        "General",
        "Sheikh",
        "al-",
        "van",
        "de",
        "former",
        "then-Prime",
        "ex-president",
        "said",
        "met",
        "visited",
        "meeting",
        "visit",
        "12",
        "May",
        "2024",
        "Şəhla",
        "ñandú",
        "ı",
        "İ",
        "ʻ",
        "\xad",
        "\u200b",
        "́",
        "ﬁ",
        "𝔄",
        "😀",
        "مرحبا",
        "漢字",
        "Ирина",
        "\n",
    ]
)
WORDS = st.lists(PIECES, max_size=40).map(" ".join)
ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)

HOSTILE = {
    "nested bodies": "The Council of the Council of ",
    "nested posts": "the head of the head of ",
    "posts of ministers": "the Minister of Foreign Affairs of ",
    "names joined by and": "A and B and C and ",
    "names joined by commas": "Anna Kovacs, Omar Saleh, ",
    "posts joined by commas": "President, President, ",
    "posts with names": "Minister Abel, Minister Beta, ",
    "fields": "Trade, Energy, Industry, ",
    "opening quotation marks": "“ ",
    "straight quotation marks": '"a ',
    "apostrophes": "‘a s’ b ",
    "brackets": "(( ",
    "heads alone": "the Council. Council of Ministers. ",
    "verbs": "said said ",
    "adverbs": "quickly quickly ",
    "conjunctions": "and and ",
    "possessives": "Kenya's ",
    "acronyms": "(NATO) (EU) ",
}


def _check(analysis: Analysis) -> None:
    text = analysis.article.text
    for token in analysis.text.tokens:
        assert text[token.start : token.end].replace("\u00ad", "") == token.text
    for clause in analysis.clauses:
        sentence = clause.sentence
        covered = [index for piece in clause.chunks for index in range(piece.first, piece.last)]
        assert covered == list(range(sentence.first, sentence.last))
        for mention in clause.mentions:
            assert sentence.first <= mention.first < mention.last <= sentence.last


@given(st.one_of(WORDS, ANY))
@settings(max_examples=300, deadline=None)
def test_any_text_is_analysed_and_its_offsets_slice_back(text: str) -> None:
    analysis = analyse(article_of(text))
    _check(analysis)
    entities = find_entities(analysis)
    for mention, identifier in entities.id_of.items():
        assert identifier
        assert mention.last <= len(analysis.text.tokens)
    for held in entities.tenures:
        assert held.person in entities.persons
        assert held.span.of(text)


@given(WORDS)
@settings(max_examples=50, deadline=None)
def test_same_text_gives_the_same_entities(text: str) -> None:
    first, second = (find_entities(analyse(article_of(text))) for _ in range(2))
    assert first == second


@given(WORDS)
@settings(max_examples=50, deadline=None)
def test_headings_are_analysed_like_any_text(text: str) -> None:
    article = article_of(text, Label.TITLE)
    _check(analyse(article))


@given(ANY)
def test_folding_is_idempotent_and_slugs_are_never_empty(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert sorted(fold_key(text).split()) == fold_key(text).split() or not fold(text)
    assert slug(text)


def _seconds(unit: str, size: int) -> float:
    article = article_of((unit * (size // len(unit) + 1))[:size])
    begin = time.perf_counter()
    find_entities(analyse(article))
    return time.perf_counter() - begin


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_cost_of_hostile_text_is_linear_in_its_length(kind: str) -> None:
    unit = HOSTILE[kind]
    _seconds(unit, 1_000)  # lexicons are read once
    small, large = (min(_seconds(unit, size) for _ in range(2)) for size in (4_000, 16_000))
    # Four times the text: linear is 4, quadratic 16; the constant allows for a busy machine.
    assert large < 9 * small + 0.1
