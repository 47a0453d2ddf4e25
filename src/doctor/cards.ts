import { X509Certificate } from 'node:crypto'

import type { CardDesk } from '../card/card-desk.ts'
import { createSlots, type LocatedKey } from '../card/card-slots.ts'
import type { WantedKey } from '../card/card-spec.ts'
import { pinState } from '../card/describe-module.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { line, type DoctorLine } from './line.ts'

/** A key that was looked for on a card: where it is, or why not. */
export type Look = LocatedKey | HarnessError

export interface CardLooks extends Disposable {
  /** Looks into the readers; no PIN is asked, and nobody is asked to insert a card. */
  readonly look: (wanted: WantedKey) => Promise<Look>
}

const nobody: CardDesk = {
  isAttended: false,
  pin: () => Promise.resolve(null),
  insert: () => Promise.resolve(false),
}

export const openCardLooks = (): CardLooks => {
  const slots = createSlots(nobody)
  return {
    look: async (wanted) => {
      try {
        return await slots.open(wanted)
      } catch (error) {
        if (error instanceof HarnessError) return error
        throw error
      }
    },
    [Symbol.dispose]: () => slots.close(),
  }
}

/** The certificate that a look has found. */
export const certificateSeen = (look: Look): X509Certificate | null =>
  look instanceof HarnessError ? null : new X509Certificate(look.certificate.certificate.raw)

/** What keeps a reader from being looked into says nothing of the card. */
const unreadable = new Set(['CARD_SUPPORT_MISSING', 'CARD_MODULE_UNREADABLE', 'CARD_FAILED'])

/** A card, and what was found when each of the keys that are wanted of it was looked for. */
export interface HeldCard {
  /** What tells it from another. */
  readonly id: string
  readonly holder: string
  readonly looks: readonly Look[]
}

const isThere = ({ looks }: HeldCard): boolean =>
  looks.every((look) => !(look instanceof HarnessError))

/** A card that is in no reader, or whose place another has. */
const away = new Set(['CARD_ABSENT', 'CARD_OF_ANOTHER'])

/** Whether a card is there, with the keys that are wanted of it, and takes a PIN. */
const cardLine = ({ holder, looks }: HeldCard, isSwapped: boolean): DoctorLine => {
  const check = line('card', t`La carta di «${holder}»`, holder)
  const [trouble] = looks.filter((look) => look instanceof HarnessError)
  if (trouble !== undefined) {
    const { code, message, hint = null } = trouble
    if (unreadable.has(code)) return check.unknown(message, hint)
    if (isSwapped && away.has(code))
      return check.warning(
        t`non è in un lettore adesso: le carte sono più dei lettori, e sarà chiesta quando serve`,
        t`per guardare anche questa, inserirla al posto dell'altra e ripetere`,
      )
    return check.failed(
      message,
      code === 'CARD_ABSENT'
        ? t`inserirla; collaudo card list mostra le carte che si vedono`
        : hint,
    )
  }
  const tokens = looks.flatMap((look) => (look instanceof HarnessError ? [] : [look.on.token]))
  const found = [...new Set(tokens.map(({ reader, label }) => t`«${label}» in ${reader}`))]
  const where = found.join(', ')
  const states = tokens.map((token) => pinState(token))
  if (states.includes('locked'))
    return check.failed(t`${where}: il PIN è bloccato`, t`sbloccarlo con il PUK`)
  if (states.includes('final-try'))
    return check.failed(
      t`${where}: resta un solo tentativo di PIN, che Collaudo non usa`,
      t`dare il PIN giusto con il programma del produttore della carta`,
    )
  if (states.includes('low'))
    return check.warning(
      t`${where}: un PIN sbagliato è già stato dato`,
      t`controllare il PIN prima di eseguire`,
    )
  return check.ok(where)
}

/** Whether it is known how many readers there are, so that a person changes each card once. */
const readersLine = (cards: number, readers: number | null): DoctorLine => {
  const check = line('readers', t`Lettori`)
  if (readers === null)
    return check.warning(
      t`le carte sono ${cards}, e l'ambiente non dice quanti sono i lettori`,
      t`scrivere readers: in environment.yaml: con meno lettori che carte i casi si raggruppano, e ogni carta si inserisce una volta`,
    )
  return check.ok(
    readers < cards
      ? t`${readers}, e ${cards} carte: i casi si raggruppano per carta`
      : t`${readers}, e ${cards} carte: bastano`,
  )
}

/** Whether the cards are in the readers: as many as go in, where there are fewer readers than cards. */
export const cardLines = (cards: readonly HeldCard[], readers: number | null): DoctorLine[] => {
  if (cards.length === 0) return [line('card', t`Carte`).idle(t`nessuna chiave è su una carta`)]
  const count = new Set(cards.map(({ id }) => id)).size
  const there = new Set(cards.filter(isThere).map(({ id }) => id)).size
  const isSwapped = readers !== null && readers < count && there >= readers
  return [
    ...cards.map((card) => cardLine(card, isSwapped)),
    ...(count === 1 ? [] : [readersLine(count, readers)]),
  ]
}
