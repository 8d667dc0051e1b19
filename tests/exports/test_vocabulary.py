"""The words that an event states in [print] are printed; else the usual ones of its language."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from exports.vocabulary import axis_badge, axis_name, chair_label, chair_role, edition_label, led_by, talk_label
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.presentation import PrintSettings
from scheduler.domain.programme import Programme
from scheduler.domain.talks import Axis

Pair = tuple[Event, Programme]
AXIS = Axis(id="2", title="Villes")


def stating(pair: Pair, language: str = "fr", **settings: object) -> Event:
    return pair[0].model_copy(update={"language": language, "print_settings": PrintSettings(**settings)})


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({}, "Axe\u00a02 – Villes (1)"),
        ({"axis_label": "Panel"}, "Panel\u00a02 – Villes (1)"),
        ({"axis_number": False}, "Axe – Villes (1)"),
        ({"axis_label": ""}, "Villes (1)"),
        ({"axis_label": "", "axis_number": False}, "Villes (1)"),
    ],
)
def test_axes_have_the_label_and_number_of_the_field(one_room: Pair, settings: dict[str, object], name: str) -> None:
    assert axis_name(stating(one_room, **settings), AXIS, "Villes (1)") == name


@pytest.mark.parametrize(
    ("id", "title", "settings", "badge", "name"),
    [
        ("axe-1-habiter", "Axe 1 – Habiter", {}, "Axe 1", "Axe 1 – Habiter (1)"),
        ("1", "Axe 1 – Habiter", {}, "Axe 1", "Axe 1 – Habiter (1)"),
        ("1", "AXE\u00a0I : Habiter", {}, "AXE\u00a0I", "AXE\u00a0I : Habiter (1)"),
        ("2", "Panel B. Villes", {}, "Panel B", "Panel B. Villes (1)"),
        ("2", "Volet n° 2 - Villes", {"axis_label": "Volet"}, "Volet n° 2", "Volet n° 2 - Villes (1)"),
        ("2", "Module 2 : Villes", {"axis_label": "Module"}, "Module 2", "Module 2 : Villes (1)"),
        ("design-fiction", "Design & fiction", {}, "Axe", "Axe – Design & fiction (1)"),
        ("Sante", "Santé", {}, "Axe", "Axe – Santé (1)"),
        ("1", "Axe 1", {}, "Axe 1", "Axe 1 (1)"),
        ("axe-1", "Axe 1", {}, "Axe 1", "Axe 1 (1)"),
        ("b", "Atelier\u00a0B", {}, "Atelier\u00a0B", "Atelier\u00a0B (1)"),
        ("1", "Axe 1", {"axis_number": False}, "Axe 1", "Axe 1 (1)"),
        ("1", "1", {}, "Axe", "Axe\u00a01 (1)"),
        ("a", "A", {}, "Axe", "Axe\u00a0A (1)"),
        ("x", "IV", {"axis_label": "Panel"}, "Panel", "Panel\u00a0IV (1)"),
        ("1", "AXE 1 bis", {}, "Axe\u00a01", "AXE 1 bis (1)"),
        ("1", "Axe 10e", {}, "Axe\u00a01", "Axe\u00a01 – Axe 10e (1)"),
        ("1", "Axe de rotation : Habiter", {}, "Axe\u00a01", "Axe\u00a01 – Axe de rotation : Habiter (1)"),
        ("1", "Mai 68 : mémoires", {}, "Axe\u00a01", "Axe\u00a01 – Mai 68 : mémoires (1)"),
        ("eau", "Les eaux", {}, "Axe\u00a0eau", "Axe\u00a0eau – Les eaux (1)"),
        ("1", "Axe 1 – Habiter", {"axis_label": "Panel"}, "Panel\u00a01", "Panel\u00a01 – Axe 1 – Habiter (1)"),
        ("1", "Axe 1 – Habiter", {"axis_label": ""}, "", "Axe 1 – Habiter (1)"),
        ("1-habiter", "1 - Habiter", {}, "Axe\u00a01", "Axe\u00a01 – Habiter (1)"),
        ("1", "1. Habiter", {}, "Axe\u00a01", "Axe\u00a01 – Habiter (1)"),
        ("II", "II – Habiter", {"axis_label": "Panel"}, "Panel\u00a0II", "Panel\u00a0II – Habiter (1)"),
        ("1-habiter", "1 - Habiter", {"axis_number": False}, "Axe", "Axe – Habiter (1)"),
        ("1-habiter", "1 - Habiter", {"axis_label": ""}, "", "1 - Habiter (1)"),
        ("a", "3 – 2 = 1", {}, "Axe\u00a0a", "Axe\u00a0a – 3 – 2 = 1 (1)"),
        ("1", "1984 : relire Orwell", {}, "Axe\u00a01", "Axe\u00a01 – 1984 : relire Orwell (1)"),
    ],
)
def test_no_axis_has_its_label_or_title_twice(
    one_room: Pair, id: str, title: str, settings: dict[str, object], badge: str, name: str
) -> None:
    event, axis = stating(one_room, **settings), Axis(id=id, title=title)
    assert axis_badge(event, axis) == badge
    assert axis_name(event, axis, f"{title} (1)") == name
    own = axis_name(event, axis, "Ouverture")
    assert own == (f"{badge} – Ouverture" if badge else "Ouverture")


def test_usual_words_are_those_of_the_language(one_room: Pair) -> None:
    assert (chair_label(stating(one_room)), talk_label(stating(one_room))) == ("Modération", "communication")
    english = stating(one_room, "en")
    assert (chair_label(english), talk_label(english)) == ("Chair", "talk")
    stated = stating(one_room, chair_label="Présidence", talk_label="intervention")
    assert (chair_label(stated), talk_label(stated)) == ("Présidence", "intervention")


@pytest.mark.parametrize(
    ("language", "label", "names", "printed", "role"),
    [
        ("fr", None, "Ada et Bo", "Modération : Ada et Bo", "Modération"),
        ("fr", "Sous la présidence de", "Ada", "Sous la présidence d’Ada", "Présidence"),
        ("fr", "Sous la présidence de", "Élie", "Sous la présidence d’Élie", "Présidence"),
        ("fr", "Sous la présidence de", "Yves", "Sous la présidence d’Yves", "Présidence"),
        ("fr", "Sous la présidence de", "Yasmine", "Sous la présidence de Yasmine", "Présidence"),
        ("fr", "Animé par", "Bo", "Animé par Bo", "Modération"),
        ("fr", "Répondante", "Bo", "Répondante : Bo", "Répondante"),
        ("en", "Chaired by", "Ada and Bo", "Chaired by Ada and Bo", "Chair"),
        ("en", None, "Ada", "Chair: Ada", "Chair"),
    ],
)
def test_names_go_on_with_a_label_that_leads_to_them(
    one_room: Pair, language: str, label: str | None, names: str, printed: str, role: str
) -> None:
    event = stating(one_room, language, chair_label=label)
    assert (led_by(event, names).replace("\u202f", " "), chair_role(event)) == (printed, role)


def test_the_public_reads_the_date_of_a_release_and_not_its_number(one_room: Pair) -> None:
    release = Edition(2, datetime(2025, 5, 1, 12, tzinfo=UTC))
    assert edition_label(stating(one_room), release) == "version du 1ᵉʳ mai 2025"
    assert edition_label(stating(one_room, "en"), release) == "version of 1 May 2025"
    assert edition_label(stating(one_room, version=False), release) == ""
    assert edition_label(stating(one_room, version=False), DRAFT) == "Programme provisoire"
