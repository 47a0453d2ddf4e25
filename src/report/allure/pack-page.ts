import { basename, extname } from 'node:path/posix'
import { gzipSync } from 'node:zlib'

import { HarnessError } from '../../errors/harness-error.ts'
import { t } from '../../lib/language/t.ts'
import { sha256 } from '../../lib/sha256.ts'
import type { DataFile } from './page-data.ts'

const appPlace = '<div id="app"></div>'

// Allure looks a piece of its data up by name and waits for it: a promise of the base64 that it would find serves as well,
// also of what the browser has not read yet. A line is a kind, what it names, and a content: `z` holds pieces one after
// another, zipped (gzip, RFC 1952), and names each with its length in bytes; `s` is the same as another; `d` is as it was.
const reader = `<script>
  {
    const held = {}
    let finish
    const complete = new Promise((resolve) => { finish = resolve })
    let finished = false
    const kept = []
    const unpack = async (packed) => {
      const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
      return new Uint8Array(await new Response(stream).arrayBuffer())
    }
    const unpacked = (packed) => {
      const found = kept.find((one) => one.packed === packed)
      if (found) return found.whole
      const whole = unpack(packed())
      kept.push({ packed, whole })
      if (kept.length > 8) kept.shift()
      return whole
    }
    const piece = async (packed, from, to) => {
      const bytes = (await unpacked(packed)).subarray(from, to)
      let text = ''
      for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768))
      return btoa(text)
    }
    const later = async (name) => {
      await complete
      if (!(name in held)) throw new Error('Data "' + name + '" not found!')
      return held[name]
    }
    window.allureReportData = new Proxy(held, {
      has: (_, name) => name in held || !finished,
      get: (_, name) => name in held || finished ? held[name] : later(name),
    })
    window.collaudoData = (text) => {
      let end
      for (let at = 0; at < text.length; at = end + 1) {
        end = text.indexOf('\\n', at)
        if (end < 0) end = text.length
        const to = end
        const kind = text[at]
        const space = text.indexOf(' ', at + 2)
        const names = text.slice(at + 2, space)
        const content = () => text.slice(space + 1, to)
        const hold = (name, get) => Object.defineProperty(held, name, { enumerable: true, configurable: true, get })
        if (kind === 's') hold(names, () => window.allureReportData[content()])
        else if (kind === 'd') hold(names, content)
        else {
          let from = 0
          for (const one of names.split(',')) {
            const [name, length] = one.split(':')
            const [begins, ends] = [from, from + Number(length)]
            hold(name, () => piece(content, begins, ends))
            from = ends
          }
        }
      }
    }
    window.collaudoDataComplete = () => { finished = true; finish() }
  }
</script>`

const datum = /\bd\("([\w./-]+)","([A-Za-z0-9+/=]*)"\),?/g

const dataScript = '<script defer>'

/** A piece of the data as it is packed. */
interface Piece {
  readonly name: string
  readonly bytes: Buffer
}

/** So many bytes are zipped as one: pieces are much like each other, and a browser unpacks this in an instant. */
const zippedAtOnce = 512 * 1024

/** Each case with what is attached to it beside it: a message and its readable form are for the most part the same. */
function* byCase(files: readonly DataFile[]): Generator<Piece> {
  const left = new Map(files.map((file) => [file.name, file]))
  const byId = new Map(files.map((file) => [basename(file.name, extname(file.name)), file]))
  for (const file of files.filter(({ name }) => name.startsWith('data/test-results/'))) {
    const bytes = file.read()
    left.delete(file.name)
    yield { name: file.name, bytes }
    for (const [, id = ''] of bytes.toString('latin1').matchAll(/"id":"([\w-]+)"/g)) {
      const attached = byId.get(id)
      if (attached !== undefined && left.delete(attached.name))
        yield { name: attached.name, bytes: attached.read() }
    }
  }
  for (const { name, read } of left.values()) yield { name, bytes: read() }
}

/** The pieces in groups of about that size, in their order. */
function* groupsOf(pieces: Iterable<Piece>): Generator<readonly Piece[]> {
  let group: Piece[] = []
  let room = zippedAtOnce
  for (const piece of pieces) {
    if (group.length > 0 && room < piece.bytes.length) {
      yield group
      group = []
      room = zippedAtOnce
    }
    group.push(piece)
    room -= piece.bytes.length
  }
  if (group.length > 0) yield group
}

/** The lines of the pieces: those that are the same as another are told to `repeat`. */
function* linesOf(pieces: Iterable<Piece>, repeat: (line: string) => void): Generator<string> {
  const nameByDigest = new Map<string, string>()
  const once = function* (): Generator<Piece> {
    for (const piece of pieces) {
      const digest = sha256(piece.bytes)
      const same = nameByDigest.get(digest)
      if (same === undefined) {
        nameByDigest.set(digest, piece.name)
        yield piece
      } else repeat(`s ${piece.name} ${same}`)
    }
  }
  for (const group of groupsOf(once())) yield lineOf(group)
}

const lineOf = (group: readonly Piece[]): string => {
  const whole = Buffer.concat(group.map(({ bytes }) => bytes))
  const packed = gzipSync(whole)
  const [only] = group
  if (only !== undefined && group.length === 1 && packed.length >= whole.length)
    return `d ${only.name} ${whole.toString('base64')}`
  const names = group.map(({ name, bytes }) => `${name}:${bytes.length}`).join(',')
  return `z ${names} ${packed.toString('base64')}`
}

/** Each in an element of its own: a browser puts a long text together slowly, and shows nothing while it does. */
const block = (line: string): string => `<script type="text/plain">${line}</script>
<script>collaudoData(document.currentScript.previousElementSibling.textContent)</script>
`

function* blocks(pieces: Iterable<Piece>): Generator<string> {
  const repeated: string[] = []
  for (const line of linesOf(pieces, (one) => repeated.push(one))) yield block(line)
  if (repeated.length > 0) yield block(repeated.join('\n'))
}

/** Where what comes later stands, once it is written. */
const laterPlace = '<script>collaudoDataComplete()</script>'

/**
 * The page of a large run, which Allure made without the data that come later, with the data it has zipped, and as text
 * that no program has to read through. What the page shows stays as it is.
 */
export const packPage = (html: string): string => {
  const at = html.lastIndexOf(dataScript)
  if (at < 0 || !html.includes(appPlace))
    throw new HarnessError('REPORT_FAILED', t`La pagina generata da Allure non ha ${dataScript}`)
  const end = html.indexOf('</script>', at) + '</script>'.length
  const first: Piece[] = []
  const rest = html.slice(at, end).replace(datum, (_, name: string, content: string) => {
    first.push({ name, bytes: Buffer.from(content, 'base64') })
    return ''
  })
  const head = html.slice(0, at).replace(appPlace, () => `${appPlace}\n${reader}`)
  return [head, ...blocks(first), rest, '\n', laterPlace, html.slice(end)].join('')
}

/** A packed page as it is written, part after part: cases and attachments stand after what Allure begins with. */
export function* withLater(html: string, later: readonly DataFile[]): Generator<string> {
  const at = html.lastIndexOf(laterPlace)
  yield html.slice(0, at)
  yield* blocks(byCase(later))
  yield html.slice(at)
}
