/**
 * Which addresses of the Internet Protocol are of the public Internet. All else is refused: whoever writes a link must not
 * be able to make an editor's machine ask its own network. The tables are IANA's registries of special-purpose addresses.
 */
import { BlockList, isIP } from 'node:net';

/** A range of addresses that no public page has. */
export interface SpecialRange {
  readonly range: string;
  /** What lives there, and who says so. */
  readonly what: string;
}

/** IPv4, by address. */
export const SPECIAL_IPV4: readonly SpecialRange[] = [
  { range: '0.0.0.0/8', what: 'this network (RFC 791)' },
  { range: '10.0.0.0/8', what: 'private (RFC 1918)' },
  { range: '100.64.0.0/10', what: 'shared by customers of a provider (RFC 6598)' },
  { range: '127.0.0.0/8', what: 'loopback (RFC 1122)' },
  { range: '169.254.0.0/16', what: 'link-local (RFC 3927)' },
  { range: '172.16.0.0/12', what: 'private (RFC 1918)' },
  { range: '192.0.0.0/24', what: 'protocol assignments (RFC 6890)' },
  { range: '192.0.2.0/24', what: 'documentation (RFC 5737)' },
  { range: '192.88.99.0/24', what: '6to4 relays (RFC 7526)' },
  { range: '192.168.0.0/16', what: 'private (RFC 1918)' },
  { range: '198.18.0.0/15', what: 'benchmarking (RFC 2544)' },
  { range: '198.51.100.0/24', what: 'documentation (RFC 5737)' },
  { range: '203.0.113.0/24', what: 'documentation (RFC 5737)' },
  { range: '224.0.0.0/4', what: 'multicast (RFC 5771)' },
  { range: '240.0.0.0/4', what: 'reserved, with the broadcast address (RFC 1112, RFC 919)' },
];

/** IPv6, by address. Those that carry an IPv4 address within them could name any of the above: all of them are refused. */
export const SPECIAL_IPV6: readonly SpecialRange[] = [
  { range: '::/128', what: 'unspecified (RFC 4291)' },
  { range: '::1/128', what: 'loopback (RFC 4291)' },
  { range: '::ffff:0:0/96', what: 'IPv4-mapped (RFC 4291)' },
  { range: '::/96', what: 'IPv4-compatible (RFC 4291)' },
  { range: '64:ff9b::/96', what: 'translated to IPv4, NAT64 (RFC 6052)' },
  { range: '64:ff9b:1::/48', what: 'translated to IPv4, local use (RFC 8215)' },
  { range: '100::/64', what: 'discard-only (RFC 6666)' },
  { range: '2001::/32', what: 'Teredo (RFC 4380)' },
  { range: '2001:2::/48', what: 'benchmarking (RFC 5180)' },
  { range: '2001:db8::/32', what: 'documentation (RFC 3849)' },
  { range: '2001::/23', what: 'protocol assignments (RFC 2928)' },
  { range: '2002::/16', what: '6to4 (RFC 3056)' },
  { range: '3fff::/20', what: 'documentation (RFC 9637)' },
  { range: '5f00::/16', what: 'segment routing (RFC 9602)' },
  { range: 'fc00::/7', what: 'unique local (RFC 4193)' },
  { range: 'fe80::/10', what: 'link-local (RFC 4291)' },
  { range: 'fec0::/10', what: 'site-local (RFC 3879)' },
  { range: 'ff00::/8', what: 'multicast (RFC 4291)' },
];

/** The only part of IPv6 that is given to networks of the public Internet. */
const GLOBAL_UNICAST: SpecialRange = { range: '2000::/3', what: 'global unicast (RFC 4291)' };

type Family = 'ipv4' | 'ipv6';

interface Checked {
  readonly what: string;
  readonly list: BlockList;
}

const checked =
  (family: Family) =>
  (row: SpecialRange): Checked => {
    const [net = '', bits = ''] = row.range.split('/');
    const list = new BlockList();
    list.addSubnet(net, Number(bits), family);
    return { what: row.what, list };
  };

const tables = {
  ipv4: SPECIAL_IPV4.map(checked('ipv4')),
  ipv6: SPECIAL_IPV6.map(checked('ipv6')),
} as const;
const globalUnicast = checked('ipv6')(GLOBAL_UNICAST);

/** What makes an address none of the public Internet; `undefined` for one that is. */
export function specialAddress(address: string): string | undefined {
  // `fe80::1%eth0`.
  const plain = address.replace(/%.*$/, '');
  const version = isIP(plain);
  if (version === 0) return 'no address at all';
  const family: Family = version === 4 ? 'ipv4' : 'ipv6';
  const found = tables[family].find(({ list }) => list.check(plain, family));
  if (found) return found.what;
  return family === 'ipv6' && !globalUnicast.list.check(plain, family) ? 'reserved (RFC 4291)' : undefined;
}
