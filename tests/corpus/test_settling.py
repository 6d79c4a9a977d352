"""What repeats across pages is boilerplate, unless it is the article's own."""

from __future__ import annotations

import hashlib
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from mapper.corpus.paragraphs import ParagraphCounts
from mapper.corpus.settling import settle
from mapper.facts import Article, ArticleKind, Label
from mapper.reading import read_file, read_text, relabel
from tests.reading.pages import headline, labels, page, read, texts

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt"))
TEASER = "The Secretary General opened an exhibition of photographs in Almaty on 27 September."
TEASER_2 = "Officers of the Joint Staff gave an open lesson to the cadets of the military school."


def title(number: int) -> str:
    return f"Ministers of state {number} discuss joint trainings in Minsk"


def body(number: int) -> tuple[str, str]:
    return (
        f"The ministers of the state {number} met in Minsk and discussed the plan of trainings.",
        f"They agreed to meet again in {number} months and thanked the hosts of the talks.",
    )


class Page(NamedTuple):
    article: Article
    teasers: tuple[Article, ...]


def settled(*articles: Article) -> list[Page]:
    counts = ParagraphCounts.merged(map(ParagraphCounts.of, articles))
    pages = [settle(article, counts.claims(article.sha256)) for article in articles]
    return [
        Page(page.article, tuple(carried.on(page.article, counts) for carried in page.carried))
        for page in pages
    ]


def test_teaser_on_five_pages_is_mapped_once() -> None:
    pages = settled(*map(read_file, SEEDS))
    teasers = {teaser.sha256: teaser for page in pages for teaser in page.teasers}
    assert len(pages) == 5
    assert [len(page.teasers) for page in pages] == [4] * 5
    assert all(page.teasers == pages[0].teasers for page in pages)
    assert sorted(len(teaser.paragraphs) for teaser in teasers.values()) == [1, 1, 1, 2]
    carriers = tuple(sorted(page.article.sha256 for page in pages))
    assert all(teaser.carriers == carriers for teaser in teasers.values())


def test_settling_leaves_what_reading_alone_saw_of_the_seeds() -> None:
    articles = [read_file(path) for path in SEEDS]
    assert [page.article for page in settled(*articles)] == articles


def test_teaser_is_a_text_of_record_of_its_own() -> None:
    article = read(TEASER + "\n", TEASER_2, title(1), title(1) + " 20.02.2023", *body(1))
    [first, second] = settled(article)[0].teasers
    assert (first.text, second.text) == (TEASER, TEASER_2)
    assert first.kind is ArticleKind.TEASER
    assert first.sha256 == hashlib.sha256(TEASER.encode()).hexdigest()
    assert [paragraph.span.of(first.text) for paragraph in first.paragraphs] == [TEASER]
    assert [paragraph.label for paragraph in first.paragraphs] == [Label.BODY]
    assert first.carriers == (article.sha256,)
    assert (first.published, first.sources, first.headline) == ("", (), None)


def test_one_blank_line_keeps_the_paragraphs_of_a_teaser_together() -> None:
    article = read(TEASER, TEASER_2, title(1), title(1) + " 20.02.2023", *body(1))
    [teaser] = settled(article)[0].teasers
    assert teaser.text == page(TEASER, TEASER_2)
    assert [paragraph.span.of(teaser.text) for paragraph in teaser.paragraphs] == [TEASER, TEASER_2]


def test_image_names_in_a_teaser_are_noise_of_the_teaser() -> None:
    article = read(TEASER + " IMG_20210311_1412.jpg", title(1), title(1) + " 20.02.2023", *body(1))
    [teaser] = settled(article)[0].teasers
    assert [span.of(teaser.text) for span in teaser.noise] == ["IMG_20210311_1412.jpg"]


def test_repetition_unmasks_teasers_above_a_plain_heading() -> None:
    alone = [read(TEASER, TEASER_2, title(number), *body(number)) for number in (1, 2)]
    assert headline(alone[0]) is None
    pages = settled(*alone)
    assert [labels(page.article) for page in pages] == [["teaser", "teaser", "title", "body", "body"]] * 2
    assert [headline(page.article) for page in pages] == [title(1), title(2)]
    assert pages[0].teasers == pages[1].teasers


def test_article_keeps_its_lead_that_is_a_teaser_elsewhere() -> None:
    own = read(title(1), *body(1))
    carriers = [
        read(body(1)[0], TEASER, title(number), title(number) + " 20.02.2023", *body(number))
        for number in (2, 3, 4)
    ]
    pages = settled(own, *carriers)
    assert labels(pages[0].article) == ["title", "body", "body"]
    assert pages[0].teasers == ()
    [teaser] = pages[1].teasers
    assert teaser.carriers == tuple(sorted(page.sha256 for page in carriers))


def test_article_without_a_headline_keeps_its_lead_too() -> None:
    own = read(*body(1))
    carriers = [read(body(1)[0] + "\n", TEASER, title(number), *body(number)) for number in (2, 3)]
    assert labels(settled(own, *carriers)[0].article) == ["body", "body"]


def test_article_in_its_own_side_bar_keeps_its_lead_and_carries_the_teaser() -> None:
    own = read(body(1)[0], title(1), title(1) + " 20.02.2023", *body(1))
    other = read(body(1)[0], title(2), title(2) + " 20.02.2023", *body(2))
    pages = settled(own, other)
    assert labels(pages[0].article) == ["teaser", "title", "title", "body", "body"]
    assert pages[0].teasers == pages[1].teasers
    assert pages[0].teasers[0].carriers == tuple(sorted([own.sha256, other.sha256]))


