import { t } from '../../lib/language/t.ts'

/** What the command says to the shell when it ends. */
export const exitCodeMeanings: Readonly<Record<string, { title: string; meaning: string }>> = {
  '0': {
    title: t`positivo`,
    meaning: t`Tutto ciò che doveva riuscire è riuscito: per run, almeno un caso superato e nessuno non superato, interrotto o non eseguito; per check, nessun errore.`,
  },
  '1': {
    title: t`un caso non superato, o non eseguito`,
    meaning: t`Una verifica non è soddisfatta, oppure un caso non è stato eseguito: il verdetto è negativo o incompleto. Con --allow-incomplete i casi non eseguiti non contano.`,
  },
  '2': {
    title: t`piano o comando sbagliato`,
    meaning: t`C'è qualcosa da correggere in un file o nel comando: non è stato inviato niente.`,
  },
  '3': {
    title: t`qualcosa si è interrotto`,
    meaning: t`Un caso non è potuto arrivare in fondo (ambiente non raggiungibile, risposta mancante, stato ignoto), o è fallito lo strumento.`,
  },
  '130': {
    title: t`fermato`,
    meaning: t`Fermato con Ctrl+C o SIGTERM: i casi finiti restano nel registro. «collaudo run --resume» va avanti da lì.`,
  },
}
