import { HarnessError } from '../../errors/harness-error.ts'

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

const bannerText =
  "SIMULATORE: eseguito sul simulatore incorporato, non vale come prova verso l'autorità"

// The page scrolls under the banner, never behind it: whatever Allure measures from the window's height is
// given the height that is left.
const bannerStyle = `<style>
  :root { --collaudo-banner: 2.25rem; }
  body { box-sizing: border-box; padding-top: var(--collaudo-banner) !important; }
  #collaudo-simulatore {
    position: fixed; inset: 0 0 auto 0; z-index: 2147483647; box-sizing: border-box;
    height: var(--collaudo-banner); padding: 0 1rem; display: flex; align-items: center;
    justify-content: center; overflow: hidden; text-align: center; pointer-events: none;
    background: #7a1f00; color: #fff; font: 600 0.875rem/1.1 system-ui, sans-serif;
    -webkit-print-color-adjust: exact; print-color-adjust: exact;
  }
  @media (max-width: 640px) {
    :root { --collaudo-banner: 3rem; }
    #collaudo-simulatore { font-size: 0.75rem; }
  }
</style>`

const banner = `<div id="collaudo-simulatore" role="note">${bannerText}</div>`

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
      `La pagina del report chiederebbe qualcosa a un altro sistema: ${found.slice(0, 200)}`,
      { hint: 'Una versione nuova di Allure va adattata: tornare a quella di package-lock.json.' },
    )
  }
}

const afterTag = (html: string, tag: RegExp, added: string): string => {
  if (!tag.test(html)) {
    throw new HarnessError('REPORT_FAILED', `La pagina generata da Allure non ha ${tag.source}`)
  }
  return html.replace(tag, (found) => `${found}\n${added}`)
}

/**
 * Allure's page made fit to be handed over: it asks nothing of anyone, says that it is Italian and, when
 * the run was made on the simulator, says so over every view of it.
 */
export const offlinePage = (html: string, { simulator }: { simulator: boolean }): string => {
  let page = html
  for (const script of analytics) page = page.replace(script, '')
  page = page.replace(/<html\b[^>]*>/, '<html dir="ltr" lang="it">')
  page = page.replace('aria-label="Loading report"', 'aria-label="Caricamento del report"')
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">`
  page = afterTag(page, /<meta charset="utf-8">/, simulator ? `${head}\n${bannerStyle}` : head)
  if (simulator) page = afterTag(page, /<body\b[^>]*>/, banner)
  checkOffline(page)
  return page
}
