import { cadesRules } from '../document/cades-rules.ts'
import { cdaContentRules, cdaPersonRules } from '../document/cda-chk-rules.ts'
import { cdaHeaderRules } from '../document/cda-header-rules.ts'
import { cdaShapeRules } from '../document/cda-shape-rules.ts'
import { readSigned, type Registration } from '../document/registration.ts'
import { authorRules, timeRules } from '../document/signing-rules.ts'
import { ruled, type Operation, type OperationContext } from '../operation.ts'
import { rule, systemError, type Rule } from '../rule.ts'
import { leaf } from '../xml/write-xml.ts'

const known: readonly Rule<Registration>[] = [
  rule('registra-known', ({ prescription }) =>
    prescription === undefined ? 'prescrizione non identificata' : undefined,
  ),
  rule('registra-own', ({ prescription, operator }) =>
    prescription === undefined || prescription.owner.codiceFiscale === operator.codiceFiscale
      ? undefined
      : 'prescrizione emessa da un altro medico',
  ),
]

const state: readonly Rule<Registration>[] = [
  rule('oscurato-present', ({ body }) =>
    body.text('oscurato') === undefined ? 'dato obbligatorio assente: oscurato' : undefined,
  ),
  rule('registra-state', ({ prescription }) =>
    prescription !== undefined && ['annullata', 'erogata'].includes(prescription.state)
      ? `la prescrizione è ${prescription.state}`
      : undefined,
  ),
  rule('duplicate-registration', ({ prescription, world }) =>
    prescription?.state === 'registrata' && world.switches['duplicate-registration'] === 'refuse'
      ? 'la prescrizione è già registrata'
      : undefined,
  ),
]

const read = (context: OperationContext): Registration =>
  readSigned(context, context.body.text('prescrizione') ?? '', (cda) => cda.id.extension)

/** Registers the signed document of an issued prescription. The order of the decisions is the fake server's. */
export const setRegistraPrescrizione: Operation = ruled(
  read,
  [
    ...cadesRules,
    ...authorRules.signer,
    ...cdaShapeRules,
    ...authorRules.author,
    ...known,
    ...cdaHeaderRules,
    ...cdaPersonRules,
    ...cdaContentRules,
    ...timeRules,
    ...state,
  ],
  ({ body, cades, prescription, prescriptions, conditions, world }) => {
    if (prescription === undefined || cades?.content == null) return { refusal: systemError }
    const repeated =
      prescription.state === 'registrata' &&
      world.switches['duplicate-registration'] === 'esito-false'
    if (repeated || conditions.has('esito-false')) return { content: leaf('esito', 'FALSE') }
    prescriptions.keep({
      ...prescription,
      state: 'registrata',
      oscurato: ['true', '1'].includes(body.text('oscurato')?.trim() ?? ''),
      cda: cades.content.toString('utf8'),
    })
    return { content: leaf('esito', 'TRUE') }
  },
)
