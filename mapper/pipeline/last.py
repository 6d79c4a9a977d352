"""What a build finds in the knowledge base that it goes on from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mapper.corrections import CorrectionError, Given, read_kept
from mapper.errors import CommuniqueError
from mapper.pipeline.index import own_index
from mapper.store import SOURCES, Index, KnowledgeBaseError, SourceRecord, current, read_sources


@dataclass(frozen=True, slots=True)
class Last:
    """The generation that counts, its list of sources, its corrections, and its index.

    There is no index where this software did not make it, nor where nothing it has left shall count, and no
    corrections where they are damaged. `problems` say what is lost.
    """

    generation: Path | None
    records: tuple[SourceRecord, ...]
    corrections: tuple[Given, ...] | None
    index: Index | None
    problems: tuple[CommuniqueError, ...] = ()

    @classmethod
    def of(cls, out: Path, *, files: bool, corrections: bool, anew: bool) -> Last:
        """Of the knowledge base `out`, into which `files` are read, and `corrections`, or all is made `anew`.

        Raises CommuniqueError for a damaged list of sources, unless all is made anew from files, and for
        damaged corrections, unless they are given again.
        """
        generation = current(out)
        records, problems = tuple[SourceRecord, ...](), list[CommuniqueError]()
        try:
            if generation or (out / SOURCES).exists():
                records = read_sources(generation or out)  # beside the manifest in layout 1
        except KnowledgeBaseError as error:
            if not (anew and files):
                raise
            what = (
                f"{error.what}; what is not among INPUT is forgotten, and metadata that are not given again"
            )
            problems.append(KnowledgeBaseError(what, error.where))
        try:
            kept: tuple[Given, ...] | None = read_kept(generation)
        except CorrectionError:
            if not corrections:
                raise
            kept = None
        return cls(generation, records, kept, None if anew else own_index(generation), tuple(problems))
