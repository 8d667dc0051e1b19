"""Tags of talks, and their weights in event.toml."""

from __future__ import annotations

import pytest

from scheduler.importing.event_text import event_toml
from tests.scheduler.reading.conftest import EVENT, MORE, Folder


def test_weights_are_read_and_a_tag_without_one_is_not_listed(folder: Folder) -> None:
    event = (
        folder.talks({"tags": "IA; Droit"})
        .event(EVENT + MORE + '[rules]\ntags_apart = 2\n[tags]\n"ia" = 3\n')
        .read()
        .event
    )
    assert (event.talk["T01"].tags, event.tags, event.setting("tags_apart")) == (("IA", "Droit"), (("ia", 3),), 2)


def test_a_table_has_a_weight_for_each_relation_and_asks_nothing_else(folder: Folder) -> None:
    tables = '[tags]\nIA = { day = 2, order = 1, time = 0 }\n"droit public" = { apart = 4, room = 3 }\nB = 5\n'
    read = folder.talks({"tags": "IA; Droit"}).event(EVENT + MORE + tables).read().event
    assert read.tags == (("IA", 0), ("droit public", 4), ("B", 5))
    assert read.tag_relations == (("IA", "day", 2), ("IA", "order", 1), ("droit public", "room", 3))


def test_relations_are_written_as_they_were_read(folder: Folder) -> None:
    tables = '[tags]\nIA = { day = 2, order = 1 }\n"droit public" = { apart = 4, room = 3 }\nB = 5\n'
    before = folder.talks({"tags": "IA; Droit"}).event(EVENT + MORE + tables).read().event
    written = event_toml(before)
    after = folder.talks({"tags": "IA; Droit"}).event(written).read().event
    assert (after.tags, after.tag_relations) == (before.tags, before.tag_relations)


@pytest.mark.parametrize(
    ("more", "column", "english"),
    [
        ("[tags]\nIA = { day = -1 }\n", "tags.IA.day", "for instance 0"),
        ("[tags]\nIA = { days = 1 }\n", "tags.IA.days", "day"),
        ("[tags]\nIA = -1\n", "tags.IA", "for instance 0"),
        ('[tags]\nIA = "much"\n', "tags.IA", "whole number"),
        ("[tags]\nIA = 1001\n", "tags.IA", "between 0 and 1000"),
        ("[tags]\nIA = 1\nia = 2\n", "tags.ia", "the same tag"),
    ],
)
def test_a_weight_that_cannot_be_is_a_mistake(folder: Folder, more: str, column: str, english: str) -> None:
    mistake = folder.talks({"tags": "IA"}).event(EVENT + MORE + more).mistake()
    assert (mistake.file, mistake.column) == ("event.toml", column)
    assert english in mistake.text.en


def test_relations_without_their_rule_are_remarked(folder: Folder) -> None:
    remarks = folder.talks({"tags": "IA"}).event(EVENT + MORE + "[tags]\nIA = { day = 2 }\n").remarks()
    texts = [remark.text.en for remark in remarks if remark.column == "tags"]
    assert ["tags_related is off" in text for text in texts] == [True]


def test_a_tag_that_no_talk_has_and_a_rule_that_is_off_are_remarked(folder: Folder) -> None:
    remarks = folder.talks({"tags": "IA"}).event(EVENT + MORE + "[tags]\nAI = 2\n").remarks()
    texts = [remark.text.en for remark in remarks if remark.column == "tags"]
    assert any("tags_apart is off" in text for text in texts)
    assert any("no talk has the tag “AI”" in text.replace("No", "no") for text in texts)
