import { parse } from 'yaml'
import { z } from 'zod'

const text = z.string().min(1)

const DeclaredAnswer = z
  .strictObject({
    operation: text,
    /** XPath 1.0 on the payload, each with the text that it must give; without any, whatever is asked. */
    when: z.record(z.string(), z.string()).default({}),
    xml: z.string().optional(),
    fault: z.strictObject({ code: text, text, detail: z.string().default('') }).optional(),
  })
  .refine(({ xml, fault }) => (xml === undefined) !== (fault === undefined), {
    error: 'expected one of xml and fault',
  })
export type DeclaredAnswer = Readonly<z.output<typeof DeclaredAnswer>>

const SamlPolicy = z.strictObject({
  issuers: z.array(text).min(1),
  audience: text,
  confirmations: z.array(z.enum(['holder-of-key', 'sender-vouches', 'bearer'])).min(1),
  roles: z.array(text).min(1),
  purposes: z.array(text).min(1),
  /** Organisations whose name is sure, by their code; of others any name goes. */
  organizations: z.record(z.string(), text).default({}),
  /** Which action each operation is. */
  actions: z.record(z.string(), text),
})
export type SamlPolicy = Readonly<z.output<typeof SamlPolicy>>

const signedParts = ['timestamp', 'body', 'addressing', 'assertion'] as const

/** What the service of a WSDL asks of its callers, and what it answers. */
export const Policy = z.strictObject({
  addressing: z.boolean().default(false),
  timestamp: z.boolean().default(false),
  signed: z.array(z.enum(signedParts)).default([]),
  users: z.record(z.string(), z.string()).default({}),
  saml: SamlPolicy.optional(),
  behaviour: z.enum(['xds']).optional(),
  answers: z.array(DeclaredAnswer).default([]),
  /** Patients that the registry knows, in CX form. */
  patients: z.array(text).default([]),
})
export type Policy = Readonly<z.output<typeof Policy>>

/** The policy beside a WSDL; without a file nothing is asked, and nothing is answered. */
export const readPolicy = (path: string, bytes: Uint8Array | undefined): Policy => {
  if (bytes === undefined) return Policy.parse({})
  const parsed = Policy.safeParse(parse(Buffer.from(bytes).toString('utf8'), { schema: 'core' }))
  if (parsed.success) return parsed.data
  throw new Error(`${path}: ${z.prettifyError(parsed.error)}`)
}
