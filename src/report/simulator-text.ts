import { t } from '../lib/language/t.ts'
import type { SimulatorNote } from '../model/simulator-note.ts'

/** The simulator's own line about a call, in Italian. */
export const simulatorText = (note: SimulatorNote): string => {
  switch (note.kind) {
    case 'answered':
      return note.rule === null
        ? t`il simulatore non ha applicato regole di rifiuto e ha risposto HTTP ${note.status ?? '?'}`
        : t`il simulatore ha applicato la regola «${note.rule}» e ha risposto HTTP ${note.status ?? '?'}${note.fault === null ? '' : t` con il Fault ${note.fault}`}`
    case 'dropped':
      return note.executed === true
        ? t`il simulatore ha eseguito la richiesta e ha chiuso la connessione prima della fine della risposta`
        : t`il simulatore ha chiuso la connessione senza rispondere`
    case 'silent':
      return t`il simulatore ha eseguito la richiesta e non ha risposto`
    case 'refused-by-tls':
      return t`il simulatore ha rifiutato la connessione TLS: ${note.reason ?? ''}`
    case 'not-http':
      return t`il simulatore non ha ricevuto HTTP: ${note.reason ?? ''}`
  }
}
