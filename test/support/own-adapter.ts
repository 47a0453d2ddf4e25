import { pathToFileURL } from 'node:url'

import { ownFile } from '../../src/lib/own-file.ts'

const here = JSON.stringify(pathToFileURL(ownFile('src/adapter/public')).href)

/** The smallest adapter of a workspace, made by these sources; `change` is said last, and may say a member otherwise. */
export const ownAdapter = (
  change = '',
): string => `import { defineAdapter, exchangeOf, z } from ${here}

export default defineAdapter({
  id: 'eco',
  title: 'Ripete',
  request: z.strictObject({ text: z.string().meta({ description: 'Il testo' }) }),
  deviations: z.strictObject({}),
  defects: {},
  checks: [],
  namespaces: {},
  problems: async () => [],
  operationOf: () => 'ripeti',
  operatorsOf: () => [],
  writes: () => false,
  call: async ({ text }, { endpoint, send }) => {
    const request = { method: 'POST', url: endpoint, headers: {}, body: Buffer.from(text) }
    return exchangeOf(request, await send(request), { adapter: 'eco', operation: 'ripeti' })
  },
  read: ({ answer }) =>
    answer.kind === 'none'
      ? { kind: 'none', description: answer.message }
      : { kind: answer.status === 200 ? 'expected' : 'other', description: 'una risposta' },
  explain: () => undefined,
${change}})
`
