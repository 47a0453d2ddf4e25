// From what is public of the interface: production answers on pdd-virtasl; the address written inside the WSDLs (wsit-virtasl)
// is treated as production too.
const productionHosts = [
  'pdd-virtasl.rmmg.rsr.rupar.puglia.it',
  'wsit-virtasl.rmmg.rsr.rupar.puglia.it',
]

/** Whether an address is one where real prescriptions of real people live. */
export const isProduction = (url: string): boolean => {
  const host = new URL(url).hostname.toLowerCase().replace(/\.$/, '')
  return productionHosts.includes(host)
}
