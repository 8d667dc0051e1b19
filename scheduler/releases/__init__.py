"""Published releases: `releases/v1`, `releases/v2` … in the event folder, append-only and verified when read."""

from scheduler.releases.release import Release, edition_of, fingerprint
from scheduler.releases.store import FOLDER, read_releases

__all__ = ["FOLDER", "Release", "edition_of", "fingerprint", "read_releases"]
