"""Generated cases of posts that stand for their holders: tenures, what articles tell of them, who is meant.

Bodies, holders and days are drawn from a seed. Each scenario writes articles from the tenures it drew and
says what follows: the holder's name, or "" where two may be meant or nothing is known.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from mapper.analysis.gazetteer import rows
from mapper.facts import Article
from tests.extraction.articles import article

WORDS: Final = tomllib.loads(Path(__file__).with_name("role_words.toml").read_text(encoding="utf-8"))
NEAR: Final = 60
NOBODY: Final = ""


class Term(NamedTuple):
    """A holder's first and last day."""

    name: str
    since: date
    until: date


@dataclass(frozen=True)
class Post:
    """A post: its forms, its title alone, the title with the body, and a sentence that names the body."""

    forms: tuple[str, ...]
    title: str
    bare: str
    opening: str


@dataclass(frozen=True)
class Case:
    """An article that names a post, the other articles of its corpus, and who is meant."""

    scenario: str
    paragraphs: tuple[str, ...]
    published: date
    others: tuple[Article, ...]
    asked: str
    expected: str
    holders: frozenset[str]
    distance: int

    def __str__(self) -> str:
        """The case as a person reads it."""
        return "\n".join(
            [
                f"{self.scenario}: {self.expected or 'open'} ({self.distance} days from a change)",
                *(f"    {one.published}: {one.text}" for one in self.others),
                *(f"  > {self.published}: {text}" for text in self.paragraphs),
            ]
        )


class Drawn(NamedTuple):
    """A post with its table of tenures, and the day spoken of."""

    post: Post
    terms: tuple[Term, ...]
    day: date

    @property
    def distance(self) -> int:
        """How many days the nearest change is away."""
        return min(abs((self.day - term.since).days) for term in self.terms[1:])

    @property
    def at(self) -> int:
        """The index of the term that holds on the day."""
        return next(k for k, term in enumerate(self.terms) if term.since <= self.day <= term.until)


def cases(number: int, seed: int) -> Iterator[Case]:
    """As many cases, the scenarios in turn."""
    random = Random(seed)  # noqa: S311
    for k in range(number):
        yield SCENARIOS[k % len(SCENARIOS)](random)


def day_of(day: date) -> str:
    """The day as English writes it."""
    return f"{day.day} {day:%B} {day.year}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _inside(sentence: str) -> str:
    """The sentence as it goes on behind a comma: only its first word may lose its capital."""
    return sentence[0].lower() + sentence[1:] if sentence.startswith(("The ", "According")) else sentence


def _post(random: Random) -> Post:
    return _of_state(random) if random.random() < 0.45 else _of_organisation(random)


def _of_state(random: Random) -> Post:
    name, full, demonym = random.choice(WORDS["states"])
    title, long = random.choice(WORDS["ministers"])
    forms = (f"the {demonym} {title}", f"the {long} of {full}", f"{name}’s {title}", f"the {title} of {name}")
    return Post(forms, title, f"{long} of {full}", f"{name} has many bridges.")


def _of_organisation(random: Random) -> Post:
    head, topic = random.choice(WORDS["heads"]), random.choice(WORDS["topics"])
    title, name = random.choice(WORDS["titles"]), f"{head} {topic}"
    short = "".join(word[0] for word in name.split() if word[0].isupper())
    forms = [f"the {title} of the {name}", f"the {short} {title}", f"the {title} of the {short}"]
    if head in {"Organization", "Alliance", "Union"}:
        forms.append(f"the {title} of the {head}")
    return Post(
        tuple(forms),
        title,
        f"{title} of the {name}",
        f"The {name} ({short}) counts the bridges of its members.",
    )


def _terms(random: Random, names: Sequence[str]) -> tuple[Term, ...]:
    """Tenures of one to five years, each up to the day before the next."""
    begin = date(2029, 1, 1) + timedelta(days=random.randrange(900))
    found = []
    for name in names:
        end = begin + timedelta(days=random.randrange(400, 1800))
        found.append(Term(name, begin, end - timedelta(days=1)))
        begin = end
    return tuple(found)


def _drawn(random: Random, *, near: bool) -> Drawn:
    """A post and a day near a change of holder, or far from any."""
    terms = _terms(random, random.sample(WORDS["persons"], 3))
    if near:
        change = random.choice(terms[1:]).since
        offset = random.choice([-1, 1]) * random.randrange(1, NEAR)
        return Drawn(_post(random), terms, change + timedelta(days=offset))
    term = random.choice(terms)
    inside = random.randrange(NEAR + 61, (term.until - term.since).days - NEAR - 61)
    return Drawn(_post(random), terms, term.since + timedelta(days=inside))


def _seen(random: Random, post: Post, name: str) -> str:
    """A sentence that shows the person in the post."""
    the = f"the {post.bare}"
    wording: str = random.choice(WORDS["seen"])
    return wording.format(person=name, post=the, Post=_capital(the))


