"""Counts of paragraphs merge in any order and know whose a paragraph is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mapper.corpus.paragraphs import Claim, Mark, ParagraphCounts, Role, key_of
from mapper.facts import Article
from tests.reading.pages import BODY, MORE, TITLE, read

MARKS = st.lists(st.builds(Mark, st.sampled_from("abcdef"), st.sampled_from(Role)), max_size=4).map(tuple)
COUNTS = st.dictionaries(st.sampled_from(["1", "2", "3"]), MARKS).map(ParagraphCounts)


def counts_of(*articles: Article) -> ParagraphCounts:
    return ParagraphCounts.merged(map(ParagraphCounts.of, articles))


@given(COUNTS, COUNTS, COUNTS)
def test_merging_is_commutative_associative_and_idempotent(
    a: ParagraphCounts, b: ParagraphCounts, c: ParagraphCounts
) -> None:
    merged = ParagraphCounts.merged
    assert merged([a, b]) == merged([b, a])
    assert merged([merged([a, b]), c]) == merged([a, merged([b, c])]) == merged([c, a, b])
    assert merged([a, a]) == a


def test_roles_are_those_of_reading_alone() -> None:
    [marks] = ParagraphCounts.of(read(TITLE, "14 June 2019", BODY, MORE, "Go back")).articles.values()
    assert [mark.role for mark in marks] == [Role.HEADLINE, Role.OTHER, Role.LEAD, Role.BODY, Role.OTHER]
    [marks] = ParagraphCounts.of(read(BODY, MORE)).articles.values()
    assert [mark.role for mark in marks] == [Role.OPENING, Role.BODY]


def test_white_space_case_and_images_make_no_other_paragraph() -> None:
    one, two = read(TITLE, BODY), read(TITLE, "IMG_1412.jpg" + BODY.upper().replace(" ", " \xa0"))
    assert key_of(one, one.paragraphs[1]) == key_of(two, two.paragraphs[1])


def test_lead_belongs_to_the_article_that_stands_below_its_own_headline() -> None:
    own, other = read(TITLE, BODY, MORE), read("Another title of another article", MORE, BODY)
    counts = counts_of(own, other)
    assert counts.owners(key_of(own, own.paragraphs[1])) == {own.sha256}
    assert counts.claims(own.sha256)[1] == Claim(1, owned=True)


def test_lead_below_many_headlines_belongs_to_nobody() -> None:
    pages = [
        read(f"Title number {number} of some articles", BODY, f"They met {number} times.")
        for number in range(4)
    ]
    assert counts_of(*pages[:3]).owners(key_of(pages[0], pages[0].paragraphs[1])) != frozenset()
    assert counts_of(*pages).owners(key_of(pages[0], pages[0].paragraphs[1])) == frozenset()


def test_revisions_share_nearly_all_or_the_headline_and_half() -> None:
    lines = [f"The ministers signed document number {number} in Minsk." for number in range(6)]
    first = read(TITLE, *lines)
    corrected = read(TITLE, *lines[:5], "The ministers signed no further document in Minsk.")
    rewritten = read(TITLE, *lines[:3], "All the rest was written anew for the second edition.", MORE, BODY)
    stranger = read("Another title of another article", lines[0], MORE, BODY)
    counts = counts_of(first, corrected, rewritten, stranger)
    assert counts.revisions(first.sha256) == {corrected.sha256, rewritten.sha256}
    assert counts.claims(first.sha256)[1].others == 1


def test_articles_with_the_same_generic_title_are_no_revisions() -> None:
    one, two = read("Press statement", BODY, MORE), read("Press statement", "Nothing of it is the same.")
    assert counts_of(one, two).revisions(one.sha256) == frozenset()
