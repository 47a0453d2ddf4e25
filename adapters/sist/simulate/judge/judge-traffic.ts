import type {
  Breach,
  JudgedCall,
  JudgedWorld,
  Judgement,
  SimulatedWorld,
  TrafficJudge,
} from '../../../../src/adapter/simulated.ts'
import { secret } from '../../../../src/model/secret.ts'
import { createUsedNonces, nonceOf } from '../application-rules.ts'
import { loadContract } from '../contract.ts'
import { groups, receive, type Pdd } from '../decide.ts'
import { readSigned } from '../document/registration.ts'
import type { Cda } from '../document/read-cda.ts'
import { wrongMediaType } from '../media-type.ts'
import type { OperationContext } from '../operation.ts'
import { operations } from '../operations/index.ts'
import { createPrescriptions } from '../prescriptions.ts'
import type { Received } from '../received-rules.ts'
import { loadRegistry } from '../registry.ts'
import type { RuleName } from '../rule-table.ts'
import { allBreaches, type Rule } from '../rule.ts'
import { withDefaults } from '../switches.ts'
import { textAt, withXml } from '../xml/parse-xml.ts'
import { headed, isOffered, timed, type SequenceRule } from './offered-rules.ts'
import { rememberCalls, type Remembered } from './remember-calls.ts'

const common: readonly Rule<Received>[] = Object.values(groups).flat()

/** What a call of an operation is judged by, beside itself. */
const sequencesOf: Readonly<Record<string, readonly SequenceRule[]>> = {
  chkPrescrizione: ['chk-again', 'registration-missing'],
  setRegistraPrescrizione: ['registration-retry'],
}

/** Whoever a request says that it acts as: whether there is such a person, the authority knows. */
const claimed = ({ body, header }: Received): OperationContext['operator'] | undefined => {
  const field = (name: string): string => body.text(`datiOperatore/${name}`) ?? ''
  const { certificate } = header
  if (certificate === undefined) return undefined
  return {
    codiceFiscale: field('codiceFiscale'),
    codStruttura: field('codStruttura'),
    ruoloIstituzionale: field('ruoloIstituzionale'),
    codiceRegionale: body.text('codMedicoPrescrittore') ?? '',
    authentication: certificate,
    signature: certificate,
  }
}

/** Reads an answer, and hands what it says to `use`; nothing, where it is neither the promised one nor a refusal. */
const withSaid = (
  operation: string,
  answer: JudgedCall['answer'],
  use: (about: Pick<Remembered, 'said' | 'isRefused'>) => void,
): void => {
  const nothing = { said: null, isRefused: false }
  if (answer === null) return use(nothing)
  const body = '/soap:Envelope/soap:Body'
  const path = `${body}/*[local-name()='${operation}Response']/*[local-name()='return']`
  return withXml(
    answer.body,
    ({ root }) =>
      use(
        answer.status === 200 && textAt(root, path) !== undefined
          ? {
              said: { text: (field) => textAt(root, `${path}/*[local-name()='${field}']`) },
              isRefused: false,
            }
          : { said: null, isRefused: textAt(root, `${body}/soap:Fault`) !== undefined },
      ),
    () => use(nothing),
  )
}

/** What the simulator would say of calls that it does not serve. */
export const createJudge = async ({
  application,
  ...given
}: JudgedWorld): Promise<TrafficJudge> => {
  const { applicationCode } = application
  const world: SimulatedWorld = {
    ...given,
    applications: [{ ...application, applicationCode: applicationCode ?? secret('') }],
    switches: withDefaults(given.switches),
    operators: [],
    authorities: { authentication: [], signature: [] },
    server: { certificatePem: '', keyPem: '' },
    rulesOff: new Set(),
    clock: () => new Date(),
  }
  const [contract, registry] = await Promise.all([
    loadContract(world.suppliedSchema),
    loadRegistry(world.registryFolder),
  ])
  const pdd: Pdd = {
    world,
    contract,
    registry,
    prescriptions: createPrescriptions(),
    nonces: createUsedNonces(),
  }
  const memory = rememberCalls()

  const signed = (
    { context }: Remembered,
    field: string,
    identify: (cda: Cda) => string | undefined,
  ) => readSigned(context, context.body.text(field) ?? '', identify)

  const remember = (name: string, about: Remembered): readonly Breach[] => {
    switch (name) {
      case 'chkPrescrizione':
        return memory.chk(about)
      case 'setRegistraPrescrizione':
        return memory.registration(
          about,
          signed(about, 'prescrizione', (cda) => cda.id.extension),
        )
      case 'setAnnullaPrescrizione':
        return memory.annulment(about)
      case 'setRegistraErogazioneFarm':
        return memory.dispensing(
          about,
          signed(about, 'erogazione', (cda) => cda.fulfilled[0]?.extension),
        )
      default:
        return []
    }
  }

  const judgeParsed = (received: Received, call: JudgedCall): Judgement => {
    const asked = (name: RuleName): boolean =>
      isOffered(name) &&
      (call.sentAt !== null || !timed.has(name)) &&
      (call.hasHead || !headed.has(name)) &&
      (applicationCode !== null || name !== 'application-digest')
    const askedCommon = common.filter(({ name }) => asked(name))
    const breaches: Breach[] = [...allBreaches(askedCommon, received)]
    const judged: string[] = askedCommon.map(({ name }) => name)
    pdd.nonces.add(nonceOf(received.body))
    const operation = operations.get(received.operation)
    const operator = claimed(received)
    if (operation === undefined || operator === undefined) return { judged, breaches }
    const context: OperationContext = {
      ...pdd,
      body: received.body,
      operator,
      now: call.request.receivedAt,
      conditions: new Map(),
    }
    judged.push(...operation.ruleNames.filter(asked), ...(sequencesOf[received.operation] ?? []))
    breaches.push(...operation.judge(context, asked))
    withSaid(received.operation, call.answer, (about) => {
      breaches.push(...remember(received.operation, { number: call.number, context, ...about }))
    })
    return { judged: [...new Set(judged)], breaches }
  }

  return {
    judge: (call) => {
      const media = call.hasHead
        ? wrongMediaType(call.request.headers['content-type'] ?? '', world.switches)
        : undefined
      const { judged, breaches } = withXml<Judgement>(
        call.request.body,
        ({ root }) => judgeParsed(receive(root, call.request, pdd), call),
        ({ because, text }) => ({
          judged: [],
          breaches: [
            { rule: because === 'doctype' ? 'envelope-doctype' : 'envelope-well-formed', text },
          ],
        }),
      )
      const before: readonly RuleName[] = [
        ...(call.hasHead ? (['content-type'] as const) : []),
        'envelope-well-formed',
        'envelope-doctype',
      ]
      return {
        judged: [...before, ...judged],
        breaches: [
          ...(media === undefined ? [] : [{ rule: 'content-type', text: media }]),
          ...breaches,
        ],
      }
    },
    end: () => ({ judged: [], breaches: memory.end() }),
  }
}
