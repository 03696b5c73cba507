// Scores, by lunr. Its index is made for the question, of the question's terms in the documents that answer: a score is
// the product of query and document over the query's length, so that terms outside the query change nothing in it.
// lunr takes a tenth of a second for some thousand documents. Plain sums of the same numbers tell which of them lead;
// lunr weighs those.

import lunr from "./lunr.js"
import { FIELDS, numbersIn } from "./reader.js"

export const PAIR = 2
export const SINGLE = 0.5

// What a word in a title tells of a document, beside one in its text.
const BOOSTS = [5, 3, 2, 1]

// lunr's own.
const K1 = 1.2
const B = 0.75

const NOTHING = Object.freeze({})

const rounded = (score) => Math.round(score * 1e6) / 1e6

// The score of every document, for a Map of terms to boosts.
export function sums(index, terms) {
  const found = new Float64Array(index.documents)
  const length = Math.hypot(...terms.values()) || 1
  for (const [term, boost] of terms) {
    weighed(index, term, null, (document, field, weight) => { found[document] += boost * weight })
  }
  return found.map((sum) => rounded(sum / length))
}

// The same of the documents among `wanted`, by lunr.
export function scores(index, terms, wanted) {
  const found = new Map()
  const names = [...terms.keys()].sort()
  if (!names.length) return found
  const small = smallIndex(index, names, wanted)
  const ask = (query) => [...terms].forEach(([term, boost]) => query.term(term, { boost, usePipeline: false }))
  for (const { ref, score } of small.query(ask)) found.set(Number(ref), rounded(score))
  return found
}

function smallIndex(index, names, wanted) {
  const fieldVectors = {}
  const invertedIndex = {}
  names.forEach((name, number) => {
    const posting = (invertedIndex[name] = { _index: number })
    FIELDS.forEach((field) => { posting[field] = {} })
    weighed(index, name, wanted, (document, field, weight) => {
      const vector = (fieldVectors[`${FIELDS[field]}/${document}`] ??= new lunr.Vector())
      vector.elements.push(number, weight)
      posting[FIELDS[field]][document] = NOTHING
    })
  })
  const tokenSet = lunr.TokenSet.fromArray(names)
  return new lunr.Index({ invertedIndex, fieldVectors, tokenSet, fields: FIELDS, pipeline: new lunr.Pipeline() })
}

// Calls `take` with each document, those among `wanted` where some are, each field of it that holds the term, and the
// weight there, as lunr rounds it.
function weighed(index, term, wanted, take) {
  const lists = FIELDS.map((_, field) => joined(index, index.postings(term).filter((list) => list.field === field)))
  const idf = inverseFrequency(index, lists)
  lists.forEach(({ documents, often }, field) => {
    for (let place = 0; place < documents.length; place++) {
      const document = documents[place]
      if (wanted && !wanted[document]) continue
      const length = index.lengths[field][document] / index.averages[field]
      const weight = ((idf * ((K1 + 1) * often[place])) / (K1 * (1 - B + B * length) + often[place])) * BOOSTS[field]
      take(document, field, Math.round(weight * 1000) / 1000)
    }
  })
}

const NONE = { documents: [], often: [] }

// The lists of a term's spellings as one: the documents that hold any, and how often they hold them.
function joined(index, lists) {
  if (lists.length < 2) return lists[0] ?? NONE
  const counts = new Uint32Array(index.documents)
  for (const { documents, often } of lists) {
    for (let place = 0; place < documents.length; place++) counts[documents[place]] += often[place]
  }
  const documents = numbersIn(counts)
  return { documents, often: documents.map((document) => counts[document]) }
}

// lunr counts a document once for each field that holds the term.
function inverseFrequency(index, lists) {
  const holding = lists.reduce((sum, { documents }) => sum + documents.length, 0)
  return Math.log(1 + Math.abs((index.documents - holding + 0.5) / (holding + 0.5)))
}
