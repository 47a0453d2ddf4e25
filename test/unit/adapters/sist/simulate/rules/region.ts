import { sistSimulator } from '../../../../../../adapters/sist/simulate/sist-simulator.ts'
import type { RuleName } from '../../../../../../adapters/sist/simulate/rule-table.ts'
import type { KnownOperator } from '../../../../../../src/adapter/simulated.ts'
import type { IssuedCredential } from '../../../../../../src/certificates/issue-certificate.ts'
import { rawCades, type CadesFlaws } from '../../../../../support/raw-cades.ts'
import { rawCda, type RawCda } from '../../../../../support/raw-cda.ts'
import {
  buildMessage,
  chkContent,
  toAnswer,
  type CallOptions,
  type Message,
  type RawAnswer,
} from '../../../../../support/raw-sist-client.ts'
import { makeWorld, type TestDoctor, type TestPki } from '../../../../../support/sist-world.ts'

/** An answer, and the rule that the simulator's journal would name. */
export type Reply = RawAnswer & { readonly rule: string | null }

export type Issued = Pick<RawCda, 'identifier' | 'codAutenticazione' | 'author'>

export interface Cards {
  readonly expired: IssuedCredential
  readonly stranger: IssuedCredential
  /** Of an operator whom SIST does not know. */
  readonly unknown: IssuedCredential
  readonly second: IssuedCredential
  /** With the key usage of the other card. */
  readonly wrongUse: IssuedCredential
}

/** A simulated region as a client finds it: the service itself, without the network. */
export interface Region {
  readonly pki: TestPki
  /** Cards that are not in order, of the titolare unless said. */
  readonly authentication: Cards
  readonly signature: Cards
  readonly send: (
    message: Message,
    headers?: Readonly<Record<string, string>>,
    conditions?: readonly string[],
  ) => Promise<Reply>
  readonly call: (
    operation: string,
    content: string,
    options?: Partial<CallOptions>,
    conditions?: readonly string[],
  ) => Promise<Reply>
  readonly chk: (content?: string, options?: Partial<CallOptions>) => Promise<Reply>
  readonly issue: (content?: string) => Promise<Issued>
  readonly register: (given: Registered) => Promise<Reply>
}

export interface Registered {
  /** What was prescribed; in order, unless said. */
  readonly content?: string
  /** The document; in order, unless said. */
  readonly write?: (issued: Issued) => string
  readonly sign?: (document: string) => Buffer
  readonly flaws?: CadesFlaws
  readonly encode?: (base64: string) => string
  readonly oscurato?: string | null
  readonly doctor?: TestDoctor
  /** What happens between the issuing and the registration. */
  readonly meanwhile?: (issued: Issued) => Promise<unknown>
}

/** The titolare is registered in a pharmacy too, with its role. */
const inPharmacy = (titolare: KnownOperator): KnownOperator => ({
  ...titolare,
  codStruttura: '0001',
  ruoloIstituzionale: 'RIS000005',
})

/** Opens a region of its own, empty, with some rules off and some open questions answered otherwise. */
export const openRegion = async (
  pki: TestPki,
  cards: Pick<Region, 'authentication' | 'signature'>,
  rulesOff: readonly RuleName[] = [],
  switches: Readonly<Record<string, string>> = {},
): Promise<Region> => {
  const world = makeWorld(pki, switches, rulesOff)
  const service = await sistSimulator.create({
    ...world,
    operators: [...world.operators, inPharmacy(pki.titolare.known)],
  })

  const send: Region['send'] = async (message, headers = {}, conditions = []) => {
    const reply = await service.handle({
      method: 'POST',
      path: '/aslba_test/CVPService',
      headers: {
        'content-type': 'text/xml;charset=UTF-8',
        soapaction: `"${message.soapAction}"`,
        ...headers,
      },
      body: Buffer.from(message.xml),
      clientCertificate: null,
      receivedAt: new Date(),
      conditions: new Map(conditions.map((name) => [name, ''])),
    })
    if (reply.kind !== 'answer') throw new Error('no answer')
    const text = Buffer.from(reply.body).toString('utf8')
    return {
      ...toAnswer(reply.status, reply.headers['content-type'] ?? '', text),
      rule: reply.note?.rule ?? null,
    }
  }
  const call: Region['call'] = (operation, content, options = {}, conditions = []) =>
    send(
      buildMessage(operation, content, { doctor: pki.titolare, ...options }),
      undefined,
      conditions,
    )
  const chk: Region['chk'] = (content = chkContent(), options = {}) =>
    call('chkPrescrizione', content, options)
  const issue: Region['issue'] = async (content) => {
    const answer = await chk(content)
    if (answer.status !== 200) throw new Error(answer.text)
    return {
      identifier: answer.first('IUP') ?? '',
      codAutenticazione: answer.first('codAutenticazione') ?? null,
      author: 'PROVAX00X00X000Y',
    }
  }
  const register: Region['register'] = async (given) => {
    const issued = await issue(given.content)
    const document = (given.write ?? rawCda)(issued)
    await given.meanwhile?.(issued)
    const sign = given.sign ?? ((text) => rawCades(text, pki.titolare.signature, given.flaws))
    const base64 = sign(document).toString('base64')
    const oscurato = given.oscurato === undefined ? 'false' : given.oscurato
    return call(
      'setRegistraPrescrizione',
      [
        `<sist:prescrizione>${(given.encode ?? ((text) => text))(base64)}</sist:prescrizione>`,
        oscurato === null ? '' : `<sist:oscurato>${oscurato}</sist:oscurato>`,
      ].join(''),
      { doctor: given.doctor ?? pki.titolare },
    )
  }
  return { pki, ...cards, send, call, chk, issue, register }
}

const dayMs = 86_400_000

/** Cards of every kind that must be refused, made once. */
export const issueCards = async (
  pki: TestPki,
): Promise<Pick<Region, 'authentication' | 'signature'>> => {
  const { issueCa } = await import('../../../../../../src/certificates/issue-certificate.ts')
  const stranger = await issueCa('CA sconosciuta')
  const make = async (
    use: 'authentication' | 'signature',
    trusted: TestPki['signatureCa'],
    holder: IssuedCredential,
  ): Promise<Cards> => {
    const { keyPem } = holder
    const spec = { commonName: 'PROVAX00X00X000Y/1.T', use, keyPem }
    const [expired, unlikely, unknown, second, wrongUse] = await Promise.all([
      trusted.issue({
        ...spec,
        validFrom: new Date(Date.now() - 3 * dayMs),
        validTo: new Date(Date.now() - dayMs),
      }),
      stranger.issue(spec),
      trusted.issue({ ...spec, commonName: 'PROVAX00X00X000Z/1.T' }),
      trusted.issue(spec),
      trusted.issue({ ...spec, use: use === 'signature' ? 'authentication' : 'signature' }),
    ])
    return { expired, stranger: unlikely, unknown, second, wrongUse }
  }
  const [authentication, signature] = await Promise.all([
    make('authentication', pki.authenticationCa, pki.titolare.authentication),
    make('signature', pki.signatureCa, pki.titolare.signature),
  ])
  return { authentication, signature }
}

/** A request that breaks one rule. */
export interface Breach {
  readonly breaks: (region: Region) => Promise<Reply>
  /** What refuses it where the rule is off; nothing, unless said. */
  readonly otherwise?: RuleName | 'system-error'
}

export type Breaches = { readonly [Name in RuleName]?: Breach | Breach['breaks'] }
