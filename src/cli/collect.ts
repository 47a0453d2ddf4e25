/** For options that may be repeated and may hold several values separated by commas. */
export const collect = (value: string, earlier: readonly string[] = []): string[] => [
  ...earlier,
  ...value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
]
