"""Crossed-out text in an ods: the styles of cells and of parts of texts, with those that they inherit from."""

from __future__ import annotations

from collections.abc import Mapping
from zipfile import ZipFile

from scheduler.workbooks.markup_pass import local, new_parser

#: The part of the archive with the styles that have names of their own.
_STYLES = "styles.xml"
#: The attributes of a text that is crossed out; "none" says that it is not.
_LINES = ("text-line-through-style", "text-line-through-type")


class StrikeStyles:
    """The styles by name: each crosses out, or does not, or says so only through the style that it inherits from."""

    def __init__(self) -> None:
        self._stated: dict[tuple[str, str], bool] = {}
        self._parents: dict[tuple[str, str], str] = {}
        self._style = ("", "")

    def starts(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element of a style begins; others are passed over."""
        if name == "style":
            stated = {local(key): value for key, value in attributes.items()}
            self._style = stated.get("family", ""), stated.get("name", "")
            self._parents[self._style] = stated.get("parent-style-name", "")
        elif name == "text-properties":
            lines = [value for key, value in attributes.items() if local(key) in _LINES]
            if lines:
                self._stated[self._style] = "none" not in lines

    def is_struck(self, family: str, name: str) -> bool:
        """True if the style of that family crosses out, itself or by what it inherits."""
        passed = set()
        while name and name not in passed:
            if (family, name) in self._stated:
                return self._stated[family, name]
            passed.add(name)
            name = self._parents.get((family, name), "")
        return False


def named_styles(archive: ZipFile) -> StrikeStyles:
    """The styles that the document names. Raises ExpatError."""
    styles = StrikeStyles()
    if _STYLES in archive.namelist():
        parser = new_parser()
        parser.StartElementHandler = lambda name, attributes: styles.starts(local(name), attributes)
        parser.Parse(archive.read(_STYLES), True)
    return styles
