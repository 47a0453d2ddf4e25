import { t } from '../../../../src/lib/language/t.ts'
import { prescriptionRules } from './prescription-rules.ts'

const certainties = {
  specifica: t`da specifica, per fonti pubbliche`,
  probabile: t`probabile: le fonti pubbliche non sono concordi`,
} as const

/** What a rule of the prescription document says, where from and how certain; undefined for any other name. */
export const explainRule = (name: string): string | undefined => {
  const rule = prescriptionRules.find(({ id }) => id === name)
  return rule === undefined
    ? undefined
    : t`${rule.says}. Fonte: ${rule.source}; ${certainties[rule.certainty]}. La controllano collaudo check e l'esecuzione, prima di spedire; che SIST rifiuti chi la rompe con 000218 è un'ipotesi.`
}
