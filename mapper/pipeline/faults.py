"""Faults of ours: what they break is left out and named, the rest goes on."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from mapper.errors import CommuniqueError
from mapper.facts import Article

HOME: Final = "https://w3id.org/communique"
_PACKAGE: Final = Path(__file__).parents[1]


class FaultError(CommuniqueError):
    """That an article brought a fault of ours to light, and is left out."""


def named(article: Article) -> str:
    """What a user knows an article by: its file; of a teaser the article that carries it."""
    if article.sources:
        return article.sources[0].path
    return f"a teaser in article/{article.carriers[0][:16]}"


@contextmanager
def sparing(article: str, problems: list[CommuniqueError]) -> Iterator[None]:
    """Let a fault in the body cost no more than `article`: it goes to `problems`.

    What a user can mend (CommuniqueError) is no fault, and is raised.
    """
    try:
        yield
    except CommuniqueError:
        raise
    except Exception as error:  # noqa: BLE001 -- whatever it is, the other articles must not suffer
        problems.append(fault(error, article))


def fault(error: Exception, article: str) -> FaultError:
    """`error` as something that is said of an article, with the line of ours that raised it."""
    ours = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(_PACKAGE)]
    where = f" in {Path(ours[-1].filename).relative_to(_PACKAGE)}, line {ours[-1].lineno}" if ours else ""
    return FaultError(
        f"it is left out, for a fault of Communique ({type(error).__name__}: {error}{where})",
        article,
        f"please report it with the text at {HOME}",
    )
