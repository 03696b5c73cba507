"""What the words of a clause are: nouns that names of bodies begin with, and verbs that say what is to be done.

Vietnamese marks neither, and names run on in small letters ("Sở Nội vụ cân đối …"): only lists tell where a name ends.
"""

from __future__ import annotations

from danchieu.tasks.patterns import either

# First words of names, with what must not follow: "Ban hành", "Báo cáo", "Phòng, chống" begin a task.
HEADS = either(
    "ban(?! hành| đầu| bố); bộ(?! máy); sở(?! hữu| dĩ| thích| trường); thường trực; thường vụ",
    "phòng(?!,| chống| ngừa| tránh| dịch| cháy| bệnh| trừ)",
    "ủy ban; ubnd; hđnd; ubmttq; mttq; mặt trận; lđlđ; cđcs; bch; btv; bcđ; vksnd; tand; bhxh; bộ phận",
    "hội(?! thảo| nghị| họp| đàm| diễn| thi| tụ| nhập| chợ| ý); chi hội; tổ(?! chức); đội; nhóm; hội đồng; tiểu ban",
    "đoàn(?! kết); liên đoàn; liên hiệp; liên minh; tổng liên đoàn; công đoàn; tỉnh đoàn; thành đoàn; huyện đoàn",
    "quận đoàn; thị đoàn; xã đoàn; chi đoàn; tỉnh ủy; thành ủy; huyện ủy; quận ủy; thị ủy; đảng ủy; đảng bộ",
    "đảng đoàn; cấp ủy; chi bộ; chi ủy; trung ương; văn phòng(?! phẩm); trung tâm; trường(?! hợp| kỳ| tồn)",
    "học viện; viện(?! dẫn| trợ| phí); nhà(?= trường| văn hóa| thiếu nhi| xuất bản| khách| hát); thư viện",
    "bảo tàng; bệnh viện; trạm; hạt; báo(?! cáo| động| hiệu| giới| đáp| chí); đài(?! thọ); tạp chí; website",
    "cổng thông tin; trang thông tin; công an; quân sự; bộ đội; cục(?! bộ); tổng cục; chi cục; vụ(?! việc| án)",
    "thanh tra(?= tỉnh| huyện| thành phố| nhà nước| sở| bộ); tòa án; viện kiểm sát; kho bạc; kiểm toán",
    "bảo hiểm xã hội; ngân hàng; chính phủ; quốc hội; cơ quan; đơn vị; địa phương; doanh nghiệp; hợp tác xã",
    "tập đoàn; tổng công ty; công ty; ngành; chính quyền; lực lượng; khối; cụm",
    "tổ chức(?= đảng| chính trị| cơ sở| công đoàn| thành viên| đoàn| hội)",
    "cấp(?= ủy| tỉnh| huyện| xã| cơ sở| hội| đoàn| trung ương)",
    "thủ trưởng; người đứng đầu; giám đốc; phó; chủ tịch; chánh; bí thư; hiệu trưởng; chủ nhiệm; tổng giám đốc",
    "trưởng(?= ban| phòng| các| bộ| đoàn| thôn| khu| công an| ấp| bản)",
    "lãnh đạo(?= các| sở| ban| đơn vị| phòng| cơ)",
    "cán bộ; công chức; đảng viên; đoàn viên; hội viên; giáo viên; ủy viên; thành viên; báo cáo viên; người dân",
    "học sinh",
)
# Words that name a body only in the plural: "các sở, ban, ngành", "các huyện".
PLURAL_HEADS = either(
    "tổ chức; huyện; quận; thị xã; thị trấn; thành phố; tỉnh; xã; phường; cấp; chi; thôn; ấp; bản; làng; đoàn thể",
    "ban; tờ báo; cơ sở; đặc khu; bên; hộ",
)
PLURAL = either("các; mỗi; từng; toàn thể; tất cả các; toàn bộ; một số; hệ thống các; những")
PERSON = either(r"các đồng chí; đồng chí; các đ/c; đ/c; các ông, bà; các ông \(bà\); ông; bà")
GIVING = either(
    "giao; giao cho; phân công; đề nghị; yêu cầu; ủy quyền; ủy quyền cho; đối với",
    "trách nhiệm của; nhiệm vụ của",
)


def _not_after(*nouns: str) -> str:
    return "".join(f"(?<!{form} )" for noun in nouns for form in (noun, noun.capitalize()))


