import { createCards } from '../card/cards.ts'
import { signingKeyFromCommand } from '../certificates/command-key.ts'
import { issueSelfSigned } from '../certificates/issue-certificate.ts'
import { signingKeyFromPem } from '../certificates/signing-key.ts'
import { draftSigner } from '../dossier/verify-signature.ts'
import { isOnCard, isPem, type KeySpec } from '../environment/key-spec.ts'
import { makeReferences } from '../environment/resolve-references.ts'
import { t } from '../lib/language/t.ts'
import { secret } from '../model/secret.ts'
import type { SigningKey } from '../model/signing-key.ts'
import { missingInProcedure, type Ready, type Subject } from '../procedure/subject.ts'
import { askForCard, createPinSource } from './ask-card.ts'
import { openTerminal } from './ask-operator.ts'
import type { Io } from './io.ts'

/** A key with which a dossier is signed, and how to let go of what it is on. */
export interface OpenKey {
  readonly key: SigningKey
  readonly close: () => Promise<void>
}

const nothingToClose = (): Promise<void> => Promise.resolve()

/** A key made for one draft: it says of itself that nobody is known to have signed. */
export const draftKey = async (): Promise<OpenKey> => {
  const { certificatePem, keyPem } = await issueSelfSigned({
    commonName: draftSigner,
    use: 'signature',
  })
  return { key: signingKeyFromPem(certificatePem, keyPem), close: nothingToClose }
}

/** Where the vendor's key is, as `procedure.yaml` says. */
export const readyKeySpec = (subject: Subject): Ready<KeySpec> => {
  const { procedure, workspace, env } = subject
  const path = ['dossier', 'signature']
  const shape = procedure?.shape.dossier?.signature
  const missing = (message: string): Ready<KeySpec> => ({
    ok: false,
    problems: [
      missingInProcedure(
        subject,
        path,
        message,
        t`indicare p12:, certificate: e key:, card: oppure command:, come per la firma di un operatore`,
      ),
    ],
  })
  if (procedure === null || shape === undefined)
    return missing(t`manca «dossier.signature»: con che chiave si firma il dossier`)
  const references = makeReferences(procedure.source, workspace.folder, env)
  const key = references.credential(shape, path)
  if (references.problems.length > 0) return { ok: false, problems: references.problems }
  return key === null || key === 'generated'
    ? missing(t`un dossier non si firma con una chiave generata sul momento`)
    : { ok: true, value: key }
}

/** Opens the vendor's key. A card asks for its PIN here, once. */
export const openKey = async (spec: KeySpec, io: Io): Promise<OpenKey> => {
  if (isPem(spec))
    return { key: signingKeyFromPem(spec.certificatePem, spec.keyPem), close: nothingToClose }
  if (!isOnCard(spec)) return { key: signingKeyFromCommand(spec), close: nothingToClose }
  const terminal =
    io.operator === null
      ? null
      : openTerminal(io.operator, { write: (text) => io.error(text) }, io.cwd, io.signal)
  const pins = createPinSource(io.env, terminal, io.error)
  const cards = createCards({
    desk: {
      isAttended: terminal !== null,
      pin: async (question) => {
        const pin = await pins.answer(question)
        return pin === null ? null : secret(pin)
      },
      insert: async (question) => terminal !== null && (await askForCard(question, terminal)),
    },
    isSwapping: false,
  })
  const close = async (): Promise<void> => {
    terminal?.close()
    await cards.close()
  }
  try {
    const key = cards.key({
      spec: spec.card,
      holder: { name: t`firma del dossier`, codiceFiscale: null },
      purpose: 'signature',
    })
    await key.ready(false)
    return { key, close }
  } catch (error) {
    await close()
    throw error
  }
}
