import { HarnessError } from '../../../src/errors/harness-error.ts'
import { t } from '../../../src/lib/language/t.ts'

/** The variable that names the vendor's own copy of the official contract. */
export const folderVariable = 'SIST_WSDL_DIR'

/** The error of a folder of contracts that cannot be used: `message` says what is wrong with what. */
export const unusable = (message: string, hint?: string, cause?: unknown): HarnessError =>
  new HarnessError('SUPPLIED_CONTRACT_INVALID', `${folderVariable}: ${message}`, {
    hint:
      hint ??
      t`indicare la cartella con i WSDL e gli XSD ufficiali (quella che contiene wsdl-pddasl, o wsdl-pddasl stessa), oppure togliere ${folderVariable}: vale il contratto incluso`,
    cause,
  })
