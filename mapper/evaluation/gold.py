"""Gold: what careful readers found in articles, one JSON file per article or for a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from mapper.dates import Edtf
from mapper.errors import CommuniqueError
from mapper.facts import StatementForm
from mapper.rdf.vocabulary import codes

TEASER: Final = "teaser"  # the source that the gold of teasers has
_PART_OF_YEAR: Final = re.compile(r"\d{4}-(2[1-9]|3\d|4[01])")  # seasons, quarters and halves (EDTF, level 2)


class GoldError(CommuniqueError):
    """Gold that cannot be read: which file, which field, and what is expected there."""


class GoldPerson(msgspec.Struct, frozen=True):
    """A named human being."""

    name: str
    aliases: tuple[str, ...] = ()
    optional: bool = False


class GoldTenure(msgspec.Struct, frozen=True):
    """That a person holds or held a post of a body."""

    person: str
    post: str
    body: str
    post_aliases: tuple[str, ...] = ()
    optional: bool = False


class GoldBody(msgspec.Struct, frozen=True):
    """A named body, or a state that acts."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    optional: bool = False


class GoldParticipant(msgspec.Struct, frozen=True):
    """Who took part in an event, and as what."""

    name: str
    role: str = "participant"
    optional: bool = False


class GoldEvent(msgspec.Struct, frozen=True):
    """An event; `types` and `date_alternatives` are other readings that are right as well."""

    id: str
    type: str
    types: tuple[str, ...] = ()
    label: str | None = None
    date: str | None = None
    date_alternatives: tuple[str | None, ...] = ()
    place: str | None = None
    status: str = "held"
    participants: tuple[GoldParticipant, ...] = ()
    optional: bool = False


class GoldStatement(msgspec.Struct, frozen=True):
    """What somebody said, by some of its words; the spans are code points of the text of record."""

    form: StatementForm
    keywords: tuple[str, ...]
    speaker: str | None = None
    speaker_alternatives: tuple[str, ...] = ()
    content_spans: tuple[tuple[int, int], ...] | None = None
    source_span: tuple[int, int] | None = None
    cue_span: tuple[int, int] | None = None
    optional: bool = False


class GoldDocument(msgspec.Struct, frozen=True):
    """A document that is named, and what was done with it."""

    title: str
    kind: str
    act: str
    aliases: tuple[str, ...] = ()
    optional: bool = False


class GoldArticle(msgspec.Struct, frozen=True):
    """The gold of the article that was read from the file `source`, or of one of its `TEASER`s."""

    source: str
    id: str = ""
    persons: tuple[GoldPerson, ...] = ()
    tenures: tuple[GoldTenure, ...] = ()
    bodies: tuple[GoldBody, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    documents: tuple[GoldDocument, ...] = ()

    @property
    def name(self) -> str:
        """What stands for it in lists."""
        return self.id or self.source

    @property
    def file(self) -> str:
        """The name of its source without folders: that is what a knowledge base finds it by."""
        return Path(self.source).name


def read_gold(paths: Iterable[Path]) -> list[GoldArticle]:
    """The gold in `paths` (JSON files, or folders of them), all teasers as one. Raises GoldError."""
    read = [(path, article) for path in _files(paths) for article in _articles(path)]
    owner: dict[str, Path] = {}
    for path, article in read:
        if article.source != TEASER and article.file in owner:
            other = owner[article.file]
            raise GoldError(f"{other} has gold for {article.file} too", str(path), "keep one of the two")
        owner[article.file] = path
    articles = [article for _, article in read]
    teasers = [article for article in articles if article.source == TEASER]
    alone = [article for article in articles if article.source != TEASER]
    return [*alone, _together(teasers)] if teasers else alone


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        found = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not found:
            raise GoldError("it has no .json file", str(path), "name a folder or files of gold")
        yield from found


def _articles(path: Path) -> Sequence[GoldArticle]:
    try:
        data = msgspec.json.decode(path.read_bytes())
        items = data if isinstance(data, list) else [data]
        articles = msgspec.convert(items, list[GoldArticle])
    except OSError as error:
        raise GoldError(f"it cannot be read ({error.strerror})", str(path), "check the path") from error
    except msgspec.ValidationError as error:
        what, _, field = str(error).partition(" - at `$")
        raise GoldError(what, _place(path, field.rstrip("`"), data), "mend that field") from error
    except msgspec.DecodeError as error:
        raise GoldError(f"this is not JSON ({error})", str(path), "mend it") from error
    for number, article in enumerate(articles):
        _check(article, _place(path, f"[{number}]", data))
    return articles


def _place(path: Path, field: str, data: object) -> str:
    """File and field; the number of the article only where there are several."""
    shown = field if isinstance(data, list) else field.removeprefix("[0]")
    return f"{path}, {shown.removeprefix('.')}" if shown else str(path)


def _check(article: GoldArticle, where: str) -> None:
    """Raise GoldError for a code, a date or an id that could never be matched."""
    ids = [event.id for event in article.events]
    for value, field, scheme in _coded(article):
        if value not in codes(scheme):
            expected = ", ".join(sorted(codes(scheme)))
            raise GoldError(f"{value!r} is not one of {expected}", f"{where}, {field}")
    for number, event in enumerate(article.events):
        field = f"{where}, events[{number}]"
        if event.id in ids[:number]:
            raise GoldError(f"another event has the id {event.id}", field, "give each its own")
        for date in (event.date, *event.date_alternatives):
            _check_date(date, f"{field}.date")


def _check_date(date: str | None, where: str) -> None:
    try:
        if date is not None and not _PART_OF_YEAR.fullmatch(date):
            Edtf.parse(date)
    except ValueError as error:
        raise GoldError(
            f"{date!r} is not a date in EDTF", where, "write 2023-02-20, 2023-02 or null"
        ) from error


def _coded(article: GoldArticle) -> Iterator[tuple[str, str, str]]:
    """Every code of a vocabulary, with its field and its vocabulary."""
    for number, event in enumerate(article.events):
        for kind in (event.type, *event.types):
            yield kind, f"events[{number}].type", "event-type"
        yield event.status, f"events[{number}].status", "status"
        for place, participant in enumerate(event.participants):
            yield participant.role, f"events[{number}].participants[{place}].role", "role"
    for number, body in enumerate(article.bodies):
        yield body.kind, f"bodies[{number}].kind", "body-kind"
    for number, document in enumerate(article.documents):
        yield document.kind, f"documents[{number}].kind", "document-kind"
        yield document.act, f"documents[{number}].act", "document-act"


def _together(teasers: Sequence[GoldArticle]) -> GoldArticle:
    """The gold of all teasers as of one article: what several state counts once."""
    return GoldArticle(
        source=TEASER,
        id="teasers",
        persons=_once((p.name, p) for teaser in teasers for p in teaser.persons),
        tenures=_once((t, t) for teaser in teasers for t in teaser.tenures),
        bodies=_once((b.name, b) for teaser in teasers for b in teaser.bodies),
        events=tuple(
            msgspec.structs.replace(event, id=f"{number}-{event.id}")
            for number, teaser in enumerate(teasers)
            for event in teaser.events
        ),
        statements=_once((s, s) for teaser in teasers for s in teaser.statements),
        documents=_once((d, d) for teaser in teasers for d in teaser.documents),
    )


def _once(items: Iterable[tuple[object, Any]]) -> tuple[Any, ...]:
    """The values of `items`, of those with the same key the first."""
    found: dict[object, Any] = {}
    for key, value in items:
        found.setdefault(key, value)
    return tuple(found.values())
