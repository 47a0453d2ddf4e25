import MailComposer from 'nodemailer/lib/mail-composer'

import type { Letter } from './letter.ts'

/**
 * A message as a mail client opens it to be looked at and sent (RFC 5322, RFC 2045): `X-Unsent` makes it a draft.
 * Nothing is read from files or addresses, and nothing is sent.
 */
export const composeDraft = (
  letter: Letter,
  date: Date,
  /** What makes two drafts of the same letter the same bytes; a draft has a name of its own, unless said. */
  seed?: string,
): Promise<Buffer> =>
  new MailComposer({
    ...(seed === undefined ? {} : { baseBoundary: seed, messageId: `<${seed}@collaudo.invalid>` }),
    from: letter.from,
    to: letter.to,
    subject: letter.subject,
    date,
    text: letter.text.replaceAll(/\r?\n/g, '\r\n'),
    headers: { 'X-Unsent': '1' },
    attachments: letter.attachments.map(({ name, mediaType, content }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(content),
      contentTransferEncoding: 'base64',
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  })
    .compile()
    .build()
