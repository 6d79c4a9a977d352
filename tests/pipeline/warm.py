"""Importing this loads all that reading a text needs, so that processes forked from here need not."""

from __future__ import annotations

from mapper.corpus.knowledge import Knowledge
from mapper.extraction import extraction_of
from mapper.pipeline import build  # noqa: F401
from mapper.reading import read_bytes
from tests.pipeline.texts import MEETING

extraction_of(read_bytes(MEETING.encode(), "meeting.txt"), Knowledge())
