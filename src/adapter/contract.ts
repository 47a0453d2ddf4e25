import { z } from 'zod'

import { commonChecks } from '../check/common-checks.ts'
import { combinators } from '../check/expectation.ts'
import { t } from '../lib/language/t.ts'
import type { Exchange, HttpAnswer, NoAnswer } from '../model/exchange.ts'
import type { Adapter } from './define-adapter.ts'

/** One thing that every adapter promises: its title, and all in which the adapter breaks it. */
export interface AdapterPromise {
  readonly title: string
  readonly broken: () => Promise<readonly string[]>
}

type Json = { readonly [key: string]: unknown }

/** Paths of the properties that an editor would show without a word of explanation. */
export const undescribed = (schema: z.ZodType): readonly string[] => {
  const visit = (node: unknown, path: string): string[] => {
    if (node === null || typeof node !== 'object') return []
    if (Array.isArray(node)) return node.flatMap((item) => visit(item, path))
    const { properties, ...rest } = node as Json & { properties?: Record<string, Json> }
    return [
      ...Object.entries(properties ?? {}).flatMap(([name, property]) => [
        ...(typeof property['description'] === 'string' ? [] : [`${path}.${name}`]),
        ...visit(property, `${path}.${name}`),
      ]),
      ...Object.entries(rest).flatMap(([, value]) => visit(value, path)),
    ]
  }
  return visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '')
}

const twice = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
]

const instant = new Date(0)

const exchangeWith = (
  { id }: Adapter,
  answer: HttpAnswer | NoAnswer,
  operation: string,
): Exchange => ({
  origin: 'harness',
  adapter: id,
  operation,
  method: 'POST',
  url: 'https://service.invalid/',
  startedAt: instant,
  endedAt: instant,
  request: { head: new Uint8Array(), body: new Uint8Array() },
  answer,
  tls: null,
  documents: [],
  facts: {},
})

const answered = (status: number, type: string, text: string): HttpAnswer => {
  const body = Buffer.from(text)
  return {
    kind: 'http',
    status,
    headers: { 'content-type': type },
    head: Buffer.from(`HTTP/1.1 ${status} \r\ncontent-type: ${type}\r\n\r\n`),
    body,
  }
}

/** Answers of somebody in between, or of nobody: each would make a vacuous green of a case that took it for the service's. */
const strange: readonly (readonly [string, HttpAnswer])[] = [
  [
    'HTTP 502, text/html',
    answered(502, 'text/html', '<html><body><h1>502 Bad Gateway</h1></body></html>'),
  ],
  ['HTTP 503', answered(503, 'text/plain', '')],
  [
    'HTTP 403, text/html',
    answered(403, 'text/html', '<html><body>Access denied by the proxy</body></html>'),
  ],
]

const silence: NoAnswer = {
  kind: 'none',
  phase: 'tcp',
  code: 'ENVIRONMENT_UNREACHABLE',
  message: 'nobody listens',
  alert: null,
  requestWritten: false,
}

const reads = (adapter: Adapter, operation: string): readonly string[] => [
  ...strange.flatMap(([name, answer]) => {
    const { kind } = adapter.read(exchangeWith(adapter, answer, operation))
    return kind === 'expected' ? [t`read dice «expected» di ${name}`] : []
  }),
  ...((kind) => (kind === 'none' ? [] : [t`read dice «${kind}» dove non è arrivata risposta`]))(
    adapter.read(exchangeWith(adapter, silence, operation)).kind,
  ),
]

const sampleTroubles = async (adapter: Adapter, sample: unknown): Promise<readonly string[]> => {
  const parsed = adapter.request.safeParse(sample)
  const text = JSON.stringify(sample)
  if (!parsed.success) return [`${text}: ${parsed.error.issues[0]?.message ?? ''}`]
  const send: unknown = parsed.data
  const problems = await adapter.problems(send)
  return [
    ...problems.map(({ path, message }) => `${text}: ${path.join('.')}: ${message}`),
    ...(adapter.operationOf(send).trim() === '' ? [t`${text}: operationOf non dice niente`] : []),
    ...(typeof adapter.writes(send) === 'boolean' ? [] : [t`${text}: writes non dice sì o no`]),
    ...reads(adapter, adapter.operationOf(send)).map((trouble) => `${text}: ${trouble}`),
  ]
}

/**
 * What every adapter promises to whoever writes plans with it, installed or of a workspace. `samples` are requests that
 * a case may write: each must be one that the adapter takes.
 */
export const adapterPromises = (
  adapter: Adapter,
  { samples }: { readonly samples: readonly unknown[] },
): readonly AdapterPromise[] => {
  const simulator = adapter.simulator
  const promise = (
    title: string,
    broken: () => readonly string[] | Promise<readonly string[]>,
  ): AdapterPromise => ({ title, broken: async () => await broken() })
  return [
    promise(t`descrive ogni proprietà della richiesta, delle deviazioni e delle verifiche`, () => [
      ...undescribed(adapter.request).map((path) => `request${path}`),
      ...undescribed(adapter.deviations).map((path) => `deviations${path}`),
      ...adapter.checks.flatMap(({ key, schema }) =>
        undescribed(schema).map((path) => `${key}${path}`),
      ),
    ]),
    promise(t`dà alle verifiche chiavi che niente altro ha`, () => [
      ...twice([...commonChecks, ...adapter.checks].map(({ key }) => key)),
      ...adapter.checks
        .map(({ key }) => key)
        .filter((key) => combinators.some((one) => one === key)),
      ...adapter.checks
        .filter(({ key, schema }) => !Object.hasOwn(schema.shape, key))
        .map(({ key }) => t`lo schema di «${key}» non ha la sua chiave`),
    ]),
    promise(t`dice che cosa è ciascuno dei difetti di prova`, () =>
      Object.entries(adapter.defects).flatMap(([name, words]) =>
        /\w+ \w+/.test(words) ? [] : [name],
      ),
    ),
    promise(t`ha un simulatore, con una domanda e un valore predefinito per ogni scelta`, () => [
      ...(simulator === undefined ? [t`manca il simulatore`] : []),
      ...(simulator?.switches ?? [])
        .filter((one) => !one.values.includes(one.default) || one.question.length <= 10)
        .map(({ name }) => name),
      ...twice((simulator?.conditions ?? []).map(({ name }) => name)),
      ...twice((simulator?.rules ?? []).map(({ name }) => name)),
    ]),
    promise(t`trova sbagliata la richiesta di un altro adattatore`, () =>
      adapter.request.safeParse({ nowhere: 'x' }).success ? ['{ nowhere: x }'] : [],
    ),
    promise(
      t`accetta gli esempi, e non prende per buona la risposta di chi sta in mezzo`,
      async () =>
        samples.length === 0
          ? [t`manca almeno un esempio di richiesta`]
          : (await Promise.all(samples.map((sample) => sampleTroubles(adapter, sample)))).flat(),
    ),
  ]
}
