"""What a knowledge base says of itself: as a dataset, as what was built, and at an endpoint."""

from mapper.publishing.description.content import ARTICLES, INFERRED, Content, content_of
from mapper.publishing.description.dataset import dataset_quads, described_size
from mapper.publishing.description.run import Run, Software, run_quads
from mapper.publishing.description.service import Given, published_quads, service_triples

__all__ = [
    "ARTICLES",
    "INFERRED",
    "Content",
    "Given",
    "Run",
    "Software",
    "content_of",
    "dataset_quads",
    "described_size",
    "published_quads",
    "run_quads",
    "service_triples",
]
