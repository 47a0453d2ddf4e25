import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { Act } from '../io.ts'
import { addCertCheck, addCertShow } from './cert-check.ts'
import { addCertLocal } from './cert-local.ts'
import { addCertCsr, addCertExport, addCertNew } from './cert-new.ts'

/** Declares `collaudo cert` and what is below it. */
export const addCert = (program: Command, act: Act): void => {
  const cert = program
    .command('cert')
    .summary(t`fa, mostra e controlla certificati`)
    .description(
      t`Fa il certificato per pre-collaudo e collaudo e la richiesta per la produzione, prepara ciò che si invia all'autorità, e controlla se un certificato va bene. Una passphrase viene da una variabile di ambiente o dal terminale, mai dalla riga di comando.`,
    )
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo cert new --cn 01234567897.ospedale-esempio.it --out certificati\n  collaudo cert check certificati/client.pem\n`,
    )
  for (const add of [
    addCertNew,
    addCertCsr,
    addCertExport,
    addCertShow,
    addCertCheck,
    addCertLocal,
  ])
    add(cert, act)
}
