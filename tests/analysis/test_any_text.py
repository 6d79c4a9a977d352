"""Properties of the analysis of any text at all: offsets, determinism, no crash."""

from __future__ import annotations

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
