"""JMdict's own XML, and replacing JMdict by it."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from yomu.dictionary import update, volume
from yomu.dictionary.about import about
from yomu.dictionary.sources import jmdict_xml
from yomu.dictionary.store import Store, untold
from yomu.errors import MissingDictionary, UnreadableText
from yomu.model import Entry, Reading, Sense, Spelling

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE JMdict [
<!ELEMENT JMdict (entry*)>
<!-- an entity looks like <!ENTITY this "that"> -->
<!ENTITY n "noun (common) (futsuumeishi)">
<!ENTITY vs "noun or participle which takes the aux. verb suru">
<!ENTITY adj-no "nouns which may take the genitive case particle 'no'">
<!ENTITY uk "word usually written using kana alone">
<!ENTITY food "food, cooking">
<!ENTITY ksb "Kansai-ben">
<!ENTITY iK "word containing irregular kanji usage">
<!ENTITY sk "search-only kana form">
]>
<!-- JMdict created: 2026-08-01 -->
<JMdict>
"""
MADE = f"""{HEAD}<entry>
<ent_seq>9000001</ent_seq>
<k_ele>
<keb>読夢</keb>
<ke_pri>news1</ke_pri>
<ke_pri>nf07</ke_pri>
</k_ele>
<k_ele><keb>讀夢</keb><ke_inf>&iK;</ke_inf></k_ele>
<r_ele><reb>よむ</reb><re_pri>news1</re_pri></r_ele>
<r_ele><reb>ヨム</reb><re_nokanji/></r_ele>
<r_ele><reb>どくむ</reb><re_restr>讀夢</re_restr><re_inf>&sk;</re_inf></r_ele>
<sense>
<stagk>読夢</stagk>
<stagr>よむ</stagr>
<pos>&n;</pos>
<pos>&adj-no;</pos>
<xref>読む・1</xref>
<ant>書く</ant>
<field>&food;</field>
<misc>&uk;</misc>
<s_inf>made for a test</s_inf>
<lsource xml:lang="ger">lesen</lsource>
<lsource ls_type="part" ls_wasei="y">read &amp; dream</lsource>
<dial>&ksb;</dial>
<gloss>reading &lt;aloud&gt; &amp; dreaming</gloss>
<gloss g_type="lit">read-dream</gloss>
<gloss xml:lang="ger">Lesetraum</gloss>
</sense>
<sense>
<gloss>what one reads</gloss>
<example><ex_srce exsrc_type="tat">1</ex_srce><ex_text>読夢</ex_text></example>
</sense>
<sense><gloss xml:lang="ger">Traum</gloss></sense>
</entry>
<entry>
<ent_seq>9000002</ent_seq>
<r_ele><reb>ノム</reb></r_ele>
<sense><pos>&vs;</pos><gloss>gnome</gloss></sense>
</entry>
<entry>
<ent_seq>9000003</ent_seq>
<r_ele><reb>トラウム</reb></r_ele>
<sense><pos>&n;</pos><gloss xml:lang="ger">Traum</gloss></sense>
</entry>
</JMdict>
"""
ENTRIES = [
    Entry(
        "jmdict:9000001",
        (Spelling("読夢", ("news1", "nf07")), Spelling("讀夢", ("iK",))),
        (
            Reading("よむ", ("news1",)),
            Reading("ヨム", no_kanji=True),
            Reading("どくむ", ("sk",), only=("讀夢",)),
        ),
        (
            Sense(
                ("reading <aloud> & dreaming", "(lit.) read-dream"),
                pos=("n", "adj-no"),
                misc=("uk",),
                fields=("food",),
                dialects=("ksb",),
                info=("made for a test",),
                only=("読夢", "よむ"),
                see=("読む・1",),
                antonyms=("書く",),
                origins=("ger: lesen", "eng: read & dream (part) (wasei)"),
            ),
            # Parts of speech apply to the senses that follow, too.
            Sense(("what one reads",), pos=("n", "adj-no")),
        ),
        rank=7,
    ),
    Entry("jmdict:9000002", (), (Reading("ノム"),), (Sense(("gnome",), pos=("vs",)),)),
]


def written(folder: Path, xml: str | bytes, name: str = "JMdict_e.gz") -> Path:
    file = folder / name
    data = xml.encode() if isinstance(xml, str) else xml
    file.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return file


@pytest.mark.parametrize("name", ["JMdict_e.gz", "JMdict.xml"])
def test_jmdicts_xml_gives_entries_with_codes(tmp_path: Path, name: str) -> None:
    file = written(tmp_path, MADE, name)
    shares: list[float] = []
    assert list(jmdict_xml.entries(file, shares.append)) == ENTRIES
    assert jmdict_xml.date(file) == "2026-08-01"
    assert shares[-1] == 1.0


@pytest.mark.parametrize("created", ["", "<!-- JMdict created: 2026-99-01 -->", "<!-- JMdict -->"])
def test_a_file_without_a_date_has_none(tmp_path: Path, created: str) -> None:
    file = written(tmp_path, MADE.replace("<!-- JMdict created: 2026-08-01 -->", created))
    assert jmdict_xml.date(file) == ""
    assert list(jmdict_xml.entries(file, lambda _: None)) == ENTRIES


def with_entities(declarations: str, used: str = "") -> str:
    return MADE.replace("<!ENTITY n ", f"{declarations}\n<!ENTITY n ").replace("gnome", used)


