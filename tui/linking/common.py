"""Words that tie nothing, whatever a segment is about: short lists for a few languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tui.text import fold

_FUNCTION = {
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
}

_GENERAL = """
    ability able accept accepted accepts achieve achieved achieves achieving act acted acting acts
    actually add added adds advice advise advises affect affects ago agree agreed agrees aim aimed
    aims allow allowed allows ambitious amount answer answers apart appear area areas argue argued
    argues ask asked asking asks aspect aspects attempt attempts available average avoid avoids
    aware back bad based basically become becomes becoming began begin beginning begins behind
    believe believed believes benefit benefits best better big bit bother bring bringing brings
    brought build building built call called calls came care careful carefully cares case cases
    cause caused causes certain certainly challenge challenges chance change changed changes
    changing choose clear clearly collect collected collecting come comes coming comment comments
    common companies company complete completely complex complexity concept consider considered
    considers continue continued continues count counted counts cover covered covers create
    created creates creating curious current currently day days deal deliver delivered delivers
    describe described describes despite detail details develop developed developing development
    different difficult difficulty discuss discussed discusses discussing discussion due early
    easier easily easy effect effects effort efforts emphasize emphasizes end ends enjoy enjoyed
    enjoys entire especially essential event events eventual eventually exact exactly example
    examples excited exciting expect expected experience experiences explain explained explaining
    explains explore explored explores exploring express extremely fact fall falls far favorite
    feel feels fell felt find finding finds fine first five focus focused focuses focusing follow
    following follows form forward found four full fully gave general generally get gets getting
    give given gives giving go goal goals goes going gone good got great grew grow growing grows
    guess had half hand handle hands happen happened happens hard harder hear heard hears held
    help helped helpful helping helps hey high higher highlight highlights highly hold holds hope
    hopes huge idea ideas impact importance important impossible improve improved improves include
    included includes including increase increased increasing increasingly interact interest
    interested interesting introduce introduced introduces introducing introduction involve
    involved involves issue issues join joined joins keep keeping keeps kept key kind knew know
    knowing known knows large larger last late later latest lead leading leads learn learned
    learning let's lets level life limitations little live lives long longer look looked looking
    looks lot lots low lower made main major make makes making manage managed manages matter mean
    meaning means meet mention mentioned mentions method methods mighty mind minute minutes miss
    missed mistake mistakes moment month months move moves moving name named natural nature
    necessary need needed needs new news nice notable note noted notes notice noticed number
    numbers obstacles offer offered offering offers okay old open opinion opinions order outcome
    outcomes overcome part particular particularly parts pass passed past people perfect period
    person personal pick picked picks place places play plays point points possibility possible
    possibly potential potentially powerful pretty previous probably problem problems process
    processes produce produced produces project projects properties prove proved proven proves
    provide provided provides providing pull pulled pulls push pushed pushes put puts putting
    question questions quick quickly range rare reach read ready real reason reasons recent
    recently reflect regarding related relationship remain remains remarkable remarkably remember
    remembers require required requires requiring rest result results reveal revealed reveals
    right rise role run running runs said saw say saying says scale scope second see seeing seek
    seeks seem seems seen send sends sense sent serious serve serves set sets seven share shared
    shares sharing short show showed showing shown shows side significant significantly similar
    simple simplicity simply single situation situations six small solution solutions sort sorts
    sound sounds speak speaking speaks special specific spend spent stand start started starting
    starts state statement stay steady step steps stop stories story strengths strong struggle
    struggles subject success successful suffer suggest suggests support sure surprise surprising
    system systems take takes taking talk talked talking talks task tasks team tell tells ten tend
    tends term terms theme thing things think thinking thinks third thought thoughts three time
    times tip tips today told tomorrow took top topic topics touch transition tried tries true
    truly try trying turn turned turns two type types ultimately understand understanding
    understood update updates use used useful user users uses using usual usually value various
    version view views wait want wanted wants way ways week weeks welcome went wide wonder wonders
    word words work worked working works world worried worth written wrong year years yesterday
    young
"""

_WRITTEN = 0.03  # words that only one language has make up so much of a text in it, and more
_LEAST = 2  # such words, for a text may be short
_FREQUENT = 0.005  # a short word of an unlisted language is taken for one from here on
_SHORT = 4  # letters
_ENOUGH = 500  # words that tell frequent ones from chance

_LISTS = tuple(frozenset(fold(words).split()) for words in _FUNCTION.values())
_SHARED = Counter(word for words in _LISTS for word in words)
_OWN = tuple(frozenset(word for word in words if _SHARED[word] == 1) for words in _LISTS)
GENERAL = frozenset(_GENERAL.split())
"""English words that belong to any talk about anything."""


def function_words(terms: Iterable[str]) -> frozenset[str]:
    """The function words of the languages that a text is written in, by the words it has.

    Lists are not simply joined, for a function word of one language is a word of weight in
    another ("die", "war"). Where no list fits, the short words that make up much of the text
    are taken for its function words.
    """
    counts = Counter(terms)
    whole = counts.total()
    least = max(_LEAST, _WRITTEN * whole)
    written = [
        words
        for words, own in zip(_LISTS, _OWN, strict=True)
        if sum(counts[word] for word in own) >= least
    ]
    if written or whole < _ENOUGH:
        return frozenset[str]().union(*written)
    return frozenset(
        word
        for word, count in counts.items()
        if count >= _FREQUENT * whole and len(word) <= _SHORT and word.isalpha()
    )
