import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { certificateRules } from '../../../src/certificates/check-certificate.ts'
import { packageRoot } from '../../../src/lib/package-root.ts'
import { cliHere } from '../../support/cli-here.ts'
import { examplesIn } from '../../support/help-examples.ts'
import {
  commonName,
  extension,
  inDays,
  makeCertificate,
  makeKey,
  rightExtensions,
  rsaKey,
} from '../../support/make-certificate.ts'
import { makeWorkspace, type TempWorkspace } from '../../support/temp-workspace.ts'
import { listText, signList } from '../../support/trusted-list.ts'

const page = readFileSync(join(packageRoot, 'docs', 'certificates.md'), 'utf8')
const env = { SIST_CLIENT_P12_PASSPHRASE: 'Passphrase-di-prova-7731' }

interface Shown {
  readonly args: readonly string[]
  readonly code: number
  /** What the page says that it prints; undefined where it does not show it. */
  readonly output: string | undefined
}

/** The commands of the page, in their order, each with what is shown of it. */
const shown: readonly Shown[] = [
  ...page.matchAll(/```sh\n([\s\S]*?)```(?:\n\n```text\n([\s\S]*?)```)?/g),
].flatMap(([, commands = '', output]) =>
  commands
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [command = '', comment = ''] = line.split('#')
      return {
        args: command.trim().split(/\s+/).slice(1),
        code: Number(/esce con (\d)/.exec(comment)?.[1] ?? 0),
        output,
      }
    }),
)

/** What is another each time, in the same words. */
const settled = (text: string): string =>
  text
    .replaceAll(/\d\d\/\d\d\/\d{4}/g, 'DATA')
    .replaceAll(/\b[0-9a-f]{64}\b|5f0c…/g, 'IMPRONTA')
    .replaceAll(/\b[0-9A-F]{32}\b|4A1B…/g, 'SERIE')
    .replaceAll('\\', '/')

let workspace: TempWorkspace

beforeAll(async () => {
  const name = '01234567897.ospedale-esempio.it'
  const [rsa, ca, card] = await Promise.all([
    rsaKey(),
    makeKey({ curve: 'P-256' }),
    makeKey({ curve: 'P-256' }),
  ])
  workspace = makeWorkspace()
  const signer = await makeCertificate({ name: commonName('Operatore'), key: rsa, from: -400 })
  const root = await makeCertificate({
    name: commonName('CA di prova'),
    key: ca,
    from: -900,
    extensions: [extension.authority(true), extension.keyUsage('keyCertSign')],
  })
  // The CA certifies the key of `cert csr`: it is made first, and the page makes the same request again.
  const made = await makeKey({ curve: 'P-256' })
  const issued = await makeCertificate({
    name: commonName(name),
    key: made,
    by: root,
    from: -2,
    extensions: [...rightExtensions(name), extension.qualified('0.4.0.1862.1.6.3')],
  })
  const services = [{ name: 'CA di prova', certificates: [root.certificate], forWebsites: true }]
  const list = signList(listText({ services, nextUpdate: inDays(150) }), signer)
  workspace.write('TSL-IT.xml', list)
  workspace.write('lista-cambiata.xml', list.replace('CA di prova', 'CA di altri'))
  workspace.write('firma-agid.pem', signer.pem)
  workspace.write('radice.pem', root.pem)
  workspace.write('issued.pem', issued.pem)
  workspace.write('issued.key', made.pem)
  const holder = await makeCertificate({
    name: commonName('PROVAX00X00X000Y/1.TEST'),
    key: card,
    by: root,
    from: -2,
    extensions: [extension.authority(false), extension.keyUsage('digitalSignature')],
  })
  workspace.write('carta.pem', holder.pem)
})

afterAll(() => workspace.remove())

/** Meanwhile the CA has answered: the certificate is of the key that the command left. */
const answered = (args: readonly string[]): void => {
  if (args[1] !== 'csr') return
  const [folder = ''] = args.slice(args.indexOf('--out') + 1)
  workspace.write(`${folder}/client.key`, workspace.read('issued.key'), 0o600)
  workspace.write(`${folder}/certificato.pem`, workspace.read('issued.pem'))
}

test('the page shows commands enough', () => {
  expect(shown.length).toBeGreaterThan(10)
  expect(new Set(shown.map(({ args }) => args[1]))).toEqual(
    new Set(['new', 'export', 'show', 'check', 'csr']),
  )
})

test('every command of the page does what the page says', async () => {
  for (const { args, code, output } of shown) {
    const found = await cliHere(args, { cwd: workspace.folder, env })
    expect(found.code, `${args.join(' ')}\n${found.out}${found.error}`).toBe(code)
    if (output !== undefined)
      expect(settled(found.out + found.error), args.join(' ')).toBe(settled(output))
    answered(args)
  }
})

test('the examples of the help run as they stand', async () => {
  const commands = [[], ['new'], ['export'], ['show'], ['csr'], ['check']]
  const helps = await Promise.all(
    commands.map((names) => cliHere(['cert', ...names, '--help'], { cwd: workspace.folder })),
  )
  const examples = helps.flatMap(({ out }, index) => {
    const found = examplesIn(out)
    expect(found, (commands[index] ?? []).join(' ')).toHaveLength(2)
    return found
  })
  // What the page has done is not done again.
  const done = new Set(shown.map(({ args }) => args.join(' ')))
  for (const args of examples) {
    if (done.has(args.join(' '))) continue
    done.add(args.join(' '))
    // The page has written into some of these folders.
    const force = ['new', 'csr', 'export'].includes(args[1] ?? '') ? ['--force'] : []
    const found = await cliHere([...args, ...force], { cwd: workspace.folder, env })
    expect({ code: found.code, error: found.error }, args.join(' ')).toEqual({ code: 0, error: '' })
    expect(found.out, args.join(' ')).not.toBe('')
    if (args.includes('--json')) expect(() => void JSON.parse(found.out)).not.toThrow()
    answered(args)
  }
})

test('the page has the title of every rule for structures in collaudo', () => {
  const titles = certificateRules
    .filter(({ profiles, weight }) => profiles.includes('struttura') && weight.collaudo !== 'off')
    .map(({ title }) => title)
  expect(titles.filter((title) => !page.includes(`${title}: `))).toEqual([])
})
