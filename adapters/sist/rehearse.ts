import type { HttpAnswer } from '../../src/model/exchange.ts'
import { sistNamespace, soapNamespace } from './namespaces.ts'
import type { SistRequest } from './request.ts'

/** A code of the shape of an NRE which says whence a true one would come: `DAEMISSIONEXXXX`. */
const madeUp = (step: string): string =>
  `DA${step.toUpperCase().replace(/[^A-Z0-9]/g, '')}`.slice(0, 15).padEnd(15, 'X')

/** What is in `return`, as far as the documents of later steps need it. */
const contents: Readonly<Record<string, (code: string) => string>> = {
  chkPrescrizione: (code) => `<IUP>${code}</IUP>`,
  getPrescrizioneIdentificata: (code) =>
    `<prescrizione><datiFarm><farmaci><farmaco><codice>${code}</codice></farmaco></farmaci></datiFarm></prescrizione>`,
}

/**
 * The answer to a request as far as the document of a registration needs it, for a dry run. Other operations
 * have no answer on which a later message is built.
 */
export const rehearseAnswer = (
  { operation }: SistRequest,
  step: string,
): { readonly answer: HttpAnswer; readonly placeholders: readonly string[] } | undefined => {
  const content = contents[operation]
  if (content === undefined) return undefined
  const code = madeUp(step)
  const body = `<s:Envelope xmlns:s="${soapNamespace}"><s:Body><${operation}Response xmlns="${sistNamespace}"><return>${content(code)}</return></${operation}Response></s:Body></s:Envelope>`
  return {
    placeholders: [code],
    answer: {
      kind: 'http',
      status: 200,
      headers: { 'content-type': 'text/xml' },
      head: Buffer.alloc(0),
      body: Buffer.from(body, 'utf8'),
    },
  }
}
