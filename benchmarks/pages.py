"""Pages as a site shows them: articles with teasers of others, date lines and navigation around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from benchmarks.drafts import Draft, draft, revised
from benchmarks.names import PHRASES, Namer
from benchmarks.occasions import tellings
from benchmarks.slots import date_line
from benchmarks.world import Organisation, make_world

_CRAWL: Final = 40  # pages of a site that were fetched at one time, and so carry the same teasers
_OWN_TEASERS: Final = 2  # of them, that are leads of articles among these pages
_OTHER_TEASERS: Final = 2  # leads of articles that were not fetched
_REVISED: Final = 25  # every so manieth article was fetched again after a change


@dataclass(frozen=True, slots=True)
class Page:
    """A file of a crawl."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class _Site:
    """How the pages of one organisation look."""

    teasers_first: bool
    dates: str
    top: tuple[str, ...]
    bottom: tuple[str, ...]
    more: str
    about: str


def make_pages(count: int, seed: int) -> list[Page]:
    """`count` pages; the same `count` and `seed` give the same ones. Raises ValueError for less than one."""
    if count < 1:
        raise ValueError(f"there is no corpus of {count} articles")
    rng = Random(f"{seed} {count}")
    namer = Namer(rng)
    world = make_world(count, rng, namer)
    again = count // _REVISED
    unseen = _OTHER_TEASERS * (count // _CRAWL + len(world.organisations))
    drafts = [draft(telling, rng) for telling in tellings(count - again + unseen, world, rng, namer)]
    elsewhere = [drafts.pop(rng.randrange(len(drafts))).lead for _ in range(unseen)]
    drafts += [revised(old, rng) for old in rng.sample(drafts, again)]
    drafts.sort(key=lambda one: (one.telling.published, one.lead))
    pages = [
        page
        for organisation in world.organisations
        for page in _crawled(organisation, drafts, elsewhere, rng)
    ]
    width = len(str(count))
    return [Page(f"{number:0{width}}.txt", text) for number, text in enumerate(pages, start=1)]


def _crawled(
    organisation: Organisation, drafts: Sequence[Draft], elsewhere: list[str], rng: Random
) -> Iterator[str]:
    """The texts of one site; takes the teasers of articles that were not fetched from `elsewhere`."""
    own = [one for one in drafts if one.telling.publisher is organisation]
    site = _site(organisation, rng)
    for start in range(0, len(own), _CRAWL):
        fetched = own[start : start + _CRAWL]
        shown = rng.sample(fetched, min(_OWN_TEASERS, len(fetched)))
        teasers = [one.lead for one in shown] + [elsewhere.pop() for _ in range(_OTHER_TEASERS)]
        for one in fetched:
            yield _text(one, site, teasers)


def _site(organisation: Organisation, rng: Random) -> _Site:
    lines = PHRASES["site"]
    about = rng.choice(PHRASES["about"]["any"])
    return _Site(
        teasers_first=rng.random() < 0.4,
        dates=rng.choice(("numbers", "words", "none", "dateline")),
        top=tuple(rng.sample(lines["top"], 1)),
        bottom=tuple(rng.sample(lines["bottom"], 3)),
        more=rng.choice(lines["more"]),
        about=about.format(
            org=organisation.name,
            acr=organisation.acronym,
            seat=organisation.seat,
            n=len(organisation.members),
        ),
    )


def _text(one: Draft, site: _Site, teasers: Sequence[str]) -> str:
    headline, paragraphs = [one.headline], list(one.paragraphs)
    published = one.telling.published
    if site.dates == "dateline":
        town = one.telling.publisher.seat.upper()
        paragraphs[0] = f"{town}, {date_line(published, 'words')} – {paragraphs[0]}"
    elif site.dates != "none":
        headline.append(date_line(published, site.dates))
    article = [*headline, *paragraphs]
    if site.teasers_first:
        blocks = ["\n\n\n".join(teasers) + "\n", *site.top, *article]
    else:
        blocks = [*site.top, *article, site.about, site.more, *teasers]
    return "\n\n".join([*blocks, *site.bottom]) + "\n"
