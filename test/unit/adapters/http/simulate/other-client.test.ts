import {
  createHash,
  createPrivateKey,
  randomUUID,
  X509Certificate,
  type KeyObject,
} from 'node:crypto'
import { join } from 'node:path'

import { SignJWT } from 'jose'
import { beforeAll, expect, test } from 'vitest'

import { httpSimulator } from '../../../../../adapters/http/simulate/http-simulator.ts'
import { makePdf } from '../../../../../adapters/http/document/make-pdf.ts'
import type { SimulatedService } from '../../../../../src/adapter/simulated.ts'
import {
  issueCa,
  type IssuedCredential,
} from '../../../../../src/certificates/issue-certificate.ts'
import { packageRoot } from '../../../../../src/lib/package-root.ts'

// A client of other libraries than ours: jose signs, and Node's own FormData writes the parts.

const base = '/govway/rest/in/FSE/gateway/v1'
const loinc = '2.16.840.1.113883.6.1'

let signer: IssuedCredential
let key: KeyObject
let pdf: Uint8Array
let openGateway: (switches?: Record<string, string>) => Promise<SimulatedService>

const cda = `<ClinicalDocument xmlns="urn:hl7-org:v3">
<typeId root="2.16.840.1.113883.1.3" extension="POCD_MT000040UV02"/>
<templateId root="2.16.840.1.113883.2.9.10.1.1"/>
<id root="2.16.840.1.113883.2.9.2.160.4.4" extension="1"/>
<code code="11502-2" codeSystem="${loinc}"/><effectiveTime value="20260701"/><confidentialityCode code="N"/>
<recordTarget><patientRole><id root="2.16.840.1.113883.2.9.4.3.2" extension="PNIMRA70A01H501P"/></patientRole></recordTarget>
<author/><custodian/><component/></ClinicalDocument>`

beforeAll(async () => {
  const ca = await issueCa('CA firma di prova')
  signer = await ca.issue({ commonName: 'S1#111#PROVA', use: 'signature' })
  key = createPrivateKey(signer.keyPem)
  pdf = await makePdf({
    title: 'Prova',
    attachment: { name: 'cda.xml', bytes: Buffer.from(cda) },
    instant: new Date(),
  })
  openGateway = (switches = {}) =>
    httpSimulator.create({
      applications: [],
      operators: [],
      authorities: { authentication: [], signature: [ca.certificate] },
      server: { certificatePem: '', keyPem: '' },
      registryFolder: join(packageRoot, 'environments', 'simulator', 'registry'),
      switches: {
        ...Object.fromEntries(httpSimulator.switches.map((one) => [one.name, one.default])),
        ...switches,
      },
      rulesOff: new Set(),
      clock: () => new Date(),
    })
})

const token = (prefix: string, claims: Record<string, unknown>): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({
      alg: 'RS256',
      typ: 'JWT',
      x5c: [new X509Certificate(signer.certificatePem).raw.toString('base64')],
    })
    .setIssuer(`${prefix}:S1#111#PROVA`)
    .setSubject('01234567897^^^&2.16.840.1.113883.2.9.6.3.2&ISO')
    .setAudience(`https://gateway.prova${base}`)
    .setIssuedAt()
    .setExpirationTime('5m')
    .setJti(randomUUID())
    .sign(key)

const validation = async (gateway: SimulatedService, role = 'AAS') => {
  const form = new FormData()
  form.set(
    'requestBody',
    new Blob(['{"healthDataFormat":"CDA","mode":"ATTACHMENT","activity":"VALIDATION"}'], {
      type: 'application/json',
    }),
  )
  form.set('file', new Blob([Uint8Array.from(pdf)], { type: 'application/pdf' }), 'referto.pdf')
  const encoded = new Response(form)
  const reply = await gateway.handle({
    method: 'POST',
    path: `${base}/documents/validation`,
    headers: {
      host: 'gateway.prova',
      'content-type': encoded.headers.get('content-type') ?? '',
      authorization: `Bearer ${await token('auth', {})}`,
      'fse-jwt-signature': await token('integrity', {
        subject_organization_id: '160',
        subject_organization: 'Regione Puglia',
        subject_role: role,
        person_id: 'PNIMRA70A01H501P^^^&2.16.840.1.113883.2.9.4.3.2&ISO',
        patient_consent: true,
        purpose_of_use: 'TREATMENT',
        resource_hl7_type: `('11502-2^^${loinc}')`,
        action_id: 'CREATE',
        attachment_hash: createHash('sha256').update(pdf).digest('hex'),
        subject_application_id: 'Prova',
        subject_application_vendor: 'Prova',
        subject_application_version: '1',
      }),
    },
    body: new Uint8Array(await encoded.arrayBuffer()),
    clientCertificate: null,
    receivedAt: new Date(),
    conditions: new Map(),
  })
  if (reply.kind !== 'answer') throw new Error(reply.kind)
  return {
    reply,
    body: JSON.parse(Buffer.from(reply.body).toString('utf8')) as Record<string, unknown>,
  }
}

