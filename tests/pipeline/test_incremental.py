"""However a knowledge base came to hold what it holds, its graph is the same, byte for byte.

Each history is a folder that changes in up to ten steps, built after each; and after each, what stands in
the knowledge base is compared with what a new one holds that was made of the same files at once. The
environment variable COMMUNIQUE_HISTORIES says how many histories are tried.
"""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st

from mapper.corrections import COLUMNS, read_corrections
from mapper.pipeline import BuildError, Options, build
from mapper.pipeline.background import shape_files
from mapper.rdf import DEFAULT_BASE
from mapper.store import SCHEMA_VERSION, Manifest, writing
from tests.pipeline.folders import assert_same, remembering, snapshot
from tests.pipeline.texts import APPOINTED, HANDWRITTEN, MEETING, UNNAMED, UNREADABLE, pool

HISTORIES: Final = int(os.environ.get("COMMUNIQUE_HISTORIES", "6"))
STEPS: Final = 10
METADATA: Final[tuple[Mapping[str, str], ...]] = (
    {},
    {"published": "2024-01-15", "publisher": "Harbour Union"},
    {"url": "https://harbour.example/1", "title": "Another headline"},
)

CAREFUL: Final = settings(deadline=None, suppress_health_check=list(HealthCheck))


def article_of(text: str) -> str:
    """What the article with this text is called."""
    return f"article/{hashlib.sha256(text.encode()).hexdigest()[:16]}"


# What people correct: of the articles' own nodes, of reference data, and of what only some states hold.
CORRECTIONS: Final = (
    {"kind": "label", "subject": "person/ivan-petrov", "value": "Ivan V. Petrov"},
    {"kind": "different", "subject": "person/sergei-dzhumabekov", "object": "person/sergey-zhumabekov"},
    {"kind": "same", "subject": "person/lars-holm", "object": "person/olga-lindqvist"},
    {"kind": "wrong", "subject": "person/maria-silva"},
    {"kind": "label", "subject": "body/csto", "value": "Treaty Organization of the tests"},
    {"kind": "link", "subject": "person/olga-lindqvist", "object": "Q42"},
    {"kind": "same", "subject": "body/harbour-union", "object": "body/tide-council"},
    {"kind": "different", "subject": "person/ivan-petrov", "object": article_of(MEETING)},
    {
        "kind": "different",
        "subject": "person/ivan-petrov",
        "object": article_of(HANDWRITTEN["session.txt"][0]),
    },
)

Change = tuple[str, int]  # a file, and which of its texts it has now (-1: it is deleted)


@dataclass(frozen=True)
class Step:
    """Some files change, and then a build is given the whole folder or those alone.

    `metadata` are rows of a metadata file by file, METADATA by number; without any there is no such file.

    `corrections` are those of CORRECTIONS that are in force from then on (None: the same as before), and
    `infer` says whether what follows is stored from then on.
    """

    changes: tuple[Change, ...]
    whole: bool = True
    prune: bool = True
    anew: bool = False
    metadata: Mapping[str, int] = field(default_factory=dict)
    corrections: frozenset[int] | None = None
    infer: bool | None = None


@dataclass(frozen=True)
class Kept:
    """What a knowledge base keeps of a file: its text, and which of METADATA it was told of it last."""

    text: str
    metadata: int = 0


State = Mapping[str, Kept]

OURS: Final = st.sampled_from(sorted(HANDWRITTEN))
ANY: Final = OURS | st.sampled_from(sorted(pool()))


def histories_of(names: st.SearchStrategy[str]) -> st.SearchStrategy[list[Step]]:
    """Up to STEPS steps with files of these names; in most of them few files change."""
    changes = st.dictionaries(names, st.sampled_from([0, 0, 0, 1, 1, 2, -1]), min_size=1, max_size=5)
    step = st.builds(
        Step,
        changes=changes.map(lambda chosen: tuple(chosen.items())),
        whole=st.sampled_from([True, True, False]),
        prune=st.sampled_from([True, True, False]),
        anew=st.sampled_from([False] * 9 + [True]),
        metadata=st.dictionaries(names, st.integers(0, len(METADATA) - 1), max_size=2),
        corrections=st.none() | st.frozensets(st.integers(0, len(CORRECTIONS) - 1)),
        infer=st.sampled_from([None, None, None, True, True, False]),
    )
    return st.lists(step, min_size=3, max_size=STEPS)


