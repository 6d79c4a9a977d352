"""What not every engine can do: queries that Virtuoso 7, rdflib or Oxigraph would refuse or answer otherwise.

Virtuoso's danger is the wrong answer without a word. Rules are data (`rules.toml`), each with a check of its
name on rdflib's parse tree of the query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from mapper.publishing.queries.lint import expressions, groups, ordering, paths
from mapper.publishing.queries.lint.kinds import Kinds, kinds_of
from mapper.publishing.queries.lint.rules import Rule, rules
from mapper.publishing.queries.lint.tree import Tree, read

__all__ = ["CHECKS", "Finding", "Rule", "lint", "rules"]

Check = Callable[[Tree, Kinds], Iterable[str]]
CHECKS: Final[Mapping[str, Check]] = {
    **paths.CHECKS,
    **groups.CHECKS,
    **ordering.CHECKS,
    **expressions.CHECKS,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in a query that breaks a rule; `what` names it."""

    rule: Rule
    what: str

    def __str__(self) -> str:
        """The place, the reason and the remedy, on one line."""
        return f"{self.rule.id}: {self.what}: {self.rule.reason}; {self.rule.remedy}"


def lint(text: str) -> list[Finding]:
    """What in the query `text` not every engine can do, in the order of the rules; each place once.

    Raises QueryError where rdflib cannot read the query.
    """
    tree = read(text)
    kinds = kinds_of(tree)
    found = {rule: dict.fromkeys(CHECKS[rule.id](tree, kinds)) for rule in rules().values()}
    return [Finding(rule, what) for rule, places in found.items() for what in places]
