"""Names that begin with the family name are told where the addresses show it."""

from __future__ import annotations

import pytest

from scheduler.reading.name_order import family_first


@pytest.mark.parametrize(
    ("name", "address", "expected"),
    [
        ("Petit Anne", "anne.petit@bnf.fr", True),
        ("Le Bihan Pauline", "p.le.bihan@ubo.fr", True),
        ("Costa Inês", "ines_costa@uc.pt", True),
        ("Anne Petit", "anne.petit@bnf.fr", False),
        ("Anne Petit", "a.petit@bnf.fr", False),
        ("Petit Anne", "contact@bnf.fr", None),
        ("Petit Anne", "", None),
        ("PETIT Anne", "anne.petit@bnf.fr", None),
        ("Petit, Anne", "anne.petit@bnf.fr", None),
        ("Martin Martin", "martin.martin@x.fr", None),
        ("李 明", "ming.li@x.cn", None),
    ],
)
def test_the_order_of_a_name_is_seen_in_its_address(name: str, address: str, expected: bool | None) -> None:
    assert family_first(name, address) is expected


def orders(folder, first: tuple[str, str], second: tuple[str, str]) -> list[str]:
    cells = [{"speakers": name, "emails": address} for name, address in (first, second)]
    return [remark.text.fr for remark in folder.talks(*cells).remarks() if "nom de famille" in remark.text.fr]


def test_several_names_in_that_order_are_one_remark(folder) -> None:
    (text,) = orders(folder, ("Petit Anne", "anne.petit@bnf.fr"), ("Costa Inês", "i.costa@uc.pt"))
    assert "«\u202fAnne Petit\u202f»" in text


def test_a_name_in_the_usual_order_denies_it(folder) -> None:
    assert not orders(folder, ("Petit Anne", "anne.petit@bnf.fr"), ("Inês Costa", "i.costa@uc.pt"))
