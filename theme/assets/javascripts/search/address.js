// The state of a search and its address: "?q=nq+35&nam=2021&xep=ngay&trang=2" can be shared and gone back to.

// How each filter is called in addresses; its values are words that readers see, but for levels.
export const FILTERS = { type: "loai", year: "nam", locality: "dia-phuong", level: "cap", body: "co-quan" }
const BY_DATE = "ngay"

// `levels` are rows of level, its part of addresses, its name.
export function read(query, levels) {
  const given = new URLSearchParams(query)
  const filters = Object.entries(FILTERS).map(([filter, name]) => [filter, given.getAll(name)])
  const state = {
    query: given.get("q") ?? "",
    filters: Object.fromEntries(filters),
    sort: given.get("xep") === BY_DATE ? "date" : "relevance",
    page: Math.max(1, Number.parseInt(given.get("trang"), 10) || 1),
  }
  state.filters.level = levels.filter((one) => state.filters.level.includes(one.address)).map((one) => one.level)
  return state
}

export function address(state, levels) {
  const given = new URLSearchParams({ q: state.query })
  for (const [filter, name] of Object.entries(FILTERS)) {
    for (const value of state.filters[filter]) given.append(name, filter === "level" ? addressOf(value, levels) : value)
  }
  if (state.sort === "date") given.set("xep", BY_DATE)
  if (state.page > 1) given.set("trang", state.page)
  return `?${given}`
}

const addressOf = (level, levels) => levels.find((one) => one.level === level)?.address ?? level

export const isFiltered = (state) => Object.values(state.filters).some((values) => values.length)

export const isEmpty = (state) => !state.query.trim() && !isFiltered(state)
