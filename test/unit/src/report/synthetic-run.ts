import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { romeIso } from '../../../../src/lib/rome-time.ts'
import { sha256 } from '../../../../src/lib/sha256.ts'
import type { CheckResult } from '../../../../src/model/check-result.ts'
import type { EvidenceRef } from '../../../../src/model/evidence-ref.ts'
import type { Outcome } from '../../../../src/model/outcome.ts'
import type {
  CaseRecord,
  ExchangeRecord,
  RunHeader,
  RunRecord,
  StepRecord,
} from '../../../../src/model/run-record.ts'

export interface SyntheticRun {
  readonly header: RunHeader
  readonly record: RunRecord
}

const startOfDay = Date.parse('2026-03-02T08:15:30.250Z')
const at = (milliseconds: number): string => new Date(startOfDay + milliseconds).toISOString()

const header: RunHeader = {
  schema: 'collaudo/run@2',
  run: '2026-03-02T08-15-30-cvp',
  plan: {
    name: 'cvp',
    title: 'Ciclo di vita della prescrizione',
    version: '1.0',
    note: "Piano dimostrativo, non dell'autorità",
    requirements: [
      {
        id: 'CVP.emissione',
        section: '§ 4.4',
        text: 'La ricetta riceve un identificativo',
        certainty: 'spec?',
      },
    ],
  },
  suite: null,
  application: {
    name: 'cartella',
    title: 'Cartella Esempio',
    producer: 'Esempio S.r.l.',
    version: '3.4.1',
    profile: 'dispositivo',
    defects: [],
  },
  environment: {
    name: 'simulator',
    simulator: true,
    endpoints: { cvp: 'https://127.0.0.1:8443/cvp' },
    switches: { certificatoClient: 'required', nonceRipetuto: 'rifiuta' },
  },
  harness: { version: '0.1.0', node: 'v20.20.2', platform: 'linux x64' },
  startedAt: at(0),
}

const requestXml =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><chk xmlns="urn:prova">' +
  '<medico>PROVAX00X00X000Y</medico><assistito>PNIMRA70A01H501P</assistito><nota>città &amp; età</nota>' +
  '</chk></s:Body></s:Envelope>'
const answerXml =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><chkResponse xmlns="urn:prova">' +
  '<IUP>160A40000000001</IUP></chkResponse></s:Body></s:Envelope>'
const proxyPage =
  '<html><body><h1>502 Bad Gateway</h1><script>document.title="eseguito"</script>' +
  '<img src="https://proxy.invalid/logo.png"></body></html>'

const keepIn =
  (runFolder: string) =>
  (name: string, content: string, mediaType: string, extension: string): EvidenceRef => {
    const hash = sha256(content)
    const path = `evidence/${hash}.${extension}`
    mkdirSync(join(runFolder, 'evidence'), { recursive: true })
    writeFileSync(join(runFolder, path), content)
    return { name, sha256: hash, size: Buffer.byteLength(content), mediaType, path }
  }

type Keep = ReturnType<typeof keepIn>

const met: CheckResult = {
  title: "L'identificativo univoco della prescrizione è presente",
  status: 'met',
  level: 'required',
  expected: '^[0-9A-Z]{13,15}$',
  actual: '160A40000000001',
  requirement: 'CVP.emissione',
}

const exchange = (
  keep: Keep,
  offset: number,
  answer: { status: number; body: string; mediaType: string; extension: string } | 'refused',
): ExchangeRecord => ({
  origin: 'harness',
  adapter: 'sist',
  operation: 'chkPrescrizione',
  method: 'POST',
  url: 'https://127.0.0.1:8443/cvp',
  startedAt: at(offset),
  endedAt: at(offset + 34),
  startedAtRome: romeIso(new Date(startOfDay + offset)),
  endedAtRome: romeIso(new Date(startOfDay + offset + 34)),
  request: {
    head: keep(
      'request-head',
      'POST /cvp HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
      'text/plain',
      'txt',
    ),
    body: keep('request-body', requestXml, 'text/xml; charset=utf-8', 'xml'),
  },
  answer:
    answer === 'refused'
      ? {
          kind: 'none',
          phase: 'tls',
          code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
          message: 'SAML Assertion expired: connection closed by the peer',
          alert: 'certificate_required',
          requestWritten: true,
        }
      : {
          kind: 'http',
          status: answer.status,
          head: keep('answer-head', `HTTP/1.1 ${answer.status}\r\n\r\n`, 'text/plain', 'txt'),
          body: keep('answer-body', answer.body, answer.mediaType, answer.extension),
        },
  tls: {
    protocol: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    authorized: true,
    peer: {
      subject: 'CN=127.0.0.1,O=Simulatore',
      issuer: 'CN=CA del simulatore',
      serialNumber: '0A0B0C',
      fingerprint256: 'AA:BB:CC:DD',
      validFrom: '2026-01-01T00:00:00.000Z',
      validTo: '2027-01-01T00:00:00.000Z',
      pem: '',
    },
    clientFingerprint256: '11:22:33:44',
  },
  documents: [
    keep('prescrizione.xml', '<ClinicalDocument xmlns="urn:hl7-org:v3"/>', 'text/xml', 'xml'),
  ],
  facts: { nonce: 'bm9uY2U=', operatore: 'PROVAX00X00X000Y' },
})

