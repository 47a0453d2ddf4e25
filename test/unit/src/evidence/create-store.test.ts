import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { createStore } from '../../../../src/evidence/create-store.ts'
import { sha256 } from '../../../../src/lib/sha256.ts'
import { EvidenceRef } from '../../../../src/model/evidence-ref.ts'
import { makeProject } from '../../../support/temp-project.ts'

const label = { name: 'Risposta: corpo', mediaType: 'text/xml', extension: 'xml' }

test('bytes are kept as they are, in a file named by their hash', () => {
  const { folder, path } = makeProject()
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x00, 0xff, 0x0d, 0x0a, 0xe8])
  const ref = createStore(folder).keep(bytes, label)

  expect(ref).toEqual({
    name: 'Risposta: corpo',
    sha256: sha256(bytes),
    size: 8,
    mediaType: 'text/xml',
    path: `evidence/${sha256(bytes)}.xml`,
  })
  expect(EvidenceRef.parse(ref)).toEqual(ref)
  expect(readFileSync(path(ref.path))).toEqual(bytes)
})

test('an empty body is kept too', () => {
  const { folder, path } = makeProject()
  const ref = createStore(folder).keep(Buffer.alloc(0), label)
  expect(ref).toMatchObject({
    size: 0,
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  })
  expect(statSync(path(ref.path)).size).toBe(0)
})

test('the same bytes under another name are one file with two references', () => {
  const { folder, path } = makeProject()
  const store = createStore(folder)
  const first = store.keep(Buffer.from('<a/>'), label)
  const second = store.keep(Buffer.from('<a/>'), { ...label, name: 'Richiesta: corpo' })
  expect(second).toEqual({ ...first, name: 'Richiesta: corpo' })
  expect(readdirSync(path('evidence'))).toEqual([`${first.sha256}.xml`])
})

test('a file that is there is never written again, by this store or by another', () => {
  const { folder, path } = makeProject()
  const { path: file } = createStore(folder).keep(Buffer.from('<a/>'), label)
  // Other bytes under that name show whether the file is touched.
  writeFileSync(path(file), 'altro')
  createStore(folder).keep(Buffer.from('<a/>'), label)
  expect(readFileSync(path(file), 'utf8')).toBe('altro')
})

test('a part of a larger buffer is kept alone', () => {
  const { folder, path } = makeProject()
  const whole = Buffer.from('testa<a/>coda')
  const ref = createStore(folder).keep(whole.subarray(5, 9), label)
  expect([ref.size, readFileSync(path(ref.path), 'utf8')]).toEqual([4, '<a/>'])
})
