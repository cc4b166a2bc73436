"""What the letters of English words do not tell: which weigh little, which belong together."""

from __future__ import annotations

from functools import cache

_LIGHT = """
    a about above across after again against all almost along already also although always am among
    an and another any anybody anyone anything are arent as at away be became because become been
    before behind being below between both but by came can cannot cant come could couldnt did didnt
    do does doesnt doing dont down during each either else even ever every everybody everyone
    everything few for from get gets getting give given go goes going gone gonna got had hadnt has
    hasnt have havent having he hed her here hers herself hes him himself his how however i id if
    ill im in instead into is isnt it its itself ive just kind know let lets like lot lots made make
    makes many may maybe me might mine more most much must my myself neither never no nobody none
    nor not nothing now of off often oh ok okay on once one only onto or other others our ours out
    over own perhaps quite rather really said same say says see seem seems shall she shes should
    shouldnt since so some somebody someone something somewhere still such than that thats the their
    theirs them themselves then there theres these they theyd theyll theyre theyve thing things this
    those though through thus to together too toward towards uh um under until up upon us versus
    very via vs want was wasnt way we wed well went were werent weve what whatever whats when
    whenever where wheres wherever whether which while who whoever whole whom whose why will with
    within without wont would wouldnt yeah yes yet you youd youll your youre yours yourself youve
"""

LIGHT = frozenset(_LIGHT.split())
"""Words that say little about what a segment is about, folded as terms are."""

_ENDINGS = """
    a able ably age al ally an ance ances ancy ant ants ary ate ated ates ating ation ations ative
    e ed en ence ences ency ent ents er ers es est ful fully ian ians ible ic ical ically ics ied
    ier ies iest ification ified ifies ify ily in ing ings ion ions ious ise ised iser ises ising
    ism ist istic ists ities ition itions itive ity ive ively ization ize ized izer izes izing
    less ly ment ments ness nce nces ncy nt nts or ors ory ous ously s t te ted tes th tic ting
    tion tions tive ty ure ures us y
"""

ENDINGS = frozenset(("", *_ENDINGS.split()))
"""What forms of one word end with, after the stem that they share."""

_IRREGULAR = """
    arise arose arisen|awake awoke awoken|bear bore borne born|beat beaten|become became|
    begin began begun|bend bent|bind bound|bite bit bitten|bleed bled|blow blew blown|
    break broke broken|breed bred|bring brought|build built|burn burnt|buy bought|catch caught|
    choose chose chosen|come came|creep crept|deal dealt|die dying|dig dug|draw drew drawn|
    dream dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|
    feel felt|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|
    forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|give gave given|
    grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|know knew known|
    lay laid|lead led|lean leant|leap leapt|learn learnt|leave left|lend lent|lie lying|light lit|
    lose lost|make made|mean meant|meet met|mistake mistook mistaken|overcome overcame|pay paid|
    prove proven|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|
    seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot|show shown|
    shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|
    speak spoke spoken|spend spent|spin spun|spring sprang sprung|stand stood|steal stole stolen|
    stick stuck|sting stung|strike struck|swear swore sworn|sweep swept|swim swam swum|swing swung|
    take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|
    understand understood|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|
    wind wound|withdraw withdrew withdrawn|write wrote written|
    child children|foot feet|goose geese|half halves|knife knives|leaf leaves|life lives|man men|
    mouse mice|person people|shelf shelves|tooth teeth|wife wives|wolf wolves|woman women
"""

# Everyday words that people take one for another when they remember what was said, not how.
_ALIKE = """
    advice guidance tips|aim goal purpose|airplane aircraft plane|angry mad furious|
    answer reply respond|argue debate dispute|assist help aid|attempt try|autumn fall|
    battle fight combat|begin start launch|big large huge|brain mind|build construct create|
    business company corporation firm|buy acquire purchase|car automobile vehicle|
    career job profession work|change shift transform|cheap affordable inexpensive|
    choose pick select|city town|clever intelligent smart|clothes clothing outfit|
    comedy funny humor joke|concept idea notion|conclude end finish|conflict war|
    cost expense price|country nation|courage brave bravery|crime criminal illegal|
    cure heal treatment|customer client user|danger hazard peril risk threat|
    deadly fatal lethal|death dead die|decrease cut lower reduce|defeat lose loss|
    depart leave quit resign|difficult hard tough|disease illness sick|dismiss fire layoff|
    doctor physician|drug medication medicine|easy simple|eat diet food meal|
    educate education school teach|employ hire recruit|employee staff worker|
    enemy opponent rival|enhance improve|error mistake|exercise workout|fame celebrity famous|
    fast quick rapid|fear afraid scared|film movie|fix repair|forecast predict|
    found establish|friend buddy|glad happy|grow expand increase|guess estimate|
    home house|humanity humankind mankind|husband spouse wife|image photo picture|
    income pay salary wage|instrument tool|issue problem trouble|journey travel trip|
    kid child|kill murder|law legal regulation|leader boss manager|lonely alone|
    marriage marry wedding|meaning significance|memory recall remember|method approach technique|
    mobile phone smartphone|money cash fund|ocean sea|parent father mother|police cop|
    poor poverty|professor teacher|pupil student|quarrel argue|religion belief faith|
    rich wealthy wealth|safe secure|sad unhappy|small little tiny|space universe cosmos|
    speak talk|speed velocity|strange odd weird|victory win
"""


def kin_of(word: str) -> frozenset[str]:
    """The other forms of an irregular word; of any other word, none."""
    return _kin().get(word, frozenset())


def alike_to(word: str) -> frozenset[str]:
    """Words, in all their forms, that people use for an everyday word or a form of it."""
    return _alike().get(word, frozenset())


def is_known(word: str) -> bool:
    """Whether a word is known here, and so is hardly a misspelling of another."""
    return word in LIGHT or word in _kin() or word in _alike()


@cache
def _kin() -> dict[str, frozenset[str]]:
    kin: dict[str, frozenset[str]] = {}
    for line in _IRREGULAR.split("|"):
        base, *others = line.split()
        forms = _regular_forms(base) | frozenset(others)
        for form in forms:
            kin[form] = kin.get(form, frozenset()) | (forms - {form})
    return kin


@cache
def _alike() -> dict[str, frozenset[str]]:
    alike: dict[str, frozenset[str]] = {}
    for line in _ALIKE.split("|"):
        forms = {word: _regular_forms(word) | kin_of(word) for word in line.split()}
        for word, own in forms.items():
            others = frozenset().union(*(forms[other] for other in forms if other != word))
            for form in own:
                alike[form] = alike.get(form, frozenset()) | (others - {form})
    return alike


def _regular_forms(base: str) -> frozenset[str]:
    """A base form and what may be made from it by rule; some of that is no word."""
    stem = base.removesuffix("e")
    endings = {base, base + "s", stem + "ed", stem + "ing", base + base[-1] + "ing"}
    if base.endswith("y"):
        endings |= {base[:-1] + "ies", base[:-1] + "ied"}
    return frozenset(endings)
