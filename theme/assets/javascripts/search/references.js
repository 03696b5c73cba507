// Numbers of documents in a query, in any typing. As generator/danchieu/search/references.py.

import { folded, isNumber, isYear } from "./words.js"

const LONGEST_NUMBER = 5
const isAsked = (syllable) => isNumber(syllable) && syllable.length <= LONGEST_NUMBER

export const askedNumbers = (words) => words.filter(isAsked).map(Number)

// `known(number)` are the documents of that number: {number, rest, codes, words, kind, document, citers}.
export function references(group, known) {
  const found = []
  group.syllables.forEach((word, at) => {
    const floor = found.at(-1)?.end ?? 0
    const reference = at >= floor && isAsked(word) && read(group, at, known(Number(word)), floor)
    if (reference) found.push(reference)
  })
  return found
}

function read(group, at, known, floor) {
  const matches = known.map((one) => ({ one, ...match(group, at, one, floor) })).filter(({ end }) => end)
  if (!matches.length) return null
  const best = Math.max(...matches.map(({ strength }) => strength))
  const kept = matches.filter(({ strength }) => strength === best)
  // The one that most documents cite is meant most often; the newer one where nobody cites any.
  const documents = kept.map(({ one }) => one)
    .sort((a, b) => b.citers.length - a.citers.length || b.document - a.document)
  return { start: kept[0].start, end: kept[0].end, documents }
}

// How much of the document's name stands around the number, and from where to where; nothing if too little.
function match(group, at, one, floor) {
  const words = group.syllables
  const saysNumber = at > floor && folded(words[at - 1]) === "so"
  const start = at - (saysNumber ? 1 : 0)
  const names = [one.kind, one.codes.slice(0, 1)]
    .filter((name) => name.length && standsBefore(words, start, name, floor))
  // "NQ 35-TW" has its type in front.
  const tails = [one.rest, one.codes, ...(names.length ? [one.codes.slice(1)] : [])]
  const end = Math.max(...tails.map((tail) => endOf(words, at, tail)))
  if (goesOn(group, end)) return {}
  const isNamed = words.length === 1 || (!isYear(one.number) && (names.length > 0 || saysNumber))
  if (end === at + 1 && !isNamed) return {}
  const strength = 2 * (end - at - 1) + (names.length ? 1 : 0)
  return { strength, start: start - Math.max(0, ...names.map((name) => name.length)), end }
}

// Whether the symbol that was typed goes on where this one ends, so that another document is meant. A code has no vowel,
// or stands behind a dash or a stroke: "26 nq", "35-NQ/TU".
const goesOn = (group, end) =>
  end < group.syllables.length && (group.isGlued[end] || !/[aeiouy0-9]/.test(folded(group.syllables[end])))

// How far the syllables behind the number go on as the symbol does; they may be typed as one ("khldld").
function endOf(words, at, rest) {
  const whole = rest.join("")
  const bounds = new Set(rest.map((_, place) => rest.slice(0, place + 1).join("").length))
  let typed = ""
  let end = at + 1
  for (let place = at + 1; place < words.length; place++) {
    typed += words[place] === "tư" ? "tw" : folded(words[place])
    if (!whole.startsWith(typed)) break
    if (bounds.has(typed.length)) end = place + 1
  }
  return end
}

function standsBefore(words, start, name, floor) {
  const first = start - name.length
  return first >= floor && name.every((part, place) => folded(words[first + place]) === part)
}