class Histories:
    """Knowledge bases made step by step, and what stands in those that were made at once.

    `shapes` is a file of shapes that hold beside those of the ontology.
    """

    def __init__(self, folder: Path, shapes: Path | None = None) -> None:
        self.folder, self.shapes = folder, shapes
        self.memo = folder / "memo"
        self.memo.mkdir()
        self.known: dict[tuple[object, ...], dict[str, bytes]] = {}
        self.compared = 0
        self._made = 0

    def new(self) -> tuple[Path, Path]:
        """An empty folder of files, and a knowledge base that holds nothing."""
        self._made += 1
        files, kb = self.folder / f"{self._made}" / "files", self.folder / f"{self._made}" / "kb"
        files.mkdir(parents=True)
        with writing(kb, Manifest(SCHEMA_VERSION, DEFAULT_BASE, "0")):
            pass
        return files, kb

    def build(self, inputs: Iterable[Path], kb: Path, options: Options) -> bool:
        """Whether the build did anything."""
        with remembering(kb, self.memo), pytest.MonkeyPatch.context() as patch:
            patch.setattr(import_module("mapper.pipeline.build"), "shape_files", self._shape_files)
            patch.setattr(import_module("mapper.pipeline.files"), "_FEW", float("inf"))  # never made again
            try:
                build(inputs, kb, options)
            except BuildError:
                return False
        return True

    def _shape_files(self, layer: str = "") -> tuple[list[Path], list[Path]]:
        shapes, background = shape_files(layer)
        return [*shapes, *([self.shapes] if self.shapes else [])], background

    def at_once(
        self, state: State, corrections: frozenset[int] = frozenset(), *, infer: bool = False
    ) -> dict[str, bytes]:
        """What a new knowledge base holds that is made of `state`."""
        key = (frozenset(state.items()), corrections, infer)
        if key not in self.known:
            files, kb = self.new()
            for name, kept in state.items():
                (files / name).write_text(kept.text, encoding="utf-8")
            table = write_table(files.parent, {name: kept.metadata for name, kept in state.items()})
            corrected = write_corrections(files.parent, corrections)
            assert self.build([files], kb, Options(metadata=table, corrections=corrected, infer=infer))
            self.known[key] = snapshot(kb)
        return self.known[key]

    def follow(self, history: Iterable[Step]) -> State:
        """Go through `history`, compare after each step, and give what there is in the end."""
        files, kb = self.new()
        state: State = {}
        corrections: frozenset[int] = frozenset()
        infer = False
        for step in history:
            after = changed(files, state, step)
            done = self.build(inputs_of(files, step), kb, options_of(files, step))
            if not done:
                continue
            state = after
            corrections = corrections if step.corrections is None else step.corrections
            infer = infer if step.infer is None else step.infer
            assert_same(snapshot(kb), self.at_once(state, corrections, infer=infer))
            self.compared += 1
        return state


def write_table(folder: Path, metadata: Mapping[str, int]) -> Path:
    """A metadata file that gives each file the row of METADATA with its number."""
    path = folder / "metadata.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.DictWriter(out, ["file", "url", "published", "publisher", "title"])
        rows.writeheader()
        rows.writerows({"file": name, **METADATA[number]} for name, number in metadata.items())
    return path


def write_corrections(folder: Path, numbers: frozenset[int]) -> Path:
    """A file with some of CORRECTIONS."""
    path = folder / "corrections.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.DictWriter(out, COLUMNS)
        rows.writeheader()
        said = {"author": "Someone", "date": "2024-07-25"}
        rows.writerows({**CORRECTIONS[number], **said} for number in sorted(numbers))
    return path


