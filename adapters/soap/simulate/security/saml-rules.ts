import type { X509Certificate } from 'node:crypto'

import type { XmlElement } from 'libxml2-wasm'

import { elements, textAt } from '../xml/read-xml.ts'
import type { SamlPolicy } from '../policy.ts'
import type { Received } from '../received.ts'
import type { Rule } from '../rule.ts'
import { readCertificate } from './read-certificate.ts'
import { confirmedKey } from './read-security.ts'
import { readReferences, valueHolds } from './signature.ts'

/** An assertion and the policy that it is judged by. */
export interface Asserted {
  readonly assertion: XmlElement
  readonly policy: SamlPolicy
  readonly received: Received
}

const skewMs = 2 * 60_000

/** A rule that looks at an assertion, where one is asked for and one is there. */
export const ofAssertion =
  (check: (asserted: Asserted) => string | undefined) =>
  (received: Received): string | undefined => {
    const policy = received.contract.policy.saml
    const [assertion] = received.security.assertions
    return policy === undefined || assertion === undefined
      ? undefined
      : check({ assertion, policy, received })
  }

const signatureOf = (assertion: XmlElement): XmlElement | undefined =>
  elements(assertion, 'ds:Signature')[0]

const issuerCertificate = (assertion: XmlElement): X509Certificate | undefined =>
  readCertificate(textAt(assertion, 'ds:Signature/ds:KeyInfo//ds:X509Certificate'))

const methodOf = (assertion: XmlElement): string =>
  (textAt(assertion, 'saml:Subject/saml:SubjectConfirmation/@Method') ?? '').replace(
    'urn:oasis:names:tc:SAML:2.0:cm:',
    '',
  )

/** The assertion itself: that it is there, whose it is, for how long and for whom. */
export const samlRules: readonly Rule<Received>[] = [
  {
    name: 'saml-present',
    check: ({ contract: { policy }, security: { header, assertions } }) =>
      policy.saml !== undefined && header !== undefined && assertions.length === 0
        ? 'manca saml:Assertion'
        : undefined,
  },
  {
    name: 'saml-single',
    check: ({ contract: { policy }, security: { assertions } }) =>
      policy.saml !== undefined && assertions.length > 1
        ? `${assertions.length} asserzioni: attesa una`
        : undefined,
  },
  {
    name: 'saml-signed',
    check: ofAssertion(({ assertion }) =>
      signatureOf(assertion) === undefined ? "l'asserzione non è firmata" : undefined,
    ),
  },
  {
    name: 'saml-signer-known',
    check: ofAssertion(({ assertion, received: { world } }) => {
      if (signatureOf(assertion) === undefined) return undefined
      const signer = issuerCertificate(assertion)
      return signer !== undefined &&
        world.operators.some(({ authentication }) => authentication.raw.equals(signer.raw))
        ? undefined
        : "chi firma l'asserzione non è nessuno che si conosca"
    }),
  },
  {
    name: 'saml-digest',
    check: ofAssertion(({ assertion, received: { root } }) => {
      const signature = signatureOf(assertion)
      if (signature === undefined) return undefined
      const references = readReferences(root, signature)
      const own = references.filter(({ target }) => target?.isSameNode(assertion) === true)
      return own.length === 1 && references.every(({ matches }) => matches)
        ? undefined
        : "digest dell'asserzione diverso da quello firmato"
    }),
  },
  {
    name: 'saml-signature-value',
    check: ofAssertion(({ assertion }) => {
      const signature = signatureOf(assertion)
      const signer = issuerCertificate(assertion)
      return signature === undefined || signer === undefined || valueHolds(signature, signer)
        ? undefined
        : "la firma dell'asserzione non è della chiave che nomina"
    }),
  },
  {
    name: 'saml-issuer',
    check: ofAssertion(({ assertion, policy }) => {
      const issuer = textAt(assertion, 'saml:Issuer') ?? ''
      return policy.issuers.includes(issuer) ? undefined : `Issuer «${issuer}» non ammesso`
    }),
  },
  {
    name: 'saml-name-id',
    check: ofAssertion(({ assertion }) =>
      (textAt(assertion, 'saml:Subject/saml:NameID') ?? '') === '' ? 'manca NameID' : undefined,
    ),
  },
  {
    name: 'saml-conditions',
    check: ofAssertion(({ assertion }) =>
      elements(assertion, 'saml:Conditions[@NotBefore and @NotOnOrAfter]').length === 1
        ? undefined
        : 'mancano le Conditions con NotBefore e NotOnOrAfter',
    ),
  },
  {
    name: 'saml-validity',
    check: ofAssertion(({ assertion, received: { now } }) => {
      const [conditions] = elements(assertion, 'saml:Conditions')
      if (conditions === undefined) return undefined
      const from = Date.parse(conditions.attr('NotBefore')?.value ?? '')
      const until = Date.parse(conditions.attr('NotOnOrAfter')?.value ?? '')
      const at = now.getTime()
      return from - skewMs <= at && at < until + skewMs
        ? undefined
        : "l'asserzione non vale in questo momento"
    }),
  },
  {
    name: 'saml-audience',
    check: ofAssertion(({ assertion, policy }) => {
      const [conditions] = elements(assertion, 'saml:Conditions')
      if (conditions === undefined) return undefined
      const audience = textAt(conditions, 'saml:AudienceRestriction/saml:Audience') ?? 'assente'
      return audience === policy.audience
        ? undefined
        : `Audience «${audience}»: attesa «${policy.audience}»`
    }),
  },
  {
    name: 'saml-confirmation',
    check: ofAssertion(({ assertion, policy }) => {
      const method = methodOf(assertion)
      return (policy.confirmations as readonly string[]).includes(method)
        ? undefined
        : `SubjectConfirmation «${method}»: attesa ${policy.confirmations.join(' o ')}`
    }),
  },
  {
    name: 'saml-key',
    check: ofAssertion(({ assertion }) =>
      methodOf(assertion) === 'holder-of-key' && confirmedKey(assertion) === undefined
        ? 'holder-of-key senza la chiave'
        : undefined,
    ),
  },
  {
    name: 'saml-holder',
    check: ofAssertion(({ assertion, received: { security } }) => {
      const key = confirmedKey(assertion)
      if (methodOf(assertion) !== 'holder-of-key' || key === undefined) return undefined
      // A message that is not signed, or whose key nobody finds, is another rule's matter.
      return security.signer === undefined || security.signer.raw.equals(key.raw)
        ? undefined
        : "il messaggio non è firmato con la chiave che l'asserzione nomina"
    }),
  },
]
