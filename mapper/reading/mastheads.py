"""Which headings only name a site, a section or an occasion, above the title of the article."""

from __future__ import annotations

import re

from mapper.reading.cues import find_cue
from mapper.reading.dating import date_line
from mapper.reading.forms import Form

_PARTS = re.compile(r"\s*[|·•>»›]\s*|\s+[/–—-]\s+|\s{3,}|\t")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[IVX]{1,5})[.)]\s")
_OFFICE = re.compile(r"(?:the )?(?:office|bureau) of ", re.IGNORECASE)
_SERVICE_OF = re.compile(
    r"(?:service|office|cent(?:re|er)|department|bureau|team) of (?:the )?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]{4,}")
_STEM = 5
_LEAD = 3
_KICKER_WORDS = 3
_TITLE_WORDS = 4
_SHARED = 2
_PLACE_WORDS = 3
_ACRONYM_LETTERS = 8


def is_line_above(forms: tuple[Form, ...], index: int, free: list[int]) -> bool:
    """Whether a heading is only the name of a section, site or occasion, above the real title.

    Its words alone tell that of a date line and of a site with its section; of all others there must
    be another heading, between it and the first prose below, that may be the title instead.
    """
    form = forms[index]
    if date_line(form, byline=False) or find_cue(form.words, "section.line"):
        return True
    rivals = _rivals(forms, index, free)
    if rivals and (find_cue(form.words, "section") or date_line(form) or _is_acronym(form)):
        return True
    if not rivals or find_cue(form.words, "document.kind"):
        return False
    if find_cue(form.words, "occasion.name") and find_cue(rivals[-1].words, "document.kind"):
        return True
    lead = _lead(forms, index, free)
    is_kicker = form.count <= _KICKER_WORDS and not _shared(form, lead)
    return (is_kicker or names_organisation(form)) and any(_may_be_title(rival, lead) for rival in rivals)


def names_organisation(form: Form) -> bool:
    """Whether a heading is nothing but the name of a body or state, and perhaps of a place or section."""
    if find_cue(form.words, "verb"):
        return False
    if find_cue(form.words, "masthead.organisation"):
        return True
    parts = [part for part in _PARTS.split(form.span.of(form.text)) if part]
    bodies = [bool(find_cue(part, "masthead.organisation", "section.kind")) for part in parts]
    others = (part for part, is_body in zip(parts, bodies, strict=True) if not is_body)
    return len(parts) > 1 and any(bodies) and all(_is_short_name(part) for part in others)


def masthead(above: list[Form]) -> str:
    """The publisher that the lines above a title name: "Republic of Elbonia", then "Ministry of Trade"."""
    return " ".join(name for name in map(_body_in, above) if name)


def _body_in(form: Form) -> str:
    parts = _PARTS.split(form.span.of(form.text))
    bodies = (part for part in parts if find_cue(part, "masthead.organisation") and not _OFFICE.match(part))
    return next(bodies, "")


def served_by(form: Form) -> str:
    """The body that "Press Service of the Ministry of Trade" names; "" where it names none."""
    found = _SERVICE_OF.search(form.words)
    return form.words[found.end() :] if found else ""


def _is_short_name(part: str) -> bool:
    words = part.split()
    return len(words) <= _PLACE_WORDS and all(word[0].isupper() for word in words)


def _is_acronym(form: Form) -> bool:
    return form.count == 1 and form.words.isupper() and len(form.words) <= _ACRONYM_LETTERS


def _rivals(forms: tuple[Form, ...], index: int, free: list[int]) -> list[Form]:
    """The headings between this one and the next prose that may be titles."""
    found: list[Form] = []
    for other in free:
        if other <= index:
            continue
        if forms[other].is_prose:
            break
        if (
            forms[other].is_heading
            and not date_line(forms[other])
            and not _NUMBERED.match(forms[other].words)
        ):
            found.append(forms[other])
    return found


def _lead(forms: tuple[Form, ...], index: int, free: list[int]) -> frozenset[str]:
    """The words of the first prose below a heading."""
    below = [forms[other] for other in free if other > index and forms[other].is_prose]
    return frozenset().union(*(_stems(form) for form in below[:_LEAD]))


def _stems(form: Form) -> frozenset[str]:
    return frozenset(word.casefold()[:_STEM] for word in _WORD.findall(form.words))


def _shared(form: Form, lead: frozenset[str]) -> int:
    return len(_stems(form) & lead)


def _may_be_title(form: Form, lead: frozenset[str]) -> bool:
    if find_cue(form.words, "document.kind"):
        return True
    return form.count >= _TITLE_WORDS and _shared(form, lead) >= _SHARED
