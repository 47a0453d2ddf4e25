import { t } from '../../src/lib/language/t.ts'

type Certainty = 'stated' | 'likely' | 'guessed'

interface Meaning {
  readonly text: string
  /** Where the meaning comes from, and who says when the code is given. */
  readonly meaning: Certainty
  readonly trigger: Certainty
}

const of = (text: string, meaning: Certainty, trigger: Certainty): Meaning => ({
  text,
  meaning,
  trigger,
})

/** Codes of faults (six digits) and of anomalies (four), with the certainty of the public sources. */
const meanings: Readonly<Record<string, Meaning>> = {
  '000004': of(
    t`Nessun elemento trovato: la prescrizione non è identificata, o NRE e codice fiscale non corrispondono`,
    'stated',
    'stated',
  ),
  '000005': of(t`Dato non valido`, 'likely', 'guessed'),
  '000061': of(t`Nessun periodo di ricerca indicato`, 'stated', 'stated'),
  '000218': of(t`CDA non valido`, 'stated', 'guessed'),
  '000219': of(t`Errore nella firma o nei dati di chi firma`, 'likely', 'guessed'),
  '000220': of(
    t`Applicativo non autorizzato: applDigest errato, di solito per un codice applicativo sbagliato`,
    'stated',
    'stated',
  ),
  '000231': of(
    t`Il codice fiscale della smart card è diverso da quello dell'operatore`,
    'stated',
    'stated',
  ),
  '000239': of(t`Contenuto applicativo non valido (namespace o schema)`, 'likely', 'guessed'),
  '000240': of(t`Il contenuto non corrisponde all'azione (SOAPAction)`, 'likely', 'guessed'),
  '000242': of(t`Servizio non riconosciuto`, 'likely', 'guessed'),
  '000265': of(t`Richiesta non valida, per esempio nella WS-Security`, 'likely', 'guessed'),
  '000271': of(t`Chi firma il documento non è l'operatore`, 'stated', 'stated'),
  '000272': of(t`L'autore del CDA non è chi lo firma`, 'stated', 'stated'),
  '000279': of(t`Annullamento impossibile: non è nello stato prescritta`, 'stated', 'stated'),
  '000280': of(t`Annullamento impossibile: emessa da un altro medico`, 'stated', 'stated'),
  '000303': of(t`La data di firma è diversa da quella del CDA`, 'stated', 'stated'),
  '000304': of(t`La firma è anteriore alla creazione del CDA`, 'stated', 'stated'),
  '100000': of(t`Errore di sistema`, 'likely', 'guessed'),
  '900000': of(t`Il CDA non rispetta lo schema`, 'likely', 'guessed'),
  '910002': of(t`Prescrizione non identificata e SAC non disponibile`, 'stated', 'stated'),
  '0007': of(t`Esenzione non indicata`, 'stated', 'guessed'),
  '0023': of(t`Esenzione non valida alla data della prescrizione`, 'stated', 'guessed'),
  '0048': of(t`Codice di farmaco inesistente`, 'stated', 'guessed'),
  '0051': of(t`Nota AIFA mancante per un farmaco di classe C`, 'stated', 'guessed'),
  '0053': of(t`Nota AIFA non valida per il farmaco`, 'stated', 'guessed'),
  '0184': of(
    t`Anomalie bloccanti dei servizi del MEF: i codici del SAC sono nel testo`,
    'stated',
    'guessed',
  ),
}

const certainties: Readonly<Record<Certainty, string>> = {
  stated: t`da specifica, per fonti pubbliche`,
  likely: t`probabile`,
  guessed: t`ipotesi`,
}

/** What a code of SIST means, in Italian, with how certain it is; undefined when it is not known. */
export const explainCode = (code: string): string | undefined => {
  const found = Object.hasOwn(meanings, code) ? meanings[code] : undefined
  if (found === undefined) return undefined
  const { text, meaning, trigger } = found
  return t`${text}. Significato: ${certainties[meaning]}; quando si presenta: ${certainties[trigger]}.`
}
