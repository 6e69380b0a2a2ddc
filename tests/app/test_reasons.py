"""Refusals of files and addresses, notices, and what failed, in the language of the page."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from string import Formatter

import pytest
from desk_place import OWN, made
from lines_in_the_source import OF_FILES, UNKNOWN, Source
from starlette.testclient import TestClient
from test_document_routes import finished, upload

import briefing_qa
from briefing_qa import errors
from briefing_qa.app.reasons import worded, wording, wordings
from briefing_qa.app.serving import Serving
from briefing_qa.app.translations import LANGUAGES
from briefing_qa.fetching import policy
from scans import grey

PACKAGE = Path(briefing_qa.__file__).parent
OTHERS = [code for code in LANGUAGES if code != "en"]
OF_ANY_KIND = OF_FILES.union(
    (name for name, kind in vars(errors).items() if isinstance(kind, type)),
    ("HTTPException", "PageError", "ChangedFileError", "NotReadyError", "BusyError"),
    ("TooLargeError", "ConversationStoreError", "ConversationWriteError"),
    ("ConversationDamageError", "UnknownConversationError"),
)
"""Errors whose words can come to the page; it has words of its own for the others."""

READING = Source(PACKAGE / "documents", PACKAGE / "fetching", errors=OF_ANY_KIND)
_NOT_SHOWN = ("serving.py", "programs.py")  # said before there is a page, and to programs
ELSEWHERE = (
    *map(PACKAGE.joinpath, ("store", "indexing", "models", "engine/removing.py")),
    *map(PACKAGE.joinpath, ("evaluation/gold.py", "evaluation/thresholds.py")),
    *(PACKAGE / "conversations" / f"{name}.py" for name in ("failures", "looking", "connections")),
    *(path for path in (PACKAGE / "app").glob("*.py") if path.name not in _NOT_SHOWN),
)
"""The rest of what works for the page."""


def _whole(line: str) -> bool:
    """Whether a line has all its parts: none is empty where an error is made."""
    return ": :" not in line and not line.endswith(": ")


LINES = dict.fromkeys(filter(_whole, (line for _, line in READING.lines())))
"""All that can be said of a refused file or address; 7 stands for values."""


def test_lines_are_read_out_of_the_source() -> None:
    """Whole ones, in each of their forms: with constants, alternatives and what is called."""
    assert len(LINES) > 300
    for line in (
        f"{UNKNOWN}: the file is empty: get it again",
        (
            f"{UNKNOWN}: it is not a Word document, whatever its name says: "
            "give it the suffix of its format"
        ),
        f"{UNKNOWN}: spreadsheets are not supported: save it as .pdf",
        "it is a link out of the folder: copy the file instead",
        "the server sends an empty document: check the address",
        "it asks to wait: try again later",
    ):
        assert any(line in one for one in LINES), line


@pytest.mark.parametrize("language", OTHERS)
def test_everything_that_can_be_refused_has_a_wording(language: str) -> None:
    """A new refusal needs a line in the table of each language of the page."""
    assert [line for line in LINES if not wording(line, language)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_everything_that_can_fail_has_a_wording(language: str) -> None:
    """Also what the index, the models and the conversations say, and the server itself."""
    lines = [
        line
        for place in ELSEWHERE
        for _, line in Source(place, errors=OF_ANY_KIND).lines()
        if _whole(line)
    ]
    assert "disk full while writing index 7 (7): nothing was lost, make room and run it again" in (
        lines
    )
    assert [line for line in lines if not wording(line, language)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_everything_that_is_to_be_known_has_a_wording(language: str) -> None:
    """Notices of how a document was read, and of documents that are alike."""
    lines = [*READING.notices(), *Source(PACKAGE / "indexing").notices()]
    for part in ("scanned pictures", "inserted files", "right to left", "two editions (7)?"):
        assert any(part in line for line in lines), part
    assert [line for line in lines if not wording(line, language)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_new_refusal_without_a_wording_is_found(language: str, tmp_path: Path) -> None:
    """However it is put together: the check above can fail."""
    (tmp_path / "new.py").write_text(
        'def read(name, deep):\n    problem = "too deep" if deep else "too flat"\n'
        '    raise DocumentError(f"{name}: it is {problem}: {_remedy()}")\n'
        'def _remedy():\n    return "iron it"\n'
        "def skip(path):\n    return Skipped(path=path, reason=_why())\n"
        'def _why():\n    return "it is blue: paint it"\n'
        'def lost(error):\n    kind = DownloadError\n    return kind(f"lost ({error}): seek it")\n'
        'def notices_of(pages):\n    found = ((pages, "no sun"), (pages, "no wind"))\n'
        '    return tuple(f"{page!r}: {why}" for page, why in found)\n',
        encoding="utf-8",
    )
    source = Source(tmp_path)
    assert list(source.notices()) == ["7: no sun", "7: no wind"]
    lines = [line for _, line in source.lines()]
    assert lines == [
        "7: it is too deep: iron it",
        "7: it is too flat: iron it",
        "it is blue: paint it",
        "lost (7): seek it",
    ]
    assert not any(wording(line, language) for line in lines)


@pytest.mark.parametrize("language", OTHERS)
def test_table_has_the_same_values_in_both_languages(language: str) -> None:
    """No value is lost, none is asked for that the English line does not have."""

    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert [a for a, b in wordings(language).items() if places(a) != places(b)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_networks_that_are_not_visited_are_named(language: str) -> None:
    """Each by what it is."""
    asked = policy.Policy()
    numbers = [
        str(network.network_address)
        for network, _ in (*policy._CLOSED_4, *policy._CLOSED_6, *policy._LOCAL_6)
    ]
    whys = {asked.refusal(one) for one in (*numbers, "::ffff:8.8.8.8", "x")}
    assert len(whys - {""}) > 8
    assert [
        one for one in (whys - {""}) | {asked.port_refusal(22)} if not wording(one, language)
    ] == []


EXAMPLES = """\
".exe" files are not supported: convert it to .pdf, .docx or .txt
no se admiten archivos «.exe»: conviértalo a .pdf, .docx o .txt

