import { withXml, elements, textsAt } from './dist/adapters/sist/simulate/xml/parse-xml.js'
import { readSecurityHeader } from './dist/adapters/sist/simulate/security/security-header.js'
import { refuseSecurity } from './dist/adapters/sist/simulate/security/security-rules.js'
import { readCades } from './dist/adapters/sist/simulate/document/read-cades.js'
const wsse='http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd', wsu='http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd', ds='http://www.w3.org/2000/09/xmldsig#'
const env=(header, body='')=>`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:wsu="${wsu}" xmlns:wsse="${wsse}" xmlns:ds="${ds}"><s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`
const world={switches:{},operators:[],authorities:{authentication:[],signature:[]}}
const time=(name, f)=>{ const t=performance.now(); let r; try { r=f() } catch(e){ r='THROW '+e.message?.slice(0,80)} ; console.log(name.padEnd(40), (performance.now()-t).toFixed(0).padStart(7)+'ms', String(JSON.stringify(r)).slice(0,120), Math.round(process.memoryUsage().rss/1e6)+'MB') }
const refuse=(xml)=>withXml(Buffer.from(xml), ({root})=>refuseSecurity(readSecurityHeader(root), world, new Date())??'ok', (r)=>r)
const MB10=10*1024*1024
time('plain', ()=>refuse(env('')))
time('many empty elements 10MB', ()=>refuse(env('', '<a/>'.repeat(2_500_000))))
time('100k attrs', ()=>refuse(env('', `<a ${Array.from({length:100000},(_, i)=>`a${i}="x"`).join(' ')}/>`)))
time('1M attrs', ()=>refuse(env('', `<a ${Array.from({length:700000},(_, i)=>`a${i}="x"`).join(' ')}/>`)))
time('10k ns', ()=>refuse(env('', `<a ${Array.from({length:10000},(_, i)=>`xmlns:a${i}="u${i}"`).join(' ')}/>`)))
time('200k ids', ()=>refuse(env('', Array.from({length:200000},(_, i)=>`<a wsu:Id="x${i}"/>`).join(''))))
time('10k signatures', ()=>refuse(env(`<wsse:Security>${'<ds:Signature/>'.repeat(10000)}</wsse:Security>`)))
time('10k security', ()=>refuse(env(`<wsse:Security/>`.repeat(10000))))
time('long text 10MB', ()=>refuse(env('', `<a>${'x'.repeat(MB10-2000)}</a>`)))
time('long attr 9MB', ()=>refuse(env('', `<a b="${'x'.repeat(MB10-2000)}"/>`)))
time('long name', ()=>refuse(env('', `<${'x'.repeat(MB10-2000)}/>`)))
time('comments', ()=>refuse(env('', `<!---->`.repeat(1_400_000))))
time('PIs', ()=>refuse(env('', `<?a?>`.repeat(2_000_000))))
time('amp', ()=>refuse(env('', `<a>${'&amp;'.repeat(2_000_000)}</a>`)))
time('charref', ()=>refuse(env('', `<a>${'&#65;'.repeat(2_000_000)}</a>`)))
time('deep 10k', ()=>refuse(env('', '<a>'.repeat(10000)+'</a>'.repeat(10000))))
time('deep 200, wide', ()=>refuse(env('', ('<a>'.repeat(200)+'</a>'.repeat(200)).repeat(7000))))
console.log('--- structured')
import { issueSelfSigned } from './dist/src/certificates/issue-certificate.js'
const cred = await issueSelfSigned({commonName:'x', use:'authentication'})
const c14n='http://www.w3.org/2001/10/xml-exc-c14n#'
const wss='http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss'
const ref=(id, p='')=>`<ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${c14n}">${p}</ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="${ds}sha1"/><ds:DigestValue>AAAA</ds:DigestValue></ds:Reference>`
const sec=(refs)=>`<wsse:Security><wsu:Timestamp wsu:Id="TS"><wsu:Created>2026-11-26T00:00:00Z</wsu:Created><wsu:Expires>2026-11-26T00:05:00Z</wsu:Expires></wsu:Timestamp><wsse:BinarySecurityToken ValueType="${wss}-x509-token-profile-1.0#X509v3" wsu:Id="X">${cred.certificate.raw.toString('base64')}</wsse:BinarySecurityToken><ds:Signature wsu:Id="SIG"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${c14n}"/><ds:SignatureMethod Algorithm="${ds}rsa-sha1"/>${refs}</ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue><ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI="#X"/></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature></wsse:Security>`
time('1 ref', ()=>refuse(env(sec(ref('TS')))))
time('200k ids + 1 ref', ()=>refuse(env(sec(ref('TS')), Array.from({length:20000},(_, i)=>`<a wsu:Id="x${i}"/>`).join(''))))
time('10k refs to TS', ()=>refuse(env(sec(ref('TS').repeat(2000)))))
time('ref to whole (cyclic)', ()=>refuse(env(sec(ref('TS')+ref('SIG')))))
time('ref to big body', ()=>refuse(env(sec(ref('big')+ref('TS')), `<a wsu:Id="big">${'<b/>'.repeat(2_000_000)}</a>`)))
time('prefix list big', ()=>refuse(env(sec(ref('TS', `<ec:InclusiveNamespaces xmlns:ec="${c14n}" PrefixList="${Array.from({length:100000},(_, i)=>`p${i}`).join(' ')}"/>`)))))
console.log('--- asn1')
const der=(n)=>Buffer.concat([Buffer.from([0x30,0x84,...[n>>>24&255,n>>>16&255,n>>>8&255,n&255]]),])
const tlv=(tag, body)=>Buffer.concat([Buffer.from([tag,0x84,body.length>>>24&255,body.length>>>16&255,body.length>>>8&255,body.length&255]),body])
const signed=(inner)=>tlv(0x30,Buffer.concat([Buffer.from('06092a864886f70d010702','hex'),tlv(0xa0,tlv(0x30,inner))]))
const nulls=(mb)=>Buffer.alloc(mb*1024*1024).map((_,i)=>i%2?0:5)
for (const mb of [1,3,7]) time('nulls '+mb, ()=>readCades(signed(nulls(mb))) && 1)
time('indefinite nest 1MB', ()=>readCades(Buffer.alloc(1024*1024).map((_,i)=>i%2?0x80:0x30)) && 1)
time('absurd length', ()=>readCades(Buffer.from('3084ffffffff','hex')))
time('absurd length8', ()=>readCades(Buffer.from('3088ffffffffffffffff00','hex')))
let nest=Buffer.from([5,0]); for(let i=0;i<3000;i++) nest=tlv(0x24,nest)
time('nested octets 3000', ()=>readCades(signed(Buffer.concat([Buffer.from([2,1,1]),tlv(0x31,Buffer.alloc(0)),tlv(0x30,Buffer.concat([Buffer.from('06092a864886f70d010701','hex'),tlv(0xa0,nest)]))])))&&1)
let nest2=tlv(4,Buffer.alloc(900000)); for(let i=0;i<2000;i++) nest2=tlv(0x24,nest2)
time('nested octets 2000 900k', ()=>readCades(signed(Buffer.concat([Buffer.from([2,1,1]),tlv(0x31,Buffer.alloc(0)),tlv(0x30,Buffer.concat([Buffer.from('06092a864886f70d010701','hex'),tlv(0xa0,nest2)]))])))&&1)
