import type { PageSource } from '../adapter/page.ts'
import type { Requirement } from '../model/requirement.ts'
import type { CaseHead, StepRecord } from '../model/run-record.ts'
import type { PlanDocument } from './plan-schema.ts'
import type { TextValue } from './read-yaml.ts'

/** The operator of a step by name, in its three roles. */
export interface OperatorNames {
  readonly datiOperatore: string
  readonly authentication: string
  readonly signature: string
}

interface StepOfAnyKind {
  readonly id: string
  readonly title: string | null
  /** Values of the parameters, where the step comes from a fragment. */
  readonly bindings: Readonly<Record<string, TextValue>>
  /** Where the step comes from a fragment: the id under which the case uses it. */
  readonly use: string | null
}

/** Where in an answer a value is taken from: exactly one of the four, `namespaces` beside an XPath only. */
export interface CaptureSource {
  readonly xpath?: string | undefined
  readonly namespaces?: Readonly<Record<string, string>> | undefined
  readonly jsonpath?: string | undefined
  readonly header?: string | undefined
  readonly regex?: string | undefined
  /** Of the request, or of the answer where it is not said. */
  readonly on?: 'request' | 'response' | undefined
  readonly optional: boolean
}

/** What a step makes of the answer that it gets. */
interface Judging {
  readonly uses: string
  readonly operator: OperatorNames
  readonly expect: readonly TextValue[]
  readonly capture: Readonly<Record<string, CaptureSource>>
  readonly deviate: Readonly<Record<string, TextValue>>
}

/** A call of the application that is awaited. */
export interface Watch {
  /** What the person does; null where the application goes on by itself. */
  readonly do: string | null
  readonly operation: string
  /** Checks on the request that the awaited call meets. */
  readonly match: readonly TextValue[]
  readonly withinMs: number
  /** How many, exactly; 0: none, for the whole time. */
  readonly times: number
  /** After the calls of the steps before, or in any order with them. */
  readonly order: 'given' | 'any'
}

/** An answer that comes in pages, each of which is a call of its own. */
export interface Pages {
  readonly next: PageSource
  readonly limit: number
  readonly items: string | null
  /** Checks on all pages together. */
  readonly whole: readonly TextValue[]
}

/** A call ready to run: payload merged in, operator chosen. Expressions are still in it. */
export interface CallStep extends StepOfAnyKind, Judging {
  readonly kind: 'call'
  readonly send: Readonly<Record<string, TextValue>>
  /** The call is made again until these checks are met, at most `limit` times. */
  readonly repeat: {
    readonly until: readonly TextValue[]
    readonly everyMs: number
    readonly limit: number
  } | null
  readonly pages?: Pages
  /** What to do when nobody knows whether the call took effect. */
  readonly recover: readonly CallStep[]
  /** Where the application can make it instead. */
  readonly observe?: Watch
}

/** A call that only the application makes. */
export interface ObserveStep extends StepOfAnyKind {
  readonly kind: 'observe'
  /** The adapter that recognises it. */
  readonly uses: string
  /** Who acts in the application; null where nobody says. */
  readonly operator: OperatorNames | null
  readonly watch: Watch
  readonly expect: readonly TextValue[]
  readonly capture: Readonly<Record<string, CaptureSource>>
}

/** An earlier call once more: signed afresh (`again`), or byte for byte (`resend`). */
export interface RepeatedStep extends StepOfAnyKind, Judging {
  readonly kind: 'again' | 'resend'
  /** Id of the step that is repeated. */
  readonly of: string
}

export interface WaitStep extends StepOfAnyKind {
  readonly kind: 'wait'
  readonly forMs: number
}

/** Something that a person does in the application, with what is expected of it. */
export interface ManualStep extends StepOfAnyKind {
  readonly kind: 'manual'
  readonly do: string
  readonly answers: readonly {
    readonly name: string
    readonly ask: string
    readonly comparison: Readonly<Record<string, TextValue>>
  }[]
  readonly files: readonly {
    readonly name: string
    readonly types: readonly string[]
    readonly min: number
  }[]
}

export type PlanStep = CallStep | RepeatedStep | ObserveStep | WaitStep | ManualStep

/** A step that gets an answer. */
export type AnsweredStep = CallStep | RepeatedStep

export const isAnswered = (step: PlanStep): step is AnsweredStep =>
  step.kind === 'call' || step.kind === 'again' || step.kind === 'resend'

/** A step of which checks are made and values taken: whoever made the call. */
export const isJudged = (step: PlanStep): step is AnsweredStep | ObserveStep =>
  isAnswered(step) || step.kind === 'observe'

/** Something that must hold before the case sends anything. */
export interface Precondition {
  readonly text: string
  readonly value: string
  readonly comparison: Readonly<Record<string, TextValue>>
}

/** What an earlier run of the same case had by the step at which this one starts. */
export interface CaseStart {
  /** Id of the step. */
  readonly from: string
  readonly run: string
  readonly runFolder: string
  readonly values: Readonly<Record<string, string>>
  /** Its steps before that one. */
  readonly steps: readonly StepRecord[]
  /** Whether it is the very run that goes on: then the case is whole. */
  readonly isSameRun?: boolean
}

/** A case of a plan. It is plain data, so that it can travel to the worker that runs it. */
export interface PlanCase {
  readonly head: CaseHead
  /** Set when nothing runs, with the reason. */
  readonly skip: {
    readonly cause: 'not-applicable' | 'not-encoded'
    readonly reason: string
  } | null
  readonly needs: readonly { readonly case: string; readonly take: readonly string[] }[]
  readonly exports: readonly string[]
  /** Conditions of the simulator, as they are ordered, and what to ask for elsewhere. */
  readonly requires: { readonly simulator: readonly string[]; readonly otherwise: string } | null
  readonly preconditions: readonly Precondition[]
  /** Names of what two cases may not use at the same time. */
  readonly locks: readonly string[]
  /** Values of its row, where the case comes from a table of examples. */
  readonly row: Readonly<Record<string, string>>
  /** Set when nothing runs because the vendor describes: what, and the file that does. */
  readonly declared: { readonly asks: string; readonly file: string } | null
  readonly steps: readonly PlanStep[]
  /** Run at the end, whatever happened. */
  readonly cleanup: readonly PlanStep[]
  /** Set when the case goes on from an earlier run, at the first of `steps`. */
  readonly start?: CaseStart
  /** Every operator that acts in it: an environment without one of them cannot run it. */
  readonly operators: readonly string[]
  /** Why its encoding is to be read over, if it is. */
  readonly review?: string
  /** Line of the case's file where its title stands. */
  readonly line: number
}

/** A plan as loaded and checked: cases in the authority's order. */
export interface Plan {
  readonly name: string
  readonly title: string
  readonly version: string
  readonly note: string | null
  /** The authority's document that it was imported from. */
  readonly document?: PlanDocument
  /** What the plan must prove, in the order of its table; none when it has no such table. */
  readonly requirements: readonly Requirement[]
  readonly cases: readonly PlanCase[]
  /** The plan's data, with the environment's own laid over it: the roots of expressions. */
  readonly data: Readonly<Record<string, TextValue>>
  /** Texts of the files that checks name, by their path in the plan's folder. */
  readonly files?: Readonly<Record<string, string>>
  /** The files that requests are made of, in base64, by their path in the plan's folder. */
  readonly sent?: Readonly<Record<string, string>>
}
