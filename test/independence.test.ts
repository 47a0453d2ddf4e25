import { expect, test } from 'vitest'

import { inClient, inSimulator, productFiles, type SourceFile } from './support/source-files.ts'

const product = productFiles()
const byName = new Map(product.map((file) => [file.name, file]))

/** The files that some files are made of: themselves, and all that they import, directly or not. */
const madeOf = (wanted: (name: string) => boolean): readonly SourceFile[] => {
  const seen = new Set<string>()
  const waiting = product.map(({ name }) => name).filter(wanted)
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    waiting.push(...(byName.get(name)?.files ?? []))
  }
  return product.filter(({ name }) => seen.has(name))
}

const packagesOf = (files: readonly SourceFile[]): readonly string[] =>
  [...new Set(files.flatMap(({ packages }) => packages))]
    .filter((name) => !name.startsWith('node:'))
    .map((name) => (name.startsWith('@') ? name : (name.split('/')[0] ?? name)))
    .toSorted()

// The one place where both are named: it installs them, and computes nothing.
const installs = (name: string): boolean => /^adapters\/[^/]+\/adapter\.ts$/.test(name)

// What verifies a stored message again, for whoever doubts it: nothing is sent with it.
const verifies = (name: string): boolean => /^adapters\/[^/]+\/signatures[./]/.test(name)

const simulator = madeOf(inSimulator)
const client = madeOf((name) => inClient(name) && !installs(name) && !verifies(name))

const under =
  (...folders: readonly string[]) =>
  (name: string): boolean =>
    folders.some((folder) => name.startsWith(`adapters/sist/${folder}`))

test('neither side is made of files of the other', () => {
  expect(simulator.filter(({ name }) => inClient(name)).map(({ name }) => name)).toEqual([])
  expect(client.filter(({ name }) => inSimulator(name)).map(({ name }) => name)).toEqual([])
  expect(simulator.length).toBeGreaterThan(40)
  expect(client.length).toBeGreaterThan(40)
})

test('what both sides are made of knows nothing of the wire: no date, no identifier, no signature, no XML', () => {
  const names = new Set(client.map(({ name }) => name))
  const shared = simulator.map(({ name }) => name).filter((name) => names.has(name))
  const sentences = /^src\/lib\/language\//
  expect(shared.filter((name) => !sentences.test(name)).toSorted()).toEqual([
    'src/adapter/simulated.ts',
    'src/errors/harness-error.ts',
    'src/lib/package-root.ts',
    'src/lib/xml-escape.ts',
    'src/model/requirement.ts',
    'src/model/secret.ts',
  ])
})

test('the simulator verifies with libraries that the client does not sign with', () => {
  expect(packagesOf(simulator)).toEqual([
    '@fastify/busboy',
    'jose',
    'libxml2-wasm',
    'node-forge',
    'unpdf',
    'yaml',
    'zod',
  ])
  expect(packagesOf(madeOf(under('ws-security/')))).toEqual(
    expect.arrayContaining(['@xmldom/xmldom', 'xml-crypto']),
  )
  const signsDocuments = (name: string): boolean => name === 'src/signature/sign-cades.ts'
  expect(packagesOf(madeOf(signsDocuments))).toEqual(['asn1js', 'pkijs'])
  const signing = packagesOf(madeOf((name) => under('ws-security/')(name) || signsDocuments(name)))
  expect(signing.filter((name) => packagesOf(simulator).includes(name))).toEqual([])
  // Tokens, parts and PDFs are written by hand or by pdfkit, and read by others.
  const reading = ['@fastify/busboy', 'jose', 'node-forge', 'unpdf']
  expect(packagesOf(client).filter((name) => reading.includes(name))).toEqual([])
})

test('the simulator reads the contract by the XSD alone, and the client by its WSDL', () => {
  expect(packagesOf(madeOf(under('wsdl/')))).toContain('soap')
  expect(packagesOf(simulator)).not.toContain('soap')
})
