"""The words about people in French."""

from cxmap.locale.people_words import PeopleWords

PEOPLE_FR = PeopleWords(
    whose="qui passe ici",
    turn="l’humeur change\u202f: {moves}",
    mixed="sentiments mêlés\N{NARROW NO-BREAK SPACE}: {moods}",
    because="raison",
    at_once="en même temps",
    with_phase="noté avec sa phase",
    beside_touchpoints="de la phase entière\u202f; ce sont les scores de ses points de contact qui comptent",
    about="À propos de cette carte",
    map="carte",
)
