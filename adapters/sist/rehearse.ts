import type { HttpAnswer } from '../../src/model/exchange.ts'
import { sistNamespace, soapNamespace } from './namespaces.ts'
import type { SistRequest } from './request.ts'

/** An identifier of the shape of an NRE which says whence a true one would come: `DAEMISSIONEXXXX`. */
const madeUp = (step: string): string =>
  `DA${step.toUpperCase().replace(/[^A-Z0-9]/g, '')}`.slice(0, 15).padEnd(15, 'X')

/**
 * The answer to a chkPrescrizione as far as the document of a registration needs it, for a dry run. Other
 * operations have no answer on which a later message is built.
 */
export const rehearseAnswer = (
  { operation }: SistRequest,
  step: string,
): { readonly answer: HttpAnswer; readonly placeholders: readonly string[] } | undefined => {
  if (operation !== 'chkPrescrizione') return undefined
  const identifier = madeUp(step)
  const body = `<s:Envelope xmlns:s="${soapNamespace}"><s:Body><chkPrescrizioneResponse xmlns="${sistNamespace}"><return><IUP>${identifier}</IUP></return></chkPrescrizioneResponse></s:Body></s:Envelope>`
  return {
    placeholders: [identifier],
    answer: {
      kind: 'http',
      status: 200,
      headers: { 'content-type': 'text/xml' },
      head: Buffer.alloc(0),
      body: Buffer.from(body, 'utf8'),
    },
  }
}
