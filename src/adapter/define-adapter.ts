import type { z } from 'zod'

import type { CheckDefinition, ContractSchemas, Reading } from '../check/check.ts'
import type { Exchange, HttpAnswer, HttpBytes, NoAnswer } from '../model/exchange.ts'
import type { Secret } from '../model/secret.ts'
import type { SigningKey } from '../model/signing-key.ts'
import type { TlsFacts } from '../model/tls-facts.ts'
import type { FollowingPage, PageSource } from './page.ts'
import type { SimulatorSpecification } from './simulated.ts'
import type { ContractDifference, ContractName, OwnFiles, Supplied } from './supplied.ts'
import { markMade } from './made-here.ts'

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
  /** The bytes of a file of the plan that the request names (`filesNamed`); throws REQUEST_INVALID. */
  readonly file: (path: string) => Uint8Array
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

/** What a code of an authority means, for whoever meets it. All texts are Italian sentences. */
export interface CodeExplanation {
  readonly meaning: string
  /** Who gives it, and in what kind of answer. */
  readonly givenBy: string
  /** Why it usually comes, the likeliest first. */
  readonly causes: readonly [string, ...string[]]
  /** What to look at, in this order. */
  readonly lookAt: readonly [string, ...string[]]
  /** How certain the meaning is, and when the code is given. */
  readonly certainty: { readonly meaning: string; readonly given: string }
}

/** What the simulator answered to a call, and what somebody else answered to the same call. */
export interface AnswerPair {
  readonly simulated: Exchange
  readonly other: Exchange
}

/** A switch of the simulator that may be why it answered otherwise. */
export interface SwitchHint {
  readonly name: string
  /** With which the simulator would have answered as the other did; absent where that does not follow. */
  readonly value?: string
}

/** A signature that a message carries, verified from the message's bytes alone. */
export interface CarriedSignature {
  /** What is signed, for people. */
  readonly title: string
  /** Null where the message alone cannot tell, since the certificate does not travel with it. */
  readonly valid: boolean | null
  /** Whose it is, why it does not hold, or why nobody can tell. */
  readonly description: string
}

/** Something that an answer says beside being one, under the name that its element has on the wire. */
export interface SaidByAnswer {
  readonly name: string
  readonly text: string
}

/** What a message is judged with before anything is sent: values that are not known yet are still expressions. */
export interface MessageSurroundings {
  readonly deviate: Readonly<Record<string, unknown>>
  /** The request of an earlier step of the same case; undefined where there is none that can be read. */
  readonly earlier: (stepId: string) => unknown
}

/** A mistake that only several steps together show. `path` leads into the request of `step`; of the step itself, if null. */
export interface MessageProblem extends RequestProblem {
  readonly step: string | null
}

/** An earlier step of the same case that a step names. `path` leads to the name, from the step: `send` or `deviate`. */
export interface NamedStep {
  readonly path: readonly ['send' | 'deviate', ...(string | number)[]]
  readonly name: string
  /** What that step must call, one of these; any operation where it is not said. */
  readonly operations?: readonly string[]
}

/** A file of the plan that a request names. `path` leads to the name, from `send`. */
export interface NamedFile {
  readonly path: readonly (string | number)[]
  readonly file: string
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
  /** Mistakes of what a step carries besides, as far as the values of the case are known. */
  readonly messageProblems?: (
    send: z.output<Schema>,
    around: MessageSurroundings,
  ) => readonly MessageProblem[]
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
  /** Files of the plan's folder that a request is made of, each literal: they are read with the plan. */
  readonly filesNamed?: (send: z.output<Schema>) => readonly NamedFile[]
  /** Whether the call changes something on the other side, and so is never repeated by itself. */
  readonly writes: (send: z.output<Schema>) => boolean
  readonly call: (send: z.output<Schema>, context: CallContext) => Promise<Exchange>
  /**
   * Where the system has pages: what follows one that `send` asked for, from the exchange alone. The request of a next
   * page is for `call` and for this, and not what a case may write.
   */
  readonly nextPage?: (send: unknown, exchange: Exchange, source: PageSource) => FollowingPage
  /** Mistakes of a request whose pages are to be followed. */
  readonly pageProblems?: (send: z.output<Schema>, source: PageSource) => readonly RequestProblem[]
  /**
   * For a dry run, in which nothing is sent: an answer of the step with placeholders, where later messages are
   * built on one, and those placeholders.
   */
  readonly rehearse?: (
    send: z.output<Schema>,
    step: string,
  ) => { readonly answer: HttpAnswer; readonly placeholders: readonly string[] } | undefined
  readonly read: (exchange: Exchange) => Reading
  /**
   * What a call that somebody else made is about: its operation, the facts by which the authority finds it, the
   * documents that it carries. Undefined where it is no call of this system.
   */
  readonly recognise?: (
    exchange: Exchange,
  ) => Pick<Exchange, 'operation' | 'facts' | 'documents'> | undefined
  /** Whether an operation that may be recognised has that name. */
  readonly knows?: (operation: string) => boolean
  /** The operation as which a call that a case describes is recognised; its own name, unless said. */
  readonly watchedAs?: (send: z.output<Schema>) => string
  /** The signatures of a request and of the documents in it: each is verified again. */
  readonly signatures?: (exchange: Exchange) => Promise<readonly CarriedSignature[]>
  /** For the authority's help desk: what an answer says, in its own words and in none of ours. */
  readonly said?: (exchange: Exchange) => readonly SaidByAnswer[]
  /** For a comparison: what a reader looks at first in an answer, by its title. */
  readonly gist?: (exchange: Exchange) => Readonly<Record<string, string>>
  /** For a comparison: the switches that may be why the simulator answered otherwise, each once. */
  readonly switchesBehind?: (pair: AnswerPair) => readonly SwitchHint[]
  /** What an authority's code means, in one Italian sentence; undefined when unknown. */
  readonly explain: (code: string) => string | undefined
  /** Every code that is known, in full: authority's codes, and statuses of HTTP where they say something here. */
  readonly codes?: Readonly<Record<string, CodeExplanation>>
  /** The XSD of the contract, which cases name by `xsd: contract`. */
  readonly contract?: ContractSchemas
  /** Which contract is in force. */
  readonly contractName?: ContractName
  /** Checks that every call gets beside those of its step, as a case would write them. */
  readonly standing?: (
    send: z.output<Schema>,
    deviate: Readonly<Record<string, unknown>>,
  ) => readonly Readonly<Record<string, string>>[]
  /**
   * What a vendor supplies for it beside the package, as the environment variables say; paths are relative to
   * `from`. Undefined where nothing is supplied; throws SUPPLIED_CONTRACT_INVALID.
   */
  readonly readSupplied?: (
    env: Readonly<Record<string, string | undefined>>,
    from: string,
  ) => Promise<Supplied | undefined>
  /** The same adapter with what was supplied. */
  readonly withSupplied?: (supplied: Supplied) => Adapter
  /** What was supplied, by path, for a simulator that is made from it. */
  readonly suppliedFiles?: Readonly<Record<string, Uint8Array>>
  /** In what the contract that was supplied differs from our own. */
  readonly differences?: () => Promise<readonly ContractDifference[]>
  readonly simulator?: SimulatorSpecification
  /** Where it is a workspace's own, its folder there and the digest of what is in it; whoever loads it says so. */
  readonly own?: OwnFiles
}

/** Makes an adapter of what it says of itself, and keeps the type of its request throughout. */
export const defineAdapter = <Schema extends z.ZodType>(adapter: Adapter<Schema>): Adapter =>
  markMade(adapter)
