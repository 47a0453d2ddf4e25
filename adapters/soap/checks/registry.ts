import { z } from 'zod'

import { defineCheck, type CheckSubject } from '../../../src/check/check.ts'
import { xmlOf } from '../../../src/check/xml-of.ts'
import { t } from '../../../src/lib/language/t.ts'
import { withXml } from '../../../src/xml/parse-xml.ts'
import { namespaces } from '../namespaces.ts'

const statusPrefix = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:'

interface RegistryAnswer {
  readonly status: string
  readonly codes: readonly string[]
}

/** What an answer of a registry says of itself; a text where it says nothing. */
const answerOf = ({ exchange: { answer } }: CheckSubject): RegistryAnswer | string => {
  if (answer.kind !== 'http') return t`nessuna risposta`
  let xml: Uint8Array
  try {
    xml = xmlOf(answer)
  } catch (error) {
    return (error as Error).message
  }
  const read = withXml(xml, ({ root }) => {
    const statuses = root.find(
      '//*[not(ancestor::rs:RegistryResponse)]/@status | //rs:RegistryResponse/@status',
      {
        rs: namespaces.rs,
      },
    )
    const codes = root.find('//rs:RegistryError/@errorCode', { rs: namespaces.rs })
    return {
      status: statuses.find(({ content }) => content.startsWith(statusPrefix))?.content ?? '',
      codes: codes.map(({ content }) => content),
    }
  })
  if (!read.ok) return read.reason
  return read.value.status === ''
    ? t`una risposta senza lo stato di un registry`
    : { ...read.value, status: read.value.status.slice(statusPrefix.length) }
}

const shown = ({ status, codes }: RegistryAnswer): string =>
  codes.length === 0 ? status : `${status} (${codes.join(', ')})`

/** The registry answers that all went well. It says nothing of what was found: an empty list is a success too. */
export const registry = defineCheck({
  key: 'registry',
  presumes: 'expected',
  schema: z.strictObject({
    registry: z.literal('success').meta({
      description: t`success: lo stato della risposta ebRS è Success, senza errori`,
    }),
  }),
  title: () => t`Il registry risponde Success`,
  evaluate: (_, subject) => {
    const found = answerOf(subject)
    if (typeof found === 'string') return { met: false, expected: 'Success', actual: found }
    return {
      met: found.status === 'Success' && found.codes.length === 0,
      expected: 'Success',
      actual: shown(found),
    }
  },
})

/** The registry refuses, in its own answer, with this code. */
export const registryError = defineCheck({
  key: 'registry-error',
  presumes: 'expected',
  refuses: () => true,
  schema: z.strictObject({
    'registry-error': z
      .string()
      .min(1)
      .meta({
        description: t`Codice del RegistryError atteso, per esempio XDSDocumentUniqueIdError`,
      }),
  }),
  title: (spec) => t`Il registry rifiuta con ${spec['registry-error']}`,
  evaluate: (spec, subject) => {
    const expected = `Failure (${spec['registry-error']})`
    const found = answerOf(subject)
    if (typeof found === 'string') return { met: false, expected, actual: found }
    return {
      met: found.status !== 'Success' && found.codes.includes(spec['registry-error']),
      expected,
      actual: shown(found),
    }
  },
})
