/** What can be asked of the gateway. */
export type OperationName =
  | 'validate'
  | 'publish'
  | 'replace'
  | 'metadata'
  | 'delete'
  | 'validate-and-create'
  | 'validate-and-replace'
  | 'status'
  | 'status-by-trace'
  | 'health'

/** A call by its method and path: what it asks for, and of what. */
export interface Route {
  readonly name: OperationName
  /** The identifier in the path, decoded; '' where there is none. */
  readonly id: string
}

/** The path of the gateway. */
export const basePath = '/govway/rest/in/FSE/gateway/v1'

const routes: readonly (readonly [method: string, path: RegExp, name: OperationName])[] = [
  ['POST', /^\/documents\/validation$/, 'validate'],
  ['POST', /^\/documents$/, 'publish'],
  ['POST', /^\/documents\/validate-and-create$/, 'validate-and-create'],
  ['PUT', /^\/documents\/validate-and-replace\/([^/]+)$/, 'validate-and-replace'],
  ['PUT', /^\/documents\/([^/]+)\/metadata(?:-iti-57)?$/, 'metadata'],
  ['PUT', /^\/documents\/([^/]+)$/, 'replace'],
  ['DELETE', /^\/documents\/([^/]+)$/, 'delete'],
  ['GET', /^\/status\/search\/([^/]+)$/, 'status-by-trace'],
  ['GET', /^\/status\/([^/]+)$/, 'status'],
  ['GET', /^\/status$/, 'health'],
]

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What a request asks for; undefined where it asks for nothing that the gateway has. */
export const routeOf = (method: string, path: string): Route | undefined => {
  const own = (path.split('?')[0] ?? '').slice(basePath.length)
  for (const [wanted, shape, name] of routes) {
    const found = wanted === method ? shape.exec(own) : null
    if (found !== null) return { name, id: decoded(found[1] ?? '') }
  }
  return undefined
}

const validating: readonly OperationName[] = [
  'validate',
  'validate-and-create',
  'validate-and-replace',
]
const publishing: readonly OperationName[] = [
  'publish',
  'replace',
  'validate-and-create',
  'validate-and-replace',
]

/** Whether a call carries a document to be looked at anew. */
export const validates = (name: OperationName): boolean => validating.includes(name)
/** Whether a call makes a document known to others. */
export const publishes = (name: OperationName): boolean => publishing.includes(name)
/** Whether a call carries a document at all. */
export const carriesFile = (name: OperationName): boolean => validates(name) || publishes(name)
/** Whether a call changes or judges something, and so says in whose name. */
export const isAboutDocument = (name: OperationName): boolean =>
  carriesFile(name) || name === 'metadata' || name === 'delete'
/** Whether it is about a document that is already there. */
export const namesDocument = (name: OperationName): boolean =>
  ['replace', 'validate-and-replace', 'metadata', 'delete'].includes(name)
