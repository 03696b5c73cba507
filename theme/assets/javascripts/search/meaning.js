// What a query means in one index: the terms that each of its words may be. As generator/danchieu/search/meaning.py.

import { completed, meant } from "./nearby.js"
import { askedNumbers, references } from "./references.js"
import { folded, isAccented, isNumber, isYear } from "./words.js"

// Words that stand one behind the other in the query: {words: [{spelling, forms, how}], isPhrase, isAccented}. Where a
// word is "guessed" or "open" and not "typed", its accents count for nothing.
export const singles = (run, exact) =>
  run.words.map((word) => (isExact(run, [word], exact) ? [word.spelling] : word.forms.map((form) => `~${form}`)))

export const pairsOf = (run, exact) =>
  run.words.slice(1).map((second, place) => {
    const first = run.words[place]
    return isExact(run, [first, second], exact)
      ? [`${first.spelling} ${second.spelling}`]
      : first.forms.flatMap((one) => second.forms.map((other) => `~${one} ${other}`))
  })

const isExact = (run, words, exact) => exact && run.isAccented && words.every(isTyped)
const isTyped = (word) => word.how === "typed"

// What a document must hold, one term of each.
export const required = (run, exact) =>
  run.isPhrase && run.words.length > 1 ? pairsOf(run, exact) : singles(run, exact)

// The year that is asked for, where it is one: "2015 - 2020" is a time.
export function yearOf(meant) {
  const numbers = meant.runs.flatMap(({ words }) => words.map(({ spelling }) => spelling)).filter(isNumber).map(Number)
  const years = new Set(numbers.filter(isYear))
  return years.size === 1 ? [...years][0] : null
}

export async function meaning(query, index) {
  const meant = { runs: [], references: [], excluded: [], guessed: new Map(), unknown: [] }
  const wanted = query.groups.filter((group) => !group.isExcluded)
  for (const group of wanted) {
    const found = group.isPhrase ? [] : await referencesIn(group, index)
    meant.references.push(...found)
    for (const part of between(group, found)) {
      const isOpen = query.isUnfinished && group === wanted.at(-1) && part.at(-1) === group.syllables.at(-1)
      add(meant, group, await wordsOf(part, group, index, isOpen))
    }
  }
  meant.excluded = query.groups.filter((group) => group.isExcluded).map(plain)
  await index.prepare(allTerms(meant))
  return meant
}

// Words that stand in no document, nor any like them, are unknown and in no run: the others are answered as if alone.
function add(meant, group, words) {
  const known = words.filter(({ forms }) => forms.length)
  for (const { spelling, forms, how } of known) if (how === "guessed") meant.guessed.set(spelling, forms)
  meant.unknown.push(...words.filter(({ forms }) => !forms.length).map(({ spelling }) => spelling))
  if (known.length) meant.runs.push({ words: known, isPhrase: group.isPhrase, isAccented: keepsAccents(group, words) })
}

// Accents are kept to where the words that were typed whole have some.
function keepsAccents(group, words) {
  const others = words.filter((word) => !isTyped(word)).map(({ spelling }) => spelling)
  return isAccented(group.syllables.filter((syllable) => !others.includes(syllable)))
}

async function referencesIn(group, index) {
  const known = new Map()
  const load = async (number) => known.set(number, await index.numbered(number))
  await Promise.all(askedNumbers(group.syllables).map(load))
  return references(group, (number) => known.get(number))
}

// The syllables that belong to no reference.
function between(group, found) {
  const bounds = [0, ...found.flatMap(({ start, end }) => [start, end]), group.syllables.length]
  const parts = []
  for (let place = 0; place < bounds.length; place += 2) parts.push(group.syllables.slice(bounds[place], bounds[place + 1]))
  return parts.filter((part) => part.length)
}

const plain = (group) => ({
  words: group.syllables.map((spelling) => ({ spelling, forms: [folded(spelling)], how: "typed" })),
  isPhrase: group.isPhrase,
  isAccented: group.isAccented,
})

async function wordsOf(part, group, index, isOpen) {
  await index.prepare(part.map((syllable) => `~${folded(syllable)}`))
  return Promise.all(part.map(async (spelling, place) => {
    const form = folded(spelling)
    if (isOpen && place === part.length - 1) return { spelling, forms: completed(form, await index.vocabulary()), how: "open" }
    if (group.isPhrase || index.postings(`~${form}`).length) return { spelling, forms: [form], how: "typed" }
    return { spelling, forms: meant(form, await index.vocabulary()), how: "guessed" }
  }))
}

// Every term that the answer may look at. Both tiers of a word lie in one shard.
function allTerms({ runs, references: named, excluded }) {
  const ofRuns = [...runs, ...excluded].flatMap((one) => [...singles(one, false), ...pairsOf(one, false)].flat())
  return [...ofRuns, ...named.flatMap(({ documents }) => documents.flatMap((one) => one.terms.flat()))]
}

export function holdingAny(index, terms) {
  const found = new Uint8Array(index.documents)
  for (const term of terms) index.holding(term).forEach((has, document) => { found[document] |= has })
  return found
}
