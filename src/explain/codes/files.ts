import { t } from '../../lib/language/t.ts'
import { inCase, inExpect, inFile, type Explanation } from '../explanation.ts'

/** Files of a workspace, whatever they hold. */
export const fileCodes = {
  PLAN_PERSON_UNDECLARED: {
    title: t`Un codice fiscale che può essere di qualcuno`,
    meaning: t`Un codice fiscale con il carattere di controllo giusto sta in un caso o in un payload e non è tra le persone sintetiche: quelle di data/ del piano, degli ambienti e del registro del simulatore.`,
    why: t`In un piano non stanno dati di persone vere: il piano si condivide, e le prove si spediscono.`,
    wrong: inExpect(`
- { xpath: //sist:codFiscale, equals: BBBCCC80A01F205B }
`),
    right: inExpect(`
- { xpath: //sist:codFiscale, equals: '\${ people.rossi.cf }' }
`),
  },
  SECRET_WRITTEN: {
    title: t`Un segreto scritto in un file`,
    meaning: t`Una chiave privata, una passphrase, un PIN, un codice applicativo o un testo che ne ha tutto l'aspetto sta in un file di plans/, environments/, applications/ o suites/.`,
    why: t`Quei file si condividono. I segreti stanno in .env, che non si condivide; uno già condiviso va cambiato.`,
    wrong: inFile('plans/esempio/data/accesso.yaml', 'utente: { pin: 12345678 }\n'),
    right: inFile('plans/esempio/data/accesso.yaml', 'utente: { nome: Mario }\n'),
  },
  DATA_INVALID: {
    title: t`Un file di data/ ha un nome che le espressioni non possono usare`,
    meaning: t`Il nome del file è la radice delle espressioni: people.yaml si usa come \${ people.… }.`,
    why: t`Con un altro nome i suoi valori non si possono raggiungere.`,
    wrong: inFile('plans/esempio/data/le persone.yaml', 'rossi: { eta: 40 }\n'),
    right: inFile('plans/esempio/data/persone.yaml', 'rossi: { eta: 40 }\n'),
  },
  FILE_UNREADABLE: {
    title: t`Un file non si può leggere`,
    meaning: t`Il file non esiste, è una cartella, non è testo UTF-8, è troppo grande, o è un collegamento che esce dalla cartella del piano.`,
    why: t`Di un file che non si legge non si può dire niente: né che è giusto, né che è sbagliato.`,
    wrong: inFile(
      'plans/esempio/cases/E-02.case.yaml/nota.txt',
      'una cartella al posto di un file\n',
    ),
    right: inFile('plans/esempio/nota.txt', 'una nota\n'),
  },
  YAML_INVALID: {
    title: t`Il testo non è YAML`,
    meaning: t`Il file non si può interpretare: rientri, due punti, apici o parentesi sbagliati.`,
    why: t`Un errore di scrittura può spostare un valore sotto un altro: meglio fermarsi.`,
    wrong: inCase('id: E-02\ntitle: "Emissione\nkind: positive\n'),
    right: inCase(`
id: E-02
title: 'Emissione'
state: to-be-encoded
`),
  },
  YAML_DUPLICATE_KEY: {
    title: t`La stessa chiave due volte`,
    meaning: t`Nella stessa struttura una chiave compare due volte.`,
    why: t`Ne resterebbe una sola, e non si saprebbe quale.`,
    wrong: inCase('id: E-02\ntitle: Emissione\ntitle: Annullamento\nstate: to-be-encoded\n'),
    right: inCase('id: E-02\ntitle: Annullamento\nstate: to-be-encoded\n'),
  },
  YAML_TEMPLATE_UNQUOTED: {
    title: t`Un'espressione senza apici dentro { } o [ ]`,
    meaning: t`In YAML, dentro { } o [ ], la parentesi di \${ … } apre una nuova struttura.`,
    why: t`Il testo cambierebbe senso senza che si veda: l'espressione va tra apici.`,
    wrong: inExpect(`
- { xpath: //sist:codFiscale, equals: \${ people.rossi.cf } }
`),
    right: inExpect(`
- { xpath: //sist:codFiscale, equals: '\${ people.rossi.cf }' }
`),
  },
} as const satisfies Record<string, Explanation>
