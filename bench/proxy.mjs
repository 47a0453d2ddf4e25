// What the recording proxy adds to a call: the same client and the same server, directly and through the proxy.
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, createServer, request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { issueCa } from '../dist/src/certificates/issue-certificate.js'
import { issueLocal } from '../dist/src/certificates/issue-local.js'
import { adapters } from '../dist/adapters/index.js'
import { packageRoot } from '../dist/src/lib/package-root.js'
import { loadTrafficRules } from '../dist/src/plan/load-traffic-rules.js'
import { findWorkspace } from '../dist/src/plan/workspace.js'
import { openJudge } from '../dist/src/session/open-judge.js'
import { openTraffic } from '../dist/src/session/open-traffic.js'

const rules = loadTrafficRules(findWorkspace(packageRoot), adapters)
const calls = Number(process.env.CALLS ?? 400)
const ca = await issueCa('CA del banco')
const key = 'ec-p256'
const server = await ca.issue({
  commonName: 'server',
  use: 'server',
  key,
  ipAddresses: ['127.0.0.1'],
})
const client = await ca.issue({ commonName: 'client', use: 'client', key })
const local = await issueLocal([])

const environment = createServer(
  {
    cert: server.certificatePem,
    key: server.keyPem,
    ca: ca.certificatePem,
    requestCert: true,
    rejectUnauthorized: true,
  },
  (incoming, response) => {
    incoming.resume()
    incoming.on('end', () => response.end(answer))
  },
)
const answer = Buffer.alloc(4000, 'r')
environment.listen(0, '127.0.0.1')
await once(environment, 'listening')
const origin = `https://127.0.0.1:${environment.address().port}`
const folder = mkdtempSync(join(tmpdir(), 'collaudo-banco-'))
const traffic = await openTraffic(
  {
    environment: {
      endpoints: { sist: `${origin}/sist` },
      client: { certificatePem: client.certificatePem, keyPem: client.keyPem },
      caPem: ca.certificatePem,
    },
  },
  {
    folder,
    header: {
      name: 'banco',
      application: {
        name: 'banco',
        title: 'Banco',
        producer: 'Banco',
        version: '1',
        profile: 'struttura',
        defects: [],
      },
      environment: { name: 'banco', simulator: false, endpoints: {}, switches: {} },
      harness: { version: '0', node: process.versions.node, platform: process.platform },
    },
    adapters,
    judge: await openJudge(
      {
        application: { title: 'Banco', producer: 'Banco', version: '1', applicationCode: null },
        switches: {},
      },
      rules.value,
      adapters,
    ),
    certificate: local,
    onEvent: () => undefined,
  },
)

const call = (url, options, body) =>
  new Promise((resolve, reject) => {
    const startedAt = performance.now()
    const outgoing = request(`${url}/sist/x`, {
      method: 'POST',
      ...options,
      headers: { 'content-length': body.length },
    })
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      incoming.resume()
      incoming.on('end', () => resolve(performance.now() - startedAt))
    })
    outgoing.end(body)
  })

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
const measure = async (name, body, keepAlive) => {
  const ways = [
    {
      url: origin,
      options: { ca: ca.certificatePem, cert: client.certificatePem, key: client.keyPem },
    },
    { url: traffic.header.listeners[0].url, options: { ca: local.caPem } },
  ].map((way) => ({ ...way, agent: new Agent({ keepAlive, maxSockets: 1 }), times: [] }))
  for (let count = 0; count < calls; count++)
    // In turns, so that whatever else the machine does falls on both alike.
    for (const { url, options, agent, times } of ways)
      times.push(await call(url, { ...options, agent: keepAlive ? agent : false }, body))
  const [direct, through] = ways.map(({ agent, times }) => {
    agent.destroy()
    return times.slice(20).toSorted((a, b) => a - b)
  })
  const ms = (value) => value.toFixed(2)
  process.stdout.write(
    `${name}: median ${ms(at(direct, 0.5))} ms directly, ${ms(at(through, 0.5))} ms through the proxy: ${ms(at(through, 0.5) - at(direct, 0.5))} ms more; 95th percentile ${ms(at(through, 0.95) - at(direct, 0.95))} ms more\n`,
  )
}

try {
  await measure('8 KB, kept connection', Buffer.alloc(8000, 'a'), true)
  await measure('300 KB, kept connection', Buffer.alloc(300_000, 'a'), true)
  await measure('8 KB, a connection for each call', Buffer.alloc(8000, 'a'), false)
} finally {
  await traffic.close()
  environment.closeAllConnections()
  environment.close()
  rmSync(folder, { recursive: true })
}
