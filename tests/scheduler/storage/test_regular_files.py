"""What is no ordinary file is not read, and a symbolic link shows where it leads."""

from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path

import pytest

from scheduler.storage.regular_files import leads_out, read_regular, target_within

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links as POSIX has them")


def test_pipes_sockets_and_devices_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(os.path.relpath(tmp_path / "socket"))
        for path in (tmp_path / "pipe", tmp_path / "link", tmp_path / "socket", Path("/dev/zero"), Path("/dev/null")):
            with pytest.raises(OSError, match="No such device") as raised:
                read_regular(path)
            assert raised.value.errno == errno.ENXIO
            assert raised.value.filename == str(path)


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_regular(tmp_path / "a", 5) == b"12345"
    with pytest.raises(OSError, match="too large") as raised:
        read_regular(tmp_path / "a", 4)
    assert raised.value.errno == errno.EFBIG


def test_a_link_leads_where_it_leads(tmp_path: Path) -> None:
    folder = tmp_path / "day"
    (folder / "logos").mkdir(parents=True)
    (folder / "a.csv").write_bytes(b"")
    (tmp_path / "day-2").mkdir()
    (tmp_path / "day-2/b.csv").write_bytes(b"")
    (folder / "inside").symlink_to("a.csv")
    (folder / "round").symlink_to("../day/logos/../a.csv")
    (folder / "outside").symlink_to("../day-2/b.csv")
    (folder / "loop").symlink_to("loop")
    (folder / "up").symlink_to("..")
    (folder / "self").symlink_to(".")
    (tmp_path / "alias").symlink_to("day")
    for root in (folder, tmp_path / "alias"):
        assert target_within(root, "a.csv") == target_within(root, "inside") == target_within(root, "round") == "a.csv"
        for name in ("outside", "up", "up/day-2/b.csv", "self", "/dev/null"):
            assert leads_out(root, name), name
        assert not leads_out(root, "logos/x.png")
