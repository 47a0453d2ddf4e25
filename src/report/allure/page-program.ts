import { HarnessError } from '../../errors/harness-error.ts'
import { t } from '../../lib/language/t.ts'

const embedded = /(<script[^>]* src="data:text\/javascript;base64,)([A-Za-z0-9+/=]+)(">)/

/** The page with its embedded program rewritten: in Allure's single file it is a script in base64. */
export const rewriteProgram = (html: string, rewrite: (program: string) => string): string => {
  if (!embedded.test(html)) {
    throw new HarnessError(
      'REPORT_FAILED',
      t`La pagina generata da Allure non contiene il programma`,
    )
  }
  return html.replace(embedded, (_, before: string, program: string, after: string) => {
    const rewritten = rewrite(Buffer.from(program, 'base64').toString('utf8'))
    return before + Buffer.from(rewritten).toString('base64') + after
  })
}
