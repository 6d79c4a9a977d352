"""The store: the folder of a knowledge base, its texts of record, its quads in an embedded Oxigraph."""

from mapper.store.errors import KnowledgeBaseError
from mapper.store.generations import clean_up, current, generations, publish, stage
from mapper.store.knowledge_base import KnowledgeBase, intact, open_knowledge_base, open_store
from mapper.store.layout import (
    SCHEMA_VERSION,
    STORE,
    Manifest,
    read_manifest,
    remove_former,
    write_manifest,
    writing,
)
from mapper.store.sources import (
    SourceRecord,
    keep,
    raw_path,
    read_original,
    read_sources,
    read_text_of_record,
    text_path,
    write_sources,
)

__all__ = [
    "SCHEMA_VERSION",
    "STORE",
    "KnowledgeBase",
    "KnowledgeBaseError",
    "Manifest",
    "SourceRecord",
    "clean_up",
    "current",
    "generations",
    "intact",
    "keep",
    "open_knowledge_base",
    "open_store",
    "publish",
    "raw_path",
    "read_manifest",
    "read_original",
    "read_sources",
    "read_text_of_record",
    "remove_former",
    "stage",
    "text_path",
    "write_manifest",
    "write_sources",
    "writing",
]
