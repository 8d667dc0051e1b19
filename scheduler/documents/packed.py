"""Documents that are archives of XML (docx, odt) are looked at before anything of them is unfolded."""

from __future__ import annotations

import io
import re
import zipfile

from scheduler.documents.lines import Locked, TooLarge

#: The bytes to which all parts of a document may unfold, and the number of its parts.
_LARGEST, _MOST_PARTS = 50_000_000, 5_000
#: A declaration of entities, in any encoding that XML is written in.
_DECLARED = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")


def inspected(data: bytes) -> bytes:
    """The data itself, if its parts unfold to a bounded size and none declares entities.

    Raises TooLarge, Locked, ValueError or BadZipFile otherwise.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
            raise TooLarge
        for part in parts:
            if part.flag_bits & 1:
                raise Locked
            if part.filename.lower().endswith((".xml", ".rels")) and _DECLARED.search(archive.read(part)):
                raise ValueError("a document type")
    return data
