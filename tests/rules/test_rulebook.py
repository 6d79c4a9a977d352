"""A file of rules that lacks something is refused, by its name and the rule's."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.rules.rulebook import Example, RuleError, load

WHOLE = """
[[frame]]
id = "event.sail"
comment = "Ships only."
verbs = ["sail"]
examples = [["A sailed.", "visit: A"], ["B sailed.", "visit: participant B"], ["C sailed.", "visit: C"]]
counterexamples = ["D slept."]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "ships.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_rule_has_its_comment_its_fields_and_what_its_examples_yield(tmp_path: Path) -> None:
    (rule,) = load(written(tmp_path, WHOLE))
    assert (rule.id, rule.file, rule.table, rule.comment) == (
        "event.sail",
        "ships.toml",
        "frame",
        "Ships only.",
    )
    assert rule.words("verbs") == ("sail",)
    assert rule.examples[1] == Example("B sailed.", "visit: participant B")
    assert rule.counterexamples == ("D slept.",)


@pytest.mark.parametrize(
    ("stated", "instead", "message"),
    [
        (', ["C sailed.", "visit: C"]', "", "ships.toml, rule event.sail: it has fewer than 3 examples"),
        ('"A sailed."', '"C sailed."', "ships.toml, rule event.sail: it has fewer than 3 examples"),
        ('"D slept."', "", "ships.toml, rule event.sail: it has no counterexample"),
        ('["C sailed.", "visit: C"]', "[1]", "ships.toml, rule event.sail: [1] is no example"),
        (
            '["C sailed.", "visit: C"]',
            '"C sailed."',
            "ships.toml, rule event.sail: 'C sailed.' is no example",
        ),
        ('"visit: C"', '""', "ships.toml, rule event.sail: ['C sailed.', ''] is no example"),
        (', "visit: C"', "", "ships.toml, rule event.sail: ['C sailed.'] is no example"),
        ('id = "event.sail"', "", "ships.toml: a rule in [[frame]] has no id"),
    ],
)
def test_rule_that_lacks_something_is_refused(
    tmp_path: Path, stated: str, instead: str, message: str
) -> None:
    with pytest.raises(RuleError) as refused:
        load(written(tmp_path, WHOLE.replace(stated, instead)))
    assert str(refused.value).startswith(message)


def test_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"ships.toml: .*"):
        load(written(tmp_path, "[[frame"))
