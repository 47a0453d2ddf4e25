import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { readEvidence } from '../../../../src/evidence/read-exchange.ts'
import { readTraffic } from '../../../../src/evidence/traffic-file.ts'
import { packageRoot } from '../../../../src/lib/package-root.ts'
import { TrafficEvent, type TrafficHeader } from '../../../../src/model/traffic.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { buildMessage, chkContent } from '../../../support/raw-sist-client.ts'
import { issueTestPki } from '../../../support/sist-world.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'

const project = (): TempProject => {
  const made = makeProject({
    'plans/.keep': '',
    'applications/prova.yaml':
      'title: Applicativo di prova\nproducer: Produttore di prova\nversion: 1.0.0\nprofile: struttura\n',
    'environments/produzione/environment.yaml':
      'title: Produzione\nendpoints: { sist: https://pdd-virtasl.rmmg.rsr.rupar.puglia.it/aslba }\ntrust: { ca: ca.pem }\noperators: {}\n',
    'environments/piccolo/environment.yaml':
      'title: Un medico solo\nsimulator: true\nclient: generated\noperators:\n  medico: { codiceFiscale: PROVAX00X00X000Y, codStruttura: 160114, ruoloIstituzionale: RIS000043, authentication: generated, signature: generated }\n',
  })
  cpSync(
    join(packageRoot, 'environments/simulator/registry'),
    made.path('environments/piccolo/registry'),
    { recursive: true },
  )
  return made
}

const post = (
  url: string,
  ca: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', ca, agent: false, headers: { ...headers } })
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      incoming.resume()
      incoming.on('end', () => resolve(incoming.statusCode ?? 0))
    })
    outgoing.end(body)
  })

test('records what an application says to the simulator, tells it live, and never keeps a credential', async () => {
  const { folder, path } = project()
  const { titolare } = await issueTestPki()
  const stop = new AbortController()
  const events: TrafficEvent[] = []
  let isStarted: (header: TrafficHeader) => void
  const started = new Promise<TrafficHeader>((resolve) => (isStarted = resolve))
  let isSeen: () => void = () => undefined
  const seen = new Promise<void>((resolve) => (isSeen = resolve))
  const running = cliHere(['proxy', '--json', '--env', 'piccolo', '--simulator-keys', 'chiavi'], {
    cwd: folder,
    signal: stop.signal,
    onOut: (text) => {
      const event = TrafficEvent.parse(JSON.parse(text))
      events.push(event)
      if (event.event === 'traffic-start') isStarted(event.header)
      if (event.event === 'exchange') isSeen()
    },
  })
  const header = await Promise.race([
    started,
    running.then(({ error }) => {
      throw new Error(error)
    }),
  ])
  const ca = readFileSync(path('.collaudo/proxy/proxy-ca.pem'), 'utf8')
  const message = buildMessage('chkPrescrizione', chkContent(), { doctor: titolare })
  const status = await post(`${header.listeners[0]?.url}/aslba_test/CVPService`, ca, message.xml, {
    'content-type': 'text/xml',
    authorization: 'Basic cGFzc3dvcmQ6c2VncmV0YQ==',
  })
  // Nobody known to the simulator: it refuses, and that is an answer like any other.
  expect(status).toBe(500)
  await seen
  stop.abort()
  expect(await running).toMatchObject({ code: 0, error: '' })

  expect(events.slice(0, 3).map(({ event }) => event)).toEqual([
    'traffic-start',
    'request',
    'exchange',
  ])
  // What the message does not keep is told as it is judged.
  expect(
    events.slice(3).map((one) => (one.event === 'finding' ? [one.number, one.rule] : one.event)),
  ).toEqual([
    [1, 'soap-action'],
    [1, 'soap-action-quotes'],
    [1, 'application-digest'],
  ])
  const [run = ''] = readdirSync(path('reports'))
  expect(run).toMatch(/^\d{8}T\d{6}Z-proxy-piccolo$/)
  const record = readTraffic(path(`reports/${run}`))
  expect(record).toMatchObject({
    application: { title: 'Applicativo di prova', version: '1.0.0' },
    environment: { name: 'piccolo', simulator: true },
    unfinished: [],
    refused: [],
    exchanges: [
      {
        number: 1,
        exchange: {
          origin: 'application',
          adapter: 'sist',
          operation: 'chkPrescrizione',
          answer: { kind: 'http', status: 500 },
          tls: { authorized: true },
          client: { address: '127.0.0.1', protocol: 'TLSv1.3' },
          facts: { operation: 'chkPrescrizione', codiceFiscale: titolare.known.codiceFiscale },
        },
      },
    ],
  })
  const [only] = record.exchanges
  if (only === undefined) throw new Error('nothing recorded')
  expect(readEvidence(path(`reports/${run}`), only.exchange.request.body).toString('utf8')).toBe(
    message.xml,
  )
  for (const name of readdirSync(path(`reports/${run}`), { recursive: true, encoding: 'utf8' })) {
    const file = join(path(`reports/${run}`), name)
    if (statSync(file).isFile())
      expect(readFileSync(file, 'utf8')).not.toContain('cGFzc3dvcmQ6c2VncmV0YQ')
  }
  // After a kill there is only the journal, perhaps with half a line at its end.
  rmSync(path(`reports/${run}/traffic.json`))
  expect(readTraffic(path(`reports/${run}`))).toEqual(record)

  expect(readdirSync(path('chiavi'))).toContain('medico-authentication.key')
  expect(statSync(path('.collaudo/proxy/proxy.key')).mode & 0o777).toBe(0o600)
  expect(readFileSync(path('.collaudo/proxy/.gitignore'), 'utf8')).toBe('*\n')
  expect(readdirSync(path('.collaudo/proxy')).toSorted()).toEqual([
    '.gitignore',
    'proxy-ca.pem',
    'proxy.key',
    'proxy.pem',
  ])
})

test.each([
  [['--env', 'produzione'], 'PRODUCTION_REFUSED'],
  [['--listen', 'ovunque'], '--listen vuole un indirizzo IP'],
  [['--client', 'chiunque'], '--client vuole un indirizzo IP o una rete'],
  [['--listen', '127.0.0.1', '--keys', 'altrove'], 'collaudo cert local --out'],
])('does not start with %j', async (options, why) => {
  const { folder } = project()
  const { code, error } = await cliHere(['proxy', ...options], { cwd: folder })
  expect({ code, said: error.includes(why) ? why : error }).toEqual({ code: 2, said: why })
})

test('a certificate made for another address is refused, with the command that makes the right one', async () => {
  const { folder, path } = project()
  expect(
    (await cliHere(['cert', 'local', '--out', 'tls', '--name', '192.0.2.1'], { cwd: folder })).code,
  ).toBe(0)
  expect(readdirSync(path('tls')).toSorted()).toEqual(['proxy-ca.pem', 'proxy.key', 'proxy.pem'])
  const { code, error } = await cliHere(['proxy', '--keys', 'tls', '--listen', '192.0.2.2'], {
    cwd: folder,
  })
  expect(code).toBe(2)
  expect(error).toContain('non è per 192.0.2.2')
  expect(error).toContain('--name 192.0.2.2 --force')
  expect(error).toContain(
    'avviso: il proxy ascolta su 192.0.2.2, ma accetta solo chiamate da questa macchina',
  )
  const again = await cliHere(['cert', 'local', '--out', 'tls'], { cwd: folder })
  expect(again.code).toBe(2)
})
