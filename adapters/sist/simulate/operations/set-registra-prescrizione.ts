import { codiceFiscaleOf } from '../../../../src/certificates/codice-fiscale.ts'
import { romeFields } from '../../../../src/lib/rome-time.ts'
import { refuseCades } from '../document/cades-rules.ts'
import { refuseCda } from '../document/cda-rules.ts'
import { readCades, type Cades } from '../document/read-cades.ts'
import { readCda } from '../document/read-cda.ts'
import { refused, type Operation } from '../operation.ts'
import { decodeBase64 } from '../xml/base64.ts'
import { leaf } from '../xml/write-xml.ts'

const pemShape = /^-----BEGIN (PKCS7|CMS)-----\s([\s\S]+?)-----END \1-----$/

// A signed prescription has some tens of kilobytes. Each node of its ASN.1, of two bytes at least, costs a hundred.
const longestP7m = 1_500_000

/** The bytes of the p7m in `prescrizione`, in the form that the switch names; undefined when it has another. */
const decodeP7m = (text: string, encoding: string | undefined): Buffer | undefined => {
  if (text.length > longestP7m) return undefined
  const body = encoding === 'pem' ? (pemShape.exec(text.trim())?.[2] ?? '') : text
  const bytes = decodeBase64(body)
  return bytes?.length === 0 ? undefined : bytes
}

const tryRead = (bytes: Uint8Array): Cades | undefined => {
  try {
    return readCades(bytes)
  } catch {
    return undefined
  }
}

const signedAt = (instant: Date): string => {
  const f = romeFields(instant)
  return `${f.year}${f.month}${f.day}${f.hour}${f.minute}${f.second}`
}

/** Registers the signed document of an issued prescription. The order of the decisions is the fake server's. */
export const setRegistraPrescrizione: Operation = (context) => {
  const { body, operator, world, now, prescriptions, conditions } = context
  const { switches } = world
  const bytes = decodeP7m(body.text('prescrizione') ?? '', switches['prescrizione-encoding'])
  if (bytes === undefined)
    return refused(
      'p7m-encoding',
      '000219',
      `prescrizione: atteso un p7m in ${switches['prescrizione-encoding'] ?? 'base64'}`,
    )
  const cades = tryRead(bytes)
  if (cades === undefined)
    return refused('p7m-structure', '000219', 'prescrizione: non è un CMS SignedData in DER')
  const badSignature = refuseCades(cades, world, now)
  if (badSignature !== undefined) return { refusal: badSignature }

  const signer = cades.signer && codiceFiscaleOf(cades.signer)
  if (signer !== operator.codiceFiscale)
    return refused('signer-operator', '000271', 'il firmatario non è l’operatore')
  const content = cades.content ?? Buffer.alloc(0)
  const cda = readCda(content)
  if ('problem' in cda) return refused('cda-shape', '900000', cda.problem)
  if (cda.author !== signer)
    return refused('author-signer', '000272', 'l’autore del documento non è il firmatario')

  const prescription = prescriptions.find(cda.id.extension)
  if (prescription === undefined)
    return refused('prescription-known', '000004', 'prescrizione non identificata')
  if (prescription.owner.codiceFiscale !== operator.codiceFiscale)
    return refused('prescription-own', '000004', 'prescrizione emessa da un altro medico')
  const badDocument = refuseCda({ cda, prescription, switches })
  if (badDocument !== undefined) return { refusal: badDocument }

  const signed = signedAt(cades.signingTime ?? now)
  if (signed.slice(0, 8) !== cda.effectiveTime.slice(0, 8))
    return refused('signature-date', '000303', 'data di firma diversa dalla data del documento')
  if (signed < cda.effectiveTime)
    return refused('signature-time', '000304', 'firma anteriore alla creazione del documento')
  const oscurato = body.text('oscurato')
  if (oscurato === undefined)
    return refused('oscurato-present', '000005', 'dato obbligatorio assente: oscurato')
  if (prescription.state === 'annullata')
    return refused('prescription-state', '000005', 'la prescrizione è annullata')
  if (prescription.state === 'registrata' && switches['duplicate-registration'] !== 'accept')
    return refused('duplicate-registration', '000005', 'la prescrizione è già registrata')

  if (conditions.has('esito-false')) return { content: leaf('esito', 'FALSE') }
  prescriptions.keep({
    ...prescription,
    state: 'registrata',
    oscurato: ['true', '1'].includes(oscurato.trim()),
    cda: content.toString('utf8'),
  })
  return { content: leaf('esito', 'TRUE') }
}
