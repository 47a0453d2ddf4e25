import type { Catalogue } from '../render.ts'

export const pseudonyms: Catalogue = {
  "Questo file non si può esaminare, e in una copia con pseudonimi non c'è.\nSHA-256 dell'originale: {0}\nByte: {1}\n":
    'This file cannot be looked into, and is not in a copy with pseudonyms.\nSHA-256 of the original: {0}\nBytes: {1}\n',
  'dati di persone senza pseudonimo: {0}': 'data of people without a pseudonym: {0}',
  'la copia è stata tolta e niente è stato impacchettato: segnalarlo con il tipo di messaggio, senza i dati':
    'the copy was taken away and nothing was packed: report it with the kind of message, without the data',
  'un codice fiscale': 'a codice fiscale',
  'un nome': 'a name',
  'una data di nascita': 'a date of birth',
  'un identificativo': 'an identifier',
  'in {0} resta {1}': 'in {0} there is still {1}',
  '{0} esiste già': '{0} exists already',
  "toglierla, o indicare un'altra cartella con --out":
    'take it away, or name another folder with --out',
  "  Pseudonimi: {0} file cambiati, {1} lasciati fuori perché non si possono esaminare. Di questi la copia porta l'impronta dell'originale: le loro firme si verificano solo su quello.\n":
    '  Pseudonyms: {0} files changed, {1} left out because they cannot be looked into. Of these the copy holds the hash of the original: their signatures are verified on that alone.\n',
  "fa una copia dell'esecuzione e del rapporto con pseudonimi al posto di codici fiscali, nomi, date di nascita e identificativi delle persone":
    'makes a copy of the run and of its report with pseudonyms for codici fiscali, names, dates of birth and identifiers of people',
  'dove scrivere la copia (predefinita: ESECUZIONE-pseudonimi)':
    'where the copy is written (by default RUN-pseudonimi)',
}
