import type { z } from 'zod'

import type { CheckDefinition, Reading, XsdSource } from '../check/check.ts'
import type { Exchange, HttpAnswer, HttpBytes, NoAnswer } from '../model/exchange.ts'
import type { Secret } from '../model/secret.ts'
import type { SigningKey } from '../model/signing-key.ts'
import type { TlsFacts } from '../model/tls-facts.ts'
import type { SimulatorSpecification } from './simulated.ts'

/** Who acts: the authority's identifiers of a person, and that person's two keys. */
export interface Operator {
  /** The name under which cases know the operator. */
  readonly name: string
  readonly codiceFiscale: string
  readonly codStruttura: string
  readonly ruoloIstituzionale: string
  readonly codiceRegionale: string
  /** Key of the CNS: WS-Security. */
  readonly authentication: SigningKey
  /** Key of the digital signature: CAdES. Never the authentication key. */
  readonly signature: SigningKey
}

/** Which of an operator's two keys. */
export type KeyRole = 'authentication' | 'signature'

/** The operator of a step. The three roles are one person, unless a case separates them on purpose. */
export interface StepOperator {
  readonly datiOperatore: Operator
  readonly authentication: Operator
  readonly signature: Operator
}

/** The application as registered with the authority. */
export interface RegisteredApplication {
  readonly name: string
  readonly producer: string
  readonly version: string
  readonly applicationCode: Secret
}

export interface HttpRequest {
  readonly method: string
  readonly url: string
  /** In the order in which they are to be written. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** What came of an HTTP request: never a rejected promise for a network's sake. */
export interface Sent {
  readonly startedAt: Date
  readonly endedAt: Date
  /** Exact bytes written. */
  readonly request: HttpBytes
  readonly answer: HttpAnswer | NoAnswer
  readonly tls: TlsFacts | null
}

export interface CallContext {
  /** The base address of this adapter's system in the environment, without a slash at the end. */
  readonly endpoint: string
  readonly application: RegisteredApplication
  readonly operator: StepOperator
  /** Any operator of the environment by name; throws OPERATOR_UNKNOWN. */
  readonly operatorNamed: (name: string) => Operator
  /** The instant of this call: timestamps are made from it, and nothing else. */
  readonly instant: Date
  readonly randomBytes: (length: number) => Uint8Array
  /** Requests and exchanges of earlier steps of the same case. */
  readonly earlier: (
    stepId: string,
  ) => { readonly send: unknown; readonly exchange: Exchange } | undefined
  /** What the step breaks on purpose, by layer, for example `{ application: 'wrong-code' }`. */
  readonly deviate: Readonly<Record<string, unknown>>
  /** Faults of a demonstration client; empty but in the built-in demonstration. */
  readonly defects: ReadonlySet<string>
  /** Sends over the connection of the step's identity. */
  readonly send: (request: HttpRequest) => Promise<Sent>
}

/** A mistake in a request, found without sending it. `path` leads to it from `send`. */
export interface RequestProblem {
  readonly path: readonly (string | number)[]
  /** What was expected and what was found, in Italian. */
  readonly message: string
  readonly hint?: string
}

/** An earlier step of the same case that a step names. `path` leads to the name, from the step: `send` or `deviate`. */
export interface NamedStep {
  readonly path: readonly ['send' | 'deviate', ...(string | number)[]]
  readonly name: string
  /** What that step must call; any operation where it is not said. */
  readonly operation?: string
}

/**
 * How to speak to one kind of system. `Send` is what a case may write under `send`: there every scalar is
 * text exactly as written (`null` means absent).
 */
export interface Adapter<Schema extends z.ZodType = z.ZodType> {
  readonly id: string
  readonly title: string
  readonly request: Schema
  /** Layers and defects that `deviate` may name. */
  readonly deviations: z.ZodType<Record<string, unknown>>
  /** Faults of the demonstration client: name and Italian description. */
  readonly defects: Readonly<Record<string, string>>
  /** Checks beyond the common ones. */
  readonly checks: readonly CheckDefinition[]
  /** Prefixes that XPath in a case may use without declaring them. */
  readonly namespaces: Readonly<Record<string, string>>
  /** Mistakes against the contract: names, nesting, values that can never be right. Values may hold `${`. */
  readonly problems: (send: z.output<Schema>) => Promise<readonly RequestProblem[]>
  /** For completion in the editor: the JSON Schema (draft 7) of `body` for each operation. */
  readonly bodySchemas?: () => Promise<Readonly<Record<string, Readonly<Record<string, unknown>>>>>
  /** Deviations that would break nothing in this request; paths lead to them from `deviate`. */
  readonly deviationProblems?: (
    send: z.output<Schema>,
    deviate: Readonly<Record<string, unknown>>,
  ) => Promise<readonly RequestProblem[]>
  /** A short name of what the call does, for titles. */
  readonly operationOf: (send: z.output<Schema>) => string
  /** Operators that the request itself names, beside those of its step: the author of a document. */
  readonly operatorsOf: (send: z.output<Schema>) => readonly {
    readonly path: readonly (string | number)[]
    readonly name: string
  }[]
  /** The keys of its operator that a call signs with, in order; both, unless said. Values may hold `${`. */
  readonly keysOf?: (send: unknown) => readonly KeyRole[]
  /** Earlier steps that a request or a deviation names: they are looked for before anything is sent. */
  readonly stepsNamed?: (send: unknown, deviate: unknown) => readonly NamedStep[]
  /** Whether the call changes something on the other side, and so is never repeated by itself. */
  readonly writes: (send: z.output<Schema>) => boolean
  readonly call: (send: z.output<Schema>, context: CallContext) => Promise<Exchange>
  /**
   * For a dry run, in which nothing is sent: an answer of the step with placeholders, where later messages are
   * built on one, and those placeholders.
   */
  readonly rehearse?: (
    send: z.output<Schema>,
    step: string,
  ) => { readonly answer: HttpAnswer; readonly placeholders: readonly string[] } | undefined
  readonly read: (exchange: Exchange) => Reading
  /** What an authority's code means, in Italian; undefined when unknown. */
  readonly explain: (code: string) => string | undefined
  /** The XSD of the contract, which cases name by `xsd: contract`. */
  readonly contract?: XsdSource
  readonly simulator?: SimulatorSpecification
}

export const defineAdapter = <Schema extends z.ZodType>(adapter: Adapter<Schema>): Adapter =>
  adapter
