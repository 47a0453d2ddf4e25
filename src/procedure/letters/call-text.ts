import { rows } from './letter.ts'
import type { Call } from '../calls.ts'

const phases = {
  dns: 'risoluzione del nome',
  tcp: 'connessione',
  tls: 'handshake TLS',
  http: 'HTTP',
}

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** What came of a call, in the words of the answer. */
export const outcomeText = ({ record: { answer }, reading, said }: Call): string => {
  if (answer.kind === 'none')
    return [
      `nessuna risposta: ${phases[answer.phase]}, ${answer.code}`,
      ...(answer.alert === null ? [] : [`alert TLS ${answer.alert}`]),
      answer.requestWritten ? 'richiesta scritta' : 'richiesta non scritta',
    ].join(', ')
  const http = `HTTP ${answer.status}`
  const words = said.map(({ name, text }) => `${name} ${onOneLine(text)}`)
  switch (reading.kind) {
    case 'fault': {
      const code = reading.code === null ? 'senza codice' : reading.code
      const detail = onOneLine(reading.detail)
      return [
        `${http}, Fault ${code}: ${onOneLine(reading.text) || '(senza testo)'}`,
        ...(detail === '' ? [] : [`detail: ${detail}`]),
      ].join('; ')
    }
    case 'expected':
      return [`${http}, risposta attesa`, ...words].join('; ')
    case 'other':
    case 'none':
      return `${http}, risposta di un altro genere (${answer.body.mediaType}, ${answer.body.size} byte)`
  }
}

/** The identifier of the prescription that a call is about, with its kind. */
const identifierRow = ({ nre, iup }: Readonly<Record<string, string>>): [string, string][] => {
  if (nre !== undefined) return [['NRE', nre]]
  return iup === undefined ? [] : [['IUP', iup]]
}

const absent = '(non presente nella richiesta)'

/** A call as the help desk looks for it. */
export const callText = (call: Call): string => {
  const { record } = call
  const { facts, tls } = record
  return [
    `${call.number}. ${call.case}, passo «${call.step}»`,
    rows([
      ['Inizio (Europe/Rome)', record.startedAtRome],
      ['Fine (Europe/Rome)', record.endedAtRome],
      ['Servizio', call.service],
      ['Operazione', record.operation],
      ['Indirizzo', `${record.method} ${record.url}`],
      ['codStruttura', facts['codStruttura'] ?? absent],
      ['Codice fiscale operatore', facts['codiceFiscale'] ?? absent],
      ['nonce', facts['nonce'] ?? absent],
      ['created', facts['created'] ?? absent],
      ...identifierRow(facts),
      ['Esito', outcomeText(call)],
      ...(tls === null
        ? []
        : [
            [
              'Certificato client',
              tls.clientFingerprint256 === null ? 'nessuno' : `SHA-256 ${tls.clientFingerprint256}`,
            ] as const,
          ]),
      ['SHA-256 richiesta', record.request.body.sha256],
    ]),
  ].join('\n')
}

const columns = [
  'caso',
  'passo',
  'inizio',
  'fine',
  'servizio',
  'operazione',
  'codStruttura',
  'codiceFiscale',
  'nonce',
  'created',
  'identificativo',
  'esito',
]

// A spreadsheet takes a cell that begins so for a formula; what an answer says must not become one.
const cell = (text: string): string =>
  `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** A row for each call (RFC 4180), as a spreadsheet set for Italian opens it. */
export const callsTable = (calls: readonly Call[]): string =>
  `\uFEFF${[
    columns,
    ...calls.map((call) => {
      const { record } = call
      const { facts } = record
      return [
        call.case,
        call.step,
        record.startedAtRome,
        record.endedAtRome,
        call.service,
        record.operation,
        ...['codStruttura', 'codiceFiscale', 'nonce', 'created'].map((name) => facts[name] ?? ''),
        facts['nre'] ?? facts['iup'] ?? '',
        outcomeText(call),
      ]
    }),
  ]
    .map((row) => row.map(cell).join(';'))
    .join('\r\n')}\r\n`
