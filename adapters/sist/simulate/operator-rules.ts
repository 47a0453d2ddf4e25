import type { KnownOperator, SimulatedWorld } from '../../../src/adapter/simulated.ts'
import type { RequestBody } from './request-body.ts'
import { rule, type Rule } from './rule.ts'

/** What the rules about the operator judge. */
export interface OperatorSubject {
  readonly body: RequestBody
  readonly world: SimulatedWorld
  readonly operation: string
}

const field = (body: RequestBody, name: string): string => body.text(`datiOperatore/${name}`) ?? ''

/** What SIST has registered under a codice fiscale: one entry for each structure and role. */
const entries = ({ body, world }: OperatorSubject): readonly KnownOperator[] =>
  world.operators.filter(({ codiceFiscale }) => codiceFiscale === field(body, 'codiceFiscale'))

/** The entry that a request acts as: the one that fits best, of those under its codice fiscale. */
export const actingOperator = (subject: OperatorSubject): KnownOperator | undefined => {
  const { body } = subject
  const all = entries(subject)
  const here = all.filter(({ codStruttura }) => codStruttura === field(body, 'codStruttura'))
  return (
    here.find(
      ({ ruoloIstituzionale }) => ruoloIstituzionale === field(body, 'ruoloIstituzionale'),
    ) ??
    here[0] ??
    all[0]
  )
}

/** The role of a doctor, who prescribes. */
export const doctor = 'RIS000043'
const pharmacist = 'RIS000005'

// Prescribing is a doctor's, dispensing a pharmacy's; who may read is not known.
const roleOf: Readonly<Record<string, string>> = {
  chkPrescrizione: doctor,
  setRegistraPrescrizione: doctor,
  setAnnullaPrescrizione: doctor,
  setRegistraErogazioneFarm: pharmacist,
  getReportErogatoMensile: pharmacist,
}

/** SIST must know its operators, with their structures and roles; the code of these refusals is a guess. */
export const operatorRules: readonly Rule<OperatorSubject>[] = [
  rule('operator-known', (subject) =>
    entries(subject).length === 0 ? 'operatore non censito' : undefined,
  ),
  rule('operator-structure', (subject) => {
    const operator = actingOperator(subject)
    return operator === undefined || operator.codStruttura === field(subject.body, 'codStruttura')
      ? undefined
      : 'struttura non dell’operatore'
  }),
  rule('operator-role', (subject) => {
    const operator = actingOperator(subject)
    return operator === undefined ||
      operator.ruoloIstituzionale === field(subject.body, 'ruoloIstituzionale')
      ? undefined
      : 'ruolo non dell’operatore in questa struttura'
  }),
  rule('operator-role-operation', ({ body, world, operation }) => {
    const wanted = roleOf[operation]
    return wanted === undefined ||
      world.switches['role-for-operation'] === 'any' ||
      field(body, 'ruoloIstituzionale') === wanted
      ? undefined
      : `${operation} spetta al ruolo ${wanted}`
  }),
]
