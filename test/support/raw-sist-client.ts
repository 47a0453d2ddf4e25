import { createHash, randomBytes, sign } from 'node:crypto'
import { request, type Agent } from 'node:https'

import type { IssuedCredential } from '../../src/certificates/issue-certificate.ts'
import { applicationCode, type TestDoctor, type TestPki } from './sist-world.ts'

/**
 * A client of SIST written byte by byte, with nothing of the product's own client in it: the Timestamp and the
 * SignedInfo are literal canonical XML.
 */
export interface Message {
  readonly operation: string
  readonly soapAction: string
  readonly xml: string
}

const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss'
const wsse = `${wss}-wssecurity-secext-1.0.xsd`
const wsu = `${wss}-wssecurity-utility-1.0.xsd`
const ds = 'http://www.w3.org/2000/09/xmldsig#'
const c14n = 'http://www.w3.org/2001/10/xml-exc-c14n#'
export const payloadNamespace = 'www.sist.puglia.it/Schemas/PDD_SIST/SCATEL/'

const sha1 = (text: string): string => createHash('sha1').update(text).digest('base64')

export const wireTime = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`

export interface SecurityOptions {
  readonly credential: IssuedCredential
  readonly created?: Date
  readonly expires?: Date
  /** Changes SignedInfo before it is signed. */
  readonly editSignedInfo?: (signedInfo: string) => string
  /** Changes the Timestamp before it is signed. */
  readonly editTimestamp?: (timestamp: string) => string
  readonly signWith?: IssuedCredential
  readonly signatureHash?: 'sha1' | 'sha256'
}

/** The wsse:Security header: everything correct, unless an option says otherwise. */
export const securityHeader = (options: SecurityOptions): string => {
  const created = options.created ?? new Date()
  const expires = options.expires ?? new Date(created.getTime() + 5 * 60_000)
  const edit = (text: string, change?: (text: string) => string) => change?.(text) ?? text
  const timestamp = edit(
    `<wsu:Timestamp xmlns:wsu="${wsu}" wsu:Id="TS-1"><wsu:Created>${wireTime(created)}</wsu:Created><wsu:Expires>${wireTime(expires)}</wsu:Expires></wsu:Timestamp>`,
    options.editTimestamp,
  )
  const signedInfo = edit(
    `<ds:SignedInfo xmlns:ds="${ds}"><ds:CanonicalizationMethod Algorithm="${c14n}"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="${ds}rsa-sha1"></ds:SignatureMethod><ds:Reference URI="#TS-1"><ds:Transforms><ds:Transform Algorithm="${c14n}"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="${ds}sha1"></ds:DigestMethod><ds:DigestValue>${sha1(timestamp)}</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
    options.editSignedInfo,
  )
  const key = (options.signWith ?? options.credential).keyPem
  const value = sign(options.signatureHash ?? 'sha1', Buffer.from(signedInfo), key).toString(
    'base64',
  )
  const token = options.credential.certificate.raw.toString('base64')
  const profile = `${wss}-x509-token-profile-1.0#X509v3`
  return `<wsse:Security xmlns:wsse="${wsse}" xmlns:wsu="${wsu}" soapenv:mustUnderstand="1">${timestamp}<wsse:BinarySecurityToken EncodingType="${wss}-soap-message-security-1.0#Base64Binary" ValueType="${profile}" wsu:Id="X509-1">${token}</wsse:BinarySecurityToken><ds:Signature xmlns:ds="${ds}">${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI="#X509-1" ValueType="${profile}"></wsse:Reference></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature></wsse:Security>`
}

export interface CallOptions {
  readonly doctor: TestDoctor
  /** Fields of datiOperatore and datiApplicativo that differ. */
  readonly operatore?: Readonly<Record<string, string>>
  readonly applicativo?: Readonly<Record<string, string>>
  readonly applicationCode?: string
  readonly security?: Partial<SecurityOptions>
  readonly soapAction?: string
  readonly edit?: (xml: string) => string
}

const leaves = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `<sist:${name}>${value}</sist:${name}>`)
    .join('')

const nonce = (): string => randomBytes(10).toString('hex')

/** An instant as `created` of datiApplicativo, on the winter clock of Italy. */
export const createdAt = (instant: Date, offset = '+0100'): string =>
  `${new Date(instant.getTime() + 3_600_000).toISOString().slice(0, 19)}${offset}`

/** A request of an operation; `content` is what follows the two blocks, with the prefix `sist`. */
export const buildMessage = (operation: string, content: string, options: CallOptions): Message => {
  const { known } = options.doctor
  const application = { nonce: nonce(), created: createdAt(new Date()), ...options.applicativo }
  const code = options.applicationCode ?? applicationCode
  const operatore = leaves({
    codStruttura: known.codStruttura,
    codiceFiscale: known.codiceFiscale,
    ruoloIstituzionale: known.ruoloIstituzionale,
    ...options.operatore,
  })
  const applicativo = leaves({
    applDigest: sha1(application.nonce + application.created + code),
    created: application.created,
    nome: 'Applicativo di prova',
    nonce: application.nonce,
    produttore: 'Produttore di prova',
    versione: '1.0.0',
    ...options.applicativo,
  })
  const header = securityHeader({
    credential: options.doctor.authentication,
    ...options.security,
  })
  const xml = `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sist="${payloadNamespace}"><soapenv:Header>${header}</soapenv:Header><soapenv:Body><sist:${operation}><sist:datiOperatore>${operatore}</sist:datiOperatore><sist:datiApplicativo>${applicativo}</sist:datiApplicativo>${content}</sist:${operation}></soapenv:Body></soapenv:Envelope>`
  return {
    operation,
    soapAction: options.soapAction ?? `urn:sist:pddsasl:bindings:1.0:CVPPortType#${operation}`,
    xml: options.edit?.(xml) ?? xml,
  }
}

