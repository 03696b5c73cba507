// The words that are asked for: syllables, each as it is spelled and folded. As generator/danchieu/search/words.py.

export const syllables = () => /[\p{L}\p{Nl}\p{No}]+|\p{Nd}+/gu

const NUMBER = /^\p{Nd}+$/u

// Old and new places of the tone mark in open syllables; after q the u belongs to the consonant.
const TONES = { oa: "òàóáỏảõãọạ", oe: "òèóéỏẻõẽọẹ", uy: "ùỳúýủỷũỹụỵ" }
const MODERN = new Map(
  Object.entries(TONES).flatMap(([vowels, pairs]) =>
    [0, 2, 4, 6, 8].map((at) => [vowels[0] + pairs[at + 1], pairs[at] + vowels[1]])
  )
)
const OLD_TONE = new RegExp(`(?<!q)(?:${[...MODERN.keys()].join("|")})$`, "u")

export const isNumber = (syllable) => NUMBER.test(syllable)

export const isYear = (number) => number >= 1945 && number <= 2050

// Vietnamese has few syllables: nearly all of a text have stood before it.
export function remembered(make) {
  const known = new Map()
  return (syllable) => {
    if (!known.has(syllable)) known.set(syllable, make(syllable))
    return known.get(syllable)
  }
}

export function spelling(syllable) {
  if (isNumber(syllable)) return syllable.replace(/^0+/, "") || "0"
  return syllable.toLowerCase().replace(OLD_TONE, (old) => MODERN.get(old))
}

const unaccented = remembered((syllable) =>
  syllable.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").replaceAll("đ", "d").replaceAll("ß", "ss"))

export const folded = (term) => term.split(" ").map(unaccented).join(" ")

export const spellings = (text) => (text.normalize("NFC").match(syllables()) ?? []).map(spelling)

export const pairs = (words) => words.slice(1).map((word, place) => `${words[place]} ${word}`)

export const isAccented = (words) => words.some((word) => folded(word) !== word)
