"""What analysis finds in a text: mentions of persons, posts, bodies, places, documents and events."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from mapper.analysis.tokens import Token
from mapper.codes import Codes
from mapper.facts import Article, Label, Span


class Kind(Codes):
    """The kinds of mentions; a NAME is capitalised words whose kind only the whole article tells."""

    PERSON = "person"
    POST = "post"
    BODY = "body"
    STATE = "state"
    DEMONYM = "demonym"
    PLACE = "place"
    DOCUMENT = "document"
    EVENT = "event"
    NAME = "name"


PERSONAL = frozenset({Kind.PERSON, Kind.NAME})


class Mention(msgspec.Struct, frozen=True, gc=False, cache_hash=True):
    """Tokens `first` to `last` (exclusive) of an article, read as a name.

    `name` is the surface with single spaces; of a person without rank and honorific. `head` is the lower-case
    head noun. `sort` is the code that the head gives: kind of body, type of event, kind of document.
    `of` is the body, state or place that it belongs to; `ref` the state's id. `titled` persons have a post,
    rank or honorific before the name. `former` posts are over, `plural` posts are held by several.
    """

    kind: Kind
    first: int
    last: int
    name: str
    head: str = ""
    sort: str = ""
    of: Mention | None = None
    ref: str = ""
    titled: bool = False
    former: bool = False
    plural: bool = False


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """Tokens `first` to `last` (exclusive) of one sentence, and the paragraph it stands in."""

    first: int
    last: int
    paragraph: int
    label: Label


@dataclass(frozen=True, slots=True)
class Text:
    """An article's tokens and sentences, in order; `dates[i]` is the index of the date mention that
    token `i` belongs to, or -1.
    """

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    dates: tuple[int, ...] = ()
    _surfaces: dict[tuple[int, int], str] = field(default_factory=dict, compare=False, repr=False)

    def span(self, first: int, last: int) -> Span:
        """The code points that tokens `first` to `last` (exclusive) cover."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def words(self, first: int, last: int) -> set[str]:
        """The words and marks of tokens `first` to `last` (exclusive), in lower case."""
        return {token.lower for token in self.tokens[first:last]}

    def surface(self, first: int, last: int) -> str:
        """The text of tokens `first` to `last` (exclusive), with single spaces and without soft hyphens."""
        key = (first, last)
        if key not in self._surfaces:
            piece = self.article.text[self.tokens[first].start : self.tokens[last - 1].end]
            self._surfaces[key] = " ".join(piece.replace("\u00ad", "").replace("&nbsp;", " ").split())
        return self._surfaces[key]
