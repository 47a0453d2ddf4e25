import type { CheckDefinition } from './check.ts'
import { header } from './header.ts'
import { jsonSchema } from './json-schema.ts'
import { jsonPath } from './jsonpath.ts'
import { refused } from './refused.ts'
import { size } from './size.ts'
import { status } from './status.ts'
import { time } from './time.ts'
import { tls } from './tls.ts'
import { xpath } from './xpath.ts'
import { xsd } from './xsd.ts'

/** The checks that every adapter has. */
export const commonChecks: readonly CheckDefinition[] = [
  status,
  header,
  refused,
  xpath,
  jsonPath,
  xsd,
  jsonSchema,
  tls,
  time,
  size,
]
