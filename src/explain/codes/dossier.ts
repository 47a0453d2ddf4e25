import { t } from '../../lib/language/t.ts'
import { onShell, type Explanation } from '../explanation.ts'

/** Codes of the dossier. */
export const dossierCodes = {
  DOSSIER_REFUSED: {
    title: t`Il dossier non si può fare`,
    meaning: t`Le esecuzioni indicate non provano il piano, o manca qualcosa che il dossier deve contenere.`,
    why: t`Un dossier incompleto o di un'altra versione torna indietro dopo settimane. Con --draft si vede com'è, segnato BOZZA.`,
    wrong: onShell(
      t`collaudo dossier 20260116T101500Z-cvp-simulator   # il simulatore non prova niente`,
    ),
    right: onShell('collaudo dossier 20260116T101500Z-cvp-collaudo'),
  },
  TIMESTAMP_FAILED: {
    title: t`La marca temporale non è arrivata`,
    meaning: t`L'autorità di marcatura indicata con --timestamp non ha risposto, o ha risposto con una marca che non è della firma.`,
    why: t`La marca si chiede solo se lo si dice: senza --timestamp il dossier si fa lo stesso.`,
    wrong: onShell(t`collaudo dossier … --timestamp https://tsa.example   # indirizzo sbagliato`),
    right: onShell(t`collaudo dossier … --timestamp https://tsa.example.it/tsr`),
  },
} as const satisfies Record<string, Explanation>
