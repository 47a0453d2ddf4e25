import { linkSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

import { expect, test } from 'vitest'

import { scanSecrets } from '../../../../src/evidence/scan-secrets.ts'
import { makeProject } from '../../../support/temp-project.ts'

const code = { name: 'il codice applicativo', value: 'CODICE-È-SEGRETO' }

test('a folder without the secret is clean', () => {
  const { folder } = makeProject({ 'run.json': '{}', 'evidence/a.xml': '<a>CODICE</a>' })
  expect(scanSecrets(folder, [code])).toEqual([])
})

test('a secret in clear is told with its file, not with its value', () => {
  const { folder, path } = makeProject({ 'run.json': `{"code":"${code.value}"}`, 'b.xml': '<b/>' })
  expect(scanSecrets(folder, [code])).toEqual([
    `il codice applicativo compare in ${path('run.json')}`,
  ])
})

test('a secret in base64 is found', () => {
  const { folder, path } = makeProject({
    'evidence/a.http': `Authorization: ${Buffer.from(code.value).toString('base64')}\r\n`,
  })
  expect(scanSecrets(folder, [code])).toEqual([
    `il codice applicativo compare in ${path('evidence/a.http')}`,
  ])
})

test.each(['', 'a', 'ab', 'abc'])(
  'a secret inside a longer base64 text is found (after "%s")',
  (before) => {
    const content = Buffer.from(`${before}${code.value} e altro`).toString('base64')
    const { folder } = makeProject({ 'report.html': `<a href="data:text/xml;base64,${content}">` })
    expect(scanSecrets(folder, [code])).toHaveLength(1)
  },
)

test('a secret in what a large page holds zipped is found, and what only looks zipped is passed over', () => {
  const packed = gzipSync(`{"corpo":"${Buffer.from(code.value).toString('base64')}"}`)
  const { folder, path } = makeProject({
    'report.html': `<script>z data/a.json:9 ${packed.toString('base64')}</script>`,
    'evidence/b.http': `H4sI${'A'.repeat(40)}`,
  })
  expect(scanSecrets(folder, [code])).toEqual([
    `il codice applicativo compare in ${path('report.html')}`,
  ])
})

test('subfolders and binary files are looked into, and every secret is told', () => {
  const other = { name: 'la passphrase', value: 'parola-lunga' }
  const { folder } = makeProject({
    'a/b/c/d.bin': Buffer.concat([Buffer.from([0, 255, 254]), Buffer.from(code.value)]),
    'a/e.txt': `${other.value} ${code.value}`,
  })
  expect(
    scanSecrets(folder, [code, other])
      .map((text) => text.replace(/ compare.*/s, ''))
      .toSorted(),
  ).toEqual(['il codice applicativo', 'il codice applicativo', 'la passphrase'])
})

test('a value of less than eight characters would be found by chance: it is not looked for', () => {
  const { folder } = makeProject({ 'run.json': 'segreto 1234567 12345678' })
  expect(
    scanSecrets(folder, [
      { name: 'corto', value: '1234567' },
      { name: 'vuoto', value: '' },
      { name: 'lungo', value: '12345678' },
    ]),
  ).toEqual([expect.stringMatching(/^lungo compare in /)])
})

test('a file that has two names is told by both', () => {
  const { folder, path } = makeProject({ 'evidence/a.txt': code.value, 'b.txt': 'altro' })
  linkSync(path('evidence/a.txt'), path('c.txt'))
  linkSync(path('b.txt'), path('evidence/d.txt'))
  expect(scanSecrets(folder, [code]).toSorted()).toEqual([
    `il codice applicativo compare in ${path('c.txt')}`,
    `il codice applicativo compare in ${path('evidence/a.txt')}`,
  ])
})
