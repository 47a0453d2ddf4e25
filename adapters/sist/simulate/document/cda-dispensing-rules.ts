import type { Prescription } from '../prescriptions.ts'
import { rule, type Rule } from '../rule.ts'
import type { InstanceIdentifier } from './read-cda.ts'
import { patientRule } from './cda-chk-rules.ts'
import { documentRule } from './cda-header-rules.ts'
import { roots } from './cda-vocabulary.ts'
import type { Registration } from './registration.ts'

/** Whether a drug is one of those prescribed, or of the same equivalence group. */
const isPrescribed = (aic: string, { registry, prescription }: Registration): boolean => {
  const group = registry.drug(aic)?.gruppo
  return (
    prescription?.items.some(
      ({ codice, gruppo }) =>
        (codice !== '' && codice === aic) ||
        (group !== undefined && [gruppo, registry.drug(codice)?.gruppo].includes(group)),
    ) === true
  )
}

// E and more for an NRE, the IUP and an instant for an IUP: what follows is not known.
const isDispensingId = (
  { root, extension, authority }: InstanceIdentifier,
  { kind, identifier }: Prescription,
): boolean =>
  root === roots.dispensing &&
  (kind === 'nre'
    ? authority === 'MEF' && extension.startsWith('E')
    : authority === 'Regione Puglia' && extension.startsWith(identifier))

/** What the document of a dispensing says that it is, and what was dispensed. */
export const cdaDispensingRules: readonly Rule<Registration>[] = [
  documentRule('eroga-template', ({ cda: { templates } }) =>
    templates.some(
      ({ root, extension }) =>
        root === roots.dispensingTemplate && extension === 'ITPRF_EROG_FARMA-001',
    )
      ? undefined
      : 'templateId: atteso ITPRF_EROG_FARMA-001',
  ),
  documentRule('eroga-type', ({ cda: { loinc, kind } }) =>
    loinc === '29304-3' && kind === '3400-11'
      ? undefined
      : `tipo di documento ${loinc}, ${kind ?? 'senza traduzione'}: attesi 29304-3 e 3400-11`,
  ),
  documentRule('eroga-id', ({ cda: { id, setId }, prescription }) =>
    isDispensingId(id, prescription) && isDispensingId(setId, prescription)
      ? undefined
      : 'id e setId: non sono quelli dell’erogazione di questa prescrizione',
  ),
  patientRule,
  rule('eroga-product', (registration) => {
    const { cda, prescription } = registration
    if (cda === undefined || prescription === undefined) return undefined
    if (cda.dispensed.length === 0) return 'il documento non eroga alcun farmaco'
    const alien = cda.dispensed.find(({ aic }) => !isPrescribed(aic, registration))
    return alien === undefined ? undefined : `il farmaco ${alien.aic} non è prescritto`
  }),
]
