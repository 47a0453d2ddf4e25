import { t } from '../../lib/language/t.ts'

/** English for the words that records write in Italian, whatever the language. */
export const wordAliases: Readonly<Record<string, string>> = {
  positive: 'positivo',
  negative: 'negativo',
  incomplete: 'incompleto',
}

/** Words of verdicts and outcomes, as reports and records write them. */
export const wordMeanings: Readonly<Record<string, { title: string; meaning: string }>> = {
  positivo: {
    title: t`verdetto`,
    meaning: t`Almeno un caso superato, e ogni caso applicabile superato. Solo così si fa il dossier finale.`,
  },
  negativo: { title: t`verdetto`, meaning: t`Almeno un caso non superato o interrotto.` },
  incompleto: {
    title: t`verdetto`,
    meaning: t`Niente è fallito, ma un caso applicabile non è stato eseguito.`,
  },
  'not-applicable': {
    title: t`motivo di un caso non eseguito`,
    meaning: t`Il piano dice che il caso non si applica, e perché. È il solo che non rende incompleto il verdetto.`,
  },
  'not-encoded': {
    title: t`motivo di un caso non eseguito`,
    meaning: t`Il caso è ancora da codificare (state: to-be-encoded).`,
  },
  'awaiting-operator': {
    title: t`motivo di un caso non eseguito`,
    meaning: t`Si attende che una persona risponda o alleghi un file.`,
  },
  dependency: {
    title: t`motivo di un caso non eseguito`,
    meaning: t`Un caso di cui questo ha bisogno non è riuscito.`,
  },
  environment: {
    title: t`motivo di un caso non eseguito`,
    meaning: t`L'ambiente non risponde, o non offre ciò che il caso richiede.`,
  },
  'unmet-check': {
    title: t`genere di problema`,
    meaning: t`Verifica non soddisfatta: il servizio ha risposto, e la risposta non è quella attesa.`,
  },
  'unexpected-refusal': {
    title: t`genere di problema`,
    meaning: t`Rifiuto inatteso: il servizio ha risposto con un Fault. «collaudo explain CODICE» spiega il codice.`,
  },
  'unexpected-answer': {
    title: t`genere di problema`,
    meaning: t`Risposta inattesa: non è né quella dell'operazione né un Fault, per esempio la pagina di un proxy.`,
  },
  'signing-failed': {
    title: t`genere di problema`,
    meaning: t`Firma non riuscita: guardare la carta, il lettore o il programma che firma.`,
  },
  'environment-unreachable': {
    title: t`genere di problema`,
    meaning: t`Ambiente non raggiungibile: guardare VPN, indirizzi e certificati.`,
  },
  'plan-error': { title: t`genere di problema`, meaning: t`Errore del piano: guardare il caso.` },
  'unknown-state': {
    title: t`genere di problema`,
    meaning: t`Stato ignoto: la scrittura è partita e la risposta non è arrivata. Non si ripete da sola.`,
  },
  'internal-error': {
    title: t`genere di problema`,
    meaning: t`Errore interno dello strumento: va segnalato.`,
  },
}
