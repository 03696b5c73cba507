"""The content folder as a whole: what cites what, and what is missing."""

from __future__ import annotations

from pathlib import Path

from corpora import corpus, record
from danchieu.lint import lint


def test_each_citing_clause_is_known_to_the_document_it_cites(tmp_path: Path) -> None:
    found = corpus(tmp_path, {"plans/2021/a.md": record(), "plans/2021/b.md": record(symbol="06-KH/TU")})
    citers = found.citers["nghi-quyet-35-nq-tw-2018"]
    assert [(citer.document, citer.address) for citer in citers] == [("a", "p1"), ("b", "p1")]
    assert [citer.address for citer in found.citers["nghi-quyet-dai-hoi-xiii-2021"]] == ["I.1", "I.1"]


def test_a_record_can_be_cited_by_its_number(tmp_path: Path) -> None:
    body = "Căn cứ Kế hoạch số 05-KH/TU ngày 20/5/2021 của Tỉnh ủy An Bình."
    later = record(symbol="09-KH/HU", issuer="huyen-uy-song-thao", date="2021-07-01", body=body)
    found = corpus(tmp_path, {"plans/2021/a.md": record(), "plans/2021/b.md": later})
    assert [citer.document for citer in found.citers["a"]] == ["b"]


def test_a_wanted_document_gathers_all_that_cite_it_with_and_without_its_year(tmp_path: Path) -> None:
    dated, bare = "Theo Chỉ thị số 40-CT/TW ngày 22/11/2014 của Ban Bí thư.", "Theo Chỉ thị số 40-CT/TW."
    found = corpus(
        tmp_path,
        {"plans/a.md": record(body=dated), "plans/b.md": record(symbol="06-KH/TU", body=bare)},
    )
    assert list(found.wanted) == ["chi-thi-40-ct-tw-2014"]
    assert [citer.document for citer in found.citers["chi-thi-40-ct-tw-2014"]] == ["a", "b"]


def test_a_year_is_not_guessed_where_two_are_known(tmp_path: Path) -> None:
    body = "Chỉ thị số 40-CT/TW ngày 22/11/2014; Chỉ thị số 40-CT/TW ngày 10/02/2019."
    found = corpus(
        tmp_path,
        {"plans/a.md": record(body=body), "plans/b.md": record(symbol="06-KH/TU", body="Theo Chỉ thị số 40-CT/TW.")},
    )
    assert list(found.wanted) == ["chi-thi-40-ct-tw", "chi-thi-40-ct-tw-2014", "chi-thi-40-ct-tw-2019"]


def test_every_fault_of_every_file_is_found_in_one_run(tmp_path: Path) -> None:
    found = lint(
        corpus(
            tmp_path,
            {
                "plans/broken.md": record().replace("kind: kế hoạch", "kind: [kế hoạch"),
                "plans/key.md": record().replace("title:", "titel:"),
                "plans/issuer.md": record(issuer="tinh-uy-an-bin"),
                "plans/date.md": record(date="2021-13-01"),
                "plans/one/same.md": record(),
                "plans/two/same.md": record(),
            },
        )
    )
    assert [(d.path, d.code, d.line) for d in found if d.severity.value == "error"] == [
        ("plans/broken.md", "R001", 3),
        ("plans/date.md", "R004", 5),
        ("plans/issuer.md", "R003", 4),
        ("plans/key.md", "R006", 1),
        ("plans/key.md", "R002", 6),
        ("plans/two/same.md", "R005", 1),
    ]
    assert "tinh-uy-an-binh" in next(d for d in found if d.code == "R003").hint("vi")


def test_a_file_in_another_encoding_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.md").write_bytes("Kế hoạch".encode("utf-16"))
    assert [d.code for d in corpus(tmp_path, {}).diagnostics] == ["R009"]


def test_references_that_lead_nowhere_are_findings(tmp_path: Path) -> None:
    faulty = record().replace("text: full", "text: full\nattachments: [de-cuong]\ncitations:\n- {text: X, target: y}")
    files = {
        "plans/a.md": faulty,
        "works/them.yml": "w:\n  type: chỉ thị\n  issuer: khong-co\n  replaced_by: khong-co\n",
    }
    assert [(d.path, d.code) for d in lint(corpus(tmp_path, files))] == [
        ("plans/a.md", "R010"),
        ("plans/a.md", "C001"),
        ("plans/a.md", "C002"),
        ("works/them.yml", "W002"),
        ("works/them.yml", "W002"),
    ]


def test_a_repeated_number_is_reported_at_its_line(tmp_path: Path) -> None:
    body = "I. MỘT\n\nMở đầu.\n\nI. HAI\n\nHết."
    found = lint(corpus(tmp_path, {"plans/a.md": record(body=body)}))
    assert [(d.code, d.line) for d in found] == [("S001", 13)]
