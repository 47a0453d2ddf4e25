import type { Call } from './calls-of.ts'

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

/**
 * What the authority needs to find a call in its own logs. It is Italian whoever runs the command, since the authority
 * is: instants are to the millisecond, on the clocks of Rome.
 */
export const callColumns = [
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
  'origine',
] as const

// A spreadsheet takes a cell that begins so for a formula; what an answer says must not become one.
const cell = (text: string): string =>
  `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

const origins = { harness: 'strumento', application: 'applicativo', file: 'file' } as const

/** The cells of a call, in the order of `callColumns`. */
export const callCells = (call: Call): readonly string[] => {
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
    origins[record.origin],
  ]
}

/** A row for each call (RFC 4180), as a spreadsheet set for Italian opens it. */
export const callsTable = (calls: readonly Call[]): string =>
  `\uFEFF${[callColumns, ...calls.map(callCells)]
    .map((row) => row.map(cell).join(';'))
    .join('\r\n')}\r\n`
