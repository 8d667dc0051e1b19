"""Where names are sorted, and how indexes write them: particles, capitals, brackets, names of many origins."""

from __future__ import annotations

import pytest

from scheduler.language.family_name import family_key, given_first, indexed_name


@pytest.mark.parametrize(
    ("name", "indexed"),
    [
        ("Baptiste Le Goff", "Le Goff, Baptiste"),
        ("Jean-Loup d'Arcourt", "Arcourt, Jean-Loup d'"),
        ("Élise d’Arcourt", "Arcourt, Élise d’"),
        ("Marie de La Tour", "La Tour, Marie de"),
        ("Marie de la Tour", "La Tour, Marie de"),
        ("Clémence de l’Isle", "L’Isle, Clémence de"),
        ("Jean Le Rond d'Alembert", "Alembert, Jean Le Rond d'"),
        ("Joachim du Bellay", "du Bellay, Joachim"),
        ("Anne Des Roches", "Des Roches, Anne"),
        ("Jean L'Hermite", "L'Hermite, Jean"),
        ("Pierre Mac Orlan", "Mac Orlan, Pierre"),
        ("Antoine de Saint-Exupéry", "Saint-Exupéry, Antoine de"),
        ("Ludwig van den Berg", "van den Berg, Ludwig"),
        ("Luc De Smet", "De Smet, Luc"),
        ("Ursula von der Leyen", "von der Leyen, Ursula"),
        ("Taha El Fassi", "El Fassi, Taha"),
        ("Ali Ben Salah", "Ben Salah, Ali"),
        ("Ben Stiller", "Stiller, Ben"),
        ("Van Morrison", "Morrison, Van"),
        ("Le Goff", "Le Goff"),
        ("Samir Aït Ali", "Aït Ali, Samir"),
        ("José Ortega y Gasset", "Ortega y Gasset, José"),
        ("Charles DE GAULLE-ANTHONIOZ", "GAULLE-ANTHONIOZ, Charles de"),
        ("Jeanne DE LA TOUR", "LA TOUR, Jeanne de"),
        ("Jean D'ARCOURT", "ARCOURT, Jean d'"),
        ("Yuna LE BIHAN", "LE BIHAN, Yuna"),
        ("Ana GARCÍA MÁRQUEZ", "GARCÍA MÁRQUEZ, Ana"),
        ("SMITH John", "SMITH, John"),
        ("JEAN DUPONT", "DUPONT, JEAN"),
        ("J.-P. Martin", "Martin, J.-P."),
        ("J-P. MARTIN", "MARTIN, J-P."),
        ("Paul Martin (Paris 8)", "Martin, Paul (Paris 8)"),
        ("Marie Dupont (née Martin)", "Dupont, Marie (née Martin)"),
        ("Jean Dupont, Jr.", "Dupont, Jean, Jr."),
        ("Prof. Dr. Li Wei", "Wei, Li"),
        ("Nguyễn Thị Minh Khai", "Khai, Nguyễn Thị Minh"),
        ("Lê Văn", "Văn, Lê"),
        ("Voltaire", "Voltaire"),
        ("王伟", "王伟"),
        ("(x)", "(x)"),
        ("", ""),
    ],
)
def test_an_index_writes_the_family_name_first(name, indexed):
    assert indexed_name(name) == indexed


@pytest.mark.parametrize(
    ("name", "family", "indexed"),
    [
        ("Nguyễn Thị Minh Khai", "Nguyễn", "Nguyễn, Thị Minh Khai"),
        ("Ana García Márquez", "García Márquez", "García Márquez, Ana"),
        ("ana garcía márquez", "GARCIA MARQUEZ", "garcía márquez, ana"),
        ("Jean-Loup d'Arcourt", "Arcourt", "Arcourt, Jean-Loup d'"),
        ("Jean-Loup d'Arcourt", "d'Arcourt", "Arcourt, Jean-Loup d'"),
        ("Élise d’Arcourt", "d’Arcourt", "Arcourt, Élise d’"),
        ("Marie de La Tour", "de La Tour", "La Tour, Marie de"),
        ("Marie de La Tour", "DE LA TOUR", "La Tour, Marie de"),
        ("Marie DE LA TOUR", "DE LA TOUR", "LA TOUR, Marie de"),
        ("Jean D'ARCOURT", "D'ARCOURT", "ARCOURT, Jean d'"),
        ("Ana de Sousa", "de Sousa", "Sousa, Ana de"),
        ("Marie de La Tour", "De La Tour", "de La Tour, Marie"),
        ("Luc De Smet", "De Smet", "De Smet, Luc"),
        ("Joachim du Bellay", "du Bellay", "du Bellay, Joachim"),
        ("Jan van der Berg", "van der Berg", "van der Berg, Jan"),
        ("Ana dos Santos", "Santos", "Santos, Ana dos"),
        ("Paul de", "de", "de, Paul"),
        ("de La Tour Marie", "de La Tour", "La Tour, Marie de"),
        ("de La Tour", "La Tour", "La Tour, de"),
        ("Marie Martin Martin", "Martin", "Martin, Marie Martin"),
        ("Bono", "Hewson", "Hewson (Bono)"),
    ],
)
def test_a_stated_family_name_decides_but_for_what_an_index_moves(name, family, indexed):
    assert indexed_name(name, family) == indexed


@pytest.mark.parametrize("name", ["Marie de La Tour", "Marie DE LA TOUR", "Jean-Loup d'Arcourt", "Luc De Smet"])
def test_a_name_is_sorted_alike_whether_its_family_name_is_stated_or_not(name: str) -> None:
    assert indexed_name(name, name.split(" ", 1)[1]) == indexed_name(name)
    assert family_key(name, name.split(" ", 1)[1]) == family_key(name)


@pytest.mark.parametrize(
    ("name", "addressed"),
    [
        ("DUPONT Claire", "Claire DUPONT"),
        ("LE GUEN Anne-Marie", "Anne-Marie LE GUEN"),
        ("Claire DUPONT", "Claire DUPONT"),
        ("Dupont Claire", "Dupont Claire"),
        ("DUPONT", "DUPONT"),
    ],
)
def test_people_are_addressed_by_the_given_name_first(name: str, addressed: str) -> None:
    assert given_first(name) == addressed


def test_people_are_sorted_by_family_name_whatever_case_accents_and_particles():
    names = ["Zoé Abel", "Marie de La Tour", "Yves Le Goff", "Élise d'Arcourt", "Ana ÉCLAIR", "Paul Martin (Paris 8)"]
    ordered = ["Zoé Abel", "Élise d'Arcourt", "Ana ÉCLAIR", "Marie de La Tour", "Yves Le Goff", "Paul Martin (Paris 8)"]
    assert sorted(names, key=family_key) == ordered
    assert sorted(["Paul Martin", "Anne Martin"], key=family_key) == ["Anne Martin", "Paul Martin"]
