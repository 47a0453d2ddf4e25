import { expect, test } from 'vitest'

import type { Io } from '../../../../src/cli/io.ts'
import { makeProgress, printSummary } from '../../../../src/cli/progress.ts'
import { foldEvents } from '../../../../src/evidence/fold.ts'
import type { RunEvent } from '../../../../src/model/event.ts'
import { at, caseRecord, caseStart, runEnd, runStart } from '../evidence/support.ts'

// Clears the screen, renames the window, turns text around, rings: what a peer might put into a fault.
const hostile = '\u001B[2J\u001B]0;titolo\u0007 \u202Eesrever \u009B31m \r<script>alert(1)</script>'

test('what a peer wrote neither moves the cursor nor colours the screen', () => {
  let out = ''
  const io: Io = {
    cwd: '',
    env: {},
    out: (text) => {
      out += text
    },
    error: () => undefined,
    json: false,
    interactive: false,
    colour: false,
    operator: null,
    signal: new AbortController().signal,
  }
  const failed = { status: 'failed', trouble: 'unmet-check', message: hostile } as const
  const check = { status: 'unmet', level: 'required', title: hostile } as const
  const end: RunEvent = {
    event: 'case-end',
    at: at(2),
    record: {
      ...caseRecord('P-01', failed),
      steps: [
        {
          id: 'passo',
          title: 'passo',
          uses: 'sist',
          startedAt: at(1),
          endedAt: at(2),
          instant: at(1),
          send: {},
          expect: [],
          exchanges: [],
          checks: [{ ...check, expected: 'a\nb', actual: hostile.repeat(1000) }],
          captured: {},
          outcome: failed,
        },
      ],
    },
  }
  const progress = makeProgress(io, 1)
  progress.onEvent(caseStart('P-01'))
  progress.onEvent(end)
  printSummary(io, foldEvents([runStart('P-01'), end, runEnd()]), null)
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  expect(out).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/)
  expect(out).toContain('<script>')
})
