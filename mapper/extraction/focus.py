"""What an article has been about so far: what its pronouns, "the speaker" and "the sides" take up."""

from __future__ import annotations

from collections.abc import Sequence, Set

import msgspec

from mapper.analysis.analysis import Clause
from mapper.analysis.chunks import Piece
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Mention
from mapper.extraction.registry import Registry
from mapper.extraction.words import group_words, name_endings
from mapper.linking.entities import Entities
from mapper.rules import lexicon
from mapper.rules.inflection import singular

ONE = lexicon.word_set("small-words", "one")
SEVERAL = lexicon.word_set("small-words", "several")
FEMALE = lexicon.word_set("small-words", "female")
FEW = 32  # persons, who are looked up one by one; of more, one was named not long ago


class Actor(msgspec.Struct, frozen=True, gc=False):
    """An entity's id, the post in which it is spoken of, and the tokens that name it."""

    id: str
    capacity: str
    first: int
    last: int


class Focus:
    """Follows one article in text order.

    `person` and `body` were spoken of last as a subject; `group` were told of together last, `phrase` is
    what they were called where they spoke; `unnamed` were people without a name that did something last;
    `first_person` is "I"; `leaders` lead "the team", none where there are two teams. Where a pronoun could
    mean two persons, it means none.
    """

    def __init__(self, entities: Entities, registry: Registry) -> None:
        self._entities = entities
        self._registry = registry
        self.person: Actor | None = None
        self.body: Actor | None = None
        self.group: tuple[Actor, ...] = ()
        self.phrase: Actor | None = None
        self.unnamed: Actor | None = None
        self.first_person: Actor | None = None
        self.leaders: tuple[Actor, ...] | None = None
        self.crowd: Actor | None = None
        self._named_before: tuple[str, ...] = ()
        self._named: dict[str, int] = {}
        self._subject = ""
        self._subject_before = ""

    def speak_of(self, actors: Sequence[Actor], noun: Piece | None = None) -> None:
        """Notes the subject of a main clause, whose noun phrase is `noun`; later pronouns take it up."""
        if len(actors) > 1:
            self.gather(actors)
        elif actors and actors[0].id.startswith("person/"):
            self.person = actors[0]
            self._subject = actors[0].id
        elif actors:
            people = noun is not None and _are_people(noun) and actors[0].id.startswith("group/")
            self.unnamed = actors[0] if people else self.unnamed
            self.body = self.body if people and noun is not None and noun.plural else actors[0]

    def gather(self, actors: Sequence[Actor]) -> None:
        """Notes who took part in an event together: "the sides" of what follows."""
        if len(actors) > 1:
            if {a.id for a in actors} != {a.id for a in self.group}:
                self.phrase = None
            self.group = tuple(actors)

    def end_clause(self, clause: Clause) -> None:
        """Notes whom a sentence named: a pronoun at the beginning of the next one means one of them."""
        self._named_before = tuple(dict.fromkeys(self._persons(clause.mentions)))
        for person in self._named_before:
            self._named.pop(person, None)
            self._named[person] = clause.sentence.first
        self._subject_before = self._subject
        self._subject = ""

    def meant_by(self, pronoun: str) -> tuple[str, ...]:
        """The ids that a pronoun stands for; empty where that is open."""
        if pronoun in {"i", "me"}:
            return (self.first_person.id,) if self.first_person is not None else ()
        if pronoun == "it":
            return (self.body.id,) if self.body is not None else ()
        if pronoun in ONE:
            person = self._antecedent(female=pronoun in FEMALE)
            own = self.first_person.id if self.first_person is not None else ""
            return (person,) if person and person != own else ()
        return tuple(a.id for a in self.group) if pronoun in SEVERAL else ()

    def nearest(self, persons: Set[str]) -> str:
        """The only one of them, or the one named last so far; "" where one sentence named several last."""
        if len(persons) == 1:
            return next(iter(persons))
        few = (
            sorted(persons & self._named.keys(), key=self._named.__getitem__) if len(persons) < FEW else None
        )
        known = (p for p in reversed(self._named if few is None else few) if p in persons)
        last, other = next(known, ""), next(known, "")
        return last if not other or self._named[last] != self._named[other] else ""

    def possessor(self, clause: Clause, index: int, *, female: bool, of_object: bool) -> Actor | None:
        """Whom "his" or "her" at chunk `index` means: the subject of its clause, or the object where
        `of_object` says that the verb is one like "congratulated".
        """
        here = self._persons([m for p in clause.chunks[:index] for m in p.mentions])
        if of_object:
            person = here[-1] if here else ""
        else:
            person = here[0] if here else self._antecedent(female=female)
        first = clause.chunks[index].first
        return Actor(person, "", first, first + 1) if person else None

    def _persons(self, mentions: Sequence[Mention]) -> list[str]:
        found = (self._entities.id_of.get(m, "") for m in mentions)
        return [i for i in found if i.startswith("person/")]

    def _antecedent(self, *, female: bool) -> str:
        """The person that "he" or "she" means: the one of that sex by the form of the name, else the subject
        of the sentence before, the only person named in it, or the person spoken of last.
        """
        last = [
            self._subject or self._subject_before,
            *self._named_before,
            self.person.id if self.person else "",
        ]
        sexes = {i: sex(self._registry.name(i)) for i in last if i}
        fitting = [i for i, found in sexes.items() if found in {"", "f" if female else "m"}]
        known = [i for i in fitting if sexes[i]]
        subject = [i for i in (self._subject, self._subject_before) if i in fitting][:1]
        near = [i for i in fitting if i in self._named_before]
        for sure in (known, subject, near, fitting):
            if len(sure) == 1:
                return sure[0]
        return ""


def _are_people(noun: Piece) -> bool:
    """Whether a noun means several people: "aides", "the allies of X"."""
    return noun.head in group_words().heads or (
        noun.head.endswith("s") and singular(noun.head) in lexicon.posts().persons
    )


def sex(name: str) -> str:
    """What the form of a Slavic or Turkic surname or patronymic tells: "f", "m", or ""."""
    words, endings = fold(name).split()[1:], name_endings()
    if any(w.endswith(endings.female) for w in words):
        return "f"
    return "m" if any(w.endswith(endings.male) for w in words) else ""
