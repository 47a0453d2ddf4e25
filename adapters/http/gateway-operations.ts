/** The calls of the gateway, by method and path after its version. Of one that names something, only the place is a name. */
const operations: readonly (readonly [method: string, template: string])[] = [
  ['POST', '/documents/validation'],
  ['POST', '/documents'],
  ['POST', '/documents/validate-and-create'],
  ['PUT', '/documents/validate-and-replace/{id}'],
  ['PUT', '/documents/{id}/metadata'],
  ['PUT', '/documents/{id}/metadata-iti-57'],
  ['PUT', '/documents/{id}'],
  ['DELETE', '/documents/{id}'],
  ['GET', '/status/search/{traceId}'],
  ['GET', '/status/{workflowInstanceId}'],
  ['GET', '/status'],
]

const nameOf = ([method, template]: readonly [string, string]): string => `${method} ${template}`

const table = operations.map(
  (one) =>
    [one[0], new RegExp(`^${one[1].replaceAll(/\{\w+\}/g, '[^/]+')}$`), nameOf(one)] as const,
)

/** The name of a call of the gateway, as `PUT /documents/{id}`; undefined where the gateway has no such call. */
export const gatewayOperation = (method: string, path: string): string | undefined =>
  table.find(([wanted, shape]) => wanted === method && shape.test(path))?.[2]

/** Whether that is the name of a call of the gateway. */
export const isGatewayOperation = (name: string): boolean =>
  operations.some((one) => nameOf(one) === name)