def _showing(random: Random, post: Post, name: str, day: date) -> Article:
    """An article of that day which shows the person in the post."""
    return article(post.opening, _seen(random, post, name), published=day.isoformat())


def _changing(random: Random, post: Post, term: Term, former: str) -> Article:
    """An article that tells when the person took the post, from `former` unless that is ""."""
    wordings = WORDS["followed"] if former else WORDS["taken"]
    text = random.choice(wordings).format(
        person=term.name, former=former, bare=post.bare, day=day_of(term.since)
    )
    later = term.since + timedelta(days=random.randrange(1, 20))
    return article(text, published=later.isoformat())


def _asking(random: Random, form: str, day: date) -> tuple[str, date]:
    """A sentence that names the post on a day, and when it is published: then, or up to three months on."""
    saying = random.choice([True, False])
    text = random.choice(WORDS["sayings" if saying else "doings"]).format(post=form, Post=_capital(form))
    if random.random() < 0.5:
        return text, day
    published = day + timedelta(days=random.randrange(1, 90))
    if "“" in text or (not saying and random.random() < 0.5):
        return f"{text[:-1]} on {day_of(day)}.", published
    return f"On {day_of(day)}, {_inside(text)}", published


def _case(
    random: Random, scenario: str, drawn: Drawn, others: Sequence[Article], expected: str, *before: str
) -> Case:
    """The case that asks for the post on the day drawn, behind the paragraphs of `before`."""
    form = random.choice(drawn.post.forms)
    text, published = _asking(random, form, drawn.day)
    return Case(
        scenario,
        (drawn.post.opening, *before, text),
        published,
        tuple(others),
        form,
        expected,
        frozenset(term.name for term in drawn.terms),
        drawn.distance,
    )


def seen_on_both_sides(random: Random) -> Case:
    """Before and after the day, the corpus shows the same person in the post."""
    drawn = _drawn(random, near=random.random() < 0.5)
    term = drawn.terms[drawn.at]
    earlier = term.since + timedelta(days=random.randrange((drawn.day - term.since).days + 1))
    later = drawn.day + timedelta(days=random.randrange((term.until - drawn.day).days + 1))
    others = [_showing(random, drawn.post, term.name, day) for day in (earlier, later)]
    return _case(random, "seen on both sides", drawn, others, term.name)


def seen_nearby(random: Random) -> Case:
    """The corpus shows one person within weeks, and nobody else within a year."""
    drawn = _drawn(random, near=False)
    name = drawn.terms[drawn.at].name
    day = drawn.day + timedelta(days=random.choice([-1, 1]) * random.randrange(1, NEAR))
    return _case(random, "seen nearby", drawn, [_showing(random, drawn.post, name, day)], name)


def change_is_told(random: Random) -> Case:
    """The corpus tells who followed whom and when, less than two months before or after."""
    drawn = _drawn(random, near=True)
    new = min(drawn.terms[1:], key=lambda term: abs((term.since - drawn.day).days))
    former = drawn.terms[drawn.terms.index(new) - 1].name
    others = [_changing(random, drawn.post, new, former)]
    return _case(random, "change is told", drawn, others, drawn.terms[drawn.at].name)


def beginning_is_told(random: Random) -> Case:
    """The corpus shows a person in the post, and then tells since when another one has it."""
    drawn = _drawn(random, near=True)
    new = min(drawn.terms[1:], key=lambda term: abs((term.since - drawn.day).days))
    former = drawn.terms[drawn.terms.index(new) - 1].name
    seen = min(drawn.day, new.since) - timedelta(days=random.randrange(1, NEAR))
    others = [_showing(random, drawn.post, former, seen), _changing(random, drawn.post, new, "")]
    return _case(random, "beginning is told", drawn, others, drawn.terms[drawn.at].name)


def day_of_the_change(random: Random) -> Case:
    """On the day when one takes the post of another, either may be meant."""
    drawn = _drawn(random, near=True)
    new = min(drawn.terms[1:], key=lambda term: abs((term.since - drawn.day).days))
    former = drawn.terms[drawn.terms.index(new) - 1].name
    others = [_showing(random, drawn.post, former, new.since - timedelta(days=9))]
    others.append(_changing(random, drawn.post, new, random.choice([former, ""])))
    return _case(random, "day of the change", drawn._replace(day=new.since), others, NOBODY)


def change_is_unknown(random: Random) -> Case:
    """Nobody tells when the post changed hands between one who is seen last and the next."""
    drawn = _drawn(random, near=True)
    new = min(drawn.terms[1:], key=lambda term: abs((term.since - drawn.day).days))
    former = drawn.terms[drawn.terms.index(new) - 1].name
    earlier = min(drawn.day, new.since) - timedelta(days=random.randrange(1, 100))
    later = max(drawn.day, new.since) + timedelta(days=random.randrange(1, 100))
    others = [_showing(random, drawn.post, former, earlier), _showing(random, drawn.post, new.name, later)]
    return _case(random, "change is unknown", drawn, others, NOBODY)


