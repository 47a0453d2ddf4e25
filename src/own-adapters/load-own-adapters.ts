import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { Adapter } from '../adapter/define-adapter.ts'
import { makerOf } from '../adapter/made-here.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { packageRoot } from '../lib/package-root.ts'
import { inFileOrder, type Loaded, type Problem } from '../plan/problem.ts'
import { guarded } from './guard.ts'
import { takenNames } from './names.ts'
import { adapterFile, digestOf, ownFolders, type OwnFolder } from './own-files.ts'
import { AdapterShape, foundIn } from './shape.ts'
import { placeOf, thrownText, type OwnPlace } from './thrown.ts'

type Told = Pick<Problem, 'message' | 'hint'> & Partial<Pick<Problem, 'file' | 'line' | 'column'>>

type OneLoaded =
  | { readonly ok: true; readonly adapter: Adapter }
  | { readonly ok: false; readonly told: readonly Told[] }

const refuse = (...told: readonly Told[]): OneLoaded => ({ ok: false, told })

const startHint = t`collaudo new adapter NOME ne fa uno che funziona`

/** The line of the module in which a member is first written, as far as a text search tells. */
const lineOf = (source: string, pattern: RegExp): Partial<Pick<Problem, 'line' | 'column'>> => {
  const index = source.split('\n').findIndex((line) => pattern.test(line))
  return index < 0 ? {} : { line: index + 1 }
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)

const memberLine = (source: string, member: string): ReturnType<typeof lineOf> =>
  lineOf(source, new RegExp(String.raw`(?:^|[\s{,])${escaped(member)}\s*[:(,]`))

const valueLine = (source: string, value: string): ReturnType<typeof lineOf> =>
  lineOf(source, new RegExp(`['"\`]${escaped(value)}['"\`]`))

/** Where a module is no JavaScript: Node says it only of a program that it is asked to look at. */
const syntaxPlace = ({ name, absolute, files }: OwnFolder): Partial<OwnPlace> => {
  for (const file of files.filter((one) => one.endsWith('.mjs'))) {
    const { status, stderr } = spawnSync(process.execPath, ['--check', join(absolute, file)], {
      encoding: 'utf8',
      timeout: 10_000,
    })
    const line = /\.mjs:(\d+)$/m.exec(stderr)?.[1]
    if (status !== 0 && line !== undefined)
      return { file: `adapters/${name}/${file}`, line: Number(line) }
  }
  return {}
}

const whyNotLoaded = (thrown: unknown, workspace: string, folder: OwnFolder): Told => {
  const place = placeOf(thrown, workspace) ?? {}
  const { code } = thrown as { readonly code?: unknown }
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') {
    const wanted = /package '([^']+)'/i.exec(thrownText(thrown))?.[1]
    return {
      ...place,
      message: t`non si carica: ${thrownText(thrown)}`,
      hint:
        wanted === undefined
          ? t`controllare il percorso dell'import, estensione compresa`
          : t`installarlo nella cartella di lavoro: npm install ${wanted}`,
    }
  }
  return thrown instanceof SyntaxError
    ? {
        ...place,
        ...syntaxPlace(folder),
        message: t`non è JavaScript: ${thrownText(thrown)}`,
        hint: t`Node legge moduli ECMAScript senza compilarli: da TypeScript compilare prima`,
      }
    : {
        ...place,
        message: t`si ferma mentre si carica: ${thrownText(thrown)}`,
        hint: t`un adattatore non fa niente finché non lo si chiama`,
      }
}

const shapeProblems = (value: object, source: string): readonly Told[] => {
  const issues = AdapterShape.safeParse(value).error?.issues ?? []
  const known = Object.keys(AdapterShape.shape)
  const meant = (key: string): string | undefined =>
    nearest(
      key,
      known.filter((name) => !Object.hasOwn(value, name)),
    )
  // A member written wrongly is one mistake: that it is missing under its right name is not another.
  const misspelt = new Set(
    issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' && issue.path.length === 0
        ? issue.keys.map((key) => meant(key))
        : [],
    ),
  )
  return issues.flatMap((issue): readonly Told[] => {
    const path = issue.path.map(String)
    if (path.length === 1 && misspelt.has(path[0]) && !Object.hasOwn(value, path[0] ?? ''))
      return []
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => {
        const near = path.length === 0 ? meant(key) : undefined
        return {
          ...memberLine(source, key),
          message: t`membro sconosciuto «${[...path, key].join('.')}»`,
          hint:
            near === undefined
              ? t`i membri ammessi sono in docs/it/adapters.md`
              : t`forse si intendeva «${near}»`,
        }
      })
    const member = path.findLast((part) => !/^\d+$/.test(part)) ?? ''
    return [
      {
        ...memberLine(source, member),
        message: `${path.join('.')}: ${issue.message}`,
        hint: t`che cosa deve esserci è in docs/it/adapters.md`,
      },
    ]
  })
}

