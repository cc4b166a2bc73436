"""The words of litter: how publishing systems label comment forms, ways to the top and sharing.

One phrase between bars, in small letters; accents are folded before they are compared. The
languages are those into which the common systems are translated.
"""

ASKING = "leave|post|write|add|submit|make|drop|send|enter|give|join"
ANSWER = "comments?|repl(?:y|ies)|responses?|feedback|discussion|conversation"

SHAPES = (
    (
        rf"(?:{ASKING}) (?:us |in )?(?:a |an |your |the |on the )?(?:new )?(?:{ANSWER})"
        r"(?: (?:here|below|now))?(?: cancel (?:reply|comment))?"
    ),
    (
        r"(?:back|scroll|return|go|jump|up)(?: up)? to (?:the )?top"
        r"(?: of (?:the |this )?page)?(?: (?:button|link|arrow))?"
    ),
    rf"(?:\d{{1,6}}|no|zero|all|view(?: all)?|show|load(?: more)?|more) (?:{ANSWER})(?: yet)?",
    r"be the first to (?:comment|reply)(?: on this (?:article|post|story|entry))?",
    r"comments? (?:are|is) (?:now )?(?:closed|disabled|off)(?: (?:on|for) this \w{1,20})?",
    (
        r"(?:you must be |please )?log(?:ged)? in (?:or register )?"
        r"to (?:leave|post|add|write|reply|view)(?: a| your)?(?: comments?| reply)?"
    ),
    r"(?:previous|next|older|newer) (?:posts?|articles?|stor(?:y|ies)|entr(?:y|ies))",
    (
        r"(?:click to )?(?:share|tweet|email|pin) (?:this|via|on|with|to|by) (?:\w{1,20} ){0,6}"
        r"(?:\w{0,20}|\(opens in new window\)?)"
    ),
    r"like this|(?:like )?loading|like this:? loading|cancel reply|post comment|reply to this",
)
"""Lines of litter as regular expressions, for English."""

BEGINNINGS = """
your email address will not be|your email will not be|your e-mail address will not be
required fields are marked|save my name, email|this site uses akismet|learn how your comment data
notify me of follow|notify me of new|deine e-mail-adresse wird nicht
ihre e-mail-adresse wird nicht|die e-mail-adresse wird nicht|erforderliche felder sind
meinen namen, meine e-mail|meinen namen, e-mail|votre adresse e-mail ne sera
votre adresse de messagerie ne sera|votre adresse email ne sera|les champs obligatoires sont
enregistrer mon nom|tu direccion de correo electronico no
su direccion de correo electronico no|la direccion de correo electronico no
los campos obligatorios estan|guarda mi nombre|guardar mi nombre|il tuo indirizzo email non
l'indirizzo email non|il tuo indirizzo e-mail non|i campi obbligatori sono|salva il mio nome
o seu endereco de e|seu endereco de e|campos obrigatorios sao|campos obrigatorios marcados
salvar meus dados|guardar o meu nome|je e-mailadres wordt|het e-mailadres wordt
vereiste velden zijn|mijn naam, e-mail|din e-postadress kommer|obligatoriska falt
din e-mailadresse vil|din e-postadresse vil|sahkopostiosoitettasi ei|twoj adres e
wymagane pola sa|zapamietaj moje dane|vase e-mailova adresa|vyzadovane informace
e-posta adresiniz yayin|e-posta hesabiniz yayi|alamat email anda tidak|email cua ban se
ваш адрес email не|ваш e-mail не|ваш адрес электронной почты не|обязательные поля помечены
сохранить моё имя|ваша e-mail адреса не|メールアドレスが公開されることは
次回のコメントで使用するため|您的邮箱地址不会|您的电子邮箱地址不会|在此浏览器中保存我的|發佈留言必須填寫的
이메일 주소는 공개되지|이메일은 공개되지|다음 번 댓글 작성을|لن يتم نشر عنوان|האימייל לא יוצג
"""
"""How longer lines of litter begin."""

