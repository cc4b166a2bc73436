"""Templates of the reader's own."""

from __future__ import annotations

from tests.unit.exporters.talks import EXPORTED
from tui.exporters.own_form import OwnTemplates, own_form, template_doubts


def test_a_template_writes_what_it_names() -> None:
    templates = OwnTemplates(
        "# $title ($date, $duration)\n$moments$segments",
        segment="$time $title\n",
        moment="- [[$time]] $note $tags $$5 $address\n",
        suffix=".org",
    )
    form = own_form("org", templates)
    assert template_doubts(templates) == []
    lines = form.write(EXPORTED).splitlines()
    assert lines[0] == "# Bees & <robots> (2024-05-01, 0:15:00)"
    assert lines[1] == "- [[0:05:10]] Ask #vet about"
    assert lines[2].startswith("acid #vet $5 https://www.youtube.com/")
    assert lines[-1] == "0:10:00 Robots"
    assert form.suffix == ".org"


def test_what_is_wrong_with_a_template_is_told() -> None:
    doubts = template_doubts(OwnTemplates("$nope ${title.__class__}", "$text", "$ 5"))
    assert len(doubts) == 2
    assert "moment: a $ must stand before a name" in doubts[1]
    (unknown,) = template_doubts(OwnTemplates("$nope"))
    assert "there is no $nope; there are title, show" in unknown
