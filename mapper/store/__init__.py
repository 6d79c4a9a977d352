"""The store: the folder of a knowledge base, its texts of record, its quads in an embedded Oxigraph."""

from mapper.store.knowledge_base import KnowledgeBase, check_store, intact, open_knowledge_base
from mapper.store.layout import (
    SCHEMA_VERSION,
    STORE,
    KnowledgeBaseError,
    Manifest,
    publish,
    read_manifest,
    stage,
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
    "check_store",
    "intact",
    "keep",
    "open_knowledge_base",
    "publish",
    "raw_path",
    "read_manifest",
    "read_original",
    "read_sources",
    "read_text_of_record",
    "stage",
    "text_path",
    "write_manifest",
    "write_sources",
    "writing",
]
