import { createHash } from 'node:crypto'

import type { CallContext } from '../../src/adapter/define-adapter.ts'
import { romeFields } from '../../src/lib/rome-time.ts'
import { applicationChoices } from './deviate/application.ts'
import type { ApplicationDeviation } from './deviate/application.ts'
import { randomAlphanumeric } from './random-alphanumeric.ts'
import { isList } from '../../src/soap/body-value.ts'
import type { BodyFields, BodyValue } from '../../src/soap/body-value.ts'
import { elementsOf, type ContractElement } from '../../src/soap/contract.ts'

/** `created` of datiApplicativo: local time of Europe/Rome, offset without a colon. */
export const applicationCreated = (instant: Date): string => {
  const { year, month, day, hour, minute, second, offset } = romeFields(instant)
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset.replace(':', '')}`
}

/** `applDigest` of datiApplicativo: base64 of SHA-1 of nonce, created and codice applicativo, in UTF-8. */
export const applicationDigest = (nonce: string, created: string, code: string): string =>
  createHash('sha1').update(`${nonce}${created}${code}`, 'utf8').digest('base64')

/** Of the two blocks: the fields of the case over the computed ones; not a record means as the case says. */
const over = (computed: BodyFields, written: BodyValue | undefined): BodyValue => {
  if (written === undefined) return computed
  if (written === null || typeof written === 'string' || isList(written)) return written
  return { ...computed, ...written }
}

const datiOperatore = ({ operator }: CallContext): BodyFields => {
  const { codStruttura, codiceFiscale, ruoloIstituzionale } = operator.datiOperatore
  return { codStruttura, codiceFiscale, ruoloIstituzionale }
}

const fieldOf = (block: BodyValue | undefined, name: string): string | undefined => {
  if (block === undefined || block === null || typeof block === 'string' || isList(block))
    return undefined
  const value = block[name]
  return typeof value === 'string' ? value : undefined
}

const datiApplicativo = (
  context: CallContext,
  written: BodyValue | undefined,
  deviation: ApplicationDeviation | undefined,
): BodyFields => {
  const { application, randomBytes } = context
  const choices = applicationChoices(deviation, context)
  // The digest is made of what is really sent: an old nonce in a case does not also spoil the digest.
  const nonce = fieldOf(written, 'nonce') ?? choices.nonce ?? randomAlphanumeric(20, randomBytes)
  const created = fieldOf(written, 'created') ?? applicationCreated(choices.created)
  return {
    applDigest: applicationDigest(nonce, created, choices.code),
    created,
    nome: application.name,
    nonce,
    produttore: application.producer,
    versione: application.version,
  }
}

/** Of what we know, the fields that the contract has a place for; nothing where it has none. */
const placed = (computed: BodyFields, block: ContractElement | undefined): BodyFields | undefined =>
  block === undefined
    ? undefined
    : Object.fromEntries(
        elementsOf(block).flatMap(({ name }) => {
          const value = computed[name]
          return value === undefined ? [] : [[name, value]]
        }),
      )

/** The two blocks that open a request, as far as its contract has them: who asks, and with which application. */
export const datiRichiedente = (
  request: ContractElement,
  body: BodyFields,
  context: CallContext,
  deviation?: ApplicationDeviation,
): BodyFields => {
  const computed = {
    datiOperatore: datiOperatore(context),
    datiApplicativo: datiApplicativo(context, body['datiApplicativo'], deviation),
  }
  return Object.fromEntries(
    Object.entries(computed).flatMap(([name, fields]) => {
      const known = placed(
        fields,
        elementsOf(request).find((element) => element.name === name),
      )
      return known === undefined ? [] : [[name, over(known, body[name])]]
    }),
  )
}

/** What the authority needs to find the call in its own logs, as it was really sent. */
export const requesterFacts = ({
  datiOperatore: operatore,
  datiApplicativo: applicativo,
}: BodyFields): Record<string, string> => {
  const facts = {
    codStruttura: fieldOf(operatore, 'codStruttura'),
    codiceFiscale: fieldOf(operatore, 'codiceFiscale'),
    nonce: fieldOf(applicativo, 'nonce'),
    created: fieldOf(applicativo, 'created'),
  }
  return Object.fromEntries(
    Object.entries(facts).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
