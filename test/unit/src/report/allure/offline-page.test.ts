import { expect, test } from 'vitest'

import { HarnessError } from '../../../../../src/errors/harness-error.ts'
import { checkOffline, offlinePage } from '../../../../../src/report/allure/offline-page.ts'

const page = (head: string): string =>
  `<!DOCTYPE html><html dir="ltr" lang="en"><head><meta charset="utf-8">${head}</head>` +
  '<body><div id="app"></div></body></html>'

const codeOf = (action: () => unknown): string | undefined => {
  try {
    action()
  } catch (error) {
    return error instanceof HarnessError ? error.code : String(error)
  }
  return undefined
}

test.each([
  '<script async src="https://cdn.invalid/a.js"></script>',
  '<script src=//cdn.invalid/a.js></script>',
  '<link rel="stylesheet" href="http://cdn.invalid/a.css">',
  '<img src="https://cdn.invalid/a.png">',
  '<script>fetch("https://www.google-analytics.com")</script>',
])('refuses a page that holds %s', (head) => {
  expect(codeOf(() => checkOffline(page(head)))).toBe('REPORT_FAILED')
})

test('takes the analytics out and leaves every other script', () => {
  const made = offlinePage(
    page(
      '<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>' +
        "<script>let kept = 1</script><script>function gtag(){} gtag('config', 'G-1')</script>",
    ),
    { simulator: false },
  )
  expect(made).toContain('let kept = 1')
  expect(made).not.toContain('gtag')
  expect(made).toContain('<html dir="ltr" lang="it">')
})

test('names the simulator only in a report made on it', () => {
  expect(offlinePage(page(''), { simulator: true })).toContain('SIMULATORE: eseguito sul')
  expect(offlinePage(page(''), { simulator: false })).not.toContain('SIMULATORE')
})

test('fails when the page is not the one it knows', () => {
  expect(codeOf(() => offlinePage('<html></html>', { simulator: true }))).toBe('REPORT_FAILED')
})
