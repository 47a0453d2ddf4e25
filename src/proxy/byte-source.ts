import type { Duplex } from 'node:stream'

/** Bytes as they arrive, taken when they are wanted: what is not asked for stays with the sender. */
export interface ByteSource {
  /** What comes next; null at the end. Rejects where the connection breaks. */
  readonly read: () => Promise<Buffer | null>
  /** Resolves as soon as there is something to read, be it the end. Takes nothing away. */
  readonly arrival: () => Promise<void>
  /** Gives bytes back: they are read first. */
  readonly unread: (bytes: Buffer) => void
}

/** Reads a socket that nobody else reads. */
export const byteSource = (socket: Duplex): ByteSource => {
  let given: Buffer | null = null
  let failure: Error | null = null
  let hasEnded = false
  let waiting: (() => void)[] = []
  const wake = (): void => {
    const woken = waiting
    waiting = []
    for (const resolve of woken) resolve()
  }
  socket.on('readable', wake)
  socket.on('end', () => {
    hasEnded = true
    wake()
  })
  socket.on('error', (error) => {
    failure ??= error
    wake()
  })
  socket.on('close', wake)
  const taken = (): Buffer | null => {
    const bytes = given ?? (socket.read() as Buffer | null)
    given = null
    return bytes
  }
  const read = async (): Promise<Buffer | null> => {
    for (;;) {
      const bytes = taken()
      if (bytes !== null) return bytes
      if (failure !== null) throw failure
      if (hasEnded) return null
      if (socket.destroyed)
        throw Object.assign(new Error('connection closed'), { code: 'ECONNRESET' })
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
  }
  const unread = (bytes: Buffer): void => {
    given = given === null ? bytes : Buffer.concat([bytes, given])
    wake()
  }
  return {
    read,
    unread,
    arrival: async () => {
      const isQuiet = (): boolean =>
        given === null &&
        failure === null &&
        !hasEnded &&
        !socket.destroyed &&
        socket.readableLength === 0
      while (isQuiet()) {
        // Nothing is there to take; but only whoever reads is told of the end.
        socket.read(0)
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    },
  }
}

/** Writes, and waits until the other side keeps up. False when it is gone: then nothing more is written. */
export const writeTo = (socket: Duplex, bytes: Uint8Array): Promise<boolean> =>
  new Promise((resolve) => {
    if (socket.destroyed || !socket.writable) resolve(false)
    else if (bytes.byteLength === 0 || socket.write(bytes)) resolve(true)
    else {
      const done = (): void => {
        socket.off('drain', done).off('close', done)
        resolve(!socket.destroyed)
      }
      socket.on('drain', done).on('close', done)
    }
  })
