// The page of results: what is typed and ticked becomes an address, and an address becomes an answer.

import { address, isEmpty, isFiltered, read } from "./address.js"
import { element, written } from "./dom.js"
import { open } from "./engine.js"
import { filters } from "./filters.js"
import { failure, noticesOf, suggestions } from "./notices.js"
import { list, pager } from "./results.js"

const PAUSE = 150
const PER_PAGE = 10
const WIDE = matchMedia("(min-width: 60em)")

const form = document.querySelector(".search-form")
const status = document.querySelector(".search-status")
const place = document.querySelector(".search-answer")
const idle = document.querySelector(".search-idle")
const hints = document.querySelector(".search-hints")
const field = form.elements.q

const index = new URL(form.dataset.index, location.href)
const site = new URL("..", index)
const levels = Object.entries(JSON.parse(form.dataset.levels)).map(([level, [address, name]]) => ({ level, address, name }))

let state = read(location.search, levels)
let turn = 0

// --- asking ----------------------------------------------------------------------------------------------------------

let opened = null

// One that failed is forgotten, so that the next question tries again.
function engine() {
  opened ??= open(index, { id: form.dataset.build }).catch((error) => { opened = null; throw error })
  return opened
}

// Answers may arrive in another order than they were asked for: only the last question's is shown.
async function answer({ typing = false } = {}) {
  const mine = ++turn
  if (isEmpty(state)) return showIdle()
  place.setAttribute("aria-busy", "true")
  try {
    const found = await (await engine()).search({ ...state, typing })
    if (mine === turn) show(found)
  } catch (error) {
    if (mine === turn) showFailure(error)
  }
}

function go(change, { push = true, typing = false } = {}) {
  state = { ...state, page: 1, ...change }
  history[push ? "pushState" : "replaceState"](null, "", address(state, levels))
  return answer({ typing })
}

const hrefOf = (change) => address({ ...state, page: 1, ...change }, levels)

// --- showing ---------------------------------------------------------------------------------------------------------

function fill(...children) {
  place.removeAttribute("aria-busy")
  place.replaceChildren(...children.filter(Boolean))
  place.hidden = !children.length
}

function say(words) {
  if (status.textContent !== words) status.textContent = words
}

function showIdle() {
  say("")
  fill()
  idle.hidden = hints.hidden = false
  document.title = title("")
}

function show(found) {
  const focused = document.activeElement?.dataset?.key
  say(found.total ? `${written(found.total)} văn bản` : "Không tìm thấy văn bản nào.")
  const start = PER_PAGE * (state.page - 1)
  const main = element("div", { className: "search-main" },
    // All others speak of the results below.
    ...noticesOf(found.notices.filter(({ code }) => found.total || code === "cut")),
    found.total ? null : suggestions(state, isFiltered(state), withoutFilters),
    found.total ? list(found.results, site, start) : null,
    pager(found.total, state.page, (page) => hrefOf({ page })))
  fill(side(found), main)
  idle.hidden = found.total > 0
  document.title = title(state.query)
  place.querySelector(`input[data-key="${CSS.escape(focused ?? "")}"]`)?.focus()
}

const withoutFilters = (change) => hrefOf(change.filters ? { filters: read("", levels).filters } : change)

function showFailure(error) {
  say("")
  fill(failure(error.code ?? "unknown", () => { field.focus(); answer() }))
  idle.hidden = false
  if (!error.code) console.error(error)
}

const siteName = document.title
const title = (query) => (query ? `${query} - ${siteName}` : siteName)

// --- beside the results ----------------------------------------------------------------------------------------------

function side({ facets, total }) {
  const shown = filters(facets, state.filters, nameOf, choose)
  if (!shown.length && !total) return null
  const chosen = Object.values(state.filters).flat().length
  const box = element("details", { className: "search-filters", open: isOpen("filters") ?? WIDE.matches, "data-key": "filters" },
    element("summary", {}, chosen ? `Lọc, sắp xếp (${chosen})` : "Lọc, sắp xếp"), order(), ...shown)
  for (const more of box.querySelectorAll(".search-more")) more.open = isOpen(more.dataset.key) ?? false
  return box
}

// What the reader has opened or closed stays so.
const isOpen = (key) => place.querySelector(`details[data-key="${key}"]`)?.open

function order() {
  const select = element("select", { "data-key": "sort" },
    new Option("Gần nhất với từ tìm", "relevance", true, state.sort === "relevance"),
    new Option("Mới nhất trước", "date", false, state.sort === "date"))
  select.addEventListener("change", () => go({ sort: select.value }))
  return element("label", { className: "search-order" }, "Xếp theo", select)
}

const nameOf = (filter, value) => (filter === "level" ? levels.find((one) => one.level === value)?.name ?? value : value)

function choose(filter, value, isChosen) {
  const others = state.filters[filter].filter((one) => one !== value)
  go({ filters: { ...state.filters, [filter]: isChosen ? [...others, value] : others } })
}

// --- what readers do -------------------------------------------------------------------------------------------------

let isTyping = false
let pause = 0

// The first letter of a new question makes a step to go back to, the next ones change it.
field.addEventListener("input", () => {
  clearTimeout(pause)
  pause = setTimeout(() => {
    go({ query: field.value }, { push: !isTyping, typing: true })
    isTyping = true
  }, PAUSE)
})

field.addEventListener("focus", () => engine().catch(() => {}), { once: true })

form.addEventListener("submit", (event) => {
  event.preventDefault()
  clearTimeout(pause)
  const isNew = field.value !== state.query
  isTyping = false
  go({ query: field.value }, { push: isNew })
})

// Links of this page are steps within it.
document.addEventListener("click", async (event) => {
  const link = event.target.closest(".search-pages a, .search-offers a")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  await go(read(link.search, levels))
  field.value = state.query
  status.focus({ preventScroll: true })
  form.scrollIntoView({ block: "nearest" })
})

addEventListener("popstate", () => {
  state = read(location.search, levels)
  field.value = state.query
  isTyping = false
  answer()
})

document.querySelector(".search-scriptless").remove()
field.value = state.query
if (!state.query) field.focus()
answer()
