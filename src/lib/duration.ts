const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** A duration such as `500ms`, `30s`, `10m`. */
export const durationPattern = /^\d+(?:ms|s|m|h)$/

/** The milliseconds of a duration that fits the pattern. */
export const durationMs = (text: string): number =>
  Number.parseInt(text, 10) * (unitsMs[text.replace(/^\d+/, '')] ?? 1)
