import { clark, type SoapOperation } from './contract/operation.ts'

/** Where an answer is looked for, as facts of the call: with them it can be read again without the contract. */
export const contractFacts = ({
  wsdl,
  output,
  oneWay,
}: Pick<SoapOperation, 'wsdl'> & Partial<Pick<SoapOperation, 'output' | 'oneWay'>>): Readonly<
  Record<string, string>
> => ({
  ...(wsdl === '' ? {} : { contract: wsdl }),
  ...(output === undefined || output === null ? {} : { answer: clark(output) }),
  ...(oneWay === true ? { answer: 'none' } : {}),
})

/** The id by which WS-Addressing knows a message. */
export const messageIdIn = (envelope: Uint8Array): Readonly<Record<string, string>> => {
  const found = /<(?:[\w.-]+:)?MessageID(?:\s[^>]*)?>([^<]*)</.exec(
    Buffer.from(envelope).toString('utf8'),
  )?.[1]
  return found === undefined ? {} : { messageId: found.trim() }
}
