// One of the two servers of the bench, in a process of its own: what it needs arrives as a message.
import { constants, X509Certificate } from 'node:crypto'
import { createServer } from 'node:https'
import { fileURLToPath } from 'node:url'

import { sistSimulator } from '../dist/adapters/sist/simulate/sist-simulator.js'
import { clientCertificateOptions } from '../dist/src/simulator/client-certificates.js'
import { startSimulator } from '../dist/src/simulator/start-simulator.js'
import { application, doctor } from './messages.mjs'

const registryFolder = fileURLToPath(new URL('../environments/simulator/registry', import.meta.url))

const simulator = async ({ server, client, authority, authentication, signature }) => {
  const certificate = (pem) => new X509Certificate(pem)
  const service = await sistSimulator.create({
    applications: [application],
    operators: [
      {
        ...doctor,
        authentication: certificate(authentication.certificatePem),
        signature: certificate(signature.certificatePem),
      },
    ],
    authorities: {
      authentication: [certificate(authority)],
      signature: [certificate(authority)],
    },
    server,
    registryFolder,
    switches: {},
    rulesOff: new Set(),
    clock: () => new Date(),
  })
  const { url } = await startSimulator({
    services: [service],
    server,
    clientCertificate: 'required',
    knownClients: [client.certificatePem],
  })
  return url
}

/** Answers with the body that it gets, and does nothing else; TLS as the simulator's. */
const echo = async ({ server, client }) => {
  const listening = createServer(
    {
      cert: server.certificatePem,
      key: server.keyPem,
      minVersion: 'TLSv1.2',
      secureOptions: constants.SSL_OP_NO_TICKET,
      ...clientCertificateOptions('required', [client.certificatePem]),
    },
    (message, response) => {
      const chunks = []
      message.on('data', (chunk) => chunks.push(chunk))
      message.on('end', () => {
        response.writeHead(200, { 'content-type': 'text/xml;charset=UTF-8' })
        response.end(Buffer.concat(chunks))
      })
    },
  )
  await new Promise((resolve) => listening.listen(0, '127.0.0.1', resolve))
  return `https://127.0.0.1:${listening.address().port}`
}

const start = { simulator, echo }[process.argv[2]]

process.once('message', (world) => {
  void start(world).then((url) => process.send(url))
})
