"""A client of any WSDL that is not Collaudo's: zeep reads it, builds the messages and reads the answers. One JSON object
on standard input says whom to call and what; one on standard output says what came.
"""

import datetime
import json
import sys

import requests
import zeep
from zeep.wsse.username import UsernameToken
from zeep.wsse.utils import WSU, get_timestamp


def timestamp():
    created = datetime.datetime.utcnow()
    expires = created + datetime.timedelta(minutes=5)
    return WSU.Timestamp(
        WSU.Created(get_timestamp(created, zulu_timestamp=True)),
        WSU.Expires(get_timestamp(expires, zulu_timestamp=True)),
    )


def token(user):
    if user is None:
        return None
    return UsernameToken(
        user["name"],
        user["password"],
        use_digest=user["digest"],
        zulu_timestamp=True,
        timestamp_token=timestamp(),
    )


def call(service, operation, fields):
    try:
        answer = getattr(service, operation)(**fields)
        return {"answer": zeep.helpers.serialize_object(answer, dict)}
    except zeep.exceptions.Fault as fault:
        return {"fault": fault.message}
    except (zeep.exceptions.Error, requests.RequestException) as error:
        return {"error": f"{type(error).__name__}: {error}"}


def main():
    order = json.load(sys.stdin)
    session = requests.Session()
    session.trust_env = False
    session.verify = order["ca"]
    session.cert = (order["certificate"], order["key"])
    client = zeep.Client(order["wsdl"], transport=zeep.transports.Transport(session=session))
    results = []
    for one in order["calls"]:
        client.wsse = token(one.get("user"))
        binding = next(name for name in client.wsdl.bindings if name.endswith("}" + one["binding"]))
        service = client.create_service(binding, one["url"])
        results.append(call(service, one["operation"], one["body"]))
    json.dump(results, sys.stdout, default=str)


main()
