import type { z } from 'zod'

import { t } from '../lib/language/t.ts'
import type { XsdSource } from '../model/xsd-source.ts'
import type { Exchange } from '../model/exchange.ts'

/** What kind of answer an exchange got, as its adapter reads it. `description` is Italian, for reports. */
export type Reading =
  /** The answer that the operation promises. */
  | { readonly kind: 'expected'; readonly description: string }
  /** A declared refusal; `code` is null when none could be found in it. */
  | {
      readonly kind: 'fault'
      readonly code: string | null
      readonly text: string
      readonly detail: string
      readonly description: string
    }
  /** Any other answer: a proxy's page, an empty body, XML that is neither of the two. */
  | {
      readonly kind: 'other'
      readonly description: string
      /** Of somebody in between, such as a border proxy: it proves nothing of the service, whatever it says. */
      readonly isForeign?: true
    }
  /** No answer. */
  | { readonly kind: 'none'; readonly description: string }

/** What a check looks at: only what is kept as evidence, so that it can be evaluated again years later. */
export interface CheckSubject {
  readonly exchange: Exchange
  readonly reading: Reading
  /** Values of the case, given to XPath as `$name`. */
  readonly variables: Readonly<Record<string, string>>
  /** Prefixes for XPath. */
  readonly namespaces: Readonly<Record<string, string>>
}

/** What a check found. `expected` and `actual` are for people: short, Italian around the literal values. */
export type Finding =
  | { readonly met: boolean; readonly expected: string; readonly actual: string }
  | {
      readonly notEvaluated: string
      readonly expected: string
      /** What the check needs is not there: with `level: if-available` it then blocks nothing. */
      readonly unavailable?: true
    }

/** The text of a file that a check names, or why there is none, both in Italian. */
export type FileText =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false
      readonly message: string
      readonly hint: string
      /** The file is simply not there. */
      readonly absent: boolean
    }

/** What checks are read and evaluated with, beside the exchange: the same while a plan is loaded and run. */
export interface CheckSurroundings {
  /** Prefixes that XPath may use without declaring them. */
  readonly namespaces: Readonly<Record<string, string>>
  /** The text of a file by its path in the plan's folder, with `/`. */
  readonly file: (path: string) => FileText
  /** The XSD of the adapter's contract. */
  readonly contract: ContractSchemas | null
}

/** Where there is nothing to read from. */
export const nothingAround: CheckSurroundings = {
  namespaces: {},
  file: (path) => ({
    ok: false,
    absent: true,
    message: t`il file «${path}» non c'è`,
    hint: t`controllare il nome`,
  }),
  contract: null,
}

/** The XSD of a contract: one, or one for each of its services. */
export interface ContractSchemas {
  /** By which the messages of an exchange are valid or not. */
  readonly schemaFor: (exchange: Exchange) => XsdSource
  /** The vendor's own, of the service that the simulator plays. */
  readonly simulated?: XsdSource
  /** Files that may be kept beside what was checked with them; none of a contract that is not ours to copy. */
  readonly kept: Readonly<Record<string, string>>
}

/** A mistake of an entry that its schema alone cannot see. */
export interface SpecProblem {
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly hint?: string
  /** No mistake where the entry says `level: if-available`. */
  readonly unavailable?: true
}

/**
 * On which answer a check may be evaluated at all: the one that the operation promises, that or a declared
 * refusal, any HTTP answer but one that is known to be of somebody in between, or none.
 */
export type Presumed = 'expected' | 'service' | 'http' | 'anything'

/**
 * One kind of check. In a case it is the key of an entry of `expect`, and `spec` is that key's value
 * together with the other keys that `schema` declares.
 *
 * `presumes` says on which answer it may be evaluated at all: on any other it is unmet without being asked,
 * so that `absent`, `not` or `count: 0` never pass on a proxy's error page.
 */
export interface CheckDefinition<Schema extends z.ZodObject = z.ZodObject> {
  readonly key: string
  readonly presumes: Presumed | ((spec: z.output<Schema>) => Presumed)
  /** A strict object with `key` among its properties; every property has an Italian description. */
  readonly schema: Schema
  readonly title: (spec: z.output<Schema>) => string
  readonly evaluate: (
    spec: z.output<Schema>,
    subject: CheckSubject,
    around?: CheckSurroundings,
  ) => Finding
  /** Mistakes against what surrounds the check: prefixes, files. */
  readonly problems?: (spec: z.output<Schema>, around: CheckSurroundings) => readonly SpecProblem[]
  /** Whether such a check is evaluated with files of the plan, or of the contract. */
  readonly usesFiles?: (spec: z.output<Schema>) => boolean
  /** Whether it says as much of a request, with `on: request`. */
  readonly ofRequest?: true
  /** The level where the case says none: required. */
  readonly level?: 'warning'
  /** Whether such a check awaits that the connection itself is refused. Only it may be met without an answer. */
  readonly refusesConnection?: (spec: z.output<Schema>) => boolean
  /** Whether such a check asks the service to say no: a negative case has at least one. */
  readonly refuses?: (spec: z.output<Schema>) => boolean
}

/** Keeps the type of the schema between `schema`, `title` and `evaluate`. */
export const defineCheck = <Schema extends z.ZodObject>(
  definition: CheckDefinition<Schema>,
): CheckDefinition => definition
