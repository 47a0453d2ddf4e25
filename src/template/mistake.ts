/** Why an expression cannot be read or has no value, as one Italian sentence. */
export class TemplateMistake extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'TemplateMistake'
  }
}
