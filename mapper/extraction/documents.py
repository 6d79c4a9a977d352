"""Named documents -> document reports: what was done with each, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.folding import fold
from mapper.analysis.nominals import Nominal
from mapper.extraction.actors import Actors
from mapper.extraction.arguments import Arguments
from mapper.extraction.document_names import REFERENCED, Named
from mapper.extraction.drafts import Draft
from mapper.extraction.known_documents import KnownDocuments
from mapper.extraction.plain_documents import ACTS, plain_document
from mapper.extraction.predicates import Predicate
from mapper.extraction.words import title_words
from mapper.facts import DocumentReport, EventReport, Evidence
from mapper.rules import lexicon
from mapper.rules.document_frames import Act, acts_by_noun, acts_by_phrase, acts_by_verb

LINKS = lexicon.word_set("small-words", "document_links")
UNDONE = lexicon.word_set("small-words", "undone")
SITTINGS = frozenset({"meeting", "session", "summit", "conference"})
# The types of events at which each act is done, the likeliest first.
_AT_SITTINGS = (SITTINGS, frozenset({"signing", "ceremony"}))
OCCASIONS = {
    "signed": tuple(reversed(_AT_SITTINGS)),
    **dict.fromkeys(("adopted", "approved", "discussed", "ratified", "submitted", "proposed"), _AT_SITTINGS),
}


class _Told(NamedTuple):
    """What was done with the document named last, by whom, and the token behind its title."""

    act: Act
    parties: tuple[str, ...]
    end: int


class Documents:
    """Reads the documents of one article in text order."""

    def __init__(self, analysis: Analysis, actors: Actors) -> None:
        self._text = analysis.text
        self._actors = actors
        self._known = KnownDocuments()

    def read(
        self,
        clause: Clause,
        titles: Mapping[int, Sequence[Named]],
        predicates: Sequence[Predicate],
        events: Sequence[Draft],
        last: Sequence[Draft],
    ) -> None:
        """Reads one clause; `titles` are the documents that its noun phrases name, `events` are those that it
        tells of, `last` is the one told of last.
        """
        told: _Told | None = None
        for index, piece in enumerate(clause.chunks):
            if piece.kind is not Chunk.NP or piece.det in {"pron", "no"}:
                continue
            new = titles.get(index, ())
            named = [*(self._known.note(one) for one in new), *self._meant_by(piece)]
            named = named or self._without_name(clause, index, predicates)
            if not named:
                continue
            listed = told is not None and self._is_listed(told.end, piece)
            if told is None or not listed:
                told = _Told(*self._act(clause, index, predicates), piece.last)
            told = told._replace(end=max([piece.last, *(one.last for one in new)]))
            span = self._text.span(clause.sentence.first, clause.sentence.last)
            for one in named:
                one.tell(told.act, span, told.parties, event_of(told.act.act, told.parties, events, last))

    def reports(self, ids: Mapping[int, str]) -> tuple[DocumentReport, ...]:
        """The documents as facts, in the order in which they are first named; `ids` maps the identity of the
        drafts of events to the ids of their reports.
        """
        return tuple(
            DocumentReport(
                id=f"document-{found.span.start}",
                title=found.title,
                kind=found.kind,
                act=found.act.act,
                evidence=Evidence(found.act.id, tuple(dict.fromkeys((found.span, *found.spans)))),
                number=found.number,
                parties=found.parties,
                event=ids.get(id(found.event.final), "") if found.event is not None else "",
            )
            for found in self._known
        )

    def _is_listed(self, end: int, piece: Piece) -> bool:
        """Whether a document goes on with the list of one whose title ends before token `end`."""
        between = self._text.tokens[end : piece.first]
        return bool(between) and all(t.lower in title_words().listing for t in between)

    def _meant_by(self, piece: Piece) -> list[Named]:
        """The document that "the document" or "the treaty" takes up: the last one, of that noun if any."""
        known = piece.head == "document" or piece.head in lexicon.documents()
        if piece.det != "the" or piece.mentions or not known:
            return []
        last = self._known.last(piece.head)
        return [last] if last is not None else []

    def _without_name(self, clause: Clause, index: int, predicates: Sequence[Predicate]) -> list[Named]:
        """As in "signed *a financing agreement*": a document known by what was done with it."""
        found = plain_document(self._text, clause.chunks, index)
        done = found is not None and self._act(clause, index, predicates)[0].act in ACTS
        return [self._known.note(found)] if found is not None and done else []

    def _act(
        self, clause: Clause, index: int, predicates: Sequence[Predicate]
    ) -> tuple[Act, tuple[str, ...]]:
        """What the clause says was done with the document at chunk `index`, and by whom."""
        act = _act_of_noun(clause.chunks, index)
        if act is not None:
            return act, ()
        for predicate in predicates:
            arguments = predicate.arguments
            act = _act_of(arguments, index)
            if act is not None and not arguments.verb.negated and arguments.verb.modal not in UNDONE:
                doers = self._actors.of(arguments.behind("by")) if arguments.passive else predicate.subject
                return act, tuple(dict.fromkeys(a.id for a in doers))
        return REFERENCED, ()


def _act_of_noun(chunks: Sequence[Piece], index: int) -> Act | None:
    """What the noun before says was done with the document at chunk `index`: "*the debate* on the Law"."""
    before = chunks[index - 2] if index > 1 and chunks[index - 1].head in LINKS else None
    return acts_by_noun().get(before.head) if before is not None and before.kind is Chunk.NP else None


def _act_of(arguments: Arguments, index: int) -> Act | None:
    """What a predicate says was done with the document at chunk `index`."""
    act = acts_by_verb().get(arguments.verb.head)
    if act is not None and _holds(arguments.undergoer, index):
        return act
    phrases = (
        acts_by_phrase().get(f"{arguments.verb.head} {other.preposition}")
        for other in arguments.others
        if _holds(other.members, index)
    )
    return next((found for found in phrases if found is not None), None)


def _holds(members: Sequence[Nominal], index: int) -> bool:
    return any(m.begin <= index < m.end for m in members)


def event_of(
    act: str, parties: Sequence[str], events: Sequence[Draft], last: Sequence[Draft]
) -> Draft | None:
    """The event at which something was done with a document: the signing, or the sitting of that sentence;
    else the one told of last, where one of the `parties` took part in it.
    """
    fitting = [d for kinds in OCCASIONS.get(act, ()) for d in events if d.type in kinds]
    sat = {p.actor.id for d in last for p in d.parts if d.type in SITTINGS and act in OCCASIONS}
    return next(iter(fitting), last[0] if last and sat & set(parties) else None)


def own_document(
    analysis: Analysis, events: Sequence[EventReport], *, joint: bool
) -> Iterator[DocumentReport]:
    """The document that the article is: a statement whose headline names it and whose text speaks for its
    signers, or for the body that announces it (`joint`). It comes from the only sitting that was held, if
    there is one.
    """
    headline = analysis.article.headline
    if headline is None or not joint:
        return
    title = " ".join(headline.of(analysis.article.text).split())
    kinds = lexicon.documents()
    found = [kinds[w] for w in fold(title).split() if w in kinds]
    if found:
        evidence = Evidence("document.own-text", (headline,))
        held = [e.id for e in events if e.type in SITTINGS and e.status == "held"]
        event = held[0] if len(held) == 1 else ""
        yield DocumentReport(f"document-{headline.start}", title, found[0], "adopted", evidence, event=event)
