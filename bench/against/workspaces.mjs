// The same calls written down for each tool: one request for each number, over mutual TLS, and one assertion on the answer.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const path = '/CVPService'
const action = 'urn:banco:interroga'

/** About 3.5 KB, as a prescription is. */
export const envelope = (number) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><ns:interroga xmlns:ns="urn:banco"><numero>${number}</numero>${'<prestazione><codPrestazione>034298051</codPrestazione></prestazione>'.repeat(46)}</ns:interroga></s:Body></s:Envelope>`

const headers = { 'content-type': 'text/xml;charset=UTF-8', SOAPAction: `"${action}"` }

const write = (folder, files) => {
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

const pems = ({ server, client }) => ({
  'ca.pem': server.certificatePem,
  'client.pem': client.certificatePem,
  'client.key': client.keyPem,
})

const numbers = (calls) => Array.from({ length: calls }, (_, index) => index + 1)

const words = ([text]) => text.split(' ')

const json = (value) => JSON.stringify(value)

/** undici alone: what the calls themselves cost. */
export const bare = ({ folder, url, calls, world, paths }) => {
  write(folder, {
    ...pems(world),
    'bare.mjs': `import { readFileSync } from 'node:fs'
import { Agent, request } from ${json(paths.undici)}
const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8')
const dispatcher = new Agent({ connections: 1, connect: { ca: read('ca.pem'), cert: read('client.pem'), key: read('client.key') } })
for (const body of JSON.parse(read('bodies.json'))) {
  const { statusCode, body: answer } = await request(${json(url + path)}, { method: 'POST', headers: ${json(headers)}, body, dispatcher })
  if (statusCode !== 200 || !(await answer.text()).includes('<esito>0000</esito>')) throw new Error(String(statusCode))
}
await dispatcher.close()
`,
    'bodies.json': json(numbers(calls).map(envelope)),
  })
  return { command: process.execPath, args: ['bare.mjs'], cwd: folder }
}

const newman = ({ folder, url, calls, world, paths }) => {
  const item = (number) => ({
    name: `caso ${number}`,
    event: [
      {
        listen: 'test',
        script: {
          type: 'text/javascript',
          exec: [
            "pm.test('esito', () => { const root = xml2Json(pm.response.text()); pm.expect(root['s:Envelope']['s:Body']['ns:rispondi'].return.esito).to.equal('0000') })",
          ],
        },
      },
    ],
    request: {
      method: 'POST',
      header: Object.entries(headers).map(([key, value]) => ({ key, value })),
      body: { mode: 'raw', raw: envelope(number) },
      url: url + path,
    },
  })
  write(folder, {
    ...pems(world),
    'collection.json': json({
      info: {
        name: 'banco',
        schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
      },
      item: numbers(calls).map(item),
    }),
  })
  return {
    command: process.execPath,
    args: [
      join(paths.others, 'newman/bin/newman.js'),
      ...words`run collection.json --ssl-client-cert client.pem --ssl-client-key client.key`,
      ...words`--ssl-extra-ca-certs ca.pem --reporters json --reporter-json-export results.json`,
    ],
    cwd: folder,
  }
}

const bruno = ({ folder, url, calls, world, paths }) => {
  const file = (number) => `meta {
  name: caso ${number}
  type: http
  seq: ${number}
}

post {
  url: ${url}${path}
  body: xml
  auth: none
}

headers {
  content-type: ${headers['content-type']}
  SOAPAction: ${headers.SOAPAction}
}

body:xml {
  ${envelope(number)}
}

