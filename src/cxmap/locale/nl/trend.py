"""Dutch, how scores moved."""

from cxmap.locale.trend_words import TrendWords

TREND_NL = TrendWords(
    title="Ontwikkeling van de scores",
    intro="Eerdere versies van deze kaart staan in git, en elke versie is net zo gescoord als deze. Een datum is die van de commit: de dag waarop een score werd opgeschreven, niet de dag waarop klanten het begonnen te merken.",
    none="De ontwikkeling van de scores is niet te tonen: geen eerdere versie van deze kaart heeft scores.",
    shallow="De ontwikkeling van de scores is niet te tonen: deze kopie van de repository bevat alleen de laatste commits (een shallow clone).",
    partial="De ontwikkeling van de scores is niet te tonen: deze kopie van de repository is gemaakt zonder de inhoud van eerdere versies (een partial clone).",
    unanswered="De ontwikkeling van de scores is niet te tonen: git gaf in deze repository geen antwoord.",
    worse=lambda k, n, date: (
        f"Het enige contactpunt is slechter geworden sinds {date}"
        if n == 1
        else f"{k} van de {n} contactpunten {'is' if k == 1 else 'zijn'} slechter geworden sinds {date}"
    ),
    none_worse=lambda n, date: (
        f"Het enige contactpunt is niet slechter geworden sinds {date}"
        if n == 1
        else f"Geen van de {n} contactpunten is slechter geworden sinds {date}"
    ),
    unchanged=lambda n, date: (
        f"De score van het enige contactpunt is sinds {date} niet veranderd"
        if n == 1
        else f"De scores van {n} contactpunten zijn sinds {date} niet veranderd"
    ),
    better=lambda k: f"{k} {'is' if k == 1 else 'zijn'} beter geworden",
    unclear=lambda k: f"bij {k} geven de data geen uitsluitsel",
    nothing_alike="Geen enkel contactpunt is eerder op dezelfde manier gescoord, dus er valt niets te vergelijken",
    measured_worse="Gemeten, en meer dan de foutmarge slechter: {names}.",
    believed_worse="Slechter volgens onze inschatting, niet gemeten: {names}.",
    moved_since="{name} ({gain}, sinds {date})",
    unclear_are="Gemeten, maar de verandering kan toeval zijn, of de foutmarge is onbekend: {names}.",
    worse_again="Weer slechter na beter te zijn geweest: {names}.",
    not_compared="Op een andere manier gescoord dan eerder, en dus niet vergeleken: {names}.",
    alike="Gelijk met gelijk vergeleken ({places}, toen en nu op dezelfde manier gescoord) ging de gemiddelde ervaring van {first} naar {last} ({gain}).",
    alike_same="Gelijk met gelijk vergeleken ({places}, toen en nu op dezelfde manier gescoord) is de gemiddelde ervaring nog steeds {last}.",
    short_then_now="Toen scoorden er {k} van de {n} onder doel; nu zijn het er {l} van de {m}.",
    see_dated="De kaart zelf bevat ook metingen van verschillende datums",
    chart="Gemiddelde ervaring en gemiddeld doel van {n} versies, van {first} tot {last}.",
    dashed="niet vergelijkbaar: andere contactpunten, een andere manier van scoren of een andere schaal",
    present="nog niet gecommit",
    moved="Contactpunten waarvan de score veranderde",
    was="was",
    is_="is",
    change="verandering",
    since="sinds",
    states={
        "worse": "slechter, meer dan de foutmarge",
        "better": "beter, meer dan de foutmarge",
        "worse believed": "slechter, onze inschatting",
        "better believed": "beter, onze inschatting",
        "unclear": "kan toeval zijn",
        "no margin": "foutmarge niet bekend",
        "same": "terug bij het oude",
        "unlike": "niet vergelijkbaar",
    },
    last_step="laatst {gain} op {date}",
    was_believed="onze inschatting",
    was_other="op een andere manier gemeten",
    others_same=lambda n: (
        "1 ander contactpunt heeft nog dezelfde score."
        if n == 1
        else f"{n} andere contactpunten hebben nog dezelfde score."
    ),
    version="versie",
    mean_experience="gemiddelde ervaring",
    mean_goal="gemiddeld doel",
    short="onder doel",
    priority_sum="som van de prioriteiten",
    measured="gemeten",
    different="wat er anders is",
    fell="slechter gescoord: {names}",
    rose="beter gescoord: {names}",
    moved_unclear="verschoven, maar de data geven geen uitsluitsel: {names}",
    rescored="op een andere manier gescoord: {names}",
    came="voor het eerst gescoord: {names}",
    went="niet meer gescoord: {names}",
    regoaled="een ander doel: {names}",
    rescaled="een andere schaal; eerdere scores zijn omgerekend vanaf {low} … {high}",
    unsound=lambda n, names: (
        f"1 versie is weggelaten omdat ze geen geldige kaart is: {names}."
        if n == 1
        else f"{n} versies zijn weggelaten omdat ze geen geldige kaart zijn: {names}."
    ),
    unscored=lambda n: (
        "1 versie zonder scores is weggelaten." if n == 1 else f"{n} versies zonder scores zijn weggelaten."
    ),
    chosen="Van {n} versies zijn er {k} vergeleken: de eerste, de laatste en die het langst standhielden. Een verandering heeft de datum van de eerste van deze versies die haar laat zien.",
    margin="Twee gemeten scores verschillen als de toets van hun verschil dat uitwijst, opgevat als onafhankelijke steekproeven (Welch 1947 voor gemiddelden, Fisher 1935 voor aandelen, MOVER voor de rest), alle contactpunten samen getoetst (Holm 1979). Scores op een eerdere schaal zijn naar deze omgerekend op grond van hun plaats tussen de uiteinden ervan.",
    dated="Meer dan eens gemeten",
    dated_intro="Metingen van dezelfde soort en van verschillende datums, zoals de kaart zelf ze bevat. Hun datum is die van de meting; met versies hebben ze niets te maken.",
    first_time="eerste",
    last_time="laatste",
    same_people="bij dezelfde {n} mensen",
)
