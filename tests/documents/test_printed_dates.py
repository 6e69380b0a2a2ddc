"""PDF: when a report was published, by its first page or its file."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_samples import BOLD, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf
from briefing_qa.documents.printed_dates import date_on_cover

FILE = "2024-03-05"


@pytest.mark.parametrize(
    ("paragraphs", "day"),
    [
        (["Tbilisi Justice Monitor, April 2022"], "2022-04"),
        (["Lima, 3 de mayo de 2021"], "2021-05-03"),
        (["Lima, setiembre del 2021"], "2021-09"),
        (["Published on May 3, 2021", "May 2021"], "2021-05-03"),
        (["(1st June 2020)"], "2020-06-01"),
        (["March 2024"], FILE),
        (["Distr.: General 11 March 2024 Original: English"], "2024-03-11"),
        (["Lima, 1 de marzo de 2024", "March 2024"], "2024-03-01"),
        (["Lima, 1 de marzo de 2024", "Cusco, 2 de marzo de 2024"], FILE),
        (["April 2022", "June 2022"], FILE),
        (["It was adopted after a long debate in both of the houses on 12 June 2015"], FILE),
        (["31 February 2020"], FILE),
        (["May 2999"], FILE),
        (["In June 2020 we met"], FILE),
        (["An in-depth study of three districts of the coast, Labour Forum, June 2017"], "2017-06"),
        (
            ["Estudio a fondo de tres distritos de la costa – Foro del Trabajo, junio de 2017"],
            "2017-06",
        ),
        (
            [f"{'Of what children of the coast live through. ' * 2}Child Forum, Tarn, May 2022"],
            "2022-05",
        ),
        (["A. Mora and B. Ruiz Journal of the Coast 2022; 14(3): 201-209"], "2022"),
        (["Journal of the Coast 2024; 14: e20"], FILE),
        (["Seen in 2022; 14 of them stayed."], FILE),
        (["A review by Dr. A. Okoye. Port Selby: Kareth Bar Council, 2018."], "2018"),
        (["Lima: Editorial Norte, 2018"], "2018"),
        (["© 2016 Foro del Trabajo. Todos los derechos reservados."], "2016"),
        (["Copyright Labour Forum 2015, 2017"], "2017"),
        (["Ciudad de México: Editorial Norte, 2018."], "2018"),
        (["Source: Bureau of Statistics, 2018."], FILE),
        (["Fuente: Oficina de Estadística, 2018"], FILE),
        (["The law says: Buses are for all, 2018"], FILE),
        (["Photo: © J. Roe 2014"], FILE),
        (["Lima: Editorial Norte, 2999"], FILE),
        (["© Labour Forum 2016", "Lima: Editorial Norte, 2018"], FILE),
        (["Buses: the law was changed twice, in 2011 and 2014"], FILE),
        (["2022-06-15"], "2022-06-15"),
        (["2022-06-31"], FILE),
        (["N.º 14 · Lima, 30 de setiembre de 2021 · Dirección de la Niñez"], "2021-09-30"),
        (["Lima, a 30 de mayo de 2021"], "2021-05-30"),
        (["4 March 2022", "four in Central by June 2023", "Repair by May 2021"], "2022-03-04"),
        (["Received 12 May 2018 Accepted 3 June 2018 Published 15 January 2019"], "2019-01-15"),
        (["Distr.: General 12 March 2021 Original: English", "4 May 2020"], "2021-03-12"),
        ([], FILE),
    ],
)
def test_the_first_page_says_when_a_report_was_published(
    paragraphs: Sequence[str], day: str
) -> None:
    """One date on a short line; a file of the same month knows the day, where the page does not."""
    assert date_on_cover(paragraphs, FILE) == day


@pytest.mark.parametrize(
    ("title", "stated", "day"),
    [
        ("The Blue Line: Annual Report 2020", "2026-11-26", "2020"),
        ("Informe anual (2018)", "2024-03-05", "2018"),
        ("Annual Report 2020", "2021-05-02", "2021-05-02"),
        ("Encuesta de hogares 2010", "2013-01-01", "2013-01-01"),
        ("Lessons of the earthquake of 2010", "2024-03-05", "2024-03-05"),
        ("Plan contra la trata 2017–2021", "2026-03-05", "2026-03-05"),
        ("Strategy 2030", "2026-03-05", "2026-03-05"),
        ("Annual Report 2020", "", ""),
    ],
)
def test_a_file_saved_years_after_its_title(title: str, stated: str, day: str) -> None:
    """It was published then; a report of a year comes out in the next ones."""
    assert date_on_cover([title], stated, title) == day


def test_dates_of_later_pages_are_not_that_of_the_report() -> None:
    """They are of what is told there."""

    def first(canvas: Canvas) -> None:
        words_at(canvas, 60, 120, "Buses of the coast", BOLD, 20)
        words_at(canvas, 60, 180, "Puerto, junio de 2019")
        lines_at(canvas, 60, 240, ["The buses of the coast take children to school every day."])

    def second(canvas: Canvas) -> None:
        words_at(canvas, 60, 120, "Puerto, mayo de 2017")
        lines_at(canvas, 60, 240, ["The buses of the coast take children to school every day."])

    assert read_pdf(draw(first, second), "a.pdf").fields["date"] == "2019-06"
    assert read_pdf(draw(second, first), "a.pdf").fields["date"] == "2017-05"
