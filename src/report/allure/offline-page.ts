import { HarnessError } from '../../errors/harness-error.ts'
import { language, t } from '../../lib/language/t.ts'
import { coverScript, coverStyle } from '../cover/cover-page.ts'
import { programStart } from './page-program.ts'
import { bannerMarkup, bannerStyle } from './simulator-banner.ts'

/** What forbids the page to ask anything of anyone, whatever a result holds (CSP Level 3 §6). */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' data: blob:",
  "style-src 'unsafe-inline' data:",
  'img-src data: blob:',
  'media-src data: blob:',
  'font-src data:',
  'connect-src data: blob:',
  'frame-src data: blob:',
  "form-action 'none'",
].join('; ')

// Allure puts the focus on the first case and scrolls to it, which hides the name of the report and its
// verdict. Until somebody touches the page, it stays where it begins.
const startAtTop = `<script>
  (() => {
    let touched = false
    for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
      addEventListener(kind, () => { touched = true }, { capture: true, once: true, passive: true })
    }
    addEventListener('scroll', ({ target }) => {
      if (!touched && location.hash.length < 2 && target instanceof Element && target.id !== 'collaudo-copertina') target.scrollTop = 0
    }, true)
  })()
</script>`

// The program stands before the data, and starts at once: where the page is long or the machine is slow, it would
// look for its data before the page says that they are in it, ask for files in their place, and stay empty.
const dataWillCome = `<script>
  window.allureReportDataReady = false
  window.allureReportData = {}
</script>`

const analytics = [
  /<script\b[^>]*\bsrc="https?:\/\/[^"]*googletagmanager[^"]*"[^>]*>\s*<\/script>/g,
  /<script>(?:(?!<\/script>)[\s\S])*?\bgtag\((?:(?!<\/script>)[\s\S])*?<\/script>/g,
]

const external =
  /<(?:script|link|img|iframe|source|object|embed)\b[^>]*\b(?:src|href|data)\s*=\s*["']?(?:https?:)?\/\/[^"'\s>]*/i
const knownAnalytics = /googletagmanager|google-analytics/i

/** Throws when the page would ask something of another host, or still holds Allure's analytics. */
export const checkOffline = (html: string): void => {
  const found = external.exec(html)?.[0] ?? knownAnalytics.exec(html)?.[0]
  if (found !== undefined) {
    throw new HarnessError(
      'REPORT_FAILED',
      t`La pagina del report chiederebbe qualcosa a un altro sistema: ${found.slice(0, 200)}`,
      { hint: t`Una versione nuova di Allure va adattata: tornare a quella di package-lock.json.` },
    )
  }
}

const afterTag = (html: string, tag: RegExp, added: string): string => {
  if (!tag.test(html)) {
    throw new HarnessError('REPORT_FAILED', t`La pagina generata da Allure non ha ${tag.source}`)
  }
  return html.replace(tag, (found) => `${found}\n${added}`)
}

/** A page as it is edited: what stands before the program's element, what stands after it, and the data. */
interface Parts {
  readonly top: string
  readonly middle: string
  readonly data: string
}

const dataBegins = '<script defer>'

// The data are megabytes in which no tag is ours to edit: they are not searched again for each edit.
const partsOf = (html: string): Parts => {
  const program = html.indexOf(programStart)
  const data = program === -1 ? -1 : html.indexOf(dataBegins, program)
  if (data === -1) return { top: html, middle: '', data: '' }
  return {
    top: html.slice(0, program),
    middle: html.slice(program, data),
    data: html.slice(data),
  }
}

const withoutAnalytics = (html: string): string =>
  analytics.reduce((page, script) => page.replace(script, ''), html)

/**
 * Allure's page, from which its program has been taken, made fit to be handed over: it asks nothing of anyone, says in which language it is and, when
 * the run was made on the simulator, says so over every view of it.
 */
export const offlinePage = (
  html: string,
  { simulator, cover = '' }: { readonly simulator: boolean; readonly cover?: string },
): string => {
  const { top, middle, data } = partsOf(html)
  let page = withoutAnalytics(top)
  page = page.replace(/<html\b[^>]*>/, `<html dir="ltr" lang="${language}">`)
  page = page.replace('aria-label="Loading report"', `aria-label="${t`Caricamento del report`}"`)
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">`
  page = afterTag(page, /<meta charset="utf-8">/, simulator ? `${head}\n${bannerStyle}` : head)
  page = afterTag(page, /<div id="app"><\/div>/, `${dataWillCome}\n${startAtTop}`)
  if (simulator) page = afterTag(page, /<body\b[^>]*>/, bannerMarkup)
  if (cover !== '') {
    page = afterTag(page, /<meta charset="utf-8">/, coverStyle)
    page = afterTag(page, /<body\b[^>]*>/, `${cover}\n${coverScript}`)
  }
  const rest = withoutAnalytics(middle)
  for (const part of [page, rest, data]) checkOffline(part)
  return [page, rest, data].join('')
}
