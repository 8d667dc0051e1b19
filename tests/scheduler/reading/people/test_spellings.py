"""Names that are alike are found among few people and among many, each pair once."""

from __future__ import annotations

import random
import re
from itertools import combinations

import pytest
from rapidfuzz import fuzz

from scheduler.reading.people import spellings
from scheduler.reading.people.mentions import Mention
from scheduler.reading.report import Report, Spot

GIVEN, FAMILY = ["Marie", "Mariette", "Zoé", "Ada", "Jean-Paul"], ["Curie", "Curié", "Langevin", "Langevain", "Ng"]


def _names(count: int) -> dict[str, str]:
    chance = random.Random(count)
    made = (
        f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}{chance.choice(['', 's', ' 1', ' 2'])}" for _ in range(count)
    )
    return {f"p{number:03}@example.org": name for number, name in enumerate(made)}


def test_each_two_people_of_similar_names_are_told_once() -> None:
    names, report = _names(60), Report()
    mentions = {who: [Mention(name, Spot("talks.csv", 2))] for who, name in names.items()}
    spellings.report_alike(names, mentions, report)
    told = sorted(re.findall(r"\S+@example\.org", remark.text.en.replace("(", " "))[::-1] for remark in report.remarks)
    plain = {who: " ".join(sorted(spellings.plain_name(name).split())) for who, name in names.items()}
    assert told == [
        [first, second]
        for first, second in combinations(sorted(names), 2)
        if fuzz.ratio(plain[first], plain[second]) >= 90
        and re.findall(r"\d", plain[first]) == re.findall(r"\d", plain[second])
    ]
    assert told


def test_an_initial_and_the_name_that_it_may_stand_for_are_told() -> None:
    names = {"a": "B. Cey", "b": "Bo Cey", "c": "Ana Cey", "d": "B. Roy", "e": "J.-P. d'Arc", "f": "Jean-Paul d'Arc"}
    report = Report()
    spellings.report_alike(names, {who: [Mention(name, Spot("talks.csv", 2))] for who, name in names.items()}, report)
    assert [remark.found for remark in report.remarks] == ["Bo Cey", "Jean-Paul d'Arc"]


@pytest.mark.parametrize("short", ["C. Vautrin", "VAUTRIN C.", "C. VAUTRIN", "Mme C. Vautrin"])
@pytest.mark.parametrize("full", ["VAUTRIN Claire", "Claire Vautrin"])
def test_an_initial_is_told_whichever_name_stands_first(short: str, full: str) -> None:
    names = {"a": short, "b": full, "c": "VAUTRIN Denis"}
    report = Report()
    spellings.report_alike(names, {who: [Mention(name, Spot("talks.csv", 2))] for who, name in names.items()}, report)
    assert [remark.found for remark in report.remarks] == [full]
