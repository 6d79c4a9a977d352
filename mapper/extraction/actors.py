"""Nominals -> actors: who is meant by a name, a post, a pronoun or a group's phrase, at that point of the
text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.nominals import Nominal
from mapper.corpus.knowledge import GRADES, Knowledge, title_key
from mapper.extraction.registry import Registry
from mapper.linking.entities import Entities
from mapper.linking.tenures import Held, clean_title
from mapper.rules import lexicon

SINGULAR = frozenset({"he", "she", "him", "her", "himself", "herself"})
PLURAL = frozenset({"they", "them", "themselves"})


@dataclass(frozen=True, slots=True)
class Actor:
    """An entity's id, the post in which it is spoken of, and the tokens that name it."""

    id: str
    capacity: str
    first: int
    last: int


PARTIAL = frozenset({"one", "some", "many", "others", "several", "most", "none", "both"})
HEADS_OF_STATE = frozenset({"head of state", "head of the state", "head of our state"})
FEMALE = frozenset({"she", "her", "herself"})


def sex(name: str) -> str:
    """As in "f" or "m" where the form of a Slavic or Turkic surname or patronymic tells it, else ""."""
    words = fold(name).split()
    if any(w.endswith(("ova", "eva", "skaya", "ovna", "evna", "kyzy", "qizi")) for w in words[1:]):
        return "f"
    if any(
        w.endswith(("ov", "ev", "sky", "skiy", "ovich", "evich", "uulu", "ogly", "oglu")) for w in words[1:]
    ):
        return "m"
    return ""


def core_is_role(member: Nominal, words: Sequence[str]) -> bool:
    """As in "the speaker", "the diplomat": a definite noun for the person spoken of."""
    core = member.core
    plain = all(
        m.kind is Kind.DEMONYM or (m.kind is Kind.POST and m.of is None and not m.plural)
        for m in core.mentions
    )
    return (
        core.det == "the"
        and core.head in words
        and plain
        and core.last - core.first <= 3
        and member.person is None
    )


