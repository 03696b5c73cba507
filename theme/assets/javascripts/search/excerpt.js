// Which clause of a document answers, and its words around the match. As generator/danchieu/search/excerpt.py.

import { folded, remembered, spelling, syllables } from "./words.js"

const LONGEST = 240
const LEAD = 60

function read(text) {
  const matches = [...text.matchAll(syllables())]
  const spans = matches.map(({ 0: syllable, index }) => [index, index + syllable.length])
  const places = new Map()
  matches.forEach(([syllable], place) => {
    for (const term of termsOf(syllable)) places.has(term) ? places.get(term).push(place) : places.set(term, [place])
  })
  return { spans, places }
}

// A syllable answers to two terms: "kế", and "~ke" in any accents.
const termsOf = remembered((syllable) => [spelling(syllable), `~${folded(spelling(syllable))}`])

// The places of the syllables that are such a word, which is a set of terms.
const hitsOf = (text, word) =>
  [...new Set([...word].flatMap((term) => text.places.get(term) ?? []))].sort((a, b) => a - b)

export const holdsPhrase = (texts, phrase) => texts.some((text) => stands(read(text), phrase))

const stands = (text, phrase) => {
  const [first, ...others] = phrase.words.map((word) => hitsOf(text, word))
  return first.some((at) => others.every((hits, place) => hits.includes(at + place + 1)))
}

// The best clause of a document; the first of equal ones. Where its head says more than any, the head.
export function locate(shown, sought) {
  let best = { anchor: "", place: "", text: "", rank: -1, marks: new Set(), spans: [] }
  for (const [anchor, text, place] of shown.parts) {
    const own = read(text)
    const { marks, rank } = marksOf(own, sought)
    if (rank > best.rank) best = { anchor, place, text, rank, marks, spans: own.spans }
  }
  const head = marksOf(read(`${shown.title} ${shown.subject}`), sought)
  const marked = [...best.marks].sort((a, b) => a - b).map((place) => best.spans[place])
  const { anchor, place } = head.rank > best.rank ? { anchor: "", place: "" } : best
  return { anchor, place, excerptParts: [...excerpt(best.text, marked)] }
}

// The places of the matching syllables, and how much matches: a word counts 1, two neighbours 2 more.
function marksOf(text, sought) {
  const found = sought.map((one) => matches(text, one))
  const marks = new Set(found.flatMap((one) => [...one.places]))
  return { marks, rank: found.reduce((sum, one) => sum + one.rank, 0) }
}

function matches(text, one) {
  const hits = one.words.map((word) => hitsOf(text, word))
  const places = new Set()
  const joined = new Set()
  hits.slice(1).forEach((second, word) => {
    const behind = new Set(second)
    const starts = hits[word].filter((place) => behind.has(place + 1))
    if (starts.length) joined.add(word).add(word + 1)
    starts.forEach((place) => places.add(place).add(place + 1))
  })
  // Next to neighbours, the same syllables elsewhere belong to other words.
  hits.forEach((own, word) => { if (!joined.has(word)) own.forEach((place) => places.add(place)) })
  const phrase = one.isPhrase && stands(text, one) ? 10 : 0
  return { places, rank: hits.filter((own) => own.length).length + 2 * joined.size + phrase }
}

function* excerpt(text, spans) {
  const [start, end] = windowOf(text, spans)
  if (start) yield { text: "… ", marked: false }
  let position = start
  for (const [first, last] of merged(text, spans)) {
    if (first < start || last > end) continue
    if (first > position) yield { text: text.slice(position, first), marked: false }
    yield { text: text.slice(first, last), marked: true }
    position = last
  }
  if (position < end) yield { text: text.slice(position, end), marked: false }
  if (end < text.length) yield { text: " …", marked: false }
}

// The stretch with the most marks, from and to white space.
function windowOf(text, spans) {
  if (text.length <= LONGEST) return [0, text.length]
  const within = ([first]) => spans.filter(([other]) => first <= other && other < first + LONGEST - LEAD).length
  const densest = spans.reduce((best, span) => (within(span) > within(best) ? span : best), spans[0] ?? [0, 0])
  const start = densest[0] > LEAD ? text.lastIndexOf(" ", densest[0] - LEAD - 1) + 1 : 0
  if (start + LONGEST >= text.length) return [start, text.length]
  const space = text.lastIndexOf(" ", start + LONGEST - 1)
  return [start, Math.max(space < start ? -1 : space, densest[1])]
}

// Marks that only spaces, dashes and strokes part are one: "35-NQ/TW" is.
function merged(text, spans) {
  const result = []
  for (const [first, last] of spans) {
    const before = result.at(-1)
    if (before && /^[-/ ]*$/.test(text.slice(before[1], first))) before[1] = last
    else result.push([first, last])
  }
  return result
}
