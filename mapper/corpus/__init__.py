"""What looks across articles: paragraph counts, attested tenures, merged persons, events and places."""

from mapper.corpus.corpus import Corpus, unite
from mapper.corpus.knowledge import Attestations, Attested, Knowledge
from mapper.corpus.paragraphs import ParagraphCounts
from mapper.corpus.settling import SettledPage, settle

__all__ = [
    "Attestations",
    "Attested",
    "Corpus",
    "Knowledge",
    "ParagraphCounts",
    "SettledPage",
    "settle",
    "unite",
]
