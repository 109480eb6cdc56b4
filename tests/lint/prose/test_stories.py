import gc
import json
import weakref
from pathlib import Path

from authoring.lint.prose.likeness import likeness, longest_shared, pairs_of
from authoring.lint.prose.stories import read_stories, stories_of, write_stories
from authoring.source import SourceDocument, read_document

ISSUE = """
date: 2024-12-04
items: [{documents: [{url: https://example.org/a}, {url: https://example.org}]}]
noteworthy: [{entries: [{text: One two three four five six, sources: [{url: //e.org/b}]}]}]
"""


def read() -> SourceDocument:
    return read_document(Path("2024-12.yaml"), ISSUE.encode())


def test_stories_are_gathered_once_a_document() -> None:
    document, equal = read(), read()
    assert stories_of(document) is stories_of(document)
    assert stories_of(equal) is not stories_of(document)


def test_stories_do_not_keep_a_document_in_memory() -> None:
    document = read()
    stories_of(document)
    reference = weakref.ref(document)
    del document
    gc.collect()
    assert reference() is None


def test_stories_can_be_kept() -> None:
    stories = stories_of(read())
    assert [len(story.pages) for story in stories.all] == [1, 1]
    assert stories.day is not None
    assert read_stories(json.loads(json.dumps(write_stories(stories)))) == stories


def test_likeness_is_twice_the_shared_pairs_by_all_pairs() -> None:
    assert likeness(pairs_of("One two, three four"), pairs_of("one TWO three five")) == 66
    assert likeness(pairs_of("中国的计划"), pairs_of("中国的规划")) == 50
    assert likeness(pairs_of("one two"), pairs_of("three four")) == 0


def test_the_longest_shared_run_of_words_is_marked() -> None:
    text = "One two. And then: three, four (five) six"
    start, end = longest_shared(text, pairs_of("one two three four five"))
    assert text[start:end] == "three, four (five"
    assert longest_shared(text, frozenset()) == (0, 0)
