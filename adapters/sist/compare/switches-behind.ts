import type { AnswerPair, SwitchHint } from '../../../src/adapter/define-adapter.ts'
import type { Exchange } from '../../../src/model/exchange.ts'
import { withXml } from '../../../src/xml/parse-xml.ts'
import { readAnswer } from '../answer/read.ts'
import { textOf, withReturn } from '../answer/soap-body.ts'
import { sistNamespace } from '../namespaces.ts'
import { listedIn } from './gist.ts'

/** The switches that a refusal of the simulator depends on, by the rule that its journal names. */
const byRule: Readonly<Record<string, readonly SwitchHint[]>> = {
  'content-type': [{ name: 'soap-version', value: '1.1-and-1.2' }],
  'envelope-root': [{ name: 'soap-version', value: '1.1-and-1.2' }],
  'soap-action-quotes': [{ name: 'soap-action-quotes', value: 'optional' }],
  'reference-digest': [{ name: 'prefix-list' }],
  'signature-value': [{ name: 'prefix-list' }],
  'timestamp-window': [{ name: 'clock-skew' }],
  'timestamp-lifetime': [{ name: 'timestamp-lifetime', value: 'unlimited' }],
  'created-shape': [{ name: 'created-offset', value: 'any' }],
  'created-window': [{ name: 'created-window', value: 'unlimited' }],
  'nonce-replay': [{ name: 'nonce-replay', value: 'accept' }],
  'operator-role-operation': [{ name: 'role-for-operation', value: 'any' }],
  'chk-iup': [{ name: 'preassigned-iup' }],
  'p7m-encoding': [{ name: 'prescrizione-encoding' }],
  'p7m-structure': [{ name: 'prescrizione-encoding' }],
  'cda-type': [{ name: 'cda-loinc', value: 'either' }],
  'cda-service-mood': [{ name: 'service-mood-code', value: 'either' }],
  'cda-access-mood': [{ name: 'cda-access-mood', value: 'either' }],
  'cda-non-substitution-text': [{ name: 'cda-non-substitution-texts', value: 'any' }],
  'cda-language': [{ name: 'cda-language', value: 'either' }],
  'cda-custodian': [{ name: 'cda-custodian', value: 'either' }],
  'cda-priority-place': [{ name: 'cda-priority-place', value: 'anywhere' }],
}

/** The switches with which the simulator would have refused too, by the code of the refusal that it did not give. */
const byFault: Readonly<Record<string, readonly SwitchHint[]>> = {
  '000005': [{ name: 'duplicate-registration', value: 'refuse' }, { name: 'preassigned-iup' }],
  '000218': [
    { name: 'cda-loinc' },
    { name: 'service-mood-code' },
    { name: 'cda-access-mood' },
    { name: 'cda-non-substitution-texts' },
    { name: 'cda-language' },
    { name: 'cda-custodian' },
    { name: 'cda-priority-place' },
  ],
  '000219': [{ name: 'prescrizione-encoding' }],
  '000220': [
    { name: 'nonce-replay', value: 'refuse' },
    { name: 'created-window' },
    { name: 'created-offset' },
  ],
  '000240': [{ name: 'soap-action-quotes', value: 'required' }],
  '000265': [
    { name: 'timestamp-lifetime', value: '5m' },
    { name: 'clock-skew' },
    { name: 'prefix-list' },
    { name: 'soap-version', value: '1.1' },
  ],
}

const isByTls = ({ answer }: Exchange): boolean => answer.kind === 'none' && answer.phase === 'tls'

/** One was refused in the handshake, the other was heard. */
const ofConnection = ({ simulated, other }: AnswerPair): SwitchHint[] => {
  if (isByTls(simulated) === isByTls(other)) return []
  return [
    isByTls(other)
      ? { name: 'client-certificate', value: 'required' }
      : { name: 'client-certificate' },
    { name: 'client-certificate-moment' },
  ]
}

