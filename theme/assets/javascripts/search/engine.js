// Search in the browser, without a face:
//
//   const engine = await open("/chi-muc/", {id: "the page's build id"})
//   const {total, results, facets, notices} = await engine.search({query: "nq 35", filters: {year: ["2021"]}})
//
// It answers as generator/danchieu/search/asking.py does. Failures are SearchErrors, see reader.js.

// What these import is named here too, so that the browser asks for all files at once.
import "./lunr.js"
import "./nearby.js"
import "./references.js"
import { holdsPhrase, locate } from "./excerpt.js"
import { holdingAny, meaning, pairsOf, required, singles, yearOf } from "./meaning.js"
import { parse } from "./query.js"
import { numbersIn, openIndex, SearchError } from "./reader.js"
import { PAIR, scores, SINGLE, sums } from "./weights.js"
import { pairs } from "./words.js"

export { SearchError }

const PER_PAGE = 10

// lunr weighs as many of the documents that lead.
const LEADING = 100

export async function open(base, { id = "" } = {}) {
  const index = await openIndex(new URL(base, location.href), id)
  return { id: index.id, documents: index.documents, search: (question) => search(index, question) }
}

async function search(index, { query: words, filters = {}, sort = "relevance", page = 1, typing = false, exhaustive = false }) {
  const query = parse(words, typing)
  const meant = await meaning(query, index)
  const hasFilters = Object.values(filters).some((values) => values.length)
  const matching = match(index, meant, hasFilters)
  const kept = and([matching.documents, allowed(index, filters)])
  const order = ordered(index, meant, matching, kept, sort)
  const texts = { index, sought: soughtIn(meant, matching.isExact) }
  const { numbers, dropped, isWhole } = await pageOf(order.numbers, texts, page, exhaustive)
  return {
    total: order.numbers.length - dropped,
    results: await Promise.all(numbers.map((number) => result(texts, number, order.weights, matching.first))),
    facets: facetsOf(index, matching.documents, filters),
    notices: notices(query, meant, matching, isWhole),
  }
}

// --- which documents -----------------------------------------------------------------------------------------------

const all = (index, value = 1) => new Uint8Array(index.documents).fill(value)
const and = ([first, ...others]) => others.reduce(both, first.slice())
const anyOf = (set) => set.includes(1)

function both(one, other) {
  for (let document = 0; document < one.length; document++) one[document] &= other[document]
  return one
}

function setOf(index, numbers) {
  const found = all(index, 0)
  for (const number of numbers) found[number] = 1
  return found
}

const held = (index, runs, exact, of) => runs.flatMap((run) => of(run, exact)).map((terms) => holdingAny(index, terms))

function match(index, meant, hasFilters) {
  if (!meant.runs.length && !meant.references.length) {
    return { documents: all(index, hasFilters && !meant.unknown.length ? 1 : 0), first: [], isExact: true }
  }
  const allowedIn = kept(index, meant)
  const named = meant.references.map(({ documents }) => naming(index, documents))
  const isAccented = meant.runs.some((run) => run.isAccented)
  for (const exact of isAccented ? [true, false] : [false]) {
    const found = and([allowedIn, ...named, ...held(index, meant.runs, exact, required)])
    if (anyOf(found)) return withNamed(meant, found, allowedIn, { isExact: exact })
  }
  return nearest(index, meant, allowedIn, named)
}

// All but what the query excludes.
function kept(index, meant) {
  const out = meant.excluded.map((run) => and(held(index, [run], true, required)))
  return out.reduce((one, other) => one.map((has, document) => has & (1 - other[document])), all(index))
}

// The documents of that number, those whose citations lead to them, and those that say it in so many words.
function naming(index, documents) {
  const found = setOf(index, documents.flatMap(({ document, citers }) => [document, ...citers]))
  const symbols = new Map(documents.filter(({ codes }) => codes.length).map(({ terms }) => [terms.join(), terms]))
  for (const terms of symbols.values()) {
    and(terms.map((options) => holdingAny(index, options))).forEach((has, document) => { found[document] |= has })
  }
  return found
}

// What is named by number leads: those of that number that hold the other words too, all where none does.
function withNamed(meant, found, allowedIn, rest) {
  const named = [...new Set(meant.references.flatMap((one) => one.documents.map(({ document }) => document)))]
    .filter((document) => allowedIn[document])
  const fitting = named.filter((document) => found[document])
  const first = fitting.length ? fitting : named
  const documents = found.slice()
  for (const document of first) documents[document] = 1
  return { documents, first, ...rest }
}

// No document holds everything: those that hold most of the words, and all that is quoted or numbered.
function nearest(index, meant, allowedIn, named) {
  const loose = meant.runs.filter((run) => !run.isPhrase)
  const base = and([allowedIn, ...named, ...held(index, meant.runs.filter((run) => run.isPhrase), false, required)])
  const sets = held(index, loose, false, singles)
  const count = Array.from(base, (has, document) => (has ? sets.reduce((sum, set) => sum + set[document], 0) : -1))
  const most = count.reduce((one, other) => Math.max(one, other), 0)
  const found = base.map((has, document) => has & (count[document] === most) & (most > 0 || named.length > 0))
  const words = loose.flatMap((run) => run.words.map((word) => word.spelling))
  const missing = words.filter((_, place) => !anyOf(and([sets[place], found])))
  return withNamed(meant, found, allowedIn, { isExact: false, missing })
}

