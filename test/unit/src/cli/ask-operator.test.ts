import { PassThrough } from 'node:stream'

import { expect, test } from 'vitest'

import { askOperator, openTerminal } from '../../../../src/cli/ask-operator.ts'
import { makeProject } from '../../../support/temp-project.ts'

const request = {
  case: 'P-01',
  caseTitle: 'Il primo',
  step: 'promemoria',
  do: 'Stampare il promemoria.',
  answers: [{ name: 'nre', ask: 'NRE stampato' }],
  files: [{ name: 'schermata', types: ['txt'], min: 1 }],
}

const asked = async (typed: string) => {
  const project = makeProject({ 'mia schermata.txt': 'ciao', 'pagina.html': '<html></html>' })
  const input = new PassThrough()
  const output = new PassThrough()
  input.end(typed)
  const terminal = openTerminal(input, output, project.folder, new AbortController().signal)
  const reply = await askOperator(request, terminal)
  terminal.close()
  return {
    reply,
    shown: String(output.read() ?? '').replaceAll(project.folder, '…'),
    texts: (reply.files['schermata'] ?? []).map(({ bytes }) => Buffer.from(bytes).toString()),
  }
}

test('shows what to do, and takes answers and files', async () => {
  const { reply, shown, texts } = await asked('1600A4123456789\n"mia schermata.txt"\n')
  expect(reply.answers).toEqual({ nre: '1600A4123456789' })
  expect(texts).toEqual(['ciao'])
  expect(shown).toMatchInlineSnapshot(`
    "
      P-01 Il primo
        Da fare: Stampare il promemoria.
        (una riga vuota rimanda: il caso resta in attesa)
        NRE stampato:     file «schermata» (txt): "
  `)
})

test('a file that is not there, or of another type, is asked for again', async () => {
  const { shown, texts } = await asked('1\nmanca.txt\npagina.html\nmia schermata.txt\n')
  expect(texts).toEqual(['ciao'])
  expect(shown).toMatchInlineSnapshot(`
    "
      P-01 Il primo
        Da fare: Stampare il promemoria.
        (una riga vuota rimanda: il caso resta in attesa)
        NRE stampato:     file «schermata» (txt):     …/manca.txt non esiste
        file «schermata» (txt):     pagina.html è html: serve txt
        file «schermata» (txt): "
  `)
})

test.each([
  ['an empty line', '\n'],
  ['the end of the input', ''],
])('%s leaves the step for later', async (_, typed) => {
  expect((await asked(typed)).reply).toEqual({ answers: {}, files: {} })
})

test('a folder in the place of a file is asked again, and what was typed before stays', async () => {
  const { reply, shown, texts } = await asked('1600A4123456789\n.\nmia schermata.txt\n')
  expect(reply.answers).toEqual({ nre: '1600A4123456789' })
  expect(texts).toEqual(['ciao'])
  expect(shown).toContain('    …: è una cartella, non un file\n')
})
