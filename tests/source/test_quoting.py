"""What is written for YAML is read back as it was, by this reader and by others."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from authoring.source import read_document
from authoring.source.quoting import write_list, write_scalar

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@given(st.lists(TEXTS, min_size=1))
def test_every_text_is_read_back(texts: list[str]) -> None:
    lines = [f"one: {write_scalar(texts[0])}", f"all: {write_list(texts)}", ""]
    content = "\n".join(lines).encode()
    document = read_document(Path("a.yaml"), content)
    assert document.problems == ()
    assert document.data == {"one": texts[0], "all": texts}
    assert yaml.safe_load(content) == {"one": texts[0], "all": texts}


@pytest.mark.parametrize("text", ["brown", "Policy news", "Aus der Politik", "van-dijk", "新闻"])
def test_plain_words_stay_plain(text: str) -> None:
    assert write_scalar(text) == text


@pytest.mark.parametrize("text", ["no", "Null", "on", "", "12", "2024-12-04", "a: b", "- a", " a"])
def test_what_would_mean_something_else_is_quoted(text: str) -> None:
    assert write_scalar(text) == f'"{text}"'
