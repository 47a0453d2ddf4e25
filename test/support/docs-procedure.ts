import { writeFileSync } from 'node:fs'

import { hasTool } from './external-tool.ts'
import { commonName, makeCertificate, rightExtensions, rsaKey } from './make-certificate.ts'
import { makeFormSigner, makePdf, opensslSign, signPdf } from './signed-forms.ts'
import { makeWorkspace, type TempWorkspace } from './temp-workspace.ts'

/** A file that a page shows, with its name in the first line. */
export interface ShownFile {
  readonly name: string
  readonly text: string
}

/** The YAML files of a page, in their order. */
export const shownFiles = (page: string): ShownFile[] =>
  [...page.matchAll(/^```yaml\n# (\S+)\n([\s\S]*?)^```$/gm)].map(([, name = '', text = '']) => ({
    name,
    text: `# ${name}\n${text}`,
  }))

/** What the commands of the page on the procedure find: the signed forms, the certificate, and the first files of the page. */
export const makeProcedureWorkspace = async (
  files: readonly ShownFile[],
): Promise<TempWorkspace> => {
  const workspace = makeWorkspace({ 'plans/LEGGIMI.md': 'I piani ricevuti' })
  if (!hasTool('openssl')) return workspace
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
  return workspace
}

/** What is another each time, in the same words. */
export const settledProcedure = (text: string): string =>
  text.replaceAll(/\d\d\/\d\d\/\d{4}/g, 'DATA').replaceAll('\\', '/')
