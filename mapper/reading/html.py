"""HTML pages: the article's text and what the page says about it, by trafilatura."""

from __future__ import annotations

from dataclasses import dataclass

from trafilatura import bare_extraction

from mapper.reading.errors import Problem, ReadingError
from mapper.reading.metadata import is_url

# `max_date` is fixed, as by default it is today and the same page would read otherwise tomorrow.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The extracted text of a page, one paragraph per line, and its metadata ("" where unknown)."""

    text: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""


def extract(html: str, where: str = "") -> HtmlPage:
    """The article of an HTML page. Raises `ReadingError` (NO_SENTENCE) where there is no text in it."""
    page = bare_extraction(
        html, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
    )
    text = page.text if page is not None and not isinstance(page, dict) else None
    if page is None or isinstance(page, dict) or not text or not text.strip():
        raise ReadingError(
            Problem.NO_SENTENCE,
            "there is no article in this HTML page",
            where,
            "save the page after its scripts have run, or as plain text",
        )
    return HtmlPage(
        text=text,
        title=page.title or "",
        published=page.date or "",
        publisher=_site_name(page.sitename or "", page.hostname or ""),
        url=page.url if page.url and is_url(page.url) else "",
    )


def _site_name(name: str, host: str) -> str:
    # Where a page does not name its site, trafilatura gives the host instead, which is no publisher's name.
    return "" if name.lower().removeprefix("www.") == host.lower().removeprefix("www.") else name
