import { t } from '../../../src/lib/language/t.ts'

/** How a part is called among the evidence. */
export const partName = (name: string): string => t`parte «${name}»`
