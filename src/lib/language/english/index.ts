import type { Catalogue } from '../render.ts'

export const english: Catalogue = {}
