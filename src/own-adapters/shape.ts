import { z } from 'zod'

import type { Adapter } from '../adapter/define-adapter.ts'
import type { SimulatorSpecification } from '../adapter/simulated.ts'
import type { CheckDefinition } from '../check/check.ts'
import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'
import { Certainty } from '../model/requirement.ts'

/** What was found in the place of a value of a module. */
export const foundIn = (value: unknown): string => {
  if (value === undefined) return t`trovato niente`
  if (value === null) return t`trovato null`
  if (typeof value === 'function') return t`trovata una funzione`
  if (value instanceof Promise) return t`trovata una promessa (manca un await)`
  if (Array.isArray(value)) return t`trovata una lista`
  return typeof value === 'object'
    ? t`trovato un oggetto`
    : t`trovato «${shown(typeof value === 'string' ? value : JSON.stringify(value), 60)}»`
}

const wanted = (what: string) => ({
  error: ({ input }: { readonly input?: unknown }): string => `${what}, ${foundIn(input)}`,
})

const Name = z
  .string(wanted(t`atteso un nome`))
  .regex(/^[a-z][a-z0-9-]*$/, wanted(t`atteso un nome di minuscole, cifre e trattini`))
const Words = z.string(wanted(t`atteso un testo`)).min(1, wanted(t`atteso un testo non vuoto`))
const Function = z.custom<unknown>(
  (value) => typeof value === 'function',
  wanted(t`attesa una funzione`),
)
const AnySchema = z.custom<z.ZodType>(
  (value) => value instanceof z.ZodType,
  wanted(t`atteso uno schema di z, quello di collaudo/adapter`),
)
const ObjectSchema = z.custom<z.ZodObject>(
  (value) => value instanceof z.ZodObject,
  wanted(t`atteso un oggetto z.strictObject, con la z di collaudo/adapter`),
)
const Texts = z.record(Words, Words, wanted(t`atteso un oggetto di testi`))
const AnyObject = z.custom<object>(
  (value) => value !== null && typeof value === 'object',
  wanted(t`atteso un oggetto`),
)
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item, wanted(t`attesa una lista`))

/** Every member has its schema: one that is new in the interface does not compile until it has. */
type Members<Whole> = { readonly [Name in keyof Required<Whole>]: z.ZodType }

const Presumes = z.enum(['expected', 'service', 'http', 'anything'])

const CheckShape = z
  .strictObject({
    key: Name,
    presumes: z.custom<unknown>(
      (value) => typeof value === 'function' || Presumes.safeParse(value).success,
      wanted(t`atteso uno tra ${Presumes.options.join(', ')}, o una funzione`),
    ),
    schema: ObjectSchema,
    title: Function,
    evaluate: Function,
    problems: Function.optional(),
    usesFiles: Function.optional(),
    ofRequest: z.literal(true).optional(),
    level: z.literal('warning').optional(),
    refusesConnection: Function.optional(),
    refuses: Function.optional(),
  } satisfies Members<CheckDefinition>)
  .refine(({ key, schema }) => Object.hasOwn(schema.shape, key), {
    path: ['schema'],
    error: t`atteso uno schema che ha la chiave della verifica tra le sue proprietà`,
  })

const SimulatorShape = z.strictObject(
  {
    switches: listOf(
      z
        .strictObject({
          name: Name,
          question: Words,
          values: listOf(Words),
          default: Words,
          certainty: Certainty,
        })
        .refine((one) => one.values.includes(one.default), {
          path: ['default'],
          error: t`atteso uno dei valori della scelta`,
        }),
    ),
    rules: listOf(z.strictObject({ name: Name, code: Words, source: Words, certainty: Certainty })),
    conditions: listOf(
      z.strictObject({
        name: Name,
        description: Words,
        value: AnyObject.optional(),
        scope: z.enum(['request', 'connection']).optional(),
      }),
    ),
    operations: listOf(Words).optional(),
    create: Function,
    traffic: AnyObject.optional(),
  } satisfies Members<SimulatorSpecification>,
  wanted(t`atteso un oggetto`),
)

/** What a module of a workspace has to give to be an adapter: `Adapter`, as far as it can be seen before it is used. */
export const AdapterShape = z.strictObject({
  id: Name,
  title: Words,
  request: AnySchema,
  deviations: AnySchema,
  defects: Texts,
  checks: listOf(CheckShape),
  namespaces: Texts,
  problems: Function,
  messageProblems: Function.optional(),
  bodySchemas: Function.optional(),
  deviationProblems: Function.optional(),
  operationOf: Function,
  operatorsOf: Function,
  keysOf: Function.optional(),
  stepsNamed: Function.optional(),
  filesNamed: Function.optional(),
  writes: Function,
  call: Function,
  rehearse: Function.optional(),
  read: Function,
  nextPage: Function.optional(),
  pageProblems: Function.optional(),
  recognise: Function.optional(),
  knows: Function.optional(),
  watchedAs: Function.optional(),
  signatures: Function.optional(),
  said: Function.optional(),
  gist: Function.optional(),
  switchesBehind: Function.optional(),
  explain: Function,
  codes: AnyObject.optional(),
  contract: AnyObject.optional(),
  contractName: AnyObject.optional(),
  standing: Function.optional(),
  readSupplied: Function.optional(),
  withSupplied: Function.optional(),
  suppliedFiles: AnyObject.optional(),
  differences: Function.optional(),
  simulator: SimulatorShape.optional(),
} satisfies Members<Omit<Adapter, 'own'>>)
