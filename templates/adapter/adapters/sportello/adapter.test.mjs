// Le promesse che ogni adattatore mantiene. Si prova con: npx vitest run adapters/sportello
import { adapterPromises } from 'collaudo/adapter'
import { expect, test } from 'vitest'

import adapter from './adapter.mjs'

const samples = [
  { operation: 'apri', oggetto: 'Cambio di medico' },
  { operation: 'leggi', pratica: 'P-1' },
]

test.each(adapterPromises(adapter, { samples }))('$title', async ({ broken }) => {
  expect(await broken()).toEqual([])
})
