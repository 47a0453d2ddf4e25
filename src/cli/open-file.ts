import { t } from '../lib/language/t.ts'
import type { Io } from './io.ts'

const hasDesktop = (io: Io): boolean =>
  io.interactive &&
  io.env['CI'] === undefined &&
  (process.platform === 'win32' ||
    process.platform === 'darwin' ||
    io.env['DISPLAY'] !== undefined ||
    io.env['WAYLAND_DISPLAY'] !== undefined)

/** Opens a file with the program that the desktop has for it; does nothing where nobody looks at a screen. */
export const openFile = async (file: string, io: Io): Promise<void> => {
  if (!hasDesktop(io)) return
  const { default: open } = await import('open')
  try {
    await open(file)
  } catch (error) {
    io.error(
      t`il rapporto non si apre da solo: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
