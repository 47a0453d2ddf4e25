import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { catalogue } from '../../../../src/explain/catalogue.ts'
import { exitCodeMeanings } from '../../../../src/explain/codes/exit-codes.ts'
import { networkMeanings } from '../../../../src/explain/codes/network.ts'
import { tlsAlertMeanings } from '../../../../src/explain/codes/tls-alerts.ts'
import { wordMeanings } from '../../../../src/explain/codes/words.ts'
import { exitCodes } from '../../../../src/cli/exit-codes.ts'
import { packageRoot } from '../../../../src/lib/package-root.ts'
import { SkipCause, Trouble } from '../../../../src/model/outcome.ts'
import { lintRules } from '../../../../src/plan/lint/rules.ts'
import { alertOf } from '../../../../src/transport/tls-alert.ts'

/** Names in capitals that are not ours: of Node, OpenSSL, undici and PKCS #11, of variables, of a schema, of a document,
 * of the authority that checks submissions, and of the FSE gateway. */
const foreign =
  /^(?:ERR|UND_ERR|EAI|CERT|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|ABORT|COLLAUDO|NO|FORCE|WAYLAND|POCD|EROGAZIONE|SIST|SOAP|CKR|PKCS|PKCS11|OPENSSL|HPE|TEST|WII|WRONG|CDA|UNKNOWN|ASYNC|BLOCKING|NON|CRASH|SEND|SKIP|UAR)_/

/** What the parser of YAML calls a mistake: told as YAML_INVALID, in Italian. */
const ofYaml = new Set(
  [
    ...readFileSync(join(packageRoot, 'src/plan/yaml-problems.ts'), 'utf8').matchAll(
      /^ {2}([A-Z_]+):/gm,
    ),
  ].map(([, name]) => name ?? ''),
)

const sources = ['src', 'adapters'].flatMap((folder) =>
  readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes(join('src', 'explain')))
    .map((path) => readFileSync(path, 'utf8')),
)

/** Codes that a source names, between quotes. */
const used = new Set(
  sources
    .flatMap((text) => [...text.matchAll(/'([A-Z]+(?:_[A-Z]+)+|INTERNAL)'/g)])
    .flatMap(([, name = '']) => (foreign.test(name) || ofYaml.has(name) ? [] : [name])),
)

test('every code that a message can carry is explained', () => {
  expect(
    [...used]
      .filter((code) => !Object.hasOwn(catalogue, code) && !Object.hasOwn(networkMeanings, code))
      .toSorted(),
  ).toEqual([])
})

test('every code that is explained is one that a message can carry', () => {
  expect(Object.keys(catalogue).filter((code) => !used.has(code))).toEqual([])
})

test('every rule of the linter has a code of its own', () => {
  const codes = lintRules.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
})

test('every explanation says what, why and how, in sentences', () => {
  for (const [code, { title, meaning, why, wrong, right }] of Object.entries(catalogue)) {
    expect(title, code).toMatch(/^\S.*[^.]$/)
    expect(meaning, code).toMatch(/^[\wÈ«].*[.]$/s)
    expect(why, code).toMatch(/^[\wÈ«].*[.]$/s)
    expect(wrong, code).not.toEqual(right)
    expect(wrong.text.length, code).toBeGreaterThan(2)
  }
})

test('every TLS alert that can be read has a meaning', () => {
  const named = Array.from({ length: 256 }, (_, number) =>
    alertOf(Object.assign(new Error(`SSL alert number ${number}`), { code: 'ERR_SSL_X' })),
  ).filter((name) => name !== null && !/^alert_\d+$/.test(name))
  expect(named.length).toBeGreaterThan(20)
  expect(new Set(Object.keys(tlsAlertMeanings))).toEqual(new Set(named))
})

test('every reason why nothing answered has a meaning', () => {
  const text = ['src/transport/no-answer.ts', 'src/proxy/failed-call.ts']
    .map((file) => readFileSync(join(packageRoot, file), 'utf8'))
    .join('\n')
  const named = [
    ...text.matchAll(
      /'(E[A-Z]{4,}|(?:ERR|UND_ERR|EAI|CERT|SELF|DEPTH|UNABLE|ABORT|HTTP|CLIENT|BODY)_[A-Z_]+)'/g,
    ),
  ]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'ERR_SSL_')
  expect(named.length).toBeGreaterThan(20)
  expect(new Set(named)).toEqual(new Set(Object.keys(networkMeanings)))
})

test('every exit code, kind of trouble and cause has a meaning', () => {
  expect(Object.keys(exitCodeMeanings)).toEqual(Object.values(exitCodes).map(String))
  for (const word of [...SkipCause.options, ...Trouble.options])
    expect(Object.keys(wordMeanings)).toContain(word)
})
