import { rule, type Rule } from '../rule.ts'
import { cardHolder } from '../security/card-holder.ts'
import { italianTime } from '../wire-date.ts'
import type { Registration } from './registration.ts'

const signerOf = ({ cades }: Registration): string | undefined =>
  cades?.signer && cardHolder(cades.signer)

const isTime = (text: string | undefined): text is string => /^\d{14}$/.test(text ?? '')

/** When a document says that it was written and when it was signed, on the clocks of Italy; undefined without either. */
const times = ({ cades, cda }: Registration) =>
  cades?.signingTime === undefined || !isTime(cda?.effectiveTime)
    ? undefined
    : { signed: italianTime(cades.signingTime), written: cda.effectiveTime }

/** Who signed, and who wrote. */
export const authorRules = {
  signer: [
    rule('signer-operator', (registration) =>
      signerOf(registration) === registration.operator.codiceFiscale
        ? undefined
        : 'il firmatario non è l’operatore',
    ),
  ],
  author: [
    rule('author-signer', (registration) =>
      registration.cda?.author !== undefined && registration.cda.author === signerOf(registration)
        ? undefined
        : 'l’autore del documento non è il firmatario',
    ),
  ],
} as const satisfies Record<string, readonly Rule<Registration>[]>

/** That it was signed on the day it was written, and not before. */
export const timeRules: readonly Rule<Registration>[] = [
  rule('signature-date', (registration) => {
    const found = times(registration)
    return found === undefined || found.signed.slice(0, 8) === found.written.slice(0, 8)
      ? undefined
      : 'data di firma diversa dalla data del documento'
  }),
  rule('signature-time', (registration) => {
    const found = times(registration)
    return found === undefined || found.signed >= found.written
      ? undefined
      : 'firma anteriore alla creazione del documento'
  }),
]
