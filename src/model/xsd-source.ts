/** An XSD with everything that it imports, by path. */
export interface XsdSource {
  readonly entry: string
  readonly files: Readonly<Record<string, string>>
}