def changed(files: Path, state: State, step: Step) -> State:
    """Change the files as `step` says; what the knowledge base then has to hold."""
    for name, number in step.changes:
        if number < 0:
            (files / name).unlink(missing_ok=True)
        else:
            texts = pool()[name]
            (files / name).write_text(texts[number % len(texts)], encoding="utf-8")
    read = {path.name: path.read_text(encoding="utf-8") for path in inputs_read(files, step)}
    fresh = {
        name: Kept(text, state[name].metadata if name in state else 0)
        for name, text in read.items()
        if text != UNREADABLE
    }
    stays = fresh if step.prune else {**state, **fresh}
    return {
        name: replace(kept, metadata=step.metadata.get(name, kept.metadata)) for name, kept in stays.items()
    }


def inputs_of(files: Path, step: Step) -> list[Path]:
    """What the build of `step` is given."""
    return [files] if step.whole else [files / name for name, _ in step.changes]


def inputs_read(files: Path, step: Step) -> list[Path]:
    """The files that it then finds."""
    return list(files.iterdir()) if step.whole else [path for path in inputs_of(files, step) if path.exists()]


def options_of(files: Path, step: Step) -> Options:
    """How the build of `step` is done."""
    table = write_table(files.parent, step.metadata) if step.metadata else None
    corrected = None if step.corrections is None else write_corrections(files.parent, step.corrections)
    return Options(metadata=table, prune=step.prune, anew=step.anew, corrections=corrected, infer=step.infer)


# A post has a second holder at the same time, where nothing is said of the post that was not said before.
TWO_HOLDERS: Final = [
    Step((("meeting.txt", 1), ("session.txt", 1)), infer=True),
    Step((("meeting-again.txt", 0), ("appointed.txt", 0))),
    Step((("appointed.txt", -1),), corrections=frozenset({0, 2, 4})),
    Step((("appointed.txt", 1),), corrections=frozenset({1, 3, 5})),
]
# What is told of a file outlives its text and builds of others, till a row takes it back or it is forgotten.
TOLD_AND_TAKEN_BACK: Final = [
    Step((("meeting.txt", 0), ("session.txt", 0)), metadata={"meeting.txt": 1, "session.txt": 2}),
    Step((("meeting.txt", 1),), whole=False, prune=False),
    Step((("appointed.txt", 0),), whole=False, prune=False, metadata={"session.txt": 0}),
    Step((("meeting.txt", -1),)),
    Step((("meeting.txt", 0),), anew=True),
]


@pytest.fixture(scope="module")
def histories(tmp_path_factory: pytest.TempPathFactory) -> Histories:
    return Histories(tmp_path_factory.mktemp("histories"))


# Some of what HANDWRITTEN state breaks these, alone or only together: two reports of one event are too many.
STRICTER: Final = """
@prefix cq: <https://w3id.org/communique/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:named> a sh:NodeShape ; sh:targetClass cq:EntityReport ; sh:property <urn:name> .
<urn:name> a sh:PropertyShape ; sh:path cq:statedName ; sh:pattern "^(?!Maria Silva|Karl Tamm)" ;
    sh:message "Not them." .
<urn:saying> a sh:NodeShape ; sh:targetClass cq:Statement ; sh:property <urn:capacity> .
<urn:capacity> a sh:PropertyShape ; sh:path cq:capacity ; sh:maxCount 0 ; sh:severity sh:Warning ;
    sh:message "They speak for themselves." .
<urn:happening> a sh:NodeShape ; sh:targetClass cq:Event ; sh:property <urn:once> .
<urn:once> a sh:PropertyShape ; sh:path cq:reportedBy ; sh:maxCount 1 ; sh:message "One report is enough." .
<urn:holding> a sh:NodeShape ; sh:targetClass cq:Tenure ; sh:property <urn:day> .
<urn:day> a sh:PropertyShape ; sh:path cq:attestedOn ; sh:maxCount 1 ; sh:message "One day is enough." .
<urn:known> a sh:NodeShape ; sh:targetClass cq:Body ; sh:property <urn:often> .
<urn:often> a sh:PropertyShape ; sh:path cq:reportedBy ; sh:maxCount 2 ; sh:severity sh:Warning ;
    sh:message "Everybody speaks of it." .
"""


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Histories:
    """With shapes that keep facts out at the gate of the articles and at that of the corpus."""
    folder = tmp_path_factory.mktemp("strict")
    (folder / "stricter.ttl").write_text(STRICTER)
    return Histories(folder, folder / "stricter.ttl")