class Actors:
    """Resolves the nominals of one article in text order; remembers whom it was about.

    A pronoun or "the speaker" takes the person spoken of last as a subject; "they" and "the sides" take
    the last group. Where two could be meant, nobody is.
    """

    def __init__(
        self,
        analysis: Analysis,
        entities: Entities,
        registry: Registry,
        knowledge: Knowledge,
        day: date | None,
    ) -> None:
        self._analysis = analysis
        self._entities = entities
        self._registry = registry
        self._knowledge = knowledge
        self._day = day
        self._person: Actor | None = None
        self._body: Actor | None = None
        self._before: tuple[str, ...] = ()
        self._spoken = ""
        self._subject_before = ""
        self._group: tuple[Actor, ...] = ()
        self._phrase: Actor | None = None
        self._words = lexicon.table("groups")
        self.first_person: Actor | None = None

    def of(self, members: Sequence[Nominal]) -> tuple[Actor, ...]:
        """The actors of a list of nominals, in order; those that cannot be resolved are left out."""
        found: list[Actor] = []
        for position, member in enumerate(members):
            states = self._shared_states(members) if not position else []
            found += states or self._one(member)
        return tuple(dict.fromkeys(found))

    def _shared_states(self, members: Sequence[Nominal]) -> list[Actor]:
        """As in "the ministers of Malta, Latvia and Chile": the first state of the list, in place of the
        group.
        """
        posts = [p for p in members[0].posts if p.plural and p.of is not None and p.of.kind is Kind.STATE]
        others = [m.core.mentions[-1].kind if m.core.mentions else None for m in members[1:]]
        if not posts or len(members) < 3 or any(kind is not Kind.STATE for kind in others):
            return []
        return self.named(posts[0].of) if posts[0].of is not None else []

    def speak_of(self, actors: Sequence[Actor]) -> None:
        """Notes the subject of a main clause, which later pronouns take up."""
        persons = [a for a in actors if a.id.startswith("person/")]
        if len(persons) == 1 and len(actors) == 1:
            self._person = persons[0]
            self._spoken = persons[0].id
        elif len(actors) == 1:
            self._body = actors[0]
        elif len(actors) > 1:
            self._group = tuple(actors)
            self._phrase = None

    def last_person(self) -> Actor | None:
        """The person spoken of last as a subject."""
        return self._person

    def gather(self, actors: Sequence[Actor]) -> None:
        """Notes who took part in an event together: "the sides" of what follows."""
        if len(actors) > 1:
            self._group = tuple(actors)
            self._phrase = None

    def speaker(self, members: Sequence[Nominal]) -> Actor | None:
        """The one who speaks: like `of`, but "the parties" stay a phrase of their own."""
        if len(members) == 1 and self._is_sides(members[0]):
            if members[0].core.det == "pron" and self._phrase is not None:
                return self._phrase
            core = members[0]
            if core.core.det == "pron" and len(self._group) == 1:
                return self._group[0]
            self._phrase = Actor(self._registry.group(core.core.first, core.last), "", core.first, core.last)
            return self._phrase
        found = self.of(members)
        if found:
            return found[0]
        return self._unnamed(members[0]) if len(members) == 1 else None

    def _unnamed(self, member: Nominal) -> Actor | None:
        """A source without a name: "aides", "two people familiar with the talks", "the study", "one of
        them".
        """
        core = member.core
        partial = core.det == "pron" and core.head in PARTIAL and member.last > core.last
        if (core.det == "pron" and not partial) or core.det == "no" or core.head in lexicon.events():
            return None
        first, last = core.first, member.last if partial else core.last
        if not partial and self._analysis.text.tokens[first].lower in {"a", "an", "the"} and first + 1 < last:
            first += 1
        if (
            not any(t.is_word for t in self._analysis.text.tokens[first:last])
            or self._analysis.text.dates[first] >= 0
        ):
            return None
        return Actor(self._registry.group(first, last), "", member.first, member.last)

    def _is_sides(self, member: Nominal) -> bool:
        core = member.core
        if core.head in PLURAL:
            return not core.mentions
        bare = all(m.kind is Kind.POST and m.plural and m.of is None for m in core.mentions)
        counted = any(
            t.lower in {"two", "three", "four"} for t in self._analysis.text.tokens[core.first : core.last]
        )
        alone = member.last == core.last and core.last - core.first <= 2 + counted
        return core.det == "the" and bare and alone and core.head in self._words["sides"]

    def _one(self, member: Nominal) -> list[Actor]:
        first, last = member.first, member.last
        if member.person is not None and member.person in self._entities.id_of:
            identifier = self._entities.id_of[member.person]
            if not identifier.startswith("person/"):
                return [Actor(identifier, "", first, last)]
            capacity = " and ".join(clean_title(p.name) for p in member.posts)
            return [Actor(identifier, capacity, first, last)]
        if member.core.det == "pron":
            return self._pronoun(member)
        named = self._named(member)
        if named is not None:
            return [named]
        if core_is_role(member, self._words["person"]):
            return self._phrase_of(member)
        posts = [p for p in member.posts if not p.plural]
        if (posts and posts[-1].last == member.core.last - 0) or (
            posts and not self._trails(member, posts[-1])
        ):
            return self._post(member, posts[-1])
        return self._phrase_of(member)

    def _trails(self, member: Nominal, post: Mention) -> bool:
        return member.core.last > post.last

    def _named(self, member: Nominal) -> Actor | None:
        """A body or state that is the head of the phrase."""
        core = member.core
        if not core.mentions:
            return None
        mention = core.mentions[-1]
        identifier = self._entities.id_of.get(mention)
        if mention.last != core.last or identifier is None or mention.kind is Kind.DEMONYM:
            return None
        if identifier.startswith("state/"):
            self._registry.state(identifier, self._analysis.text.span(mention.first, mention.last))
        return Actor(identifier, "", member.first, member.last)

    def own_body(self) -> Actor | None:
        """The article's main body, as one who speaks."""
        return Actor(self._entities.own, "", 0, 1) if self._entities.own else None

    def phrase(self, first: int, last: int) -> Actor | None:
        """Tokens `first` to `last` as a source without a name."""
        if self._analysis.text.tokens[first].lower in {"a", "an", "the"} and first + 1 < last:
            first += 1
        if not self._analysis.text.tokens[first].is_word:
            return None
        return Actor(self._registry.group(first, last), "", first, last)

    def group(self) -> tuple[Actor, ...]:
        """Those who were told of together last: "the sides"."""
        return self._group

    def end_clause(self, clause: Clause) -> None:
        """Notes whom a sentence named: a pronoun at the beginning of the next one means one of them."""
        found = [self._entities.id_of.get(m, "") for m in clause.mentions]
        self._before = tuple(dict.fromkeys(i for i in found if i.startswith("person/")))
        self._subject_before = self._spoken
        self._spoken = ""

    def _antecedent(self, female: bool) -> str:
        """The person that "he" or "she" means: the one of that sex by the form of the name, the subject of
        the
        sentence before, the only person named in it, else the person spoken of last.
        """
        last = [self._spoken or self._subject_before, *self._before, self._person.id if self._person else ""]
        candidates = [i for i in dict.fromkeys(last) if i]
        fitting = [i for i in candidates if sex(self._registry.name(i)) in {"", "f" if female else "m"}]
        known = [i for i in fitting if sex(self._registry.name(i))]
        if len(known) == 1:
            return known[0]
        if self._spoken in fitting or self._subject_before in fitting:
            return self._spoken if self._spoken in fitting else self._subject_before
        near = [i for i in fitting if i in self._before]
        if len(near) == 1:
            return near[0]
        return fitting[0] if len(fitting) == 1 else ""

    def possessor(self, clause: Clause, index: int, female: bool, of_object: bool) -> Actor | None:
        """Whom "his" or "her" at chunk `index` means: the subject, or the object of a verb like
        "congratulated".
        """
        piece = clause.chunks[index]
        here = [
            self._entities.id_of[m]
            for p in clause.chunks[:index]
            for m in p.mentions
            if self._entities.id_of.get(m, "").startswith("person/")
        ]
        if of_object:
            return Actor(here[-1], "", piece.first, piece.first + 1) if here else None
        person = here[0] if here else self._antecedent(female)
        return Actor(person, "", piece.first, piece.first + 1) if person else None

    def named(self, mention: Mention) -> list[Actor]:
        """The body or state that a mention names, as an actor."""
        identifier = self._entities.id_of.get(mention)
        if identifier and identifier.startswith("state/"):
            self._registry.state(identifier, self._analysis.text.span(mention.first, mention.last))
        return [Actor(identifier, "", mention.first, mention.last)] if identifier else []

    def _pronoun(self, member: Nominal) -> list[Actor]:
        head = member.core.head
        if head in {"i", "me"} and self.first_person is not None:
            return [Actor(self.first_person.id, "", member.first, member.last)]
        if head == "it" and self._body is not None:
            return [Actor(self._body.id, "", member.first, member.last)]
        if head in SINGULAR and self.first_person is None:
            person = self._antecedent(head in FEMALE)
            return [Actor(person, "", member.first, member.last)] if person else []
        if head in PLURAL and self._group:
            return [Actor(a.id, "", member.first, member.last) for a in self._group]
        return []

    def _post(self, member: Nominal, post: Mention) -> list[Actor]:
        owner = self._entities.id_of.get(post.of, "") if post.of is not None else ""
        words = {t.lower for t in self._analysis.text.tokens[member.core.first : member.core.last]}
        held = self._holders(post, owner, bool(words & {"new", "newly"}) or any("-elect" in w for w in words))
        persons = {h.person for h in held}
        title = clean_title(post.name)
        if len(persons) == 1:
            return [Actor(persons.pop(), title, member.first, member.last)]
        if not persons and (post.of is None or owner):
            body = owner or self._entities.own
            known = self._knowledge.holder(body, title, self._day) if body else None
            if known is not None:
                span = self._analysis.text.span(member.first, member.last)
                return [Actor(self._registry.holder(*known, span), title, member.first, member.last)]
        if not persons and post.of is None and member.core.det == "the" and self._person is not None:
            return []
        if len(persons) > 1 and self._person is not None and self._person.id in persons and not owner:
            return [Actor(self._person.id, title, member.first, member.last)]
        if post.of is not None:
            return [
                Actor(self._registry.group(member.first, member.core.last), title, member.first, member.last)
            ]
        return []

    def _leaders(self, post: Mention, owner: str) -> list[Held]:
        """As in "the head of state" is the president or monarch, "the head of the … Government" its prime
        minister.
        """
        name = fold(post.name)
        government = post.of is not None and post.of.head == "government"
        heads = self._words["heads_of_state"] if name in HEADS_OF_STATE else ()
        if name == "head of government" or (name == "head" and government):
            heads = self._words["heads_of_government"]
        if post.of is not None and government and post.of.of is not None:
            owner = self._entities.id_of.get(post.of.of, "")
        current = [h for h in self._entities.tenures if not h.former and h.body.startswith("state/")]
        return [
            h
            for h in current
            if fold(h.title) in heads and (not owner or not owner.startswith("state/") or h.body == owner)
        ]

    def _holders(self, post: Mention, owner: str, new: bool) -> list[Held]:
        """The article's own holders of a post with these words, of this body where one is named."""
        leading = self._leaders(post, owner)
        if leading:
            return leading
        words = set(title_key(post.name).split()) - {"acting", "interim"}
        grades = words & GRADES
        found = [
            h
            for h in self._entities.tenures
            if (h.head == post.head or fold(h.head) in words)
            and (h.grades == grades or (not grades and post.of is None and h.head == "minister"))
            and (not owner or h.body == owner)
            and (
                words <= set(title_key(h.title).split())
                or words <= {post.head, "military", "defense"} | grades
            )
        ]
        exact = [h for h in found if h.grades == grades]
        fresh = [h for h in exact if h.rule in {"tenure.appointed", "tenure.elected"}]
        if new and fresh:
            return fresh
        current = [h for h in exact or found if not h.former]
        return current or exact or found

    def _of_nation(self, state: str, member: Nominal) -> list[Actor]:
        """As in "the Kazakh diplomat": the one person, or the one spoken of last, who holds a post of that
        state.
        """
        persons = {h.person for h in self._entities.tenures if h.body == state}
        if len(persons) > 1 and self._person is not None:
            persons &= {self._person.id}
        return [Actor(persons.pop(), "", member.first, member.last)] if len(persons) == 1 else []

    def _phrase_of(self, member: Nominal) -> list[Actor]:
        core = member.core
        text = self._analysis.text
        if core_is_role(member, self._words["person"]):
            nation = [self._entities.id_of.get(m, "") for m in core.mentions if m.kind is Kind.DEMONYM]
            if nation:
                return self._of_nation(nation[0], member)
            if self._person is not None:
                return [Actor(self._person.id, "", member.first, member.last)]
            return []
        two = any(t.lower in {"two", "both"} for t in text.tokens[core.first : core.last])
        if (self._is_sides(member) and self._group) or (
            two and len(self._group) == 2 and core.det in {"the", "some"}
        ):
            return [Actor(a.id, "", member.first, member.last) for a in self._group]
        if core.det == "the" and not core.mentions:
            if self._is_sides(member) and self._group:
                return [Actor(a.id, "", member.first, member.last) for a in self._group]
            if core.head in self._words["person"] and self._person is not None:
                return [Actor(self._person.id, "", member.first, member.last)]
            if core.head in self._words["body"] and self._entities.own:
                return [Actor(self._entities.own, "", member.first, member.last)]
        plural_post = any(p.plural for p in member.posts)
        if core.det != "pron" and (core.head in self._words["heads"] or plural_post) and core.det != "no":
            first = core.first
            if text.tokens[first].lower in {"a", "an", "the"} and first + 1 < core.last:
                first += 1
            return [
                Actor(
                    self._registry.group(first, member.last if not member.open else member.last),
                    "",
                    first,
                    member.last,
                )
            ]
        return []
