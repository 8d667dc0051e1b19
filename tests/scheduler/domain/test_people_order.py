"""Names are listed by family name, as the people state it."""

from __future__ import annotations

from scheduler.domain.people import Person
from scheduler.domain.people_order import by_family_name


def test_a_stated_family_name_decides_and_others_are_told_from_the_name() -> None:
    people = [
        Person(id="a", name="Nguyễn Thị Minh Khai", family_name="Nguyễn"),
        Person(id="b", name="Ann Zola"),
        Person(id="c", name="Marie de La Tour", family_name="de La Tour"),
    ]
    names = ["Ann Zola", "Zoe Martin", "Nguyễn Thị Minh Khai", "Marie de La Tour"]
    ordered = ["Marie de La Tour", "Zoe Martin", "Nguyễn Thị Minh Khai", "Ann Zola"]
    assert sorted(names, key=by_family_name(people)) == ordered
