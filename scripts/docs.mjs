// `npm run docs`: writes the tables of the documentation, in both languages, from what the program itself knows: schemas, checks,
// deviations, switches, commands, codes. With --check it writes nothing, and fails where a file is not what would be written.
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

import { format } from 'oxfmt'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The language is that of a process or a thread, chosen as the modules are loaded. */
const pagesIn = async (language) => {
  const worker = new Worker(join(root, 'scripts', 'reference', 'pages.mjs'), {
    env: { ...process.env, COLLAUDO_LANG: language },
  })
  const [pages] = await once(worker, 'message')
  return pages
}

const style = JSON.parse(readFileSync(join(root, '.oxfmtrc.json'), 'utf8'))

const isCheck = process.argv.includes('--check')
const stale = []
for (const pages of await Promise.all(['en', 'it'].map((language) => pagesIn(language))))
  for (const [name, text] of Object.entries(pages)) {
    const file = join(root, 'docs', ...name.split('/'))
    const { code: made } = await format(file, text, style)
    if (existsSync(file) && readFileSync(file, 'utf8') === made) continue
    stale.push(`docs/${name}`)
    if (!isCheck) writeFileSync(file, made)
  }

if (stale.length > 0)
  process.stdout.write(
    isCheck
      ? `not what \`npm run docs\` writes: ${stale.join(', ')}\n`
      : `written: ${stale.join(', ')}\n`,
  )
if (isCheck && stale.length > 0) process.exitCode = 1
