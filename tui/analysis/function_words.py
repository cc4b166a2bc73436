"""Function words of some languages: they tie nothing, whatever a segment is about.

Danish and Norwegian share a list. Where a text is in no language that is listed here, its short and
frequent words are taken for function words (see tui.analysis.stopwords).
"""

# ruff: noqa: RUF001  letters of other alphabets are meant

from __future__ import annotations

FUNCTION_WORDS = {
    "en": """
        a about above across after again against all almost along already also although always
        am among an and another any anybody anyone anything anywhere are aren't around as at away
        be became because been before being below between both but by can can't cannot could
        couldn't did didn't do does doesn't doing don't done down during each either else enough
        even ever every everybody everyone everything everywhere few for from further had hadn't
        has hasn't have haven't having he her here hers herself him himself his how however i i'd
        i'll i'm i've if in indeed instead into is isn't it its itself just least less let like
        likely many may maybe me might mine more moreover most mostly much must my myself near
        nearly neither never nevertheless next no nobody none nor not nothing now of off often on
        once one ones only onto or other others otherwise our ours ourselves out over own per
        perhaps quite rather really same several shall she should shouldn't since so some somebody
        someone something sometimes somewhere soon still such than that the their theirs them
        themselves then there therefore these they they're this those though through throughout
        thus till to together too toward towards under unless until up upon us very via was wasn't
        we we're we've well were weren't what whatever when where whereas whether which while who
        whoever whole whom whose why will with within without won't would wouldn't yes yet you
        you're you've your yours yourself
    """,
    "de": """
        aber als also am an auch auf aus bei beim bin bis bist da damit dann das dass dein deine
        dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch
        ein eine einem einen einer eines er es etwas euch euer für gegen habe haben hat hatte
        hatten hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jeder jedes
        jetzt kann kein keine keinen konnte können man mehr mein meine mich mir mit muss müssen
        nach nicht nichts noch nun nur ob oder ohne schon sehr sein seine seinem seinen seiner seit
        sich sie sind so soll sollen sondern sowie über um und uns unser unsere unter viel viele
        vom von vor war waren warum was weil wenn wer werden wie wieder will wir wird wo wurde
        wurden zu zum zur zwischen
    """,
    "fr": """
        à afin ai alors après au aussi autre aux avant avec avoir c'est car ce cela ces cet cette
        ceux chaque chez comme comment dans de depuis des donc dont du elle elles en encore entre
        est et était étaient été être eu fait faire il ils je jusqu la le les leur leurs lors lui
        mais même mes moins mon ne non nos notre nous on ont où ou par parce pas pendant peu peut
        peuvent plus pour pourquoi qu quand que quel quelle quelles quels qui quoi sa sans se sera
        ses si son sont sous sur ta te tes ton tous tout toute toutes très tu un une vers vos votre
        vous
    """,
    "es": """
        a al algo ante antes aquí así aún aunque cada como cómo con contra cual cuál cuando cuándo
        de del desde donde dónde dos durante e el él ella ellas ellos en entre era eran es esa esas
        ese eso esos esta está están estas este esto estos fue fueron ha había hace hacer hacia han
        hasta hay la las le les lo los más me mi mientras mis mucho muy nada ni no nos nosotros o
        otra otras otro otros para pero poco por porque pues puede pueden que qué quien quién se
        sea según ser si sí sido sin sobre son su sus también tan tanto te tiene tienen todo todos
        tras tu un una uno unos y ya yo
    """,
    "it": """
        a ad ai al alla alle allo anche ancora avere aveva c'è che chi ci come con contro così cui
        da dai dal dalla dalle dallo degli dei del della delle dello di dopo dove due e è ed era
        erano essere fa fare fra già gli ha hanno ho i il in io la le lei lo loro lui ma me mentre
        mi mia mio molto ne nei nel nella nelle nello no noi non nostro o ogni oltre per perché più
        poi può prima quale quali quando quanto quella quelle quelli quello questa queste questi
        questo qui se sei senza si sia sono sta su sua sue sugli sui sul sulla sulle suo tra tu
        tutti tutto un una uno vi
    """,
    "pt": """
        a à ainda além algo ao aos apenas após aquele aqui as às assim até bem cada com como contra
        da das de dela dele deles depois desde dessa desse desta deste do dos e é ela elas ele eles
        em enquanto entre era eram essa essas esse esses esta está estão estas este estes eu foi
        foram há isso isto já la lhe mais mas me mesmo meu minha muito na não nas nem no nos nós
        nossa nosso num numa o onde os ou para pela pelas pelo pelos pode podem por porque qual
        quando que quem são se seja sem ser seu seus sido sob sobre sua suas também tem têm ter
        toda todas todo todos tudo um uma você vocês
    """,
    "nl": """
        aan al alle als altijd andere ben bij dan dat de deze die dit doen door dus een en er ge
        geen had hadden heb hebben heeft hem het hier hij hoe hun ik in is ja je jij jullie kan kon
        kunnen maar meer men met mij mijn moet moeten na naar niet niets nog nu of om omdat ons
        onze ook op over te tegen toch toen tot u uit uw van veel voor waar waarom want waren was
        wat we weer wel werd werden wie wij wil worden wordt zal ze zelf zich zij zijn zo zonder
        zou zullen
    """,
    "sv": """
        att alla allt andra av bara blev bli blir de dem den denna deras det detta dig din du
        där då efter eller en ett fick finns från får för genom går ha hade han har hennes hon
        hur här i icke in inte ju kan kommer kunde man med mellan men mer mig mot mycket många
        måste ni nu när någon något några och också om oss på sedan sig sin sina ska skall
        skulle som så till under upp ut utan vad var vara varit vi vid vill vilka vilken är även
        över
    """,
    "no": """
        alle andre at av bare ble blev bli blir da de dem den denne der deres det dette dig din
        du efter eller en er et etter fik fikk for fordi fra får før gjennom går ha hadde han
        har havde hendes hennes hun hva hvad hvis hvor hvordan hvorfor i ikke ind inn jeg kan
        kom kunne man med meg mellem mellom men mer mere mig mot må mye ned noe noen nogle nu nå
        når og også om opp os oss over på seg selv sig sin skal skulle som så til ud under ut
        uten ved vi vil var vært være været å
    """,
    "pl": """
        aby ale bardzo bez bo by był była było być co czy dla do gdy gdzie go i ich ile im ja
        jak jako je jego jej jest jeszcze już kiedy kto która które którego której którzy który
        lub ma mają mnie może można mu na nad nie nią nich niego niż o od oraz po pod przed
        przez przy są się sobie swoje ta tak także tam te tego tej ten to tu tylko tym u w we
        więc wszystko z za ze że
    """,
    "ru": """
        а без более будет был была были было быть в вам вас во вот все всё всех вы где да для до
        его ее её если есть еще ещё же за здесь и из или им их к как когда который которые
        которая кто ли мне может можно мы на над надо не него нее нет ни них но о об однако он
        она они оно от перед по под после при про с себя со так также такой там тем то того тоже
        только тот ту ты у уже чем через что чтобы эта эти это этого этой этот я
    """,
    "cs": """
        aby ale ani až bude být byl byla bylo byli co což další do ho i já jak jako je jeho její
        jejich jen ještě jsem jsme jsou k kde když která které který kteří má mají mezi mě může
        na nad ne nebo než o od po pod podle pro proto protože před při s se si své svůj ta tak
        také takže tam ten tento to toho tom tu ty už v ve však za ze že
    """,
    "tr": """
        acaba ama ancak aslında bana bazı ben beni bir biri birçok biz bu buna bunlar bunu bunun
        da daha de değil diye dolayı en gibi göre hem hep her hiç için ile ise kadar karşı kendi
        ki kim mı mi mu mü nasıl ne neden niye o olan olarak oldu olduğu olsa onlar onu onun
        önce sadece sanki sen siz sonra şey şu tüm ve veya ya yani yok zaten
    """,
    "fi": """
        ei eivät eli en entä että ette he hän häntä ja jo joka jos josta jotka kanssa kuin kuka
        kun kuten me mikä missä mitä mukaan mutta myös ne niin niitä no nyt näin ole oli olla
        olivat olisi on ovat sekä se sen siellä sitä sitten tai tämä tämän tästä te tuo vaan vai
        vain vielä voi
    """,
}
