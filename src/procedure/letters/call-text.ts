import { outcomeText } from '../../calls/call-table.ts'
import type { Call } from '../../calls/calls-of.ts'
import { rows } from './letter.ts'

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
