"""Where the ontology and the ready-made queries lie: in the wheel inside the package, in a checkout beside it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

_PACKAGE = "mapper"
_BUNDLE = "_data"


class ResourceError(FileNotFoundError):
    """A folder that belongs to Communique is not where it should be."""


def ontology_dir() -> Path:
    """The folder of the ontology: `communique.ttl`, `vocabularies/`, `shapes/`, `reference/`.

    Raises:
        ResourceError: neither the installed package nor the checkout has it.
    """
    return _folder("ontology")


def queries_dir() -> Path:
    """The folder of the ready-made SPARQL queries.

    Raises:
        ResourceError: neither the installed package nor the checkout has it.
    """
    return _folder("queries")


def _folder(name: str) -> Path:
    package = Path(str(files(_PACKAGE)))
    return find(name, bundle=package / _BUNDLE, checkout=package.parent)


def find(name: str, *, bundle: Path, checkout: Path) -> Path:
    """The folder `name` in `bundle` (what the wheel carries), else in `checkout`.

    Raises:
        ResourceError: neither has it; the message names both and the remedy.
    """
    places = (bundle / name, checkout / name)
    for place in places:
        if place.is_dir():
            return place
    looked = " nor ".join(str(place) for place in places)
    raise ResourceError(
        f"The folder {name!r} of Communique is missing: it lies neither at {looked}. "
        "Install the package anew (pip install --force-reinstall communique), "
        "or run it from a complete checkout."
    )