export interface RawAnswer {
  readonly status: number
  readonly contentType: string
  readonly text: string
  /** Text of the first element of that name, whatever its prefix; undefined when there is none. */
  readonly first: (name: string) => string | undefined
  /** The code of a fault; undefined when the answer is none. */
  readonly fault: string | undefined
}

export const toAnswer = (status: number, contentType: string, text: string): RawAnswer => {
  const first = (name: string) =>
    new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([\\s\\S]*?)</(?:\\w+:)?${name}>`).exec(text)?.[1]
  return {
    status,
    contentType,
    text,
    first,
    fault: /\b\d{6}\b/.exec(first('faultstring') ?? '')?.[0],
  }
}

export interface PostOptions {
  readonly url: string
  readonly pki: TestPki
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  readonly method?: string
  /** The TLS client's credential; null presents none. */
  readonly client?: IssuedCredential | null
  readonly maxVersion?: 'TLSv1.2' | 'TLSv1.3'
  /** Keeps the connection for what follows. */
  readonly agent?: Agent
}

/** One HTTPS request, on a connection of its own unless an agent keeps one. */
export const post = (options: PostOptions): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const client = options.client === undefined ? options.pki.client : options.client
    const outgoing = request(
      options.url,
      {
        method: options.method ?? 'POST',
        agent: options.agent ?? false,
        ca: options.pki.server.certificatePem,
        ...(client === null ? {} : { cert: client.certificatePem, key: client.keyPem }),
        ...(options.maxVersion === undefined ? {} : { maxVersion: options.maxVersion }),
        headers: {
          'content-type': 'text/xml;charset=UTF-8',
          'content-length': String(Buffer.byteLength(options.body)),
          ...options.headers,
        },
      },
      (incoming) => {
        const chunks: Uint8Array[] = []
        incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () =>
          resolve(
            toAnswer(
              incoming.statusCode ?? 0,
              incoming.headers['content-type'] ?? '',
              Buffer.concat(chunks).toString('utf8'),
            ),
          ),
        )
      },
    )
    outgoing.on('error', reject)
    outgoing.end(options.body)
  })

/** Sends a message to CVPService of a simulator at `url`. */
export const send = (
  url: string,
  pki: TestPki,
  message: Message,
  by: Pick<PostOptions, 'client' | 'agent'> = {},
): Promise<RawAnswer> =>
  post({
    url: `${url}/aslba_test/CVPService`,
    pki,
    ...by,
    body: message.xml,
    headers: { soapaction: `"${message.soapAction}"` },
  })

/** chkPrescrizione of a drug that is in order; each field can be replaced, or left out with null. */
export const chkContent = (
  fields: Readonly<Record<string, string | null>> = {},
  item: Readonly<Record<string, string | null>> = {},
  assistito: Readonly<Record<string, string | null>> = {},
): string => {
  const given = (all: Readonly<Record<string, string | null>>) =>
    leaves(
      Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as Record<
        string,
        string
      >,
    )
  const order = (names: string, values: Readonly<Record<string, string | null>>) =>
    given(Object.fromEntries(names.split(' ').map((name) => [name, values[name] ?? null])))
  const patient = order(
    'codIdentificativoAssistito codNazionaleAslResidenza cognome dataNascita sesso indirizzoResidenza numTessSasn statoEstero istituzCompetente numIdentPers numIdentTess dataNascitaEstero dataScadTessera',
    {
      codIdentificativoAssistito: 'PNIMRA70A01H501P',
      codNazionaleAslResidenza: '160114',
      ...assistito,
    },
  )
  const prescribed = order(
    'codGruppoEquivalenza codMotivoNonSost codPrestazione notaCUF quantitaPrescritta codCatalogoPrescr tipoAccesso numSedute',
    { codPrestazione: '034298051', quantitaPrescritta: '1', ...item },
  )
  const values = {
    tipologia: '1',
    dataPrescrizione: '23/11/2026 10:00:00',
    codMedicoPrescrittore: '000001',
    codEsenzione: 'NES00',
    flagCiclica: '0',
    versione: '4.03',
    tipoVisita: 'A',
    ...fields,
  }
  return [
    `<sist:assistito>${patient}</sist:assistito>`,
    order(
      'tipologia dataPrescrizione iup codMedicoSostituito codMedicoPrescrittore codEsenzione',
      values,
    ),
    `<sist:elencoPrestazioni><sist:prestazione>${prescribed}</sist:prestazione></sist:elencoPrestazioni>`,
    order(
      'flagCiclica relazioneRicovero richiestaRicovero versione tipoRic oscuramDati tipoVisita classePriorita',
      values,
    ),
  ].join('')
}
