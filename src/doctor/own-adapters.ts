import type { Adapter } from '../adapter/define-adapter.ts'
import { t } from '../lib/language/t.ts'
import { problemText, type Loaded } from '../plan/problem.ts'
import { line, type DoctorLine } from './line.ts'

const check = line('adapters', t`Adattatori della cartella di lavoro`)

/** What there is to say of the workspace's own adapters; nothing where it has none. */
export const ownAdapters = (loaded: Loaded<readonly Adapter[]>): readonly DoctorLine[] => {
  if (!loaded.ok)
    return [
      check.failed(
        loaded.problems.map((one) => problemText({ ...one, hint: undefined })).join('; '),
        t`correggere questi file: collaudo check dice come`,
      ),
    ]
  const own = loaded.value.flatMap((adapter) => adapter.own ?? [])
  return own.length === 0
    ? []
    : [check.ok(own.map(({ folder, sha256 }) => `${folder} (SHA-256 ${sha256})`).join(', '))]
}
