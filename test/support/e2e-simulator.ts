import { connect } from 'node:net'

import { journalOf } from './e2e-journal.ts'
import type { TempWorkspace } from './temp-workspace.ts'

/** Whether anybody listens where the simulator of a run did: it lives inside of the command, and must go with it. */
export const simulatorListens = (workspace: TempWorkspace, run: string): Promise<boolean> => {
  const [start] = journalOf(workspace, run)
  if (start?.event !== 'run-start') throw new Error('the journal has no start')
  const port = Number(new URL(start.header.environment.endpoints['sist'] ?? '').port)
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    }).once('error', () => resolve(false))
  })
}
