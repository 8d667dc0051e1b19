"""No picture of a folder breaks a page, costs more than its share, or stops a programme from being printed."""

from __future__ import annotations

import warnings
from io import BytesIO

import pytest
from PIL import Image

from exports.pdf import pictures, trial
from exports.pdf.pictures import unprintable_logos
from scheduler.domain.event import Event
from scheduler.domain.presentation import Logo
from scheduler.domain.programme import Programme

Pair = tuple[Event, Programme]


def svg(inside: str, size: str = 'width="100" height="50"') -> bytes:
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {xlink} {size}>{inside}</svg>'.encode()


def png(width: int, height: int) -> bytes:
    data = BytesIO()
    Image.new("1", (width, height)).save(data, "PNG")
    return data.getvalue()


def used(levels: int) -> bytes:
    """A rectangle that is drawn ten to the power of `levels` times."""
    groups = ['<g id="g0"><rect width="1" height="1"/></g>']
    groups += [f'<g id="g{n}">{f"<use xlink:href=#g{n - 1}# />" * 10}</g>' for n in range(1, levels + 1)]
    return svg(
        f'<defs>{"".join(groups)}</defs><use xlink:href="#g{levels}"/>'.replace("=#g", '="#g').replace("# />", '" />')
    )


BAD = {
    "huge": svg('<rect width="5" height="5"/>', 'width="1e308" height="1e308"'),
    "no number": svg('<rect width="5" height="5"/>', 'width="nan" height="nan"'),
    "infinite": svg('<rect width="5" height="5"/>', 'width="inf" height="5"'),
    "no start": svg('<path d="L 1 1"/>'),
    "scale zero": svg('<g transform="scale(0)"><rect width="5" height="5"/></g>'),
    "nowhere": svg('<rect x="nan" width="5" height="5"/>'),
    "deep": svg("<g>" * 5000 + "</g>" * 5000),
    "empty": b"<svg",
    "entity": b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;',
}
GOOD = {
    "rectangle": svg('<rect width="5" height="5"/>'),
    "path": svg('<path d="M 1 1 L 5 5 A 3 4 0 1 0 7 7 Z"/>'),
    "words": svg('<text x="1" y="9">( inf nan ) é</text>'),
    "used": used(2),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_drawn_is_left_out_and_told(one_room: Pair, name: str) -> None:
    logo = Logo(name="a", data=BAD[name])
    event = one_room[0].model_copy(update={"logos": (logo, Logo(name="b", data=GOOD["rectangle"]))})
    if name in ("no start", "scale zero", "nowhere", "deep") and trial.is_drawable(BAD[name]):
        assert not unprintable_logos(event)  # the drawer came to terms with it
    else:
        assert unprintable_logos(event) == [logo]
    assert pictures.logos(event, 30, 200)


@pytest.mark.parametrize("name", GOOD)
def test_what_can_be_drawn_is(name: str) -> None:
    assert trial.is_drawable(GOOD[name])


def test_a_picture_has_at_most_25_million_dots(one_room: Pair) -> None:
    fits, beyond = Logo(name="a", data=png(5000, 5000)), Logo(name="b", data=png(5001, 5000))
    event = one_room[0].model_copy(update={"logos": (fits, beyond)})
    assert unprintable_logos(event) == [beyond]


def test_no_picture_makes_its_reader_warn(one_room: Pair) -> None:
    larger = Logo(name="a", data=png(10_000, 9_000))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert unprintable_logos(one_room[0].model_copy(update={"logos": (larger,)})) == [larger]
    assert not told


def test_a_picture_in_a_drawing_counts_too() -> None:
    from base64 import b64encode

    def holding(data: bytes) -> bytes:
        return svg(f'<image width="9" height="9" xlink:href="data:image/png;base64,{b64encode(data).decode()}"/>')

    assert trial.is_drawable(holding(png(10, 10)))
    assert not trial.is_drawable(holding(png(6000, 5000)))


def test_a_drawing_without_end_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "_SECONDS", 0.01)
    assert not trial.is_drawable(used(3))


def test_the_process_of_its_own_answers_for_the_picture() -> None:
    assert trial.is_drawable(svg('<defs><g id="a"><rect width="5" height="5"/></g></defs><use xlink:href="#a"/>'))
    assert not trial.is_drawable(svg('<use xlink:href="#a"/>', 'width="nan" height="1"'))
