import type { XmlElement } from 'libxml2-wasm'

import type { Reading } from '../../../src/check/check.ts'
import { t } from '../../../src/lib/language/t.ts'
import type { Exchange, HttpAnswer } from '../../../src/model/exchange.ts'
import { withXml } from '../../../src/xml/parse-xml.ts'
import { soapNamespace } from '../namespaces.ts'
import { childElements, isNamed } from './elements.ts'
import { bodyChild, isResponseTo } from './soap-body.ts'

const codeIn = (text: string): string | undefined =>
  /(?<![0-9A-Za-z])[0-9]{6}(?![0-9A-Za-z])/.exec(text)?.[0]

// A space between nodes: a code must not grow together with the text of its neighbour.
const textsOf = (element: XmlElement): string =>
  element
    .find('.//text()')
    .map((node) => node.content.trim())
    .filter((text) => text !== '')
    .join(' ')

const named = (fault: XmlElement, name: string): XmlElement | undefined =>
  childElements(fault).find((child) => child.name === name)

/** The words of a faultstring without the code that it may begin with. */
const words = (faultstring: string, code: string | null): string => {
  const rest =
    code !== null && faultstring.startsWith(code)
      ? faultstring.slice(code.length).replace(/^\s*[:-]\s*/, '')
      : faultstring
  return rest === '' ? t`(senza testo)` : rest
}

// SOAP Message Security 1.0 §12: what the stack itself refuses has a name and no code of SIST.
const securityFaults = [
  'UnsupportedSecurityToken',
  'UnsupportedAlgorithm',
  'InvalidSecurity',
  'InvalidSecurityToken',
  'FailedAuthentication',
  'FailedCheck',
  'SecurityTokenUnavailable',
  'MessageExpired',
]

/** `wsse:FailedCheck` and the like, whatever prefix the answer has for them. */
const securityFault = (fault: XmlElement): string | undefined => {
  const local = named(fault, 'faultcode')?.content.trim().split(':').at(-1) ?? ''
  return securityFaults.includes(local) ? `wsse:${local}` : undefined
}

// SOAP 1.1 §6.2: a fault travels with HTTP 500. Any other status is told, but a fault is a fault.
const readFault = (fault: XmlElement, status: number): Reading => {
  const faultstring = named(fault, 'faultstring')?.content.trim() ?? ''
  const code = codeIn(faultstring) ?? codeIn(textsOf(fault)) ?? securityFault(fault) ?? null
  const detail = named(fault, 'detail')
  const aside = status === 500 ? '' : t` (con HTTP ${status} invece di 500)`
  return {
    kind: 'fault',
    code,
    text: faultstring,
    detail: detail === undefined ? '' : textsOf(detail),
    description: t`Fault ${code ?? t`senza codice`}: ${words(faultstring, code)}${aside}`,
  }
}

const describeHttp = ({ status, headers, body }: HttpAnswer): string =>
  t`HTTP ${status}, ${headers['content-type'] ?? t`senza content-type`}, ${body.length} byte`

/** The element that an operation promises, by a contract; undefined where only its name is to go by. */
export type PromisedElement = { readonly name: string; readonly namespace: string } | undefined

const isPromised = (child: XmlElement, operation: string, promised: PromisedElement): boolean =>
  promised === undefined
    ? isResponseTo(operation, child)
    : isNamed(child, promised.namespace, promised.name)

const readChild = (
  child: XmlElement,
  operation: string,
  answer: HttpAnswer,
  promised: PromisedElement,
): Reading => {
  if (isNamed(child, soapNamespace, 'Fault')) return readFault(child, answer.status)
  if (!isPromised(child, operation, promised))
    return {
      kind: 'other',
      description: t`${describeHttp(answer)}: elemento inatteso «${child.name}»`,
    }
  return answer.status === 200
    ? { kind: 'expected', description: child.name }
    : {
        kind: 'other',
        description: t`${describeHttp(answer)}: ${child.name} con uno stato diverso da 200`,
      }
}

/** What kind of answer an exchange with SIST got. The code of a fault is never looked for in the header. */
export const readAnswer = (
  { answer, operation }: Exchange,
  promised?: PromisedElement,
): Reading => {
  if (answer.kind === 'none') return { kind: 'none', description: answer.message }
  const parsed = withXml(answer.body, (document): Reading => {
    const child = bodyChild(document.root)
    return typeof child === 'string'
      ? { kind: 'other', description: `${describeHttp(answer)}: ${child}` }
      : readChild(child, operation, answer, promised)
  })
  if (parsed.ok) return parsed.value
  const aside = isXml(answer) ? `: ${parsed.reason}` : ''
  return { kind: 'other', description: `${describeHttp(answer)}${aside}` }
}

// A proxy's HTML page is not well-formed XML either: saying so would not help anyone.
const isXml = ({ headers }: HttpAnswer): boolean => /xml/i.test(headers['content-type'] ?? '')
