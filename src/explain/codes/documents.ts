import { t } from '../../lib/language/t.ts'
import { inFile, onShell, type Explanation } from '../explanation.ts'

/** Documents of the authority: read, and given back. */
export const documentCodes = {
  DOCUMENT_REFUSED: {
    title: t`Il documento dell'autorità non si può leggere`,
    meaning: t`Il file è vuoto, cifrato, danneggiato, di un altro formato, troppo grande, oppure non contiene un piano di test.`,
    why: t`Un documento letto a metà farebbe un piano con dei casi in meno, e nessuno se ne accorgerebbe.`,
    wrong: onShell('collaudo import piano.pdf --plan piano'),
    right: onShell('collaudo import piano.xlsx --plan piano'),
  },
  DOCUMENT_UNCLEAR: {
    title: t`Non è chiaro quale colonna sia quale`,
    meaning: t`Due colonne potrebbero essere la stessa cosa, o una che serve non si riconosce, e nessuno è al terminale per dirlo.`,
    why: t`Una colonna scambiata darebbe ai casi l'id sbagliato, o scriverebbe gli esiti dove l'autorità non li cerca.`,
    wrong: onShell('collaudo import piano.xlsx --plan piano'),
    right: onShell('collaudo import piano.xlsx --plan piano --map A=id --map F=outcome'),
  },
  DOCUMENT_MISMATCH: {
    title: t`Il documento, il piano e l'esecuzione non combaciano`,
    meaning: t`Il documento non è quello da cui viene il piano, oppure un valore non può stare nella sua cella, oppure l'esecuzione ha provato altre parole.`,
    why: t`Un documento riempito a metà, o con gli esiti di un'altra versione, è ciò che fa respingere una consegna.`,
    wrong: onShell(t`collaudo fill <esecuzione>   # con il documento cambiato dopo l'importazione`),
    right: onShell(t`collaudo diff nuovo.xlsx --plan piano --apply`),
  },
  MAPPING_INVALID: {
    title: t`mapping.yaml non ha la forma attesa`,
    meaning: t`Una chiave è sconosciuta o manca, o un valore non è del genere atteso.`,
    why: t`Un campo scritto male lascerebbe vuota la sua colonna nel documento da consegnare.`,
    wrong: inFile(
      'plans/esempio/mapping.yaml',
      '- { column: H, header: TRACEID, field: traccia }\n',
    ),
    right: inFile('plans/esempio/mapping.yaml', '- { column: H, header: TRACEID, field: trace }\n'),
  },
} as const satisfies Record<string, Explanation>
