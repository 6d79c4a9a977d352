"""The second look at an article's paragraphs: what repeats in other articles is not its own.

A paragraph that others carry is boilerplate at the head and at the end of a page, but never inside the
article, and never where it is the article's own headline or lead: on a real site a teaser is the lead
of another article, and articles quote each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

import msgspec
from msgspec.structs import replace

from mapper.corpus.paragraphs import MANY, SIGNATURE, Claim, ParagraphCounts, key_of
from mapper.facts import Article, ArticleKind, Label, Paragraph, Span
from mapper.reading import relabel
from mapper.reading.cues import find_cue, noise_in
from mapper.reading.cutting import blank_lines
from mapper.reading.forms import Form

_TEASER_WORDS = 8
_SITE_NAME_CLAIMS = MANY
_CLOSING_CLAIMS = MANY

Given = tuple[Label, str]


class Carried(msgspec.Struct, frozen=True):
    """A teaser as one page shows it, whoever else carries it, and the keys of its paragraphs."""

    teaser: Article
    keys: tuple[str, ...]

    def on(self, page: Article, counts: ParagraphCounts) -> Article:
        """The teaser with all who carry it: `page`, and those that `counts` know."""
        carriers = {page.sha256, *counts.carriers(self.keys)}
        return replace(self.teaser, carriers=tuple(sorted(carriers)))


class SettledPage(msgspec.Struct, frozen=True):
    """An article whose labels are final, and the teasers of other articles that its page carries."""

    article: Article
    carried: tuple[Carried, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph that reading alone took for the article's own, and who else carries it."""

    paragraph: Paragraph
    form: Form
    others: int
    owned: bool
    owned_elsewhere: bool


def settle(article: Article, claims: Sequence[Claim]) -> SettledPage:
    """Relabel what repeats across the corpus, and cut out the teasers.

    `claims` say of each paragraph who else carries it. The teaser of one text is the same on every page.
    """
    given = _foreign(article, claims)
    if given:
        article = relabel(article, given)
    carried = {one.teaser.sha256: one for one in _teasers(article)}
    return SettledPage(article, tuple(carried.values()))


def _foreign(article: Article, claims: Sequence[Claim]) -> dict[Span, Given]:
    pieces = [
        _Piece(paragraph, Form.of(article.text, paragraph.span), *claim)
        for paragraph, claim in zip(article.paragraphs, claims, strict=True)
        if paragraph.label in {Label.TITLE, Label.BODY}
    ]
    if not pieces or all(piece.others for piece in pieces):
        return {}
    found = _at_head(pieces, has_headline=article.headline is not None)
    return found | {piece.paragraph.span: _boilerplate(piece.form) for piece in _at_end(pieces)}


def _at_head(pieces: list[_Piece], *, has_headline: bool) -> dict[Span, Given]:
    if not has_headline:
        run = takewhile(lambda piece: piece.others and not piece.owned, pieces)
        return {piece.paragraph.span: _boilerplate(piece.form) for piece in run}
    if site := _site_names(pieces):
        return dict.fromkeys(site, (Label.NAVIGATION, "label.navigation.site-name"))
    lead = next((piece for piece in pieces[1:] if piece.form.is_prose), None)
    if lead and lead.others and not lead.owned:
        return {lead.paragraph.span: _boilerplate(lead.form)}
    return {}


def _site_names(pieces: list[_Piece]) -> list[Span]:
    """The headings that many pages carry above one of their own, where the first was taken for the title."""
    names = [*takewhile(lambda piece: piece.form.is_heading and piece.others >= _SITE_NAME_CLAIMS, pieces)]
    below = pieces[len(names)] if len(names) < len(pieces) else None
    if pieces[0].paragraph.label is not Label.TITLE or not below or not below.form.is_heading or below.others:
        return []
    return [piece.paragraph.span for piece in names]


def _at_end(pieces: list[_Piece]) -> Iterator[_Piece]:
    for piece in reversed(pieces):
        if piece.paragraph.rule == SIGNATURE:
            continue
        if not piece.others or piece.owned or piece.paragraph.label is Label.TITLE:
            return
        if piece.form.is_prose and not _closes_many(piece):
            return
        yield piece


def _closes_many(piece: _Piece) -> bool:
    """Whether prose at the end is boilerplate: a single other article may quote it or close alike."""
    if find_cue(piece.form.words, "about") or piece.owned_elsewhere:
        return True
    return piece.others >= _CLOSING_CLAIMS and piece.form.count >= _TEASER_WORDS


def _boilerplate(form: Form) -> Given:
    if find_cue(form.words, "about"):
        return Label.NAVIGATION, "label.navigation.about-publisher"
    if form.is_prose:
        return Label.TEASER, "label.teaser.repeated"
    return Label.NAVIGATION, "label.navigation.repeated"


def _teasers(article: Article) -> Iterator[Carried]:
    for block in _blocks(article):
        span = Span(block[0].span.start, block[-1].span.end)
        text = span.of(article.text)
        spans = [Span(part.span.start - span.start, part.span.end - span.start) for part in block]
        teaser = Article(
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            kind=ArticleKind.TEASER,
            paragraphs=tuple(Paragraph(part, Label.BODY, "label.body.teaser") for part in spans),
            noise=tuple(noise for part in spans for noise in noise_in(text, part)),
        )
        yield Carried(teaser, tuple(key_of(article, paragraph) for paragraph in block))


def _blocks(article: Article) -> list[list[Paragraph]]:
    """The runs of teaser paragraphs with nothing else and no two blank lines in between."""
    blocks: list[list[Paragraph]] = []
    before: Paragraph | None = None
    for paragraph in article.paragraphs:
        if paragraph.label is Label.TEASER:
            near = before and blank_lines(article.text, before.span, paragraph.span) < 2
            if near and before and before.label is Label.TEASER:
                blocks[-1].append(paragraph)
            else:
                blocks.append([paragraph])
        before = paragraph
    return blocks