6,000 pages are more than the 5,000 a document may have: split it into parts
6.000 páginas son más que las 5.000 que puede tener un documento: divídalo en partes

https://a.org/x: it leads to https://b.org/y: status 503: the server is not available: try again later
https://a.org/x: lleva a https://b.org/y: estado 503: el servidor no está disponible: inténtelo más tarde

cannot be read: Permission denied: check its permissions; the version indexed before stays in use
no se puede leer: permiso denegado: compruebe sus permisos; se sigue usando la versión indexada antes

a: b {c}.pdf: the file is empty: get it again
a: b {c}.pdf: el archivo está vacío: consígalo de nuevo

its reader failed (KeyError: 'text'): open the file and save it anew, or convert it to .txt
su lector falló (KeyError: 'text'): abra el archivo y guárdelo de nuevo, o conviértalo a .txt

pages 3-5, 8 without text: scanned pictures, not searched
páginas 3-5, 8 sin texto: imágenes escaneadas, no se busca en ellas

2 inserted files were not read: open it in Word, save it again and replace it
no se leyeron 2 archivos insertados: ábralo en Word, guárdelo otra vez y sustitúyalo

one and two have about 20% to 96% of their sentences in common: two editions (2019 and 2020)? Answers may come from either
one y two tienen en común cerca del 20% al 96% de sus frases: ¿dos ediciones (2019 y 2020)? Las respuestas pueden venir de cualquiera de las dos

one and two hold the same text: remove one, or its sentences count twice
one y two tienen el mismo texto: quite uno, o sus frases contarán dos veces

index /srv/index is being written by another process (pid 77): wait for it, or stop it
otro proceso (pid 77) está escribiendo el índice /srv/index: espere a que termine, o deténgalo

disk full while writing index i (No space left on device): nothing was lost, make room and run it again
disco lleno al escribir el índice i (no queda espacio): no se ha perdido nada, haga sitio e inténtelo de nuevo

corpus folder c holds no document that can be read: put documents in it; the index is empty now
la carpeta del corpus c no tiene ningún documento que se pueda leer: ponga documentos en ella; el índice está vacío ahora

no document has the id 'x': did you mean a or b?
ningún documento tiene el identificador 'x': ¿quería decir a or b?

c/sources.toml, line 3: language 'Spanish' is not the code of a language: "en", "es" or another of ISO 639-1: repair it
c/sources.toml, línea 3: language 'Spanish' no es el código de un idioma: «en», «es» u otro de ISO 639-1: repárelo

e/a.jsonl:3: no "kind", and 2 more: mend the question set
e/a.jsonl:3: no "kind", y 2 más: corrija el conjunto de preguntas

