"""A client of CVPService that is not Collaudo's: zeep reads the WSDL, builds the messages and reads the answers;
xmlsec signs. One JSON object on standard input says whom to call and what; one on standard output says what came.

zeep's own BinarySignature signs Timestamp and Body, and cannot sign this Body: the payload's namespace has no scheme,
and libxml2 canonicalizes no document that holds such a name anywhere (Canonical XML 1.0, 1.3). So the header is signed
before there is anything in the Body, which the authority's policy allows: only the Timestamp must be signed. Answers
are verified by zeep in the same way.
"""

import base64
import copy
import datetime
import hashlib
import json
import secrets
import string
import sys

import pytz
import requests
import xmlsec
import zeep
from lxml import etree
from zeep.wsse.signature import BinarySignature, verify_envelope
from zeep.wsse.utils import WSU, ensure_id, get_security_header, get_timestamp

WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss"
WSSE = f"{WSS}-wssecurity-secext-1.0.xsd"
X509V3 = f"{WSS}-x509-token-profile-1.0#X509v3"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"


def timestamp():
    created = datetime.datetime.utcnow()
    expires = created + datetime.timedelta(minutes=5)
    return WSU.Timestamp(
        WSU.Created(get_timestamp(created, zulu_timestamp=True)),
        WSU.Expires(get_timestamp(expires, zulu_timestamp=True)),
    )


def without_body(envelope):
    """The same envelope with nothing in its Body."""
    bare = copy.deepcopy(envelope)
    body = bare.find(etree.QName(SOAP, "Body"))
    for child in list(body):
        body.remove(child)
    return bare


class TimestampSignature:
    """Signs the Timestamp alone: RSA-SHA1, SHA-1, exclusive C14N, with a direct reference to the token."""

    def __init__(self, key, certificate, server):
        self.key = xmlsec.Key.from_file(key, xmlsec.KeyFormat.PEM)
        with open(certificate) as pem:
            lines = pem.read().strip().splitlines()
        self.token = "".join(line for line in lines if not line.startswith("-----"))
        self.server = server

    def apply(self, envelope, headers):
        bare = without_body(envelope)
        self.sign(get_security_header(bare))
        envelope.insert(0, bare.find(etree.QName(SOAP, "Header")))
        return envelope, headers

    def verify(self, envelope):
        verify_envelope(without_body(envelope), self.server)
        return envelope

    def sign(self, security):
        stamp = timestamp()
        security.append(stamp)
        token = etree.SubElement(
            security,
            etree.QName(WSSE, "BinarySecurityToken"),
            ValueType=X509V3,
            EncodingType=f"{WSS}-soap-message-security-1.0#Base64Binary",
        )
        token.text = self.token
        signature = xmlsec.template.create(
            security, xmlsec.Transform.EXCL_C14N, xmlsec.Transform.RSA_SHA1
        )
        security.append(signature)
        reference = xmlsec.template.add_reference(
            signature, xmlsec.Transform.SHA1, uri=f"#{ensure_id(stamp)}"
        )
        xmlsec.template.add_transform(reference, xmlsec.Transform.EXCL_C14N)
        key_info = xmlsec.template.ensure_key_info(signature)
        named = etree.SubElement(key_info, etree.QName(WSSE, "SecurityTokenReference"))
        etree.SubElement(
            named, etree.QName(WSSE, "Reference"), URI=f"#{ensure_id(token)}", ValueType=X509V3
        )
        context = xmlsec.SignatureContext()
        context.key = self.key
        context.register_id(stamp, "Id", etree.QName(stamp).namespace)
        context.sign(signature)


def application_fields(application):
    nonce = "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(20))
    created = datetime.datetime.now(pytz.timezone("Europe/Rome")).strftime("%Y-%m-%dT%H:%M:%S%z")
    digest = hashlib.sha1((nonce + created + application["code"]).encode()).digest()
    return {
        "applDigest": base64.b64encode(digest).decode(),
        "created": created,
        "nome": application["name"],
        "nonce": nonce,
        "produttore": application["producer"],
        "versione": application["version"],
    }


def call(service, operation, fields):
    try:
        answer = getattr(service, operation)(**fields)
        return {"answer": zeep.helpers.serialize_object(answer, dict)}
    except zeep.exceptions.Fault as fault:
        return {"fault": fault.message}
    except (zeep.exceptions.Error, requests.RequestException, xmlsec.Error) as error:
        return {"error": f"{type(error).__name__}: {error}"}


def main():
    order = json.load(sys.stdin)
    wsdl = zeep.Client(order["wsdl"])
    binding = next(iter(wsdl.wsdl.bindings))
    results = []
    for one in order["calls"]:
        session = requests.Session()
        session.trust_env = False
        session.verify = one["ca"]
        session.cert = (one["client"]["certificate"], one["client"]["key"])
        wsdl.transport = zeep.transports.Transport(session=session)
        key, certificate = one["key"], one["certificate"]
        wsdl.wsse = (
            BinarySignature(key, certificate)
            if one["signsBody"]
            else TimestampSignature(key, certificate, one["server"])
        )
        service = wsdl.create_service(binding, order["url"])
        blocks = {
            "datiOperatore": one["operator"],
            "datiApplicativo": application_fields(one["application"]),
        }
        results.append(call(service, one["operation"], {**blocks, **one["body"]}))
    json.dump(results, sys.stdout, default=str)


main()
