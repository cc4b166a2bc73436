"""The books of scriptures by their names in many languages, which verses stand behind."""

from __future__ import annotations

_BOOKS = (
    "Gen(?:esis)? Ex(?:odus)? Lev(?:iticus)? Num(?:bers)? Deut(?:eronomy)? Josh(?:ua)? Judges Ruth"
    " Samuel Sam Kings Chronicles Chron Ezra Nehemiah Neh Esther Job Psalms? Pss? Prov(?:erbs)?"
    " Eccl(?:esiastes)? Isaiah Isa Jeremiah Jer Lamentations Lam Ezekiel Ezek Daniel Dan Hosea Hos"
    " Joel Amos Obadiah Jonah Micah Mic Nahum Habakkuk Hab Zephaniah Zeph Haggai Hag Zechariah"
    " Zech Malachi Mal Matt(?:hew)? Mt Mark Mk Luke Lk John Jn Acts Rom(?:ans)? Cor(?:inthians)?"
    " Gal(?:atians)? Eph(?:esians)? Phil(?:ippians)? Col(?:ossians)? Thess(?:alonians)?"
    " Tim(?:othy)? Titus Philemon Heb(?:rews)? James Jas Peter Pet Jude Rev(?:elation)?"
    " Qur[’']?an Koran Corán Coran Surah? Sure Sura"
    # Spanish, Portuguese, Italian, French
    " Génesis Gênesis Genesi Genèse Éxodo Êxodo Esodo Exode Levítico Levitico Lévitique Números"
    " Numeri Nombres Deuteronomio Deuteronômio Deutéronome Josué Giosuè Jueces Juízes Giudici"
    " Juges Rut Samuele Reyes Reis Re Rois Crónicas Crônicas Cronache Chroniques Esdras Nehemías"
    " Ester Giobbe Salmos? Salmi Sal Psaumes? Proverbios Provérbios Proverbi Proverbes"
    " Eclesiastés Eclesiastes Isaías Isaia Isaïe Ésaïe Jeremías Jeremias Geremia Jérémie Ezequiel"
    " Ezechiele Ézéchiel Daniele Oseas Osea Osée Joele Amós Jonás Jonas Miqueas Michea Michée"
    " Zacarías Zacarias Zaccaria Zacharie Malaquías Mateo Mateus Matteo Matthieu Marcos Marco"
    " Marc Lucas Luca Luc Juan João Giovanni Jean Hechos Atos Atti Actes Romanos Romani Romains"
    " Corintios Coríntios Corinzi Corinthiens Gálatas Galati Galates Efesios Efésios Efesini"
    " Éphésiens Filipenses Filippesi Philippiens Colosenses Colossenses Colossesi Colossiens"
    " Tesalonicenses Tessalonicenses Timoteo Timóteo Timothée Tito Tite Hebreos Hebreus Ebrei"
    " Hébreux Santiago Tiago Giacomo Jacques Pedro Pietro Pierre Judas Giuda Apocalipsis"
    " Apocalipse Apocalisse Apocalypse"
    # German, Dutch, Swedish, Polish
    " Mose Exodus Levitikus Numeri Deuteronomium Josua Richter Rechters Könige Koningen Chronik"
    " Kronieken Esra Nehemia Hiob Psalmen Psalm Psaltaren Sprüche Spreuken Prediger Jesaja Jeremia"
    " Klagelieder Hesekiel Ezechiel Hosea Micha Sacharja Maleachi Matthäus Mattheüs Matteüs"
    " Matteus Mateusza Markus Marka Marcus Lukas Łukasza Johannes Jana Apostelgeschichte"
    " Handelingen Römer Romeinen Rzymian Korinther Korinthiërs Korintierbrevet Galater Epheser"
    " Philipper Kolosser Thessalonicher Timotheus Hebräer Hebreeën Jakobus Petrus Judas"
    " Offenbarung Openbaring Uppenbarelseboken Apokalipsa Rdz Wyj Psalmy Księga Rodzaju"
    # Russian, Ukrainian, Greek
    " Бытие Быт Исход Исх Левит Чисел Числа Второзаконие Навин Судей Руфь Царств Псалтирь Псалом"
    " Псалмы Пс Притчи Екклесиаст Исаия Исаии Иеремия Иезекииль Даниил Осия Иона Захария Матфея"
    " Матфей Мф Марка Марк Мк Луки Лука Лк Иоанна Иоанн Ин Деяния Деян Римлянам Рим Коринфянам"
    " Галатам Ефесянам Филиппийцам Колоссянам Евреям Иакова Петра Откровение Откр Буття Вихід"
    " Матвія Івана Γένεσις Ματθαίος Ιωάννης"
)
_WIDE_BOOKS = (
    "创世记 創世記 出埃及记 出埃及記 利未记 民数记 申命记 约书亚记 士师记 路得记 撒母耳记 列王纪"
    " 诗篇 詩篇 詩編 箴言 传道书 以赛亚书 以賽亞書 耶利米书 以西结书 但以理书 马太福音 馬太福音"
    " 马可福音 馬可福音 路加福音 约翰福音 約翰福音 使徒行传 使徒行傳 罗马书 羅馬書 哥林多前书"
    " 哥林多后书 加拉太书 以弗所书 希伯来书 启示录 啟示錄 マタイ マルコ ルカ ヨハネ 使徒言行録"
    " ローマ 黙示録 イザヤ書 창세기 출애굽기 레위기 민수기 신명기 여호수아 사사기 시편 잠언 이사야"
    " 예레미야 에스겔 다니엘 마태복음 마가복음 누가복음 요한복음 사도행전 로마서 고린도전서"
    " 고린도후서 갈라디아서 에베소서 히브리서 요한계시록"
)
BOOK = f"(?:(?:^|[^\\w])(?:{'|'.join(_BOOKS.split())})\\.?|(?:{'|'.join(_WIDE_BOOKS.split())}))"
"""A pattern for the name of a book of a scripture, in many languages."""
