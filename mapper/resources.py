"""Where the ontology and the queries lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from mapper.errors import CommuniqueError

_PACKAGE = "mapper"
_BUNDLE = "_data"


class ResourceError(CommuniqueError):
    """A folder that belongs to Communique is not where it should be."""


def ontology_dir() -> Path:
    """The folder of the ontology: `communique.ttl`, `vocabularies/`, `shapes/`, `reference/`.

    Raises `ResourceError` where neither the installed package nor the checkout has it.
    """
    return _folder("ontology")


def queries_dir() -> Path:
    """The folder of the ready-made SPARQL queries.

    Raises `ResourceError` where neither the installed package nor the checkout has it.
    """
    return _folder("queries")


def _folder(name: str) -> Path:
    package = Path(str(files(_PACKAGE)))
    return find(name, bundle=package / _BUNDLE, checkout=package.parent)


def find(name: str, *, bundle: Path, checkout: Path) -> Path:
    """The folder `name` in `bundle` (what the wheel carries), else in `checkout`.

    Raises `ResourceError` where neither has it; the message names both and the remedy.
    """
    places = (bundle / name, checkout / name)
    for place in places:
        if place.is_dir():
            return place
    raise ResourceError(
        f"the folder lies neither here nor at {places[1]}",
        str(places[0]),
        "install communique anew, or run it from a complete checkout",
    )
