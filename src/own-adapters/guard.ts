import { inspect } from 'node:util'

import { z } from 'zod'

import type { Adapter, CallContext, Sent } from '../adapter/define-adapter.ts'
import type { SimulatorSpecification } from '../adapter/simulated.ts'
import type { CheckDefinition } from '../check/check.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'
import type { Exchange } from '../model/exchange.ts'
import { adapterFailed, placeOf, thrownText } from './thrown.ts'

/** Whose functions are called, and where its files are. */
interface Guarded {
  readonly id: string
  readonly workspace: string
}

const Reading = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('expected'), description: z.string() }),
  z.object({
    kind: z.literal('fault'),
    code: z.string().nullable(),
    text: z.string(),
    detail: z.string(),
    description: z.string(),
  }),
  z.object({ kind: z.literal('other'), description: z.string() }),
  z.object({ kind: z.literal('none'), description: z.string() }),
])

const Finding = z.union([
  z.object({ met: z.boolean(), expected: z.string(), actual: z.string() }),
  z.object({ notEvaluated: z.string(), expected: z.string() }),
])

const Bytes = z.instanceof(Uint8Array)

const ExchangeShape = z.object({
  origin: z.literal('harness'),
  adapter: z.string(),
  operation: z.string().min(1),
  method: z.string(),
  url: z.string(),
  startedAt: z.date(),
  endedAt: z.date(),
  documents: z.array(
    z.object({ name: z.string(), mediaType: z.string(), extension: z.string(), bytes: Bytes }),
  ),
  facts: z.record(z.string(), z.string()),
})

/** What a function has to answer, where more hangs on it than a sentence: its schema, and the same for a person. */
interface Answer {
  readonly schema: z.ZodType
  readonly words: string
  /** Whether it answers by a promise; where it does not, a promise is no answer. */
  readonly isLater?: true
}
type Answers = Readonly<Record<string, Answer>>

const text: Answer = { schema: z.string().min(1), words: t`un testo non vuoto` }
const Path = z.array(z.unknown())
const problems: Answer = {
  schema: z.array(z.object({ path: Path, message: z.string() })),
  words: '[{ path, message, hint? }]',
}

const ofAdapter: Answers = {
  problems: { ...problems, isLater: true },
  operationOf: text,
  operatorsOf: {
    schema: z.array(z.object({ path: Path, name: z.string() })),
    words: '[{ path, name }]',
  },
  writes: { schema: z.boolean(), words: t`true o false` },
  explain: { schema: z.string().optional(), words: t`un testo o undefined` },
  read: {
    schema: Reading,
    words: t`{ kind: expected, other o none, description } oppure { kind: fault, code, text, detail, description }`,
  },
}

const call: Answer = { schema: ExchangeShape, words: t`ciò che dà exchangeOf`, isLater: true }

const ofCheck: Answers = {
  problems,
  title: text,
  evaluate: {
    schema: Finding,
    words: t`{ met: true o false, expected, actual } oppure { notEvaluated, expected }`,
  },
}

type AnyFunction = (...args: never[]) => unknown

const isPassedOn = (thrown: unknown): boolean =>
  thrown instanceof HarnessError || (thrown instanceof Error && thrown.name === 'AbortError')

/** The function, of which nothing gets out that whoever calls it could not use: neither an error nor an answer. */
const guard = <Called extends AnyFunction>(
  { id, workspace }: Guarded,
  member: string,
  called: Called,
  wanted?: Answer,
): Called => {
  const failed = (thrown: unknown): never => {
    if (isPassedOn(thrown)) throw thrown
    throw adapterFailed(id, member, thrownText(thrown), {
      place: placeOf(thrown, workspace),
      cause: thrown,
    })
  }
  const accepted = (answer: unknown): unknown => {
    if (wanted === undefined || wanted.schema.safeParse(answer).success) return answer
    const found = shown(inspect(answer, { depth: 1, breakLength: Infinity }), 160)
    throw adapterFailed(id, member, t`atteso ${wanted.words}, trovato ${found}`, {
      hint: t`che cosa risponde ogni funzione è in docs/it/adapters.md`,
    })
  }
  return ((...args) => {
    let answer: unknown
    try {
      answer = called(...args)
    } catch (thrown) {
      return failed(thrown)
    }
    return answer instanceof Promise && (wanted === undefined || wanted.isLater === true)
      ? answer.then(accepted, failed)
      : accepted(answer)
  }) as Called
}

/** Every function among the members, guarded; all else as it is. */
const guardAll = <Members extends object>(
  who: Guarded,
  members: Members,
  answers: Answers,
  prefix = '',
): Members =>
  Object.fromEntries(
    Object.entries(members).map(([name, member]) => [
      name,
      typeof member === 'function'
        ? guard(who, `${prefix}${name}`, member as AnyFunction, answers[name])
        : (member as unknown),
    ]),
  ) as Members

const guardCheck = (who: Guarded, check: CheckDefinition): CheckDefinition =>
  guardAll(who, check, ofCheck, `${check.key}.`)

const guardSimulator = (
  who: Guarded,
  simulator: SimulatorSpecification,
): SimulatorSpecification => ({
  ...simulator,
  create: guard(who, 'simulator.create', async (world) => {
    const service = await simulator.create(world)
    const { id, path, handle } = service as Partial<typeof service>
    // Other paths are other services': which of the two answers would depend on their order.
    if (id !== who.id || path !== `/${who.id}/` || typeof handle !== 'function')
      throw adapterFailed(
        who.id,
        'simulator.create',
        t`attesi id «${who.id}», path «/${who.id}/» e handle, trovati id «${String(id)}», path «${String(path)}»`,
        {},
      )
    return service
  }),
})

/** The call, which must be one that went out by `context.send`: evidence is what travelled, and nothing else. */
const guardCall = (who: Guarded, made: Adapter['call']): Adapter['call'] =>
  guard(
    who,
    'call',
    async (send, context: CallContext): Promise<Exchange> => {
      const gone: Sent[] = []
      const exchange = await made(send, {
        ...context,
        send: async (request) => {
          const sent = await context.send(request)
          gone.push(sent)
          return sent
        },
      })
      const given = exchange as Partial<Exchange> | undefined
      if (given?.adapter !== who.id || !gone.some((one) => isOf(one, given)))
        throw adapterFailed(
          who.id,
          'call',
          t`ha dato una chiamata che non è quella inviata con context.send`,
          { hint: t`comporla con exchangeOf(request, sent, { adapter: '${who.id}', operation })` },
        )
      return exchange
    },
    call,
  )

const isOf = (sent: Sent, exchange: Partial<Exchange>): boolean =>
  exchange.request === sent.request && exchange.answer === sent.answer && exchange.tls === sent.tls

/** An adapter of a workspace as the tool may use it: its mistakes are told as its own, with their place. */
export const guarded = (adapter: Adapter, workspace: string): Adapter => {
  const who = { id: adapter.id, workspace }
  return {
    ...guardAll(who, adapter, ofAdapter),
    checks: adapter.checks.map((check) => guardCheck(who, check)),
    call: guardCall(who, adapter.call),
    ...(adapter.simulator === undefined
      ? {}
      : { simulator: guardSimulator(who, adapter.simulator) }),
  }
}
