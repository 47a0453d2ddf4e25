import { rmSync } from 'node:fs'

import { expect, test } from 'vitest'

import { printError } from '../../../../src/cli/print-error.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'

const told = async (...args: string[]) => {
  const workspace = makeSmallPlan()
  workspace.write('occupato', 'un file')
  workspace.write('cartella/altro', 'un file')
  rmSync(workspace.path('reports'), { recursive: true, force: true })
  workspace.write('reports', 'un file')
  const { code, out, error } = await cliHere(args, {
    cwd: workspace.folder,
    env: { CODICE_DI_PROVA: 'CODICE-DI-PROVA-0001' },
  })
  return { code, out: out.replaceAll(workspace.folder, '…'), error }
}

test.each([
  [['run', '--jbs', '2'], "l'opzione --jbs non esiste (forse si intendeva --jobs)", 'run '],
  [['nessuno'], 'il comando nessuno non esiste', ''],
  [['list', 'a', 'b'], 'troppi argomenti', 'list '],
  [['attach'], "manca l'argomento esecuzione", 'attach '],
])('with --json a wrong command line is one JSON object too: %j', async (args, message, of) => {
  const { code, out, error } = await told(...args, '--json')
  expect({ code, error }).toEqual({ code: 2, error: '' })
  expect(JSON.parse(out)).toEqual({
    error: {
      code: 'COMMAND_INVALID',
      message: expect.stringContaining(message) as string,
      hint: `collaudo ${of}--help`,
    },
  })
})

test.each([
  ['occupato/esito.xml', 'una parte del percorso è un file, non una cartella'],
  ['cartella', 'è una cartella, non un file'],
])('a file that --junit cannot write is told before anything runs: %s', async (file, reason) => {
  expect(await told('run', '--junit', file)).toEqual({
    code: 2,
    out: '',
    error: `errore COMMAND_INVALID: --junit non può scrivere ${file}: ${reason}\nrimedio: indicare un altro file con --junit\n`,
  })
})

test('a dry run does not take a file for its folder', async () => {
  const { code, error } = await told('run', '--dry-run=occupato')
  expect(code).toBe(2)
  expect(error).toContain('errore COMMAND_INVALID: occupato è un file, non una cartella')
})

test('what the disk refuses is told without a stack, and is nobody’s bug', async () => {
  expect(await told('run')).toMatchObject({
    code: 3,
    error: expect.stringMatching(
      /^errore FILE_REFUSED: non si può usare …?.*reports.*: .+ un file.*\nrimedio: .+\n$/,
    ) as string,
  })
})

test('with --json a bug of ours is one JSON object, and its stack goes elsewhere', () => {
  const out: string[] = []
  const error: string[] = []
  const io = {
    cwd: '.',
    env: {},
    out: (text: string) => void out.push(text),
    error: (line: string) => void error.push(line),
    json: true,
    interactive: false,
    colour: false,
    operator: null,
    signal: new AbortController().signal,
  }
  expect(printError(io, new TypeError('x is not a function'), '1.2.3')).toBe(3)
  expect(JSON.parse(out.join(''))).toMatchObject({
    error: { code: 'INTERNAL', message: expect.stringMatching(/x is not a function$/) as string },
  })
  expect(error.join('\n')).toContain('TypeError')
})
