"""Everything about a knowledge base that can be verified, one check after the other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from mapper.corrections import CorrectionError, read_kept, remarked
from mapper.errors import counted
from mapper.pipeline.background import shape_files
from mapper.pipeline.version import VERSION, software_digest
from mapper.publishing.description import described_size
from mapper.rdf import CQ, Iris
from mapper.store import (
    CONTENTS,
    RAW,
    TEXTS,
    KnowledgeBase,
    KnowledgeBaseError,
    changed_files,
    current,
    generation_of,
    graph_digests,
    home_of,
    open_knowledge_base,
    read_contents,
    read_index,
    read_manifest,
    read_sources,
    read_text_of_record,
)
from mapper.validation import check_layer, shapes_of, stated, violations
from mapper.validation.passages import check_passages

_GRAPHS: Final = (("graph.trig", ox.RdfFormat.TRIG), ("graph.ttl", ox.RdfFormat.TURTLE))
_ANEW: Final = "make it anew from the texts with: communique build --anew --out {}"
_AGAIN: Final = "mend it with: communique build --out {}"
_FIRST: Final = "do first what is said above of texts and corrections; that mends this, too"
_FROM_BACKUP: Final = "build again with the files that they were read from, or restore a backup"


@dataclass(frozen=True, slots=True)
class Check:
    """What was checked, what came of it in words, and, where `wrong` says what is not right, what to do."""

    name: str
    told: str
    wrong: tuple[str, ...] = ()
    remedy: str = ""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.wrong


def check(folder: Path) -> Iterator[Check]:
    """The checks of the knowledge base in `folder`, each as soon as it is done.

    Where the store cannot be read, that and the texts are all that is checked. Raises KnowledgeBaseError
    where there is no generation that counts.
    """
    read_manifest(folder)
    try:
        knowledge_base = open_knowledge_base(folder)
    except KnowledgeBaseError as error:
        generation = current(folder)
        if generation is None:
            raise
        yield Check(
            "store", "it cannot be opened", (" ".join(error.what.split()),), _ANEW.format(home_of(folder))
        )
        yield _kept(folder, generation, ())
        return
    checks: Sequence[Callable[[KnowledgeBase], Check]] = (
        _software, _texts, _corrections, _store, _graphs, _passages, _shapes, _files,
    )  # fmt: skip
    for one in checks:
        try:
            yield one(knowledge_base)
        except RuntimeError as error:  # what Oxigraph raises for corruption
            remedy = _ANEW.format(knowledge_base.folder)
            yield Check("store", "it cannot be read to the end", (" ".join(str(error).split()),), remedy)
            if one is _texts:
                yield _kept(knowledge_base.folder, generation_of(knowledge_base), ())
            return


def _software(knowledge_base: KnowledgeBase) -> Check:
    index = read_index(knowledge_base.generation)
    told = f"layout {knowledge_base.manifest.schema_version}, software {knowledge_base.manifest.software}"
    if index is None:
        remedy = _AGAIN.format(knowledge_base.folder)
        return Check("versions", told, ("its index is missing or damaged",), remedy)
    if index.software != software_digest():
        told += f"; this is {VERSION} with other rules: "
        told += f"communique build --out {knowledge_base.folder} brings it up to date"
    return Check("versions", told)


def _texts(knowledge_base: KnowledgeBase) -> Check:
    return _kept(knowledge_base.folder, generation_of(knowledge_base), _hashes(knowledge_base))


def _kept(folder: Path, generation: Path, hashes: Iterable[str]) -> Check:
    """Texts of record, those with `hashes` among them, and originals are what their names say."""
    try:
        records = read_sources(generation)
    except KnowledgeBaseError as error:
        return Check("texts", "it is not known which are needed", (error.what,), error.remedy)
    needed = {*hashes, *(record.sha256 for record in records)}
    originals = {record.raw for record in records if record.raw}
    missing = [f"{sha} is missing" for sha in sorted(needed - _stems(folder / TEXTS))]
    missing += [f"original {sha} is missing" for sha in sorted(originals - _stems(folder / RAW))]
    kept = [
        path
        for home, known in ((TEXTS, needed), (RAW, originals))
        for path in sorted((folder / home).glob("*.*"))
        if path.stem in known
    ]
    changed = [wrong for path in kept if (wrong := _wrong_with(path))]
    return Check("texts", f"{len(kept)} texts and originals read", (*missing, *changed), _FROM_BACKUP)


def _corrections(knowledge_base: KnowledgeBase) -> Check:
    """The corrections that the last build was given can be read."""
    generation = generation_of(knowledge_base)
    try:
        given = {Iris(knowledge_base.base).correction(one.correction).value for one in read_kept(generation)}
    except CorrectionError as error:
        return Check("corrections", "it is not known which are in force", (error.what,), error.remedy)
    idle = given & remarked(generation, knowledge_base.base)
    told = f"{len(given) - len(idle)} in force"
    if idle:
        told += f", {len(idle)} without effect ({knowledge_base.folder / 'validation.txt'} says why)"
    return Check("corrections", told)


def _store(knowledge_base: KnowledgeBase) -> Check:
    """Every quad can be read, and there are as many as the knowledge base says of itself."""
    count = sum(1 for _ in knowledge_base.store)
    said = described_size(knowledge_base.store, knowledge_base.base)
    wrong = () if said == count else (f"it says that it has {said} triples",)
    return Check("store", f"{count} triples read", wrong, _ANEW.format(knowledge_base.folder))


def _graphs(knowledge_base: KnowledgeBase) -> Check:
    """Each graph says what it said when it was written."""
    contents = read_contents(generation_of(knowledge_base))
    if contents is None:
        remedy = _AGAIN.format(knowledge_base.folder)
        told = "it is not known what was written"
        return Check("graphs", told, (f"{CONTENTS} is missing or damaged",), remedy)
    found = graph_digests(knowledge_base.store)
    wrong = (
        *(f"{graph} is missing" for graph in sorted(contents.graphs.keys() - found.keys())),
        *(f"{graph} does not belong there" for graph in sorted(found.keys() - contents.graphs.keys())),
        *(
            f"{graph} was changed"
            for graph, digest in sorted(found.items())
            if contents.graphs.get(graph, digest) != digest
        ),
    )
    told = f"{len(found)} compared with what was written"
    return Check("graphs", told, wrong, _ANEW.format(knowledge_base.folder))


def _passages(knowledge_base: KnowledgeBase) -> Check:
    """What each passage quotes stands in its text."""
    wrong, count = list[str](), 0
    for sha256, graph in _hashes(knowledge_base).items():
        quads = list(knowledge_base.store.quads_for_pattern(None, None, None, graph))
        count += sum(quad.predicate == CQ.exact for quad in quads)
        try:
            text = read_text_of_record(knowledge_base.folder, sha256)
        except KnowledgeBaseError as error:
            wrong.append(error.what)
        else:
            wrong.extend(f"{found.focus}: {found.message}" for found in check_passages(quads, text))
    return Check("passages", f"{count} compared with their texts", tuple(wrong), _FROM_BACKUP)


def _shapes(knowledge_base: KnowledgeBase) -> Check:
    ontology = Iris(knowledge_base.base).graph("ontology")
    quads = stated(quad for quad in knowledge_base.store if quad.graph_name != ontology)
    found = check_layer(quads, shapes_of(*shape_files()), {})
    wrong = tuple(f"{finding.focus}: {finding.message}" for finding in violations(found))
    remarks = f"; {counted(len(found) - len(wrong), 'remark')}" if len(found) > len(wrong) else ""
    return Check(
        "shapes", f"{len(quads)} triples checked{remarks}", wrong, _ANEW.format(knowledge_base.folder)
    )


def _files(knowledge_base: KnowledgeBase) -> Check:
    """The files are as they were written, and the graph in them is that of the store."""
    generation, quads = generation_of(knowledge_base), set(knowledge_base.store)
    wrong = list(changed_files(generation))
    graphs = [(name, form) for name, form in _GRAPHS if (generation / name).is_file()]
    for name, form in graphs:
        try:
            found = set(ox.parse(path=generation / name, format=form))
        except (OSError, SyntaxError) as error:
            wrong.append(f"{name} is damaged ({error})")
            continue
        if {quad.triple for quad in found} != {quad.triple for quad in quads} or (
            form.supports_datasets and found != quads
        ):
            wrong.append(f"{name} says something else than the store")
    contents = read_contents(generation)
    told = f"{len(contents.files) if contents else 0} compared with what was written"
    if graphs:
        told += f", {' and '.join(name for name, _ in graphs)} with the store"
    remedy = _AGAIN.format(knowledge_base.folder) if _can_be_built(generation) else _FIRST
    return Check("files", told, tuple(wrong), remedy)


def _can_be_built(generation: Path) -> bool:
    """Whether what a build goes on from can be read."""
    try:
        read_sources(generation)
        read_kept(generation)
    except (KnowledgeBaseError, CorrectionError):
        return False
    return True


def damage(knowledge_base: KnowledgeBase) -> Iterator[str]:
    """What is not as it was read or written: texts, corrections, graphs and files."""
    for one in (_texts, _corrections, _graphs):
        yield from one(knowledge_base).wrong
    yield from changed_files(generation_of(knowledge_base))


def _hashes(knowledge_base: KnowledgeBase) -> dict[str, ox.NamedNode]:
    """SHA-256 of the text of each article and teaser → its graph."""
    return {
        quad.object.value: quad.graph_name
        for quad in knowledge_base.store.quads_for_pattern(None, CQ.sha256, None)
        if isinstance(quad.object, ox.Literal) and isinstance(quad.graph_name, ox.NamedNode)
    }


def _stems(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.*")} if folder.is_dir() else set()


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _wrong_with(path: Path) -> str:
    """What is wrong with a file that is named by its hash; "" for nothing."""
    try:
        return "" if _sha256(path) == path.stem else f"{path.name} was changed"
    except OSError as error:
        return f"{path.name} cannot be read ({error.strerror})"
