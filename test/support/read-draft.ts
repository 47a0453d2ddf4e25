import { execFileSync } from 'node:child_process'

/** A message as Python's own library reads it. */
export interface ReadDraft {
  readonly headers: Readonly<Record<string, string>>
  readonly from: { readonly name: string; readonly address: string }
  readonly to: readonly string[]
  readonly text: string
  readonly attachments: readonly {
    readonly name: string
    readonly type: string
    readonly disposition: string
    /** In base64. */
    readonly content: string
  }[]
  /** What the parser found wrong, in any part. */
  readonly defects: readonly string[]
}

const program = `
import base64, json, sys
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import default
source = sys.stdin.buffer.read()
message = message_from_bytes(source, policy=default)
address = message['From'].addresses[0]
# RFC 2047 §6.2: blanks between encoded words are none. The display_name of Python before 3.12 keeps them.
raw = message_from_bytes(source)['From']
name = str(make_header(decode_header(raw.rsplit('<', 1)[0].strip().strip('"'))))
def content(part):
    found = part.get_content()
    return base64.b64encode(found if isinstance(found, bytes) else part.get_payload(decode=True)).decode()
headers = {name: str(value) for name, value in message.items()}
defects = [str(one) for part in message.walk() for one in part.defects]
defects += [name + ': ' + str(one) for name, value in message.items() for one in value.defects]
print(json.dumps({
    'headers': headers,
    'from': {'name': name, 'address': address.addr_spec},
    'to': [one.addr_spec for one in message['To'].addresses],
    'text': message.get_body(('plain',)).get_content().replace('\\r\\n', '\\n'),
    'attachments': [{'name': part.get_filename(), 'type': part.get_content_type(),
        'disposition': part.get_content_disposition(), 'content': content(part)}
        for part in message.iter_attachments()],
    'defects': defects,
}))
`

/** Reads a draft by Python's `email` with the policy of today's RFCs. */
export const readDraft = (python: string, bytes: Uint8Array): ReadDraft =>
  JSON.parse(execFileSync(python, ['-c', program], { input: bytes, encoding: 'utf8' })) as ReadDraft
