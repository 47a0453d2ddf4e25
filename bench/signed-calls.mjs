// How many signed calls a second the simulator serves, beside a server that only echoes over the same TLS. Both are
// measured in turn in one run, by the same client, with the same bodies: the ratio tells, not the machine.
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { Pool } from 'undici'

import { issueCa, issueSelfSigned } from '../dist/src/certificates/issue-certificate.js'
import { doctor, signMessages } from './messages.mjs'

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '8' },
  },
})
const [calls, rounds, connections] = [values.calls, values.rounds, values.connections].map(Number)
const warmUp = 100

const makeWorld = async () => {
  const authority = await issueCa('CA di prova')
  const card = { commonName: `${doctor.codiceFiscale}/0000000000000000.TEST` }
  const [server, client, authentication, signature] = await Promise.all([
    issueSelfSigned({ commonName: '127.0.0.1', use: 'server', ipAddresses: ['127.0.0.1'] }),
    issueSelfSigned({ commonName: 'client', use: 'client', key: 'ec-p256' }),
    authority.issue({ ...card, use: 'authentication' }),
    authority.issue({ ...card, use: 'signature' }),
  ])
  const pem = ({ certificatePem, keyPem }) => ({ certificatePem, keyPem })
  return {
    authority: authority.certificatePem,
    server: pem(server),
    client: pem(client),
    authentication: pem(authentication),
    signature: pem(signature),
  }
}

const startServer = async (kind, world) => {
  const child = fork(fileURLToPath(new URL('server.mjs', import.meta.url)), [kind])
  child.send(world)
  const url = await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`${kind} ended with ${code}`)))
  })
  const pool = new Pool(url, {
    connections,
    pipelining: 1,
    connect: {
      ca: world.server.certificatePem,
      cert: world.client.certificatePem,
      key: world.client.keyPem,
    },
  })
  return {
    pool,
    stop: async () => {
      await pool.close()
      child.removeAllListeners('exit')
      child.kill()
    },
  }
}

/** Calls a second of these messages, as many at once as there are connections. */
const measure = async ({ pool }, messages) => {
  let next = 0
  const started = performance.now()
  const work = async () => {
    while (next < messages.length) {
      const { headers, body } = messages[next++]
      const answer = await pool.request({
        path: '/aslba_test/CVPService',
        method: 'POST',
        headers,
        body,
      })
      const text = await answer.body.text()
      if (answer.statusCode !== 200) throw new Error(`HTTP ${answer.statusCode}: ${text}`)
    }
  }
  await Promise.all(Array.from({ length: connections }, work))
  return (messages.length / (performance.now() - started)) * 1000
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

const world = await makeWorld()
const simulator = await startServer('simulator', world)
const echo = await startServer('echo', world)
const results = []
try {
  const first = await signMessages(warmUp, world)
  await measure(simulator, first)
  await measure(echo, first)
  for (let round = 0; round < rounds; round++) {
    // Signed now: a Timestamp lives for five minutes, and a nonce for one call.
    const signing = performance.now()
    const messages = await signMessages(calls, world)
    const signed = (calls / (performance.now() - signing)) * 1000
    results.push({
      signed,
      simulator: await measure(simulator, messages),
      echo: await measure(echo, messages),
    })
  }
} finally {
  await simulator.stop()
  await echo.stop()
}

const whole = (number) => String(Math.round(number)).padStart(7)
const of = (key) => median(results.map((result) => result[key]))
const ratio = median(results.map((result) => result.echo / result.simulator))
process.stdout.write(
  [
    `${rounds} rounds of ${calls} calls, ${connections} connections, ${availableParallelism()} cores, Node ${process.versions.node}; medians`,
    `  simulator, signed chkPrescrizione over mutual TLS  ${whole(of('simulator'))} calls a second`,
    `  echo of the same bytes over the same TLS           ${whole(of('echo'))} calls a second`,
    `  echo / simulator                                   ${ratio.toFixed(1).padStart(7)}`,
    `  the adapter signs                                  ${whole(of('signed'))} messages a second`,
    '',
  ].join('\n'),
)
