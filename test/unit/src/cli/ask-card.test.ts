import { PassThrough } from 'node:stream'

import { expect, onTestFinished, test } from 'vitest'

import type { PinQuestion } from '../../../../src/card/card-desk.ts'
import { askForCard, createPinSource } from '../../../../src/cli/ask-card.ts'
import { openTerminal } from '../../../../src/cli/ask-operator.ts'

const question: PinQuestion = {
  holder: 'medico-titolare',
  card: '«CNS» 0123',
  use: 'login',
  variable: 'PROVA_PIN',
  refused: false,
  isLow: false,
}

const openScreen = () => {
  const input = new PassThrough()
  const stop = new AbortController()
  let shown = ''
  let told: (() => void)[] = []
  const write = (text: string): void => {
    shown += text
    for (const tell of told.splice(0)) tell()
  }
  const terminal = openTerminal(input, { write }, '/', stop.signal)
  onTestFinished(() => terminal.close())
  return {
    input,
    terminal,
    stop,
    shown: () => shown,
    /** The next time that something is written. */
    written: () => new Promise<void>((tell) => (told = [...told, tell])),
  }
}

/** A PIN source at a terminal, where something is typed once the question stands there. */
const answered = async (
  typed: string,
  changes: Partial<PinQuestion> = {},
  env: Record<string, string> = {},
) => {
  const screen = openScreen()
  const warnings: string[] = []
  const source = createPinSource(env, screen.terminal, (line) => warnings.push(line))
  const asking = screen.written()
  const answer = source.answer({ ...question, ...changes })
  void asking.then(() => setImmediate(() => screen.input.write(typed)))
  return { pin: await answer, shown: screen.shown(), warnings, given: source.given() }
}

test('a PIN that the environment holds is used without a question, and is known as a secret', async () => {
  const warnings: string[] = []
  const source = createPinSource({ PROVA_PIN: '12345678' }, null, (line) => warnings.push(line))
  expect(await source.answer(question)).toBe('12345678')
  expect(source.given()).toEqual([
    { name: 'il PIN della carta di medico-titolare', value: '12345678' },
  ])
  expect(warnings).toEqual([])
  expect(await source.answer({ ...question, isLow: true })).toBe('12345678')
  expect(warnings).toEqual([
    'avviso: alla carta «CNS» 0123 di «medico-titolare» è già stato dato un PIN sbagliato, e i tentativi sono contati',
  ])
})

test('a PIN that a card has refused is not taken from the environment again', async () => {
  const source = createPinSource({ PROVA_PIN: '12345678' }, null, () => undefined)
  expect(await source.answer({ ...question, refused: true })).toBeNull()
  const { pin, shown } = await answered(
    '87654321\r',
    { refused: true, isLow: true },
    { PROVA_PIN: '1' },
  )
  expect(pin).toBe('87654321')
  expect(shown).toBe(
    `
    La carta ha rifiutato il PIN.
    Attenzione: restano pochi tentativi, poi la carta si blocca.
    PIN della carta «CNS» 0123 di «medico-titolare» (non si vede; una riga vuota rinuncia): 
`,
  )
})

test('what is typed is not shown, and can be corrected', async () => {
  const { pin, shown, given } = await answered('1239\u007f45678\r')
  expect(pin).toBe('12345678')
  expect(shown).not.toMatch(/\d{2}5|1239/)
  expect(given.map(({ value }) => value)).toEqual(['12345678'])
})

test('an empty line gives up', async () => {
  expect((await answered('\r')).pin).toBeNull()
})

test('the PIN of a key is asked for as such', async () => {
  const { shown } = await answered('1234\r', { use: 'signature' })
  expect(shown).toContain('PIN di firma della carta «CNS» 0123 di «medico-titolare»')
})

test('what was typed before the question is never taken for a PIN, and later lines are not lost', async () => {
  const screen = openScreen()
  const source = createPinSource({}, screen.terminal, () => undefined)
  screen.input.write('scritto prima\n')
  await new Promise((resolve) => setImmediate(resolve))
  const asking = screen.written()
  const answer = source.answer(question)
  await asking
  setImmediate(() => screen.input.write('12345678\r'))
  expect(await answer).toBe('12345678')
  screen.input.write('dopo\n')
  expect(await screen.terminal.nextLine()).toBe('dopo')
})

test.each([
  ['an empty line', '\n', true],
  ['n', 'n\n', false],
  ['No', ' No\n', false],
])('%s answers whether the card is there', async (_, typed, isThere) => {
  const screen = openScreen()
  screen.input.write(typed)
  const asked = { holder: 'medico-altro', codiceFiscale: 'XXXYYY00A01Z999P', card: 'token «CNS»' }
  expect(await askForCard({ ...asked, instead: 'PROVAX00X00X000Y' }, screen.terminal)).toBe(isThere)
  expect(screen.shown()).toBe(
    `
    Nel lettore c'è la carta di PROVAX00X00X000Y.
    Inserire la carta di «medico-altro» (XXXYYY00A01Z999P, token «CNS») e premere Invio; n per rimandare: `,
  )
})

test('a stop ends the wait for a PIN and for a card', async () => {
  const screen = openScreen()
  const source = createPinSource({}, screen.terminal, () => undefined)
  const answer = source.answer(question)
  screen.stop.abort()
  expect(await answer).toBeNull()
  expect(
    await askForCard(
      { holder: 'x', codiceFiscale: null, card: 'y', instead: null },
      screen.terminal,
    ),
  ).toBe(false)
})
