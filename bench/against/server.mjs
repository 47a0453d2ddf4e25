// The server that all tools of `against.mjs` call, in a process of its own: SOAP over mutual TLS, and a count of what it served.
import { createServer } from 'node:https'

const envelope = (body) =>
  `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`

const answer = (number) =>
  envelope(
    `<ns:rispondi xmlns:ns="urn:banco"><return><numero>${number}</numero><esito>0000</esito>${'<voce>034298051</voce>'.repeat(60)}</return></ns:rispondi>`,
  )

/** For calls of the SIST adapter, which looks for its own answer. */
const prescription = envelope(
  `<ns:chkPrescrizioneResponse xmlns:ns="www.sist.puglia.it/Schemas/PDD_SIST/SCATEL/"><ns:return><ns:IUP>1600A0000000001</ns:IUP><ns:codAutenticazione>231120261000000000000000000001</ns:codAutenticazione></ns:return></ns:chkPrescrizioneResponse>`,
)

const fault = envelope(
  '<s:Fault><faultcode>s:Client</faultcode><faultstring>no number, or one to be refused</faultstring></s:Fault>',
)

/** One in so many calls is answered with a Fault; none, where it is 0. */
let faultEvery = 0
let [handshakes, calls, faults] = [0, 0, 0]

const server = createServer((message, response) => {
  const chunks = []
  message.on('data', (chunk) => chunks.push(chunk))
  message.on('end', () => {
    calls += 1
    const request = Buffer.concat(chunks).toString()
    const [, name, number] = /<(?:\w+:)?(numero|quantitaPrescritta)>(\d+)</.exec(request) ?? []
    const isFault = number === undefined || (faultEvery > 0 && Number(number) % faultEvery === 0)
    if (isFault) faults += 1
    response.writeHead(isFault ? 500 : 200, { 'content-type': 'text/xml;charset=UTF-8' })
    response.end(isFault ? fault : name === 'numero' ? answer(number) : prescription)
  })
})
server.on('secureConnection', () => {
  handshakes += 1
})

process.on('message', (message) => {
  if (message.kind === 'start') {
    server.setSecureContext({
      cert: message.server.certificatePem,
      key: message.server.keyPem,
      ca: message.client.certificatePem,
    })
    server.requestCert = true
    server.rejectUnauthorized = true
    server.listen(0, '127.0.0.1', () =>
      process.send({ kind: 'ready', url: `https://127.0.0.1:${server.address().port}` }),
    )
  } else if (message.kind === 'reset') {
    faultEvery = message.faultEvery ?? 0
    ;[handshakes, calls, faults] = [0, 0, 0]
    process.send({ kind: 'reset' })
  } else process.send({ kind: 'counts', handshakes, calls, faults })
})
process.on('disconnect', () => process.exit())
