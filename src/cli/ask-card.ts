import type { CardQuestion, PinQuestion } from '../card/card-desk.ts'
import type { NamedSecret } from '../evidence/scan-secrets.ts'
import { t } from '../lib/language/t.ts'
import { pinFromEnv } from '../suite/pin-from-env.ts'
import type { Terminal } from './ask-operator.ts'
import type { Io } from './io.ts'

/** Where PINs come from: the environment first, then whoever is at the terminal. None is kept in a file. */
export interface PinSource {
  /** Null: there is none to be had. */
  readonly answer: (question: PinQuestion) => Promise<string | null>
  /** Every PIN that was given, to be looked for in what a run wrote. */
  readonly given: () => readonly NamedSecret[]
}

const warningText = ({ holder, card }: PinQuestion): string =>
  t`avviso: alla carta ${card} di «${holder}» è già stato dato un PIN sbagliato, e i tentativi sono contati`

const questionText = ({ holder, card, use, refused, isLow }: PinQuestion): string =>
  [
    ...(refused ? [t`    La carta ha rifiutato il PIN.`] : []),
    ...(isLow ? [t`    Attenzione: restano pochi tentativi, poi la carta si blocca.`] : []),
    use === 'login'
      ? t`    PIN della carta ${card} di «${holder}» (non si vede; una riga vuota rinuncia): `
      : t`    PIN di firma della carta ${card} di «${holder}» (non si vede; una riga vuota rinuncia): `,
  ].join('\n')

/** A PIN from the environment is used once: when a card has refused it, only a person may say another. */
export const createPinSource = (
  env: Io['env'],
  terminal: Terminal | null,
  warn: (line: string) => void,
): PinSource => {
  const given: NamedSecret[] = []
  const remember = (holder: string, value: string): string => {
    given.push({ name: t`il PIN della carta di ${holder}`, value })
    return value
  }
  return {
    given: () => given,
    answer: async (question) => {
      const { holder } = question
      const written = pinFromEnv(env, question)
      if (written !== null) {
        if (question.isLow) warn(warningText(question))
        return remember(holder, written)
      }
      if (terminal === null) return null
      terminal.write(`\n${questionText(question)}`)
      const typed = await terminal.nextSecret()
      terminal.write('\n')
      return typed === null || typed === '' ? null : remember(holder, typed)
    },
  }
}

/** Asks for a card; false when the person leaves it for later. */
export const askForCard = async (
  { holder, codiceFiscale, card, instead }: CardQuestion,
  terminal: Terminal,
): Promise<boolean> => {
  const whose = codiceFiscale === null ? card : `${codiceFiscale}, ${card}`
  terminal.write(
    [
      '',
      ...(instead === null ? [] : [t`    Nel lettore c'è la carta di ${instead}.`]),
      t`    Inserire la carta di «${holder}» (${whose}) e premere Invio; n per rimandare: `,
    ].join('\n'),
  )
  const line = await terminal.nextLine()
  return line !== null && !/^n(?:o)?$/i.test(line.trim())
}
