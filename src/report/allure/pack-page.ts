import { deflateSync } from 'node:zlib'

/** A page longer than this, in characters, has its data packed; a shorter one as Allure writes it. */
const longest = 32 * 1024 * 1024

const appPlace = '<div id="app"></div>'

// Allure looks a piece of its data up by name and waits for it: a promise of the base64 that it would find serves as well,
// also of what the browser has not read yet. A line is a kind, a name and a content: `z` is deflated, `s` the same as another.
const reader = `<script>
  {
    const held = {}
    let finish
    const complete = new Promise((resolve) => { finish = resolve })
    let finished = false
    const unpack = async (packed) => {
      const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))
      const whole = new Uint8Array(await new Response(stream).arrayBuffer())
      let text = ''
      for (let at = 0; at < whole.length; at += 32768) text += String.fromCharCode(...whole.subarray(at, at + 32768))
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
        const name = text.slice(at + 2, space)
        const content = () => text.slice(space + 1, to)
        const get = kind === 'z' ? () => unpack(content()) : kind === 's' ? () => window.allureReportData[content()] : content
        Object.defineProperty(held, name, { enumerable: true, configurable: true, get })
      }
    }
    window.collaudoDataComplete = () => { finished = true; finish() }
  }
</script>`

const datum = /\bd\("([\w./-]+)","([A-Za-z0-9+/=]*)"\),?/g

const dataScript = '<script defer>'

/** Pieces of data in one element: a browser puts a long text together slowly, and shows nothing while it does. */
const linesAtOnce = 400

const blocks = (lines: readonly string[]): string =>
  Array.from({ length: Math.ceil(lines.length / linesAtOnce) }, (_, index) => {
    const some = lines.slice(index * linesAtOnce, (index + 1) * linesAtOnce)
    return `<script type="text/plain">${some.join('\n')}</script>
<script>collaudoData(document.currentScript.previousElementSibling.textContent)</script>
`
  }).join('')

/**
 * The page of a large run with each piece of its data deflated, once where two are the same, and as text that no program
 * has to read through: what Allure begins with comes first, and cases and attachments after it has begun. What the page
 * shows stays as it is.
 */
export const packPage = (html: string, unpackedUpTo = longest): string => {
  const at = html.lastIndexOf(dataScript)
  if (html.length <= unpackedUpTo || at < 0 || !html.includes(appPlace)) return html
  const end = html.indexOf('</script>', at) + '</script>'.length
  const nameByContent = new Map<string, string>()
  const [first, later]: [string[], string[]] = [[], []]
  const rest = html.slice(at, end).replace(datum, (_, name: string, content: string) => {
    const lines = name.startsWith('data/') ? later : first
    const same = nameByContent.get(content)
    if (same === undefined) {
      nameByContent.set(content, name)
      const packed = deflateSync(Buffer.from(content, 'base64')).toString('base64')
      lines.push(packed.length < content.length ? `z ${name} ${packed}` : `d ${name} ${content}`)
    } else lines.push(`s ${name} ${same}`)
    return ''
  })
  const head = html.slice(0, at).replace(appPlace, () => `${appPlace}\n${reader}`)
  const complete = '<script>collaudoDataComplete()</script>'
  return `${head}${blocks(first)}${rest}\n${blocks(later)}${complete}${html.slice(end)}`
}
