"""The rules of OWL 2 RL for data, compiled from an ontology: what follows from one triple.

Of Tables 4 to 8 of https://www.w3.org/TR/owl2-profiles/ these are cax-sco, prp-spo1, prp-dom, prp-rng,
prp-inv1, prp-inv2 and prp-symp. Each takes one triple beside the ontology, and so does any chain of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from mapper.rdf.terms import RDF, Triple
from mapper.reasoning.schema import Above, Schema


@dataclass(frozen=True, slots=True)
class Consequences:
    """What follows where a property links a subject with an object: other properties between the two, those
    back from the object, and classes of either.
    """

    onward: frozenset[NamedNode]
    back: frozenset[NamedNode]
    of_subject: frozenset[NamedNode]
    of_object: frozenset[NamedNode]


@dataclass(frozen=True, slots=True)
class Rules:
    """What follows from single triples by `schema`."""

    schema: Schema
    _known: dict[NamedNode, Consequences] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, ontology: Iterable[Triple]) -> Rules:
        """The rules of an ontology. Raises ReasoningError where it has an axiom that there is none for."""
        return cls(Schema.of(ontology))

    def about_subject(self, triple: Triple) -> Iterator[Triple]:
        """What follows from `triple` for its subject; some of it may be `triple` itself."""
        subject, predicate, value = triple
        if predicate == RDF.type:
            if isinstance(value, NamedNode):
                yield from ((subject, predicate, up) for up in self.schema.classes.get(value, ()))
            return
        found = self.consequences(predicate)
        yield from ((subject, other, value) for other in found.onward)
        yield from ((subject, RDF.type, one) for one in found.of_subject)

    def about_object(self, triple: Triple) -> Iterator[Triple]:
        """What follows from `triple` for its object; nothing where that is a literal or a class."""
        subject, predicate, value = triple
        if isinstance(value, NamedNode) and predicate != RDF.type:
            found = self.consequences(predicate)
            yield from ((value, other, subject) for other in found.back)
            yield from ((value, RDF.type, one) for one in found.of_object)

    def behind(self, triple: Triple) -> Iterator[tuple[NamedNode | None, NamedNode]]:
        """Subjects (None: any) and properties by which, pointing to the subject of `triple`, this follows."""
        _, predicate, value = triple
        for name in self._properties():
            found = self.consequences(name)
            if predicate == RDF.type and value in found.of_object:
                yield None, name
            elif predicate in found.back and isinstance(value, NamedNode):
                yield value, name

    def consequences(self, predicate: NamedNode) -> Consequences:
        """What follows from any triple with `predicate`."""
        if predicate not in self._known:
            self._known[predicate] = self._compiled(predicate)
        return self._known[predicate]

    def _compiled(self, predicate: NamedNode) -> Consequences:
        onward, back, queue = {predicate}, set[NamedNode](), [(predicate, True)]
        while queue:
            name, forth = queue.pop()
            steps = [(up, forth) for up in self.schema.properties.get(name, ())]
            steps += [(other, not forth) for other in self.schema.inverses.get(name, ())]
            for step in steps:
                side = onward if step[1] else back
                if step[0] not in side:
                    side.add(step[0])
                    queue.append(step)
        domains, ranges = self.schema.domains, self.schema.ranges
        return Consequences(
            frozenset(onward - {predicate}),
            frozenset(back),
            self._classes((domains, onward), (ranges, back)),
            self._classes((ranges, onward), (domains, back)),
        )

    def _classes(self, *stated: tuple[Above, Iterable[NamedNode]]) -> frozenset[NamedNode]:
        return self.schema.superclasses(
            one for by_name, names in stated for name in names for one in by_name.get(name, ())
        )

    def _properties(self) -> frozenset[NamedNode]:
        schema = self.schema
        return frozenset({*schema.properties, *schema.domains, *schema.ranges, *schema.inverses})
