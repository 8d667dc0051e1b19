"""Office files are zip archives: equal content shall give equal bytes, whenever it is written."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

from scheduler.domain.edition import Edition
from scheduler.domain.event import Event

#: The moment that every member of an archive states: the first that the format knows.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = "docProps/core.xml"
#: The moment that openpyxl writes whatever it is told.
_MODIFIED = re.compile(rb"(?<=>)[\d:TZ-]+(?=</dcterms:modified>)")


def repacked(data: bytes, modified: datetime | None = None) -> bytes:
    """The archive with its members in the same order, each of one and the same moment.

    Parameters
    ----------
    modified : when the file says that it was changed, where the library writes the present instead.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _MOMENT)
            member.compress_type = zipfile.ZIP_DEFLATED
            content = source.read(name)
            if modified is not None and name == _PROPERTIES:
                content = _MODIFIED.sub(modified.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content)
            target.writestr(member, content)
    return made.getvalue()


def moment(event: Event, edition: Edition) -> datetime:
    """When the file says that it was made, in UTC and without a zone: of a draft, the first day of the event's year."""
    stated = edition.moment or datetime(event.days[0].date.year, 1, 1)
    return (stated.astimezone(UTC) if stated.tzinfo else stated).replace(tzinfo=None, microsecond=0)
