"""`python -m benchmarks.against_cnn`: what reading takes beside a spaCy pipeline of small-model size.

The pipeline has the architecture of spaCy's small English models (https://spacy.io/models: a tok2vec of
width 96 and depth 4 that tagger and parser share, and an entity recogniser with one of its own), untrained:
its weights do not change how long it takes. Both read the same articles in the same run, on one core; of
each the fastest of three rounds counts, in processor time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, Final

os.environ["OMP_NUM_THREADS"] = "1"  # before numpy is loaded

import spacy
from spacy.language import Language

from benchmarks.generate import SEED, write_pages
from mapper.corpus.knowledge import Knowledge
from mapper.extraction import extraction_of
from mapper.reading import read_bytes

ARTICLES: Final = 60
AT_MOST: Final = 0.2  # of the pipeline's time
_ROUNDS: Final = 3
_TAGS, _RELATIONS, _TYPES = 50, 45, 18  # as in the small English model


def _tok2vec() -> dict[str, Any]:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def _transitions(kind: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }
    return {"model": model}


def pipeline() -> Language:
    """The untrained pipeline: tok2vec, tagger, parser, ner."""
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _tok2vec()})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}})
    nlp.add_pipe("parser", config=_transitions("parser", shared))
    nlp.add_pipe("ner", config=_transitions("ner", _tok2vec()))
    for name, count in (("tagger", _TAGS), ("parser", _RELATIONS), ("ner", _TYPES)):
        for number in range(count):
            nlp.get_pipe(name).add_label(f"L{number}")  # type: ignore[attr-defined]
    nlp.initialize()
    return nlp


def fastest(read: Callable[[Sequence[bytes]], object], pages: Sequence[bytes]) -> float:
    """Milliseconds of processor time per page, in the fastest round."""
    rounds = []
    for _ in range(_ROUNDS):
        start = process_time()
        read(pages)
        rounds.append(process_time() - start)
    return 1000 * min(rounds) / len(pages)


def main() -> int:
    """Print both times and their ratio."""
    nlp = pipeline()
    with TemporaryDirectory(prefix="communique-bench-") as name:
        write_pages(ARTICLES, Path(name), SEED)
        pages = [path.read_bytes() for path in sorted(Path(name).iterdir())]
    articles = [read_bytes(page, "page.txt") for page in pages]
    words = sum(len(article.text.split()) for article in articles) / len(articles)
    theirs = fastest(lambda _: [nlp(article.text) for article in articles], pages)
    ours = fastest(
        lambda pages: [extraction_of(read_bytes(page, "page.txt"), Knowledge()) for page in pages], pages
    )
    sys.stdout.write(f"{len(pages)} articles of {words:.0f} words on average, ms each:\n")
    sys.stdout.write(f"{'spaCy CNN':24}{theirs:8.1f}\n{'reading to facts':24}{ours:8.1f}\n")
    remark = "" if ours <= AT_MOST * theirs else f"  more than {AT_MOST}"
    sys.stdout.write(f"{'ratio':24}{ours / theirs:8.2f}{remark}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
