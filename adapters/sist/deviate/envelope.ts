import { XmlElement } from 'libxml2-wasm'
import { z } from 'zod'

import type { HttpRequest } from '../../../src/adapter/define-adapter.ts'
import { t } from '../../../src/lib/language/t.ts'
import { sistNamespace, soapNamespace } from '../namespaces.ts'
import { editXml } from '../../../src/soap/deviate/edit-xml.ts'
import { ineffective } from '../../../src/soap/deviate/trouble.ts'

const soap12Namespace = 'http://www.w3.org/2003/05/soap-envelope'

const actions = ['wrong', 'absent', 'empty', 'unquoted'] as const
const contents = ['none', 'two'] as const
const namespaceNames = ['body', 'body-without-slash', 'envelope'] as const

/** What is wrong with the envelope, or with the HTTP headers that belong to it. */
export const EnvelopeDeviation = z
  .union([
    z.enum(['not-well-formed', 'soap-12', 'doctype']),
    z
      .strictObject({
        'soap-action': z
          .enum(actions)
          .optional()
          .meta({
            description: t`Intestazione SOAPAction: di un'altra operazione (wrong), assente (absent), vuota (empty), senza virgolette (unquoted).`,
          }),
        namespace: z
          .enum(namespaceNames)
          .optional()
          .meta({
            description: t`Namespace errato: dell'operazione con http:// davanti (body) o senza la barra finale (body-without-slash), oppure della busta SOAP (envelope).`,
          }),
        order: z
          .tuple([z.string().min(1), z.string().min(1)])
          .optional()
          .meta({
            description: t`Due elementi, figli dell'elemento dell'operazione, che si scambiano di posto.`,
          }),
        content: z
          .enum(contents)
          .optional()
          .meta({
            description: t`Che cosa sta nel Body: niente (none), o due volte l'elemento dell'operazione (two).`,
          }),
        operation: z
          .string()
          .regex(/^[A-Za-z_][\w.-]*$/, { error: t`atteso il nome di un'operazione` })
          .optional()
          .meta({
            description: t`Il nome che l'operazione prende nel Body e in SOAPAction: il resto della richiesta non cambia.`,
          }),
        'content-type': z
          .string()
          .min(1)
          .optional()
          .meta({ description: t`Il Content-Type da spedire al posto di quello giusto.` }),
      })
      .refine((one) => Object.values(one).filter((value) => value !== undefined).length === 1, {
        error: t`attesa una sola chiave tra soap-action, namespace, order, content, operation, content-type`,
      }),
  ])
  .meta({
    description: t`Rompe la busta: not-well-formed (manca la chiusura), soap-12 (messaggio SOAP 1.2 completo), doctype (una dichiarazione di tipo davanti alla busta), soap-action, namespace, order, content, operation, content-type. La firma del Timestamp resta valida.`,
  })
export type EnvelopeDeviation = Readonly<z.output<typeof EnvelopeDeviation>>

type EnvelopeWith = Exclude<EnvelopeDeviation, string>

const optionsOf = (deviation: EnvelopeDeviation | undefined): EnvelopeWith =>
  typeof deviation === 'object' ? deviation : {}

/** The two names that `order` swaps; undefined when it is not what is broken. */
export const swappedNames = (
  deviation: EnvelopeDeviation | undefined,
): readonly [string, string] | undefined => optionsOf(deviation).order

/** The namespace of the envelope: SOAP 1.1, unless that is what is broken. */
export const envelopeNamespace = (deviation: EnvelopeDeviation | undefined): string => {
  if (deviation === 'soap-12') return soap12Namespace
  // Without its slash: the most credible of wrong names.
  return optionsOf(deviation).namespace === 'envelope'
    ? soapNamespace.replace(/\/$/, '')
    : soapNamespace
}

const payloadNamespace = (deviation: EnvelopeDeviation | undefined, right: string): string => {
  const { namespace } = optionsOf(deviation)
  if (namespace === 'body') return `http://${right}`
  return namespace === 'body-without-slash' ? right.replace(/\/$/, '') : right
}

