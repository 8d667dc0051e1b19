"""The command line. The installed command `journee` calls `main`."""

from __future__ import annotations


def main() -> int:
    """The exit code of the command, also where Ctrl-C came while it was being loaded: then 130, and no traceback."""
    try:
        from scheduler.cli.program import main as run

        return run()
    except KeyboardInterrupt:
        return 130