# Verbs that are a part of names and classes when they follow these nouns: "Ban chỉ đạo", "cơ quan tuyên truyền".
_IN_NAMES = _not_after("ban", "tổ", "đội", "ủy ban", "sở", "trung tâm", "bộ phận", "và") + "(?<!Đoàn )"
_IN_CLASSES = _IN_NAMES + _not_after("cơ quan", "lực lượng", "cán bộ", "đơn vị", "công chức", "công tác")
_CLASS_VERBS = either(
    "quản lý(?! nhà nước| dự án); tham mưu; kiểm tra; tuyên truyền(?! viên); giúp việc; thanh tra; phụ trách; phục vụ",
    "tư vấn",
)
_NAME_VERBS = either(
    "giám sát; soạn thảo; chỉ đạo; vận động(?! viên); xây dựng(?! đảng| Đảng); điều phối; hướng dẫn(?! viên)",
    "biên soạn; thực hiện",
    "thi hành(?! án); bảo vệ; đánh giá; thẩm định; lãnh đạo; điều hành; hỗ trợ; phát triển; đào tạo; bồi dưỡng",
    "huấn luyện; nghiên cứu; ứng dụng; khai thác; học tập; tự; tiếp nhận; tuyển chọn; kiểm soát; công bố",
)
# "các tổ chức", "cấp ủy, tổ chức đảng", "Ban tổ chức" are no verbs.
_ORGANISE = (
    _not_after("các", "những", "và", "ban")
    + r"(?<!, )tổ\s+chức(?!\s+(?:đảng|Đảng|chính\s+trị|cơ\s+sở|thành\s+viên|đoàn|công\s+đoàn|xã\s+hội|cán\s+bộ|-))"
    + r"(?!\s+hội(?!\s+(?:nghị|thảo|thi|họp|đàm|chợ)))"
)
_VERBS = either(
    "căn cứ; dựa; trên cơ sở; thông qua; bám sát; theo; tùy; từ ngày; trước; chậm nhất; muộn nhất; định kỳ; hằng; hàng",
    "phải; cần; nên; sẽ; được; là; tiếp tục; chủ động; chủ trì; phối hợp; cùng với; thường xuyên; kịp thời; tích cực",
    r"khẩn trương; nghiêm túc; gương mẫu; nhanh chóng; đồng thời; sớm; ngay; luôn; duy trì; trực(?= \d| ban)",
    "có(?! liên quan| thẩm quyền| chức năng| điều kiện| nhu cầu| tổ chức| đông| chuyên môn)",
    "chịu; triển khai; quán triệt; cụ thể hóa; đẩy mạnh; tăng cường; tập trung; nâng cao; đổi mới; phát huy",
    "theo dõi; đôn đốc; báo cáo(?! viên); tổng hợp; sơ kết; tổng kết; phản ánh; thông báo; thông tin(?= về| cho| kịp)",
    "rà soát; cập nhật; công khai; phân công; bố trí; cân đối; bảo đảm; đảm bảo; chuẩn bị; cung cấp; tạo điều kiện",
    r"phổ biến; giới thiệu; khảo sát; (?<!độc\s)(?<!công\s)(?<!sáng\s)lập(?! pháp); soạn; trình; gửi; nộp; giúp",
    r"(?<!bầu\s)(?<!ứng\s)cử; giao(?! thông| dịch| tiếp); đưa; đăng; phát sóng; phát hành; phát động; phát hiện",
    "ban hành",
    r"(?<!thư\s)(?<!Thư\s)ký(?! túc); mở; treo; chọn; đọc; thăm; tặng; mời; họp; tham gia; hưởng ứng; vận hành",
    "sử dụng",
    "tập huấn; đề xuất; kiến nghị; tiếp thu; giải quyết; xử lý; xem xét; quyết định; phê duyệt; thẩm tra; nghiệm thu",
    "bàn giao; kiện toàn; củng cố; lồng ghép; gắn; đa dạng hóa; nắm; định hướng; cổ vũ; động viên; khen thưởng",
    "biểu dương; nhân rộng; đấu tranh; ngăn chặn; chăm lo; chăm sóc; thành lập; giữ(?= vững| gìn| nguyên)",
    "lấy(?= ý kiến); nêu; in ấn; hoàn thành; hoàn thiện; tiến hành; thu thập; thống kê; số hóa; lưu trữ; lưu giữ",
    "bảo quản; kê khai; tuyên dương; góp ý; phản biện; vào cuộc; đi đầu; chuyển; dành; huy động; kêu gọi; kết nối",
    "liên hệ; làm(?= tốt| đầu| việc| rõ); sắp xếp; đối chiếu; kiểm điểm; nhắc nhở; quan tâm; coi trọng; chú trọng",
    "ưu tiên; khuyến khích; trao đổi; đối thoại; thống nhất; bàn bạc; quy định; điều chỉnh; sửa đổi; bổ sung",
    "biên tập(?! viên)",
    r"khắc phục; khai giảng; thí điểm; (?<!cây\s)trồng; tuần tra; thi công; xác định; xác minh; đề ra; đề nghị",
    "yêu cầu",
    "viết; siết chặt; dự thảo; dự toán; phân bổ; cấp phát",
    "cho ý kiến; truyền thông(?= về| đến); quảng bá; cam kết; ủng hộ",
)
# What a task begins with, behind the name of who has to do it.
VERBS = rf"(?:{_IN_CLASSES}(?:{_CLASS_VERBS})|{_IN_NAMES}(?:{_NAME_VERBS})|{_ORGANISE}|{_VERBS})"
