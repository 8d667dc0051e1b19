"""The script runs every command on a folder, in a process without the features that Windows lacks.

As on Windows, an open file is neither replaced nor removed, and a folder cannot be opened. A file opened as text
without an encoding, whose content would depend on the system, ends the run (-X warn_default_encoding).
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

LACKING = {
    os: (
        "fork",
        "forkpty",
        "register_at_fork",
        "posix_spawn",
        "posix_spawnp",
        "sched_getaffinity",
        "sched_setaffinity",
        "fchmod",
        "fchown",
        "chown",
        "lchown",
        "chroot",
        "mkfifo",
        "getuid",
        "geteuid",
        "getgid",
        "killpg",
        "setsid",
        "statvfs",
        "getxattr",
        "setxattr",
        "O_NOFOLLOW",
        "O_DIRECTORY",
        "O_CLOEXEC",
        "O_NONBLOCK",
        "wait3",
        "wait4",
        "nice",
        "sysconf",
        "getloadavg",
        "pread",
        "pwrite",
        "sendfile",
    ),
    signal: (
        "SIGALRM",
        "SIGHUP",
        "SIGKILL",
        "SIGQUIT",
        "SIGUSR1",
        "SIGUSR2",
        "SIGCHLD",
        "SIGPIPE",
        "alarm",
        "setitimer",
        "pthread_sigmask",
        "pthread_kill",
        "sigwait",
        "siginterrupt",
        "pause",
    ),
}
MODULES = ("fcntl", "pwd", "grp", "resource", "termios", "tty", "pty", "syslog", "readline", "crypt", "spwd")
OPEN_FILES = Path("/proc/self/fd")

#: Each command with its exit code.
COMMANDS = (
    (0, ["init", "DIR"]),
    (0, ["check", "DIR"]),
    (0, ["solve", "DIR"]),
    (0, ["verify", "DIR"]),
    (0, ["export", "DIR"]),
    (0, ["why", "DIR", "T01", "--at", "14:00"]),
    (0, ["explain", "DIR"]),
    (0, ["publish", "DIR"]),
    (0, ["repair", "DIR", "--cancel", "T02"]),
    (0, ["publish", "DIR"]),
    (0, ["diff", "DIR", "1", "2"]),
    (0, ["mail", "DIR"]),
    (3, ["solve", "DIR-missing"]),
)


def take_away() -> None:
    for module, names in LACKING.items():
        for name in names:
            if hasattr(module, name):
                delattr(module, name)
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    open_file = os.open

    def open_no_folder(path: Any, *arguments: Any, **keywords: Any) -> int:
        if isinstance(path, str | os.PathLike) and os.path.isdir(path):
            raise PermissionError(13, "a folder cannot be opened", str(path))
        return open_file(path, *arguments, **keywords)

    os.open = open_no_folder
    for name in ("replace", "rename", "remove", "unlink"):
        setattr(os, name, _of_closed_files(getattr(os, name)))
    shutil._use_fd_functions = False  # type: ignore[attr-defined]


def _of_closed_files(change: Callable[..., None]) -> Callable[..., None]:
    def call(*paths: Any, **keywords: Any) -> None:
        for path in paths:
            if os.path.realpath(path) in _open_files():
                raise PermissionError(13, "the file is open", str(path))
        change(*paths, **keywords)

    return call


def _open_files() -> set[str]:
    names: set[str] = set()
    for link in OPEN_FILES.iterdir() if OPEN_FILES.is_dir() else ():
        try:
            names.add(os.readlink(link))
        except OSError:  # the one that listed the folder
            continue
    return names


def main(folder: str) -> None:
    take_away()
    warnings.filterwarnings("error", category=EncodingWarning, module=r"(scheduler|constraints|exports)(\.|$)")
    from scheduler.cli.program import main as journee

    for expected, words in COMMANDS:
        print("$", words[0], flush=True)
        code = journee([*(word.replace("DIR", folder) for word in words), "--lang", "fr"])
        if code != expected:
            sys.exit(f"{words}: {code} instead of {expected}")


if __name__ == "__main__":
    main(sys.argv[1])
