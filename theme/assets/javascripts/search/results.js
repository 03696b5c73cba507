// The documents found, as a list, and the steps to the next ones.

import { element } from "./dom.js"

const PER_PAGE = 10

export const list = (results, site, start) =>
  element("ol", { className: "search-results", start: start + 1 }, ...results.map((one) => item(one, site)))

function item(result, site) {
  const page = new URL(result.url, site).href
  return element("li", { className: "search-result" },
    element("a", { className: "search-title", href: page }, result.title),
    result.subject && element("span", { className: "doc-subject" }, result.subject),
    facts(result),
    excerpt(result, page))
}

function facts({ type, title, body, date }) {
  const isSaid = title.toLowerCase().startsWith(type.toLowerCase())
  const known = [isSaid ? "" : capital(type), body, date && written(date)].filter(Boolean)
  return known.length ? element("span", { className: "doc-date" }, known.join(" · ")) : null
}

const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1)
const written = (day) => day.split("-").map(Number).reverse().join("/")

// The clause's own words lead to it.
function excerpt({ anchor, place, excerptParts }, page) {
  if (!excerptParts.length) return null
  const name = place && element("span", { className: "search-place ours" }, place)
  const words = [name, ...excerptParts.map(({ text, marked }) => (marked ? element("mark", {}, text) : text))]
  const properties = { className: "search-excerpt" }
  return anchor
    ? element("a", { ...properties, href: `${page}#${anchor}` }, ...words)
    : element("span", properties, ...words)
}

// `hrefOf(page)` is the address of a page of this search.
export function pager(total, page, hrefOf) {
  const last = Math.ceil(total / PER_PAGE)
  if (last < 2) return null
  const steps = [["Trang trước", page - 1], ["Trang sau", page + 1]].filter(([, to]) => to > 0 && to <= last)
  const links = steps.map(([name, to]) => element("a", { href: hrefOf(to) }, name))
  return element("nav", { className: "search-pages", "aria-label": "Trang kết quả" },
    element("span", {}, `Trang ${page}/${last}`), ...links)
}
