"""The files of out/ as people look for them."""

from __future__ import annotations

from scheduler.board.out_files import by_folder


def test_what_goes_online_comes_first_and_each_folder_begins_with_its_own_files() -> None:
    names = ["extra/x.txt", "invitations/T1.ics", "print/a.pdf", "public/axes/1.ics", "public/index.html", "s.json"]
    grouped = [(folder, [name for name, _ in files]) for folder, files in by_folder((name, 1) for name in names)]
    assert grouped == [
        ("public", ["public/index.html", "public/axes/1.ics"]),
        ("print", ["print/a.pdf"]),
        ("invitations", ["invitations/T1.ics"]),
        ("", ["s.json", "extra/x.txt"]),
    ]


def test_numbers_are_in_their_order() -> None:
    names = ["public/talks/T10.ics", "public/talks/T2.ics", "public/index.html", "public/talks/T1.ics"]
    ((_, files),) = by_folder((name, 1) for name in names)
    assert [name.rpartition("/")[2] for name, _ in files] == ["index.html", "T1.ics", "T2.ics", "T10.ics"]