const swap = (body: string, [first, second]: readonly [string, string]): string =>
  editXml(
    body,
    (root, insert) => {
      const childrenNamed = (name: string): XmlElement[] => {
        const found: XmlElement[] = []
        for (let node = root.firstChild; node !== null; node = node.next)
          if (node instanceof XmlElement && node.name === name) found.push(node)
        return found
      }
      const [one, two] = [first, second].map((name) => {
        const [only, ...more] = childrenNamed(name)
        if (only === undefined || more.length > 0)
          throw ineffective(
            'envelope: order',
            t`atteso un elemento «${name}» nella richiesta, trovati ${more.length + (only === undefined ? 0 : 1)}`,
            t`Indicare due elementi che la richiesta spedisce davvero, figli dell'elemento dell'operazione.`,
          )
        return only
      })
      if (one === undefined || two === undefined || one.isSameNode(two))
        throw ineffective('envelope: order', t`«${first}» non si scambia con se stesso`)
      insert('before', one, two.toString({ format: false, noEmptyTags: true }))
      insert('before', two, one.toString({ format: false, noEmptyTags: true }))
      one.remove()
      two.remove()
    },
    { noEmptyTags: true },
  )

/** The operation's element under another name: it opens and closes what is written. */
const renamed = (body: string, name: string): string => {
  const own = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(body)?.[1] ?? ''
  if (own === name)
    throw ineffective(t`envelope: operation`, t`«${name}» è già il nome dell'operazione`)
  return body
    .replace(new RegExp(`^(<(?:[\\w.-]+:)?)${own}(?=[\\s>/])`), `$1${name}`)
    .replace(new RegExp(`(</(?:[\\w.-]+:)?)${own}(\\s*>\\s*)$`), `$1${name}$2`)
}

/** The operation's element where that is what is broken; `right` is the namespace that it should have. */
export const deviatePayload = (
  body: string,
  deviation: EnvelopeDeviation | undefined,
  right: string = sistNamespace,
): string => {
  const { content, operation } = optionsOf(deviation)
  if (content !== undefined) return content === 'none' ? '' : `${body}${body}`
  if (operation !== undefined) return renamed(body, operation)
  const names = swappedNames(deviation)
  const ordered = names === undefined ? body : swap(body, names)
  const namespace = payloadNamespace(deviation, right)
  if (namespace === right) return ordered
  const declared = `"${right}"`
  if (!ordered.includes(declared))
    throw ineffective('envelope: namespace', t`il corpo non dichiara più ${declared}`)
  // The start tag is the first thing that is written: its declaration is the first that is found.
  return ordered.replace(declared, `"${namespace}"`)
}

const withAction = (
  headers: HttpRequest['headers'],
  value: string | undefined,
): HttpRequest['headers'] => {
  const { SOAPAction: _, ...others } = headers
  return value === undefined ? others : { ...others, SOAPAction: value }
}

const closing = '</soapenv:Envelope>'

// Internal and harmless: what is broken is that it is there at all (SOAP 1.1 §3).
const doctype = '<!DOCTYPE soapenv:Envelope [<!ENTITY nulla "">]>'

const withDoctype = (body: Uint8Array): Buffer =>
  Buffer.from(
    Buffer.from(body)
      .toString('utf8')
      .replace(/^<\?xml[^>]*\?>/, (declaration) => `${declaration}${doctype}`),
  )

/** The whole request with what is broken in its headers, or at its end. `otherAction` belongs to another operation. */
export const deviateRequest = (
  request: HttpRequest,
  deviation: EnvelopeDeviation | undefined,
  otherAction: string,
): HttpRequest => {
  const { headers, body } = request
  const action = headers['SOAPAction'] ?? ''
  if (deviation === 'not-well-formed')
    return { ...request, body: body.subarray(0, body.length - closing.length) }
  if (deviation === 'doctype') return { ...request, body: withDoctype(body) }
  // SOAP 1.2 Part 2 §7.1.4: the action is a parameter of the media type.
  if (deviation === 'soap-12')
    return {
      ...request,
      headers: withAction(
        { ...headers, 'content-type': `application/soap+xml;charset=UTF-8;action=${action}` },
        undefined,
      ),
    }
  const { 'soap-action': broken, 'content-type': mediaType, operation } = optionsOf(deviation)
  if (operation !== undefined)
    return { ...request, headers: withAction(headers, action.replace(/#[^"]*/, `#${operation}`)) }
  if (mediaType !== undefined && mediaType === headers['content-type'])
    throw ineffective('envelope: content-type', t`«${mediaType}» è già quello giusto`)
  const typed = mediaType === undefined ? headers : { ...headers, 'content-type': mediaType }
  switch (broken) {
    case undefined:
      return { ...request, headers: typed }
    case 'wrong':
      return { ...request, headers: withAction(typed, `"${otherAction}"`) }
    case 'absent':
      return { ...request, headers: withAction(typed, undefined) }
    case 'empty':
      return { ...request, headers: withAction(typed, '""') }
    case 'unquoted':
      return { ...request, headers: withAction(typed, action.replaceAll('"', '')) }
  }
}
