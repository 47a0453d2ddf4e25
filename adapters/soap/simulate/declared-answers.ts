import type { SimulatedReply } from '../../../src/adapter/simulated.ts'
import { xmlEscape } from '../../../src/lib/xml-escape.ts'
import { accepted, answerWith, faultReply, type Style } from './answer.ts'
import type { DeclaredAnswer } from './policy.ts'
import type { Received } from './received.ts'

const scalar = (received: Received, xpath: string): string => {
  const [payload] = received.payloads
  const found = payload?.eval(`string(${xpath})`)
  return found === undefined || Array.isArray(found) ? '' : String(found)
}

const matches = ({ operation, when }: DeclaredAnswer, received: Received): boolean =>
  operation === received.operation?.name &&
  Object.entries(when).every(([xpath, text]) => scalar(received, xpath) === text)

/** What came, so that whoever declares answers sees what is missing. */
const unexpected = (received: Received): string =>
  `<nondichiarata xmlns="urn:collaudo:simulatore">${xmlEscape(
    received.payloads.map((one) => one.toString({ format: false })).join(''),
  )}</nondichiarata>`

/** The declared answer to a request; a fault that shows the request where there is none. */
export const declaredReply = (received: Received, style: Style): SimulatedReply => {
  const { contract, operation } = received
  const note = operation === undefined ? {} : { operation: operation.name }
  const answer = contract.policy.answers.find((one) => matches(one, received))
  if (answer?.fault !== undefined)
    return faultReply(style, answer.fault, { ...note, fault: answer.fault.code })
  if (answer?.xml !== undefined) return answerWith(style, answer.xml.trim(), note)
  if (operation?.oneWay === true) return accepted(note)
  return faultReply(
    style,
    {
      code: 'Receiver',
      text: `nessuna risposta dichiarata per ${operation?.name ?? 'questa richiesta'}: nel dettaglio la richiesta arrivata`,
      detail: unexpected(received),
    },
    { ...note, fault: 'Receiver' },
  )
}