/** What the module gives, as an adapter or why it is none. */
const acceptModule = (
  module: Readonly<Record<string, unknown>>,
  folder: OwnFolder,
  others: readonly Adapter[],
  source: string,
): OneLoaded => {
  const value = module['default'] ?? module['adapter']
  if (value === undefined)
    return refuse({
      message: t`non esporta un adattatore: atteso export default (o export const adapter), trovato ${Object.keys(module).join(', ') || t`niente`}`,
      hint: startHint,
    })
  const place = lineOf(source, /export (?:default|const adapter)\b/)
  if (value === null || typeof value !== 'object' || value instanceof Promise)
    return refuse({
      ...place,
      message: t`atteso un adattatore fatto con defineAdapter, ${foundIn(value)}`,
      hint: startHint,
    })
  const maker = makerOf(value)
  if (maker === null)
    return refuse({
      ...place,
      message: t`atteso un adattatore fatto con defineAdapter, ${foundIn(value)}`,
      hint: "import { defineAdapter } from 'collaudo/adapter'",
    })
  if (maker.kind === 'other')
    return refuse({
      ...place,
      message: t`è fatto con un'altra copia di Collaudo (${maker.root}): questo comando è di ${packageRoot}`,
      hint: t`usare quella della cartella di lavoro: npm install, poi npx collaudo`,
    })
  const wrong = shapeProblems(value, source)
  if (wrong.length > 0) return refuse(...wrong)
  const adapter = value as Adapter
  const taken = takenNames(adapter, others).map(({ name, message }): Told => ({
    ...valueLine(source, name),
    message,
    hint: t`dargli un altro nome`,
  }))
  if (taken.length > 0) return refuse(...taken)
  return adapter.id === folder.name
    ? { ok: true, adapter }
    : refuse({
        ...memberLine(source, 'id'),
        message: t`atteso id «${folder.name}», come la sua cartella, trovato «${adapter.id}»`,
        hint: t`dare lo stesso nome alla cartella e all'adattatore`,
      })
}

const loadOne = async (
  workspace: string,
  folder: OwnFolder,
  others: readonly Adapter[],
): Promise<OneLoaded> => {
  if (!folder.files.includes(adapterFile)) {
    const other = folder.files.find((file) => /^adapter\.[cm]?[jt]s$/.test(file))
    return refuse({
      message: t`manca ${adapterFile}${other === undefined ? '' : t`, e c'è ${other}`}`,
      hint:
        other === undefined
          ? startHint
          : t`Node carica ${adapterFile}: rinominare il file, o compilare adapter.mts con tsc`,
    })
  }
  if (folder.links.length > 0)
    return refuse({
      message: t`${folder.links.join(', ')}: un collegamento, che l'impronta dell'adattatore non comprende`,
      hint: t`mettere una copia del file al posto del collegamento`,
    })
  const file = join(folder.absolute, adapterFile)
  let module: Readonly<Record<string, unknown>>
  try {
    module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as typeof module
  } catch (thrown) {
    return refuse(whyNotLoaded(thrown, workspace, folder))
  }
  return acceptModule(module, folder, others, readFileSync(file, 'utf8'))
}

/**
 * The adapters of a workspace, one for each folder of `adapters/`, or everything that is wrong with them. They are code:
 * from here on it runs.
 */
export const loadOwnAdapters = async (
  workspace: string,
  installed: readonly Adapter[],
): Promise<Loaded<readonly Adapter[]>> => {
  const adapters: Adapter[] = []
  const problems: Problem[] = []
  for (const folder of ownFolders(workspace)) {
    const found = await loadOne(workspace, folder, [...installed, ...adapters])
    const shownFolder = `adapters/${folder.name}`
    if (found.ok)
      adapters.push({
        ...guarded(found.adapter, workspace),
        own: { folder: shownFolder, sha256: digestOf(folder) },
      })
    else
      problems.push(
        ...found.told.map((one) => ({
          code: 'ADAPTER_INVALID',
          file: `${shownFolder}/${adapterFile}`,
          line: 1,
          column: 1,
          ...one,
        })),
      )
  }
  return problems.length === 0
    ? { ok: true, value: adapters }
    : { ok: false, problems: inFileOrder(problems) }
}
