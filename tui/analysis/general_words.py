"""Words that say little about what is talked of: lists for a few languages.

They belong to any talk about anything: to discuss, important, year. Linking lowers them, but never
passes them over, and has to do without them in every other language.
"""

from __future__ import annotations

GENERAL_WORDS = {
    "en": """
        ability able absolutely accept accepted accepts according accordingly achieve achieved
        achieves achieving acknowledge act acted acting acts actual actually add added adding
        addition additional adds adopt adopted advantage advantages advice advise advises affect
        affected affects afraid age ago agree agreed agrees ahead aim aimed aiming aims allow
        allowed allowing allows alone amazing ambitious amount amounts announce announced
        announcement announces answer answers anymore anyway apart apparently appear appears
        applied applies apply applying appreciate approach approaches area areas argue argued
        argues argument arguments arise aside ask asked asking asks aspect aspects assume
        assumption attempt attempts attention available average avoid avoiding avoids aware away
        awesome back bad based basic basically basis become becomes becoming began begin beginning
        begins behind belief believe believed believes believing benefit benefits best better
        beyond big bigger biggest bit boost born bother bottom break breaking brief briefly
        brilliant bring bringing brings broad broader broken brought build building built bunch
        busy call called calling calls came capable care careful carefully cares carried carry
        case cases catch category cause caused causes causing center certain certainly challenge
        challenges challenging chance change changed changes changing check choice choices choose
        choosing chose chosen circumstances cite cited cites claim claimed claims clear clearer
        clearly close closely closer collect collected collecting combination combine combined
        come comes comfortable coming comment comments common commonly companies company compared
        compares comparing complete completely complex complexity complicated concept concepts
        concern concerned concerns conclusion condition conditions confirm confirmed confirms
        connect consequence consequences consider considered considering considers consistent
        constantly contain contains continue continued continues continuing contribute contributed
        contribution contributions cool core correct correctly count counted counts couple course
        cover covered covering covers crazy create created creates creating critical crucial
        curious current currently cut daily date day days deal dealing deals decade decades decide
        decided decides dedicated deep deeper deeply define defined defines definitely definition
        degree deliver delivered delivers demonstrate demonstrated demonstrates depend depending
        depends depth describe described describes describing description deserve despite detail
        detailed details determine determined develop developed developing development
        developments develops difference differences different differently difficult difficulties
        difficulty direct direction directly disagree discover discovered discovering discuss
        discussed discusses discussing discussion discussions distinction dive diverse done doubt
        dozens draw drop dropped due earlier early easier easily easy effect effective effectively
        effects efficiency efficient effort efforts either emerge emphasis emphasize emphasizes
        enable enabled enables enabling encounter encourage end ended ending ends enjoy enjoyed
        enjoys enormous ensure ensuring entire entirely episode episodes equal especially
        essential essentially establish established etc event events eventual eventually exact
        exactly example examples excellent except excited excitement exciting exist existed
        existing exists expand expanded expands expect expectation expectations expected expecting
        expects experience experienced experiences explain explained explaining explains
        explanation explore explored explores exploring express expressed expresses extend
        extended extent extra extreme extremely fact factor factors facts fail failed failure fair
        fairly fall falling falls familiar famous fantastic far fascinating fast faster favorite
        favourite feel feeling feelings feels fell felt figure figured final finally find finding
        findings finds fine finish finished first fit five focus focused focuses focusing follow
        followed following follows force form formed former forms forward found four frequently
        fresh front full fully fun fundamental fundamentally funny further gain gained gains gave
        general generally get gets getting give given gives giving glad go goal goals goes going
        gone gonna good got gotten great greater greatest grew group groups grow growing grown
        grows guess guest guests guy guys had half hand handle handles handling hands happen
        happened happening happens happy hard harder hear heard hearing hears held hello help
        helped helpful helping helps hey hi high higher highest highlight highlighted highlights
        highly hit hold holding holds honest honestly hope hopefully hopes hoping hour hours huge
        hundred hundreds idea ideal ideas identified identify imagine immediate immediately impact
        impacts implication implications importance important importantly impossible impressed
        impressive improve improved improvements improves improving include included includes
        including increase increased increases increasing increasingly incredible incredibly
        independent initial initially inside instance intended intent intention interact
        interaction interactions interest interested interesting interests introduce introduced
        introduces introducing introduction involve involved involves involving issue issues item
        items job jobs join joined joining joins jump keep keeping keeps kept key kind kinds knew
        know knowing known knows lack lacking large largely larger largest last lasting late
        lately later latest lead leading leads leap learn learned learning learns least led length
        let's lets letting level levels life lifetime like liked likes limit limitation
        limitations limited line listen listener listening little live lived lives living long
        longer look looked looking looks lose lot lots loved low lower lowest made main mainly
        maintain major majority make makes making manage managed manages manner matter matters
        mean meaning meaningful means meant meet meeting mention mentioned mentioning mentions
        mere merely met method methods middle mighty mind minor minute minutes miss missed missing
        mistake mistakes mix mode modern moment moments month months mood morning mostly move
        moved moves moving multiple name named namely names natural naturally nature near nearly
        necessarily necessary need needed needing needs new newer newest news next nice night non
        normal normally notable notably note noted notes notice noticed notices number numbers
        numerous observe obstacle obstacles obvious obviously occasion occur occurred odd offer
        offered offering offers oh okay old older ones ongoing open opened opening opens operate
        operating opinion opinions opposed opposite order ordinary originally outcome outcomes
        outside overall overcome overview own part particular particularly partly parts pass
        passed passing past people per percent perfect perfectly perform performed period periods
        person personal personally perspective perspectives phase phrase pick picked picking picks
        piece pieces place placed places play played playing plays please plenty plus point
        pointed points poor position positive possibilities possibility possible possibly post
        posted potential potentially powerful practical prefer prepare present presented
        presenting presents pretty prevent previous previously primarily primary principle
        principles prior priority probably problem problems process processes processing produce
        produced produces producing profound progress project projects promise promising proper
        properly properties propose proposed proposes prove proved proven proves provide provided
        provides providing publicly pull pulled pulls pure purpose purposes push pushed pushes
        pushing put puts putting question questions quick quickly quiet quite ran random range
        ranging rapid rapidly rare rate rather reach reached reaches reaching react reaction read
        reads ready real reality realize realized reason reasonable reasons recall receive
        received receives recent recently recognize recognized recommend recommended reduce
        reduced reduces reducing refer reference referred refers reflect reflected reflects regard
        regarding regular regularly relate related relates relation relationship relatively
        relevant relied rely remain remained remaining remains remarkable remarkably remember
        remembers remind remove removed replace replaced replaces reply reported reportedly
        represent represents require required requirement requires requiring respond responsible
        rest result resulted resulting results return returned returns reveal revealed revealing
        reveals rid right rise rises role roles rough roughly round run running runs sad said sat
        saw say saying says scale scope second see seeing seek seeking seeks seem seemed seems
        seen select selected send sends sense sensible sent separate series serious seriously
        serve served serves session set sets setting seven several shape share shared shares
        sharing shift shocked short shortly shot show showed showing shown shows side sides
        significance significant significantly similar similarly simple simpler simplest
        simplicity simply single sit site sites sitting situation situations six slightly slow
        slowly small smaller smart solid solution solutions solves soon sorry sort sorts sought
        sound sounds speak speaking speaks special specific specifically spend spending spends
        spent spoke spoken stand stands start started starting starts state stated statement
        states stay stayed steady step steps stick stood stop stopped stories story straight
        strange strengths strong stronger strongly struggle struggled struggles stuck stuff
        subject subjects success successful successfully such sudden suddenly suffer suggest
        suggested suggesting suggestion suggests suitable summary super support suppose supposed
        sure surface surprise surprised surprising surprisingly switch switched system systems
        tackle take taken takes taking talk talked talking talks task tasks team tell telling
        tells ten tend tends term terms text thank thanks theme themes thing things think thinking
        thinks third thought thoughtful thoughts thousand thousands threatens three throw thrown
        tied time timely times tiny tip tips title today together told tomorrow tons took top
        topic topics total totally touch touched tough toward towards traditional transition
        treated tried tries trouble true truly try trying turn turned turning turns twice two type
        types typical typically ultimate ultimately understand understanding understands
        understood undertake unexpected unfortunately unit unknown unless unlike unlikely unusual
        upcoming update updates upon urge urged urges usage use used useful user users uses using
        usual usually valuable value various version via view viewed views vs wait waiting want
        wanted wanting wants warn warned warning warns way ways week weekly weeks welcome went
        whatever whole wide widely wonder wondered wonderful wonders word words work worked
        working works world worried worries worry worse worst worth wow write written wrong wrote
        yeah year years yes yesterday young
    """,
    "de": """
        ab ablauf aktuell aktuelle aktuellen alt alte alten anderen anders anfang angebot antwort
        art arten aufgabe bedeutet beginnt beispiel beispiele bekannt bereich bereits berichtet
        besonders besser beste besten bestimmt bestimmte bevor bild bisher bleiben bleibt brauchen
        braucht bringen bringt dabei dafür dagegen daher darauf darum darüber davon dazu denken
        denkt deutlich diskutieren diskutiert drei eher eigene eigenen eigentlich einfach einige
        einigen einmal ende entscheiden entscheidung entwickeln entwickelt entwicklung erfahrung
        erfahrungen erfolg erhalten erklären erklärt erst erste ersten erzählen erzählt fall fast
        finden findet folge folgen form frage fragen führen führt fünf ganz ganze ganzen geben
        gebracht gefunden gegeben gehen geht gehört gelernt gemacht gemeinsam genau gerade gern
        gesagt gesamt gespräch gestern gibt ging gleich gleichzeitig groß große großen grund
        größer größte gut gute guten hilft hinter hoch hohe hohen höher idee ideen immer insgesamt
        interessant jahr jahre jahren jahres jedoch kam klar klein kleine kleinen kommen kommt
        kurz lange lassen laut leben leicht letzte letzten leute liegt lässt machen macht mal
        meint meinung mensch menschen minuten mittel monat monate monaten morgen muss möchte
        möglich möglichkeit möglichkeiten name nennt neu neue neuen neuer neues nie nutzen nutzt
        nächste nächsten oft paar person personen plan plant platz podcast problem probleme
        prozent punkt recht reden redet richtig rolle rund sache sachen sagen sagt schließlich
        schnell schritt schwer schwierig sechs sehen seite setzen setzt sicher sieht sogar sollte
        sollten spielen spielt sprechen spricht stark stehen steht stellen stellt stunden tag tage
        tagen teil teile thema themen tun unter unterschied unterstützt verschiedene verstehen
        versucht verändern verändert vielleicht vier voll vor wahr wahrscheinlich warum weg weil
        weise weit weiter weitere weiteren weiß welche welchen welcher welt wenig weniger werden
        wichtig wichtige wichtigen wirklich wissen woche wochen wohl wollen wollte worden wort
        worte zeigen zeigt zeit zeiten ziel ziele ziemlich zuerst zuletzt zum zurück zusammen zwar
        zwei zweite zweiten überhaupt
    """,
    "fr": """
        abord actuel actuelle ainsi ajoute aller ami améliorer an ancien annonce annoncé année
        années ans appelle appelé apporter apprendre arrive arrivé aujourd'hui autant autour
        autres avait avis beaucoup besoin bien bon bonne bref but capable cas cause centre certain
        certaine certaines certains chaque chose choses cinq clair commence commencer comprendre
        compte concerne connaît conseil consiste continue contraire coup cours créer côté d'abord
        dernier derniers dernière dernières deux devenir devenu devient devoir difficile différent
        différente différentes différents dire discute dit dite doit doivent donne donner durant
        dès effet encore enfin ensemble ensuite entre entreprise espère essayer estime exemple
        explique expliquer expérience faible faire fait faits faut façon fin finalement fois
        fonction fond force forme fort forte gens grand grande grandes grands gros groupe grâce
        guère généralement heure heures homme hommes hui idée idées il important importante
        importants invité jamais jeune jour jours jusque l'on laisse lieu long longtemps lorsque
        mal manière meilleur meilleure mettre mieux milieu mis mise moment monde montre montrer
        mot moyen niveau nombre nombreuses nombreux nouveau nouveaux nouvelle nouvelles offre
        ouvert paraît parfois parle parler part partie partir passe passer passé pays pense penser
        permet permettre personne personnes petit petite petites petits place plan plupart
        plusieurs point points porte pose possible pourrait pouvoir premier premiers première
        premières prendre presque principal pris problème problèmes prochain proche produit projet
        propose propre près présente présenter prévu puis quant quatre quelque quelques question
        questions raconte raison reste rester rien réalité récemment récent résultat rôle sait
        savoir second selon semaine semaines semble sens sept service seul seule seulement simple
        situation six société soit sorte souvent suite suivant sujet sujets système tard tel telle
        temps tenir terme tient toujours tour trois trop trouve trouver type tôt utilise utiliser
        va vais valeur vers veut vie vite voilà voir voit vraiment vu également épisode étape
        évoluer
    """,
    "es": """
        actual actualmente además afirma ahora algo alguien alguna algunas alguno algunos algún
        alto aparece apenas aquel aquella asegura aspecto aumento ayuda ayudar año años bajo base
        bastante bien buen buena bueno busca buscar cabo calidad cambio cambios camino capaz
        capítulo casi caso casos causa centro cerca charla cierto cinco claro comenta comenzar
        comienza común conoce conocer conocido conseguir consejo considera consigue continúa
        conversación cosa cosas crear cree creo cuatro cuenta cuestión da dado dan dar debe deben
        decir deja dejar demasiado demás dentro desarrollar desarrollo después detrás dice dicen
        dicho diferente diferentes difícil dijo distintos domingo día días ejemplo embargo empezar
        empieza encontrar encuentra entonces episodio equipo era error especial especialmente
        espera existe experiencia explica explicar falta favor final finalmente fondo forma formas
        frente fuera fuerte futuro fácil general gente gracias gran grande grandes grupo haber
        habla hablan hablar habrá había hacen haciendo hecho historia hizo hombre hora horas hoy
        idea ideas igual importancia importante importantes incluso información interesante
        invitado ir jamás joven junto lado largo lejos libre llega llegar lleva llevar luego lugar
        línea mal manera manos mayor mayoría medio medios mejor mejores menor menos mes meses
        mientras minutos misma mismo mismos modo momento mostrar mucha muchas muchos muestra mujer
        mundo más nadie necesario necesita ninguna ningún nivel niños nombre nueva nuevas nuevo
        nuevos nunca número ofrece opinión oportunidad origen parece parte partes partir pasa
        pasado pasar paso pensar pequeña pequeño permite permitir persona personas pesar piensa
        plan podcast poder podrá podría posibilidad posible pregunta preguntas presenta primer
        primera primeras primero primeros principal principales problema problemas proceso
        producto propia propio proyecto próximo pueblo puesto punto puntos público queda quedar
        quiere quizá razón realidad realizar recibe reciente recuerda respuesta resultado sabe
        saber sale salir seguir segunda segundo seguro según seis semana semanas sentido servicio
        será sería señala señor siempre siglo sigue siguiente simple sistema situación sola solo
        suele sólo tal tarde tema temas tener tenía tercera tiempo tienen tipo tomar total
        trabajar trabajo través tres usar uso usuario usuarios va vale valor van varias varios
        veces ver verdad vez vida viene vista volver vuelve ámbito época última últimas último
        últimos único
    """,
    "it": """
        abbastanza accade adesso afferma aiuto alcuna alcune alcuni alcuno allora alto altra altre
        altri altro ambito andare anni anno annuncia aperto appena arriva aspetto attraverso
        attuale aumento avere base bassa bella bene bisogno buon buona buono casi caso causa
        centro certo chiaro chiede cinque circa comunque conosce consiglio continua cosa cose crea
        creare crede dare davvero deve devono dice dicono diventa diverse diversi diverso domanda
        domande donne durante ecco effetti ein enorme episodio esempio esiste esperienza facile
        fanno fare fatto fine finora forma forse forte futuro generale gente giorni giorno giovane
        giusto grande grandi grazie gruppo idea idee importante importanti inizia iniziato insieme
        intanto interesse invece lascia lato lavora lavoro libero livello lontano loro luogo
        maggior maggiore mai mano meglio meno mentre mese mesi mette mezzo migliore minuti modi
        modo molta molte molti momento mondo mostra motivo nessun nessuna niente nome notizie
        nulla numero nuova nuove nuovi nuovo oggi ogni ora ore ormai ospite paese parla parlano
        parlare parole parte parti passato pensa pensare perciò persona persone piano piccola
        piccolo poco possono posto potere potrebbe prende presenta presente presto prima prime
        primi primo principale problema problemi processo prodotto progetto proposta propria
        proprio prossimo puntata punti punto qualche qualcosa qualcuno quasi quattro quindi
        racconta ragione realtà recente resta ricorda riesce riguarda rispetto risposta risultato
        ruolo sanno sapere sarebbe sarà secondo sei sembra semplice sempre senso sette settimana
        settimane sistema situazione sola solo soltanto spesso spiega spiegare stata stati stato
        stessa stesso storia subito successo tanto tema temi tempo terzo tipo totale troppo trova
        trovare ultima ultime ultimi ultimo unica unico usa usare uso valore varie vede vedere
        verità vero verso via viene vita volta volte vuole
    """,
    "pt": """
        acaba acho acontece afirma agora ainda ajuda ajudar algum alguma algumas alguns alguém
        alto ambiente ano anos antes aparece apesar aqui assunto através atrás atual aumento base
        bastante bem boa bom busca cada caminho caso casos causa cedo centro certa certo chega
        chegar cinco claro coisa coisas comenta começa começar comum conhece conhecido consegue
        conseguir considera conta contar continua conversa cria criar cuidado dado dar debate
        decisão deixa deixar demais dentro depois desenvolver desenvolvimento deve devem dia dias
        diferente diferentes difícil diz dizem dizer dois duas durante embora encontra encontrar
        enfim entender entrevista então episódio equipe especial espera exemplo existe experiência
        explica explicar fala falam falar falta faz fazem fazer feito fica ficar fim final forma
        formas forte frente futuro fácil gente geral grande grandes grupo história hoje homem hora
        horas ideia ideias igual importante importantes informação interesse início ir jamais
        jeito jovem lado lembra leva levar livre logo longe longo lugar maior maioria mal maneira
        melhor melhores menor menos meses mesma mesmos minutos modo momento mostra mostrar muda
        mudança muita muitas muitos mulher mundo mês nada necessário nenhum nenhuma ninguém nome
        nova novas novo novos nunca nível número oferece opinião ouvir parece parte partes passa
        passado passar pensa pensar pequena pequeno pergunta permite perto pessoa pessoas plano
        podcast poderia ponto pontos porém possível pouca pouco precisa preciso presente primeira
        primeiro principais principal problema problemas processo produto projeto própria próprio
        próximo qualquer quase quatro quer questão razão real realidade realmente recebe recente
        resposta resultado sabe saber sai segue segunda segundo seis semana semanas sempre sendo
        sentido seria serviço será sistema situação sobretudo tanta tanto tarde tema temas tempo
        tenta terceiro tinha tipo toda todos tomar total trabalha trabalho tudo usa usar uso vai
        valor veja vem ver verdade vez vezes vida visto volta várias vários vão área época última
        últimas último últimos única único
    """,
    "nl": """
        aandacht aantal acht achter actueel af afgelopen algemeen alleen allemaal allen alles
        anders antwoord bedoelt begin beginnen begint beide bekend belang belangrijk belangrijke
        bestaat beste betekent beter betreft bezig biedt bijna bijvoorbeeld blijft blijven boven
        breed brengen brengt buiten daar daarbij daardoor daarna daarom dag dagen deel denken
        denkt dezelfde ding dingen direct doen doet dragen drie duidelijk eens eerder eerst eerste
        eigen eigenlijk einde elk elke enige enkele ervaring even extra feit gaan gaat gast
        gebeurt gebruik gebruiken gebruikt gedaan gegeven gehad gekomen gelijk gemaakt genoeg
        gesprek geven geweest gewoon gezegd ging goed goede groei groep groot grootste grote half
        hand hangt hebt heel hele helemaal helpt hetzelfde hoeveel hoge hoog houden houdt huidige
        idee ideeën ieder iedere iedereen iemand iets inderdaad informatie jaar jaren jong juist
        keer kent keuze klaar klein kleine komen komt krijgen krijgt kwam laat laatste lang lange
        langer laten later leren leuk leven ligt lijkt maakt maand maanden maken makkelijk manier
        mee meerdere meest meeste mens mensen midden minder minuten misschien moeilijk mogelijk
        mogelijkheden moment naam naast neemt nemen net niemand nieuw nieuwe nodig nooit nummer
        onderwerp onderwerpen ongeveer onlangs oud oude paar per persoon plaats plan podcast praat
        praten precies proberen probleem problemen punt recent reden rol rond samen situatie
        slecht snel sommige soms soort speelt spelen spreekt staan staat start steeds sterk stuk
        succes tegelijk tijd tijdens toe tot totaal tussen twee tweede uit uiteindelijk uitleg
        uren uur vaak vanaf vandaag vanuit veel veranderd veranderen verder verhaal verschil
        verschillende vertellen vertelt vier vijf vinden vindt vol voldoende volgende volgens
        vooral voorbeeld vorig vorige vraag vragen vrij waarbij waarde waardoor wanneer week weet
        weg weinig weken wereld werk werken werkt weten wijze wil willen woord woorden zaken zeer
        zeggen zegt zeker zelf zelfs zes zetten zien ziet zoals zoek zorgt zou
    """,
}
