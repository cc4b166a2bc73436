"""The names that front matter has for what we read: to add a name is one word in one line.

Names are normalized (see normalize_name): "published_at" and "publishedAt" are "publishedat". Of
several that a file has, the first in a line counts.
"""

from functools import lru_cache

_TITLES = (
    "titel titre título titulo titolo tytuł başlık otsikko rubrik tittel názov název заголовок"
    " название назва 标题 標題 题目 題目 タイトル 題名 제목 العنوان عنوان शीर्षक tiêuđề judul"
)
_SHOWS = (
    "series sendung émission programa programma podcastnaam emissão trasmissione seria program"
    " подкаст передача 播客 节目 節目 番組 ポッドキャスト 팟캐스트 프로그램 بودكاست"
)
_DATES = (
    "datum veröffentlicht veröffentlichtam erschienen erschienenam stand publié publiéle"
    " datedepublication fecha fechadepublicación fechadepublicacion publicado publicadoel"
    " publicadoem data datadepublicação datadipubblicazione pubblicato pubblicatoil gepubliceerd"
    " gepubliceerdop publicatiedatum opublikowano datapublikacji tarih yayıntarihi yayın"
    " publicerad publicerat julkaistu дата опубликовано датапубликации 日期 时间 发布时间 發布時間"
    " 发布日期 發布日期 公開日 配信日 日付 投稿日 날짜 게시일 발행일 작성일 التاريخ तारीख"
    " दिनांक ngày tanggal"
)
_ADDRESSES = (
    "quelle adresse lien enlace fuente fonte endereço źródło bron kaynak adres bağlantı källa kilde"
    " lähde länk ссылка источник 链接 鏈接 連結 原文 原文链接 来源 來源 リンク 出典 링크 출처"
    " الرابط المصدر  स्रोत लिंक nguồn sumber"
)
_TABLE = {
    "episode.title": f"title episodetitle videotitle fulltitle name headline {_TITLES}"
    " titredelépisode titredelepisode títulodelepisodio títulodoepisódio titolodellepisodio",
    "episode.show": f"show podcast showname podcastname podcasttitle showtitle {_SHOWS}",
    "episode.channel": "channel channelname channeltitle uploader",
    "episode.author": "author authors creator",
    "episode.category": "category categories type",
    "episode.number": "number episodenumber episodeno episode epnumber ep issue",
    "episode.published": "published publisheddate publisheddatetime publishedat publishdate pubdate"
    " datepublished releasedate released airdate uploaddate episodedate episodepublishdate"
    f" publishingdate uploaded aired date dateadded {_DATES}",
    "episode.duration": "durationseconds lengthseconds duration durationformatted audioduration"
    " runtime runningtime totaltime dauer laufzeit durée duree duración duracion durata duração"
    " totallength totalduration totalruntime videolength videoduration episodelength"
    " episodeduration audiolength länge gesamtlänge 时长 時長 视频时长 影片長度 总时长 長さ"
    " endedafter"
    " süre toplamsüre czastrwania długość tijdsduur tempototale längd varaktighet kesto المدة अवधि"
    " thờilượng durasi"
    " 동영상길이 길이 재생시간 原始时长 再生時間 длительность продолжительность",
    "episode.length": "length",  # of time, or as often of bytes
    "episode.media": "media mediaurl youtubeurl youtubelink youtube videourl videolink video"
    " audiourl audiolink audio file fileurl enclosure enclosureurl mp3url mp3 m4a medialink"
    " recordingurl recordinglink recording episodeurl episodelink watchurl watch player playerurl"
    " shareurl sharelink streamurl stream timestampurl audiofile videofile",
    "episode.address": "url link source sourceurl sourcefile originalurl weburl webpage webpageurl",
    "episode.links": "links ids",
    "episode.video_id": "youtubeid youtube videoid",
    "episode.overview": "overview summary intro description excerpt subtitle",
    "episode.description": "description summary shownotes notes content body overview text",
    "episode.sign": "audio audiourl mp3 duration podcast episode enclosure videoid youtube"
    " youtubeurl media show guest guests hosts episodeindex",
    "episode.chapters": "chapters chapter chaptermarks timestamps timestamp timecodes timeline"
    " segments toc tableofcontents outline sections marks",
    "episode.chapters.sign": "chapters chapter segments timestamps timecodes",
    "episode.chapters.sure": "chapters chaptermarks timestamps timecodes",
    "chapter.start": "start starttime startoffset startseconds begin from time timestamp timecode"
    " at offset ts t seconds sec startat startsat beginat beginsat",
    "chapter.start_ms": "startms starttimems starttimemilliseconds startmilliseconds offsetms",
    "chapter.end": "end endtime endoffset endseconds to until stop",
    "chapter.title": "title name label chapter topic heading headline header subject caption",
    "chapter.text": "text line body summary description content notes",
    "chapter.speaker": "who speaker",
    "news.title": f"title headline name überschrift {_TITLES}"
    " betreff asunto assunto oggetto objet onderwerp",
    "news.excerpt": "excerpt summary description abstract subtitle teaser dek lead",
    "news.published": "publisheddatetime publishedtime publishedat datepublished publishdate"
    " publisheddate publicationdate published publishedon pubdate date dated datetime posted"
    f" postedat postedon {_DATES} createdat created dateadded updatedat updated lastupdated"
    " modified lastmod",
    "news.address": "weburl urlsource originalurl url link href canonicalurl canonical sourceurl"
    " articleurl externalurl permalink redirect source clippedfrom clippedurl savedfrom loc"
    f" {_ADDRESSES}",
    "news.path": "path slug originalslug",
    "news.topics": "topics tags categories keywords subjects schlagwörter stichwörter motsclés"
    " etiquetas palavraschave parolechiave etichette tagi trefwoorden etiketler etiketter"
    " теги 标签 標籤 タグ 태그 الوسوم",
    "news.images": "images image img thumbnail cover coverimage featuredimage",
    "news.provider": "provider providername publisher sitename outlet site source quelle fuente"
    " fonte źródło bron kaynak källa источник 来源 來源 出典 출처 المصدر स्रोत",
    "news.domain": "domain providerdomain",
    "news.related": "related relateditems relatedarticles relatednews",
    "news.items": "items articles news entries stories posts bookmarks headlines results",
    "news.text": "content body text article fulltext",
    "news.secured": "secured",
    "news.quality": "quality",
    "news.heat": "heat",
    "news.sign": "publisheddatetime weburl originalurl ampweburl provider secured excerpt",
    "item.title": "title resolvedtitle giventitle headline name webtitle websitetitle booktitle"
    " articletitle storytitle",
    "item.address": "url resolvedurl givenurl link href sourceurl weburl originalurl canonicalurl"
    " articleurl externalurl storyurl permalink canonical alternate uri",
    "item.published": "datepublished publishedat published publisheddate pubdate"
    " webpublicationdate publicationdate issued date crawltimemsec seendate saveddate savedat"
    " createdat createdutc created timeadded addedat dateadded time timestamp lastinteractiondate"
    " highlightedat added datemodified updatedat updated",
    "item.provider": "publisher sitename publicationtitle publication feed origin site domainname"
    " sourcename feedtitle source provider containertitle",
    "item.topics": "tags documenttags labels folder categories keywords topics category tag"
    " tagcache",
    "item.images": "image bannerimage previewpicture topimageurl thumbnail cover imageurl",
    "item.excerpt": "excerpt summary selection extended note description abstract abstractnote"
    " trailtext snippet storytext highlight highlights",
    "item.author": "author bookauthor authors byline",
    "provider.name": "name title",
    "provider.domain": "domain host",
    "image.address": "url src feature path href",
    "image.own_address": "url src",
    "image.size": "width height iscached",
}

FIELD_NAMES = {target: tuple(names.split()) for target, names in _TABLE.items()}
for _what in ("title", "address", "published", "provider", "topics", "images", "excerpt"):
    _names = (*FIELD_NAMES[f"item.{_what}"], *FIELD_NAMES[f"news.{_what}"])
    FIELD_NAMES[f"item.{_what}"] = tuple(dict.fromkeys(_names))
"""The names of each thing that is read, the most telling first; an item has all of news."""

_NAME_SETS = {target: frozenset(names) for target, names in FIELD_NAMES.items()}
_NAMES = 2048  # that are kept as they were normalized
_PUNCTUATION = str.maketrans("", "", "_- .")


def is_named(name: str, *targets: str) -> bool:
    """Whether a name as written is one of those for any of these things."""
    normalized = normalize_name(name)
    return any(normalized in _NAME_SETS[target] for target in targets)


@lru_cache(_NAMES)
def normalize_name(name: str) -> str:
    """A field's name without case and punctuation: "published_at" is "publishedAt"."""
    return name.translate(_PUNCTUATION).lower()
