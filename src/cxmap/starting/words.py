"""What is asked, answered and taught when a map begins, as one closed record per language."""

from __future__ import annotations

from msgspec import Struct

from cxmap.starting.kinds import Caution, Kind, Reason


class StartingWords(Struct, frozen=True, kw_only=True):
    """The words of one language."""

    language: str
    # questions, each with what may be answered
    ask_cause: str
    ask_scope: str
    ask_part: str
    ask_maturity: str
    ask_business: str
    causes: tuple[str, str, str]
    """Known, unknown, and that it is not clear."""
    scopes: tuple[str, str, str]
    """One journey, the whole relation, and that it is not clear."""
    maturities: tuple[str, str, str]
    """First steps, under way, established."""
    businesses: dict[str, str]
    none_of_these: str
    pick: str
    """What stands before the cursor, with the numbers `{first}` to `{last}`."""
    again: str
    # the answer
    fits: dict[Kind, str]
    because: str
    also: str
    against: str
    reasons: dict[Reason, str]
    """One whole sentence each, that can follow a colon; `{part}` is the part of the lifecycle that was named."""
    cautions: dict[Caution, str]
    kinds: dict[Kind, str]
    # comments in the map
    about: dict[Kind, str]
    unknown: str
    owner: str
    scope: str
    scale: str
    goal: str
    personas: str
    persona: str
    sources: str
    source_name: str
    channels: str
    own_channels: str
    experience: str
    feelings: str
    feeling: str
    pain: str
    pain_example: str
    impact: str
    impact_example: str
    evidence: str
    opportunities: str
    data: str
    title: str
    """The title of an outline that has none."""
    first_phase: str
    first_touchpoint: str


def _en() -> StartingWords:
    return StartingWords(
        language="en",
        ask_cause="Do you know where customers are dissatisfied, and what causes it?",
        ask_scope="Is it about one journey, or about the whole relationship with the customer?",
        ask_part="Which part of the customer lifecycle is it about? (leave empty for all of it)",
        ask_maturity="How far is your organisation with customer experience?",
        ask_business="What kind of business is it?",
        causes=("yes", "no", "not sure"),
        scopes=("one journey", "the whole relationship", "not sure"),
        maturities=("first steps", "under way", "established"),
        businesses={
            "retail": "retail",
            "hotel": "hotel",
            "consumer-goods": "fast-moving consumer goods",
            "insurer": "insurer",
            "bank": "bank",
            "non-profit": "non-profit organisation",
            "software": "software",
            "public-service": "public service",
        },
        none_of_these="none of these",
        pick="Your choice, {first} to {last}: ",
        again="Please type a number from {first} to {last}.",
        fits={
            "journey": "What fits is a customer journey map: one journey, in detail.",
            "experience": "What fits is a customer experience map: the whole relationship, from beginning to end.",
        },
        because="Because",
        also="Also",
        against="Mind",
        reasons={
            "part named": "it is about one part of the lifecycle: {part}.",
            "cause unknown": "nobody knows yet where the trouble lies; zooming in now could miss it.",
            "cause known": "the trouble is known, so one journey can be looked at closely.",
            "relation asked": "the whole relationship is meant.",
            "journey asked": "one journey is meant.",
            "first steps": "at the beginning of a programme, first find where experience lags behind expectation.",
            "experienced": "the organisation knows how to work with what a detailed map shows.",
            "nothing said": "nothing is known yet, and the whole shows where to look closer.",
        },
        cautions={
            "cause may lie outside": "the cause may lie outside this journey; ask customers before you decide.",
            "other journeys unseen": "draw a journey map next, of the worst part that this one shows.",
            "relation unseen": "the rest of the relationship stays unseen; an experience map would show it.",
            "programme is young": "in a young programme an experience map often comes first.",
        },
        kinds={"journey": "journey map", "experience": "experience map"},
        about={
            "journey": "A journey map: one journey, step by step, as customers live it.",
            "experience": "An experience map: the whole relationship, from the first contact to the last.",
        },
        unknown="Leave out what you do not know: nothing is not zero. Change every name to your own.",
        owner="who keeps this map up to date",
        scope="what customers want to achieve; also: trigger, outcome, question, includes, excludes",
        scale="Scores run from -2 to 2 unless another scale is given:",
        goal="what you want customers to experience; a phase, channel or touchpoint may have its own",
        personas="Whose experience is it? Several personas may each have their own scores.",
        persona="Customer",
        sources="What scores rest on. A touchpoint names it with `evidence: [interviews]`.",
        source_name="Interviews with customers",
        channels="Every channel and what it is there for; its goal holds wherever it is met (`goal: 1`).",
        own_channels="Say of every channel what it is there for (`purpose`) and whether it is online or offline (`mode`).",
        experience="how it is for customers, from -2 to 2",
        feelings="in their words",
        feeling="hopeful",
        pain="what hurts, 1 to 5",
        pain_example="Prices are hard to find",
        impact="a moment that decides",
        impact_example="Whoever gives up here does not come back",
        evidence="what you know it from",
        opportunities="What could be done, ranked by impact and feasibility (1 to 5):",
        data="Answers of a survey are bound, not copied; `cxmap measure` counts them:",
        title="Our map",
        first_phase="Journey",
        first_touchpoint="First contact",
    )


