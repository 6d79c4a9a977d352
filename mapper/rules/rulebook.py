"""The rules of the frame files as a list: each with its id, its comment, and examples of both kinds.

`README.md` beside this module says what a rule may hold. A rule without examples is refused, and so
is an example that does not say what it yields.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mapper.errors import CommuniqueError

FOLDER = Path(__file__).parent / "frames"
EXAMPLES, COUNTEREXAMPLES = 3, 1
_KINDS = {
    "frame": "event",
    "cue": "statement",
    "phrase": "statement",
    "noun": "statement",
    "state": "statement",
    "act": "document",
}


class RuleError(CommuniqueError):
    """A file of rules cannot be used."""


class Example(NamedTuple):
    """A text of one or a few sentences, and what the rule yields there."""

    text: str
    yields: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `file` and `table` say where it stands, `fields` are what is left of its entry."""

    id: str
    file: str
    table: str
    comment: str
    examples: tuple[Example, ...]
    counterexamples: tuple[str, ...]
    fields: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """Of what it is a rule: event, statement, document, tenure, entity or topic."""
        return _KINDS.get(self.table, self.table)

    @property
    def makes(self) -> str:
        """What it makes: a type of event, a speech act, an act on a document, a topic; else roles."""
        made = self.fields.get("makes") or self.fields.get("act") or self.fields.get("topic")
        roles = dict.fromkeys(role for role in self.fields.get("roles", {}).values() if role)
        return str(made or ", ".join(roles))

    def words(self, field: str) -> tuple[str, ...]:
        """A field that is a list of words; empty where the rule has none."""
        return tuple(self.fields.get(field, ()))


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id, in the order of the files."""
    found: dict[str, Rule] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for rule in load(path):
            if rule.id in found:
                raise RuleError(f"the id {rule.id} is given twice", path.name)
            found[rule.id] = rule
    return found


@cache
def load(path: Path) -> tuple[Rule, ...]:
    """The rules of one file. Raises RuleError where one is not as `README.md` says."""
    return tuple(_rules(path))


def toml(path: Path) -> dict[str, Any]:
    """What a TOML file holds. Raises RuleError where it is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"this is not TOML ({error})", path.name) from error


def _rules(path: Path) -> Iterator[Rule]:
    for table, entries in toml(path).items():
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict):
                yield _rule(path.name, table, entry)


def _rule(file: str, table: str, entry: Mapping[str, Any]) -> Rule:
    identifier = entry.get("id", "")
    if not identifier:
        raise RuleError(f"a rule in [[{table}]] has no id", file)
    where = f"{file}, rule {identifier}"
    examples = tuple(_example(where, given) for given in entry.get("examples", ()))
    against = tuple(entry.get("counterexamples", ()))
    if len({example.text for example in examples}) < EXAMPLES:
        raise RuleError(f"it has fewer than {EXAMPLES} examples", where, "add texts that it must match")
    if len(set(against)) < COUNTEREXAMPLES:
        raise RuleError("it has no counterexample", where, "add a text that it must not match")
    kept = {"id", "comment", "examples", "counterexamples"}
    fields = {name: value for name, value in entry.items() if name not in kept}
    return Rule(identifier, file, table, entry.get("comment", ""), examples, against, fields)


def _example(where: str, given: object) -> Example:
    match given:
        case [str(text), str(yields)] if text and yields:
            return Example(text, yields)
        case _:
            message = f"{given!r} is no example with what it yields"
            raise RuleError(message, where, 'write ["text", "what it yields"]')
