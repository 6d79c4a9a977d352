"""`python -m benchmarks.lengths`: how the time for one text grows with its length.

Each text is read once short and once four times as long: what is linear takes about 4 times the processor
time, what is quadratic 16. The fastest of three readings counts. Last, a document of 200,000 words, put
together from generated press releases, is read beside one of 700.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Final, TypeVar

from benchmarks.generate import SEED
from benchmarks.pages import make_pages
from mapper.analysis.analysis import analyse
from mapper.corpus.knowledge import Knowledge
from mapper.dates import find_dates
from mapper.extraction import facts_of
from mapper.facts import Article, ArticleKind, Label, Paragraph, Span
from mapper.linking.entities import find_entities
from mapper.reading import read_bytes, read_text

_TIMES: Final = 4
_TOO_MUCH: Final = 6  # times the processor time, where 4 is linear and 16 quadratic
_WORDS: Final = (700, 200_000)
_MOST: Final = 300  # times the processor time, where 286 is linear
_PROSE: Final = "\n\nThe ministers of Malta and Latvia met in Riga on 3 May 2031."
_WORDS_OF_PAGE: Final = 150  # at least, without what frames an article
_SHORT: Final = {"dates": 40_000, "linking": 4_000, "extraction": 4_000, "reading": 4_000}  # code points


def article(text: str) -> Article:
    """An article of one paragraph."""
    paragraph = Paragraph(Span(0, len(text)), Label.BODY, "label.benchmark")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(text=text, sha256=digest, kind=ArticleKind.ARTICLE, paragraphs=(paragraph,))


T = TypeVar("T")

READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "dates": find_dates.__wrapped__,  # without its cache
    "linking": lambda text: find_entities(analyse(article(text))),
    "extraction": lambda text: facts_of(article(text), Knowledge()),
    "reading": lambda text: facts_of(read_text(text + _PROSE, "text.txt"), Knowledge()),
}


def repeated(piece: str, length: int) -> str:
    """The piece over and over, at least `length` code points of it; `{0}` is another name each time."""
    times = length // len(piece) + 1
    return (
        "".join(piece.format(_name(number)) for number in range(times)) if "{0}" in piece else piece * times
    )


def _name(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)).capitalize() + "ov"


def seconds(read: Callable[[T], object], text: T, rounds: int = 3) -> float:
    """Processor time of the fastest reading."""
    found = []
    for _ in range(rounds):
        start = process_time()
        read(text)
        found.append(process_time() - start)
    return min(found)


def document(words: int) -> bytes:
    """A text of so many words: the body paragraphs of generated press releases."""
    parts: list[str] = []
    for page in make_pages(words // _WORDS_OF_PAGE + 1, SEED):
        article = read_text(page.text, page.name)
        parts += [part.span.of(page.text) for part in article.paragraphs if part.label is Label.BODY]
    text = "\n\n".join(parts)
    end = [found.end() for found in islice(re.finditer(r"\S+", text), words)][-1]
    return text[:end].encode()


def grown() -> float:
    """How many times the processor time of a short document a long one takes, from bytes to facts."""
    short, long = (document(words) for words in _WORDS)
    took = [
        seconds(lambda content: facts_of(read_bytes(content, "document.txt"), Knowledge()), content, rounds)
        for content, rounds in ((short, 5), (long, 1))
    ]
    return took[1] / took[0]


def main() -> int:
    """Print a line for each text."""
    texts = tomllib.loads(Path(__file__).with_name("lengths.toml").read_text("utf-8"))
    sys.stdout.write(f"{_TIMES} times the text takes so many times the time:\n")
    for stage, pieces in texts.items():
        for name, piece in pieces.items():
            short, long = (repeated(piece, _SHORT[stage] * times) for times in (1, _TIMES))
            ratio = seconds(READERS[stage], long) / max(seconds(READERS[stage], short), 1e-4)
            remark = "  more than its length" if ratio > _TOO_MUCH else ""
            sys.stdout.write(f"{stage:12}{name:28}{ratio:6.1f}{remark}\n")
    ratio, (few, many) = grown(), _WORDS
    remark = f"  more than {_MOST}" if ratio > _MOST else ""
    sys.stdout.write(f"\n{many:,} words take {ratio:.0f} times the time of {few} words{remark}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