def test_headline_under_read_also_is_a_teaser_and_stays_the_headline_of_its_article() -> None:
    own = read(title(1), *body(1))
    other = read(title(2), *body(2), "Read also", title(1))
    pages = settled(own, other)
    assert headline(pages[0].article) == title(1)
    assert [teaser.text for teaser in pages[1].teasers] == [title(1)]
    assert pages[1].teasers[0].carriers == (other.sha256,)


def test_revisions_do_not_turn_each_other_into_boilerplate() -> None:
    lines = [f"The ministers signed document number {number} in Minsk." for number in range(6)]
    first, second = read(title(1), *lines), read(title(1), *lines[:5], "They signed no more.")
    bare, bare_second = read(*lines), read(*lines, "They signed no more.")
    for article, after in zip((first, second), settled(first, second), strict=True):
        assert after == Page(article, ())
    for article, after in zip((bare, bare_second), settled(bare, bare_second), strict=True):
        assert after == Page(article, ())


def test_quotation_inside_two_articles_stays_their_own() -> None:
    quote = "The parties reaffirm their will to settle the dispute by peaceful means alone."
    pages = settled(*(read(title(number), body(number)[0], quote, body(number)[1]) for number in (1, 2, 3)))
    assert all(labels(page.article) == ["title", "body", "body", "body"] for page in pages)


def test_signature_that_repeats_stays_body() -> None:
    line = "The CSTO Press Secretary Vladimir Zaynetdinov"
    pages = settled(*(read(title(number), *body(number), line) for number in (1, 2, 3)))
    assert all(labels(page.article) == ["title", "body", "body", "body"] for page in pages)
    assert all(texts(page.article, Label.BODY)[-1] == line for page in pages)


def test_note_about_the_publisher_that_repeats_is_navigation() -> None:
    about = "About NATO: The Alliance was founded in 1949 and has its headquarters in Brussels."
    pages = settled(*(read(title(number), *body(number), about) for number in (1, 2)))
    assert all(labels(page.article) == ["title", "body", "body", "navigation"] for page in pages)
    assert labels(settled(read(title(1), *body(1), about))[0].article) == ["title", "body", "body", "body"]


def test_prose_at_the_end_of_many_pages_is_a_teaser() -> None:
    pages = settled(*(read(title(number), *body(number), TEASER) for number in (1, 2, 3)))
    assert all(labels(page.article) == ["title", "body", "body", "teaser"] for page in pages)
    assert len({teaser for page in pages for teaser in page.teasers}) == 1


def test_prose_at_the_end_of_two_pages_stays_body_unless_it_is_a_lead() -> None:
    two = [read(title(number), *body(number), TEASER) for number in (1, 2)]
    assert labels(settled(*two)[0].article) == ["title", "body", "body", "body"]
    lead = read(title(3), TEASER, *body(3))
    assert labels(settled(two[0], lead)[0].article) == ["title", "body", "body", "teaser"]
    assert labels(settled(two[0], lead)[1].article) == ["title", "body", "body", "body"]


def test_line_at_the_end_of_two_pages_is_navigation() -> None:
    pages = settled(
        *(read(title(number), *body(number), "Terms of use and accessibility") for number in (1, 2))
    )
    assert all(labels(page.article) == ["title", "body", "body", "navigation"] for page in pages)


def test_site_name_above_every_title_is_navigation() -> None:
    names = ("Voices of the Northern Harbour", "Where ships and people talk in the morning")
    for above in (names[:1], names):
        pages = settled(*(read(*above, title(number), *body(number)) for number in (1, 2, 3)))
        wanted = [*["navigation"] * len(above), "title", "body", "body"]
        assert all(labels(page.article) == wanted for page in pages)
        assert headline(pages[1].article) == title(2)


def test_title_that_other_articles_bear_too_stays_above_its_own_subtitle_on_few_pages() -> None:
    pages = settled(*(read("A morning in the harbour", title(number), *body(number)) for number in (1, 2)))
    assert all(headline(page.article) == "A morning in the harbour" for page in pages)


def test_generic_title_of_many_articles_stays_their_title() -> None:
    pages = settled(*(read("Press statement", *body(number)) for number in (1, 2, 3)))
    assert all(headline(page.article) == "Press statement" for page in pages)


def test_same_date_line_on_many_pages_stays_a_date_line() -> None:
    pages = settled(*(read(title(number), "14 June 2019", *body(number)) for number in (1, 2, 3)))
    assert all(page.article.published == "2019-06-14" for page in pages)


def test_order_of_articles_does_not_matter() -> None:
    articles = [read(TEASER, title(number), *body(number), "Terms of use") for number in (1, 2, 3)]
    first = dict(zip([article.sha256 for article in articles], settled(*articles), strict=True))
    for order in permutations(articles):
        assert dict(zip([article.sha256 for article in order], settled(*order), strict=True)) == first


def test_relabelling_keeps_what_metadata_state() -> None:
    article = read_text(page(TEASER, title(1), *body(1)), "a.txt")
    given = {article.paragraphs[0].span: (Label.TEASER, "label.teaser.repeated")}
    after = relabel(article, given)
    assert (after.text, after.sha256, after.sources) == (article.text, article.sha256, article.sources)
    assert headline(after) == title(1)
