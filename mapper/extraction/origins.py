"""Groups -> the states that they are from, as in "sailors *from Belgium and Estonia*", and the bodies that
sent them, as in "officers *of the Joint Staff*".
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.nominals import Nominal, group_at
from mapper.extraction.actors import Actors
from mapper.extraction.focus import Actor
from mapper.extraction.words import group_words


def with_origins(
    actors: Actors, chunks: Sequence[Piece], members: Sequence[Nominal], found: Sequence[Actor]
) -> Sequence[Actor]:
    """The actors `found` for `members`; for people without a name the bodies that sent them, and the states
    behind "from"; what else stands there belongs to their phrase: "chemists *from seven countries*".
    """
    index = members[-1].end if members else len(chunks)
    found = [sender for actor in found for sender in _senders(actors, members, actor)]
    persons = any(a.id.startswith("person/") for a in found)
    if persons or index + 1 >= len(chunks) or chunks[index].head != "from":
        return found
    origins = group_at(chunks, index + 1)
    sent = is_sent(members[-1]) and not any(p.of is not None for p in members[-1].posts)
    stated = [sender for actor in actors.of(origins) for sender in _senders(actors, origins, actor)]
    listed = any(
        is_sent(member) for member in origins
    )  # "ministers from Malta, as well as experts of the Fund"
    owners = named(stated) if sent or listed else states(stated)
    beside = [a for a in stated if a.id.startswith("person/")] + _further(actors, chunks, origins)
    if not all(is_nameless(actor) for actor in found):
        return [*found, *owners, *beside]
    if len(owners) > 1 or (owners and sent) or not found or not origins:
        return [*(owners or found), *beside]
    phrase = actors.phrase(found[-1].first, origins[-1].last, counted=True)
    return [*found[:-1], phrase or found[-1], *owners, *beside]


def _further(actors: Actors, chunks: Sequence[Piece], origins: Sequence[Nominal]) -> list[Actor]:
    """The members of a list that goes on behind origins: "troops from Malta, *the Navy and the Guard*"."""
    comma = origins[-1].end if origins else len(chunks)
    if comma + 1 >= len(chunks) or chunks[comma].kind is not Chunk.COMMA:
        return []
    members = group_at(chunks, comma + 1)
    if len(members) < 2:  # no list, but what the sentence goes on with
        return []
    return [sender for actor in actors.of(members) for sender in _senders(actors, members, actor)]


def states(actors: Sequence[Actor]) -> Sequence[Actor]:
    """The states among the actors."""
    return [a for a in actors if a.id.startswith("state/")]


def named(actors: Sequence[Actor]) -> Sequence[Actor]:
    """The states and bodies among the actors."""
    return [a for a in actors if a.id.startswith(("state/", "body/"))]


def is_nameless(actor: Actor) -> bool:
    """Whether it is people known but by their phrase, without a post."""
    return actor.id.startswith("group/") and not actor.capacity


def is_sent(member: Nominal) -> bool:
    """Whether it is people whom somebody sent: "experts", "an officer"."""
    words = group_words().standing_for
    core = member.core
    some = core.det == "a" and core.last - core.first == len(("a", core.head))  # "a group"
    if not member.posts:
        return core.head in words and not some
    head = member.posts[0].head
    return head in words or (member.core.det == "a" and f"{head}s" in words)


def _senders(actors: Actors, members: Sequence[Nominal], actor: Actor) -> Sequence[Actor]:
    """The body whose people an actor is by its phrase, "officers of the *Joint Staff*"; those whom "the
    participants" takes up; else the actor.
    """
    for member in members if actor.id.startswith("group/") else ():
        crowd = actors.focus.crowd
        if crowd is not None and is_but_the(member, group_words().crowds):
            return (Actor(crowd.id, "", actor.first, actor.last),)
        owner = _owner(member)
        ours = member.core.first <= actor.first < member.core.last
        if ours and is_sent(member) and owner is not None and owner.kind is Kind.BODY:
            return actors.named(owner) or (actor,)
    return (actor,)


def is_but_the(member: Nominal, nouns: Set[str]) -> bool:
    """Whether it is one of the nouns with nothing but its article: "the team"."""
    core = member.core
    alone = member.last == core.last and core.last - core.first == len(("the", core.head))
    return core.det == "the" and alone and core.head in nouns


def _owner(member: Nominal) -> Mention | None:
    """Whose people they are: what their post belongs to, or what "of" leads to right behind the noun."""
    posts = [m for m in member.inner if m.kind is Kind.POST]
    if posts:
        return posts[0].of
    others = [m for m in member.inner if m.first >= member.core.last]
    return others[0] if others and others[0].first <= member.core.last + len(("of", "the")) else None
