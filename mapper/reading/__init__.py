"""Reading: bytes to `Article`, the text of record cut into labelled paragraphs."""

from mapper.reading.decoding import LIMIT, is_html, load_bytes
from mapper.reading.errors import Problem, ReadingError
from mapper.reading.inputs import SUFFIXES, Input, find_inputs
from mapper.reading.metadata import Metadata, MetadataTable, read_metadata
from mapper.reading.reader import page_url, read_bytes, read_file, read_text, relabel

__all__ = [
    "LIMIT",
    "SUFFIXES",
    "Input",
    "Metadata",
    "MetadataTable",
    "Problem",
    "ReadingError",
    "find_inputs",
    "is_html",
    "load_bytes",
    "page_url",
    "read_bytes",
    "read_file",
    "read_metadata",
    "read_text",
    "relabel",
]