test('a client made of other libraries is served', async () => {
  const { reply, body } = await validation(await openGateway())
  expect([reply.status, reply.note?.rule, body['detail']]).toEqual([201, undefined, undefined])
  expect(body['workflowInstanceId']).toBe(
    `2.16.840.1.113883.2.9.2.160.4.4.${createHash('sha256').update('1').digest('hex')}.${String(body['workflowInstanceId']).split('.').at(-1)}`,
  )
})

test('a problem is written as the switches say, and names the claim', async () => {
  const usual = await validation(await openGateway(), 'XYZ')
  expect(usual.reply.note?.rule).toBe('gtw-claim-subject-role')
  expect(usual.body).toMatchObject({
    type: '/msg/mandatory-element-token',
    status: 403,
    detail: 'subject_role "XYZ" non ammesso',
    instance: '/jwt-mandatory-field-malformed',
    workflowInstanceId: 'UNKNOWN_WORKFLOW_ID',
  })
  const other = await openGateway({ 'gtw-problem-status': 'text', 'gtw-problem-type': 'no-slash' })
  expect((await validation(other, 'XYZ')).body).toMatchObject({
    type: 'msg/mandatory-element-token',
    status: '403',
  })
})

test.each([
  ['gateway', 403, { type: '/msg/jwt-validation', traceID: expect.any(String) as string }],
  ['border', 401, { title: 'TokenAuthenticationFailed', govway_id: expect.any(String) as string }],
])('a token that is not valid is refused by the %s', async (value, status, members) => {
  const gateway = await openGateway({ 'gtw-token-refusal': value })
  const reply = await gateway.handle({
    method: 'GET',
    path: `${base}/status`,
    headers: { host: 'gateway.prova', authorization: 'Bearer a.b.c', 'fse-jwt-signature': 'a.b.c' },
    body: new Uint8Array(),
    clientCertificate: null,
    receivedAt: new Date(),
    conditions: new Map(),
  })
  if (reply.kind !== 'answer') throw new Error(reply.kind)
  expect(reply.status).toBe(status)
  expect(JSON.parse(Buffer.from(reply.body).toString())).toMatchObject(members)
})

test.each([
  ['POST', '/documents/altro', 404],
  ['GET', '/documents/x', 404],
  ['PATCH', '/status', 404],
])('%s %s is not served', async (method, path, status) => {
  const gateway = await openGateway()
  const reply = await gateway.handle({
    method,
    path: base + path,
    headers: {},
    body: new Uint8Array(),
    clientCertificate: null,
    receivedAt: new Date(),
    conditions: new Map(),
  })
  expect(reply).toMatchObject({ kind: 'answer', status })
})

const posted = async (
  gateway: SimulatedService,
  contentType: string,
  body: Uint8Array,
): Promise<number> => {
  const reply = await gateway.handle({
    method: 'POST',
    path: `${base}/documents/validation`,
    headers: { host: 'x', 'content-type': contentType },
    body,
    clientCertificate: null,
    receivedAt: new Date(),
    conditions: new Map(),
  })
  return reply.kind === 'answer' ? reply.status : 0
}

test.each([
  ['no multipart', 'multipart/form-data; boundary=x', Buffer.from('niente')],
  ['no boundary', 'multipart/form-data', Buffer.from([0, 255, 13, 10])],
  ['a boundary of nothing', 'multipart/form-data; boundary=', Buffer.from('--\r\n\r\n')],
])('what is not of parts is stopped at the border: %s', async (_, contentType, body) => {
  expect(await posted(await openGateway(), contentType, body)).toBe(400)
})

test('a body that is cut anywhere is answered', async () => {
  const gateway = await openGateway()
  const whole = Buffer.from(
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: application/pdf\r\n\r\n%PD\r\n--x\r\nContent-Disposition: form-data; name="requestBody"\r\n\r\n{}\r\n--x--\r\n',
  )
  const statuses = new Set<number>()
  for (let length = 0; length <= whole.length; length++)
    statuses.add(
      await posted(gateway, 'multipart/form-data; boundary=x', whole.subarray(0, length)),
    )
  // Of the whole, the type of a part is wrong; of what is cut, nothing is a part.
  expect(statuses).toEqual(new Set([400, 502]))
})