const step = (
  offset: number,
  call: ExchangeRecord,
  checks: readonly CheckResult[],
  outcome: Outcome,
): StepRecord => ({
  id: 'emissione',
  title: 'Emissione della ricetta',
  uses: 'sist',
  operator: {
    datiOperatore: 'medico-titolare',
    authentication: 'medico-titolare',
    signature: 'medico-titolare',
  },
  startedAt: at(offset),
  endedAt: at(offset + 50),
  instant: at(offset),
  send: { operation: 'chkPrescrizione' },
  expect: [],
  exchanges: [call],
  checks: [...checks],
  captured: { nre: '160A40000000001' },
  outcome,
})

const oneCase = (
  id: string,
  offset: number,
  rest: Partial<CaseRecord> & Pick<CaseRecord, 'title' | 'outcome' | 'steps'>,
): CaseRecord => ({
  id,
  plan: 'cvp',
  kind: 'positive',
  area: 'Prescrizione',
  source: {
    sheet: 'Casi',
    cell: 'B21',
    text: 'Il medico *emette* la ricetta.\n![x](https://a.invalid/x.png)',
  },
  requirements: ['CVP.emissione'],
  severity: 'critical',
  tags: ['cvp', 'emissione'],
  file: `plans/cvp/cases/${id}.case.yaml`,
  fileSha256: sha256(id),
  switches: ['certificatoClient'],
  startedAt: at(offset),
  endedAt: at(offset + 60),
  exports: {},
  ...rest,
})

const unmet: Outcome = {
  status: 'failed',
  trouble: 'unmet-check',
  message: '2 verifiche su 3 non sono soddisfatte',
}
const broken: Outcome = {
  status: 'broken',
  trouble: 'environment-unreachable',
  code: 'CALL_FAILED',
  message: 'SAML Assertion expired',
  hint: 'Verificare la VPN.',
}
const page = { status: 502, body: proxyPage, mediaType: 'text/html', extension: 'html' }
const expected = {
  status: 200,
  body: answerXml,
  mediaType: 'text/xml; charset=utf-8',
  extension: 'xml',
}

/**
 * A run of five cases, one for each thing that a report must tell apart. The order of the list is the
 * authority's; the times are not, as when cases run side by side.
 */
export const writeSyntheticRun = (runFolder: string): SyntheticRun => {
  const keep = keepIn(runFolder)
  const cases = [
    oneCase('CVP-10', 4000, {
      title: 'Emissione di una ricetta farmaceutica',
      outcome: { status: 'passed' },
      steps: [step(4000, exchange(keep, 4005, expected), [met], { status: 'passed' })],
    }),
    oneCase('CVP-02', 2000, {
      title: "L'annullamento di un altro medico è rifiutato",
      kind: 'negative',
      area: 'Annullamento',
      severity: 'blocker',
      outcome: unmet,
      steps: [
        step(
          2000,
          exchange(keep, 2005, expected),
          [
            met,
            {
              ...met,
              title: 'Il codice del rifiuto',
              status: 'unmet',
              expected: '000280',
              actual: '000231',
            },
            {
              ...met,
              title: 'Nessuna anomalia',
              status: 'unmet',
              expected: 'nessuna',
              actual: '2 <anomalie>',
            },
          ],
          unmet,
        ),
      ],
    }),
    oneCase('CVP-03', 3000, {
      title: 'Registrazione della ricetta',
      outcome: broken,
      steps: [
        step(
          3000,
          exchange(keep, 3005, 'refused'),
          [{ ...met, status: 'not-evaluated', reason: 'nessuna risposta', actual: '' }],
          broken,
        ),
      ],
    }),
    oneCase('CVP-04', 3500, {
      title: 'Annullamento della ricetta registrata',
      area: 'Annullamento',
      outcome: { status: 'skipped', cause: 'dependency', reason: 'CVP-03 non ha dato nre' },
      steps: [],
    }),
    oneCase('CVP-05', 1000, {
      title: 'Il proxy fermo è riconosciuto',
      kind: 'negative',
      outcome: { status: 'passed' },
      steps: [step(1000, exchange(keep, 1005, page), [met], { status: 'passed' })],
    }),
  ]
  return {
    header,
    record: {
      ...header,
      endedAt: at(5000),
      interrupted: false,
      notRun: [],
      verdict: 'negativo',
      counts: { passed: 2, failed: 1, broken: 1, skipped: 1 },
      cases,
    },
  }
}
