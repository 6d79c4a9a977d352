"""Generated press releases: the same from the same seed, and with all that makes real ones hard."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from random import Random

import pytest

from benchmarks.drafts import draft, revised
from benchmarks.names import PHRASES, Namer
from benchmarks.occasions import Form, Telling, tellings
from benchmarks.pages import Page, make_pages
from benchmarks.slots import Slots
from benchmarks.world import make_world
from mapper.facts import Label
from mapper.reading import read_text

SEED = 7


@cache
def pages() -> list[Page]:
    return make_pages(300, SEED)


@cache
def told() -> list[Telling]:
    rng = Random(SEED)
    namer = Namer(rng)
    return tellings(300, make_world(300, rng, namer), rng, namer)


def paragraphs(page: Page) -> list[str]:
    return [text for text in re.split(r"\n{2,}", page.text.strip()) if len(text.split()) > 8]


@pytest.mark.parametrize("count", [1, 2, 100, 300])
def test_there_are_as_many_pages_as_were_asked_for(count: int) -> None:
    made = make_pages(count, SEED)
    assert len(made) == len({page.name for page in made}) == len({page.text for page in made}) == count


def test_same_seed_gives_the_same_pages_and_another_seed_others() -> None:
    assert make_pages(50, 1) == make_pages(50, 1)
    assert not {page.text for page in make_pages(50, 1)} & {page.text for page in make_pages(50, 2)}


def test_no_corpus_without_articles() -> None:
    with pytest.raises(ValueError, match="0 articles"):
        make_pages(0, SEED)


def test_articles_have_100_to_900_words_and_differ_in_length() -> None:
    rng = Random(SEED)
    lengths = [sum(len(text.split()) for text in draft(telling, rng).paragraphs) for telling in told()]
    assert min(lengths) >= 100
    assert max(lengths) <= 900
    assert max(lengths) > 3 * min(lengths)


def test_reading_takes_every_page_and_finds_its_title_and_text() -> None:
    for page in pages():
        labels = Counter(paragraph.label for paragraph in read_text(page.text).paragraphs)
        assert labels[Label.TITLE], page.name
        assert labels[Label.BODY] >= 2, page.name


def test_teasers_stand_on_many_pages_and_some_are_leads_of_articles() -> None:
    carriers = Counter(text for page in pages() for text in set(paragraphs(page)))
    teasers = {text for text, number in carriers.items() if number > 10}
    leads = {text for page in pages() for text in teasers if page.text.count(text) == 2}
    assert leads
    assert len(teasers - leads) >= 4


def test_all_forms_of_pages_come() -> None:
    assert {telling.form for telling in told()} == set(Form)


def test_planned_events_are_held_later() -> None:
    forms = defaultdict[int, set[Form]](set)
    for telling in told():
        forms[id(telling.occasion)].add(telling.form)
        if telling.form is Form.ANNOUNCED:
            assert telling.published < telling.occasion.day
    assert any({Form.ANNOUNCED, Form.HELD} <= found for found in forms.values())
    assert any({Form.HELD, Form.RETOLD} <= found for found in forms.values())
    assert not any({Form.HELD, Form.CANCELLED} <= found for found in forms.values())


def test_posts_change_hands_and_namesakes_follow() -> None:
    rng = Random(SEED)
    namer = Namer(rng)
    world = make_world(3000, rng, namer)
    posts = {post for one in world.organisations for post in (*one.posts, *one.ministers)}
    assert any(len(post.holders) > 1 for post in posts)
    pairs = [pair for post in posts for pair in zip(post.holders, post.holders[1:], strict=False)]
    assert all(earlier[0] < later[0] for earlier, later in pairs)
    assert any(earlier[1].family == later[1].family for earlier, later in pairs)


def test_revision_keeps_most_of_an_article() -> None:
    rng = Random(SEED)
    old = draft(told()[0], rng)
    new = revised(old, rng)
    assert new.headline == old.headline
    assert new.paragraphs != old.paragraphs
    assert len(set(new.paragraphs) & set(old.paragraphs)) >= len(old.paragraphs) - 2


@pytest.mark.parametrize("part", sorted(set(PHRASES) - {"site", "about"}))
def test_every_template_can_be_filled(part: str) -> None:
    slots = Slots(Random(SEED), told()[0])
    filled = [slots.fill(template) for templates in PHRASES[part].values() for template in templates]
    assert filled
    assert not any(mark in text for text in filled for mark in ("{", "}", ",,", ",.", "  "))