LINES = """
schreibe einen kommentar|schreiben sie einen kommentar|kommentar schreiben|kommentar verfassen
kommentar hinterlassen|hinterlasse einen kommentar|hinterlasse eine antwort|antwort hinterlassen
kommentar abschicken|keine kommentare|antworten abbrechen|antwort abbrechen
laisser un commentaire|laissez un commentaire|laisser une reponse|ajouter un commentaire
poster un commentaire|publier le commentaire|annuler la reponse|aucun commentaire
deja un comentario|deja una respuesta|dejar un comentario|dejar una respuesta|deja tu comentario
publicar comentario|publicar el comentario|cancelar la respuesta|cancelar respuesta
lascia un commento|lascia una risposta|invia commento|annulla risposta|nessun commento
deixe um comentario|deixe uma resposta|deixar um comentario|deixe seu comentario
cancelar resposta|enviar comentario|geef een reactie|laat een reactie achter|plaats een reactie
reactie annuleren|reactie plaatsen|lamna ett svar|lamna en kommentar|legg igjen en kommentar
legg igjen et svar|skriv en kommentar|skriv et svar|jata kommentti|laheta kommentti
dodaj komentarz|zostaw komentarz|anuluj pisanie odpowiedzi|opublikuj komentarz|napsat komentar
pridat komentar|zrusit odpoved|bir yanit yazin|bir yorum yazin|yorum yap|yaniti iptal et
tinggalkan komentar|tinggalkan balasan|batalkan balasan|de lai mot binh luan
добавить комментарий|оставить комментарий|написать комментарий|отменить ответ
отправить комментарий|комментариев нет|нет комментариев|залишити коментар|додати коментар
コメントを残す|コメントする|コメントを書く|コメントを送信|コメントをキャンセル|返信をキャンセル
发表回复|发表评论|取消回复|提交评论|留下评论|發表迴響|發佈留言|取消回覆|發表評論|發表回覆
댓글 남기기|댓글 달기|댓글 쓰기|응답 취소|답글 취소|댓글 작성|اترك تعليقا|اترك ردا|إلغاء الرد
השארת תגובה|כתיבת תגובה|ביטול תגובה
nach oben|zum seitenanfang|zuruck nach oben|zum anfang|haut de page|retour en haut
retour en haut de page|retour haut de page|volver arriba|ir arriba|volver al inicio|torna su
torna all'inizio|voltar ao topo|voltar para o topo|voltar ao inicio|naar boven|terug naar boven
till toppen|til toppen|takaisin ylos|do gory|wroc do gory|powrot na gore|nahoru|yukari cik
basa don|kembali ke atas|наверх|вернуться наверх|к началу страницы|вгору
トップへ戻る|ページトップへ|ページの先頭へ|先頭へ戻る|返回顶部|回到顶部|返回頂部|回到頂部
맨 위로|맨위로|위로 가기|العودة إلى الأعلى|חזרה למעלה
share|share this|share this article|share this post|share this story|teilen mit|teilen
partager|partager cet article|compartir|compartir en|condividi|compartilhe isso|compartilhe
udostepnij|поделиться|поделиться ссылкой|シェアする|分享到|공유하기
"""
"""Whole lines of litter, language by language."""

LABELS = """
name|your name|full name|email|e-mail|email address|your email|mail|website|web site|url|site|web
comment|comments|your comment|message|subject|reply|submit|send|cancel|post|top|up|print|copy link
link copied|like|tweet|facebook|twitter|x|linkedin|whatsapp|pinterest|reddit|telegram|tumblr
flipboard|pocket|mastodon|bluesky|threads|messenger|line|instagram|youtube|rss|search|menu|home
related|close|kommentar|e-mail-adresse|absenden|antworten|drucken|suche|nom|commentaire|site web
envoyer|repondre|imprimer|adresse e-mail|nombre|correo electronico|comentario|enviar|imprimir
responder|sitio web|nome|commento|sito web|invia|rispondi|stampa|reactie|naam|verzenden|namn|navn
skicka|imie|nazwa|komentarz|wyslij|isim|yorum|gonder|имя|сайт|комментарий|отправить|ответить
печать|名前|サイト|コメント|メール|送信|昵称|姓名|邮箱|网址|评论|提交|网站|電子郵件|이름|이메일|웹사이트
댓글|등록|الاسم|التعليق
"""
"""Labels and buttons: litter only beneath or beside other litter."""
