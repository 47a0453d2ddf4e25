import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { SimulateOptions } from '../actions/simulate.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'
import { port } from './port.ts'

// Written out: to gather them, the help would have to load every adapter. A test holds this list to what there is.
const conditions = t`Condizioni, da scrivere NOME[=VALORE][@OPERAZIONE][/VOLTE]:
  sac-down                    il SAC non risponde: solo uno IUP
  esito-false                 registrazione e annullamento rispondono esito FALSE
  anomaly=C0184               anche questa anomalia (C o W, poi il codice; più d'una con +)
  fault=910002                ogni operazione risponde con questo Fault
  system-error                ogni operazione risponde con il Fault 100000
  booleans[=numeric]          oscurato come 1 o 0 (numeric) o come parola (literal)
  validation-age[=6d]         gateway FSE: ogni validazione è di tanti giorni prima
  connection-dropped          la connessione cade prima che la richiesta sia eseguita
  answer-lost                 la richiesta è eseguita, poi la connessione cade
  no-answer                   la richiesta è eseguita, poi silenzio
  slow[=3s]                   la risposta arriva dopo questo tempo
  truncated                   la risposta si ferma a metà, con la connessione
  not-well-formed             la risposta arriva, il suo XML si ferma a metà
  wrong-content-type[=text/html]  la risposta dichiara un altro Content-Type
  bad-gateway                 un proxy risponde 502 con una pagina HTML
  server-certificate=expired  il certificato del server è da rifiutare (anche
                              not-yet-valid, other-ca, other-name)
Per esempio answer-lost@setRegistraPrescrizione/1: solo la prossima registrazione.`

const control = t`Mentre è avviato si comanda in HTTP all'indirizzo «controllo», con Authorization: Bearer e il token stampato:
  GET /conditions    POST /conditions ["sac-down"]    DELETE /conditions[/NOME]
  GET /journal[?last=N]    POST /reset    GET / dice che cosa c'è`

/** Declares `collaudo simulate`; what it does is imported only when it is asked for. */
export const addSimulate = (program: Command, act: Act): void => {
  program
    .command('simulate')
    .summary(t`avvia il simulatore dell'ambiente di test`)
    .description(
      t`Avvia il simulatore dell'ambiente di test su 127.0.0.1, con TLS mutuo e certificati fatti sul momento, fino a Ctrl+C.`,
    )
    .option(t`--port <numero>`, t`porta (predefinita: una libera)`, port)
    .option(t`--application <nome>`, t`l'applicazione censita: un file di applications/`)
    .option(
      t`--without-rule <nome>`,
      t`spegne una regola del simulatore, per vedere chi se ne accorge; si può ripetere`,
      collect,
      [],
    )
    .option(t`--keys <cartella>`, t`scrive qui certificati e chiavi, e li lascia`)
    .option<string[]>(
      t`--condition <condizione...>`,
      t`ordina una condizione fin dall'inizio, per esempio sac-down o slow=500ms`,
      collect,
    )
    .option(t`--journal <file>`, t`aggiunge qui ogni riga del giornale, in JSON`)
    .option('--json', t`stampa un solo oggetto JSON con gli indirizzi, e poi tace`)
    .addHelpText('after', `\n${conditions}\n\n${control}`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo simulate\n  collaudo simulate --port 8181 --keys chiavi\n`,
    )
    .action((options: SimulateOptions) =>
      act(async (io) => (await import('../actions/simulate.ts')).simulate(options, io)),
    )
}
