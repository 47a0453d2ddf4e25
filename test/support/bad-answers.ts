import type { FixedAnswer } from './e2e-deaf-server.ts'
import { payloadNamespace } from './raw-sist-client.ts'

// What a server may say that is the right answer to nothing.

const soap = 'http://schemas.xmlsoap.org/soap/envelope/'

const envelope = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><S:Envelope xmlns:S="${soap}"><S:Body>${body}</S:Body></S:Envelope>`

export const xmlAnswer = (status: number, body: string): FixedAnswer => ({
  status,
  contentType: 'text/xml;charset=UTF-8',
  body,
})

/** The right envelope around the response of an operation, with that content. */
export const responseOf = (operation: string, content: string): FixedAnswer =>
  xmlAnswer(
    200,
    envelope(
      `<r:${operation}Response xmlns:r="${payloadNamespace}">${content}</r:${operation}Response>`,
    ),
  )

export const proxyPage: FixedAnswer = {
  status: 502,
  contentType: 'text/html; charset=UTF-8',
  body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
}

export const unknownFault: FixedAnswer = xmlAnswer(
  500,
  envelope(
    '<S:Fault><faultcode>S:Server</faultcode><faultstring>999999: boh</faultstring></S:Fault>',
  ),
)
