// What the benches that call one server share: its certificates, the server in a process of its own, one measured run.
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { issueSelfSigned } from '../../dist/src/certificates/issue-certificate.js'
import { measure } from './measure.mjs'

export const here = (path) => fileURLToPath(new URL(path, import.meta.url))

export const paths = {
  collaudo: here('../../dist/bundle/src/cli/main.js'),
  undici: pathToFileURL(here('../../node_modules/undici/index.js')).href,
  others: here('../others/node_modules'),
}

const pem = ({ certificatePem, keyPem }) => ({ certificatePem, keyPem })

const makeWorld = async () => {
  const [server, client, doctor] = await Promise.all([
    issueSelfSigned({ commonName: '127.0.0.1', use: 'server', ipAddresses: ['127.0.0.1'] }),
    issueSelfSigned({ commonName: 'client', use: 'client' }),
    issueSelfSigned({
      commonName: 'PROVAX00X00X000Y/0000000000000000.TEST',
      use: 'authentication',
    }),
  ])
  return { server: pem(server), client: pem(client), doctor: pem(doctor) }
}

/** The server, started; `faultEvery` has it answer one in so many calls with a Fault. */
export const startServer = async () => {
  const world = await makeWorld()
  const child = fork(here('server.mjs'))
  const ask = (message) =>
    new Promise((resolve) => {
      child.once('message', resolve)
      child.send(message)
    })
  const { url } = await ask({ kind: 'start', ...world })

  /** One run of a tool, in a folder of its own; every call must have arrived. `look` sees the folder before it goes. */
  const once = async (tool, { calls, faultEvery = 0, look, ...rest }) => {
    const folder = mkdtempSync(join(tmpdir(), 'collaudo-bench-'))
    try {
      const command = tool({ folder, url, calls, world, paths, ...rest })
      await ask({ kind: 'reset', faultEvery })
      const taken = await measure(command)
      const counts = await ask({ kind: 'counts' })
      const faults = faultEvery === 0 ? 0 : Math.floor(calls / faultEvery)
      if (counts.calls !== calls || counts.faults !== faults)
        throw new Error(
          `${counts.calls} calls of ${calls} arrived, ${counts.faults} of ${faults} were refused`,
        )
      return { ...taken, handshakes: counts.handshakes, seen: look?.(folder) }
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }
  return { once, stop: () => child.connected && child.disconnect() }
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** So many rounds of several measurements, in turns, so that whatever else the machine does falls on all of them. */
export const inTurns = async (rounds, measurements) => {
  const results = new Map(Object.keys(measurements).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(measurements)) results.get(name).push(await run())
  return Object.fromEntries(
    [...results].map(([name, all]) => [
      name,
      Object.fromEntries(
        ['wall', 'cpu', 'memory', 'handshakes'].map((key) => [
          key,
          median(all.map((one) => one[key])),
        ]),
      ),
    ]),
  )
}
