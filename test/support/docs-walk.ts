import type { CliOptions, CliResult } from './run-cli.ts'
import { shownCommands } from './docs-page.ts'
import type { TempWorkspace } from './temp-workspace.ts'

/** What one command of a page did, beside what the page says of it. */
export interface Walked {
  readonly args: readonly string[]
  readonly said: { readonly code: number; readonly output: string | undefined }
  readonly found: CliResult
}

/**
 * Follows a page as a reader does: files are written, commands run, in the order of the page. The name of a run on the
 * page stands for the last one.
 */
export const walkPage = async (
  page: string,
  workspace: TempWorkspace,
  run: (args: readonly string[], options: CliOptions) => Promise<CliResult>,
): Promise<readonly Walked[]> => {
  const walked: Walked[] = []
  const parts = page.matchAll(
    /^```yaml\n# (\S+)\n[\s\S]*?^```$|^```sh\n[\s\S]*?^```$(?:\n\n```text\n[\s\S]*?^```$)?/gm,
  )
  for (const [part, file] of parts) {
    if (file !== undefined) {
      workspace.write(file, part.replace(/^```yaml\n/, '').replace(/```$/, ''))
      continue
    }
    for (const { args, code, output } of shownCommands(part)) {
      const [last = ''] = workspace.runs().slice(-1)
      const typed = args.map((word) => (/^\d{8}T\d{6}Z-/.test(word) ? last : word))
      const found = await run(typed, { cwd: workspace.folder })
      walked.push({ args, said: { code, output }, found })
    }
  }
  return walked
}
