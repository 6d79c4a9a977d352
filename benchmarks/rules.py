"""`python -m benchmarks.rules`: whether the time for an article grows with the number of rules.

Generated press releases are read with the rules as they are, then with twice as many: each rule has a twin
for words that no text holds. Rules are looked up by their words, so the time should stay the same.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from benchmarks.generate import SEED
from benchmarks.lengths import seconds
from benchmarks.pages import make_pages
from mapper.corpus.knowledge import Knowledge
from mapper.extraction import facts_of
from mapper.reading import read_text
from mapper.rules import rulebook
from mapper.rules.rulebook import Rule

ARTICLES: Final = 60
AT_MOST: Final = 1.1  # times the time with the rules as they are
_ROUNDS: Final = 5
_WORDS: Final = ("verbs", "noun", "nouns")


def twin(rule: Rule) -> Rule:
    """The rule for words that no text holds."""
    unused = {name: [f"x{word}" for word in rule.words(name)] for name in _WORDS if name in rule.fields}
    return replace(rule, id=f"{rule.id}.twin", fields={**rule.fields, **unused})


def double() -> None:
    """From now on every rule that names its words has its twin."""
    read = rulebook._rules

    def both(path: Path) -> Iterator[Rule]:
        rules = tuple(read(path))
        yield from rules
        yield from (twin(rule) for rule in rules if any(w != "*" for n in _WORDS for w in rule.words(n)))

    rulebook._rules = both
    for name, module in sys.modules.items():
        if name.startswith("mapper."):
            for function in vars(module).values():
                getattr(function, "cache_clear", lambda: None)()


def main() -> int:
    """Print both times and their ratio."""
    pages = [page.text for page in make_pages(ARTICLES, SEED)]

    def read(texts: Sequence[str]) -> None:
        for text in texts:
            facts_of(read_text(text, "page.txt"), Knowledge())

    took = []
    for many in (False, True):
        if many:
            double()
        read(pages)  # the first time the rules are loaded
        took.append(seconds(read, pages, _ROUNDS))
        sys.stdout.write(
            f"{len(rulebook.rules()):6} rules{1000 * took[-1] / len(pages):8.1f} ms for an article\n"
        )
    remark = "" if took[1] <= AT_MOST * took[0] else f"  more than {AT_MOST}"
    sys.stdout.write(f"{'ratio':12}{took[1] / took[0]:8.2f}{remark}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
