"""Badges, certificates and the list to sign: who has one, what it says, and where it is cut."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from pdf_tools import assert_in_order, poppler, squeezed, tree
from pypdf import PdfReader

from exports import render
from exports.pdf import attendance_pdf, badges
from exports.pdf.certificates import certificates
from exports.pdf.document import Words
from exports.pdf.people import Attendant, attendants
from exports.pdf.structure import Element
from exports.pdf.text import typeset
from scheduler.domain.event import Event
from scheduler.domain.people import Participant
from scheduler.domain.presentation import Organiser, Venue
from scheduler.domain.programme import Programme
from scheduler.language.at_place import at_place
from scheduler.language.family_name import indexed_name
from scheduler.language.text import fold
from scheduler.language.typography import long_date
from tests.exports.pdf.further import text

Pair = tuple[Event, Programme]


def test_everybody_has_one_badge_and_all_badges_are_cut_alike(
    one_room: Pair, sheets: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    event, programme = one_room
    data = sheets["one_room"]["print/badges.pdf"]
    everybody = attendants(event, programme)
    assert len({attendant.name for attendant in everybody}) == len(everybody)
    shown = text(data, tmp_path)
    for attendant in everybody:
        assert shown.count(squeezed(attendant.name)) == 1
    pages = PdfReader(BytesIO(data)).pages
    assert len(pages) == -(-len(everybody) // 10)
    boxes = poppler("pdftotext", data, tmp_path, "-bbox").split("<page ")[1:]
    for box in boxes:
        for left, top, right, bottom in re.findall(
            r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', box
        ):
            column = [(float(x) - 42.5) // 255.12 for x in (left, right)]
            row = [(float(y) - 31.2) // 155.9 for y in (top, bottom)]
            assert column[0] == column[1]
            assert row[0] == row[1] or float(bottom) < 40  # the title above the first


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Marie Anne-Sophie Castelnau-Duplessis", ["Marie Anne-Sophie", "Castelnau-Duplessis"]),
        ("Anselme Le Gall-Rossi", ["Anselme", "Le Gall-Rossi"]),
        ("Éléonore-Marie d'Arcourt-Beaumanoir", ["Éléonore-Marie", "d’Arcourt-Beaumanoir"]),
        ("Ada Lovelace", ["Ada Lovelace"]),
        ("Jean-Baptiste de La Rochefoucauld-Montbéliard", ["Jean-Baptiste", "de La Rochefoucauld-Montbéliard"]),
    ],
)
def test_names_on_badges_are_broken_at_spaces(one_room: Pair, name: str, lines: list[str]) -> None:
    inside = badges.WIDTH - 2 * badges._PAD
    attendant = Attendant(name, "", ("speaker",))
    shown = badges._name(Words(one_room[0]), badges._with_family_whole(attendant), inside, Element("P"))
    parts = [line[1] if isinstance(line, tuple) else [w.text for w in line.words] for line in shown.blPara.lines]
    assert [" ".join(words).replace("\u00a0", " ").strip() for words in parts] == lines


def test_an_organiser_who_speaks_has_both_roles(one_room: Pair) -> None:
    event, programme = one_room
    name = event.person[event.talks[0].speakers[0]].name
    event = event.model_copy(update={"organisers": (Organiser(name=name), Organiser(name="Zoé Zed"))})
    roles = {attendant.name: attendant.roles for attendant in attendants(event, programme)}
    assert set(roles[name]) >= {"speaker", "organiser"}
    assert roles["Zoé Zed"] == ("organiser",)


def test_the_list_to_sign_is_in_alphabetical_order(
    one_room: Pair, sheets: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    names = [attendant.indexed for attendant in attendants(*one_room)]
    assert names == sorted(names, key=fold)
    assert_in_order(names, text(sheets["one_room"]["print/attendance.pdf"], tmp_path))
    cells = [node for node in tree(sheets["one_room"]["print/attendance.pdf"]).walk() if node.kind == "TH"]
    assert len(cells) == 4 + len(names)


def test_a_certificate_says_who_did_what_where_and_when(
    one_room: Pair, sheets: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    event, _ = one_room
    files = {name: data for name, data in sheets["one_room"].items() if "certificates" in name}
    for person in event.people:
        talks = [talk for talk in event.talks if person.id in talk.speakers]
        if talks:
            given, _, family = fold(person.name).rpartition(" ")
            slug = re.sub(r"[^a-z0-9]+", "-", f"{family} {given}").strip("-")
            shown = text(files[f"print/certificates/{slug}.pdf"], tmp_path)
            wanted = ["Attestation de participation", person.name, event.title, "vendredi 23 mai 2025"]
            assert_in_order([typeset(words, "fr") for words in wanted], shown)
            assert all(squeezed(typeset(talk.title, "fr")) in shown for talk in talks)
            assert squeezed("Fait le 23 mai 2025") in shown
            assert squeezed("Fait à") not in shown


def test_each_page_to_sign_says_event_day_and_number_and_remote_people_stand_apart(
    congress: Pair, tmp_path: Path
) -> None:
    event, programme = congress
    first, *others = event.talks
    lab = "Laboratoire interdisciplinaire d’études du politique Hannah Arendt, université de Créteil"
    remote, *people = event.people
    people[0] = people[0].model_copy(update={"affiliation": lab})
    talks = (first.model_copy(update={"note": "en visioconférence"}), *others)
    event = event.model_copy(update={"people": (remote, *people), "talks": talks})
    pages = poppler("pdftotext", attendance_pdf(event, programme), tmp_path, "-raw").split("\f")[:-1]
    days = [long_date(day.date, "fr") for day in event.days]
    assert len(pages) > len(days)
    for number, page in enumerate(map(squeezed, pages), start=1):
        foot = squeezed(f"{event.title} · {{}}page {number} sur {len(pages)}")
        day = next(day for day in days if foot.format(squeezed(day)) in page)
        assert squeezed(day) in page
    words = re.split(r"\s+", "\n".join(pages))
    assert all(words.count(word) >= len(days) for word in lab.split())
    listed = squeezed("".join(pages))
    assert listed.count(squeezed(indexed_name(remote.name))) == listed.count("Àdistance") == len(days)
    assert listed.index("Àdistance") < listed.index(squeezed(indexed_name(remote.name)))


def test_a_page_of_empty_rows_alone_has_the_head_of_the_table(one_room: Pair, tmp_path: Path) -> None:
    event, programme = one_room
    missing = 20 - len(attendants(event, programme))
    more = tuple(Participant(name=f"Personne {number}") for number in range(missing))
    full = event.model_copy(update={"participants": more})
    pages = poppler("pdftotext", attendance_pdf(full, programme), tmp_path, "-raw").split("\f")[:-1]
    assert [page.count("Établissement") for page in pages] == [1, 1]
    assert "Personne" not in pages[1]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Campus Condorcet", "au Campus Condorcet"),
        ("MSH Paris Nord", "à la MSH Paris Nord"),
        ("Université Paris 8", "à l’Université Paris 8"),
        ("Archives nationales", "aux Archives nationales"),
        ("Le Mans", "au Mans"),
        ("20 rue Noire", "au 20 rue Noire"),
        ("Ground Control", "à Ground Control"),
    ],
)
def test_a_place_has_its_article(place: str, said: str) -> None:
    assert at_place(place) == said


def test_a_certificate_says_days_place_and_parts_and_is_signed_below_the_middle(congress: Pair, tmp_path: Path) -> None:
    event, programme = congress
    event = event.model_copy(update={"venue": Venue(name="Campus Condorcet", town="Aubervilliers")})
    _, data = next(iter(certificates(event, programme)))
    shown = text(data, tmp_path)
    assert (
        squeezed(f"« {event.title} », du mercredi 9 au vendredi 11 juin 2027, au Campus Condorcet, et y a :") in shown
    )
    boxes = poppler("pdftotext", data, tmp_path, "-bbox")
    assert float(re.search(r'yMin="([\d.]+)"[^>]*>Fait<', boxes)[1]) > 842 / 2
    english = event.model_copy(update={"language": "en", "days": event.days[:1]})
    programme = programme.model_copy(update={"plenaries": programme.plenaries[:1], "sessions": programme.sessions[:1]})
    _, data = next(iter(certificates(english, programme)))
    assert squeezed("on Wednesday 9 June 2027 at Campus Condorcet, and: – presented “") in text(data, tmp_path)


@pytest.mark.parametrize(
    ("venue", "signed"),
    [
        (Venue(town="Le Mans", address="1 rue, 93210 Saint-Denis"), "Fait à Le Mans, le 23 mai 2025"),
        (Venue(address="1 rue, 93210 Saint-Denis"), "Fait à Saint-Denis, le 23 mai 2025"),
        (Venue(address="8 cours, 93322 Aubervilliers Cedex"), "Fait à Aubervilliers, le 23 mai 2025"),
        (Venue(address="75794 PARIS CEDEX 16"), "Fait à PARIS, le 23 mai 2025"),
        (Venue(name="MSH", address="12345 rue du Port, bâtiment B"), "Fait le 23 mai 2025"),
        (Venue(name="MSH", address="93210 Saint-Denis, France"), "Fait le 23 mai 2025"),
        (Venue(name="Campus Condorcet"), "Fait le 23 mai 2025"),
    ],
)
def test_the_town_of_a_certificate_is_stated_or_ends_the_address(
    one_room: Pair, tmp_path: Path, venue: Venue, signed: str
) -> None:
    event, programme = one_room
    _, data = next(iter(certificates(event.model_copy(update={"venue": venue}), programme)))
    assert squeezed(signed) in text(data, tmp_path)


def test_who_has_registered_has_a_badge_a_line_to_sign_and_a_certificate(one_room: Pair, tmp_path: Path) -> None:
    event, programme = one_room
    speaker = event.person[event.talks[0].speakers[0]]
    participants = (
        Participant(name="Zita Zucca", email="zita@example.org", affiliation="Mairie", category="Élue"),
        Participant(name="Ali Amar"),
        Participant(name=speaker.name.upper(), email=speaker.email),
        Participant(name=speaker.name),
        Participant(name=event.organisers[0].name),
    )
    event = event.model_copy(update={"participants": participants})
    added = set(attendants(event, programme)) - set(attendants(*one_room))
    assert {(who.name, who.roles, who.category) for who in added} == {
        ("Zita Zucca", ("participant",), "Élue"),
        ("Ali Amar", ("participant",), ""),
    }
    files = render(event, programme, ("badges", "attendance", "certificates")).files
    badges, listed = (text(files[f"print/{name}.pdf"], tmp_path) for name in ("badges", "attendance"))
    assert all(squeezed(word) in badges for word in ("Zita Zucca", "Élue", "Ali Amar", "Participation"))
    assert_in_order(["Amar, Ali", "Zucca, Zita", "Mairie"], listed)
    certificate = text(files["print/certificates/zucca-zita.pdf"], tmp_path)
    assert squeezed("Mairie") in certificate
    assert squeezed("et y a") not in certificate


@pytest.mark.parametrize(
    ("emails", "affiliation"),
    [((None,), "Mairie"), (("zoe@example.org",), "Mairie"), (("z@example.org", "y@example.org"), "")],
)
def test_who_is_registered_too_has_the_affiliation_from_there_where_none_else_is_known(
    one_room: Pair, emails: tuple[str | None, ...], affiliation: str
) -> None:
    event, programme = one_room
    registered = tuple(
        Participant(name="ZOÉ ZED", email=email, affiliation=named)
        for email, named in zip(emails, ("Mairie", "Région"), strict=False)
    )
    organisers = (Organiser(name="Zoé Zed"),)
    event = event.model_copy(update={"organisers": organisers, "participants": registered})
    (found,) = (each for each in attendants(event, programme) if each.name == "Zoé Zed")
    assert (found.affiliation, found.roles) == (affiliation, ("organiser",))


def test_two_people_of_one_name_have_two_badges(one_room: Pair) -> None:
    event, programme = one_room
    speaker = event.person[event.talks[0].speakers[0]]
    other = Participant(name=speaker.name, email="someone.else@example.org")
    named = event.model_copy(update={"participants": (other,)})
    people = tuple(p.model_copy(update={"email": p.email or "known@example.org"}) for p in event.people)
    named = named.model_copy(update={"people": people})
    assert len(attendants(named, programme)) == len(attendants(event, programme)) + 1
