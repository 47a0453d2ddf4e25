import type { RequestProblem } from '../../src/adapter/define-adapter.ts'
import { t } from '../../src/lib/language/t.ts'
import { nearest } from '../../src/lib/nearest.ts'
import { fieldsProblems } from '../../src/soap/body-problems.ts'
import { isList, type BodyFields, type BodyValue } from '../../src/soap/body-value.ts'
import { writeBody } from '../../src/soap/write-body.ts'
import { withXml } from '../../src/xml/parse-xml.ts'
import { compileXsd } from '../../src/xml/xsd.ts'
import type { Contracts } from './contract/contracts.ts'
import { findOperation } from './contract/find-operation.ts'
import { clark, type SoapOperation } from './contract/operation.ts'
import { attachmentsIn, loadAttachments, withAttachments } from './message/attachments.ts'
import { effective, type EffectiveRequest } from './effective.ts'
import type { SoapRequest } from './request.ts'

type Path = readonly (string | number)[]

const isUnknownYet = (value: unknown): boolean => JSON.stringify(value).includes('${')

/** The first place of a body where an element of that name is written. */
const placeOf = (name: string, value: BodyValue, path: Path): Path | undefined => {
  if (value === null || typeof value === 'string') return undefined
  const entries: (readonly [string | number, BodyValue])[] = isList(value)
    ? value.map((one, index) => [index, one] as const)
    : Object.entries(value)
  for (const [key, one] of entries) {
    if (key === name) return [...path, key]
    const below = placeOf(name, one, [...path, key])
    if (below !== undefined) return below
  }
  return undefined
}

/** What the XSD has against a body that has all its values; the place is that of the element it names. */
const invalid = (
  contracts: Contracts,
  { wsdl, input }: SoapOperation,
  send: SoapRequest,
): RequestProblem[] => {
  const schema = contracts.content.schemas[wsdl]
  const element = input === null ? undefined : contracts.element(wsdl, input)
  if (schema === undefined || element === undefined || isUnknownYet([send.body, send.attachments]))
    return []
  const inline = new Map(
    // A file is read with the plan, and only later: any base64 stands for it.
    loadAttachments(send, () => Buffer.from('file')).map(({ name, bytes }) => [
      name,
      bytes.toString('base64'),
    ]),
  )
  const body = withAttachments(send.body, (name) => ({ '#text': inline.get(name) ?? '' }))
  const validate = compileXsd(schema.entry, schema.files)
  const xml = Buffer.from(writeBody(element, body as BodyFields), 'utf8')
  const read = withXml(xml, ({ root }) => validate(root))
  const message = read.ok ? read.value : read.reason
  if (message === null) return []
  const named = /Element '(?:\{[^}]*\})?([^']+)'/.exec(message)?.[1]
  const place = named === undefined ? undefined : placeOf(named, send.body, ['body'])
  return [
    {
      path: place ?? ['body'],
      message: t`la richiesta non è valida secondo l'XSD del contratto: ${message}`,
      hint: t`per spedirla così di proposito: deviate: { body: … }`,
    },
  ]
}

const attachmentProblems = (send: SoapRequest): RequestProblem[] => {
  const { attachments = {} } = send
  const known = Object.keys(attachments)
  const asked = attachmentsIn(send.body, ['body'])
  return [
    ...asked.flatMap(({ name, path }) => {
      if (known.includes(name) || isUnknownYet(name)) return []
      const near = nearest(name, known)
      return [
        {
          path,
          message: t`l'allegato «${name}» non è tra attachments`,
          ...(near === undefined ? {} : { hint: t`forse si intendeva «${near}»` }),
        },
      ]
    }),
    // What nobody names would be left out in silence, but for a message that stands as it is.
    ...known.flatMap((name) =>
      asked.some((one) => one.name === name) || send.xml !== undefined || isUnknownYet(send.body)
        ? []
        : [
            {
              path: ['attachments', name],
              message: t`nessun elemento di body nomina l'allegato «${name}»`,
              hint: t`scrivere { '#attachment': ${name} } al posto del contenuto dell'elemento`,
            },
          ],
    ),
  ]
}

const securityProblems = ({ security, addressing }: EffectiveRequest): RequestProblem[] => {
  const sign = security?.x509?.sign ?? []
  const lacking = (part: string, has: boolean, what: string): RequestProblem[] =>
    sign.includes(part as never) && !has
      ? [
          {
            path: ['security', 'x509', 'sign', sign.indexOf(part as never)],
            message: t`«${part}» non si può firmare: il messaggio non ha ${what}`,
          },
        ]
      : []
  return [
    ...lacking('timestamp', security?.timestamp !== 'false', 'Timestamp'),
    ...lacking('addressing', addressing !== 'false', 'WS-Addressing'),
    ...lacking('assertion', security?.saml !== undefined, 'SAML'),
    ...lacking('token', security?.x509?.key === 'binary-token', 'BinarySecurityToken'),
    ...(security?.x509?.key === 'assertion' && security.saml === undefined
      ? [
          {
            path: ['security', 'x509', 'key'],
            message: t`la chiave si nomina con l'asserzione, ma il messaggio non ne ha`,
          },
        ]
      : []),
  ]
}

const bodyProblems = (
  contracts: Contracts,
  operation: SoapOperation,
  send: SoapRequest,
): RequestProblem[] => {
  if (send.xml !== undefined || send.file !== undefined || send.envelope !== undefined) return []
  const { wsdl, input } = operation
  if (input === null)
    return Object.keys(send.body).length === 0
      ? []
      : [{ path: ['body'], message: t`«${operation.name}» non ha contenuto nel Body` }]
  const element = contracts.element(wsdl, input)
  if (element === undefined)
    return [
      {
        path: ['operation'],
        message: t`gli XSD di ${wsdl} non dichiarano l'elemento ${clark(input)}`,
        hint: t`mettere accanto al WSDL tutti gli XSD che importa`,
      },
    ]
  const named = withAttachments(send.body, () => ({ '#text': '' })) as BodyFields
  const found = fieldsProblems(element, named, ['body'])
  return found.length > 0 ? found : invalid(contracts, operation, send)
}

/** Every mistake of a request against its contract, found without sending it. */
export const requestProblems = (
  contracts: Contracts,
  send: SoapRequest,
): readonly RequestProblem[] => {
  // Which operation it is shows only with the values of the case.
  if (isUnknownYet([send.wsdl, send.port, send.operation])) return []
  const found = findOperation(contracts, send)
  // A message that stands as it is needs no contract to be sent.
  if (!found.ok) return send.envelope === undefined ? [found.problem] : []
  const made = effective(send, contracts)
  const aside = [
    ...attachmentProblems(send),
    ...(made.ok ? securityProblems(made.value) : made.problems),
  ]
  return aside.length > 0 ? aside : bodyProblems(contracts, found.operation, send)
}
