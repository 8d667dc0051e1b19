"""A template is compiled once a process, and each engine fills it in with functions of its own."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment

from exports.web_templates import web_templates


def _engine(text: str, word: str) -> Environment:
    engine = web_templates("exports.page")
    engine.loader = DictLoader({"try.html": text})
    engine.filters["told"] = lambda value: f"{word} {value}"
    engine.globals["word"] = word
    return engine


def test_a_template_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    _engine("{{ word }} once", "a").get_template("try.html")
    monkeypatch.delattr(Environment, "compile")
    assert _engine("{{ word }} once", "b").get_template("try.html").render() == "b once"


def test_each_engine_has_functions_of_its_own_and_escapes() -> None:
    text = "{{ word }}, {{ name|told }}"
    for word in ("one", "<two>"):
        page = _engine(text, word).get_template("try.html").render(name="<b>")
        assert page == f"{word}, {word} <b>".replace("<", "&lt;").replace(">", "&gt;")


def test_a_template_whose_text_has_changed_is_compiled_anew() -> None:
    assert [_engine(text, "").get_template("try.html").render() for text in ("old", "new")] == ["old", "new"]
