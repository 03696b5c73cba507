"""One page of each type that the site of content/ has, by the name that a person would give it."""

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
    "gioi-thieu": "gioi-thieu/",
    "bo-sung": "bo-sung/",
    "khong-co": "404.html",
}
