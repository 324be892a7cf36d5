import { BlockList, isIP } from 'node:net';

/**
 * Addresses with a different meaning, or none, outside the local network. Clouds serve credentials at
 * 169.254.169.254.
 */
const notPublic = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  notPublic.addSubnet(network, prefix, 'ipv4');
}
// The last two, 6to4 and Teredo, embed an IPv4 address. Other ranges that embed one, and all private or reserved
// ranges, lie outside the public range below.
for (const [network, prefix] of [
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['2002::', 16],
  ['2001::', 32],
] as const) {
  notPublic.addSubnet(network, prefix, 'ipv6');
}

/**
 * All IPv6 addresses that have ever been allocated. New forms that embed an IPv4 address stay excluded until somebody
 * reviews them.
 */
const publicIpv6 = new BlockList();
publicIpv6.addSubnet('2000::', 3, 'ipv6');

/** Whether an IPv4 or IPv6 address, without brackets, belongs to the public Internet. False for other texts. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !notPublic.check(address, 'ipv4');
  return version === 6 && publicIpv6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}
