"""The types that the stages pass on: articles, mentions of entities and facts, all immutable.

Offsets are Unicode code points into the article's text of record, from 0, end exclusive. Dates are EDTF
strings (ISO 8601-2, level 1 as far as `mapper.dates` makes it). Ids of entities (`person/stanislav-zas`,
`body/csto`, `state/ru`) become IRIs by prefixing the base IRI; ids of reports (`event-1207`) are unique
in their article and become fragments of its IRI.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import msgspec


class Span(NamedTuple):
    """Code points `start` to `end` (exclusive) of a text of record."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The slice of `text` that this span covers."""
        return text[self.start : self.end]


class Label(StrEnum):
    """What a paragraph is for."""

    TITLE = "title"
    DATELINE = "dateline"
    BODY = "body"
    TEASER = "teaser"
    NAVIGATION = "navigation"
    CAPTION = "caption"
    CONTACT = "contact"


class ArticleKind(StrEnum):
    """Whether a text is an article of its own or the teaser of another one."""

    ARTICLE = "article"
    TEASER = "teaser"


class Paragraph(msgspec.Struct, frozen=True):
    """A piece of the text of record, without surrounding white space, and the rule that labelled it."""

    span: Span
    label: Label
    rule: str


class Source(msgspec.Struct, frozen=True):
    """Where a text was read from: `path` as given (file name or relative path), `url` where known."""

    path: str
    url: str = ""


class Article(msgspec.Struct, frozen=True):
    """One text of record, cut into labelled paragraphs that do not overlap and stand in text order.

    `text` is the decoded text, never rewritten. `sha256` is the hex digest of its UTF-8 bytes.
    `headline` is the span of the title (None where there is none). `published` is EDTF or "";
    `published_span` is where the text states it (None where metadata does). `date_hint` is a date that
    only an image file name suggests. `place` is the place of a date line. `noise` are spans inside
    body paragraphs that are not text of the article (image file names, links).
    """

    text: str
    sha256: str
    kind: ArticleKind
    paragraphs: tuple[Paragraph, ...]
    sources: tuple[Source, ...] = ()
    headline: Span | None = None
    published: str = ""
    published_span: Span | None = None
    date_hint: str = ""
    place: str = ""
    place_span: Span | None = None
    publisher: str = ""
    title: str = ""  # from metadata; the headline's text where empty
    noise: tuple[Span, ...] = ()
    carriers: tuple[str, ...] = ()  # sha256 of the articles that carry this teaser, sorted

    @property
    def key(self) -> str:
        """First 16 hex digits of the text's SHA-256: the article's identity."""
        return self.sha256[:16]


class EntityKind(StrEnum):
    """The classes of things that facts speak of."""

    PERSON = "person"
    BODY = "body"
    STATE = "state"
    GROUP = "group"
    PLACE = "place"


class Evidence(msgspec.Struct, frozen=True):
    """Why a fact is believed: the id of its rule, at least one passage, and 0 < confidence <= 1, which is 1
    till the facts of its article are weighed.

    `doubts` are what makes it less sure than its rule, by their codes (see `rules/confidence.toml`).
    """

    rule: str
    passages: tuple[Span, ...]
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()


class Entity(msgspec.Struct, frozen=True):
    """An entity as one article names it.

    `name` is the fullest form in the article, `names` all forms (sorted), `short_name` an acronym or "".
    `body_kind` is a code of the body-kind vocabulary (bodies, states). `parent` is the id of the body or
    state it belongs to, or "". `evidence.passages` are its mentions. `reference` is the id of the reference
    row it was linked to ("csto", "RU"), or "".
    """

    id: str
    kind: EntityKind
    name: str
    names: tuple[str, ...]
    evidence: Evidence
    short_name: str = ""
    body_kind: str = ""
    parent: str = ""
    reference: str = ""


class Participation(msgspec.Struct, frozen=True):
    """That an entity took part in an event: `capacity` is the post as stated, or ""."""

    participant: str
    role: str
    evidence: Evidence
    capacity: str = ""
    on_behalf_of: str = ""


