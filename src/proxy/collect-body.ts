import type { BodyPart } from './http-body.ts'

/** Bodies larger than this are not passed on. */
export const bodyLimit = 100_000_000

/** Gathers a body as it goes by. */
export interface CollectedBody {
  readonly add: (part: BodyPart) => void
  readonly bytes: () => Buffer
  readonly trailers: () => readonly string[]
}

export const collectBody = (limit = bodyLimit): CollectedBody => {
  const pieces: Buffer[] = []
  let size = 0
  let trailers: readonly string[] = []
  return {
    add: (part) => {
      for (const piece of part.content) {
        size += piece.length
        if (size > limit)
          throw Object.assign(new Error(`body larger than ${limit} bytes`), {
            code: 'BODY_TOO_LARGE',
          })
        pieces.push(piece)
      }
      trailers = part.trailers
    },
    bytes: () => Buffer.concat(pieces),
    trailers: () => trailers,
  }
}
