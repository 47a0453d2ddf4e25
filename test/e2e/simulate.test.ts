import { X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { adapters } from '../../adapters/index.ts'
import type { IssuedCredential } from '../../src/certificates/issue-certificate.ts'
import { cliHere } from '../support/cli-here.ts'
import { examplesIn } from '../support/help-examples.ts'
import { buildMessage, chkContent, post, type RawAnswer } from '../support/raw-sist-client.ts'
import { runCli, startCli, type RunningCli } from '../support/run-cli.ts'
import { oneDoctorSimulator } from '../support/small-simulator.ts'
import type { TestDoctor, TestPki } from '../support/sist-world.ts'
import { makeWorkspace, type TempWorkspace } from '../support/temp-workspace.ts'

interface SimulateJson {
  readonly endpoints: { readonly sist: string }
  readonly control: { readonly url: string; readonly token: string }
  readonly keys: string
  readonly switches: Readonly<Record<string, string>>
}

let workspace: TempWorkspace
const started: RunningCli[] = []

beforeAll(() => {
  workspace = makeWorkspace({
    'applications/prova.yaml': `title: Applicativo di prova
producer: Produttore di prova
version: 1.0.0
profile: struttura
application-code: { env: CODICE_DI_PROVA }
`,
    'environments/simulator/environment.yaml': oneDoctorSimulator,
  })
})

afterAll(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGKILL')
    await ended
  }
})

const start = (args: readonly string[]): RunningCli => {
  const running = startCli(args, { cwd: workspace.folder })
  started.push(running)
  return running
}

interface Serving {
  readonly running: RunningCli
  readonly json: SimulateJson
}

const startServing = async (): Promise<Serving> => {
  const running = start([
    ...['simulate', '--json', '--keys', 'nuove/chiavi'],
    ...['--condition', 'slow=1ms', '--journal', 'nuove/giornale.ndjson'],
  ])
  await running.printed(/\}\n/)
  return { running, json: JSON.parse(running.out()) as SimulateJson }
}

let serving: Promise<Serving> | undefined

/** A simulator that serves until a test stops it: started once for all who only ask something of it. */
const shared = (): Promise<Serving> => (serving ??= startServing())

const credential = (folder: string, name: string): IssuedCredential => {
  const certificatePem = readFileSync(join(folder, `${name}.pem`), 'utf8')
  return {
    certificatePem,
    keyPem: readFileSync(join(folder, `${name}.key`), 'utf8'),
    certificate: new X509Certificate(certificatePem),
  }
}

/** chkPrescrizione by the raw client, with nothing but what the simulator wrote and printed, read now. */
const caller = ({ endpoints, keys }: SimulateJson, trusted = keys): (() => Promise<RawAnswer>) => {
  const authentication = credential(keys, 'medico-titolare-authentication')
  const signature = credential(keys, 'medico-titolare-signature')
  const doctor: TestDoctor = {
    authentication,
    signature,
    known: {
      codiceFiscale: 'PROVAX00X00X000Y',
      codiceRegionale: '000001',
      codStruttura: '160114',
      ruoloIstituzionale: 'RIS000043',
      authentication: authentication.certificate,
      signature: signature.certificate,
    },
  }
  const message = buildMessage('chkPrescrizione', chkContent(), {
    doctor,
    applicationCode: readFileSync(join(keys, 'application-code.txt'), 'utf8'),
  })
  const ca = readFileSync(join(trusted, 'ca.pem'), 'utf8')
  // Of the whole region, `post` reads the authority of the server and the client.
  const pki = { server: { certificatePem: ca }, client: credential(keys, 'client') } as TestPki
  return () =>
    post({
      url: `${endpoints.sist}/CVPService`,
      pki,
      body: message.xml,
      headers: { soapaction: `"${message.soapAction}"` },
    })
}

const call = (...served: Parameters<typeof caller>): Promise<RawAnswer> => caller(...served)()

