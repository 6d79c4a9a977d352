"""Tokens have the offsets of the text, however the text is cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mapper.analysis.tokens import tokenize, tokenize_all
from mapper.facts import Span

WORDS = st.sampled_from([
    "The", "U.S.", "delegation", "’s", "’", "“Ports”", "(IMO)", "e-mail", "can’t", "3.5", "No.", "…", "—",
    "\u00a0", "so\u00adft", "&nbsp;", "&amp;", ",", ".", "!", "\n", "\t", "漢字", "e\u0301", "🕊",
    "then-President", "A/RES/1",
])  # fmt: skip


@given(
    st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=1, max_size=5),
    st.lists(st.integers(0, 60), max_size=4),
)
def test_spans_of_a_text_cut_together_have_the_tokens_of_each_alone(
    pieces: list[str], gaps: list[int]
) -> None:
    spans: list[Span] = []
    text, noise = "\n".join(pieces), tuple(Span(gap, gap + 3) for gap in sorted(gaps))
    for piece in pieces:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(piece)))
    together = tokenize_all(text, [(span, noise) for span in spans])
    assert together == tuple(tokenize(text, span, noise) for span in spans)
    for token in (token for own in together for token in own):
        assert text[token.start : token.end].replace("\u00ad", "") == token.text


def test_noise_inside_a_span_gives_no_tokens_and_parts_words() -> None:
    text = "The ministerphoto_1.jpgspoke."
    found = tokenize(text, Span(0, len(text)), [Span(12, 23)])
    assert [(token.text, token.start) for token in found] == [
        ("The", 0),
        ("minister", 4),
        ("spoke", 23),
        (".", 28),
    ]
