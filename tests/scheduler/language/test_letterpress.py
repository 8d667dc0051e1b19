"""Text as typed is set as a printer would; what is no word or number stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.language.letterpress import printed


@pytest.mark.parametrize(
    ("typed", "set_so"),
    [
        ("l'eau, aujourd'hui, d'« elle », it's", "l’eau, aujourd’hui, d’«~elle~», it’s"),
        ("f'(x), 5', 'quoted', rock 'n' roll", "f'(x), 5', 'quoted', rock 'n' roll"),
        ("Le vrai : un essai ; oui ! non ? « a »", "Le vrai~: un essai~; oui~! non~? «~a~»"),
        ("29 % de 12 000 000 € à 25 °C", "29~% de 12~000~000~€ à 25~°C"),
        ("n° 3, N° 4, p. 5, pp. 6-7, t. 2, § 8", "n°~3, N°~4, p.~5, pp.~6-7, t.~2, §~8"),
        ("M. Roux, Mme Noé, Dr. House, MM. A et B", "M.~Roux, Mme~Noé, Dr.~House, MM.~A et B"),
        ("30 min, 9 h 30, 5 km, 20 m², 3 pages, 2 millions", "30~min, 9~h~30, 5~km, 20~m², 3~pages, 2~millions"),
        ("Écrire le métier (2)", "Écrire le métier~(2)"),
        ("au XIXe siècle", "au XIXe~siècle"),
        ("de 3 salles, tel. 01 02 03 04, 5 haies, art. de foi", "de 3 salles, tel. 01 02 03 04, 5 haies, art. de foi"),
        ("54990 Montreval CEDEX 2, Cedex 08, Cedex Sud", "54990 Montreval CEDEX~2, Cedex~08, Cedex Sud"),
        ("8 000\u202f000\u202f€", "8~000~000~€"),
    ],
)
def test_what_belongs_together_stays_together(typed: str, set_so: str) -> None:
    assert printed(typed) == set_so.replace("~", "\u00a0")


@given(st.text(alphabet="ab12 .,'«»%€°:;!?npMN°é\u00a0\u202f\n", max_size=40))
def test_no_line_can_begin_or_end_badly(text: str) -> None:
    lines = re.split(r"[ \u202f]", printed(text))
    assert not [line for line in lines[1:] if re.match(r"[%€°:;!?»]", line)]
    assert not [line for line in lines[:-1] if re.search(r"(?:^|(?<=\s))(?:«|n°|p\.|M\.)$", line)]


@given(st.text(max_size=60))
def test_nothing_but_spaces_and_apostrophes_changes(text: str) -> None:
    def bare(text: str) -> str:
        return re.sub(r"[ \u00a0\u202f]+", " ", text).replace("’", "'")

    assert bare(printed(text)) == bare(text)
    assert printed(printed(text)) == printed(text)
