"""Web pages of several kinds, each with the sentences of its article and the words around it.

All matter is made up; the pages stand in `pages/`. Tests read them, and `benchmarks/web_pages.py`
compares libraries on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """A page.

    Attributes:
        name: of its file, without suffix.
        kind: of page.
        article: what a reader must keep, in order, white space aside.
        around: what is no text of the article.
        unseen: whether the rules stood before the page was written.
        stray: what of `around` is kept, and is known to be.
    """

    name: str
    kind: str
    article: tuple[str, ...]
    around: tuple[str, ...]
    unseen: bool = False
    stray: tuple[str, ...] = ()

    @property
    def data(self) -> bytes:
        """The bytes of the page."""
        return (FOLDER / f"{self.name}.html").read_bytes()


PAGES = (
    WebPage(
        name="news",
        kind="news article",
        article=(
            "Ferry towns count their children",
            "A census on foot found 412 boys and girls whom no register had.",
            "The quay of Northwick in February.",
            "Volunteers knocked on every door between Northwick and Sandrey last winter.",
            "They asked one question: who is under 18 here?",
            "One child in nine had no birth certificate, and 57 had never seen a school.",
            "“We thought we knew everybody,” said the harbour master.",
            "What follows",
            "See the plan it adopted in May, which names a sum of €1.2 million.",
            "Northwick begins on Monday.",
        ),
        around=(
            "We use cookies",
            "Privacy policy",
            "Skip to main content",
            "Weather",
            "Search the site",
            "Share on Facebook",
            "Advertisement",
            "in your inbox",
            "Why herring is dearer",
            "All rights reserved",
            "Terms of use",
            "not text",
        ),
    ),
    WebPage(
        name="report",
        kind="report page of an organisation",
        article=(
            "Protección en la costa",
            "El informe analiza 14 puertos y recoge la voz de 230 adolescentes.",
            "Fue escrito en 2022.",
            "[1] Encuesta propia, mayo de 2022.",
            "Hallazgos",
            "- El 38,5 % de los puertos no tiene un protocolo.",
            "- Solo 3 alcaldías destinan fondos.",
            "[2] Presupuestos municipales de 2021.",
            "Una ley pendiente",
            "La ley 90-12 espera su reglamento desde 2019.",
            "Nadie nos preguntó antes.",
            "1. Aprobar el reglamento.",
            "2. Formar al personal de los puertos:",
            "(a) una vez al año;",
            "(b) con la policía.",
        ),
        around=(
            "Quiénes somos",
            "Equipo",
            "Donar ahora",
            "Comparte esto",
            "WhatsApp",
            "Un taller en el norte",
            "Entradas recientes",
            "Aviso legal",
            "Calle del Muelle",
            "We use cookies",
        ),
    ),
    WebPage(
        name="committee",
        kind="committee page with a table",
        article=(
            "Status of reporting",
            "The table shows the states whose reports were due in 2023.",
            "Reports by region",
            "Region: Africa | Reports due: 14 | Reports received: 9 | Share on time: 42.9%",
            "Region: Asia | Reports due: 11 | Reports received: 10 | Share on time: 63.6%",
            (
                "Eleven states have asked for more time; the "
                "Committee decides on them in its ninety-first session."
            ),
        ),
        around=(
            "Français",
            "Home",
            "Quick links",
            "Treaties",
            "Follow us",
        ),
    ),
    WebPage(
        name="saved",
        kind="page saved by a browser",
        article=(
            "Wells for Ombari",
            "In 2017 the valley of Ombari had two wells for 9,300 people.",
            "Girls walked four hours a day to fetch water.",
            "Today there are 31 wells.",
            "School attendance of girls rose from 48% to 77%.",
            "The engineers came from the valley itself.",
        ),
        around=(
            "enable JavaScript",
            "Logo",
            "Projects",
            "Your session has expired",
            "Imprint",
            "Jobs",
        ),
    ),
    WebPage(
        name="all_table",
        kind="page that is nearly all table",
        article=(
            "Scores 2020",
            "Country: Altria | Law: 71 | Funds: 40.5 | Remarks: Law of 2014",
            "Country: Benda | Law: 66 | Funds: 12.0 | Remarks: Funds since 2019",
            "Country: Corvia | Law: 18 | Funds: – | Remarks: No law",
            "Scores go from 0 to 100.",
        ),
        around=(
            "About",
            "Data",
        ),
    ),
    WebPage(
        name="declaration",
        kind="document without article",
        article=(
            "DECLARATION OF THE LAKES",
            "We, the mayors of the lake towns,",
            "Having met on 2 June 1998 at Ornäs, declare:",
            "1. Every child of the lakes has the right to learn to swim.",
            "2. No boat shall carry children without a lifejacket for each.",
            "Article 2",
            "2% of their harbour dues, and no less than 10³ crowns.",
            "The fund is kept at Ornäs.",
            "1 Dues of the year before.",
        ),
        around=(),
    ),
    WebPage(
        name="word",
        kind="exported from Word",
        article=(
            "Terms of reference",
            "1. Purpose",
            "The study describes how Velmar protects children who work. It takes nine months.",
            "[1] Work as in the law of 2003.",
            "interviews with 40 families;",
            "Task: Interviews | Days: 25",
            "Task: Writing | Days: 30",
        ),
        around=(
            "six",
            "Nobody",
            "margin",
            "[1].",
            "[1]\n",
        ),
    ),
    WebPage(
        name="blog",
        kind="blog post with comments and a form around it",
        article=(
            "The school boat",
            "The boat leaves at six.",
            (
                "It carries 44 children to the school on the far "
                "shore, and it is late only when there is fog."
            ),
            "I asked the skipper about the winter.",
            'She said: "We have never lost a day."',
            "Fare",
            "nothing for pupils",
            "50",
        ),
        around=(
            "Labels",
            "Archive",
            "June 2020",
            "Reply",
        ),
    ),
    WebPage(
        name="encyclopedia",
        kind="encyclopedia",
        article=(
            "Port of Selin",
            "Opened | 1904",
            "Berths | 17",
            "[1] Harbour yearbook, 1999, p. 12.",
            "Selin is a port of 12 km² in the east of Nova. It is the oldest of the state.",
            "[2] Moreno, Ports, 2008.",
            "History",
            "The first quay was built by hand in 1904.",
            "In 1931 the port handled 80,000 tonnes.",
        ),
        around=(
            "Random article",
            "Contents",
            "[edit]",
            "Port of Brill",
            "Ports of Nova",
            "last edited",
        ),
    ),
    WebPage(
        name="guidance",
        kind="government guidance in parts",
        article=(
            "Guardians for children: what councils must do",
            "Every council appoints a guardian within 15 days for a child who arrives alone.",
            "The duty follows from section 8 of the act.",
            "Appoint first, assess later.",
            (
                "A guardian claims the benefits the child is entitled to, "
                "among them the share that the state pays for school."
            ),
            "- housing benefit",
            "- school benefit",
            "Related duties",
            "Councils also keep a register of guardians, and print it once a year for the court.",
        ),
        around=(
            "Cookies on this site",
            "State of Harn",
            "Contents",
            "Print this page",
            "Fostering",
            "Crown of Harn",
        ),
    ),
    WebPage(
        name="cards",
        kind="two articles and cards",
        article=(
            "Field update",
            "Two stories from the river provinces, told by the people who work there.",
            "A bus that stops for all",
            "The bus to Tamo stops at 12 villages now.",
            "Before, it passed through nine of them without stopping.",
            "In Kerrin 60 mothers learn to read after dark.",
            "Their teacher is 19 years old.",
            "She earns 80 coins a month.",
        ),
        around=(
            "ES",
            "Will you give ten coins",
            "Give now",
        ),
    ),
    WebPage(
        name="press",
        kind="short press release with a long footer",
        article=(
            "Genève, 4 avril 2018",
            "Un numéro d'appel pour les enfants",
            "Le numéro 116 000 sera gratuit dès le 1er mai.",
            "Il a reçu 3 400 appels à l'essai.",
            "Contact presse : Mme Odile Rey.",
        ),
        around=(
            "Membres",
            "Emplois",
            "© Allô Lac",
        ),
    ),
    WebPage(
        name="gdoc",
        kind="published document",
        article=(
            "Field notes from Arvela",
            "What we saw",
            (
                "We visited 18 brick kilns in May. In eleven of them "
                "children younger than fourteen carried bricks."
            ),
            "[1] All kilns within a day of the river.",
            "- Nobody had a contract.",
            "Two owners promised one.",
            "| Kiln: North | Children: 12 |",
            "The school is 6 km away.",
        ),
        around=(
            "Published using Google Docs",
            "Report abuse",
            "Learn more",
        ),
        unseen=True,
    ),
    WebPage(
        name="rights",
        kind="news release with insets",
        article=(
            "Noria: Children Held With Adults",
            "Separate Cells Promised in 2015 Were Never Built",
            "A cell in Darro prison, 4 June.",
            (
                "(Darro) – Prisons in Noria hold at least 340 children together "
                "with adults, Watch Group said today."
            ),
            "“A promise is not a cell,” said Ayla Kem, researcher at Watch Group.",
            "“The money was there.”",
            "Accounts of Children",
            "A boy of 15 said he slept on the floor for nine weeks.",
            "I did not know when it would end.",
            "The minister did not answer two letters from Watch Group.",
        ),
        around=(
            "Skip to main",
            "uses cookies",
            "Français",
            "Topics",
            "Facebook",
            "gift will be doubled",
            "Open the Prisons",
            "Region / Country",
            "Most Viewed",
            "Ten Letters",
            "registered charity",
            "Contact Us",
        ),
        unseen=True,
        stray=("Region / Country",),
    ),
    WebPage(
        name="statistics",
        kind="statistics in a div",
        article=(
            "Estatísticas do registo civil",
            "Em 2016 registaram-se 87 126 nascimentos, mais 1,9% do que no ano anterior.",
            "Norte | ",
            "28 803",
            "Fonte: Instituto, dados provisórios.",
            "Casamentos de menores",
            "Houve 124 casamentos com pelo menos um cônjuge de 16 ou 17 anos.",
            "(1) Inclui as regiões autónomas.",
        ),
        around=(
            "Turismo",
            "Ensino",
            "Mapa do sítio",
            "Ajuda",
        ),
        unseen=True,
    ),
    WebPage(
        name="pdfhtml",
        kind="converted from PDF",
        article=(
            "THE CHILD PROTECTION ACT",
            (
                "An Act to protect children who live away from their "
                "parents and for connected purposes."
            ),
            "1. Short title",
            "(1) This Act may be cited as the Child Protection Act, chapter 14.",
            "(2) It enters into force on the first of June.",
            "2. Duty of care",
            "Every person who keeps a home shall register it within thirty days.",
        ),
        around=(),
        unseen=True,
    ),
    WebPage(
        name="relief",
        kind="situation report",
        article=(
            "Tchena : aperçu humanitaire, mars 2023",
            "FAITS SAILLANTS",
            "- 61 000 enfants ont quitté leur village depuis janvier.",
            "- Sept écoles sur dix restent fermées.",
            "Les pluies ont coupé la route de Bol.",
            "Les camions attendent depuis le 3 mars.",
        ),
        around=(
            "Mises à jour",
            "Contenu associé",
            "carte des routes",
            "plan de réponse",
            "Conditions",
        ),
        unseen=True,
    ),
    WebPage(
        name="substack",
        kind="newsletter",
        article=(
            "The well keeper",
            "A letter from the dry side",
            "My aunt keeps the key of the well.",
            "She opens it at four, and nobody may draw more than three buckets.",
            (
                "In 2020 the well fell dry for 41 days. The girls stopped "
                "going to school; their brothers did not."
            ),
            "[1] The longest drought since 1973.",
            "What she wants",
            "A pump.",
        ),
        around=(
            "Sign in",
            "Copy link",
            "become a subscriber",
            "Discussion about",
            "Privacy",
        ),
        unseen=True,
    ),
    WebPage(
        name="frontpage",
        kind="page of the nineties",
        article=(
            "Statement on the Street Children of Port Ellis",
            "The Assembly of Parishes met on 14 October 1996.",
            "It heard that some 700 children sleep in the streets of the harbour.",
            "It asks the Governor",
            "a) to open the old customs house as a shelter;",
            "b) to stop the arrests.",
            "Adopted with 31 votes to 4.",
        ),
        around=(
            "Members",
            "Contact",
        ),
        unseen=True,
    ),
    WebPage(
        name="sharepoint",
        kind="resolution in a form",
        article=(
            "Resolución 12/2014",
            "Visto el informe de la Defensoría, y considerando:",
            (
                "Que en 2013 se registraron 1.204 denuncias por trabajo de "
                "niñas y niños en los mercados;"
            ),
            "Se resuelve:",
            "Artículo 1.º Crear un registro único.",
            "Artículo 2.º Asignar al registro 300.000 soles.",
        ),
        around=(
            "Examinar",
            "Inicio",
            "Mapa del sitio",
        ),
        unseen=True,
        stray=("Examinar",),
    ),
    WebPage(
        name="guardian",
        kind="newspaper with insets",
        article=(
            "Boats at Lome quay.",
            "Fishing crews as young as 11, inquiry finds",
            "Parliament hears that boats take boys out of school for whole seasons",
            (
                "Boys of 11 work on the boats of the southern "
                "coast, a parliamentary inquiry has found."
            ),
            "The inquiry counted 96 boys on 31 boats.",
            "He was too small to lift the net",
            "Owners say the boys are their sons.",
        ),
        around=(
            "Advertisement",
            "Fund independent",
            "Opinion",
            "Why we fish at night",
            "Reuse this content",
            "Storm warning",
            "Minister resigns",
        ),
        unseen=True,
        stray=("Why we fish at night", "Reuse this content"),
    ),
    WebPage(
        name="sphinx",
        kind="handbook",
        article=(
            "Interviewing children",
            "Never interview a child alone.",
            "Ask a person whom the child trusts to stay in sight.",
            "Consent is asked twice: before the interview and after it.",
            "[1] See the code of 2011.",
            "A child may withdraw it at any time.",
            "Guardian",
            "Signs form A-7.",
        ),
        around=(
            "Navigation",
            "genindex",
            "Quick search",
            "Created using Sphinx",
        ),
        unseen=True,
    ),
)
