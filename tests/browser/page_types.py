"""One page of each type, by the name that a person would give it: of content/ and of tests/papers."""

from __future__ import annotations

PAGE_TYPES = {
    "trang-dau": "",
    "ke-hoach": "ke-hoach/ke-hoach-464-kh-ldld-lai-chau-2023/",
    "de-cuong-chua-co": "de-cuong/de-cuong-tuyen-truyen-xay-dung-dang-ldld-binh-dinh-2020/",
    "van-ban": "van-ban/nghi-quyet-35-nq-tw-2018/",
    "trien-khai": "van-ban/nghi-quyet-dai-hoi-xiii-2021/trien-khai/",
    "cac-ke-hoach": "ke-hoach/",
    "cac-van-ban": "van-ban/",
    "cac-nam": "nam/",
    "nam": "nam/2021/",
    "cac-co-quan": "co-quan/",
    "co-quan": "co-quan/ldld-lai-chau/",
    "cac-nhiem-vu": "nhiem-vu/",
    "nhiem-vu": "co-quan/ldld-lai-chau/nhiem-vu/",
    "cac-loai": "loai/",
    "loai": "loai/quy-dinh/",
    "tra-cuu": "tra-cuu/",
    "cac-cap": "cap/",
    "cap": "cap/tinh/",
    "cac-dia-phuong": "dia-phuong/",
    "dia-phuong": "dia-phuong/bac-giang/",
    "cac-chu-de": "chu-de/",
    "chu-de": "chu-de/tuyen-truyen/",
    "dong-thoi-gian": "dong-thoi-gian/",
    "dong-thoi-gian-nam": "dong-thoi-gian/2021/",
    "can-bo-sung": "van-ban/can-bo-sung/",
    "nhieu-noi-dan": "van-ban/nhieu-noi-dan/",
    "cac-diem-can-ra-soat": "ra-soat/",
    "can-ra-soat": "ra-soat/c101/",
    "cac-phat-hien": "phat-hien/",
    "gioi-thieu": "gioi-thieu/",
    "bo-sung": "bo-sung/",
    "khong-co": "404.html",
}

PAPER_TYPES = {
    "toan-van": "ke-hoach/ke-hoach-15-kh-svhtt-an-binh-2023/",
    "toan-van-nhieu-cap": "ke-hoach/ke-hoach-05-kh-tu-an-binh-2021/",
    "so-sanh": "so-sanh/ke-hoach-12-kh-svhtt-an-binh-2022/ke-hoach-15-kh-svhtt-an-binh-2023/",
    "van-ban-chua-co": "van-ban/thong-tu-01-2020-tt-bvhttdl/",
    "nhiem-vu-co-han": "co-quan/so-van-hoa-an-binh/nhiem-vu/",
}
