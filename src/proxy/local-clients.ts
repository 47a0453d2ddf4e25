import { BlockList, isIP } from 'node:net'
import { networkInterfaces } from 'node:os'

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** An address as it is compared: of one of IPv4 that came by way of IPv6, its own part. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** Whether a text is an address, or a network such as `192.168.1.0/24`. */
export const isClientAddress = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  )
}

/** Who may call: this machine under any address that it has, and the clients that are named. */
export const createClientScreen = (
  named: readonly string[],
): ((address: string | undefined) => boolean) => {
  const admitted = new BlockList()
  admitted.addSubnet('127.0.0.0', 8, 'ipv4')
  admitted.addAddress('::1', 'ipv6')
  for (const text of named) {
    const [address = '', bits] = text.split('/')
    if (bits === undefined) admitted.addAddress(address, family(address))
    else admitted.addSubnet(address, Number(bits), family(address))
  }
  const isOwn = (address: string): boolean =>
    Object.values(networkInterfaces()).some((all) =>
      (all ?? []).some((one) => one.address === address),
    )
  return (given) => {
    if (given === undefined) return false
    const address = plain(given)
    return admitted.check(address, family(address)) || isOwn(address)
  }
}