// Windows ends a process at once, whatever the signal.
const posix = test.skipIf(process.platform === 'win32')

test('prints its addresses as one line of JSON', async () => {
  const { running, json } = await shared()
  expect(running.out().trimEnd().split('\n')).toHaveLength(1)
  expect(json).toEqual({
    endpoints: Object.fromEntries(
      adapters.map(({ id }) => [
        id,
        expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+(?:\/\w+)+$/) as string,
      ]),
    ),
    control: {
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+/) as string,
      token: expect.stringMatching(/^\S{16,}$/) as string,
    },
    keys: workspace.path('nuove', 'chiavi'),
    switches: expect.objectContaining({ 'client-certificate': 'required' }) as object,
    conditions: ['slow=1ms'],
    rulesOff: [],
  })
})

test('makes the folder of the keys, and answers whoever calls with them', async () => {
  const { running, json } = await shared()
  const answer = await call(json)
  expect(answer).toMatchObject({ status: 200, fault: undefined })
  expect(answer.first('IUP')).toMatch(/^\w{15}$/)
  // With --json it prints nothing of the calls.
  expect(running.out().trimEnd().split('\n')).toHaveLength(1)
})

test('keeps its journal in a file, a line of JSON for each call', async () => {
  const { json } = await shared()
  const answer = await call(json)
  const lines = readFileSync(workspace.path('nuove', 'giornale.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
  const nre = answer.first('IUP') ?? ''
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
    operation: 'chkPrescrizione',
    operator: 'PROVAX00X00X000Y',
    application: 'Applicativo di prova 1.0.0',
    client: expect.stringMatching(/^CN=/) as string,
    identifiers: [nre],
    result: nre,
    conditions: ['slow=1ms'],
    outcome: { kind: 'answered', status: 200, fault: null, rule: null },
  })
})

test('is controlled while it runs', async () => {
  const { json } = await shared()
  const order = (method: string, body?: string) =>
    fetch(`${json.control.url}/conditions`, {
      method,
      headers: { authorization: `Bearer ${json.control.token}` },
      ...(body === undefined ? {} : { body }),
    })
  expect(await (await order('POST', '["fault=910002/1"]')).json()).toEqual([
    'slow=1ms',
    'fault=910002/1',
  ])
  expect((await call(json)).fault).toBe('910002')
  expect((await call(json)).status).toBe(200)
})

test.each([
  [['--condition', 'sac-dwon'], 'il simulatore non ha la condizione «sac-dwon»'],
  [['--condition', 'anomaly=X1'], 'la condizione «anomaly» non può valere «X1»'],
  [['--journal', 'applications'], '--journal non può scrivere applications: è una cartella'],
])('refuses %j before it listens', async (args, message) => {
  const result = await cliHere(['simulate', ...args], { cwd: workspace.folder })
  expect(result).toMatchObject({ code: 2, out: '' })
  expect(result.error).toContain(`errore COMMAND_INVALID: ${message}`)
})

posix('lets only its owner read the keys', async () => {
  const { json } = await shared()
  const names = readdirSync(json.keys)
  const secret = names.filter((name) => name.endsWith('.key') || name === 'application-code.txt')
  expect(secret.toSorted()).toEqual([
    'application-code.txt',
    'client.key',
    'medico-titolare-authentication.key',
    'medico-titolare-signature.key',
  ])
  for (const name of secret) expect(statSync(join(json.keys, name)).mode & 0o777, name).toBe(0o600)
  for (const name of names.filter((one) => !secret.includes(one)))
    expect(readFileSync(join(json.keys, name), 'utf8'), name).not.toContain('PRIVATE KEY')
  expect(statSync(json.keys).mode & 0o777).toBe(0o700)
})

