import { basename, extname } from 'node:path/posix'
import { gzipSync } from 'node:zlib'

/** A page longer than this, in characters, has its data packed; a shorter one as Allure writes it. */
const longest = 32 * 1024 * 1024

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

/** A piece of the data: what it holds is base64 in the page. */
interface Piece {
  readonly name: string
  readonly bytes: Buffer
}

/** So many bytes are zipped as one: pieces are much like each other, and a browser unpacks this in an instant. */
const zippedAtOnce = 512 * 1024

/** Each case with what is attached to it beside it: a message and its readable form are for the most part the same. */
const byCase = (pieces: readonly Piece[]): readonly Piece[] => {
  const byId = new Map(pieces.map((piece) => [basename(piece.name, extname(piece.name)), piece]))
  const ordered = new Set<Piece>()
  for (const piece of pieces.filter(({ name }) => name.startsWith('data/test-results/'))) {
    ordered.add(piece)
    for (const [, id = ''] of piece.bytes.toString('latin1').matchAll(/"id":"([\w-]+)"/g)) {
      const attached = byId.get(id)
      if (attached !== undefined) ordered.add(attached)
    }
  }
  for (const piece of pieces) ordered.add(piece)
  return [...ordered]
}

/** The pieces in groups of about that size, in their order. */
const groupsOf = (pieces: readonly Piece[]): readonly (readonly Piece[])[] => {
  const groups: Piece[][] = []
  let room = 0
  for (const piece of pieces) {
    const group = groups.at(-1)
    if (group === undefined || room < piece.bytes.length) {
      groups.push([piece])
      room = zippedAtOnce
    } else group.push(piece)
    room -= piece.bytes.length
  }
  return groups
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
const blocks = (lines: readonly string[]): string =>
  lines
    .map(
      (line) => `<script type="text/plain">${line}</script>
<script>collaudoData(document.currentScript.previousElementSibling.textContent)</script>
`,
    )
    .join('')

/**
 * The page of a large run with its data zipped, once where two pieces are the same, and as text that no program
 * has to read through: what Allure begins with comes first, and cases and attachments after it has begun. What the page
 * shows stays as it is.
 */
export const packPage = (html: string, unpackedUpTo = longest): string => {
  const at = html.lastIndexOf(dataScript)
  if (html.length <= unpackedUpTo || at < 0 || !html.includes(appPlace)) return html
  const end = html.indexOf('</script>', at) + '</script>'.length
  const nameByContent = new Map<string, string>()
  const [first, later, repeated]: [Piece[], Piece[], string[]] = [[], [], []]
  const rest = html.slice(at, end).replace(datum, (_, name: string, content: string) => {
    const same = nameByContent.get(content)
    if (same === undefined) {
      nameByContent.set(content, name)
      const pieces = name.startsWith('data/') ? later : first
      pieces.push({ name, bytes: Buffer.from(content, 'base64') })
    } else repeated.push(`s ${name} ${same}`)
    return ''
  })
  const head = html.slice(0, at).replace(appPlace, () => `${appPlace}\n${reader}`)
  const complete = '<script>collaudoDataComplete()</script>'
  const started = `${blocks(groupsOf(first).map(lineOf))}${blocks([repeated.join('\n')])}`
  return `${head}${started}${rest}\n${blocks(groupsOf(byCase(later)).map(lineOf))}${complete}${html.slice(end)}`
}
