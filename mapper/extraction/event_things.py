"""Noun phrases -> whether they are what a frame asks for: a document, an organ, a weapon, a bill."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache
from itertools import pairwise

from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import Nominal
from mapper.analysis.phrases import named_head
from mapper.extraction.focus import Actor
from mapper.extraction.words import event_words, group_words
from mapper.rules import lexicon


def is_thing(value: str, members: Sequence[Nominal]) -> bool:
    """Whether any of the list is what the value says; False for values that say nothing of nouns."""
    return any(_test(value)(member) for member in members)


def is_of_nouns(value: str) -> bool:
    """Whether a value asks what somebody or something is by the noun for it."""
    return value in _headed() or value in _TESTS


def _test(value: str) -> Callable[[Nominal], bool]:
    words = _headed().get(value, frozenset())
    return _TESTS.get(value, lambda member: member.core.head in words)


@cache
def _headed() -> Mapping[str, Set[str]]:
    """The word lists of what a noun phrase may be by its head alone."""
    words = event_words()
    return {
        "launched": words.launched,
        "side": group_words().led,
        "weapon": words.weapons,
        "bill": words.bills,
        "vessel": words.vessels,
        "attenders": words.attenders.keys(),
        "way": words.ways | words.facilities,
    }


def is_personal(actor: Actor) -> bool:
    """A person, or somebody named by a post alone."""
    return actor.id.startswith("person/") or (actor.id.startswith("group/") and bool(actor.capacity))


def is_organ(members: Sequence[Nominal]) -> bool:
    """Whether a council, committee or parliament is the head of the phrase."""
    core = members[0].core if len(members) == 1 else None
    if core is None:
        return False
    body = named_head(core, Kind.BODY)
    words = body.name.lower().split() if body is not None else [core.head]
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return bool(event_words().sitting.intersection([*words, *pairs]))


def has_voters(members: Sequence[Nominal]) -> bool:
    """Whether those are meant who sit in a parliament: "MPs"."""
    return any(m.core.head in group_words().voters for m in members)


def _is_document(member: Nominal) -> bool:
    """A document, or "it", which only a document can be."""
    noun = member.core.head in {"document", "it"} or member.core.head in lexicon.documents()
    return noun or any(x.kind is Kind.DOCUMENT for x in member.core.mentions)


def _is_gathering(member: Nominal) -> bool:
    return member.core.head in lexicon.events() or named_head(member.core, Kind.EVENT) is not None


def _is_facility(member: Nominal) -> bool:
    """What is opened with a ceremony: a house, a school, or a body."""
    return named_head(member.core, Kind.BODY) is not None or member.core.head in event_words().facilities


def _is_force(member: Nominal) -> bool:
    """The police, the armed forces, or one of their units, by name or by noun."""
    body = named_head(member.core, Kind.BODY)
    words = set(body.name.lower().split()) if body is not None else {member.core.head}
    return bool(words & event_words().forces)


def _is_holder(member: Nominal) -> bool:
    """Who holds a post, or is to: "a new president"."""
    return bool(member.posts) or member.core.head in lexicon.posts().heads


_TESTS: Mapping[str, Callable[[Nominal], bool]] = {
    "document": _is_document,
    "facility": _is_facility,
    "event": _is_gathering,
    "holder": _is_holder,
    "force": _is_force,
    "organ": lambda member: is_organ((member,)),
}
