"""A dozen tables as a dozen imagined secretariats keep them, each with what a person reads in it."""

from __future__ import annotations

from tests.scheduler.reading.secretariats import forms, lists, workbooks

SECRETARIATS = (
    forms.google_form(),
    forms.microsoft_form(),
    workbooks.hand_made(),
    workbooks.merged_axes(),
    workbooks.two_header_rows(),
    forms.easychair(),
    forms.nobody_presents(),
    workbooks.english_office(),
    workbooks.former_programme(),
    workbooks.several_sheets(),
    lists.numbered_speakers(),
    lists.with_posters(),
    lists.people_apart(),
)
