"""Phrases for several people, and definite nouns, -> who is meant: "the two ministers", "the delegations of
Malta and Chile", "the commission".
"""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.analysis import Analysis
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.nominals import Nominal
from mapper.extraction.focus import SEVERAL, Actor, Focus
from mapper.extraction.registry import Registry
from mapper.extraction.words import ARTICLES, group_words
from mapper.facts import Label
from mapper.linking.entities import Entities
from mapper.rules import lexicon
from mapper.rules.inflection import singular

# More owners than that share a plural post each for themselves: they act, not the phrase.
ONE_PHRASE = 2


class Collectives:
    """Resolves what stands for several in one article, with the `focus` that the text has reached."""

    def __init__(self, analysis: Analysis, entities: Entities, registry: Registry, focus: Focus) -> None:
        self._text = analysis.text
        self._entities = entities
        self._registry = registry
        self._focus = focus
        self._begin = max(
            (c.sentence.last for c in analysis.clauses if c.sentence.label is Label.TITLE), default=0
        )
        self._bodies = _first_named(entities, self._begin)
        own = entities.bodies.get(entities.own)
        self._own_head = own.mentions[0].head if own is not None and own.mentions else ""

    def shared(self, members: Sequence[Nominal]) -> tuple[int, list[Actor]]:
        """How many of the first members are a group and its owners, and who is meant by those.

        "The delegations of Malta and Chile", or their troops, are both states; so are the owners of a post
        that three or more share; two owners of a post make one phrase. So do plurals without a name: "poets
        and painters".
        """
        owners = _owners(members)
        nameless = self._nameless(members)
        if nameless > 1 and self.group(members[0]):
            return nameless, [self._phrase(members[0].core.first, members[nameless - 1].last)]
        if len(owners) < ONE_PHRASE:
            return 0, []
        if len(owners) == ONE_PHRASE and not _stands_for_states(members[0]):
            return len(owners), [self._phrase(members[0].core.first, members[len(owners) - 1].last)]
        return len(owners), [a for owner in owners for a in self._owner(owner)]

    def taken_up(self, member: Nominal) -> tuple[str, ...]:
        """Those told of before whom a definite phrase means: the sides, the person, a body."""
        core, focus, words = member.core, self._focus, group_words()
        if self.is_sides(member):
            people = [a for a in focus.group if a.id.startswith("person/")]
            return tuple(a.id for a in (people if len(people) == ONE_PHRASE else focus.group))
        told = self._people(member)
        if told:
            return told
        if core.det != "the" or any(m in self._entities.id_of for m in core.mentions):
            return ()
        if core.head in words.person and focus.person is not None:
            return (focus.person.id,)
        if core.head in words.body:
            return (self._entities.own,) if self._entities.own else ()
        return self._body(member)

    def group(self, member: Nominal) -> list[Actor]:
        """A group without a name, by its phrase: "the experts of the member states"."""
        core = member.core
        plural = core.head in group_words().heads or any(p.plural for p in member.posts)
        if core.det == "no" or not plural or self._is_open(member):
            return []
        return [self._phrase(core.first, member.last)]

    def crowd(self, member: Nominal) -> list[Actor]:
        """Any plural as a group, where only people can be meant: "some 900 sailors took part"."""
        core = member.core
        named = any(m.last == core.last and m.kind not in {Kind.NAME, Kind.POST} for m in core.mentions)
        known = core.head in lexicon.events() or core.head in lexicon.documents()
        unfit = core.det in {"no", "pron"} or not core.head.endswith("s")
        if unfit or named or known or self._is_open(member):
            return []
        return [self._phrase(core.first, member.last)]

    def is_sides(self, member: Nominal) -> bool:
        """Whether a phrase takes up those told of together: "they", "the two sides", "both parties"."""
        core, words = member.core, group_words()
        if core.head in SEVERAL:
            return not core.mentions
        counted = bool(self._text.words(core.first, core.last) & words.counting)
        alone = member.last == core.last and core.last - core.first <= 2 + counted
        definite = core.det == "the" or (core.det == "some" and counted)
        return definite and not core.mentions and alone and core.head in words.sides

    def several(self, member: Nominal) -> Actor | None:
        """The phrase of those told of together, "the two ministers", as one who speaks."""
        people = self._people(member)
        return self._phrase(member.core.first, member.last) if len(people) > 1 else None

    def _nameless(self, members: Sequence[Nominal]) -> int:
        """How many of the first members are plurals without a name."""
        count = 0
        for member in members:
            if not member.core.head.endswith("s") or (count and member.core.det):
                break
            if any(m in self._entities.id_of for m in (member.person, *member.inner)):
                break
            if any(not p.plural for p in member.posts):
                break
            count += 1
        return count

    def _people(self, member: Nominal) -> tuple[str, ...]:
        """Those of the last group whom a post or count takes up: "the ministers", "both leaders"."""
        core = member.core
        definite = core.det == "the" or self._is_counted(member)
        if not definite or self._has_owner(member) or member.last != core.last:
            return ()
        people = [a for a in self._focus.group if a.id.startswith("person/")]
        if self._is_counted(member):
            pair = people if len(people) == ONE_PHRASE else self._focus.group
            return tuple(a.id for a in pair) if len(pair) == ONE_PHRASE else ()
        if core.last - core.first != len(("the", core.head)) or core.head not in lexicon.posts().group_heads:
            return ()
        head = singular(core.head)
        fitting = tuple(a.id for a in people if head in a.capacity.lower().split())
        counterpart = [a.id for a in people if not a.capacity]
        if len(people) == ONE_PHRASE and len(fitting) == len(counterpart) == 1:
            return tuple(a.id for a in people)
        return fitting if len(fitting) > 1 else ()

    def _body(self, member: Nominal) -> tuple[str, ...]:
        """The only body named so far whose name has that noun as its head: "the commission"."""
        core = member.core
        alone = member.last == core.last and core.last - core.first == len(("the", core.head))
        if not alone or core.head in lexicon.events():
            return ()
        named = self._bodies.get(core.head, ())[:2]
        found = tuple(identifier for last, identifier in named if last <= core.first)
        if not named and self._own_head == core.head:
            return (self._entities.own,)
        return found if len(found) == 1 else ()

    def _is_open(self, member: Nominal) -> bool:
        """Whether it only takes up others, whom the text has not told: "the two sides", "the following"."""
        pair = self._is_counted(member) and not self._has_owner(member)
        words = self._text.words(member.core.first, member.core.last)
        return pair or self.is_sides(member) or not words.isdisjoint(group_words().announcing)

    def _is_counted(self, member: Nominal) -> bool:
        """Whether a phrase names exactly two: "the two ministers", "both leaders"."""
        core = member.core
        words = self._text.words(core.first, core.last)
        return core.det in {"the", "some"} and not words.isdisjoint(group_words().pairs)

    def _has_owner(self, member: Nominal) -> bool:
        """Whether the phrase says whose they are: "the two ministers of Malta"."""
        bare = all(m.kind is Kind.POST and m.of is None for m in member.core.mentions)
        return not bare or member.last > member.core.last

    def _owner(self, owner: Mention) -> list[Actor]:
        identifier = self._entities.id_of.get(owner, "")
        if identifier.startswith("state/"):
            self._registry.state(identifier, self._text.span(owner.first, owner.last))
        return [Actor(identifier, "", owner.first, owner.last)] if identifier else []

    def _phrase(self, first: int, last: int) -> Actor:
        """Tokens `first` to `last` as a group, without an article in front."""
        if self._text.tokens[first].lower in ARTICLES and first + 1 < last:
            first += 1
        return Actor(self._registry.group(first, last), "", first, last)


