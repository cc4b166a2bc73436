"""Tables that no spreadsheet takes for formulas."""

from __future__ import annotations

from msgspec.structs import replace

from tests.unit.exporters.talks import TALK
from tui.exporters.data_exports import csv_table
from tui.exporters.exported_episode import ExportedEpisode
from tui.model import Segment, Timecode


def test_a_cell_is_no_formula() -> None:
    segment = Segment(Timecode(62.5), None, None, '=HYPERLINK("http://x")', "@SUM(1)\nb")
    table = csv_table(ExportedEpisode(replace(TALK, segments=(segment,))))
    assert table == ('start,end,title,text\n62.5,,"\'=HYPERLINK(""http://x"")","\'@SUM(1)\nb"\n')
