"""The frame files hang together: ids, codes of the vocabularies, verbs of the lexicon."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import mapper
from mapper import read
from mapper.corpus.knowledge import Knowledge
from mapper.extraction import facts_of
from mapper.rdf.vocabulary import schemes
from mapper.rules import lexicon
from mapper.rules.document_frames import acts_by_noun, acts_by_verb
from mapper.rules.event_frames import event_frames
from mapper.rules.rulebook import Rule, rules
from mapper.rules.statement_frames import all_cues, noun_cues, states
from tests.extraction.test_generated import evidences
from tests.rules.frames import codes

ACTS = {"statements.toml": "speech-act", "documents.toml": "document-act"}
FRAMES = {"events.toml", *ACTS}
SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.mark.parametrize("rule", [r for r in rules().values() if r.file in ACTS], ids=lambda rule: rule.id)
def test_act_is_a_code_of_its_vocabulary(rule: Rule) -> None:
    assert rule.fields["act"] in codes(ACTS[rule.file])


@pytest.mark.parametrize(
    "rule", [r for r in rules().values() if r.file == "events.toml"], ids=lambda rule: rule.id
)
def test_type_roles_and_statuses_are_codes_of_their_vocabularies(rule: Rule) -> None:
    assert rule.fields.get("makes", "event") in codes("event-type")
    assert {role for role in rule.fields["roles"].values() if role} <= codes("role")
    assert {rule.fields.get("status", "held"), *rule.words("context")} <= codes("status")


def test_types_of_event_nouns_and_kinds_of_documents_and_bodies_are_codes() -> None:
    assert {
        "event-type",
        "document-kind",
        "body-kind",
        "speech-act",
        "document-act",
        "role",
        "status",
    } <= set(schemes())
    assert set(lexicon.events().values()) <= codes("event-type")
    assert set(lexicon.documents().values()) <= codes("document-kind")
    assert set(lexicon.bodies().kind_of.values()) <= codes("body-kind")


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_verbs_are_lemmas_of_the_verb_lexicon(rule: Rule) -> None:
    forms = lexicon.words().verbs
    unknown = [verb for verb in rule.words("verbs") if verb != "*" and forms.get(verb, ("",))[0] != verb]
    assert unknown == []


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_words_of_a_rule_stand_once(rule: Rule) -> None:
    for field in ("verbs", "noun", "nouns", "particle"):
        assert [word for word, times in Counter(rule.words(field)).items() if times > 1] == []


def test_every_rule_is_reached_by_its_words() -> None:
    events = {frame.id for frames in event_frames().values() for frame in frames}
    said = {cue.id for found in all_cues().values() for cue in found}
    said |= {cue.id for cue in noun_cues().values()} | {cue.id for cue in states().values()}
    acts = {act.id for act in (*acts_by_verb().values(), *acts_by_noun().values())}
    framed = {rule.id for rule in rules().values() if rule.file in FRAMES and rule.table != "phrase"}
    assert framed == events | said | acts


def test_later_acts_of_documents_outweigh_earlier_ones() -> None:
    assert acts_by_verb()["sign"].rank > acts_by_verb()["adopt"].rank > acts_by_verb()["discuss"].rank > 0


def test_no_example_is_taken_from_a_seed() -> None:
    seeds = " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in SEEDS.glob("*.txt"))
    assert seeds
    assert [e.text for rule in rules().values() for e in rule.examples if e.text.rstrip(".") in seeds] == []


def word_lists(path: Path) -> Iterator[tuple[int, frozenset[str]]]:
    """The sets, tuples and lists of a module that hold words of small letters alone, with their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        elements = node.elts if isinstance(node, ast.Set | ast.Tuple | ast.List) else ()
        values = {e.value for e in elements if isinstance(e, ast.Constant) and isinstance(e.value, str)}
        if len(values) == len(elements) and all(value.isalpha() and value.islower() for value in values):
            yield getattr(node, "lineno", 0), frozenset(values)


def test_no_code_of_the_stages_holds_a_list_of_english_words() -> None:
    own = frozenset().union(*(codes(scheme) for scheme in schemes()))
    found = [
        f"{path.parent.name}/{path.name}:{line}"
        for stage in ("analysis", "corpus", "linking", "extraction")
        for path in sorted((Path(mapper.__file__).parent / stage).glob("*.py"))
        for line, words in word_lists(path)
        if len(words - own) > 3
    ]
    assert found == []


RULE_ID = re.compile(r"(event|say|quote|speech|tenure|document|entity)\.[a-z]+(-[a-z]+)*(\.[a-z]+)*")
SIGNS = {"document.kind"}  # of pages, in mapper/reading


def test_every_rule_that_code_names_is_listed() -> None:
    named = {
        node.value
        for path in Path(mapper.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and RULE_ID.fullmatch(node.value)
    }
    families = {name for name in named if any(rule.startswith(f"{name}.") for rule in rules())}
    assert named - families - SIGNS - set(rules()) == set()


def test_every_rule_that_a_lexicon_makes_is_listed() -> None:
    words = lexicon.table("event-words")
    made = {f"event.noun.{kind}" for kind in lexicon.events().values()}
    made |= {f"event.{phrase.replace(' ', '.')}" for phrase in words["circumstances"]}
    made |= {f"tenure.{ending}" for ending in lexicon.table("tenures")["appointing"].values()}
    assert made - set(rules()) == set()


def test_every_fact_of_the_seeds_names_a_rule_that_is_listed() -> None:
    found = {
        evidence.rule
        for path in sorted(SEEDS.glob("*.txt"))
        for evidence in evidences(facts_of(read(path), Knowledge()))
    }
    assert found
    assert found - set(rules()) == set()
