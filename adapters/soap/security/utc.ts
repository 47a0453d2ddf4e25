/** UTC without milliseconds, as Created and Expires are written. */
export const utcSeconds = (instant: Date): string => instant.toISOString().replace(/\.\d{3}Z$/, 'Z')
