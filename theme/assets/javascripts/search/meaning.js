// What a query means in one index: the terms that each of its words may be. As generator/danchieu/search/meaning.py.

import { completed, meant } from "./nearby.js"
import { askedNumbers, references } from "./references.js"
import { folded, pairs } from "./words.js"

// Words that stand one behind the other in the query: {words: [{spelling, forms}], isPhrase, isAccented}.
const spelled = (run) => run.words.map((word) => word.spelling)

export const singles = (run, exact) =>
  exact && run.isAccented
    ? run.words.map((word) => [word.spelling])
    : run.words.map((word) => word.forms.map((form) => `~${form}`))

export const pairsOf = (run, exact) =>
  exact && run.isAccented
    ? pairs(spelled(run)).map((pair) => [pair])
    : run.words.slice(1).map((second, place) =>
        run.words[place].forms.flatMap((one) => second.forms.map((other) => `~${one} ${other}`)))

// What a document must hold, one term of each.
export const required = (run, exact) =>
  run.isPhrase && run.words.length > 1 ? pairsOf(run, exact) : singles(run, exact)

export async function meaning(query, index) {
  const meant = { runs: [], references: [], excluded: [], guessed: new Map() }
  const wanted = query.groups.filter((group) => !group.isExcluded)
  for (const group of wanted) {
    const found = group.isPhrase ? [] : await referencesIn(group, index)
    meant.references.push(...found)
    for (const part of between(group, found)) {
      const isOpen = query.isUnfinished && group === wanted.at(-1) && part.at(-1) === group.syllables.at(-1)
      meant.runs.push(await run(part, group, index, meant.guessed, isOpen))
    }
  }
  meant.excluded = query.groups.filter((group) => group.isExcluded).map(plain)
  await index.prepare(allTerms(meant))
  return meant
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
  words: group.syllables.map((spelling) => ({ spelling, forms: [folded(spelling)] })),
  isPhrase: group.isPhrase,
  isAccented: group.isAccented,
})

async function run(part, group, index, guessed, isOpen) {
  await index.prepare(part.map((syllable) => `~${folded(syllable)}`))
  const words = []
  for (const [place, spelling] of part.entries()) {
    const isLast = isOpen && place === part.length - 1
    const forms = await formsOf(folded(spelling), index, isLast, group.isPhrase)
    if (forms[0] !== folded(spelling) && !isLast) guessed.set(spelling, forms)
    words.push({ spelling, forms })
  }
  return { words, isPhrase: group.isPhrase, isAccented: group.isAccented }
}

// What to look a syllable up as: itself, or what it may have been meant for where no document holds it.
async function formsOf(form, index, isOpen, isPhrase) {
  if (!isOpen && (isPhrase || index.postings(`~${form}`).length)) return [form]
  const vocabulary = await index.vocabulary()
  const forms = isOpen ? completed(form, vocabulary) : meant(form, vocabulary)
  return forms.length ? forms : [form]
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
