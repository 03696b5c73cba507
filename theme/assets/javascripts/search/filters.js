// The filters beside the results: what each value would leave, with boxes to tick.

import { FILTERS } from "./address.js"
import { element, written } from "./dom.js"

const NAMES = { type: "Loại văn bản", year: "Năm", locality: "Địa phương", level: "Cấp", body: "Cơ quan ban hành" }
const AT_ONCE = 6

// `nameOf(filter, value)` is what readers call a value; `choose(filter, value, isChosen)` is called on every tick.
export function filters(facets, chosen, nameOf, choose) {
  const groups = Object.keys(FILTERS).map((filter) =>
    group(filter, rows(facets[filter], chosen[filter]), chosen[filter], nameOf, choose))
  return groups.filter(Boolean)
}

// Years from the newest, all else from the most frequent; what is chosen stays in sight.
function rows(counts, chosen) {
  const known = Object.entries(counts)
  if (known.length && known.every(([value]) => /^\d{4}$/.test(value))) known.sort(([a], [b]) => b - a)
  const lost = chosen.filter((value) => !(value in counts)).map((value) => [value, 0])
  const isChosen = ([value]) => chosen.includes(value)
  return [...lost, ...known.filter(isChosen), ...known.filter((row) => !isChosen(row))]
}

function group(filter, found, chosen, nameOf, choose) {
  if (!found.length) return null
  const boxes = found.map(([value, count]) => box(filter, value, count, chosen, nameOf, choose))
  const rest = boxes.slice(AT_ONCE)
  const more = rest.length && element("details", { className: "search-more", "data-key": filter },
    element("summary", {}, `Thêm ${written(rest.length)}`), ...rest)
  return element("fieldset", {}, element("legend", {}, NAMES[filter]), ...boxes.slice(0, AT_ONCE), more || "")
}

function box(filter, value, count, chosen, nameOf, choose) {
  const input = element("input", { type: "checkbox", checked: chosen.includes(value), "data-key": `${filter} ${value}` })
  input.addEventListener("change", () => choose(filter, value, input.checked))
  return element("label", {}, input, element("span", {}, nameOf(filter, value)),
    element("span", { className: "counts" }, written(count)))
}
