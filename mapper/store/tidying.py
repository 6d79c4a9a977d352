"""What a knowledge base no longer needs is removed: old generations, and the texts that only they needed."""

from __future__ import annotations

from pathlib import Path

from mapper.store.errors import KnowledgeBaseError
from mapper.store.generations import KEPT, clean_up, generations
from mapper.store.index import read_index
from mapper.store.sources import forget, read_sources


def tidy(folder: Path, kept: int = KEPT) -> list[Path]:
    """Remove all generations but the newest `kept`, the current one and those that somebody reads, and the
    texts that none of the others needs. Which generations went is the result.
    """
    removed = clean_up(folder, kept)
    needs = [texts_of(generation) for generation in generations(folder)]
    if None not in needs:
        forget(folder, {key for texts in needs if texts for key in texts})
    return removed


def texts_of(generation: Path) -> set[str] | None:
    """The first 16 digits of the hashes of all texts and originals that `generation` needs.

    None where its list of sources cannot be read, or its index, which alone knows its teasers.
    """
    index = read_index(generation)
    try:
        records = read_sources(generation)
    except KnowledgeBaseError:
        return None
    if index is None:
        return None
    found = {digits[:16] for record in records for digits in (record.sha256, record.raw)}
    return found | {graph.rpartition("/")[2] for graph in index.pages}