@settings(CAREFUL, max_examples=HISTORIES)
@given(history=histories_of(ANY))
@example(history=TWO_HOLDERS)
@example(history=TOLD_AND_TAKEN_BACK)
def test_any_way_to_a_state_gives_what_building_it_at_once_gives(
    histories: Histories, history: list[Step]
) -> None:
    tried(histories, history)


@settings(CAREFUL, max_examples=max(HISTORIES // 2, 1))
@given(history=histories_of(OURS))
@example(
    history=[
        Step((("lantern-opens.txt", 0),), infer=True),
        Step((("lantern-ends.txt", 0),)),
        Step((("lantern-opens.txt", -1),)),
    ]
)
@example(  # what the gate left of a page is what people then leave of it, remarks and all
    history=[
        Step((("transport.txt", 2),)),
        Step((("transport.txt", 2),), corrections=frozenset({3})),
    ]
)
def test_what_the_gates_keep_out_does_not_depend_on_the_way_either(
    strict: Histories, history: list[Step]
) -> None:
    tried(strict, history)


def tried(histories: Histories, history: list[Step]) -> None:
    before = histories.compared
    state = histories.follow(history)
    event(f"{histories.compared - before} states compared")
    event(f"{len(state)} files in the end")


def test_shapes_of_these_tests_keep_facts_out_at_both_gates(strict: Histories) -> None:
    state = {name: Kept(texts[0]) for name, texts in HANDWRITTEN.items()}
    report = strict.at_once(state)["validation.txt"].decode()
    for message in ("Not them.", "for themselves", "One report", "One day", "Everybody"):
        assert message in report


def test_texts_of_these_tests_take_effect_on_each_other(histories: Histories) -> None:
    alone = histories.at_once({"unnamed.txt": Kept(UNNAMED)})["graph.ttl"].decode()
    beside = histories.at_once({"unnamed.txt": Kept(UNNAMED), "appointed.txt": Kept(APPOINTED)})
    assert 'cq:statedName "Olga Lindqvist"' not in alone
    assert beside["graph.ttl"].decode().count('cq:statedName "Olga Lindqvist"') == 2
    pages = {name: Kept(HANDWRITTEN[name][0]) for name in ("dredgers.txt", "lighthouses.txt", "pilots.txt")}
    assert ", cq:Teaser" in histories.at_once(pages)["graph.ttl"].decode()
    assert ", cq:Teaser" not in histories.at_once(dict([*pages.items()][:1]))["graph.ttl"].decode()


def test_corrections_of_these_tests_can_be_used(tmp_path: Path) -> None:
    folder = write_corrections(tmp_path, frozenset(range(len(CORRECTIONS))))
    found = read_corrections(folder, DEFAULT_BASE)
    assert (len(found.given), found.problems) == (len(CORRECTIONS), ())


def test_files_of_one_name_in_two_folders_are_two_sources_even_while_they_say_the_same(
    histories: Histories, tmp_path: Path
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / "text.txt").write_text(MEETING, encoding="utf-8")
    _, step_by_step = histories.new()
    for folder in (one, other):
        assert histories.build([folder], step_by_step, Options())
    (other / "text.txt").write_text(APPOINTED, encoding="utf-8")
    assert histories.build([other], step_by_step, Options())
    _, at_once = histories.new()
    assert histories.build([one, other], at_once, Options())
    assert_same(snapshot(step_by_step), snapshot(at_once))
    assert "Maria Silva" in (at_once / "graph.ttl").read_text(encoding="utf-8")
