import { cadesRules } from '../document/cades-rules.ts'
import { cdaShapeRules } from '../document/cda-shape-rules.ts'
import { cdaDispensingRules } from '../document/cda-dispensing-rules.ts'
import { readSigned, type Registration } from '../document/registration.ts'
import { authorRules, timeRules } from '../document/signing-rules.ts'
import { ruled, type Operation, type OperationContext } from '../operation.ts'
import { rule, systemError, type Rule } from '../rule.ts'
import { italianTime } from '../wire-date.ts'
import { leaf } from '../xml/write-xml.ts'

const read = (context: OperationContext): Registration =>
  readSigned(context, context.body.text('erogazione') ?? '', (cda) => cda.fulfilled[0]?.extension)

const requested: readonly Rule<Registration>[] = [
  // 1 is all that the one example has; what else may be asked is not known.
  rule('eroga-operation', ({ body }) =>
    body.text('tipoOperazione') === '1' ? undefined : 'tipoOperazione: atteso 1',
  ),
]

const known: readonly Rule<Registration>[] = [
  rule('eroga-known', ({ prescription }) =>
    prescription === undefined ? 'prescrizione non identificata' : undefined,
  ),
  rule('eroga-kind', ({ prescription }) =>
    prescription === undefined || prescription.tipologia === '1'
      ? undefined
      : 'la prescrizione non è farmaceutica',
  ),
]

const state: readonly Rule<Registration>[] = [
  rule('eroga-state', ({ prescription }) =>
    prescription !== undefined && ['annullata', 'erogata'].includes(prescription.state)
      ? `la prescrizione è ${prescription.state}`
      : undefined,
  ),
]

/** Registers the signed document of a dispensing: the prescription that it fulfils is erogata. */
export const setRegistraErogazioneFarm: Operation = ruled(
  read,
  [
    ...requested,
    ...cadesRules,
    ...authorRules.signer,
    ...cdaShapeRules,
    ...authorRules.author,
    ...known,
    ...cdaDispensingRules,
    ...timeRules,
    ...state,
  ],
  ({ body, cda, prescription, prescriptions, conditions, now }) => {
    if (prescription === undefined || cda === undefined) return { refusal: systemError }
    if (conditions.has('esito-false')) return { content: leaf('esito', 'FALSE') }
    const written = /^\d{14}$/.test(cda.effectiveTime) ? cda.effectiveTime : italianTime(now)
    prescriptions.keep({
      ...prescription,
      state: 'erogata',
      dispensed: {
        on: [written.slice(0, 4), written.slice(4, 6), written.slice(6, 8)].join('-'),
        codStruttura: body.text('datiOperatore/codStruttura') ?? '',
        packages: cda.dispensed.reduce((sum, { quantity }) => sum + quantity, 0),
      },
    })
    return { content: leaf('esito', 'TRUE') }
  },
)