def _nl() -> StartingWords:
    return StartingWords(
        language="nl",
        ask_cause="Weet u waar klanten ontevreden zijn, en waardoor dat komt?",
        ask_scope="Gaat het om één klantreis, of om de hele relatie met de klant?",
        ask_part="Om welk deel van de customer lifecycle gaat het? (leeg laten voor het geheel)",
        ask_maturity="Hoe ver is uw organisatie met klantbeleving?",
        ask_business="Wat voor bedrijf is het?",
        causes=("ja", "nee", "niet zeker"),
        scopes=("één klantreis", "de hele relatie", "niet zeker"),
        maturities=("eerste stappen", "onderweg", "gevorderd"),
        businesses={
            "retail": "winkelbedrijf",
            "hotel": "hotel",
            "consumer-goods": "dagelijkse consumptiegoederen (FMCG)",
            "insurer": "verzekeraar",
            "bank": "bank",
            "non-profit": "non-profitorganisatie",
            "software": "software",
            "public-service": "overheidsdienst",
        },
        none_of_these="geen van deze",
        pick="Uw keuze, {first} tot en met {last}: ",
        again="Typ een getal van {first} tot en met {last}.",
        fits={
            "journey": "Hier past een customer journey map: één klantreis, tot in detail.",
            "experience": "Hier past een customer experience map: de hele relatie, van begin tot eind.",
        },
        because="Want",
        also="Ook",
        against="Let op",
        reasons={
            "part named": "het gaat om één deel van de lifecycle: {part}.",
            "cause unknown": "niemand weet nog waar het misgaat; wie nu inzoomt, kan het missen.",
            "cause known": "het knelpunt is bekend, dus één klantreis kan precies bekeken worden.",
            "relation asked": "de hele relatie is bedoeld.",
            "journey asked": "één klantreis is bedoeld.",
            "first steps": "zoek aan het begin van een programma eerst waar de beleving achterblijft bij de verwachting.",
            "experienced": "de organisatie weet te werken met wat een gedetailleerde kaart laat zien.",
            "nothing said": "er is nog niets bekend, en het geheel laat zien waar u nader moet kijken.",
        },
        cautions={
            "cause may lie outside": "de oorzaak kan buiten deze klantreis liggen; vraag het klanten voordat u beslist.",
            "other journeys unseen": "teken hierna een journey map van het slechtste deel dat deze kaart laat zien.",
            "relation unseen": "de rest van de relatie blijft buiten beeld; een experience map zou die tonen.",
            "programme is young": "in een jong programma komt een experience map vaak eerst.",
        },
        kinds={"journey": "journey map", "experience": "experience map"},
        about={
            "journey": "Een journey map: één klantreis, stap voor stap, zoals klanten die beleven.",
            "experience": "Een experience map: de hele relatie, van het eerste contact tot het laatste.",
        },
        unknown="Laat weg wat u niet weet: niets is geen nul. Vervang elke naam door uw eigen naam.",
        owner="wie deze kaart bijhoudt",
        scope="wat klanten willen bereiken; ook: trigger, outcome, question, includes, excludes",
        scale="Scores lopen van -2 tot 2, tenzij er een andere schaal staat:",
        goal="wat u klanten wilt laten beleven; een fase, kanaal of contactmoment mag een eigen doel hebben",
        personas="Wiens beleving is het? Meer persona's kunnen elk hun eigen scores hebben.",
        persona="Klant",
        sources="Waar scores op rusten. Een contactmoment noemt het met `evidence: [interviews]`.",
        source_name="Interviews met klanten",
        channels="Elk kanaal met zijn functie; het doel van een kanaal geldt overal (`goal: 1`).",
        own_channels="Zeg van elk kanaal waarvoor het er is (`purpose`) en of het online of offline is (`mode`).",
        experience="hoe klanten het beleven, van -2 tot 2",
        feelings="in hun eigen woorden",
        feeling="hoopvol",
        pain="wat pijn doet, 1 tot 5",
        pain_example="Prijzen zijn moeilijk te vinden",
        impact="een moment dat beslist",
        impact_example="Wie hier afhaakt, komt niet terug",
        evidence="waar u het van weet",
        opportunities="Wat er gedaan kan worden, gerangschikt naar impact en haalbaarheid (1 tot 5):",
        data="Antwoorden van een enquête worden gekoppeld, niet overgetypt; `cxmap measure` telt ze:",
        title="Onze kaart",
        first_phase="Klantreis",
        first_touchpoint="Eerste contact",
    )