/** Stops a simulator that answered: it must end with success, and nothing of it may stay. */
const expectStopped = async (
  running: RunningCli,
  served: SimulateJson,
  signal: NodeJS.Signals,
): Promise<void> => {
  const read = caller(served)
  running.child.kill(signal)
  const { code, signal: killed } = await running.ended
  expect({ code, killed }).toEqual({ code: 0, killed: null })
  await expect(read()).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  expect(() => process.kill(running.child.pid ?? 0, 0)).toThrow('ESRCH')
}

// What a person sees: the two examples of the command's own help.

const examples = async (): Promise<string[][]> => {
  const { out } = await cliHere(['simulate', '--help'], { cwd: workspace.folder })
  // The port of an example may be taken on the machine of the test.
  return examplesIn(out).map((args) => args.map((arg) => (/^\d+$/.test(arg) ? '0' : arg)))
}

/** Where a simulator says that it listens, and where it says that its keys are. */
const toldBy = async (running: RunningCli): Promise<SimulateJson> => {
  await running.printed(/Ctrl\+C per chiudere/)
  expect(running.out()).toMatch(/^Simulatore avviato: non è SIST/)
  const [, sist = ''] = await running.printed(/sist: (https:\S+)/)
  const [, keys = ''] = await running.printed(/certificati e chiavi: (.+?)(?: \(tolti|\n)/)
  return { endpoints: { sist }, control: { url: '', token: '' }, keys, switches: {} }
}

posix('tells a person where it listens, and a line for each call', async () => {
  const [example = []] = await examples()
  expect(example).toEqual(['simulate'])
  const running = start(example)
  const told = await toldBy(running)
  await call(told)
  await running.printed(/Z {2}chkPrescrizione {2}HTTP 200, \w{15} {2}PROVAX00X00X000Y\n/)
  // Nobody asked for its keys: they go with it.
  expect(running.out()).toContain(' (tolti alla chiusura)\n')
  expect(existsSync(join(told.keys, 'client.key'))).toBe(true)
  await expectStopped(running, told, 'SIGINT')
  expect(existsSync(told.keys)).toBe(false)
})

test('makes other keys at each start, and knows no others', async () => {
  const [, example = []] = await examples()
  expect(example).toEqual(['simulate', '--port', '0', '--keys', 'chiavi'])
  const first = await toldBy(start(example))
  expect(first.keys).toBe(workspace.path('chiavi'))
  const { json: second } = await shared()
  for (const name of readdirSync(first.keys))
    expect(readFileSync(join(first.keys, name)).equals(readFileSync(join(second.keys, name)))).toBe(
      false,
    )
  await expect(call({ ...first, endpoints: second.endpoints }, second.keys)).rejects.toThrow(
    /socket hang up|ECONNRESET|EPIPE|alert/,
  )
  expect(await call(second)).toMatchObject({ status: 200, fault: undefined })
})

posix('stops on SIGTERM with success, and leaves the keys that were asked for', async () => {
  const { running, json } = await shared()
  // Whoever asks for it after this starts another one.
  serving = undefined
  await expectStopped(running, json, 'SIGTERM')
  expect(existsSync(join(json.keys, 'client.key'))).toBe(true)
})

test('explains in Italian that its port is taken', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  try {
    const result = await runCli(['simulate', '--port', String(port), '--keys', 'mai'], {
      cwd: workspace.folder,
      timeoutMs: 30_000,
    })
    expect(result).toEqual({
      code: 3,
      signal: null,
      out: '',
      error: `errore SIMULATOR_FAILED: la porta ${port} è già in uso\nrimedio: indicare un'altra porta, o nessuna: ne viene presa una libera\n`,
    })
    expect(existsSync(workspace.path('mai'))).toBe(false)
  } finally {
    other.close()
  }
})

test.each(['-1', '65536', 'ottomila', '80.5'])('refuses the port %s', async (port) => {
  const result = await cliHere(['simulate', `--port=${port}`], { cwd: workspace.folder })
  expect(result).toMatchObject({ code: 2, out: '' })
  expect(result.error).toContain('attesa una porta tra 0 e 65535')
  expect(result.error).not.toMatch(/^\s+at /m)
})