// --- filters -------------------------------------------------------------------------------------------------------

const FACETS = {
  type: (index, document) => [index.types[document]],
  year: (index, document) => (index.years[document] ? [String(index.years[document])] : []),
  body: (index, document) => [index.bodies[document].name],
  level: (index, document) => [index.bodies[document].level],
  locality: (index, document) => index.bodies[document].localities,
}

function allowed(index, filters, but = "") {
  const found = all(index)
  for (const [facet, values] of Object.entries(filters)) {
    if (!values.length || !(facet in FACETS) || facet === but) continue
    found.forEach((_, document) => { found[document] &= FACETS[facet](index, document).some((one) => values.includes(one)) })
  }
  return found
}

// How many documents each value of a filter would leave, the other filters standing as they are.
function facetsOf(index, found, filters) {
  const counted = (facet) => {
    const counts = new Map()
    for (const document of numbersIn(and([found, allowed(index, filters, facet)]))) {
      for (const value of FACETS[facet](index, document)) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    counts.delete("")
    return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
  }
  return Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, counted(facet)]))
}

// --- order and page ------------------------------------------------------------------------------------------------

// The documents in the order asked for; the newer one of equals first, for they are numbered by date. Those that hold the
// words in a row lead, then those of the year that is asked for: what a title happens to share with the query weighs less.
function ordered(index, meant, matching, kept, sort) {
  const terms = termsOf(index, meant, matching.isExact)
  const weights = sums(index, terms)
  const numbers = numbersIn(kept).reverse()
  if (sort === "date") return { numbers: [...numbers], weights }
  const inRow = and([all(index), ...held(index, meant.runs, matching.isExact, pairsOf)])
  const year = yearOf(meant)
  const isOfYear = (number) => Number(year === null || index.years[number] === year)
  const inOrder = (a, b) => inRow[b] - inRow[a] || isOfYear(b) - isOfYear(a) || weights[b] - weights[a] || b - a
  numbers.sort(inOrder)
  const leading = numbers.subarray(0, LEADING)
  for (const [number, score] of scores(index, terms, setOf(index, leading))) weights[number] = score
  leading.sort(inOrder)
  return { numbers: [...new Set([...matching.first.filter((number) => kept[number]), ...numbers])], weights }
}

// The terms that scores are made of, with their boosts: those that some document holds.
function termsOf(index, meant, exact) {
  const terms = new Map()
  for (const run of meant.runs) {
    singles(run, exact).flat().forEach((term) => terms.set(term, SINGLE))
    pairsOf(run, exact).flat().forEach((term) => terms.set(term, PAIR))
  }
  for (const { documents } of meant.references) pairs(documents[0].words).forEach((pair) => terms.set(`~${pair}`, PAIR))
  return new Map([...terms].filter(([term]) => index.postings(term).length))
}

function soughtIn(meant, isExact) {
  const runs = meant.runs.map((run) =>
    ({ words: singles(run, isExact).map((terms) => new Set(terms)), isPhrase: run.isPhrase }))
  const named = meant.references.map(({ documents }) =>
    ({ words: documents[0].words.map((word) => new Set([`~${word}`])), isPhrase: false }))
  return [...runs, ...named]
}

// Of two syllables the index itself knows where they are neighbours; longer phrases are looked up in the texts.
async function pageOf(order, texts, page, exhaustive) {
  const start = PER_PAGE * (Math.max(1, page) - 1)
  const phrases = texts.sought.filter((one) => one.isPhrase && one.words.length > 2)
  if (!phrases.length) return { numbers: order.slice(start, start + PER_PAGE), dropped: 0, isWhole: true }
  const kept = []
  let seen = 0
  while (seen < order.length && (exhaustive || kept.length < start + PER_PAGE)) {
    const some = order.slice(seen, seen + PER_PAGE)
    const shown = await Promise.all(some.map((number) => texts.index.shown(number)))
    kept.push(...some.filter((_, place) => phrases.every((phrase) => holdsPhrase(textsOf(shown[place]), phrase))))
    seen += some.length
  }
  return { numbers: kept.slice(start, start + PER_PAGE), dropped: seen - kept.length, isWhole: seen === order.length }
}

const textsOf = (shown) => [shown.title, shown.subject, ...shown.facts, ...shown.parts.map(([, text]) => text)]

async function result(texts, number, weights, first) {
  const shown = await texts.index.shown(number)
  const { anchor, place, excerptParts } = locate(shown, texts.sought)
  const clause = first.includes(number) ? { anchor: "", place: "" } : { anchor, place }
  const { url, title, subject, date } = shown
  const of = { type: texts.index.types[number], body: texts.index.bodies[number].name }
  const score = weights[number]
  return { url, ...clause, title, subject, date, ...of, excerptParts, score }
}

function notices(query, meant, matching, isWhole) {
  const found = query.isCut ? [{ code: "cut", words: [] }] : []
  meant.guessed.forEach((forms, word) => found.push({ code: "guessed", words: [word, ...forms] }))
  if (meant.unknown.length && anyOf(matching.documents)) found.push({ code: "unknown", words: meant.unknown })
  if (matching.missing && anyOf(matching.documents)) found.push({ code: "nearest", words: matching.missing })
  else if (!matching.isExact && meant.runs.some((run) => run.isAccented)) found.push({ code: "unaccented", words: [] })
  return isWhole ? found : [...found, { code: "about", words: [] }]
}
