"""A congress whose tables of costs are written as files."""

from __future__ import annotations

import csv
import io

EVENT = """\
[event]
title = "Congrès"
date = 2027-06-07
start = "09:00"
end = "18:00"
[[axes]]
id = "IA"
title = "Données, et modèles"
[[axes]]
id = "b"
title = "Énergie"
[[axes]]
id = "C"
title = "Énergie"
[[rooms]]
id = "R1"
name = "Amphi"
[[rooms]]
id = "R2"
name = "Salle 2"
"""
SLOTS = (
    '[[slots]]\nstart = "11h"\nend = "12h"\nplaces = 3\n'
    '[[slots]]\nstart = "9h"\nend = "10h"\nplaces = 3\n'
    '[[slots]]\nstart = "14h"\nend = "15h"\nplaces = 3\n'
)
TALKS = "id,title,axis,reference,status\nT10,a,IA,sub 7,\nT2,b,b,12,\nt3,c,C,12,\nT4,d,C,t2,\nT5,e,C,sub 9,refusé\n"


def cells(folder, name):
    return {table.name: table.cells for table in folder.read().event.tables}.get(name)


ROWS = [["", "1", "2", "3"], ["IA", "1", "non", ""], ["b", "", "", "20"]]


def text_of(rows, separator=","):
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def xlsx(path, rows):
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