class EventReport(msgspec.Struct, frozen=True):
    """What one article tells of one event.

    `type`, `mode` ("in-person", "video", "telephone" or "") and `status` ("held", "planned",
    "cancelled") are codes of their vocabularies; `place` is the id of a place entity or "";
    `super_event` the id of another report of the same article or "". `instance` is a name that
    makes the event recognisable in other articles ("steppe shield 2024"), or "". `topics` are codes of
    the topic vocabulary, sorted.
    """

    id: str
    type: str
    label: str
    status: str
    evidence: Evidence
    date: str = ""
    place: str = ""
    mode: str = ""
    super_event: str = ""
    instance: str = ""
    participations: tuple[Participation, ...] = ()
    topics: tuple[str, ...] = ()


class TenureReport(msgspec.Struct, frozen=True):
    """That a person holds, held or will hold a post of a body or state.

    `post` is the title alone ("Deputy Secretary General"). `since`, `until` and `attested` (the date at
    which the article shows the person in the post) are EDTF or "". `former` where the text says the
    tenure is over.
    """

    id: str
    person: str
    post: str
    body: str
    evidence: Evidence
    since: str = ""
    until: str = ""
    attested: str = ""
    former: bool = False


class StatementForm(StrEnum):
    """How an article renders what was said."""

    DIRECT = "direct"
    REPORTED = "reported"
    JOINT = "joint"


class Statement(msgspec.Struct, frozen=True):
    """Who said what. `content` are its pieces in text order, at least one; `source` is the noun phrase
    that names the speaker, `cue` the verb group (both None where unmarked). `speaker` is an entity id,
    or "" where the text leaves it open. `act` is a code of the speech-act vocabulary. `event` is the id
    of an event report of the same article or "". `about` are ids of entities named in the content, `topics`
    sorted codes of the topic vocabulary.
    """

    id: str
    form: StatementForm
    act: str
    content: tuple[Span, ...]
    evidence: Evidence
    speaker: str = ""
    source: Span | None = None
    cue: Span | None = None
    capacity: str = ""
    addressee: str = ""
    event: str = ""
    about: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class DocumentReport(msgspec.Struct, frozen=True):
    """A document that an article names, and what was done with it (`act`: signed, adopted …,
    referenced). `number` is its number as stated; `parties` are ids of who did the act or whom it binds.
    `topics` are codes of the topic vocabulary, sorted, that its title shows.
    """

    id: str
    title: str
    kind: str
    act: str
    evidence: Evidence
    number: str = ""
    date: str = ""
    parties: tuple[str, ...] = ()
    event: str = ""
    topics: tuple[str, ...] = ()


class ArticleFacts(msgspec.Struct, frozen=True):
    """Everything that one article states. Every id used in a fact is the id of one of `entities`."""

    article: Article
    entities: tuple[Entity, ...] = ()
    tenures: tuple[TenureReport, ...] = ()
    events: tuple[EventReport, ...] = ()
    statements: tuple[Statement, ...] = ()
    documents: tuple[DocumentReport, ...] = ()


class CorrectionKind(StrEnum):
    """What a correction does."""

    SAME = "same"
    DIFFERENT = "different"
    WRONG = "wrong"
    MISSING = "missing"
    LABEL = "label"
    LINK = "link"


class Correction(msgspec.Struct, frozen=True, order=True):
    """What its `author` said on a day (`date`) of the graph; it wins over what was extracted.

    `subject` and `object` are nodes, by what follows the base IRI (`person/stanislav-zas`); the object of a
    link is a whole IRI. `property` is the name of a term of the ontology, of what is missing. `value` is a
    name, a date, a code or the title of a post.
    """

    kind: CorrectionKind
    subject: str
    property: str = ""
    object: str = ""
    value: str = ""
    author: str = ""
    date: str = ""
    note: str = ""
