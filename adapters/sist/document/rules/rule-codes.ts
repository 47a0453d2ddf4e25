import { t } from '../../../../src/lib/language/t.ts'
import type { KnownCode } from '../../codes/known-code.ts'
import { prescriptionRules } from './prescription-rules.ts'

/** The rules of a prescription document as codes that can be looked up. */
export const ruleCodes: Readonly<Record<string, KnownCode>> = Object.fromEntries(
  prescriptionRules.map(({ id, says, source, certainty, cause }) => [
    id,
    {
      meaning: `${says} (${source})`,
      givenBy: t`Questo strumento: collaudo check senza spedire niente, e l'esecuzione prima di spedire. SIST rifiuterebbe con 000218.`,
      causes: [cause],
      lookAt: [
        t`Il posto che collaudo check indica: è il dato da cui viene quella parte del documento.`,
        t`Il CDA composto: collaudo run --dry-run lo lascia tra i messaggi, senza spedirlo.`,
      ],
      certainty: [certainty, 'kit'],
    },
  ]),
)
