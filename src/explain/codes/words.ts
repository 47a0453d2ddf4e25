/** Words of verdicts and outcomes, as reports and records write them. */
export const wordMeanings: Readonly<Record<string, { title: string; meaning: string }>> = {
  positivo: {
    title: 'verdetto',
    meaning:
      'Almeno un caso superato, e ogni caso applicabile superato. Solo così si fa il dossier finale.',
  },
  negativo: { title: 'verdetto', meaning: 'Almeno un caso non superato o interrotto.' },
  incompleto: {
    title: 'verdetto',
    meaning: 'Niente è fallito, ma un caso applicabile non è stato eseguito.',
  },
  'not-applicable': {
    title: 'motivo di un caso non eseguito',
    meaning:
      'Il piano dice che il caso non si applica, e perché. È il solo che non rende incompleto il verdetto.',
  },
  'not-encoded': {
    title: 'motivo di un caso non eseguito',
    meaning: 'Il caso è ancora da codificare (state: to-be-encoded).',
  },
  'awaiting-operator': {
    title: 'motivo di un caso non eseguito',
    meaning: 'Si attende che una persona risponda o alleghi un file.',
  },
  dependency: {
    title: 'motivo di un caso non eseguito',
    meaning: 'Un caso di cui questo ha bisogno non è riuscito.',
  },
  environment: {
    title: 'motivo di un caso non eseguito',
    meaning: "L'ambiente non risponde, o non offre ciò che il caso richiede.",
  },
  'unmet-check': {
    title: 'genere di problema',
    meaning:
      'Verifica non soddisfatta: il servizio ha risposto, e la risposta non è quella attesa.',
  },
  'unexpected-refusal': {
    title: 'genere di problema',
    meaning:
      'Rifiuto inatteso: il servizio ha risposto con un Fault. «collaudo explain CODICE» spiega il codice.',
  },
  'unexpected-answer': {
    title: 'genere di problema',
    meaning:
      "Risposta inattesa: non è né quella dell'operazione né un Fault, per esempio la pagina di un proxy.",
  },
  'environment-unreachable': {
    title: 'genere di problema',
    meaning: 'Ambiente non raggiungibile: guardare VPN, indirizzi e certificati.',
  },
  'plan-error': { title: 'genere di problema', meaning: 'Errore del piano: guardare il caso.' },
  'unknown-state': {
    title: 'genere di problema',
    meaning:
      'Stato ignoto: la scrittura è partita e la risposta non è arrivata. Non si ripete da sola.',
  },
  'internal-error': {
    title: 'genere di problema',
    meaning: 'Errore interno dello strumento: va segnalato.',
  },
}
