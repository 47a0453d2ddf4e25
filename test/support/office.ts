import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { parse } from 'csv-parse/sync'

/** A profile that a later version has used, it says: one that LibreOffice takes for older has it try its graphics for seconds. */
const makeProfile = (folder: string): void => {
  mkdirSync(join(folder, 'user'), { recursive: true })
  writeFileSync(
    join(folder, 'user', 'registrymodifications.xcu'),
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/Product">' +
      '<prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value></prop></item></oor:items>\n',
  )
}

/** Every sheet of some workbooks as LibreOffice shows it, by file and sheet: one start for all of them. */
export const asLibreOfficeShows = (
  files: readonly string[],
): ReadonlyMap<string, ReadonlyMap<string, readonly (readonly string[])[]>> => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-office-'))
  try {
    const [out, profile] = [join(folder, 'csv'), join(folder, 'profile')]
    makeProfile(profile)
    const { status, stderr } = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        '--headless',
        '--norestore',
        '--convert-to',
        // Every sheet, each cell as it is shown, UTF-8.
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
        '--outdir',
        out,
        ...files,
      ],
      { encoding: 'utf8', timeout: 150_000 },
    )
    if (status !== 0) throw new Error(`soffice: ${stderr}`)
    const written = readdirSync(out)
    return new Map(
      files.map((file) => {
        const stem = basename(file).replace(/\.[a-z]+$/, '')
        const sheets = written.filter((name) => name.startsWith(`${stem}-`))
        return [
          file,
          new Map(
            sheets.map((name) => [
              name.slice(stem.length + 1, -'.csv'.length),
              parse(readFileSync(join(out, name)), { relaxColumnCount: true }),
            ]),
          ),
        ]
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The parts of a package, by name, as Python's own zip reads them: a hash of each. */
export const partsByPython = (file: string): Record<string, string> => {
  const script =
    'import hashlib,json,sys,zipfile\n' +
    'z=zipfile.ZipFile(sys.argv[1])\n' +
    'assert z.testzip() is None\n' +
    'print(json.dumps({n: hashlib.sha256(z.read(n)).hexdigest() for n in z.namelist()}))'
  const { stdout, status, stderr } = spawnSync('python3', ['-c', script, file], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Record<string, string>
}
