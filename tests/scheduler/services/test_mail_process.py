"""A template is somebody's program: it ends, within time and memory, or is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from released import planted

from exports.agenda import agenda
from exports.mail import Edited, mails
from scheduler.domain.edition import Edition
from scheduler.domain.errors import InputError
from scheduler.services import mail_process
from scheduler.services.mail_process import filled_mails

MOMENT = datetime(2025, 5, 2, tzinfo=UTC)
ENDLESS = {
    "loops": "x\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "doubles": "x\n{% set n = namespace(x='a') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "power": "x\n{{ 10 ** (10 ** 9) }}",
    "wide": "x\n{{ '%1000000000d' | format(1) }}",
    "calls itself": "x\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "long": "x\n{% for i in range(99999) %}abcdef{% endfor %}",
    "times": "x\n{{ 'abc' * 10 ** 9 }}",
}


@pytest.fixture(scope="module")
def release() -> Edited:
    event, programme = planted()
    return Edited(1, "x", MOMENT, "", "fr", (), agenda(event, programme, Edition(1, MOMENT)))


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name == "loops" else pytest.mark.long) for name in ENDLESS]
)
def test_a_template_without_end_is_told(release: Edited, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_process, "_SECONDS", 3.0)
    monkeypatch.setattr(mail_process, "_SECONDS_AN_ITEM", 0.0)
    with pytest.raises(InputError) as raised:
        filled_mails(release, {"invitation": ENDLESS[name]})
    (problem,) = raised.value.mistakes
    assert problem.file.startswith("templates/mail")
    assert "invitation.txt" in problem.file + problem.text.en


@pytest.mark.long
def test_mistakes_and_mails_are_those_that_are_made_here(release: Edited) -> None:
    good = {"invitation": "Objet {{ title }}\nBonjour {{ person }}\n"}
    assert filled_mails(release, good) == mails(release, good)  # type: ignore[arg-type]
    assert filled_mails(release, {}) == mails(release, {})
    with pytest.raises(InputError) as raised:
        filled_mails(release, {"invitation": "x\n{{ unknown }}"})
    assert raised.value.mistakes[0].file == "templates/mail/invitation.txt"
