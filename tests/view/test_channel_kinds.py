from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.model import Channel
from cxmap.rendering.frame.pictograms import KINDS
from cxmap.view.channel_kinds import ChannelKind, chips_of, kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Website", "website"), ("Webwinkel", "website"), ("Kundenportal", "website"),
        ("Site web", "website"),
        ("Phone app", "app"), ("App mobile", "app"), ("Telefoon", "phone"), ("Téléphone", "phone"),
        ("Anruf", "phone"), ("E-mail and SMS", "email"), ("Courriel", "email"), ("Brief", "letter"),
        ("Courrier", "letter"), ("Ketenwinkel", "shop"), ("Geschäft", "shop"), ("Magasin", "shop"),
        ("Balie", "person"), ("Front desk", "person"), ("Persönliches Gespräch", "person"),
        ("Geldautomat", "machine"), ("Borne", "machine"), ("Soziale Medien", "social"),
        ("Radio and online ads", "media"), ("Werbung", "media"), ("Bezorgdienst", "delivery"),
        ("Lieferung", "delivery"), ("Livechat", "chat"),
    ],
)  # fmt: skip
def test_usual_channels_in_four_languages(name: str, kind: str) -> None:
    assert kind_of(Channel(id="x", name=name)) == kind


@pytest.mark.parametrize("name", ["Room", "Restaurant", "Jenkins", "渠道", "Tailor", "Folder van de bank"])
def test_nothing_is_guessed(name: str) -> None:
    assert kind_of(Channel(id="x1", name=name)) is None


def test_the_id_helps_where_the_name_does_not() -> None:
    assert kind_of(Channel(id="email", name="Vital news")) == "email"


def test_every_kind_has_a_sign() -> None:
    assert set(get_args(ChannelKind)) == set(KINDS)


@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_name_is_read(name: str) -> None:
    (chip,) = chips_of([Channel(id="x1", name=name)]).values()
    assert chip.kind in {"", *KINDS}
