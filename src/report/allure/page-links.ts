// Allure makes links of absolute addresses alone. Ours lead to the cover of the same page, to the pages of earlier runs and
// to the files beside the page: nothing that a peer could write has one of these three shapes and leads elsewhere.
const ours = String.raw`/^(?:#collaudo-[\w.~!*'()-]+|\.\.\/[\w.%~-]+\/report\.html|report-files\/[0-9a-f]{64}\.[a-z0-9]+)$/`

const refusal = 'const n=t.match(/^([A-Za-z][A-Za-z0-9+.-]*):/);if(!n)return;'
const exception = `const n=t.match(/^([A-Za-z][A-Za-z0-9+.-]*):/);if(!n)return ${ours}.test(t)?t:void 0;`

/** Allure's program with links to what lies in the page or beside it. A test follows one of each. */
export const withOurLinks = (program: string): string => program.replaceAll(refusal, exception)
