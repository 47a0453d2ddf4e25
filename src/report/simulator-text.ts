import type { SimulatorNote } from '../model/simulator-note.ts'

/** The simulator's own line about a call, in Italian. */
export const simulatorText = (note: SimulatorNote): string => {
  switch (note.kind) {
    case 'answered':
      return note.rule === null
        ? `il simulatore non ha applicato regole di rifiuto e ha risposto HTTP ${note.status ?? '?'}`
        : `il simulatore ha applicato la regola «${note.rule}» e ha risposto HTTP ${note.status ?? '?'}${note.fault === null ? '' : ` con il Fault ${note.fault}`}`
    case 'dropped':
      return 'il simulatore ha chiuso la connessione senza rispondere'
    case 'refused-by-tls':
      return `il simulatore ha rifiutato la connessione TLS: ${note.reason ?? ''}`
    case 'not-http':
      return `il simulatore non ha ricevuto HTTP: ${note.reason ?? ''}`
  }
}
