/** The commands that a help text ends with, each as what follows `collaudo`. */
export const examplesIn = (help: string): string[][] => {
  const [, text = ''] = /\nEsempi:\n((?: {2}collaudo .+\n)+)\s*$/.exec(help) ?? []
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split(' ').slice(1))
}
