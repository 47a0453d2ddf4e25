/** Passes items on as they come; while it is held they wait, and go on in their order when it is released. */
export const holdable = <Item>(
  pass: (item: Item) => void,
): {
  readonly take: (item: Item) => void
  readonly hold: () => void
  readonly release: () => void
} => {
  const waiting: Item[] = []
  let held = false
  return {
    take: (item) => {
      if (held) waiting.push(item)
      else pass(item)
    },
    hold: () => void (held = true),
    release: () => {
      held = false
      for (const item of waiting.splice(0)) pass(item)
    },
  }
}
