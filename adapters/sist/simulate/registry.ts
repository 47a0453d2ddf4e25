import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { parse } from 'yaml'
import { z } from 'zod'

import { HarnessError } from '../../../src/errors/harness-error.ts'
import { t } from '../../../src/lib/language/t.ts'

const Person = z.strictObject({
  codice: z.string(),
  asl: z.string().optional(),
  nazionale: z.boolean().default(true),
  esenzioni: z.array(z.strictObject({ codice: z.string(), fino: z.iso.date() })).default([]),
})
export type Person = Readonly<z.output<typeof Person>>

const Drug = z.strictObject({
  aic: z.string().regex(/^\d{9}$/),
  gruppo: z.string(),
  classe: z.enum(['A', 'C', 'H']),
  note: z.array(z.string().length(3)),
  descrizione: z.string(),
})
export type Drug = Readonly<z.output<typeof Drug>>

const Service = z.strictObject({
  codice: z.string().max(5),
  nazionale: z.string(),
  catalogo: z.string(),
  descrizione: z.string(),
})
export type Service = Readonly<z.output<typeof Service>>

/** What the simulated region knows of people, drugs, services and exemptions. */
export interface Registry {
  readonly person: (code: string) => Person | undefined
  readonly drug: (aic: string) => Drug | undefined
  readonly drugGroup: (group: string) => boolean
  readonly service: (code: string) => Service | undefined
  readonly exemption: (code: string) => boolean
}

const load = async <Schema extends z.ZodType>(
  folder: string,
  file: string,
  schema: Schema,
): Promise<z.output<Schema>> => {
  const path = join(folder, file)
  try {
    return schema.parse(parse(await readFile(path, 'utf8')))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message
    throw new HarnessError(
      'SIMULATOR_FAILED',
      t`Anagrafe del simulatore non valida: ${path}\n${why}`,
      {
        cause,
      },
    )
  }
}

/** Loads the region's data. Throws SIMULATOR_FAILED, naming the file, when it cannot be read. */
export const loadRegistry = async (folder: string): Promise<Registry> => {
  const [people, drugs, services, exemptions] = await Promise.all([
    load(folder, 'people.yaml', z.array(Person)),
    load(folder, 'drugs.yaml', z.array(Drug)),
    load(folder, 'services.yaml', z.array(Service)),
    load(folder, 'exemptions.yaml', z.array(z.string())),
  ])
  return {
    person: (code) => people.find((person) => person.codice === code),
    drug: (aic) => drugs.find((drug) => drug.aic === aic),
    drugGroup: (group) => drugs.some((drug) => drug.gruppo === group),
    service: (code) => services.find((service) => service.codice === code),
    exemption: (code) => exemptions.includes(code),
  }
}
