import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { DossierOptions } from '../actions/dossier.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo dossier`; what it does is imported only when it is asked for. */
export const addDossier = (program: Command, act: Act): void => {
  program
    .command('dossier')
    .summary(t`fa il dossier della fase 5, firmato`)
    .description(
      t`Fa un solo file con tutto ciò che prova il piano: sintesi in PDF, rapporto, tabella delle chiamate, prove, registro, bozza del messaggio, e un manifesto con l'impronta di ogni file, firmato con la chiave di procedure.yaml. Rifiuta, dicendo tutto ciò che manca, se l'esito non è positivo nell'ambiente di test con la versione dichiarata dell'applicazione, o se un esito è superato. Con più esecuzioni, di ogni caso vale l'ultimo esito.`,
    )
    .argument(t`<esecuzioni...>`, t`nomi o cartelle delle esecuzioni che insieme provano il piano`)
    .option(
      '--draft',
      t`una bozza: BOZZA su ogni pagina, chiave fatta per l'occasione, nessun rifiuto`,
    )
    .option(
      t`--out <file>`,
      t`dove scriverlo (predefinito: dossier-<applicazione>-<versione>.zip nella cartella corrente)`,
    )
    .option(
      t`--statement <file>`,
      t`la dichiarazione del produttore sui casi chiamati da Collaudo, se non è in procedure.yaml`,
    )
    .option(
      t`--timestamp <url>`,
      t`chiede una marca temporale (RFC 3161) a questa autorità: l'unica chiamata che il comando può fare`,
    )
    .option(
      '--pseudonymise',
      t`pseudonimi al posto delle persone, in ogni file: le firme su ciò che cambia si verificano solo sull'originale`,
    )
    .option('--force', t`sostituisce un file che c'è già`)
    .option('--json', t`stampa un solo oggetto JSON`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo dossier 20260116T101500Z-cvp-simulator --draft\n  collaudo dossier 20260116T101500Z-cvp-collaudo --statement dichiarazione.pdf\n`,
    )
    .action((runs: readonly string[], options: DossierOptions) =>
      act(async (io) => (await import('../actions/dossier.ts')).dossier(runs, options, io)),
    )
}