LAUGHS = "\n".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
SECRET = '<!ENTITY secret SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize(
    ("xml", "why"),
    [
        ("", "no element found"),
        ("これは辞書ではない。", "not well-formed"),
        ("<html><body>not found</body></html>", "no entries"),
        (MADE[:-200], "unclosed token"),  # a download that broke off
        (MADE[: MADE.index("<entry>")], "no element found"),
        (HEAD + "</JMdict>", "no entries"),
        (with_entities(f'<!ENTITY l0 "ha">\n{LAUGHS}', "&l9;"), "no code"),
        (with_entities('<!ENTITY long "' + "x" * 5000 + '">'), "no code"),
        (with_entities(SECRET, "&secret;"), "no code"),
        (MADE.replace("9000002", "9000001"), "twice"),
        (MADE.replace("9000002", "-1"), "without a number"),
        (MADE.replace("9000002", "9" * 30), "without a number"),
        (MADE.replace("<ent_seq>9000002</ent_seq>", ""), "without a number"),
        (MADE.replace("<r_ele><reb>ノム</reb></r_ele>", ""), "no reading"),
        (MADE.replace("<reb>ノム</reb>", ""), "without reb"),
        (MADE.replace("gnome", "<b>" * 1000), "too many"),
        (MADE.replace("gnome", "<b></b>" * 20_000), "too many"),
        (MADE.replace("gnome", "x" * 1_000_000), "too long"),
        (MADE.replace("<gloss>gnome", f'<gloss x="{"x" * 1_000_000}">gnome'), "does not end"),
    ],
)
def test_what_is_no_jmdict_is_refused(tmp_path: Path, xml: str, why: str) -> None:
    with pytest.raises(UnreadableText, match=why):
        list(jmdict_xml.entries(written(tmp_path, xml), lambda _: None))


def test_a_code_nobody_declared_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path, "<JMdict><entry><ent_seq>1</ent_seq>&n;</entry></JMdict>", "JMdict")
    with pytest.raises(UnreadableText, match="undefined entity"):
        list(jmdict_xml.entries(file, lambda _: None))


def test_a_gzip_bomb_is_refused_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jmdict_xml, "LARGEST", 1 << 20)
    file = written(tmp_path, HEAD + "<!-- much ado -->" * (1 << 20))
    with pytest.raises(UnreadableText, match="more than 1 MB"):
        list(jmdict_xml.entries(file, lambda _: None))


@pytest.mark.parametrize("harm", ["missing", "folder", "cut", "not gzip"])
def test_a_file_that_cannot_be_read_says_so(tmp_path: Path, harm: str) -> None:
    file = tmp_path / "JMdict_e.gz"
    whole = gzip.compress(MADE.encode())
    if harm == "folder":
        file.mkdir()
    elif harm != "missing":
        file.write_bytes(whole[:-20] if harm == "cut" else whole[:2] + b"no gzip at all")
    with pytest.raises(UnreadableText, match="cannot be read"):
        update.update(tmp_path / "data", file, untold)


@pytest.fixture
def folder(data_dir: Path, tmp_path: Path) -> Path:
    """A data folder one may write to."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in volume.NAMES:
        volume.path(folder, name).symlink_to(volume.path(data_dir, name))
    return folder


def test_an_update_replaces_jmdict_and_keeps_the_rest(folder: Path, tmp_path: Path) -> None:
    told: list[float] = []
    update.update(folder, written(tmp_path, MADE), lambda share, _: told.append(share))
    store = Store(folder)
    assert store.find(["読夢", "どくむ", "のむ", "今日"]) == {
        "読夢": (ENTRIES[0],),
        "どくむ": (ENTRIES[0],),
        "のむ": (ENTRIES[1],),
    }
    assert store.names(["田中"])
    assert store.kanji(["行"])
    jmdict = about(folder)[0]
    assert (jmdict.entries, jmdict.date, jmdict.source) == (2, "2026-08-01", "JMdict_e.gz")
    assert jmdict.licence.startswith("CC BY-SA 4.0")
    assert told[-1] == 1.0


def test_a_failed_update_leaves_the_old_jmdict(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UnreadableText):
        update.update(folder, written(tmp_path, MADE[:-200]), untold)
    assert Store(folder).find(["今日"])
    assert sorted(file.name for file in folder.iterdir()) == [
        "jmdict.db",
        "jmnedict.db",
        "kanjidic.db",
        "lock",
    ]


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        whole = gzip.compress(MADE.encode())
        self.send_response(404 if self.path.endswith("missing.gz") else 200)
        self.send_header("Content-Length", str(len(whole)))
        self.end_headers()
        self.wfile.write(whole[:100] if self.path.endswith("cut.gz") else whole)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_jmdict_is_fetched(folder: Path, address: str) -> None:
    told: list[float] = []
    update.fetch(folder, f"{address}/JMdict_e.gz", lambda share, _: told.append(share))
    assert Store(folder).find(["読夢"]) == {"読夢": (ENTRIES[0],)}
    assert about(folder)[0].source == f"{address}/JMdict_e.gz"
    assert told == sorted(told)
    assert list(folder.glob("*.tmp")) == []


@pytest.mark.parametrize(
    "path", ["/missing.gz", "/cut.gz", "http://127.0.0.1:9/JMdict_e.gz", "http://no.invalid/x.gz"]
)
def test_what_cannot_be_fetched_says_so_and_changes_nothing(
    folder: Path, address: str, path: str
) -> None:
    asked = path if path.startswith("http") else address + path
    with pytest.raises(MissingDictionary, match=r"cannot be fetched .* yomu dict update") as raised:
        update.fetch(folder, asked, untold)
    assert asked in str(raised.value)
    assert Store(folder).find(["今日"])
    assert list(folder.glob("*.tmp")) == []
