"""Texts that take effect on each other in one corpus, and where the others come from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks.pages import make_pages

ROOT: Final = Path(__file__).parents[2]
GENERATED: Final = 24
SEED: Final = 31

LEAD: Final = (
    "On May 2, 2024, the Secretary General of the Harbour Union, Ivan Petrov, met with the Minister of Trade "
    "of the Republic of Kazakhstan, Maria Silva, in Astana."
)
OTHER_LEAD: Final = (
    "The Council of the Harbour Union approved on 7 June 2024 in Minsk the programme for safer ports, "
    "which was prepared by the Permanent Committee."
)
MEETING: Final = f"""\
Secretary General of the Harbour Union meets the Minister of Trade

2 May 2024

{LEAD}

“We agree on every point of the plan,” Ivan Petrov said.
"""
# The teaser below the pages is the lead of MEETING where that is there, and nobody's where it is not.
CARRYING: Final = """\
{head}

{lead}

{teaser}
"""
DREDGERS: Final = CARRYING.format(
    head="Dredgers leave for the northern ports",
    lead="Three dredgers of the Harbour Union left Aktau on May 6, 2024, and will work there till autumn.",
    teaser=LEAD,
)
LIGHTHOUSES: Final = CARRYING.format(
    head="Experts talk about lighthouses",
    lead="Experts of the Harbour Union discussed new lighthouses in a video conference on May 8, 2024.",
    teaser=LEAD,
)
PILOTS: Final = CARRYING.format(
    head="Pilots complete their course",
    lead="Forty pilots from the member states of the Harbour Union completed a course in Baku on 10 May.",
    teaser=f"{LEAD}\n\n\n{OTHER_LEAD}",
)
SESSION: Final = f"""\
Council of the Harbour Union holds its session

8 June 2024

{OTHER_LEAD}

The session was chaired by the Secretary General of the Harbour Union, {{chair}}.
"""
# Who holds the post is asked here, and answered by SESSION or APPOINTED.
UNNAMED: Final = """\
Harbour Union and Tide Council sign a memorandum

21 June 2024

The Secretary General of the Harbour Union signed a memorandum of understanding with the Tide \
Council in Oslo \
on 20 June 2024. The Secretary General said that the work begins at once.
"""
APPOINTED: Final = """\
New Secretary General of the Harbour Union takes office

10 June 2024

On June 10, 2024, Olga Lindqvist took office as Secretary General of the Harbour Union in Minsk. \
She succeeds \
Ivan Petrov, who held the post until that day.
"""
EXERCISE: Final = """\
{head}

The joint exercise “Salt Lantern-2024” {verb} at the Saryoba training ground in Kazakhstan on {day} \
August 2024. \
Rescue teams of the Harbour Union and the Tide Council took part in it.
"""
PETROV_OF_TRANSPORT: Final = """\
Minister of Transport speaks about the railways

3 May 2024

“The railways will be ready by winter,” the Minister of Transport of the Republic of Tajikistan, \
Ivan Petrov, \
said in Dushanbe on 3 May 2024.
"""
BOTH_MINISTERS: Final = f"""\
{PETROV_OF_TRANSPORT}
The Minister of Trade of the Republic of Kazakhstan, Maria Silva, met with Ivan Petrov in Dushanbe \
on 3 May 2024.
"""
SPELLINGS: Final = """\
Rescuers receive medals

The Head of the Rescue Centre of the Tide Council, {name}, presented medals to rescuers in Oslo on \
{day} July 2024. \
{name} thanked the volunteers.
"""
HELD_TOO_EARLY: Final = """\
Ministers met in Riga

12 September 2024

The Minister of Defence of the Republic of Latvia, Anna Berzina, met with the Minister of Defence \
of the Republic \
of Estonia, Karl Tamm, in Riga on 12 September 2024.
"""
PAGE: Final = """\
<html><head><title>Tide Council opens a school</title></head><body><article><p>The Tide Council \
opened a school \
for divers in Bergen on 14 May 2024. The ceremony was attended by the Chairman of the Tide Council, Lars \
Holm.</p><p>“Divers save lives,” Lars Holm said. “We shall teach forty of them each year, and more \
when the \
second pool has been built.”</p></article></body></html>
"""
UNREADABLE: Final = (
    "Это не по-английски, и потому пропускается: совет гавани собрался в Минске седьмого июня."
)

# The texts that a file has in turn; "" is a file of which nothing can be read.
HANDWRITTEN: Final[Mapping[str, tuple[str, ...]]] = {
    "meeting.txt": (MEETING, MEETING.replace("Ivan Petrov", "Olga Lindqvist"), UNREADABLE),
    "meeting-again.txt": (MEETING, MEETING.replace("every point", "most points")),
    "dredgers.txt": (DREDGERS, DREDGERS.replace(LEAD, OTHER_LEAD), DREDGERS.replace(LEAD, "")),
    "lighthouses.txt": (LIGHTHOUSES, LIGHTHOUSES.replace(LEAD, OTHER_LEAD)),
    "pilots.txt": (PILOTS, PILOTS.replace(LEAD, "")),
    "lead.txt": (LEAD, OTHER_LEAD),
    "session.txt": (SESSION.format(chair="Ivan Petrov"), SESSION.format(chair="Olga Lindqvist")),
    "unnamed.txt": (UNNAMED, UNNAMED.replace("20 June", "20 May")),
    "appointed.txt": (APPOINTED, APPOINTED.replace("June 10", "June 30")),
    "lantern-opens.txt": (
        EXERCISE.format(head="Salt Lantern-2024 will begin in August", verb="will begin", day="12"),
        EXERCISE.format(head="Salt Lantern-2024 begins", verb="began", day="12"),
    ),
    "lantern-ends.txt": (EXERCISE.format(head="Rescue teams trained", verb="was held", day="12"), UNREADABLE),
    "transport.txt": (
        PETROV_OF_TRANSPORT,
        PETROV_OF_TRANSPORT.replace("Ivan Petrov", "I. Petrov"),
        BOTH_MINISTERS,
    ),
    "medals.txt": (
        SPELLINGS.format(name="Sergey Zhumabekov", day="2"),
        SPELLINGS.format(name="S. Zhumabekov", day="2"),
    ),
    "more-medals.txt": (
        SPELLINGS.format(name="Sergei Dzhumabekov", day="9"),
        SPELLINGS.format(name="Sergei Ivanovich Dzhumabekov", day="9"),
        SPELLINGS.format(name="Samal Zhumabekova", day="9"),
    ),
    "riga.txt": (HELD_TOO_EARLY, HELD_TOO_EARLY.replace("met", "will meet")),
    "school.html": (PAGE, PAGE.replace("Lars Holm", "Ivan Petrov")),
}


@cache
def pool() -> Mapping[str, tuple[str, ...]]:
    """The texts that each file of the tests has in turn: our own, the seeds, articles, generated pages."""
    found = dict(HANDWRITTEN)
    for folder in (ROOT / "seeds", ROOT / "tests" / "reading" / "articles"):
        for path in sorted(folder.glob("*.txt")):
            found[path.name] = _versions(path.read_text(encoding="utf-8"))
    for page in make_pages(GENERATED, SEED):
        found[f"made-{page.name}"] = _versions(page.text)
    return found


def _versions(text: str) -> tuple[str, ...]:
    """A text, without its last paragraph, with the lead of another article below it."""
    shorter = text.rstrip().rpartition("\n\n")[0]
    return (text, shorter or text, f"{text.rstrip()}\n\n{LEAD}\n")
