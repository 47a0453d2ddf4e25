import { HarnessError, type ErrorCode } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { CardHolder } from './card-spec.ts'
import { ckrOf } from './pkcs11.ts'

const trouble = (code: ErrorCode, message: string, hint: string, cause?: unknown): HarnessError =>
  new HarnessError(code, message, { hint, ...(cause === undefined ? {} : { cause }) })

export const absent = (holder: CardHolder, wanted: string): HarnessError =>
  trouble(
    'CARD_ABSENT',
    t`la carta di «${holder.name}» (${wanted}) non è in nessun lettore`,
    t`inserirla e riprendere con collaudo run --resume; collaudo card list mostra le carte che si vedono`,
  )

export const removed = (holder: CardHolder, cause?: unknown): HarnessError =>
  trouble(
    'CARD_REMOVED',
    t`la carta di «${holder.name}» è stata tolta, o il lettore staccato, durante il caso`,
    t`rimetterla: i casi seguenti la aspettano; questo si rifà con collaudo run --failed`,
    cause,
  )

export const ofAnother = (holder: CardHolder, found: string): HarnessError =>
  trouble(
    'CARD_OF_ANOTHER',
    t`la carta è di ${found}, non di «${holder.name}» (${holder.codiceFiscale ?? ''}): il PIN non è stato usato`,
    t`inserire la carta giusta, o correggere token-label: e codiceFiscale: in environment.yaml`,
  )

export const pinMissing = (holder: CardHolder, variable: string | null): HarnessError =>
  trouble(
    'CARD_PIN_MISSING',
    t`manca il PIN della carta di «${holder.name}»`,
    variable === null
      ? t`eseguire da un terminale, che lo chiede, o indicare pin: { env: … } in environment.yaml`
      : t`eseguire da un terminale, che lo chiede, o dare un valore a ${variable}`,
  )

export const pinWrong = (holder: CardHolder): HarnessError =>
  trouble(
    'CARD_PIN_WRONG',
    t`la carta di «${holder.name}» ha rifiutato il PIN: non si riprova da sé, perché a ogni errore la carta è più vicina al blocco`,
    t`controllare il PIN e riprendere con collaudo run --resume`,
  )

export const pinBlocked = (holder: CardHolder, isLocked: boolean): HarnessError =>
  trouble(
    'CARD_PIN_BLOCKED',
    isLocked
      ? t`il PIN della carta di «${holder.name}» è bloccato`
      : t`alla carta di «${holder.name}» resta un solo tentativo di PIN: Collaudo non lo usa`,
    isLocked
      ? t`sbloccarlo con il PUK e il programma del produttore della carta`
      : t`dare il PIN giusto con il programma del produttore della carta, che rimette i tentativi al loro numero`,
  )

export const keyMissing = (message: string): HarnessError =>
  trouble(
    'CARD_KEY_MISSING',
    message,
    t`collaudo card list mostra i certificati con il loro id: indicarlo in card: { id: … }`,
  )

export const ambiguous = (message: string): HarnessError =>
  trouble(
    'CARD_AMBIGUOUS',
    message,
    t`collaudo card list li mostra: indicare quale con token-label:, serial:, id: o key-label:`,
  )

/** What a module refused for a reason that has no name of ours. */
export const cardFailed = (holder: CardHolder, cause: unknown): HarnessError =>
  cause instanceof HarnessError
    ? cause
    : trouble(
        'CARD_FAILED',
        t`la carta di «${holder.name}» non ha firmato: ${ckrOf(cause) ?? (cause instanceof Error ? cause.message : String(cause))}`,
        t`provare la carta con il programma del produttore; se lì funziona, segnalare questo messaggio`,
        cause,
      )
