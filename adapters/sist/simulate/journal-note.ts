import type { XmlDocument, XmlElement } from 'libxml2-wasm'

import type { ReplyNote } from '../../../src/adapter/simulated.ts'
import type { Decision } from './decide.ts'
import type { Prescriptions } from './prescriptions.ts'
import { envelopeChildren } from './security/security-header.ts'
import { elements, textAt, withXml } from './xml/parse-xml.ts'

/** Who a request says that it is from: the journal tells it of refused requests too. */
export const claimsOf = (root: XmlElement): Pick<ReplyNote, 'operator' | 'application'> => {
  const [payload] = envelopeChildren(root, 'Body', '*')
  if (payload === undefined) return {}
  const operator = textAt(payload, 'sist:datiOperatore/sist:codiceFiscale')
  const name = textAt(payload, 'sist:datiApplicativo/sist:nome')
  const version = textAt(payload, 'sist:datiApplicativo/sist:versione')
  return {
    ...(operator === undefined ? {} : { operator }),
    ...(name === undefined ? {} : { application: [name, version].join(' ').trim() }),
  }
}

/** The prescriptions, and the identifiers by which they are looked for and kept from now on. */
export const watchIdentifiers = (
  prescriptions: Prescriptions,
): { readonly prescriptions: Prescriptions; readonly identifiers: ReadonlySet<string> } => {
  const identifiers = new Set<string>()
  return {
    identifiers,
    prescriptions: {
      ...prescriptions,
      find: (identifier) => {
        identifiers.add(identifier)
        return prescriptions.find(identifier)
      },
      keep: (prescription) => {
        identifiers.add(prescription.identifier)
        return prescriptions.keep(prescription)
      },
    },
  }
}

const words = ({ root }: XmlDocument): string => {
  const anomalies = elements(root, './/anomalia').map(
    (one) => `${textAt(one, 'codCriticita') ?? ''}${textAt(one, 'codice') ?? ''}`,
  )
  const esito = textAt(root, 'esito')
  const identifier = textAt(root, 'IUP')
  const list = elements(root, 'elenco')[0]
  return [
    ...(esito === undefined ? [] : [`esito ${esito}`]),
    ...(identifier === undefined ? [] : [identifier]),
    ...(list === undefined ? [] : [`${elements(list, 'prescrizione').length} prescrizioni`]),
    ...(anomalies.length === 0 ? [] : [`anomalie ${anomalies.join(' ')}`]),
  ].join(', ')
}

/** What the journal says of a decision. */
export const noteOf = (decision: Decision): Pick<ReplyNote, 'result'> => {
  if ('refusal' in decision) return {}
  const result = withXml(Buffer.from(`<return>${decision.content}</return>`), words, () => '')
  return result === '' ? {} : { result }
}
