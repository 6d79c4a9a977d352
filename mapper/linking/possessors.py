"""Possessives before posts -> the state or body that they take up: "the group's head", "its president"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mapper.analysis.analysis import Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.tokens import POSSESSIVES, Token
from mapper.linking.held import NATIONS, Holders
from mapper.rules import lexicon

STATES_AGAIN = lexicon.word_set("posts", "states_again")
BODIES_AGAIN = lexicon.word_set("posts", "bodies_again")
ANY_BODY = lexicon.word_set("posts", "any_body_again")
GROUPS = lexicon.word_set("posts", "groups_again")
OF_STATES = frozenset({"organ", "ministry", "force", "state"})
ITS = lexicon.word_set("posts", "its")
SOMEBODYS = ITS | lexicon.word_set("small-words", "one_possessive")
BEHIND_POST = lexicon.word_set("posts", "owning")
BEHIND_SUBJECT = frozenset({Chunk.VG, Chunk.COMMA, Chunk.OPEN, Chunk.REL})
# How many sentences back a possessor may be named.
NEAR = 2


def is_possessed(tokens: Sequence[Token], post: Mention) -> bool:
    """As in "*her* deputy", "the minister*'s* spokesman", "spokesman *for* the firm": words beside the post
    name its owner.
    """
    before = tokens[post.first - 1].lower if post.first else ""
    behind = tokens[post.last].lower if post.last < len(tokens) else ""
    return before in POSSESSIVES or before in SOMEBODYS or (post.of is None and behind in BEHIND_POST)


def possessor(holders: Holders, post: Mention, number: int, *, national: bool) -> str:
    """The id of the state or body that the possessive before a post of clause `number` takes up, or ""."""
    tokens = holders.analysis.text.tokens
    before = tokens[post.first - 1].lower if post.first else ""
    asked = _Asked(holders, post, number, national)
    if before in ITS:
        return asked.by_pronoun()
    if before not in POSSESSIVES or post.first < 2:
        return ""
    noun = tokens[post.first - 2].lower
    if noun in STATES_AGAIN:
        return asked.state_before()
    return asked.body_before(noun) if noun in BODIES_AGAIN else ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A post whose possessor is looked for, and the clause that it stands in."""

    holders: Holders
    post: Mention
    number: int
    national: bool

    def state_before(self) -> str:
        """As in "the *country's* Prime Minister": the state named last."""
        for clause in self._clauses():
            for mention in reversed(clause.mentions):
                if mention.kind in NATIONS and self._named(mention):
                    return self.holders.body_of[mention]
        return ""

    def body_before(self, noun: str) -> str:
        """As in "the *council's* president": the body so called that is named last; "" where two are."""
        alike = set() if noun in ANY_BODY else {noun}
        for heads in (alike, None) if alike else (None,):
            for clause in self._clauses():
                found = {
                    self.holders.body_of[m]
                    for m in clause.mentions
                    if m.kind is Kind.BODY and self._named(m) and _is_called(m, noun, heads)
                }
                if len(found) == 1:
                    return found.pop()
                if found:
                    return ""
        return ""

    def by_pronoun(self) -> str:
        """As in "Malta abstained. *Its* Foreign Minister …": what the nearest subject in the clause names,
        else the first one in the clause before.
        """
        chunks = self.holders.analysis.clauses[self.number].chunks
        end = next((k for k, piece in enumerate(chunks) if piece.last > self.post.first), len(chunks))
        for k in range(end - 1, -1, -1):
            if _is_subject(self.holders, chunks, k, end) and (named := self._subject(chunks, k)):
                return named
        return subject_before(self.holders, self.number, national=self.national)

    def _subject(self, chunks: Sequence[Piece], k: int) -> str:
        return _subject(self.holders, chunks, k, self.post.first, national=self.national)

    def _clauses(self) -> Iterator[Clause]:
        return reversed(self.holders.analysis.clauses[max(0, self.number - NEAR) : self.number + 1])

    def _named(self, mention: Mention) -> bool:
        return mention.last < self.post.first and mention in self.holders.body_of


def subject_before(holders: Holders, number: int, *, national: bool = False) -> str:
    """The id of the body, or of the state, that is the first subject of the clause before clause `number`."""
    if not number:
        return ""
    clause = holders.analysis.clauses[number - 1]
    chunks = clause.chunks
    first = next((k for k in range(len(chunks)) if _is_subject(holders, chunks, k, len(chunks))), -1)
    return _subject(holders, chunks, first, clause.sentence.last, national=national) if first >= 0 else ""


def _is_subject(holders: Holders, chunks: Sequence[Piece], k: int, end: int) -> bool:
    """A noun phrase before a verb or comma, or joined with a post at chunk `end`, that no preposition
    governs; what stands behind its "of" belongs to it.
    """
    if chunks[k].kind is not Chunk.NP or (k and chunks[k - 1].kind is Chunk.PREP):
        return False
    behind = k + 1
    if behind + 1 < end and chunks[behind].head == "of" and chunks[behind + 1].kind is Chunk.NP:
        behind += 2
    following = chunks[behind].kind if behind < len(chunks) else Chunk.OTHER
    joined = following is Chunk.CC and behind + 1 == end
    return (joined or following in BEHIND_SUBJECT) and not holders.analysis.quoted[chunks[k].first]


def _subject(holders: Holders, chunks: Sequence[Piece], k: int, end: int, *, national: bool) -> str:
    """What a noun phrase names before token `end`, or what is beside it: "the largest party, *the Union for
    Peace*,", "a delegation *of the Union for Peace*".
    """
    beside = k + 2 < len(chunks) and (
        chunks[k + 1].kind in {Chunk.COMMA, Chunk.OPEN} or chunks[k + 1].head == "of"
    )
    for piece in (chunks[k], *(chunks[k + 2 : k + 3] if beside else ())):
        named = [m for m in piece.mentions if m.last == piece.last and m.last < end and m in holders.body_of]
        wanted = [m for m in named if m.kind is Kind.BODY or (national and m.kind is Kind.STATE)]
        if wanted:
            return holders.body_of[wanted[0]]
    return ""


def _is_called(body: Mention, noun: str, heads: set[str] | None) -> bool:
    """Whether the noun may stand for the body: by its `heads`, else by the kind of body that it names."""
    if heads is not None:
        return body.head in heads
    if body.of is not None and body.of.kind not in NATIONS:
        return False  # an organ of the body that is meant
    if noun in ANY_BODY:
        return body.sort not in OF_STATES or noun not in GROUPS
    return not body.sort or lexicon.bodies().kind_of.get(noun, body.sort) == body.sort
