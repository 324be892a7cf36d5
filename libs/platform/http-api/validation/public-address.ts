import { BlockList, isIP } from 'node:net';

/** Addresses that mean something else, or nothing, outside this network; 169.254.169.254 is where clouds keep credentials. */
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
// The last two carry an IPv4 address inside, 6to4 and Teredo; others that do, and all that is private or reserved, lie outside the public range below.
for (const [network, prefix] of [
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['2002::', 16],
  ['2001::', 32],
] as const) {
  notPublic.addSubnet(network, prefix, 'ipv6');
}

/** All of IPv6 that was ever handed out; a new way to write an IPv4 address in IPv6 is outside it until somebody looks at it. */
const publicIpv6 = new BlockList();
publicIpv6.addSubnet('2000::', 3, 'ipv6');

/** Whether an IPv4 or IPv6 address, without brackets, is one of the public Internet. False for anything that is no address. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !notPublic.check(address, 'ipv4');
  return version === 6 && publicIpv6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}
