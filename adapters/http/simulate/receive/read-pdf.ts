/** What is attached to a PDF, by name; null where the bytes are no PDF. */
export const attachmentsOf = async (
  bytes: Uint8Array,
): Promise<ReadonlyMap<string, Uint8Array> | null> => {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') return null
  try {
    // A reader of PDF takes its time to load: whoever sends none does not wait for it.
    const { getDocumentProxy } = await import('unpdf')
    const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })
    try {
      const found = ((await document.getAttachments()) ?? {}) as Readonly<
        Record<string, { readonly filename: string; readonly content: Uint8Array }>
      >
      return new Map(Object.values(found).map(({ filename, content }) => [filename, content]))
    } finally {
      await document.destroy()
    }
  } catch {
    return null
  }
}
