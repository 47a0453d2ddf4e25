import type { ContractDifference } from '../../../src/adapter/supplied.ts'
import { t } from '../../../src/lib/language/t.ts'
import {
  elementsOf,
  type Contract,
  type ContractElement,
  type ContractOperation,
} from '../../../src/soap/contract.ts'

interface Found {
  readonly place: string
  readonly text: string
}

const names = (elements: readonly ContractElement[]): readonly string[] =>
  elements.map(({ name }) => name)

const quoted = (values: readonly string[] | null): string =>
  values === null ? t`qualunque testo` : values.join(', ')

const sameValues = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  JSON.stringify(a?.toSorted()) === JSON.stringify(b?.toSorted())

/** In what an element itself differs, apart from those that it holds. */
const ofElement = (ours: ContractElement, theirs: ContractElement, place: string): Found[] => {
  const found: string[] = []
  if (ours.namespace !== theirs.namespace)
    found.push(
      t`namespace «${theirs.namespace}» nel contratto fornito, «${ours.namespace}» nel nostro`,
    )
  if (ours.required !== theirs.required)
    found.push(
      theirs.required
        ? t`obbligatorio nel contratto fornito, facoltativo nel nostro`
        : t`facoltativo nel contratto fornito, obbligatorio nel nostro`,
    )
  if (ours.many !== theirs.many)
    found.push(
      theirs.many
        ? t`si ripete nel contratto fornito, non nel nostro`
        : t`non si ripete nel contratto fornito, nel nostro sì`,
    )
  const [a, b] = [ours.content, theirs.content]
  if (a.kind !== b.kind)
    found.push(
      b.kind === 'text'
        ? t`contiene testo nel contratto fornito, elementi nel nostro`
        : t`contiene elementi nel contratto fornito, testo nel nostro`,
    )
  else if (a.kind === 'text' && b.kind === 'text') {
    if (a.type !== b.type) found.push(t`tipo ${b.type} nel contratto fornito, ${a.type} nel nostro`)
    if (!sameValues(a.values, b.values))
      found.push(
        t`valori nel contratto fornito: ${quoted(b.values)}; nel nostro: ${quoted(a.values)}`,
      )
  }
  return found.map((text) => ({ place, text }))
}

/** Whether the elements that both have stand in another order. */
const orderOf = (ours: ContractElement, theirs: ContractElement, place: string): Found[] => {
  const [a, b] = [names(elementsOf(ours)), names(elementsOf(theirs))]
  const common = a.filter((name) => b.includes(name))
  const theirOrder = b.filter((name) => a.includes(name))
  const at = common.findIndex((name, index) => name !== theirOrder[index])
  return at < 0
    ? []
    : [
        {
          place,
          text: t`altro ordine: nel contratto fornito «${theirOrder[at]}» sta dove il nostro ha «${common[at]}»`,
        },
      ]
}

const isOpen = ({ content }: ContractElement): boolean =>
  content.kind === 'elements' && content.open === true

const ofContent = (ours: ContractElement, theirs: ContractElement, place: string): Found[] => {
  if (ours.content.kind !== 'elements' || theirs.content.kind !== 'elements') return []
  const [a, b] = [elementsOf(ours), elementsOf(theirs)]
  return [
    ...orderOf(ours, theirs, place),
    ...b.flatMap((one) => {
      const own = a.find(({ name }) => name === one.name)
      if (own !== undefined) return between(own, one, `${place}/${one.name}`)
      // Where ours leaves everything open there is nothing to be held against.
      return [
        {
          place: `${place}/${one.name}`,
          text: isOpen(ours)
            ? t`nel contratto fornito; il nostro lì non dice niente`
            : t`solo nel contratto fornito`,
        },
      ]
    }),
    ...a
      .filter(({ name }) => !names(b).includes(name))
      .map(({ name }) => ({ place: `${place}/${name}`, text: t`solo nel nostro contratto` })),
  ]
}

const between = (ours: ContractElement, theirs: ContractElement, place: string): Found[] => [
  ...ofElement(ours, theirs, place),
  ...ofContent(ours, theirs, place),
]

const ofOperation = (ours: ContractOperation, theirs: ContractOperation): Found[] => [
  ...(ours.soapAction === theirs.soapAction
    ? []
    : [
        {
          place: '',
          text: t`SOAPAction «${theirs.soapAction}» nel contratto fornito, «${ours.soapAction}» nel nostro`,
        },
      ]),
  ...between(ours.request, theirs.request, theirs.request.name),
  ...(ours.response === null || theirs.response === null
    ? []
    : between(ours.response, theirs.response, theirs.response.name)),
]

/** In what a supplied contract differs from ours, operation by operation. */
export const compareContracts = (ours: Contract, theirs: Contract): ContractDifference[] => {
  const ofService = ({ name, service }: ContractOperation) => ({ service, operation: name })
  return [
    ...theirs.flatMap((one): ContractDifference[] => {
      const own = ours.find(({ name, service }) => name === one.name && service === one.service)
      return own === undefined
        ? [{ ...ofService(one), place: '', text: t`operazione solo nel contratto fornito` }]
        : ofOperation(own, one).map((found) => ({ ...ofService(one), ...found }))
    }),
    ...ours
      .filter(
        (own) => !theirs.some(({ name, service }) => name === own.name && service === own.service),
      )
      .map((own) => ({
        ...ofService(own),
        place: '',
        text: t`operazione solo nel nostro contratto`,
        isAbsent: true,
      })),
  ]
}
