// An index as it is read: file by file, only what a question needs. The files' form is that of
// generator/danchieu/search/packing.py, shard.py and state.py.

import { folded } from "./words.js"

export const FIELDS = ["title", "facts", "headings", "text"]

// `code` says what to do: "unreachable" (try again), "stale" (the page is older or newer than the index: load it anew),
// "unsupported" (the browser cannot unpack the files).
export class SearchError extends Error {
  constructor(code, detail = "") {
    super(`${code} ${detail}`)
    this.name = "SearchError"
    this.code = code
  }
}

export async function openIndex(base, pageId) {
  const manifest = await load(new URL(`manifest.bin${pageId ? `?v=${pageId}` : ""}`, base))
  if (pageId && manifest.head.id !== pageId) throw new SearchError("stale", manifest.head.id)
  return new Index(base, manifest)
}

class Index {
  #base
  #files = new Map()
  #shards = new Map()

  constructor(base, { head, columns }) {
    this.#base = base
    this.#head(head, columns)
  }

  #head(head, columns) {
    this.id = head.id
    this.documents = head.documents
    this.shards = head.shards
    this.numbers = head.numbers
    this.lengths = FIELDS.map((name) => numbers(columns[`length ${name}`]))
    this.averages = this.lengths.map((lengths) => lengths.reduce((sum, n) => sum + n, 0) / this.documents || 1)
    this.years = numbers(columns.year)
    this.types = Array.from(numbers(columns.type), (number) => head.types[number])
    const bodies = head.bodies.map(([name, level, ...localities]) => ({ name, level, localities }))
    this.bodies = Array.from(numbers(columns.body), (number) => bodies[number])
  }

  // Each file is fetched once; one that did not arrive is asked for again by the next question.
  #file(uri) {
    if (!this.#files.has(uri)) {
      const file = load(new URL(`${uri}?v=${this.id}`, this.#base))
      file.catch(() => this.#files.delete(uri))
      this.#files.set(uri, file)
    }
    return this.#files.get(uri)
  }

  // Loads what `postings` of these terms needs.
  async prepare(terms) {
    const asked = [...new Set(terms.map((term) => this.#shardOf(term)))].filter((shard) => !this.#shards.has(shard))
    await Promise.all(asked.map(async (shard) => this.#shards.set(shard, readShard(await this.#file(shardUri(shard))))))
  }

  #shardOf(term) {
    let mixed = 0
    for (const syllable of folded(term.replace(/^~/, "")).split(" ")) mixed = Math.imul(mixed, PRIME) ^ hash(syllable)
    return (mixed ^ (mixed >>> 15)) & (this.shards - 1)
  }

  // Where a term stands, as lists of rows; "~ke hoach" asks for all accents at once.
  postings(term) {
    const shard = this.#shards.get(this.#shardOf(term))
    return (shard.names.get(term) ?? []).map((number) => shard.lists[number])
  }

  holding(term) {
    const found = new Uint8Array(this.documents)
    for (const { documents } of this.postings(term)) {
      for (let place = 0; place < documents.length; place++) found[documents[place]] = 1
    }
    return found
  }

  async numbered(number) {
    const { head } = await this.#file(`n/${number % this.numbers}.bin`)
    return head.rows.filter(([own]) => own === number).map(([, spelled, kind, document, citers]) => {
      const rest = spelled.map(folded)
      const codes = /^\p{Nd}/u.test(rest[0] ?? "") ? rest.slice(1) : rest
      return { number, rest, codes, words: [String(number), ...rest], terms: termsOf(number, spelled), kind, document, citers }
    })
  }

  async vocabulary() {
    const { columns } = await this.#file("vocabulary.bin")
    return new Map(text(columns.words).split("\n").map((word, place) => [word, columns.sizes[place]]))
  }

  async shown(document) {
    return (await this.#file(`d/${document}.bin`)).head
  }
}

// The neighbours in a symbol as terms, each in any accents; but "TƯ" is "TW" and not "TU" (tỉnh ủy).
function termsOf(number, spelled) {
  return spelled.map((two, place) => {
    const one = place ? spelled[place - 1] : String(number)
    if (two === "tu") return [`${one} tu`]
    return [`~${folded(`${one} ${two}`)}`, ...(two === "tw" ? [`${one} tư`] : [])]
  })
}

// --- files ---------------------------------------------------------------------------------------------------------

async function load(url) {
  const response = await fetch(url).catch((reason) => { throw new SearchError("unreachable", reason) })
  if (!response.ok) throw new SearchError("unreachable", `${response.status} ${url.pathname}`)
  const packed = new Uint8Array(await response.arrayBuffer().catch((reason) => { throw new SearchError("unreachable", reason) }))
  return unpack(packed[0] === 0x1f && packed[1] === 0x8b ? await inflated(packed) : packed)
}

async function inflated(packed) {
  if (typeof DecompressionStream === "undefined") throw new SearchError("unsupported")
  const { readable, writable } = new DecompressionStream("gzip")
  const writer = writable.getWriter()
  // What is wrong with the bytes is told by the other end.
  writer.write(packed).catch(() => {})
  writer.close().catch(() => {})
  const content = await new Response(readable).arrayBuffer().catch((reason) => { throw new SearchError("unreachable", reason) })
  return new Uint8Array(content)
}

const text = (bytes) => new TextDecoder().decode(bytes)

function unpack(content) {
  const line = content.indexOf(10)
  const { columns: sizes, ...head } = JSON.parse(text(content.subarray(0, line)))
  const columns = {}
  let start = line + 1
  for (const [name, size] of Object.entries(sizes)) columns[name] = content.subarray(start, (start += size))
  return { head, columns }
}

// The documents that a set of them holds, which has one place for each.
export function numbersIn(set) {
  const found = new Uint32Array(set.length)
  let size = 0
  for (let document = 0; document < set.length; document++) if (set[document]) found[size++] = document
  return found.subarray(0, size)
}

function numbers(bytes) {
  const found = new Int32Array(bytes.length)
  let place = 0
  let shift = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    found[place] |= (byte & 127) << shift
    if (byte < 128) { place++; shift = 0 } else shift += 7
  }
  return found.subarray(0, place)
}

// --- shards --------------------------------------------------------------------------------------------------------

const PRIME = 0x01000193
const shardUri = (shard) => `t/${shard.toString(16).padStart(3, "0")}.bin`

function hash(syllable) {
  let mixed = 0x811c9dc5
  for (const character of syllable) mixed = Math.imul(mixed ^ character.codePointAt(0), PRIME)
  return mixed
}

// A list holds the documents of one term in one field, and how often each holds it.
function readShard({ columns }) {
  const terms = columns.terms.length ? text(columns.terms).split("\n") : []
  const plain = terms.map((term) => `~${folded(term)}`)
  const documents = numbers(columns.documents)
  const lists = []
  const names = new Map()
  const name = (key, list) => names.has(key) ? names.get(key).push(list) : names.set(key, [list])
  let [key, start] = [0, 0]
  const gaps = numbers(columns.lists)
  numbers(columns.sizes).forEach((size, list) => {
    key += gaps[list]
    const own = documents.subarray(start, start + size)
    for (let place = 1; place < size; place++) own[place] += own[place - 1]
    lists.push({ field: key & 3, documents: own, often: columns.often.subarray(start, start + size) })
    name(terms[key >> 2], list)
    name(plain[key >> 2], list)
    start += size
  })
  return { names, lists }
}
