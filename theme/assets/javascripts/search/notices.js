// What readers are told of an answer, or of its failing, and what they can do about it.

import { element } from "./dom.js"

const quoted = (words) => words.map((word) => `“${word}”`).join(", ")

const NOTICES = {
  cut: () => "Câu hỏi dài quá: chỉ phần đầu được tìm.",
  unknown: (words) => `Không văn bản nào có ${quoted(words)}; dưới đây là kết quả của các từ còn lại.`,
  unaccented: () => "Không văn bản nào đúng dấu như đã gõ; dưới đây là kết quả không phân biệt dấu.",
  nearest: (words) => `Không văn bản nào có đủ các từ; dưới đây là những văn bản gần nhất. Không có: ${quoted(words)}.`,
  guessed: ([typed, ...meant]) => `Không văn bản nào có ${quoted([typed])}; đã tìm ${quoted(meant)}.`,
  about: () => "Số văn bản nêu trên là nhiều nhất có thể: mới đọc đến đủ trang này.",
}

const FAILURES = {
  unreachable: "Chưa tải được chỉ mục tìm kiếm. Có thể mạng đang trục trặc.",
  stale: "Trang web vừa được cập nhật, trang tìm kiếm này đã cũ.",
  unsupported: "Trình duyệt này chưa mở được chỉ mục tìm kiếm. Xin dùng bản mới hơn, hoặc xem các danh sách dưới đây.",
  unknown: "Tìm kiếm gặp trục trặc.",
}

const paragraph = (...children) => element("p", { className: "search-notice" }, ...children)

export const noticesOf = (notices) => notices.map(({ code, words }) => paragraph(NOTICES[code](words)))

// A stale page is loaded anew; all else can be tried again, but for what the browser cannot do.
export function failure(code, again) {
  const said = element("p", { className: "search-trouble" }, FAILURES[code] ?? FAILURES.unknown)
  if (code === "stale") said.append(" ", element("a", { href: location.href }, "Tải lại trang"))
  else if (code !== "unsupported") said.append(" ", button("Thử lại", again))
  return said
}

function button(name, action) {
  const made = element("button", { type: "button" }, name)
  made.addEventListener("click", action)
  return made
}

// What else to ask where nothing was found; `hrefOf(change)` is the address of the search with that change.
export function suggestions(state, isFiltered, hrefOf) {
  const words = state.query
  const loose = words.replace(/["“”„«»]/g, " ").replace(/\s+/g, " ").trim()
  const whole = words.replace(/(^|\s)-("[^"]*"?|\S+)/g, " ").replace(/\s+/g, " ").trim()
  const offers = [
    [isFiltered, "Bỏ các bộ lọc", { filters: {} }],
    [loose !== words.trim() && loose, `Tìm từng từ: ${loose}`, { query: loose }],
    [whole !== words.trim() && whole, `Không loại trừ gì: ${whole}`, { query: whole }],
  ]
  const links = offers.filter(([fits]) => fits).map(([, name, change]) =>
    element("li", {}, element("a", { href: hrefOf(change) }, name)))
  return links.length ? element("ul", { className: "search-offers" }, ...links) : null
}
