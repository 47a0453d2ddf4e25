import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'

import { t } from '../lib/language/t.ts'
import { fileTrouble, resolvePlanFile } from '../plan/plan-file.ts'
import type { Problem } from '../plan/problem.ts'
import { judgeSignedFile, largestSignedFile } from '../signature/judge-signed-file.ts'
import { formTitles, type SignedForm } from './letters/request-letter.ts'
import { missingInProcedure, type Ready, type Subject } from './subject.ts'

export type FormName = keyof typeof formTitles

const formNames = ['integrazione', 'vpn'] as const satisfies readonly FormName[]

/** The bytes of a form, or why there are none. */
const readForm = (
  { workspace }: Subject,
  path: string,
): { readonly bytes: Buffer } | { readonly reason: string; readonly hint: string } => {
  const found = resolvePlanFile(workspace.folder, path)
  if (!found.ok) return { reason: found.message, hint: found.hint }
  try {
    const { size } = statSync(found.absolute)
    if (size > largestSignedFile)
      return {
        reason: t`il file ha ${size} byte: al più ${largestSignedFile}`,
        hint: t`indicare il modulo firmato`,
      }
    return { bytes: readFileSync(found.absolute) }
  } catch (error) {
    return { reason: fileTrouble(error), hint: t`controllare il file e i suoi permessi` }
  }
}

/** A form of stage 1, if it is there and digitally signed. */
export const readyForm = async (subject: Subject, name: FormName): Promise<Ready<SignedForm>> => {
  const title = formTitles[name]
  const path = subject.procedure?.shape.forms?.[name]
  const fail = (message: string, hint: string): Ready<SignedForm> => ({
    ok: false,
    problems: [missingInProcedure(subject, ['forms', name], message, hint)],
  })
  if (path === undefined)
    return fail(
      t`manca «forms.${name}»: il modulo «${title}» firmato digitalmente`,
      t`compilarlo, firmarlo (.p7m o PDF firmato) e scrivere qui il suo percorso, per esempio moduli/${name}.pdf.p7m`,
    )
  const read = readForm(subject, path)
  if ('reason' in read) return fail(t`«${title}»: ${read.reason}`, read.hint)
  const judged = await judgeSignedFile(read.bytes, subject.now)
  if (!judged.ok) return fail(t`«${title}» (${path}): ${judged.reason}`, judged.hint)
  return {
    ok: true,
    value: { ...judged.value, title, name: basename(path), content: read.bytes },
  }
}

/** Both forms, which are two files. */
export const readyForms = async (subject: Subject): Promise<Ready<readonly SignedForm[]>> => {
  const found = await Promise.all(formNames.map((name) => readyForm(subject, name)))
  const problems: Problem[] = found.flatMap((one) => (one.ok ? [] : one.problems))
  const forms = found.flatMap((one) => (one.ok ? [one.value] : []))
  const [one, other] = forms
  if (one !== undefined && other !== undefined) {
    const isSame = Buffer.compare(one.content, other.content) === 0
    if (isSame || one.name === other.name)
      problems.push(
        missingInProcedure(
          subject,
          ['forms', 'vpn'],
          isSame
            ? t`i due moduli sono lo stesso file`
            : t`i due moduli hanno lo stesso nome, ${one.name}: allegati insieme non si distinguono`,
          t`indicare i due moduli, ciascuno con il suo nome`,
        ),
      )
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: forms }
}
