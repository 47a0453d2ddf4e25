import { z } from 'zod'

/** The other end of our own listener: who called, and what was agreed in the TLS handshake with us. */
export const ClientFacts = z.object({
  address: z.string(),
  /** Which of the connections that the proxy took, from 1: calls of one connection share it. */
  connection: z.int(),
  protocol: z.string(),
  /** The IANA name. */
  cipher: z.string(),
  /** The name that the client asked for (SNI); null when it named none. */
  serverName: z.string().nullable(),
})
export type ClientFacts = Readonly<z.output<typeof ClientFacts>>
