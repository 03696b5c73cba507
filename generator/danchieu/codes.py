"""The table of findings: what each code means and how to mend it, in Vietnamese and English."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is; errors stop a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table: message and hint are templates over a diagnostic's values."""

    severity: Severity
    vi: str
    en: str
    hint_vi: str
    hint_en: str


# R records · W catalogue (works and bodies) · C citations · S structure · I import · B build.
# A code never changes its meaning; a retired one is not used again.
CODES: dict[str, Code] = {
    "R001": Code(
        Severity.ERROR,
        "Không đọc được phần YAML đầu tệp: {reason}",
        "The YAML front matter cannot be read: {reason}",
        "Mỗi dòng có dạng «khóa: giá trị»; đặt giá trị có dấu hai chấm trong ngoặc kép.",
        'Each line has the form "key: value"; put a value that holds a colon in quotation marks.',
    ),
    "R002": Code(
        Severity.ERROR,
        "Khóa «{key}» không có trong mẫu bản ghi",
        'The key "{key}" does not belong in a record',
        "{suggestion}",
        "{suggestion_en}",
    ),
    "R003": Code(
        Severity.ERROR,
        "Cơ quan ban hành «{value}» không có trong content/bodies.yml",
        'The issuer "{value}" is not in content/bodies.yml',
        "{suggestion}",
        "{suggestion_en}",
    ),
    "R004": Code(
        Severity.ERROR,
        "«{key}: {value}» không phải là ngày có thật",
        '"{key}: {value}" is not a date',
        "Viết ngày theo dạng năm-tháng-ngày, ví dụ 2023-07-10; để null nếu nguồn không ghi.",
        "Write dates as year-month-day, for example 2023-07-10; null if the source shows none.",
    ),
    "R005": Code(
        Severity.ERROR,
        "Mã «{id}» đã dùng ở {other}",
        'The id "{id}" is already used in {other}',
        "Mã là tên tệp (hoặc khóa trong works); đổi tên một trong hai, mã phải là duy nhất trong toàn bộ content/.",
        "The id is the file's name (or the key in works); rename one of the two, ids are unique in all of content/.",
    ),
    "R006": Code(
        Severity.ERROR,
        "Thiếu khóa bắt buộc «{key}»",
        'The required key "{key}" is missing',
        "Thêm dòng «{key}: …»; ghi null nếu nguồn không cho biết.",
        'Add a line "{key}: …"; write null if the source does not tell.',
    ),
    "R007": Code(
        Severity.ERROR,
        "Giá trị của «{key}» không hợp lệ: {value}",
        'The value of "{key}" does not fit: {value}',
        "Cần {expected}.",
        "Expected {expected_en}.",
    ),
    "R008": Code(
        Severity.ERROR,
        "Tệp không có phần đầu YAML",
        "The file has no YAML front matter",
        "Dòng đầu tiên phải là «---», sau các khóa lại có một dòng «---».",
        'The first line must be "---", and after the keys stands another line "---".',
    ),
    "R009": Code(
        Severity.ERROR,
        "Tệp không phải là văn bản UTF-8",
        "The file is not UTF-8 text",
        "Lưu lại tệp với bảng mã UTF-8.",
        "Save the file again as UTF-8.",
    ),
    "R010": Code(
        Severity.ERROR,
        "Tài liệu đính kèm «{value}» không có trong content/",
        'The attachment "{value}" is not in content/',
        "Kiểm tra mã; nếu chưa có văn bản, lập bản ghi với «text: missing» trong content/outlines/.",
        'Check the id; if its text is not at hand, make a record with "text: missing" in content/outlines/.',
    ),
    "R011": Code(
        Severity.ERROR,
        "Tên tệp «{value}» không dùng làm địa chỉ được",
        'The file name "{value}" cannot be an address',
        "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối: «{suggestion}.md».",
        'Use lower-case letters without accents, digits and hyphens only: "{suggestion}.md".',
    ),
    "R012": Code(
        Severity.ERROR,
        "Khóa «{key}» viết hai lần",
        'The key "{key}" stands twice',
        "Giữ lại một dòng.",
        "Keep one of the lines.",
    ),
    "W001": Code(
        Severity.ERROR,
        "Không đọc được tệp danh mục: {reason}",
        "The catalogue file cannot be read: {reason}",
        "Tệp là một danh sách khóa YAML: mỗi mã một mục.",
        "The file is a YAML mapping: one entry for each id.",
    ),
    "W002": Code(
        Severity.ERROR,
        "Mục «{id}» trỏ tới «{value}» ({key}) không có trong danh mục",
        'Entry "{id}" points to "{value}" ({key}), which the catalogue does not have',
        "Sửa mã hoặc thêm mục còn thiếu.",
        "Mend the id or add the missing entry.",
    ),
    "C001": Code(
        Severity.WARNING,
        "Sửa dẫn chiếu: không tìm thấy «{text}» ở {at}",
        'Correction of a citation: "{text}" was not found at {at}',
        "Chép đúng chữ trong văn bản và địa chỉ khoản; bỏ mục này nếu văn bản đã sửa.",
        "Copy the words of the text and the clause's address; drop the entry if the text was mended.",
    ),
    "C002": Code(
        Severity.ERROR,
        "Sửa dẫn chiếu: đích «{target}» không có trong danh mục",
        'Correction of a citation: the target "{target}" is not in the catalogue',
        "Ghi mã của một văn bản trong content/works/ hoặc của một bản ghi; «none» nếu không phải dẫn chiếu.",
        'Give the id of an entry in content/works/ or of a record; "none" if it is not a citation.',
    ),
    "S001": Code(
        Severity.WARNING,
        "Số «{label}» dùng hai lần ở cùng một cấp",
        'The number "{label}" is used twice at one level',
        "Văn bản được giữ nguyên; phần sau có địa chỉ {address}. Đối chiếu với bản gốc.",
        "The text stays as it is; the later part has the address {address}. Compare with the original.",
    ),
    "S002": Code(
        Severity.WARNING,
        "Sau «{previous}» là «{label}»: thiếu số ở giữa",
        '"{label}" follows "{previous}": a number is skipped',
        "Văn bản được giữ nguyên. Đối chiếu với bản gốc.",
        "The text stays as it is. Compare with the original.",
    ),
    "I001": Code(
        Severity.ERROR,
        "Tệp trống: không có chữ nào",
        "The file is empty: it has no words",
        "Kiểm tra lại tệp gốc.",
        "Check the original file.",
    ),
    "I002": Code(
        Severity.ERROR,
        "Không mở được tệp: {reason}",
        "The file cannot be opened: {reason}",
        "Kiểm tra đường dẫn và quyền đọc.",
        "Check the path and the right to read it.",
    ),
    "I003": Code(
        Severity.ERROR,
        "Chưa đọc được định dạng «{suffix}»",
        'Files of the format "{suffix}" cannot be read yet',
        "Lưu tệp dưới dạng văn bản thuần (.txt, UTF-8) rồi nhập lại.",
        "Save the file as plain text (.txt, UTF-8) and import it again.",
    ),
    "I004": Code(
        Severity.ERROR,
        "Không nhận ra bảng mã của tệp",
        "The file's encoding was not recognised",
        "Lưu lại tệp với bảng mã UTF-8.",
        "Save the file again as UTF-8.",
    ),
    "I005": Code(
        Severity.ERROR,
        "Mất chữ khi nhập: {missing}",
        "Words would be lost: {missing}",
        "Bản ghi không được ghi. Đây là lỗi của phần mềm, xin báo kèm tệp gốc.",
        "The record was not written. This is a fault of the software: please report it with the file.",
    ),
    "I006": Code(
        Severity.ERROR,
        "Đã có bản ghi khác ở {other}",
        "Another record already stands at {other}",
        "Đổi tên tệp nguồn hoặc bản ghi; bản ghi cũ được giữ nguyên.",
        "Rename the source file or the record; the old record was left alone.",
    ),
    "I007": Code(
        Severity.WARNING,
        "Không tìm thấy trong văn bản: {facts}",
        "The text does not show: {facts_en}",
        "Để null nếu nguồn không ghi; nếu biết chắc, điền {keys} trong phần đầu tệp.",
        "Leave null if the source shows none; if it is known for certain, fill in {keys} in the front matter.",
    ),
    "I008": Code(
        Severity.WARNING,
        "Bản ghi đã được sửa sau lần nhập trước; bản mới đặt ở {beside}",
        "The record was edited since its import; the new version lies in {beside}",
        "So hai bản, giữ điều cần giữ, rồi xóa tệp .moi.",
        "Compare the two, keep what is right, then delete the .moi file.",
    ),
    "I009": Code(
        Severity.ERROR,
        "Tệp quá lớn: {size} MB, giới hạn {limit} MB",
        "The file is too large: {size} MB, the limit is {limit} MB",
        "Tách tệp thành nhiều phần, hoặc bỏ ảnh nhúng rồi lưu lại.",
        "Split the file, or save it without its embedded pictures.",
    ),
    "I010": Code(
        Severity.ERROR,
        "Có chữ không thấy trong tệp gốc: {added}",
        "Words were added that the file does not have: {added}",
        "Bản ghi không được ghi. Đây là lỗi của phần mềm, xin báo kèm tệp gốc.",
        "The record was not written. This is a fault of the software: please report it with the file.",
    ),
    "I011": Code(
        Severity.ERROR,
        "Thứ tự chữ bị đổi từ «{word}»",
        'The order of the words changes from "{word}" on',
        "Bản ghi không được ghi. Đây là lỗi của phần mềm, xin báo kèm tệp gốc.",
        "The record was not written. This is a fault of the software: please report it with the file.",
    ),
    "I012": Code(
        Severity.ERROR,
        "Không ghi được bản ghi: {reason}",
        "The record cannot be written: {reason}",
        "Kiểm tra quyền ghi và chỗ trống của thư mục nội dung.",
        "Check the content folder's permissions and free space.",
    ),
    "I013": Code(
        Severity.ERROR,
        "Tệp là liên kết dẫn ra ngoài thư mục được nhập",
        "The file is a link out of the folder that is imported",
        "Chép tệp thật vào thư mục, hoặc nêu đích danh tệp trên dòng lệnh.",
        "Copy the file itself into the folder, or name it on the command line.",
    ),
    "I014": Code(
        Severity.ERROR,
        "Tệp làm trình đọc dừng đột ngột",
        "The file made its reader stop suddenly",
        "Mở tệp bằng phần mềm văn phòng, lưu thành tệp mới rồi nhập lại.",
        "Open the file in an office program, save it as a new file and import that.",
    ),
    "I015": Code(
        Severity.WARNING,
        "Cơ quan «{name}» chưa có trong danh mục; đã thêm mục đề xuất «{key}» vào bodies.yml",
        'The body "{name}" is not in the catalogue; a proposed entry "{key}" was added to bodies.yml',
        "Kiểm tra tên, cấp, địa phương và cơ quan cấp trên của mục này.",
        "Check the entry's name, level, locality and parent.",
    ),
    "I016": Code(
        Severity.NOTE,
        "Không đưa vào nội dung: {words}",
        "Left out of the text: {words}",
        "Đó là quốc hiệu, số trang và những dòng đã ghi thành thuộc tính; nếu có chữ của văn bản, xin chép lại.",
        "These are mottoes, page numbers and lines kept as facts; if words of the text are among them, copy them back.",
    ),
    "I040": Code(
        Severity.ERROR,
        "Thiếu thư viện {library} để đọc định dạng này",
        "The library {library} is missing, which this format needs",
        'Chạy: pip install "danchieu[import]"',
        'Run: pip install "danchieu[import]"',
    ),
    "I041": Code(
        Severity.ERROR,
        "Nội dung tệp không phải là chữ mà là {actual}",
        "The file does not hold text but {actual_en}",
        "Đặt lại đuôi tên tệp cho đúng với nội dung, hoặc lấy lại tệp gốc.",
        "Give the file the suffix that fits its content, or get the original again.",
    ),
    "I042": Code(
        Severity.ERROR,
        "Các phần tử lồng nhau quá sâu: không đọc hết được tệp",
        "The elements are nested too deeply: the file cannot be read to its end",
        "Mở tệp trong trình duyệt, chép phần văn bản sang tệp Word hoặc .txt rồi nhập lại.",
        "Open the file in a browser, copy the document to a Word or .txt file and import that.",
    ),
    "I043": Code(
        Severity.ERROR,
        "Trang HTML không chứa văn bản: nội dung nằm ở {where}",
        "The HTML page does not hold the document: its content is in {where_en}",
        "Mở trang trong trình duyệt, chờ nội dung hiện ra rồi lưu («Trang web, hoàn chỉnh»), hoặc chép ra tệp .txt.",
        'Open the page in a browser, wait for its text and save it ("Webpage, complete"), or copy it to a .txt file.',
    ),
    "I050": Code(
        Severity.ERROR,
        "Tệp không phải là PDF, hoặc đã hỏng",
        "The file is no PDF, or it is damaged",
        "Mở tệp bằng phần mềm đã tạo ra nó rồi lưu lại; nếu không mở được, xin lại bản gốc.",
        "Open it with the program that made it and save it again; if that fails, ask for the original.",
    ),
    "I051": Code(
        Severity.ERROR,
        "Tệp PDF có mật khẩu",
        "The PDF is protected by a password",
        "Mở tệp bằng mật khẩu, in ra một tệp PDF không có mật khẩu rồi nhập tệp đó.",
        "Open it with the password, print it to a PDF without one, and import that.",
    ),
    "I052": Code(
        Severity.ERROR,
        "Tệp PDF quá dài hoặc quá phức tạp: {limit}",
        "The PDF is too long or too complex: {limit_en}",
        "Chia tệp thành từng văn bản rồi nhập từng tệp.",
        "Split the file into single documents and import those.",
    ),
    "I053": Code(
        Severity.ERROR,
        "Tệp PDF chỉ có ảnh quét, không có lớp chữ",
        "The PDF holds scanned images only, no text",
        "Nhận dạng chữ (OCR): ocrmypdf -l vie vào.pdf ra.pdf rồi nhập ra.pdf; hoặc nhập với --ocr.",
        "Recognise the text (OCR): ocrmypdf -l vie in.pdf out.pdf, then import out.pdf; or import with --ocr.",
    ),
    "I054": Code(
        Severity.ERROR,
        "Phông chữ trong tệp PDF không cho biết hình nào là chữ nào",
        "The fonts of the PDF do not tell which shape is which letter",
        "Nhập tệp Word gốc, hoặc nhận dạng chữ (OCR): ocrmypdf -l vie --force-ocr vào.pdf ra.pdf, hay nhập với --ocr.",
        "Import the Word file, or recognise the text (OCR): ocrmypdf -l vie --force-ocr in.pdf out.pdf, or use --ocr.",
    ),
    "I055": Code(
        Severity.ERROR,
        "Không nhận dạng được chữ (OCR): {reason}",
        "The text could not be recognised (OCR): {reason_en}",
        "Cài ocrmypdf và tiếng Việt cho Tesseract: apt-get install ocrmypdf tesseract-ocr-vie",
        "Install ocrmypdf and Tesseract's Vietnamese: apt-get install ocrmypdf tesseract-ocr-vie",
    ),
    "I056": Code(
        Severity.WARNING,
        "Trang chỉ có ảnh: {pages}; chữ trong ảnh, nếu có, chưa được nhập",
        "Pages that hold only an image: {pages}; words in it, if any, were not imported",
        "Đối chiếu với bản gốc; nếu ảnh có chữ, nhập với --ocr.",
        "Compare with the original; if the image has words, import with --ocr.",
    ),
    "I060": Code(
        Severity.ERROR,
        "Tệp không phải là văn bản Word mà là {actual}",
        "The file is no Word document but {actual_en}",
        "Đặt lại đuôi tên tệp cho đúng với nội dung, hoặc mở bằng phần mềm của nó rồi lưu thành .docx.",
        "Give the file the suffix that fits its content, or open it in its own program and save it as .docx.",
    ),
    "I061": Code(
        Severity.ERROR,
        "Tệp Word bị hỏng hoặc bị cắt cụt",
        "The Word file is damaged or cut short",
        "Tải hoặc chép lại tệp; nếu Word mở và sửa được thì lưu thành tệp mới rồi nhập tệp đó.",
        "Download or copy the file again; if Word can open and repair it, save it as a new file and import that.",
    ),
    "I062": Code(
        Severity.ERROR,
        "Tệp Word có mật khẩu",
        "The Word file is protected by a password",
        "Mở tệp bằng mật khẩu, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ tài liệu), lưu rồi nhập lại.",
        "Open it with the password, remove that (File › Info › Protect Document), save, and import it again.",
    ),
    "I063": Code(
        Severity.ERROR,
        "Tệp Word bung ra quá lớn: {limit}",
        "The Word file unpacks to too much: {limit_en}",
        "Tệp này không giống văn bản thông thường. Mở bằng Word, chép phần chữ sang tệp mới rồi nhập tệp mới.",
        "No ordinary document is like this. Open it in Word, copy its text to a new file and import that.",
    ),
    "I064": Code(
        Severity.ERROR,
        "Tệp .doc cần LibreOffice, mà máy này không có",
        "A .doc file needs LibreOffice, which is not installed here",
        "Mở tệp bằng Word, lưu thành .docx rồi nhập; hoặc cài LibreOffice (apt-get install libreoffice-writer).",
        "Open it in Word, save it as .docx and import that; or install it: apt-get install libreoffice-writer",
    ),
    "I065": Code(
        Severity.ERROR,
        "LibreOffice không chuyển được tệp .doc: {reason}",
        "LibreOffice could not convert the .doc file: {reason_en}",
        "Mở tệp bằng Word, lưu thành .docx rồi nhập tệp đó.",
        "Open it in Word, save it as .docx and import that.",
    ),
    "I066": Code(
        Severity.WARNING,
        "Có phần chưa đọc được: {parts}",
        "Parts of the file were not read: {parts_en}",
        "Đối chiếu với bản gốc; nếu ở đó có chữ, chép vào bản ghi.",
        "Compare with the original; if there are words in them, copy those to the record.",
    ),
    "I067": Code(
        Severity.ERROR,
        "Tệp Word chỉ có ảnh, không có chữ",
        "The Word file holds images only, no text",
        "Lưu tệp thành PDF, nhận dạng chữ (OCR): ocrmypdf -l vie vào.pdf ra.pdf rồi nhập ra.pdf.",
        "Save it as a PDF, recognise its text (OCR): ocrmypdf -l vie in.pdf out.pdf, then import out.pdf.",
    ),
    "B001": Code(
        Severity.ERROR,
        "Không tìm thấy tệp cấu hình {path}",
        "The configuration file {path} was not found",
        "Chạy lệnh ở thư mục có mkdocs.yml, hoặc chỉ ra bằng --config.",
        "Run the command in the folder of mkdocs.yml, or name the file with --config.",
    ),
    "B002": Code(
        Severity.ERROR,
        "Thư mục nội dung {path} không có",
        "The content folder {path} does not exist",
        "Chỉ ra thư mục có plans/, works/ và bodies.yml bằng --content.",
        "Name the folder that holds plans/, works/ and bodies.yml with --content.",
    ),
    "B003": Code(
        Severity.ERROR,
        "MkDocs dừng lại: {reason}",
        "MkDocs stopped: {reason}",
        "Trang web cũ vẫn được giữ nguyên. Sửa lỗi nêu trên rồi chạy lại.",
        "The last site still stands. Mend what is named above and run again.",
    ),
}
