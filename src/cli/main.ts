#!/usr/bin/env node
// First: every other module says its sentences in the language that this one chooses.
import './choose-language.ts'

import { CommanderError } from 'commander'

import { t } from '../lib/language/t.ts'
import { exitCodes } from './exit-codes.ts'
import type { Io } from './io.ts'
import { printError } from './print-error.ts'
import { makeProgram } from './program.ts'
import { version } from '../lib/version.ts'

const stopping = new AbortController()
let stops = 0
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.on(name, () => {
    stops += 1
    if (stops > 1) process.exit(exitCodes.stopped)
    process.stderr.write(t`\nInterruzione: il caso in corso si ferma, i casi finiti restano.\n`)
    stopping.abort()
  })

// A reader that has seen enough (`| head`) closes the pipe: that is no error, and what is under way goes on
// to its end, since a run that is dropped in the middle of a write leaves its state unknown.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

const interactive = process.stdout.isTTY && process.env['CI'] === undefined
const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  out: (text) => void process.stdout.write(text),
  error: (line) => void process.stderr.write(`${line}\n`),
  // Whoever asks for events is a program, as whoever asks for JSON.
  json: process.argv.includes('--json') || process.argv.includes('--events'),
  events: process.argv.includes('--events'),
  interactive,
  colour:
    process.env['NO_COLOR'] === undefined &&
    (process.stdout.isTTY || (process.env['FORCE_COLOR'] ?? '0') !== '0'),
  operator: interactive && process.stdin.isTTY ? process.stdin : null,
  signal: stopping.signal,
}

const program = makeProgram(async (action) => {
  try {
    process.exitCode = await action(io)
  } catch (error) {
    process.exitCode = printError(io, error, version)
  }
}, io)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? exitCodes.passed : exitCodes.wrong
}
