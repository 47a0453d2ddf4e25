import {
  commonName,
  extension,
  inDays,
  makeCertificate,
  makeKey,
  rightExtensions,
  rsaKey,
} from './make-certificate.ts'
import { makeWorkspace, type TempWorkspace } from './temp-workspace.ts'
import { listText, signList } from './trusted-list.ts'

/** The variables that the page on certificates speaks of. */
export const certificatesEnv = { SIST_CLIENT_P12_PASSPHRASE: 'Passphrase-di-prova-7731' }

/** What the commands of the page on certificates find: a Trusted List, a card's certificate, a CA that will answer. */
export const makeCertificatesWorkspace = async (): Promise<TempWorkspace> => {
  const name = '01234567897.ospedale-esempio.it'
  const [rsa, ca, card] = await Promise.all([
    rsaKey(),
    makeKey({ curve: 'P-256' }),
    makeKey({ curve: 'P-256' }),
  ])
  const workspace = makeWorkspace()
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
  return workspace
}

/** Meanwhile the CA has answered: the certificate is of the key that the command left. */
export const caAnswers = (workspace: TempWorkspace, args: readonly string[]): void => {
  if (args[1] !== 'csr') return
  const [folder = ''] = args.slice(args.indexOf('--out') + 1)
  workspace.write(`${folder}/client.key`, workspace.read('issued.key'), 0o600)
  workspace.write(`${folder}/certificato.pem`, workspace.read('issued.pem'))
}

/** What is another each time, in the same words. */
export const settledCertificates = (text: string): string =>
  text
    .replaceAll(/\d\d\/\d\d\/\d{4}/g, 'DATA')
    .replaceAll(/\b[0-9a-f]{64}\b|5f0c…/g, 'IMPRONTA')
    .replaceAll(/\b[0-9A-F]{32}\b|4A1B…/g, 'SERIE')
    .replaceAll('\\', '/')