const hasDetail = ({ answer }: Exchange): boolean | undefined => {
  if (answer.kind === 'none') return undefined
  const read = withXml(
    answer.body,
    ({ root }) => root.find('//s:SoapFaultException', { s: sistNamespace }).length > 0,
  )
  return read.ok ? read.value : undefined
}

const ofFaults = ({ simulated, other }: AnswerPair): SwitchHint[] => {
  const [ours, theirs] = [readAnswer(simulated), readAnswer(other)]
  if (ours.kind !== 'fault' || theirs.kind !== 'fault') return []
  const isSecurity = ours.code === '000265' || theirs.code === '000265'
  return [
    ...(isSecurity && ours.code !== theirs.code
      ? [
          theirs.code === '000265'
            ? { name: 'wsse-failure-code', value: '000265' }
            : { name: 'wsse-failure-code' },
        ]
      : []),
    ...(hasDetail(simulated) === hasDetail(other)
      ? []
      : [{ name: 'fault-shape', value: hasDetail(other) === true ? 'detail' : 'bare' }]),
    // Two right reasons to refuse: which one is given depends on what is looked at first.
    ...(ours.code !== null && theirs.code !== null && ours.code !== theirs.code
      ? [{ name: 'check-order' }]
      : []),
  ]
}

/** One refused what the other served. */
const ofRefusals = ({ simulated, other }: AnswerPair): SwitchHint[] => {
  const [ours, theirs] = [readAnswer(simulated), readAnswer(other)]
  const rule = simulated.simulator?.rule ?? null
  if (rule === 'duplicate-registration')
    return [
      {
        name: 'duplicate-registration',
        value: fieldOf(other, 'esito') === 'FALSE' ? 'esito-false' : 'accept',
      },
    ]
  if (rule !== null && theirs.kind === 'expected')
    return Object.hasOwn(byRule, rule) ? [...(byRule[rule] ?? [])] : []
  if (ours.kind === 'expected' && theirs.kind === 'fault' && theirs.code !== null)
    return Object.hasOwn(byFault, theirs.code) ? [...(byFault[theirs.code] ?? [])] : []
  return []
}

const fieldOf = (exchange: Exchange, name: string): string | undefined => {
  const read = withReturn(exchange, (result) => textOf(result, name)?.trim())
  return read.ok ? read.value : undefined
}

const isNumber = (text: string | undefined): boolean => text === '0' || text === '1'

/** Both served it, and say it otherwise. */
const ofContents = ({ simulated, other }: AnswerPair): SwitchHint[] => {
  if ([simulated, other].some((one) => readAnswer(one).kind !== 'expected')) return []
  const pair = (name: string) => [fieldOf(simulated, name), fieldOf(other, name)] as const
  const [ours, theirs] = pair('oscurato')
  const differ = ([one, two]: readonly [string | undefined, string | undefined]): boolean =>
    one !== two
  const listed = listedIn(other) - listedIn(simulated)
  return [
    ...(ours !== undefined && theirs !== undefined && isNumber(ours) !== isNumber(theirs)
      ? [{ name: 'boolean-form', value: isNumber(theirs) ? 'numeric' : 'literal' }]
      : []),
    ...(listed === 0 ? [] : [{ name: 'list-visibility', value: listed > 0 ? 'all' : 'own' }]),
    ...(differ(pair('statoRicetta')) ? [{ name: 'dispensed-state' }] : []),
    ...(simulated.operation === 'setRegistraPrescrizione' && differ(pair('esito'))
      ? [{ name: 'duplicate-registration' }]
      : []),
  ]
}

/**
 * The switches of the simulator that may be why SIST, or another simulator, answered otherwise; with a value
 * where it follows from the two answers.
 */
export const switchesBehind = (pair: AnswerPair): readonly SwitchHint[] => {
  const all = [...ofConnection(pair), ...ofFaults(pair), ...ofRefusals(pair), ...ofContents(pair)]
  return all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index)
}

/** Every switch that is ever named, with every value that is: the simulator must have them. */
export const namedSwitches: readonly SwitchHint[] = [
  ...Object.values(byRule).flat(),
  ...Object.values(byFault).flat(),
]
