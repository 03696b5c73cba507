// What somebody typed, read as words, quoted phrases and exclusions. As generator/danchieu/search/query.py.

import { isAccented, spellings } from "./words.js"

const MOST_CHARACTERS = 300
const MOST_SYLLABLES = 24
const QUOTES = /[“”„«»″]/g
const PIECE = /(?<minus>(?<!\S)-(?=["\p{L}\p{N}]))?(?:"(?<phrase>[^"]*)"?|(?<words>[^\s"]+))/gu

// `isGlued` says of each syllable that no white space stands before it.
const group = (words, isPhrase = false, isExcluded = false, isGlued = words.map((_, place) => place > 0)) =>
  ({ syllables: words, isPhrase, isExcluded, isGlued, isAccented: isAccented(words) })

const isPlain = (one) => !one.isPhrase && !one.isExcluded

export function parse(text, typing = false) {
  const characters = [...text.normalize("NFC")]
  const kept = characters.slice(0, MOST_CHARACTERS).join("").replace(QUOTES, '"')
  const groups = joined([...kept.matchAll(PIECE)].map(read).filter((one) => one.syllables.length))
  const whole = limited(groups)
  const isCut = characters.length > MOST_CHARACTERS || size(whole) < size(groups)
  const isOpen = whole.length > 0 && isPlain(whole.at(-1)) && /\p{L}$/u.test(kept)
  return { groups: whole, isUnfinished: typing && isOpen && !isCut, isCut }
}

function read({ groups: { minus, phrase, words }, index, input }) {
  // In "35 -NQ/TW" the dash belongs to the number.
  const followsNumber = /\p{Nd}\s*$/u.test(input.slice(0, index))
  const isExcluded = minus !== undefined && !followsNumber
  const found = spellings(phrase ?? words)
  return group(found, phrase !== undefined || (isExcluded && found.length > 1), isExcluded)
}

// Words that nothing stands between are one group.
function joined(groups) {
  const result = []
  for (const one of groups) {
    const last = result.at(-1)
    if (last && isPlain(last) && isPlain(one)) result.splice(-1, 1, both(last, one))
    else result.push(one)
  }
  return result
}

const both = (one, other) =>
  group([...one.syllables, ...other.syllables], false, false, [...one.isGlued, ...other.isGlued])

const size = (groups) => groups.reduce((sum, one) => sum + one.syllables.length, 0)

function limited(groups) {
  let room = MOST_SYLLABLES
  const kept = []
  for (const one of groups) {
    if (room > 0) kept.push(group(one.syllables.slice(0, room), one.isPhrase, one.isExcluded, one.isGlued.slice(0, room)))
    room -= one.syllables.length
  }
  return kept
}
