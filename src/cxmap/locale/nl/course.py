"""Dutch, the versions of a map over time."""

from cxmap.locale.course_words import CourseWords

COURSE_NL = CourseWords(
    kind_of_many="Scores van meerdere kaarten door de tijd",
    whole="alle contactpunten, gemiddeld",
    versions=lambda n: "1 versie" if n == 1 else f"{n} versies",
    maps=lambda n: "1 kaart" if n == 1 else f"{n} kaarten",
    open=lambda n: "1 verschil open" if n == 1 else f"{n} verschillen open",
    closed=lambda n: f"{n} gedicht",
    eased=lambda n: (
        "1 alleen weg doordat het doel is verlaagd"
        if n == 1
        else f"{n} alleen weg doordat het doel is verlaagd"
    ),
    otherwise=lambda n: f"{n} op een andere manier geëindigd",
    no_gaps="Geen enkel contactpunt scoorde ooit onder zijn doel",
    median=lambda n: f"de helft van alle verschillen is gedicht na {'1 dag' if n == 1 else f'{n} dagen'}",
    never="minder dan de helft van alle verschillen is ooit gedicht",
    nothing="Er zijn nog geen twee versies met scores",
    below_since="onder doel sinds {date}",
    below_from_start="onder doel sinds {date} of eerder",
    uncommitted="onder doel, nog niet gecommit",
    met_on="doel gehaald op {date}, na {days}",
    eased_on="doel gehaald op {date}, alleen doordat het is verlaagd",
    undecided_on="niet meer beslist sinds {date}",
    unscored_on="niet meer gescoord sinds {date}",
    gone_on="niet meer op de kaart sinds {date}",
    met_since="doel gehaald sinds {date}",
    never_below="nooit onder doel",
    endings={
        "met": "doel gehaald",
        "eased": "doel gehaald, alleen doordat het is verlaagd",
        "undecided": "niet meer beslist",
        "unscored": "niet meer gescoord",
        "gone": "niet meer op de kaart",
    },
    days=lambda n: "1 dag" if n == 1 else f"{n} dagen",
    stood=lambda n: "1 dag" if n == 1 else f"{n} dagen",
    before_that=lambda n: "één keer eerder" if n == 1 else f"{n} keer eerder",
    limits="regelgrenzen: wat ertussen ligt is ruis",
    outside="buiten de grenzen: meer dan ruis",
    done="kans uitgevoerd",
    done_on="{title}, uitgevoerd op {date}",
    done_by="{title}, uitgevoerd voor of op {date}",
    lowered="doel verlaagd",
    stretch="onder doel",
)
