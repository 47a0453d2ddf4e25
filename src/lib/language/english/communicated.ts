import type { Catalogue } from '../render.ts'

export const communicated: Catalogue = {
  "usare ciò che è comunicato, oppure comunicare il nuovo all'help desk (riapre la fase 3) e poi aggiornare communicated:":
    'use what was communicated, or communicate the new one to the help desk (it reopens stage 3) and then update communicated:',
  'il nome': 'the name',
  'la versione': 'the version',
  "{0} dell'applicazione è «{1}», e all'autorità è stato comunicato «{2}» (il {3})":
    '{0} of the application is “{1}”, and the authority was told “{2}” (on {3})',
  "all'autorità è stata comunicata una chiave pubblica, e l'ambiente non ha un certificato client":
    'the authority was told a public key, and the environment has no client certificate',
  "indicarlo in client:, se l'ambiente dell'autorità lo chiede":
    'name it in client:, if the environment of the authority asks for it',
  'la chiave pubblica del certificato client non si confronta: è su una carta che non è ancora stata letta':
    'the public key of the client certificate is not compared: it is on a card that was not read yet',
  'indicare certificate: accanto a card:; collaudo card list --certificates CARTELLA li scrive in PEM':
    'name certificate: beside card:; collaudo card list --certificates FOLDER writes them in PEM',
  "la chiave pubblica del certificato client ha SHA-256 {0}, e all'autorità è stata comunicata {1} (il {2})":
    'the public key of the client certificate has SHA-256 {0}, and the authority was told {1} (on {2})',
  "quella in communicated: è l'impronta del certificato: scrivere quella della chiave pubblica, se è la sua ad essere stata comunicata":
    'the one in communicated: is the fingerprint of the certificate: write that of the public key, if it is the one that was communicated',
  '{0} è anche il codice fiscale di un operatore: confrontata con sé stessa è sempre uguale':
    '{0} is also the codice fiscale of an operator: compared with itself it is always the same',
  'scrivere il codice fiscale comunicato, o metterlo in una variabile sua':
    'write the codice fiscale that was communicated, or put it into a variable of its own',
  '«{0}» è dato per mai comunicato, e il codice fiscale {1} è tra quelli comunicati':
    '“{0}” is said never to have been communicated, and the codice fiscale {1} is among those that were',
  'togliere communicated: false, o indicare la carta di chi non è comunicato':
    'remove communicated: false, or name the card of somebody who was not communicated',
  "il codice fiscale {0} di «{1}» non è tra i dispositivi comunicati all'autorità ({2})":
    'the codice fiscale {0} of “{1}” is not among the devices that were communicated to the authority ({2})',
  "usare un dispositivo comunicato, o comunicare anche questo (fase 3) e aggiungerlo a devices:; se il caso vuole chi non è comunicato, communicated: false accanto all'operatore":
    'use a device that was communicated, or communicate this one too (stage 3) and add it to devices:; if the case wants somebody who was not communicated, communicated: false beside the operator',
  "il certificato è di {0}, che non è tra i dispositivi comunicati all'autorità ({1})":
    'the certificate is of {0}, who is not among the devices that were communicated to the authority ({1})',
  'indicare la chiave di un dispositivo comunicato':
    'name the key of a device that was communicated',
  "manca communicated: non si può dire se applicazione, certificato e operatori sono quelli comunicati all'autorità":
    'communicated: is missing: nobody can say whether application, certificate and operators are those that were communicated to the authority',
  'quando la fase 3 è inviata, scrivere che cosa è stato comunicato e il giorno: si veda docs/it/communicated.md':
    'once stage 3 is sent, write what was communicated and the day: see docs/communicated.md',
  "Nome dell'applicazione: viaggia in ogni richiesta":
    'Name of the application: it travels in every request',
  'Produttore: viaggia in ogni richiesta': 'Producer: it travels in every request',
  'Versione sotto prova: viaggia in ogni richiesta':
    'Version under test: it travels in every request',
  "Che cosa l'autorità sa dalla fase 3: fuori dal simulatore un'esecuzione che ne differisce è rifiutata":
    'What the authority knows from stage 3: outside the simulator a run that differs from it is refused',
  'manca la chiave «{0}», che il profilo {1} comunica nella fase 3':
    'the key “{0}” is missing, which the profile {1} communicates in stage 3',
  'Giorno della comunicazione, per esempio 2026-03-02':
    'Day of the communication, for example 2026-03-02',
  "Nome dell'applicazione comunicato": 'Name of the application as communicated',
  'Produttore comunicato': 'Producer as communicated',
  'Versione comunicata: una nuova riapre la fase 3':
    'Version as communicated: a new one reopens stage 3',
  'SHA-256 della chiave pubblica del certificato client, come la dà collaudo cert export':
    'SHA-256 of the public key of the client certificate, as collaudo cert export gives it',
  'Giorno della comunicazione, se è un altro': 'Day of the communication, if it is another',
  'La chiave pubblica del certificato: la vuole il profilo struttura':
    'The public key of the certificate: the profile struttura wants it',
  "Codice fiscale del dispositivo, scritto o in una variabile sua (non quella dell'operatore)":
    'Codice fiscale of the device, written or in a variable of its own (not that of the operator)',
  'I dispositivi di autenticazione e firma: li vuole il profilo dispositivo':
    'The devices for authentication and signature: the profile dispositivo wants them',
  "false: di proposito mai comunicato all'autorità, per i casi che ne provano il rifiuto":
    'false: on purpose never communicated to the authority, for the cases that prove the refusal',
  'atteso un giorno come 2026-03-02': 'expected a day like 2026-03-02',
  'atteso un giorno che il calendario ha, come 2026-03-02':
    'expected a day that the calendar has, like 2026-03-02',
  'attese le 64 cifre esadecimali di un SHA-256': 'expected the 64 hexadecimal digits of a SHA-256',
  "Controlla piani, suite, applicazioni e ambiente: ogni errore con file, riga e colonna (collaudo explain CODICE lo spiega). Fuori dal simulatore confronta applicazione, certificato e operatori con ciò che è stato comunicato all'autorità. Non invia niente. Esce con 0, o con 2 se trova errori.":
    'Checks plans, suites, applications and environment: every mistake with file, line and column (collaudo explain CODE explains it). Outside the simulator it compares application, certificate and operators with what was communicated to the authority. It sends nothing. Exits with 0, or with 2 if it finds mistakes.',
  "l'applicazione da confrontare con ciò che è comunicato all'autorità (se manca, l'unica che c'è)":
    'the application to compare with what was communicated to the authority (without it, the only one there is)',
  "Non è ciò che è stato comunicato all'autorità": 'Not what was communicated to the authority',
  "Nome, produttore o versione dell'applicazione, la chiave pubblica del certificato client o il codice fiscale di un dispositivo non sono quelli che communicated: di applications/<nome>.yaml registra.":
    'Name, producer or version of the application, the public key of the client certificate or the codice fiscale of a device are not those that communicated: of applications/<name>.yaml records.',
  "L'autorità abilita ciò che le è stato comunicato nella fase 3: con altro le chiamate sono rifiutate, oppure riescono e non valgono per ciò che si collauda. Una nuova versione riapre la fase 3.":
    'The authority enables what it was told in stage 3: with anything else calls are refused, or succeed and say nothing of what is being tested. A new version reopens stage 3.',
  'Manca la registrazione di ciò che è stato comunicato':
    'The record of what was communicated is missing',
  "applications/<nome>.yaml non ha communicated:, e l'ambiente non è il simulatore.":
    'applications/<name>.yaml has no communicated:, and the environment is not the simulator.',
  "Senza non si può dire prima di una chiamata se applicazione, certificato e operatori sono quelli che l'autorità conosce.":
    'Without it nobody can say before a call whether application, certificate and operators are those that the authority knows.',
  'SHA-256 chiave': 'SHA-256 of key',
  "SHA-256 della chiave pubblica, da registrare in communicated: dell'applicazione: {0}":
    'SHA-256 of the public key, to be recorded in communicated: of the application: {0}',
}
