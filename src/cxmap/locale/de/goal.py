"""German, the words about goals."""

from cxmap.locale.goal_words import GoalWords

GOALS_DE = GoalWords(
    in_unit="{value} {unit}",
    strictest="das strengste Ziel seiner Kanäle",
    channel_first="ein Kanal verspricht überall dasselbe und eine Phase ist ein Zeitabschnitt, deshalb geht das Ziel des Kanals dem der Phase vor",
    idle="{own} wird mit nichts verglichen, weil hier nichts in dieser Einheit gemessen ist",
    as_written="Angegeben als {own} und auf der eigenen Skala der Messgröße geprüft; auf der Skala der Karte entspricht das {goal}.",
    taken_as="Ziel {goal}, umgerechnet {own}",
    conversion_decides="Das Ziel steht auf einer anderen Skala: {goal} wird durch Umrechnung zu {own}, und das entscheidet den Befund. Ein Ziel in der eigenen Einheit der Messgröße braucht keine Umrechnung.",
    converted=lambda n: (
        "Ein gemessenes Erlebnis wird an einem Ziel gemessen, das auf seine Skala umgerechnet ist; ein Ziel in der eigenen Einheit der Messgröße braucht keine Umrechnung."
        if n == 1
        else f"{n} gemessene Erlebnisse werden an Zielen gemessen, die auf ihre Skala umgerechnet sind; ein Ziel in der eigenen Einheit der Messgröße braucht keine Umrechnung."
    ),
    also="außerdem: {name} {value} gegenüber {goal}: {verdict}",
    another_short="Bei „{name}“ liegt ein anderer Wert unter Ziel: {metric} {value} gegenüber {goal}.",
    about_the_whole="Fragen zum Ganzen",
    whole_intro="Diese Fragen gelten der Reise oder einer Phase als Ganzem. Sie sind keine Momente davon und gehen deshalb in keinen Mittelwert, keinen Höhepunkt und kein Ende ein.",
    whole_sentence="Fragen zum Ganzen: {figures}.",
    whole_figure="{name} {value} gegenüber {goal}, {verdict}",
    value="Wert",
    figure="Zahl",
    of_phase="Phase {name}",
    withheld=lambda n: (
        f"{n} Werte einzelner Gruppen werden nicht gezeigt, weil zu wenige geantwortet haben."
        if n != 1
        else "Der Wert einer einzelnen Gruppe wird nicht gezeigt, weil zu wenige geantwortet haben."
    ),
)
