import { BlockList, isIP } from 'node:net';

/** A list of addresses and networks, as settings write them. */
export class AddressList {
  private readonly list = new BlockList();
  private readonly holdsAny: boolean;

  /** @param ranges validated: `192.0.2.1`, `10.0.0.0/8`, `2001:db8::/32` */
  constructor(ranges: readonly string[]) {
    this.holdsAny = ranges.length > 0;
    for (const range of ranges) {
      const [address = '', bits] = range.split('/');
      const family = familyOf(address);
      if (bits === undefined) this.list.addAddress(address, family);
      else this.list.addSubnet(address, Number(bits), family);
    }
  }

  /** Whether an entry contains this address. A text that is no address is in no list. */
  includes(address: string): boolean {
    return this.holdsAny && isIP(address) !== 0 && this.list.check(address, familyOf(address));
  }

  /** Whether the list permits this address. An empty list permits every address. */
  allows(address: string): boolean {
    return !this.holdsAny || this.includes(address);
  }
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