assert {
  res.status: eq 200
  res.body: contains <esito>0000</esito>
}
`
  write(folder, {
    ...pems(world),
    'bruno.json': json({ version: '1', name: 'banco', type: 'collection' }),
    'certificates.json': json({
      enabled: true,
      certs: [
        {
          domain: '127.0.0.1',
          type: 'cert',
          certFilePath: join(folder, 'client.pem'),
          keyFilePath: join(folder, 'client.key'),
          passphrase: '',
        },
      ],
    }),
    ...Object.fromEntries(numbers(calls).map((number) => [`caso-${number}.bru`, file(number)])),
  })
  return {
    command: process.execPath,
    args: [
      join(paths.others, '@usebruno/cli/bin/bru.js'),
      ...words`run --sandbox developer --client-cert-config certificates.json --cacert ca.pem --noproxy`,
      ...words`--reporter-json results.json`,
    ],
    cwd: folder,
  }
}

const stepCi = ({ folder, url, calls, world, paths }) => {
  const step = (number) => ({
    name: `caso ${number}`,
    http: {
      url: url + path,
      method: 'POST',
      headers,
      body: envelope(number),
      auth: {
        certificate: {
          ca: { file: 'ca.pem' },
          cert: { file: 'client.pem' },
          key: { file: 'client.key' },
        },
      },
      check: { status: 200, xpath: { "//*[local-name()='esito']": '0000' } },
    },
  })
  write(folder, {
    ...pems(world),
    // JSON is YAML.
    'workflow.yml': json({
      version: '1.1',
      name: 'banco',
      config: { concurrency: 1 },
      tests: Object.fromEntries(numbers(calls).map((one) => [`t${one}`, { steps: [step(one)] }])),
    }),
  })
  return {
    command: process.execPath,
    args: [join(paths.others, 'stepci/dist/index.js'), 'run', 'workflow.yml'],
    cwd: folder,
    env: { STEPCI_DISABLE_ANALYTICS: '1' },
  }
}

const unsignedStep = (number, index) => `  - id: passo-${index}
    uses: http
    send:
      method: POST
      path: ${path}
      type: ${headers['content-type']}
      headers: { accept: text/xml, SOAPAction: '${headers.SOAPAction}' }
      text: '${envelope(number)}'
    expect:
      - status: 200
      - xpath: "//*[local-name()='esito']"
        equals: '0000'
`

const signedStep = (number, index) => `  - id: passo-${index}
    uses: sist
    send:
      operation: chkPrescrizione
      body:
        assistito: { codIdentificativoAssistito: PNIMRA70A01H501P, codNazionaleAslResidenza: 160114 }
        tipologia: 1
        dataPrescrizione: 23/11/2026 10:00:00
        codMedicoPrescrittore: 000001
        codEsenzione: NES00
        elencoPrestazioni: { prestazione: [{ codPrestazione: 034298051, quantitaPrescritta: ${number} }] }
        flagCiclica: 0
        versione: 4.03
        tipoVisita: A
    expect:
      - status: 200
      - xpath: //sist:IUP
        equals: 1600A0000000001
`

const environment = (url) => `title: Il server del banco
endpoints: { http: '${url}', sist: '${url}' }
trust: { ca: ca.pem }
client: { certificate: client.pem, key: client.key }
operators:
  medico:
    codiceFiscale: PROVAX00X00X000Y
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    codiceRegionale: 000001
    authentication: { certificate: medico.pem, key: medico.key }
    signature: { certificate: medico.pem, key: medico.key }
`

/** A workspace with so many calls, `steps` of them in each case; some are answered with a Fault where the server is told to. */
const collaudoWith =
  (step) =>
  ({ folder, url, calls, world, paths, steps = 1, exits = 0 }) => {
    const cases = numbers(calls / steps)
    const id = (number) => `B-${String(number).padStart(5, '0')}`
    const textOf = (one) => `id: ${id(one)}
title: La chiamata numero ${one}
kind: positive
steps:
${numbers(steps)
  .map((index) => step((one - 1) * steps + index, index))
  .join('')}`
    const keys = {
      ...pems(world),
      'medico.pem': world.doctor.certificatePem,
      'medico.key': world.doctor.keyPem,
    }
    write(folder, {
      'applications/banco.yaml': `title: Applicativo di banco
producer: Banco
version: 1.0.0
profile: struttura
application-code: { env: CODICE_DI_BANCO }
`,
      'environments/banco/environment.yaml': environment(url),
      ...Object.fromEntries(
        Object.entries(keys).map(([name, text]) => [`environments/banco/${name}`, text]),
      ),
      'plans/banco/plan.yaml': `title: Piano di banco
version: '1'
operator: medico
areas:
  - name: Chiamate
    cases: [${cases.map(id).join(', ')}]
`,
      ...Object.fromEntries(
        cases.map((one) => [`plans/banco/cases/${id(one)}.case.yaml`, textOf(one)]),
      ),
    })
    return {
      command: process.execPath,
      args: [paths.collaudo, 'run', 'banco', '--env', 'banco', '--brief'],
      cwd: folder,
      env: { CODICE_DI_BANCO: 'CODICE-DI-BANCO', CI: 'true' },
      exits,
    }
  }

export const collaudo = collaudoWith(unsignedStep)
export const collaudoSigned = collaudoWith(signedStep)

/** Each tool by its name: lays its files into a folder, and says what to run there. */
export const tools = {
  'undici alone': bare,
  Collaudo: collaudo,
  'Collaudo signed': collaudoSigned,
  'Step CI': stepCi,
  'Bruno CLI': bruno,
  Newman: newman,
}
