"""What the commands say besides findings, in Vietnamese and English."""

from __future__ import annotations

from danchieu.diagnostics import Lang

MESSAGES: dict[str, dict[Lang, str]] = {
    "summary": {
        "vi": "{errors} lỗi, {warnings} cảnh báo, {notes} lưu ý.",
        "en": "{errors} errors, {warnings} warnings, {notes} notes.",
    },
    "waiting": {
        "vi": "Một lần dựng khác đang chạy; chờ nó xong …",
        "en": "Another build is at work; waiting for it to end …",
    },
    "cache-renewed": {
        "vi": "Kết quả giữ từ những lần dựng trước đã hỏng; mọi thứ được làm lại từ đầu.",
        "en": "What earlier builds kept was damaged; everything was made anew.",
    },
    "built": {"vi": "Đã dựng xong: {site}", "en": "Built: {site}"},
    "not-built": {
        "vi": "Không dựng được; trang web cũ (nếu có) vẫn nguyên vẹn ở {site}",
        "en": "Not built; the last site, if any, still stands in {site}",
    },
    "generated": {"vi": "Đã ghi {count} trang vào {to}", "en": "Wrote {count} pages to {to}"},
    "not-an-item": {
        "vi": 'Dòng {line} không có dạng {{"id": …, "text": "…"}}',
        "en": 'line {line} is not of the form {{"id": …, "text": "…"}}',
    },
    "no-citation": {"vi": "Không có dẫn chiếu ở vị trí {at}", "en": "There is no citation at {at}"},
    "imported": {"vi": "{path} → {record}", "en": "{path} → {record}"},
    "not-imported": {"vi": "{path}: không nhập được", "en": "{path}: not imported"},
    "accepted": {
        "vi": "{place}: chấp nhận {code}: {message}\n    → Lý do: {reason}",
        "en": "{place}: accepted {code}: {message}\n    → Reason: {reason}",
    },
    "summary-accepted": {"vi": " Chấp nhận: {count}.", "en": " Accepted: {count}."},
    "no-such-code": {"vi": "Không có mã «{code}». {suggestion}", "en": 'There is no code "{code}". {suggestion_en}'},
    "nothing-to-fix": {"vi": "Không có gì để sửa tự động.", "en": "There is nothing to repair."},
    "line-ends": {
        "vi": "{path}: xuống dòng kiểu Windows → kiểu thường",
        "en": "{path}: Windows line ends → plain ones",
    },
    "fix?": {"vi": "Sửa {count} tệp như trên?", "en": "Change {count} files as shown?"},
    "fixed": {"vi": "Đã sửa {count} tệp.", "en": "Changed {count} files."},
    "not-fixed": {
        "vi": "Không sửa gì. Thêm --yes để sửa.",
        "en": "Nothing was changed. Add --yes to change the files.",
    },
    "not-written": {"vi": "Không ghi được {path}: {reason}", "en": "{path} cannot be written: {reason}"},
    "flags-missing": {
        "vi": "Không có ai để hỏi: xin thêm {flags}",
        "en": "There is nobody to ask: please add {flags}",
    },
    "ask-kind": {"vi": "Loại văn bản (kế hoạch, đề cương…)", "en": "Document type (kế hoạch, đề cương…)"},
    "ask-issuer": {"vi": "Cơ quan ban hành (vài chữ trong tên)", "en": "Issuing body (some words of its name)"},
    "ask-symbol": {"vi": "Số, ký hiệu (bỏ trống nếu không có)", "en": "Number (empty if there is none)"},
    "ask-date": {
        "vi": "Ngày ban hành, như 10/7/2023 (bỏ trống nếu không rõ)",
        "en": "Date, such as 2023-07-10 (empty if it is not known)",
    },
    "ask-title": {"vi": "Trích yếu", "en": "Title"},
    "ask-number": {"vi": "Là cơ quan số mấy?", "en": "Which number is it?"},
    "kind-needed": {"vi": "Cần loại văn bản", "en": "The document type is needed"},
    "title-needed": {"vi": "Cần trích yếu", "en": "The title is needed"},
    "issuer-unknown": {
        "vi": "Không có cơ quan «{words}» trong bodies.yml: xin thêm mục ấy trước",
        "en": 'bodies.yml has no body "{words}": please add it first',
    },
    "issuer-which": {
        "vi": "«{words}» có thể là nhiều cơ quan, xin ghi mã:\n{bodies}",
        "en": '"{words}" may be several bodies, please give the key:\n{bodies}',
    },
    "not-a-day": {
        "vi": "«{value}» không phải là ngày: viết 2023-07-10 hoặc 10/7/2023",
        "en": '"{value}" is no date: write 2023-07-10 or 10/7/2023',
    },
    "exists": {"vi": "Đã có {path}; không ghi đè.", "en": "{path} exists already; nothing was written."},
    "formatted": {"vi": "Đã chỉnh dạng {count} tệp.", "en": "Formatted {count} files."},
    "would-change": {"vi": "{count} tệp chưa đúng dạng.", "en": "{count} files are not in canonical form."},
    "found": {"vi": "{count} văn bản", "en": "{count} documents"},
    "search-cut": {
        "vi": "Câu hỏi quá dài: chỉ tìm phần đầu.",
        "en": "The query is too long: only its beginning counts.",
    },
    "search-unknown": {
        "vi": "Không văn bản nào có từ này: {words}; đã tìm các từ còn lại.",
        "en": "No document has this word: {words}; searched for the others.",
    },
    "search-unaccented": {
        "vi": "Không có văn bản nào đúng dấu như vậy: đã tìm không phân biệt dấu.",
        "en": "No document has just these accents: searched without them.",
    },
    "search-nearest": {
        "vi": "Không văn bản nào có đủ các từ; đây là những văn bản gần nhất. Không có: {words}",
        "en": "No document has all words; these come nearest. Without: {words}",
    },
    "compared": {
        "vi": "{same} đoạn giữ nguyên, {changed} sửa, {added} thêm, {removed} bỏ, {moved} chuyển chỗ.",
        "en": "{same} clauses the same, {changed} changed, {added} added, {removed} removed, {moved} moved.",
    },
    "moved": {"vi": " (chuyển chỗ)", "en": " (moved)"},
    "no-document": {
        "vi": "Không có bản ghi hay tệp nào tên {document}",
        "en": "There is no record and no file called {document}",
    },
    "not-empty": {
        "vi": "{folder} không trống: xin nêu một thư mục chưa có hoặc còn trống. Không ghi gì cả.",
        "en": "{folder} is not empty: please name a folder that is new or empty. Nothing was written.",
    },
    "founded": {
        "vi": "Đã lập {folder}. Vào đó, chạy «danchieu serve» để xem thử, «danchieu build» để dựng.",
        "en": 'Made {folder}. There, "danchieu serve" shows the site and "danchieu build" builds it.',
    },
    "serving": {
        "vi": "Xem thử ở {address} (Ctrl+C để thôi). Đang dựng lần đầu …",
        "en": "Preview at {address} (Ctrl+C ends it). Building for the first time …",
    },
    "port-taken": {
        "vi": "Không mở được cổng {port}: {reason}. Chọn cổng khác bằng --port.",
        "en": "Port {port} cannot be opened: {reason}. Choose another with --port.",
    },
    "sketched": {
        "vi": "Trang vừa sửa đã hiện sau {seconds} s; đang dựng những trang khác …",
        "en": "The edited page showed after {seconds} s; building the others …",
    },
    "turn": {"vi": "Đã dựng trong {seconds} s, {count} phát hiện.", "en": "Built in {seconds} s, {count} findings."},
    "turn-failed": {
        "vi": "Không dựng được ({count} phát hiện); trang của lần trước vẫn còn.",
        "en": "Not built ({count} findings); the last pages still stand.",
    },
    "changes": {"vi": "Thay đổi về nội dung", "en": "Changes to the content"},
    "changes-none": {
        "vi": "Không văn bản, dẫn chiếu hay phát hiện nào thay đổi.",
        "en": "No document, citation or finding has changed.",
    },
    "changes-added": {"vi": "Văn bản thêm ({count})", "en": "Documents added ({count})"},
    "changes-changed": {"vi": "Văn bản sửa ({count})", "en": "Documents changed ({count})"},
    "changes-removed": {"vi": "Văn bản bỏ ({count})", "en": "Documents removed ({count})"},
    "changes-gained": {"vi": "Dẫn chiếu thêm ({count})", "en": "Citations gained ({count})"},
    "changes-lost": {"vi": "Dẫn chiếu mất ({count})", "en": "Citations lost ({count})"},
    "changes-found": {"vi": "Phát hiện mới ({count})", "en": "New findings ({count})"},
    "changes-mended": {"vi": "Phát hiện đã hết ({count})", "en": "Findings gone ({count})"},
    "changes-more": {"vi": "… và {count} nữa", "en": "… and {count} more"},
    "links-checked": {
        "vi": "{count} liên kết không dẫn tới đâu.",
        "en": "{count} links lead nowhere.",
    },
    "search-guessed": {"vi": "Hiểu là: {words}", "en": "Taken for: {words}"},
    "search-about": {"vi": "Con số trên là nhiều nhất có thể.", "en": "There may be fewer."},
}


def say(name: str, lang: Lang, **values: object) -> str:
    """The message of that name: `say("generated", "en", count=3, to="x")` gives "Wrote 3 pages to x"."""
    return MESSAGES[name][lang].format_map(values)
