/** Compiled modules are loaded by Node itself, also where the package is linked: of each there is one copy. */
export const compiledByNode = {
  deps: { external: [/\/dist\/(?:bundle|src|adapters)\/.*\.js$/] },
}
