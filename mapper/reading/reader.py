"""Bytes or text to an `Article`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec.structs import replace

from mapper.facts import Article, ArticleKind, Label, Source, Span
from mapper.reading.cutting import cut
from mapper.reading.decoding import LIMIT, decode, is_html, load_bytes
from mapper.reading.errors import Problem, ReadingError
from mapper.reading.forms import Form
from mapper.reading.labelling import Layout, lay_out
from mapper.reading.language import foreign_language
from mapper.reading.metadata import Metadata

_NOTHING = Metadata()


def read_file(path: Path, *, name: str = "", limit: int = LIMIT, metadata: Metadata = _NOTHING) -> Article:
    """The article in a file of text or HTML; `name` (by default the file's) becomes its source.

    Raises `ReadingError`. Whoever must keep the raw bytes of an HTML page beside the article calls
    `load_bytes`, `is_html` and `read_bytes` instead.
    """
    return read_bytes(load_bytes(path, limit), name or path.name, metadata=metadata)


def read_bytes(raw: bytes, name: str = "", *, metadata: Metadata = _NOTHING) -> Article:
    """The article in the bytes of a file called `name`. Raises `ReadingError`."""
    html = is_html(raw, name)
    text = decode(raw, name, html=html)
    if not html:
        return read_text(text, name, metadata=metadata)
    from mapper.reading.html import extract  # noqa: PLC0415 -- no other file is worth the time to load it

    page = extract(text, name)
    known = Metadata(
        url=metadata.url or page.url,
        published=metadata.published,
        publisher=metadata.publisher or page.publisher,
        title=metadata.title or page.title,
    )
    article = read_text(page.text, name, metadata=known)
    return article if article.published else replace(article, published=page.published)


def page_url(raw: bytes, name: str = "") -> str:
    """The address that the HTML page in these bytes gives of itself, or "". Raises `ReadingError`."""
    from mapper.reading.html import extract  # noqa: PLC0415 -- no other file is worth the time to load it

    return extract(decode(raw, name, html=True), name).url


def read_text(text: str, name: str = "", *, metadata: Metadata = _NOTHING) -> Article:
    """The article in a text of record. Raises `ReadingError`: EMPTY, NOT_UTF8, NO_SENTENCE, NOT_ENGLISH.

    What `metadata` state comes before what the text states.
    """
    digest = hashlib.sha256(_encoded(text, name)).hexdigest()
    forms = tuple(Form.of(text, span) for span in cut(text))
    _check_language(text, forms, name)
    article = Article(
        text=text,
        sha256=digest,
        kind=ArticleKind.ARTICLE,
        paragraphs=(),
        sources=(Source(name, metadata.url),) if name or metadata.url else (),
        published=metadata.published,
        publisher=metadata.publisher,
        title=metadata.title,
    )
    return _laid_out(article, lay_out(forms, metadata.title))


def relabel(article: Article, given: Mapping[Span, tuple[Label, str]]) -> Article:
    """The article read again, with labels and rules for paragraphs that other articles give reason for."""
    stated = article.published_span is not None
    bare = replace(article, published="" if stated else article.published, published_span=None)
    forms = tuple(Form.of(article.text, paragraph.span) for paragraph in article.paragraphs)
    return _laid_out(bare, lay_out(forms, article.title, given))


def _laid_out(article: Article, layout: Layout) -> Article:
    date, place = layout.line.date, layout.line.place
    agrees = date is not None and article.published in {"", date.edtf}
    hint = None if article.published else layout.hint
    return replace(
        article,
        paragraphs=layout.paragraphs,
        headline=layout.headline,
        published=article.published or (date.edtf if date else ""),
        published_span=date.span if date and agrees else None,
        date_hint=hint.edtf if hint else "",
        place=place.of(article.text) if place else "",
        place_span=layout.line.cover or place,
        publisher=article.publisher or layout.line.publisher,
        noise=layout.noise,
    )


def _encoded(text: str, where: str) -> bytes:
    if not text.strip():
        raise ReadingError(Problem.EMPTY, "is empty", where, "leave it out or fetch the article again")
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        what = f"holds half a character (U+{ord(text[error.start]):04X}) at offset {error.start}"
        raise ReadingError(Problem.NOT_UTF8, what, where, "decode the text again from its bytes") from None


def _check_language(text: str, forms: Iterable[Form], where: str) -> None:
    if language := foreign_language(text):
        what = f"is not English; it seems to be {language}"
        raise ReadingError(Problem.NOT_ENGLISH, what, where, "give the English version of the article")
    if not any(form.is_prose for form in forms):
        what = "there is no sentence in it"
        raise ReadingError(Problem.NO_SENTENCE, what, where, "check that the article was saved whole")
