import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'

import { packageRoot } from '../../../src/lib/package-root.ts'
import { recipients, subjects } from '../../../src/procedure/letters/letter.ts'
import { cliHere } from '../../support/cli-here.ts'
import { hasTool } from '../../support/external-tool.ts'
import { examplesIn } from '../../support/help-examples.ts'
import {
  commonName,
  makeCertificate,
  rightExtensions,
  rsaKey,
} from '../../support/make-certificate.ts'
import { makeFormSigner, makePdf, opensslSign, signPdf } from '../../support/signed-forms.ts'
import { makeWorkspace, type TempWorkspace } from '../../support/temp-workspace.ts'

const openssl = test.skipIf(!hasTool('openssl'))

const page = readFileSync(join(packageRoot, 'docs', 'procedure.md'), 'utf8')

/** The files that the page shows, each with its name in the first line. */
const files = [...page.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)].map(
  ([, name = '', text = '']) => ({ name, text: `# ${name}\n${text}` }),
)

/** The commands of the page, in their order, with what it says that they print. */
const shown = [...page.matchAll(/```sh\n(.*)\n```\n\n```text\n([\s\S]*?)```/g)].map(
  ([, line = '', output = '']) => {
    const [command = '', comment = ''] = line.split('#')
    return {
      args: command.trim().split(/\s+/).slice(1),
      code: Number(/esce con (\d)/.exec(comment)?.[1] ?? 0),
      output,
    }
  },
)

const settled = (text: string): string =>
  text.replaceAll(/\d\d\/\d\d\/\d{4}/g, 'DATA').replaceAll('\\', '/')

let workspace: TempWorkspace

beforeAll(async () => {
  workspace = makeWorkspace({ 'plans/LEGGIMI.md': 'I piani ricevuti' })
  if (!hasTool('openssl')) return
  const signer = await makeFormSigner()
  const name = '01234567897.ospedale-esempio.it'
  const { pem } = await makeCertificate({
    name: commonName(name),
    key: await rsaKey(),
    from: -30,
    extensions: rightExtensions(name),
  })
  workspace.write('da-inviare/certificato.pem', pem)
  workspace.write('moduli/LEGGIMI.md', 'I moduli firmati')
  writeFileSync(
    workspace.path('moduli/richiesta-di-integrazione.pdf.p7m'),
    opensslSign(makePdf(), [signer]),
  )
  writeFileSync(workspace.path('moduli/modulo-richiesta-vpn.pdf'), signPdf([signer]))
  for (const { name: file, text } of files.slice(0, 2)) workspace.write(file, text)
})

afterAll(() => workspace.remove())

openssl('every command of the page does what the page says', async () => {
  expect(shown.map(({ args }) => args[0])).toEqual(['messages', 'messages', 'status'])
  for (const { args, code, output } of shown) {
    const found = await cliHere(args, { cwd: workspace.folder })
    expect(settled(found.out + found.error), args.join(' ')).toBe(settled(output))
    expect(found.code, args.join(' ')).toBe(code)
  }
})

openssl('what the page records is recorded', async () => {
  const [first, , recorded] = files
  workspace.write('procedure.yaml', `${first?.text ?? ''}${recorded?.text ?? ''}`)
  const { code, out } = await cliHere(['status', '--json'], { cwd: workspace.folder })
  expect(code).toBe(0)
  const { stages } = JSON.parse(out) as { stages: { stage: number; state: string }[] }
  expect(stages.filter(({ state }) => state === 'done').map(({ stage }) => stage)).toEqual([
    1, 2, 6, 7,
  ])
  workspace.write('procedure.yaml', first?.text ?? '')
})

openssl('the examples of the help run as they stand, as far as no run is named', async () => {
  const names = [[], ['richiesta'], ['configurazione']]
  const helps = await Promise.all(
    names.map((name) => cliHere(['messages', ...name, '--help'], { cwd: workspace.folder })),
  )
  for (const args of helps.flatMap(({ out }) => examplesIn(out))) {
    const found = await cliHere([...args, '--force'], { cwd: workspace.folder })
    expect({ code: found.code, error: found.error }, args.join(' ')).toEqual({ code: 0, error: '' })
  }
})

test('the page has the recipients and the subjects, word for word', () => {
  for (const text of [...Object.values(recipients), ...Object.values(subjects)])
    expect(page).toContain(`\`${text}\``)
  for (const { text } of files) expect(() => void parse(text)).not.toThrow()
})