what nobody has worded: yet
what nobody has worded: yet
"""  # noqa: E501


@pytest.mark.parametrize("example", EXAMPLES.strip().split("\n\n"))
def test_line_is_worded_with_its_values(example: str) -> None:
    """Numbers as the language writes them, names as they are, reasons within reasons worded."""
    said, shown = example.split("\n")
    assert worded(said, "es") == shown
    assert worded(said, "en") == said


@pytest.mark.parametrize(
    "line",
    [
        "status 1: " * 150 + "x",
        ": " * 900,
        "x (its page is x): it is not here, and " * 45,
        "x" * 9999,
    ],
)
def test_line_of_somebody_else_is_not_looked_into_without_end(line: str) -> None:
    """Names and titles that look like lines in lines stay as they are."""
    assert worded(line, "es") == line


@pytest.mark.parametrize(
    ("name", "data", "shown"),
    [
        ("a.exe", b"MZ", "no se admiten archivos «.exe»: conviértalo a .pdf, .docx o .txt"),
        ("a.pptx", b"PK", "no se admiten presentaciones: guárdelo como .pdf"),
        ("a.txt", b"", "no hay texto en él: quítelo o dele contenido"),
        ("a.pdf", b"", "el archivo está vacío: consígalo de nuevo"),
        ("a.pdf", b"%PDF-1.7\nnothing", "el PDF está dañado o cortado: consígalo de nuevo o rep"),
        ("a.pdf", grey(2), "está escaneado: todas sus páginas sin texto, solo con imágenes: reco"),
        ("a.docx", b"PK\x03\x04 and no more", "el documento de Word está dañado o incompleto"),
        ("a.odt", b"no archive", "no es un texto de OpenDocument, diga lo que diga su nombre"),
        ("a.md", b"---\ntitle: [\n---\nText.\n", "cabecera, línea"),
        ("libraries.md", b"# Another\n\nText.\n", "el corpus tiene otro archivo con el identif"),
        ("README.md", b"# Read\n\nText.\n", "los archivos README, los ocultos y los de registro"),
    ],
)
def test_refused_upload_says_why_in_the_language_of_the_page(
    make_client: Callable[..., TestClient], name: str, data: bytes, shown: str
) -> None:
    """On the Spanish page in Spanish, whatever is wrong with the file."""
    client = make_client()
    client.headers["Accept-Language"] = "es"
    (result,) = upload(client, name, data)["results"]
    assert result["outcome"] == "refused"
    assert result["reason"].startswith(shown)


def test_failed_change_says_why_in_the_language_of_the_page(
    make_client: Callable[..., TestClient],
) -> None:
    """A job that failed as a whole, and what a route refuses."""
    client = make_client()
    client.headers["Accept-Language"] = "es"
    store = client.app._app.state.services.workspace.engine._store  # type: ignore[attr-defined]
    with store.writer():
        job = finished(client, client.delete("/desk/documents/gardens", headers=OWN))
    assert job["phase"] == "failed"
    assert job["message"].endswith(
        "está escribiendo el índice " + f"{store._folder}: espere a que termine"
    )
    unknown = finished(client, client.delete("/desk/documents/garden", headers=OWN))
    assert unknown["message"].startswith(
        "ningún documento tiene el identificador 'garden': ¿quería"
    )
    assert client.get("/desk/indexing/x").json()["detail"].startswith("ese trabajo no existe")
    assert client.get("/desk/indexing/x").status_code == 404
    sent = client.post("/desk/documents", files={"other": ("", b"x")}, headers=OWN)
    assert (sent.status_code, sent.json()["detail"]) == (400, "no se ha enviado ningún archivo")


def test_server_that_cannot_begin_says_why_in_the_language_of_the_page(
    make_client: Callable[..., TestClient], serving_of: Callable[..., Serving], tmp_path: Path
) -> None:
    """Its index was made with other settings, say."""
    make_client()
    with closing(sqlite3.connect(tmp_path / "index" / "passages.sqlite")) as connection:
        connection.execute("UPDATE meta SET value = 999 WHERE name = 'schema'")
        connection.commit()
    app = made(serving_of(tmp_path))
    with TestClient(app, base_url="http://127.0.0.1", headers={"Accept-Language": "es"}) as client:
        assert app._app.state.services.workspace.wait(60)
        client.get("/")
        state = client.get("/desk/state").json()
        assert state["phase"] == "failed"
        assert "este programa conoce formatos hasta" in state["message"]
        refused = client.post("/desk/ask", json={"question": "How many boats?"}, headers=OWN)
        assert (refused.status_code, refused.json()["detail"]) == (503, state["message"])


def test_file_of_the_folder_is_in_the_language_of_the_page(
    make_client: Callable[..., TestClient], tmp_path: Path
) -> None:
    """In the list of what could not be read."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "notes.rtf").write_bytes(b"{}")
    client = make_client()
    client.headers["Accept-Language"] = "es"
    shown = client.get("/desk/documents").text
    assert re.search(r"notes\.rtf</span>: no se admiten documentos RTF: guárdelo como", shown)
    client.headers["Accept-Language"] = "en"
    assert "notes.rtf</span>: RTF documents are not supported" in client.get("/desk/documents").text
