"""What belongs together across languages, and what does not though it sounds alike."""

from datetime import UTC, datetime

from rashomon.cluster import cluster
from rashomon.model import Article, ArticleId


def an_article(name, title, text, day, *, language="en", outlet=None):
    published = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return Article(
        id=ArticleId(name), title=title, text=text, published=published, language=language, outlet=outlet or name
    )


FERRY = an_article(
    "ferry",
    "Ferry Santa Olvida sinks off Marenport, 14 dead",
    "The ferry Santa Olvida sank off Marenport on Tuesday with 212 people on board, and 14 of them died, the harbour"
    " master Ilse Brandauer said.\nThe ship had left Port Quillan at 18:40 and struck the reef of Cabo Negro."
    " Rescuers in lifeboats saved 187 people, among them the captain, Tomas Riquelme.\nEleven are missing.",
    "2031-03-12",
)
FERRY_LATER = an_article(
    "ferry-later",
    "Marenport ferry disaster: captain Riquelme questioned",
    "Police questioned Tomas Riquelme, captain of the ferry Santa Olvida, which struck the reef of Cabo Negro off"
    " Marenport on Tuesday.\nFourteen of the 212 people on board died, harbour master Ilse Brandauer said."
    " Divers searched the wreck for the eleven who are missing.",
    "2031-03-13",
)
FERRY_ES = an_article(
    "ferry-es",
    "Se hunde el ferry Santa Olvida frente a Marenport: 14 muertos",
    "El ferry Santa Olvida se hundió el martes frente a Marenport con 212 personas a bordo y 14 de ellas murieron, dijo"
    " la jefa del puerto, Ilse Brandauer.\nEl barco había salido de Port Quillan a las 18:40 y chocó contra el arrecife"
    " de Cabo Negro. Los equipos de rescate salvaron a 187 personas, entre ellas el capitán, Tomas Riquelme.",
    "2031-03-12",
    language="es",
)
FERRY_FR = an_article(
    "ferry-fr",
    "Naufrage du ferry Santa Olvida au large de Marenport : 14 morts",
    "Le ferry Santa Olvida a coulé mardi au large de Marenport avec 212 personnes à bord ; 14 sont mortes, a déclaré la"
    " capitaine du port, Ilse Brandauer.\nLe navire, parti de Port Quillan, a heurté le récif de Cabo Negro. Les"
    " sauveteurs ont secouru 187 personnes, dont le capitaine, Tomas Riquelme.",
    "2031-03-13",
    language="fr",
)
ANNIVERSARY = an_article(
    "anniversary",
    "A year on, Marenport remembers the Santa Olvida",
    "Marenport lit candles on Friday for the people who died when the ferry Santa Olvida sank last year.\nMayor Paula"
    " Ostrander unveiled a stone on the quay, and relatives read out names while a choir sang. The inquiry under judge"
    " Henk Vollmer will publish its findings in June; insurers have paid the families of most victims.",
    "2032-03-12",
)
SHOOTING = an_article(
    "shooting",
    "Man, 34, shot dead on Halder Avenue in Vell",
    "A 34-year-old man was shot dead on Halder Avenue in Vell late on Monday, police said.\nOfficers found Marek Dunaj"
    " beside a parked van at 23:10 and he died on the way to St Odile hospital. Detective Ruth Amsel asked witnesses to"
    " come forward.",
    "2031-05-06",
)
SHOOTING_OTHER = an_article(
    "shooting-other",
    "Woman, 22, shot dead outside bar in Vell",
    "A 22-year-old woman was shot dead outside the Blue Lantern bar in Vell on Thursday night, police said.\n"
    "Paola Sirkis was hit by two bullets on Crane Street and died on the way to the hospital. Detective Owen"
    " Tarr said a suspect"
    " had fled on a motorcycle.",
    "2031-05-09",
)
SHOOTING_AGAIN = an_article(
    "shooting-again",
    "Police seek witnesses of Halder Avenue killing",
    "Detective Ruth Amsel appealed to drivers who passed Halder Avenue in Vell on Monday, when Marek Dunaj, 34, was"
    " shot dead beside a van.\nHe died on the way to St Odile hospital, police said.",
    "2031-05-08",
)


def groups(*articles):
    return sorted(tuple(sorted(story.articles)) for story in cluster(articles).stories)


def test_reports_in_other_languages_join_by_names_numbers_and_days():
    assert groups(FERRY, FERRY_ES, SHOOTING, FERRY_FR) == [("ferry", "ferry-es", "ferry-fr"), ("shooting",)]


def test_their_reasons_name_what_ties_them():
    reasons = " ".join(cluster([FERRY, FERRY_FR]).memberships[1].reasons)

    assert "Santa Olvida" in reasons
    assert "same days: 2031-03-11" in reasons


def test_an_anniversary_is_not_the_event():
    assert groups(FERRY, FERRY_LATER, ANNIVERSARY) == [("anniversary",), ("ferry", "ferry-later")]


def test_two_shootings_in_one_city_in_one_week_stay_apart():
    assert groups(SHOOTING, SHOOTING_OTHER, SHOOTING_AGAIN) == [("shooting", "shooting-again"), ("shooting-other",)]
