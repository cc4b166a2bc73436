"""What publishing systems leave at the end of an article."""

from __future__ import annotations

import pytest

from tui.readers.news.boilerplate import without_boilerplate

ARTICLE = "The pot was found.\n\nIt was full of tea."


@pytest.mark.parametrize(
    "litter",
    [
        "Leave a Reply\n\nYour email address will not be published. Required fields are marked *",
        (
            "Leave a comment Cancel reply\nComment *\nName *\nEmail *\nWebsite\n\nSave my name,"
            " email, and website in this browser for the next time I comment.\n\nPost Comment"
        ),
        "Back to top button",
        "↑ Back to top",
        "Share this:\nTweet\nPrint\nEmail\n\nLike this:\nLoading...",
        "Click to share on Facebook (Opens in new window)\nClick to share on X",
        "No comments yet",
        "Comments are closed.",
        "Schreibe einen Kommentar\nAntworten abbrechen",
        "Schreibe einen Kommentar\nDeine E-Mail-Adresse wird nicht veröffentlicht.\nKommentar *",
        "Laisser un commentaire\nVotre adresse e-mail ne sera pas publiée.\nRetour en haut",
        "Deja una respuesta\nTu dirección de correo electrónico no será publicada.\nVolver arriba",
        "Lascia un commento\nIl tuo indirizzo email non sarà pubblicato.\nTorna su",
        "Deixe um comentário\nO seu endereço de e-mail não será publicado.\nVoltar ao topo",
        "Geef een reactie\nJe e-mailadres wordt niet gepubliceerd.\nNaar boven",
        "Добавить комментарий\nВаш адрес email не будет опубликован.\nНаверх",
        "コメントを残す\nメールアドレスが公開されることはありません。\nトップへ戻る",
        "发表回复\n您的邮箱地址不会被公开。 必填项已用 * 标注\n返回顶部",
        "댓글 남기기\n이메일 주소는 공개되지 않습니다. 필수 필드는 *로 표시됩니다\n맨 위로",
        "Leave a Reply\nΔ\nBack to top\nThe Daily Teapot",
    ],
)
def test_litter_at_the_end_is_left_out(litter: str) -> None:
    assert without_boilerplate(f"{ARTICLE}\n\n{litter}\n") == ARTICLE


@pytest.mark.parametrize(
    "end",
    [
        "If you liked this, leave a reply or go back to the top of the page.",
        "His email was not published by the court.",
        "The fields are required to be marked.",
        "Facebook",
        "Name",
        "Share prices fell.",
        "Copyright 2019 Teapot News. All rights reserved.",
        "Originally published on Teapot.",
        "— Ada (@ada)",
    ],
)
def test_the_end_of_an_article_stays(end: str) -> None:
    assert without_boilerplate(f"{ARTICLE}\n\n{end}") == f"{ARTICLE}\n\n{end}"


def test_what_stands_above_a_line_of_the_article_stays() -> None:
    text = f"Leave a Reply\n\nBack to top\n\n{ARTICLE}"
    assert without_boilerplate(text) == text


def test_words_of_a_reader_below_the_form_keep_what_is_above_them() -> None:
    text = f"{ARTICLE}\n\nLeave a Reply\n\nAda wrote that the tea was cold, and she was right."
    assert without_boilerplate(text) == text


def test_nothing_is_left_of_litter_alone() -> None:
    assert without_boilerplate("Leave a Reply\nName *\n") == ""