def _de() -> StartingWords:
    return StartingWords(
        language="de",
        ask_cause="Wissen Sie, wo Kunden unzufrieden sind und woran das liegt?",
        ask_scope="Geht es um eine einzelne Reise oder um die ganze Kundenbeziehung?",
        ask_part="Um welchen Teil des Kundenlebenszyklus geht es? (leer lassen für den ganzen)",
        ask_maturity="Wie weit ist Ihre Organisation mit Kundenerlebnissen?",
        ask_business="Um welche Art von Unternehmen geht es?",
        causes=("ja", "nein", "nicht sicher"),
        scopes=("eine Reise", "die ganze Beziehung", "nicht sicher"),
        maturities=("erste Schritte", "auf dem Weg", "etabliert"),
        businesses={
            "retail": "Einzelhandel",
            "hotel": "Hotel",
            "consumer-goods": "Konsumgüter des täglichen Bedarfs",
            "insurer": "Versicherung",
            "bank": "Bank",
            "non-profit": "gemeinnützige Organisation",
            "software": "Software",
            "public-service": "öffentlicher Dienst",
        },
        none_of_these="nichts davon",
        pick="Ihre Wahl, {first} bis {last}: ",
        again="Bitte eine Zahl von {first} bis {last} eingeben.",
        fits={
            "journey": "Hier passt eine Customer Journey Map: eine einzelne Reise, im Detail.",
            "experience": "Hier passt eine Customer Experience Map: die ganze Beziehung, von Anfang bis Ende.",
        },
        because="Denn",
        also="Außerdem",
        against="Zu beachten",
        reasons={
            "part named": "es geht um einen Teil des Lebenszyklus: {part}.",
            "cause unknown": "noch weiß niemand, wo es hakt; wer jetzt hineinzoomt, könnte es übersehen.",
            "cause known": "die Schwachstelle ist bekannt, also lässt sich eine Reise genau betrachten.",
            "relation asked": "die ganze Beziehung ist gemeint.",
            "journey asked": "eine einzelne Reise ist gemeint.",
            "first steps": "am Anfang eines Programms gilt es zuerst zu finden, wo das Erlebnis hinter der Erwartung zurückbleibt.",
            "experienced": "die Organisation weiß mit dem umzugehen, was eine detaillierte Karte zeigt.",
            "nothing said": "noch ist nichts bekannt, und das Ganze zeigt, wo genauer hinzusehen ist.",
        },
        cautions={
            "cause may lie outside": "die Ursache kann außerhalb dieser Reise liegen; fragen Sie Kunden, bevor Sie entscheiden.",
            "other journeys unseen": "zeichnen Sie danach eine Journey Map des schlechtesten Teils, den diese Karte zeigt.",
            "relation unseen": "der Rest der Beziehung bleibt unsichtbar; eine Experience Map würde ihn zeigen.",
            "programme is young": "in einem jungen Programm kommt eine Experience Map oft zuerst.",
        },
        kinds={"journey": "Journey Map", "experience": "Experience Map"},
        about={
            "journey": "Eine Journey Map: eine Reise, Schritt für Schritt, wie Kunden sie erleben.",
            "experience": "Eine Experience Map: die ganze Beziehung, vom ersten Kontakt bis zum letzten.",
        },
        unknown="Lassen Sie weg, was Sie nicht wissen: nichts ist nicht null. Ersetzen Sie jeden Namen durch Ihren eigenen.",
        owner="wer diese Karte pflegt",
        scope="was Kunden erreichen wollen; auch: trigger, outcome, question, includes, excludes",
        scale="Werte reichen von -2 bis 2, wenn keine andere Skala angegeben ist:",
        goal="was Kunden erleben sollen; eine Phase, ein Kanal oder Kontaktpunkt darf ein eigenes Ziel haben",
        personas="Wessen Erlebnis ist es? Mehrere Personas können je eigene Werte haben.",
        persona="Kunde",
        sources="Worauf Werte beruhen. Ein Kontaktpunkt nennt es mit `evidence: [interviews]`.",
        source_name="Interviews mit Kunden",
        channels="Jeder Kanal mit seiner Aufgabe; sein Ziel gilt überall, wo er vorkommt (`goal: 1`).",
        own_channels="Sagen Sie zu jedem Kanal, wofür er da ist (`purpose`) und ob er online oder offline ist (`mode`).",
        experience="wie Kunden es erleben, von -2 bis 2",
        feelings="in ihren Worten",
        feeling="hoffnungsvoll",
        pain="was schmerzt, 1 bis 5",
        pain_example="Preise sind schwer zu finden",
        impact="ein Moment, der entscheidet",
        impact_example="Wer hier aufgibt, kommt nicht wieder",
        evidence="woher Sie es wissen",
        opportunities="Was getan werden könnte, geordnet nach Wirkung und Machbarkeit (1 bis 5):",
        data="Antworten einer Umfrage werden angebunden, nicht abgetippt; `cxmap measure` zählt sie:",
        title="Unsere Karte",
        first_phase="Reise",
        first_touchpoint="Erster Kontakt",
    )


