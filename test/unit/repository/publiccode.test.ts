import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

import { packageRoot } from '../../../src/lib/package-root.ts'

const read = (name: string): string => readFileSync(join(packageRoot, name), 'utf8')

/** Categories of the standard that we use: its list is closed. */
const categories = ['test-management', 'compliance-management', 'it-development'] as const

const Description = z.strictObject({
  shortDescription: z.string().max(150),
  longDescription: z.string().min(150).max(10_000),
  features: z.array(z.string().min(1)).min(1),
})

/** publiccode.yml 0.4, as far as we use it: a key that the standard does not have is a mistake. */
const PublicCode = z.strictObject({
  publiccodeYmlVersion: z.literal('0.4'),
  name: z.string(),
  url: z.url({ protocol: /^https$/ }),
  softwareVersion: z.string(),
  releaseDate: z.iso.date().optional(),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.enum(['standalone/desktop', 'standalone/other', 'standalone/backend', 'library']),
  platforms: z.array(z.enum(['web', 'windows', 'mac', 'linux'])).min(1),
  categories: z.array(z.enum(categories)).min(1),
  intendedAudience: z.strictObject({
    countries: z.array(z.string().regex(/^[a-z]{2}$/)),
    scope: z.array(z.literal('healthcare')),
  }),
  description: z.strictObject({ it: Description, en: Description }),
  legal: z.strictObject({ license: z.string() }),
  maintenance: z.strictObject({
    type: z.literal('community'),
    contacts: z.array(z.strictObject({ name: z.string() })).min(1),
  }),
  localisation: z.strictObject({
    localisationReady: z.boolean(),
    availableLanguages: z.array(z.enum(['it', 'en'])),
  }),
  dependsOn: z.strictObject({
    open: z.array(
      z.strictObject({ name: z.string(), versionMin: z.string(), optional: z.boolean() }),
    ),
  }),
  IT: z.strictObject({
    countryExtensionVersion: z.literal('1.0'),
    piattaforme: z.strictObject({
      spid: z.boolean(),
      cie: z.boolean(),
      anpr: z.boolean(),
      pagopa: z.boolean(),
      io: z.boolean(),
    }),
  }),
})

test('publiccode.yml has the keys of the standard, and says what the package says', () => {
  const { error, data } = PublicCode.safeParse(parse(read('publiccode.yml')))
  expect(error?.issues).toBeUndefined()
  const { version, license, engines } = JSON.parse(read('package.json')) as {
    version: string
    license: string
    engines: { node: string }
  }
  expect(data).toMatchObject({
    softwareVersion: version,
    legal: { license },
    dependsOn: { open: [{ name: 'Node.js', versionMin: engines.node.replace('>=', '') }] },
  })
})

test('a version is the same wherever it is written', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string }
  const lock = JSON.parse(read('package-lock.json')) as {
    version: string
    packages: Record<string, { version?: string }>
  }
  expect([lock.version, lock.packages['']?.version]).toEqual([version, version])
  // What was released has its heading; what is not yet is under Unreleased.
  expect(read('CHANGELOG.md')).toMatch(/^## \[(?:Unreleased|\d+\.\d+\.\d+)\]/m)
})

test('the licence is the EUPL-1.2, everywhere', () => {
  expect(read('LICENSE')).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2/)
  expect(JSON.parse(read('package.json'))).toMatchObject({ license: 'EUPL-1.2' })
})

test('every template for issues is a form that can be read', () => {
  for (const name of ['bug.yml', 'wire-fact.yml']) {
    const form = parse(read(`.github/ISSUE_TEMPLATE/${name}`)) as {
      name: string
      description: string
      body: readonly { type: string; id?: string; attributes: { label?: string } }[]
    }
    expect(Object.keys(form)).toEqual(['name', 'description', 'body'])
    const asked = form.body.filter(({ type }) => type !== 'markdown')
    expect(asked.length).toBeGreaterThan(3)
    expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length)
    for (const { type, attributes } of asked) {
      expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type)
      expect(attributes.label).toBeTruthy()
    }
  }
})
