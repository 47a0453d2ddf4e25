import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import type { Exchange } from '../model/exchange.ts'
import { withXml } from '../xml/parse-xml.ts'
import { compileXsd, payloadOf, schemaReferences, type Validate } from '../xml/xsd.ts'
import { xmlOf, xmlOfRequest } from './xml-of.ts'
import { defineCheck, nothingAround, type CheckSurroundings } from './check.ts'
import { fileProblem, gatherFiles, type Gathered, type References } from './plan-files.ts'

const contract = 'contract'

const referencesOf = (path: string, text: string): References => {
  const parsed = schemaReferences(path, text)
  if (!parsed.ok) return { ok: false, message: parsed.reason }
  const outside = parsed.value.find((reference) => reference.path === null)
  return outside === undefined
    ? {
        ok: true,
        paths: parsed.value.flatMap(({ path: found }) => (found === null ? [] : [found])),
      }
    : {
        ok: false,
        message: t`importa «${outside.location}», fuori dalla cartella del piano`,
        hint: t`copiare lo schema nella cartella xsd/ del piano e correggere schemaLocation`,
      }
}

type NoSchema = Gathered & { ok: false }
type Schema = { readonly ok: true; readonly validate: Validate } | NoSchema

const compileFiles = (entry: string, files: Readonly<Record<string, string>>): Schema => {
  try {
    return { ok: true, validate: compileXsd(entry, files) }
  } catch (error) {
    return { ok: false, message: (error as Error).message }
  }
}

const noContract: NoSchema = {
  ok: false,
  message: t`l'adattatore non ha uno schema XSD del suo contratto`,
  hint: t`indicare un file della cartella xsd/ del piano`,
  unavailable: true,
}

/** The schema of an entry; that of the contract is known only with the exchange that it is about. */
const schemaOf = (name: string, around: CheckSurroundings, exchange: Exchange): Schema => {
  if (name !== contract) return planSchema(name, around)
  if (around.contract === null) return noContract
  const { entry, files } = around.contract.schemaFor(exchange)
  return compileFiles(entry, files)
}

const planSchema = (name: string, around: CheckSurroundings): Schema => {
  const entry = `xsd/${name}`
  const gathered = gatherFiles(entry, around, referencesOf)
  return gathered.ok ? compileFiles(entry, gathered.files) : gathered
}

const bodyOf = ({ request, answer }: Exchange, of: 'request' | 'response'): Uint8Array | null => {
  if (of === 'request') return xmlOfRequest(request)
  return answer.kind === 'http' ? xmlOf(answer) : null
}

/** The payload of request or response is valid against an XSD of the plan, or the adapter's contract. */
export const xsd = defineCheck({
  key: 'xsd',
  presumes: (spec) => (spec.of === 'request' ? 'http' : 'expected'),
  schema: z.strictObject({
    xsd: z
      .string()
      .min(1)
      .refine((text) => !text.includes('${'), {
        error: t`atteso il nome di un file, non un'espressione`,
      })
      .meta({
        description: t`File nella cartella xsd/ del piano, o contract: lo schema del contratto dell'adattatore`,
      }),
    of: z
      .enum(['response', 'request'])
      .optional()
      .meta({
        description: t`Che cosa si convalida: la risposta (se non si dice altro) o la richiesta`,
      }),
  }),
  usesFiles: () => true,
  problems: (spec, around) => {
    if (spec.xsd === contract)
      return around.contract === null ? [fileProblem('xsd', noContract)] : []
    const schema = planSchema(spec.xsd, around)
    return schema.ok ? [] : [fileProblem('xsd', schema)]
  },
  title: ({ xsd: name, of }) =>
    t`${of === 'request' ? t`La richiesta` : t`La risposta`} è valida secondo ${
      name === contract ? t`lo schema del contratto` : name
    }`,
  evaluate: (spec, { exchange }, around = nothingAround) => {
    const expected = t`XML valido secondo ${spec.xsd === contract ? t`lo schema del contratto` : spec.xsd}`
    const schema = schemaOf(spec.xsd, around, exchange)
    if (!schema.ok)
      return {
        expected,
        notEvaluated: schema.message,
        ...(schema.unavailable === undefined ? {} : { unavailable: schema.unavailable }),
      }
    let body: Uint8Array | null
    try {
      body = bodyOf(exchange, spec.of ?? 'response')
    } catch (error) {
      return { met: false, expected, actual: (error as Error).message }
    }
    if (body === null) return { met: false, expected, actual: t`nessuna risposta` }
    const parsed = withXml(body, (document) => {
      const payload = payloadOf(document)
      return typeof payload === 'string' ? payload : schema.validate(payload)
    })
    if (!parsed.ok) return { met: false, expected, actual: parsed.reason }
    return { met: parsed.value === null, expected, actual: parsed.value ?? t`XML valido` }
  },
})
