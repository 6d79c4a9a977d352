"""Which state's land a place lies in, as far as GeoNames and the reference data know."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mapper.analysis.gazetteer import City, cities, rows

_GEONAMES = "place/geonames-"


def geonames_id(place: str) -> str:
    """The GeoNames id of a place's id, or "" where it has none.

    >>> geonames_id("place/geonames-524901"), geonames_id("place/kremlin")
    ('524901', '')
    """
    return place.removeprefix(_GEONAMES) if place.startswith(_GEONAMES) else ""


def container(place: str) -> str:
    """The id of the place that is the territory of the state in which `place` lies; "" where unknown."""
    if not geonames_id(place) or place in _lands():
        return ""
    city = _cities_by_place().get(place)
    return territories().get(city.state, "") if city else ""


def contains(one: str, other: str) -> bool:
    """Whether `one` is known to contain `other`."""
    return bool(one) and container(other) == one


def city_place(name: str) -> str:
    """The id of the most populous city of this name, or ""."""
    city = cities().get(name.lower())
    return _place(city) if city else ""


def city_name(place: str) -> str:
    """The name that GeoNames gives to a city, by its place's id; KeyError for others."""
    return _cities_by_place()[place].name


@cache
def territories() -> Mapping[str, str]:
    """Alpha-2 code of a state, in lower case → id of the place that is its territory."""
    return {
        row["iso3166_alpha2"].lower(): f"{_GEONAMES}{row['geonames_id']}"
        for row in rows("states")
        if row["geonames_id"]
    }


@cache
def _lands() -> frozenset[str]:
    return frozenset(territories().values())


@cache
def _cities_by_place() -> Mapping[str, City]:
    return {_place(city): city for city in cities().values()}


def _place(city: City) -> str:
    return f"{_GEONAMES}{city.geonames_id}"
