import { t } from '../lib/language/t.ts'
import type { SenderShape } from '../plan/procedure-schema.ts'
import { missingInProcedure, type Ready, type Subject } from './subject.ts'

/** Who writes to the help desk. */
export const readySender = (subject: Pick<Subject, 'procedure'>): Ready<SenderShape> => {
  const sender = subject.procedure?.shape.sender
  return sender === undefined
    ? {
        ok: false,
        problems: [
          missingInProcedure(
            subject,
            ['sender'],
            t`manca «sender»: chi scrive all'autorità`,
            t`in procedure.yaml: sender: { organization: Ragione sociale, name: Chi scrive, email: nome@dominio.it }`,
          ),
        ],
      }
    : { ok: true, value: sender }
}

type CertifiedSender = SenderShape & { readonly pec: string; readonly 'partita-iva': string }

/** Who writes by PEC, and signs for the organization. */
export const readyCertifiedSender = (subject: Subject): Ready<CertifiedSender> => {
  const found = readySender(subject)
  const { pec, 'partita-iva': partitaIva } = found.ok ? found.value : {}
  const problems = [
    ...(found.ok ? [] : found.problems),
    ...(pec === undefined
      ? [
          missingInProcedure(
            subject,
            ['sender'],
            t`manca «sender.pec»: la richiesta di integrazione parte da una PEC`,
            t`aggiungere pec: nome@pec.dominio.it`,
          ),
        ]
      : []),
    ...(partitaIva === undefined
      ? [
          missingInProcedure(
            subject,
            ['sender'],
            t`manca «sender.partita-iva»: di chi chiede l'integrazione`,
            t`aggiungere partita-iva: seguita da 11 cifre`,
          ),
        ]
      : []),
  ]
  return !found.ok || pec === undefined || partitaIva === undefined
    ? { ok: false, problems }
    : { ok: true, value: { ...found.value, pec, 'partita-iva': partitaIva } }
}
