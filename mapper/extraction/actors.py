"""Nominals -> actors: who is meant by a name, a post, a pronoun or a group's phrase, at that point of the
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mapper.analysis.analysis import Analysis
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.nominals import Nominal
from mapper.extraction.collectives import Collectives
from mapper.extraction.focus import Actor, Focus
from mapper.extraction.holders import Holders
from mapper.extraction.registry import Registry
from mapper.extraction.words import ARTICLES, group_words, speech_words
from mapper.linking.entities import Entities
from mapper.linking.owners_of_posts import owns
from mapper.linking.tenures import clean_title
from mapper.rules import lexicon

COUNTED = lexicon.word_set("small-words", "counted")
SHARES = lexicon.word_set("small-words", "shares")
NEW = lexicon.word_set("posts", "new")
WORDS = re.compile(r"[\w-]+")


class Actors:
    """Resolves the nominals of one article in text order, with the `focus` that the text has reached.

    "The speaker" takes the person spoken of last as a subject, "the sides" the last group. Where two could
    be meant, nobody is.
    """

    def __init__(self, analysis: Analysis, entities: Entities, registry: Registry, holders: Holders) -> None:
        self._text = analysis.text
        self._entities = entities
        self._registry = registry
        self._holders = holders
        self.focus = Focus(entities, registry)
        self._collectives = Collectives(analysis, entities, registry, self.focus)
        self.day = ""

    def of(self, members: Sequence[Nominal]) -> tuple[Actor, ...]:
        """The actors of a list of nominals, in order; those that cannot be resolved are left out."""
        count, found = self._collectives.shared(members)
        for member in members[count:]:
            found += self._one(member)
        return tuple(dict.fromkeys(found))

    def crowd(self, members: Sequence[Nominal]) -> tuple[Actor, ...]:
        """Like `of`, where only people can be meant: any plural is a group of them."""
        count, found = self._collectives.shared(members)
        for member in members[count:]:
            found += self._one(member) or self._collectives.crowd(member)
        return tuple(dict.fromkeys(found))

    def speaker(self, members: Sequence[Nominal], found: Sequence[Actor] | None = None) -> Actor | None:
        """The one who speaks: like `of` (`found`, where that is known), but "the parties" stay a phrase of
        their own.
        """
        if len(members) == 1 and self._collectives.is_sides(members[0]):
            return self._sides(members[0])
        together = self._collectives.several(members[0]) if len(members) == 1 else None
        if together is not None:
            return together
        found = self.of(members) if found is None else found
        if found:
            return found[0]
        return self._unnamed(members[0]) if len(members) == 1 else None

    def named(self, mention: Mention) -> list[Actor]:
        """The body or state that a mention names, as an actor."""
        identifier = self._acting(mention)
        return [Actor(identifier, "", mention.first, mention.last)] if identifier else []

    def phrase(self, first: int, last: int, *, counted: bool = False) -> Actor | None:
        """Tokens `first` to `last` as a source without a name; only `counted` ones begin with a number."""
        first = self._behind_article(first, last)
        if not (counted or self._text.tokens[first].is_word):
            return None
        return Actor(self._registry.group(first, last), "", first, last)

    def person_named_in(self, words: str) -> Actor | None:
        """The only person of the article whose surname stands in a text that is not read, as in a heading; of
        several the only one with a post.
        """
        said = set(WORDS.findall(fold(words)))
        persons = self._entities.persons.items()
        found = [i for i, person in persons if said.intersection(fold(person.name).split()[-1:])]
        if len(found) > 1:
            officials = {held.person for held in self._entities.tenures}
            found = [i for i in found if i in officials]
        return Actor(found[0], "", 0, 1) if len(found) == 1 else None

    def own_body(self) -> Actor | None:
        """The article's publisher, else its main body, as one who speaks."""
        own = self._registry.publisher() or self._entities.own
        return Actor(own, "", 0, 1) if own else None

    def _one(self, member: Nominal) -> list[Actor]:
        if member.person is not None and member.person in self._entities.id_of:
            return self._person(member, self._entities.id_of[member.person])
        if member.core.det == "pron":
            return _actors(self.focus.meant_by(member.core.head), member)
        named = self._named(member)
        if named:
            return _actors([named], member)
        if self._is_role(member):
            return _actors(self._in_role(member), member)
        posts = [p for p in member.posts if not p.plural]
        if posts and member.core.last <= posts[-1].last:
            return self._post(member, posts[-1])
        return _actors(self._collectives.taken_up(member), member) or self._collectives.group(member)

    def _person(self, member: Nominal, identifier: str) -> list[Actor]:
        """The one whom the name means, in the posts beside it; a body by a person's name holds none."""
        posts = [p for p in member.posts if not owns(self._text.tokens, p)]
        posts = posts if identifier.startswith("person/") else []
        return [
            Actor(identifier, " and ".join(clean_title(p.name) for p in posts), member.first, member.last)
        ]

    def _named(self, member: Nominal) -> str:
        """A body or state that is the head of the phrase, or ""."""
        core = member.core
        mention = core.mentions[-1] if core.mentions else None
        if mention is None or mention.last != core.last or mention.kind is Kind.DEMONYM:
            return ""
        return self._acting(mention)

    def _acting(self, mention: Mention) -> str:
        """The id of what a mention means, or ""; a state is noted as one that acts."""
        identifier = self._entities.id_of.get(mention, "")
        if identifier.startswith("state/"):
            self._registry.state(identifier, self._text.span(mention.first, mention.last))
        return identifier

    def _post(self, member: Nominal, post: Mention) -> list[Actor]:
        """Who holds the post; where nobody is known to, the post of a body stands for itself."""
        title = clean_title(post.name)
        identifier = self._holder(member, post, title)
        if not identifier and (post.of is not None or member.core.det == "the"):
            first = self._behind_article(member.first, member.core.last)
            identifier = self._registry.group(first, member.core.last)
        return [Actor(identifier, title, member.first, member.last)] if identifier else []

    def _holder(self, member: Nominal, post: Mention, title: str) -> str:
        owner = self._entities.id_of.get(post.of, "") if post.of is not None else ""
        words = self._text.words(member.core.first, member.core.last)
        new = bool(words & NEW) or any("-elect" in w for w in words)
        persons = self._holders.of(post, owner, self.day, new=new)
        known = self._known(persons, post, title, owner)
        if known is not None:
            return self._registry.holder(*known, self._text.span(member.first, member.last))
        return self.focus.nearest(persons) if not owner or len(persons) == 1 else ""

    def _known(
        self, persons: frozenset[str], post: Mention, title: str, owner: str
    ) -> tuple[str, str] | None:
        """Who held the post on the day spoken of, where the article itself does not show that."""
        if post.of is not None and not owner:
            return None
        if persons:
            return self._holders.before_change(persons, title, owner, self.day)
        return self._holders.known(title, owner, self.day)

    def _is_role(self, member: Nominal) -> bool:
        """Whether a definite noun stands for the person spoken of: "the speaker", "the Kazakh diplomat"."""
        core = member.core
        plain = all(
            m.kind is Kind.DEMONYM or (m.kind is Kind.POST and m.of is None and not m.plural)
            for m in core.mentions
        )
        short = core.last - core.first <= 3 and member.person is None
        return core.det == "the" and core.head in group_words().person and plain and short

    def _in_role(self, member: Nominal) -> tuple[str, ...]:
        """The person spoken of last; with a nation, the one who holds, or of several spoken of last, a post
        of that state.
        """
        last = (self.focus.person.id,) if self.focus.person is not None else ()
        nations = [m for m in member.core.mentions if m.kind is Kind.DEMONYM]
        if not nations:
            return last
        persons = self._holders.of_state(self._entities.id_of.get(nations[0], ""))
        if len(persons) > 1 and last:
            persons &= set(last)
        return tuple(persons) if len(persons) == 1 else ()

    def _sides(self, member: Nominal) -> Actor:
        """The sides as a speaker: what they were called, which "they" takes up."""
        core = member.core
        if core.det != "pron" or self.focus.phrase is None:
            group = self._registry.group(core.first, member.last)
            self.focus.phrase = Actor(group, "", core.first, member.last)
        return self.focus.phrase

    def _unnamed(self, member: Nominal) -> Actor | None:
        """A source without a name: "aides", "two people familiar with the talks", "the study", "one of
        them"; "one" alone is one of those without a name who spoke last.
        """
        core = member.core
        if core.head in COUNTED and member.last == core.last and core.det == "pron":
            group = self.focus.unnamed
            return None if group is None else Actor(group.id, "", member.first, member.last)
        partial = core.det == "pron" and core.head in speech_words().partial and member.last > core.last
        if (core.det == "pron" and not partial) or core.det == "no" or core.head in lexicon.events():
            return None
        last = member.last if partial or core.head in SHARES else core.last
        first = core.first if partial else self._behind_article(core.first, last)
        share = core.head in SHARES
        words = share or any(t.is_word for t in self._text.tokens[first : member.last])
        if not words or self._text.dates[first] >= 0:
            return None
        return Actor(self._registry.group(first, last), "", member.first, member.last)

    def _behind_article(self, first: int, last: int) -> int:
        """The token behind an article that begins tokens `first` to `last`."""
        return first + 1 if self._text.tokens[first].lower in ARTICLES and first + 1 < last else first


def _actors(identifiers: Iterable[str], member: Nominal) -> list[Actor]:
    return [Actor(identifier, "", member.first, member.last) for identifier in identifiers]
