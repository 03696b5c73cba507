// What a syllable may have been meant for. As generator/danchieu/search/nearby.py.

import { isNumber } from "./words.js"

const MOST_MISTAKES = 3
const MOST_COMPLETIONS = 6
const SHORTEST = 3

export function meant(syllable, vocabulary) {
  if (syllable.length < SHORTEST || isNumber(syllable)) return []
  const near = mostFrequent([...vocabulary.keys()].filter((word) => isNear(syllable, word)), vocabulary, MOST_MISTAKES)
  return near.length ? near : completed(syllable, vocabulary)
}

export function completed(beginning, vocabulary) {
  const longer = [...vocabulary.keys()].filter((word) => word !== beginning && word.startsWith(beginning))
  const itself = vocabulary.has(beginning) ? [beginning] : []
  return [...itself, ...mostFrequent(longer, vocabulary, MOST_COMPLETIONS - itself.length)]
}

const mostFrequent = (words, vocabulary, count) =>
  words.sort((a, b) => vocabulary.get(b) - vocabulary.get(a) || (a < b ? -1 : 1)).slice(0, count)

function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start++
  const [first, second] = [one.slice(start), other.slice(start)]
  const exchanged = first.length > 1 && first[1] + first[0] === second.slice(0, 2) && first.slice(2) === second.slice(2)
  return first.slice(1) === second.slice(1) || first.slice(1) === second || first === second.slice(1) || exchanged
}