def _fr() -> StartingWords:
    return StartingWords(
        language="fr",
        ask_cause="Savez-vous où les clients sont insatisfaits, et pourquoi ?",
        ask_scope="S’agit-il d’un seul parcours ou de toute la relation avec le client ?",
        ask_part="De quelle partie du cycle de vie du client s’agit-il ? (laisser vide pour l’ensemble)",
        ask_maturity="Où en est votre organisation en matière d’expérience client ?",
        ask_business="De quel type d’activité s’agit-il ?",
        causes=("oui", "non", "pas sûr"),
        scopes=("un parcours", "toute la relation", "pas sûr"),
        maturities=("premiers pas", "en chemin", "bien établie"),
        businesses={
            "retail": "commerce",
            "hotel": "hôtel",
            "consumer-goods": "produits de grande consommation",
            "insurer": "assurance",
            "bank": "banque",
            "non-profit": "association",
            "software": "logiciel",
            "public-service": "service public",
        },
        none_of_these="rien de tout cela",
        pick="Votre choix, de {first} à {last} : ",
        again="Saisissez un nombre de {first} à {last}.",
        fits={
            "journey": "Ce qui convient est une carte de parcours client : un parcours, en détail.",
            "experience": "Ce qui convient est une carte d’expérience client : toute la relation, du début à la fin.",
        },
        because="Car",
        also="De plus",
        against="Attention",
        reasons={
            "part named": "il s’agit d’une partie du cycle de vie : {part}.",
            "cause unknown": "personne ne sait encore où cela coince ; regarder de trop près pourrait le faire manquer.",
            "cause known": "le problème est connu : un parcours peut être examiné de près.",
            "relation asked": "c’est toute la relation qui est visée.",
            "journey asked": "c’est un seul parcours qui est visé.",
            "first steps": "au début d’un programme, cherchez d’abord où l’expérience reste en deçà des attentes.",
            "experienced": "l’organisation sait travailler avec ce que montre une carte détaillée.",
            "nothing said": "rien n’est encore connu, et l’ensemble montre où regarder de plus près.",
        },
        cautions={
            "cause may lie outside": "la cause peut se trouver hors de ce parcours ; interrogez des clients avant de décider.",
            "other journeys unseen": "dessinez ensuite une carte de parcours de la pire partie que celle-ci montre.",
            "relation unseen": "le reste de la relation n’apparaît pas ; une carte d’expérience le montrerait.",
            "programme is young": "dans un programme jeune, une carte d’expérience vient souvent d’abord.",
        },
        kinds={"journey": "carte de parcours", "experience": "carte d’expérience"},
        about={
            "journey": "Une carte de parcours : un parcours, étape par étape, tel que les clients le vivent.",
            "experience": "Une carte d’expérience : toute la relation, du premier contact au dernier.",
        },
        unknown="Omettez ce que vous ne savez pas : rien n’est pas zéro. Remplacez chaque nom par le vôtre.",
        owner="qui tient cette carte à jour",
        scope="ce que les clients veulent obtenir ; aussi : trigger, outcome, question, includes, excludes",
        scale="Les notes vont de -2 à 2, sauf si une autre échelle est donnée :",
        goal="ce que les clients doivent vivre ; une phase, un canal ou un point de contact peut avoir son objectif",
        personas="De qui est-ce l’expérience ? Plusieurs personas peuvent avoir chacun ses notes.",
        persona="Client",
        sources="Sur quoi reposent les notes. Un point de contact le nomme par `evidence: [interviews]`.",
        source_name="Entretiens avec des clients",
        channels="Chaque canal et sa fonction ; son objectif vaut partout où on le rencontre (`goal: 1`).",
        own_channels="Dites de chaque canal à quoi il sert (`purpose`) et s’il est en ligne ou non (`mode`).",
        experience="comment les clients le vivent, de -2 à 2",
        feelings="avec leurs mots",
        feeling="plein d’espoir",
        pain="ce qui fait mal, de 1 à 5",
        pain_example="Les prix sont difficiles à trouver",
        impact="un moment décisif",
        impact_example="Qui abandonne ici ne revient pas",
        evidence="d’où vous le savez",
        opportunities="Ce qui pourrait être fait, classé par effet et faisabilité (1 à 5) :",
        data="Les réponses d’une enquête sont liées, non recopiées ; `cxmap measure` les compte :",
        title="Notre carte",
        first_phase="Parcours",
        first_touchpoint="Premier contact",
    )


_LANGUAGES = {"en": _en, "nl": _nl, "de": _de, "fr": _fr}
LANGUAGES = tuple(_LANGUAGES)


def starting_words(language: str) -> StartingWords:
    """The words for a language, English where it is not there: `nl`, `nl-BE` and `nl_NL.UTF-8` are Dutch."""
    return _LANGUAGES.get(language[:2].lower(), _en)()
