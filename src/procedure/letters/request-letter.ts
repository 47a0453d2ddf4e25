import { createHash } from 'node:crypto'

import { romeFields } from '../../lib/rome-time.ts'
import type { SenderShape } from '../../plan/procedure-schema.ts'
import type { SignedFile } from '../../signature/judge-signed-file.ts'
import type { Signer } from '../../signature/signer.ts'
import {
  applicationRows,
  letterText,
  recipients,
  rows,
  subjects,
  type Described,
  type Letter,
} from './letter.ts'

/** A form of stage 1, signed. */
export interface SignedForm extends SignedFile {
  readonly title: string
  readonly name: string
  readonly content: Uint8Array
}

/** The titles of the two forms, as the authority has them. */
export const formTitles = {
  integrazione: 'Richiesta di integrazione al SIST-FSE Puglia',
  vpn: 'Modulo Richiesta VPN',
} as const

const moment = (at: Date): string => {
  const { day, month, year, hour, minute } = romeFields(at)
  return `${day}/${month}/${year} alle ${hour}:${minute}`
}

const signerText = ({ name, codiceFiscale, issuer, signedAt }: Signer): string =>
  [
    name,
    ...(codiceFiscale === null ? [] : [`codice fiscale ${codiceFiscale}`]),
    signedAt === null ? 'senza una data' : `il ${moment(signedAt)}`,
    `certificato emesso da ${issuer}`,
  ].join(', ')

const formText = ({ title, name, form, signers, content }: SignedForm): string =>
  [
    `«${title}»`,
    rows([
      ['File', name],
      ...signers.map((one) => [`Firma ${form}`, signerText(one)] as const),
      ['SHA-256', createHash('sha256').update(content).digest('hex')],
    ]),
  ].join('\n')

/** Stage 1: the vendor asks to be integrated, with the two forms. */
export const requestLetter = (
  sender: SenderShape & { readonly pec: string; readonly 'partita-iva': string },
  application: Described,
  forms: readonly SignedForm[],
): Letter => ({
  name: 'fase-1-richiesta-di-integrazione',
  from: { name: sender.organization, address: sender.pec },
  to: recipients.pec,
  subject: subjects.richiesta,
  text: letterText(sender, [
    `${sender.organization}, partita IVA ${sender['partita-iva']}, chiede l'integrazione al SIST-FSE Puglia della seguente applicazione:`,
    applicationRows(application),
    'Si allegano i due moduli, compilati e firmati digitalmente.',
    ...forms.map(formText),
  ]),
  attachments: forms.map(({ name, mediaType, content }) => ({ name, mediaType, content })),
})
