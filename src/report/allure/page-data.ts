import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A file of the page's data. What it holds is read when it is wanted: those of a large run have no room in memory. */
export interface DataFile {
  readonly name: string
  readonly size: number
  readonly read: () => Buffer
}

/** A page with more data than this, in characters of base64, has them packed; the data of a smaller one stand in it as Allure writes them. */
const longest = 28 * 1024 * 1024

/** What Allure begins with; cases and attachments come after it has begun. A name of another kind stays where it can stand. */
const isFirst = ({ name }: DataFile): boolean => !/^data\/[\w./-]+$/.test(name)

/** A file of data as Allure writes it into a page: its name, and its bytes in base64. */
interface Written {
  readonly name: string
  readonly value: string
}

const written = (file: DataFile): Written => ({
  name: file.name,
  value: file.read().toString('base64'),
})

/** Where Allure's data go while it makes a page. */
export interface PageData {
  readonly add: (name: string, bytes: Buffer) => void
  /** A file of the results in the place of its bytes: `add` takes for it what this gives. */
  readonly standInFor: (path: string, size: number) => Buffer
  /** What Allure writes into its page. */
  readonly inPage: () => readonly Written[]
  /** What it does not write, of a large page. */
  readonly later: () => readonly DataFile[]
  readonly close: () => void
}

/** The data of one page, in a file in `folder` and in the results, whatever their size. */
export const openPageData = (folder: string, unpackedUpTo = longest): PageData => {
  const descriptor = openSync(join(folder, 'data'), 'w+')
  const files = new Map<string, DataFile>()
  const standIns = new WeakMap<Buffer, Pick<DataFile, 'size' | 'read'>>()
  let end = 0

  const keep = (bytes: Buffer): Pick<DataFile, 'size' | 'read'> => {
    const [at, size] = [end, bytes.length]
    for (let done = 0; done < size;)
      done += writeSync(descriptor, bytes, done, size - done, at + done)
    end += size
    return {
      size,
      read: () => {
        const found = Buffer.alloc(size)
        readSync(descriptor, found, 0, size, at)
        return found
      },
    }
  }

  const all = (): readonly DataFile[] => [...files.values()]
  const isLarge = (): boolean =>
    all().reduce((sum, { size }) => sum + Math.ceil(size / 3) * 4, 0) > unpackedUpTo

  return {
    add: (name, bytes) => void files.set(name, { name, ...(standIns.get(bytes) ?? keep(bytes)) }),
    standInFor: (path, size) => {
      const standIn = Buffer.alloc(0)
      standIns.set(standIn, { size, read: () => readFileSync(path) })
      return standIn
    },
    inPage: () => (isLarge() ? all().filter(isFirst) : all()).map(written),
    later: () => (isLarge() ? all().filter((file) => !isFirst(file)) : []),
    close: () => closeSync(descriptor),
  }
}
