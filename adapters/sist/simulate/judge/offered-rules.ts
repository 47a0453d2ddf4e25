import type { SimulatorRule } from '../../../../src/adapter/simulated.ts'
import { ruleTable, type RuleName } from '../rule-table.ts'

/**
 * Rules that only the authority can judge: they lean on its registers, on the certificates that it trusts, or on
 * prescriptions that were issued before anybody looked. What came of such a call, its answer says.
 */
const authoritys: ReadonlySet<RuleName> = new Set<RuleName>([
  'certificate-trust',
  'signer-trust',
  'operation-known',
  'operator-known',
  'operator-structure',
  'operator-role',
  'chk-prescriber',
  'chk-substituted',
  'chk-iup',
  'chk-service-known',
  'chk-catalogue',
  'chk-patient-known',
  'registra-known',
  'eroga-known',
  'eroga-product',
  'annulla-known-sac',
  'annulla-known',
  'identify-known-sac',
  'identify-known',
])

/** Rules that judge an instant of the call, which a log need not say. */
export const timed: ReadonlySet<RuleName> = new Set<RuleName>([
  'timestamp-window',
  'created-window',
  'certificate-dates',
  'signer-dates',
])

/** Rules that judge the headers of HTTP. */
export const headed: ReadonlySet<RuleName> = new Set<RuleName>([
  'content-type',
  'soap-action',
  'soap-action-quotes',
])

export const isOffered = (name: RuleName): boolean => !authoritys.has(name)

/** What only several calls together show: no single one is refused for it. */
const sequenceTable = {
  'chk-again': {
    source: 'SIST, Appendice A: dopo una registrazione non riuscita si ripete quella',
    certainty: 'spec',
  },
  'registration-retry': {
    source: 'SIST, Appendice A: la registrazione si ripete con gli stessi dati',
    certainty: 'kit',
  },
  'registration-missing': {
    source: 'SIST, Appendice A: anche su ricetta rossa il documento si firma e si registra',
    certainty: 'spec',
  },
} as const satisfies Readonly<Record<string, Omit<SimulatorRule, 'name' | 'code'>>>

export type SequenceRule = keyof typeof sequenceTable

/** What an answer reports and no request breaks. */
const isOfAnswers = (name: string): boolean => name.startsWith('anomaly-')

/** Every rule that a call which somebody else serves can be judged by. */
export const offeredRules: readonly Omit<SimulatorRule, 'code'>[] = [
  ...Object.entries(ruleTable).flatMap(([name, { source, certainty }]) =>
    isOffered(name as RuleName) && !isOfAnswers(name) ? [{ name, source, certainty }] : [],
  ),
  ...Object.entries(sequenceTable).map(([name, rule]) => ({ name, ...rule })),
]
