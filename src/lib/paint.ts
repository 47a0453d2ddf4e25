import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

/** Colours text when they are wanted, else gives it back. */
export type Paint = (style: Style, text: string) => string

export const makePaint =
  (colour: boolean): Paint =>
  (style, text) =>
    colour ? styleText(style, text, { validateStream: false }) : text
