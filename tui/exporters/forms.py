"""The forms that episodes can be written in, by their names."""

from __future__ import annotations

from tui.exporters.caption_export import web_captions
from tui.exporters.chapter_exports import (
    ffmetadata,
    podcast_chapters,
    podlove_chapters,
    youtube_description,
    youtube_doubts,
)
from tui.exporters.data_exports import csv_table, json_document
from tui.exporters.exported_episode import ExportForm
from tui.exporters.vault_note import note_with_new, vault_note
from tui.exporters.web_page import web_page

FORMS = {
    form.name: form
    for form in (
        ExportForm(
            "markdown",
            ".md",
            "a note for a vault",
            vault_note,
            add=note_with_new,
            takes_articles=True,
        ),
        ExportForm("json", ".json", "all that is known", json_document, takes_articles=True),
        ExportForm("html", ".html", "a page for phone and paper", web_page),
        ExportForm("chapters", ".chapters.json", "chapters of Podcasting 2.0", podcast_chapters),
        ExportForm("podlove", ".psc", "Podlove's simple chapters", podlove_chapters),
        ExportForm("webvtt", ".vtt", "captions, or chapters as captions", web_captions),
        ExportForm("ffmetadata", ".ffmetadata", "chapters for ffmpeg", ffmetadata),
        ExportForm(
            "youtube",
            ".txt",
            "chapters of a description on YouTube",
            youtube_description,
            youtube_doubts,
        ),
        ExportForm("csv", ".csv", "a table of the segments", csv_table),
    )
}
"""The forms by their names."""