def article_says_it(random: Random) -> Case:
    """The article itself names the holder; the corpus shows others at other times."""
    drawn = _drawn(random, near=random.random() < 0.5)
    name = drawn.terms[drawn.at].name
    others = [_showing(random, drawn.post, t.name, t.since) for t in drawn.terms if t.name != name]
    case = _case(random, "article says it", drawn, others, name, _seen(random, drawn.post, name))
    return replace(case, published=drawn.day)  # so that it names the holder of that day


def article_names_the_next(random: Random) -> Case:
    """The article names who took the post since; it speaks of a day in the term of the one before."""
    drawn = _drawn(random, near=True)
    new = min(drawn.terms[1:], key=lambda term: abs((term.since - drawn.day).days))
    former = drawn.terms[drawn.terms.index(new) - 1]
    day = new.since - timedelta(days=random.randrange(1, NEAR))
    seen = _showing(random, drawn.post, former.name, day - timedelta(days=random.randrange(NEAR)))
    own = random.choice(WORDS["taken"]).format(person=new.name, bare=drawn.post.bare, day=day_of(new.since))
    form = drawn.post.forms[0]
    sentence = random.choice(WORDS["doings"]).format(post=form, Post=_capital(form))
    case = _case(random, "article names the next", drawn._replace(day=day), [seen], former.name, own)
    published = new.since + timedelta(days=random.randrange(1, 30))
    paragraphs = (*case.paragraphs[:-1], f"{sentence[:-1]} on {day_of(day)}.")
    return replace(case, paragraphs=paragraphs, published=published, asked=form)


def two_posts_of_one_name(random: Random) -> Case:
    """Two bodies each have a holder of that title, and the article names the title alone."""
    drawn = _drawn(random, near=False)
    one, two, _ = drawn.terms
    title = random.choice(["Director", "Chairperson", "Secretary General"])
    first, second = random.sample(WORDS["topics"], 2)
    holders = (
        f"{one.name}, the {title} of the Centre {first}",
        f"{two.name}, the {title} of the Institute {second}",
    )
    own = f"{holders[0]}, met {holders[1]}, in Oslo."
    text, published = _asking(random, f"the {title}", drawn.day)
    return Case(
        "two posts of one name",
        (own, text),
        published,
        (),
        f"the {title}",
        NOBODY,
        frozenset({one.name, two.name}),
        drawn.distance,
    )


def deputy_is_another(random: Random) -> Case:
    """The corpus knows the holder, not the deputy."""
    drawn = _drawn(random, near=random.random() < 0.5)
    name = drawn.terms[drawn.at].name
    others = [_showing(random, drawn.post, name, drawn.day)]
    post = drawn.post
    deputies = tuple(
        form.replace(post.title, f"Deputy {post.title}") for form in post.forms if post.title in form
    )
    return _case(
        random,
        "deputy is another",
        drawn._replace(post=Post(deputies, post.title, post.bare, post.opening)),
        others,
        NOBODY,
    )


class Row(NamedTuple):
    """A term of the reference data; `until` is None where it goes on."""

    name: str
    since: date
    until: date | None


def reference_knows(random: Random) -> Case:
    """Only the reference data tell of the post: who has the day within a term, and nobody else."""
    body, title, *forms = random.choice(WORDS["reference"])
    terms = [
        _row(row)
        for row in rows("officials")
        if (row["body_id"], row["post"]) == (body, title) and _is_sharp(row)
    ]
    if random.random() < 0.5:
        day = random.choice(terms[1:]).since + timedelta(days=random.choice([-1, 1]) * random.randrange(NEAR))
    else:
        first = min(term.since for term in terms)
        day = first + timedelta(days=random.randrange((date(2026, 3, 1) - first).days))
    holding = {t.name for t in terms if t.since <= day and (t.until is None or day <= t.until)}
    form = random.choice(forms)
    text, published = _asking(random, form, day)
    return Case(
        "reference knows",
        ("Riga has many bridges.", text),
        published,
        (),
        form,
        holding.pop() if len(holding) == 1 else NOBODY,
        frozenset(term.name for term in terms),
        min(abs((day - term.since).days) for term in terms),
    )


def _is_sharp(row: dict[str, str]) -> bool:
    """Whether its dates are days."""
    return len(row["since"]) == len("2031-05-03") and len(row["until"]) in {0, len("2031-05-03")}


def _row(row: dict[str, str]) -> Row:
    until = date.fromisoformat(row["until"]) if row["until"] else None
    return Row(row["name"], date.fromisoformat(row["since"]), until)


SCENARIOS: Final[tuple[Callable[[Random], Case], ...]] = (
    seen_on_both_sides,
    seen_nearby,
    change_is_told,
    beginning_is_told,
    reference_knows,
    day_of_the_change,
    change_is_unknown,
    article_says_it,
    article_names_the_next,
    two_posts_of_one_name,
    deputy_is_another,
    reference_knows,
)
