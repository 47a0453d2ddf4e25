import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

import { chromium, type Browser } from 'playwright-core'

const chromiumPath = (): string =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((directory) => join(directory, 'chromium'))
    .find((path) => existsSync(path)) ?? ''

// The popup of the address bar is a page of its own, with a process of its own, made at every start and never seen; it takes
// as much of the processor as a report. Chromium takes one such list, so it stands in the place of Playwright's, of which it
// keeps what could ask something of others.
const unused = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['AimEnabled', 'OptimizationHints', 'MediaRouter'],
]

/** Chromium without a window, which asks nothing of its makers. Guard the tests with `hasTool('chromium')`; close it. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--no-first-run'],
      `--disable-features=${unused.join(',')}`,
    ],
  })