def _owners(members: Sequence[Nominal]) -> list[Mention]:
    """The states that a plural noun's "of" leads to, the first inside its phrase, the others behind."""
    if not members:
        return []
    first = members[0]
    standing = _stands_for_states(first)
    plural = first.core.head in lexicon.posts().group_heads or any(p.plural for p in first.posts)
    owner = first.inner[-1] if first.inner else None
    if owner is not None and owner.kind is Kind.POST and owner.of is not None:
        owner = owner.of
    if not (plural or standing) or owner is None or owner.kind is not Kind.STATE or owner.last != first.last:
        return []
    owners = [owner]
    for member in members[1:]:
        mention = member.core.mentions[0] if len(member.core.mentions) == 1 else None
        bare = mention is not None and mention.kind is Kind.STATE and mention.last == member.last
        if not bare or member.posts or mention is None:
            break
        owners.append(mention)
    return owners


def _stands_for_states(member: Nominal) -> bool:
    """Whether people without a post stand for the states whose they are: "the *troops* of Malta"."""
    words, head = group_words(), member.posts[0].head if member.posts else member.core.head
    plain = head in words.heads and head not in lexicon.posts().group_heads
    return head in words.standing_for or plain


def _first_named(entities: Entities, begin: int) -> dict[str, list[tuple[int, str]]]:
    """Head noun -> the bodies that are named with it, each with the end of the first such mention behind
    token `begin`, in text order.
    """
    found: dict[str, dict[str, int]] = {}
    for identifier, body in entities.bodies.items():
        for mention in body.mentions:
            if mention.last >= begin:
                found.setdefault(mention.head, {}).setdefault(identifier, mention.last)
    return {head: sorted((last, one) for one, last in firsts.items()) for head, firsts in found.items()}
