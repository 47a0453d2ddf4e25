/** What a PDF shows and carries. */
export interface PdfSpec {
  readonly title: string
  /** A file in its EmbeddedFiles name tree. */
  readonly attachment: { readonly name: string; readonly bytes: Uint8Array } | null
  /** The instant that it says it was made at: the same content at the same instant is the same bytes. */
  readonly instant: Date
}

/** A page with its title, and the attachment by which the gateway finds the clinical document. */
export const makePdf = async ({ title, attachment, instant }: PdfSpec): Promise<Uint8Array> => {
  // It brings fonts and their readers: who makes no PDF does not wait for them.
  const { default: PdfDocument } = await import('pdfkit')
  return new Promise((resolve, reject) => {
    const document = new PdfDocument({ info: { Title: title, CreationDate: instant } })
    const chunks: Uint8Array[] = []
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
    if (attachment !== null)
      document.file(Buffer.from(attachment.bytes), {
        name: attachment.name,
        type: 'text/xml',
        creationDate: instant,
        modifiedDate: instant,
      })
    document.text(title)
    document.end()
  })
}
