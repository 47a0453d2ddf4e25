import { createHash } from 'node:crypto'

import { XmlElement, XmlText } from 'libxml2-wasm'

import { sist } from '../../../../../adapters/sist/adapter.ts'
import type { CallContext, Operator, Sent } from '../../../../../src/adapter/define-adapter.ts'
import { signingKeyFromPem } from '../../../../../src/certificates/signing-key.ts'
import { secret } from '../../../../../src/model/secret.ts'
import type { Exchange } from '../../../../../src/model/exchange.ts'
import { withXml } from '../../../../../src/xml/parse-xml.ts'
import type { RunningSimulator } from '../../../../../src/simulator/start-simulator.ts'
import { post } from '../../../../support/raw-sist-client.ts'
import { applicationCode, type TestDoctor, type TestPki } from '../../../../support/sist-world.ts'

/** What travelled, and what the simulated authority made of it. */
export interface Sighting {
  readonly exchange: Exchange
  readonly headers: Readonly<Record<string, string>>
  /** The body as it was sent. */
  readonly xml: string
  /** How the simulator ended: the HTTP status, its fault and the rule that refused; null when it accepted. */
  readonly verdict: {
    readonly status: number
    readonly fault: string | null
    readonly rule: string | null
  }
}

const operatorOf = (name: string, { known, authentication, signature }: TestDoctor): Operator => ({
  name,
  codiceFiscale: known.codiceFiscale,
  codStruttura: known.codStruttura,
  ruoloIstituzionale: known.ruoloIstituzionale,
  codiceRegionale: known.codiceRegionale,
  authentication: signingKeyFromPem(authentication.certificatePem, authentication.keyPem),
  signature: signingKeyFromPem(signature.certificatePem, signature.keyPem),
})

// The same for every call: what differs between two messages is then what a deviation changed.
const countedBytes = () => {
  let count = 0
  return (length: number): Uint8Array => {
    count += 1
    return createHash('sha512').update(String(count)).digest().subarray(0, length)
  }
}

export const chkBody = {
  assistito: { codIdentificativoAssistito: 'PNIMRA70A01H501P', codNazionaleAslResidenza: '160114' },
  tipologia: '1',
  dataPrescrizione: '23/11/2026 10:00:00',
  codMedicoPrescrittore: '000001',
  codEsenzione: 'NES00',
  elencoPrestazioni: { prestazione: [{ codPrestazione: '034298051', quantitaPrescritta: '1' }] },
  flagCiclica: '0',
  versione: '4.03',
  tipoVisita: 'A',
  descrizioneDiagnosi: '',
}

export const chk = { operation: 'chkPrescrizione', body: chkBody }

export const registration = {
  operation: 'setRegistraPrescrizione',
  document: { cda: 'prescrizione', from: 'emissione' },
  body: { oscurato: 'false' },
}

/** The adapter over a simulator of the test: calls at one instant, with the same random bytes. */
export const callerOver = (pki: TestPki, simulator: RunningSimulator) => {
  const titolare = operatorOf('medico-titolare', pki.titolare)
  const instant = new Date()
  return async (
    send: unknown,
    deviate: Readonly<Record<string, unknown>> = {},
    earlier: CallContext['earlier'] = () => undefined,
  ): Promise<Sighting> => {
    let headers: Readonly<Record<string, string>> = {}
    const wire: CallContext['send'] = async (request): Promise<Sent> => {
      ;({ headers } = request)
      const answer = await post({ ...request, pki })
      return {
        startedAt: instant,
        endedAt: instant,
        request: { head: Buffer.alloc(0), body: request.body },
        answer: {
          kind: 'http',
          status: answer.status,
          headers: { 'content-type': answer.contentType },
          head: Buffer.alloc(0),
          body: Buffer.from(answer.text),
        },
        tls: null,
      }
    }
    const exchange = await sist.call(sist.request.parse(send), {
      endpoint: `${simulator.url}/aslba_test`,
      application: {
        name: 'Applicativo di prova',
        producer: 'Produttore di prova',
        version: '1.0.0',
        applicationCode: secret(applicationCode),
      },
      operator: { datiOperatore: titolare, authentication: titolare, signature: titolare },
      operatorNamed: () => titolare,
      instant,
      randomBytes: countedBytes(),
      earlier,
      file: (path) => {
        throw new Error(`no file ${path}`)
      },
      deviate: sist.deviations.parse(deviate),
      defects: new Set(),
      send: wire,
    })
    const outcome = simulator.journal().at(-1)?.outcome
    if (outcome?.kind !== 'answered') throw new Error('the simulator did not answer')
    const { status, fault, rule } = outcome
    return {
      exchange,
      headers,
      xml: Buffer.from(exchange.request.body).toString('utf8'),
      verdict: { status, fault, rule },
    }
  }
}

/** The one stretch in which two texts differ: what the first has there, and what the second. */
export const changed = (before: string, after: string): readonly [string, string] => {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)]
}

const ownText = (element: XmlElement): string => {
  let text = ''
  for (let node = element.firstChild; node !== null; node = node.next)
    if (node instanceof XmlText) text += node.content
  return text
}

/** Every element and attribute of a message, with where it stands and what it says. */
const facts = (xml: string): readonly string[] => {
  const read = withXml(Buffer.from(xml), ({ root }) => {
    const visit = (element: XmlElement, above: string): string[] => {
      const path = `${above}/${element.name}`
      const children = element.find('*').filter((node) => node instanceof XmlElement)
      return [
        `${path} {${element.namespaceUri}} ${ownText(element)}`,
        ...element.attrs.map((one) => `${path}/@${one.name} ${one.value}`),
        ...children.flatMap((child) => visit(child, path)),
      ]
    }
    return visit(root, '')
  })
  if (!read.ok) throw new Error(read.reason)
  return read.value
}

/** Names of the elements and attributes that only one of two messages has, or that differ between them. */
export const namesThatDiffer = (before: string, after: string): readonly string[] => {
  const [one, two] = [facts(before), facts(after)]
  const rest = [...two]
  const gone = one.filter((fact) => {
    const index = rest.indexOf(fact)
    if (index >= 0) rest.splice(index, 1)
    return index < 0
  })
  const nameOf = (fact: string): string => fact.split(' ')[0]?.split('/').at(-1) ?? ''
  return [...new Set([...gone, ...rest].map(nameOf))].toSorted()
}
