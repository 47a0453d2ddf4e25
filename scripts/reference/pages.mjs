/* oxlint-disable unicorn/require-post-message-target-origin -- a thread, not a window */
// The generated pages in the language of this thread, by their names under docs/.
import { parentPort } from 'node:worker_threads'

import { language } from '../../dist/src/lib/language/t.js'
import { commandsPage } from './commands-page.mjs'
import { keywordsPage } from './keywords-page.mjs'
import { codesPage } from './codes-page.mjs'
import { simulatorPage } from './simulator-page.mjs'

const folder = language === 'en' ? '' : `${language}/`

parentPort.postMessage({
  [`${folder}keywords.md`]: keywordsPage(),
  [`${folder}codes.md`]: codesPage(),
  [`${folder}switches.md`]: simulatorPage(),
  [`${folder}commands.md`]: commandsPage(),
})
