// Scores, by lunr. Its index is made for the question, of the question's terms in the documents that answer: a score is
// the product of query and document over the query's length, so that terms outside the query change nothing in it.

import lunr from "./lunr.js"
import { FIELDS } from "./reader.js"

export const PAIR = 2
export const SINGLE = 0.5

// What a word in a title tells of a document, beside one in its text.
const BOOSTS = [5, 3, 2, 1]

// lunr's own.
const K1 = 1.2
const B = 0.75

const NOTHING = Object.freeze({})

// lunr takes a tenth of a second for so many; only in large archives do frequent words have more.
const MOST_ROWS = 24000

// The terms to weigh: all that some document holds, or the rarest of them where they are too many to weigh. What is left
// out stands in most documents, and so tells them apart least.
export function telling(index, terms) {
  const rows = new Map([...terms.keys()].map((term) =>
    [term, index.postings(term).reduce((sum, { documents }) => sum + documents.length, 0)]))
  const rarest = [...terms.keys()].filter((term) => rows.get(term))
    .sort((a, b) => rows.get(a) - rows.get(b) || (a < b ? -1 : 1))
  let room = MOST_ROWS
  const kept = rarest.filter((term, place) => {
    const fits = place === 0 || rows.get(term) <= room
    room -= rows.get(term)
    return fits
  })
  return new Map(kept.map((term) => [term, terms.get(term)]))
}

// The score of each document among `wanted`, for a Map of terms to boosts.
export function scores(index, terms, wanted) {
  const found = new Map()
  if (!terms.size) return found
  const names = [...terms.keys()].sort()
  const small = smallIndex(index, names, wanted)
  const ask = (query) => names.forEach((name) => query.term(name, { boost: terms.get(name), usePipeline: false }))
  for (const { ref, score } of small.query(ask)) found.set(Number(ref), Math.round(score * 1e6) / 1e6)
  return found
}

function smallIndex(index, names, wanted) {
  const vectors = {}
  const inverted = {}
  names.forEach((name, number) => {
    const often = counted(index, name)
    const idf = inverseFrequency(index, often)
    inverted[name] = { _index: number }
    often.forEach((counts, field) => {
      inverted[name][FIELDS[field]] = postings(index, wanted, vectors, { number, counts, field, idf })
    })
  })
  return new lunr.Index({
    invertedIndex: inverted,
    fieldVectors: vectors,
    tokenSet: lunr.TokenSet.fromArray(names),
    fields: FIELDS,
    pipeline: new lunr.Pipeline(),
  })
}

// For each field, how often each document holds the term in any of its spellings.
function counted(index, name) {
  const often = FIELDS.map(() => new Uint32Array(index.documents))
  for (const list of index.postings(name)) {
    const counts = often[list.field]
    list.documents.forEach((document, place) => { counts[document] += list.often[place] })
  }
  return often
}

// lunr counts a document once for each field that holds the term.
function inverseFrequency(index, often) {
  const holding = often.reduce((sum, counts) => sum + counts.reduce((held, count) => held + (count > 0), 0), 0)
  return Math.log(1 + Math.abs((index.documents - holding + 0.5) / (holding + 0.5)))
}

function postings(index, wanted, vectors, { number, counts, field, idf }) {
  const found = {}
  counts.forEach((often, document) => {
    if (!often || !wanted[document]) return
    const length = index.lengths[field][document] / index.averages[field]
    const score = ((idf * ((K1 + 1) * often)) / (K1 * (1 - B + B * length) + often)) * BOOSTS[field]
    const vector = (vectors[`${FIELDS[field]}/${document}`] ??= new lunr.Vector())
    vector.elements.push(number, Math.round(score * 1000) / 1000)
    found[document] = NOTHING
  })
  return found
}
