/** Which addresses are of the public Internet: each range at its first and last address, and beside it. */
import { describe, expect, it } from 'vitest';
import { SPECIAL_IPV4, SPECIAL_IPV6, specialAddress } from '../../server/src/hosts/addresses.ts';

const V4: readonly [
  range: string,
  first: string,
  last: string,
  before: string | undefined,
  behind: string | undefined,
][] = [
  ['0.0.0.0/8', '0.0.0.0', '0.255.255.255', undefined, '1.0.0.0'],
  ['10.0.0.0/8', '10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
  ['100.64.0.0/10', '100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
  ['127.0.0.0/8', '127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
  ['169.254.0.0/16', '169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
  ['172.16.0.0/12', '172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
  ['192.0.0.0/24', '192.0.0.0', '192.0.0.255', '191.255.255.255', '192.0.1.0'],
  ['192.0.2.0/24', '192.0.2.0', '192.0.2.255', '192.0.1.255', '192.0.3.0'],
  ['192.88.99.0/24', '192.88.99.0', '192.88.99.255', '192.88.98.255', '192.88.100.0'],
  ['192.168.0.0/16', '192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
  ['198.18.0.0/15', '198.18.0.0', '198.19.255.255', '198.17.255.255', '198.20.0.0'],
  ['198.51.100.0/24', '198.51.100.0', '198.51.100.255', '198.51.99.255', '198.51.101.0'],
  ['203.0.113.0/24', '203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0'],
  ['224.0.0.0/4', '224.0.0.0', '239.255.255.255', '223.255.255.255', undefined],
  ['240.0.0.0/4', '240.0.0.0', '255.255.255.255', undefined, undefined],
];

const ONES = (from: string, groups: number): string => [from, ...Array<string>(groups).fill('ffff')].join(':');
const V6: readonly [range: string, first: string, last: string][] = [
  ['::/128', '::', '::'],
  ['::1/128', '::1', '::1'],
  ['::ffff:0:0/96', '::ffff:0.0.0.0', '::ffff:255.255.255.255'],
  ['::/96', '::2', '::255.255.255.255'],
  ['64:ff9b::/96', '64:ff9b::', '64:ff9b::ffff:ffff'],
  ['64:ff9b:1::/48', '64:ff9b:1::', ONES('64:ff9b:1', 5)],
  ['100::/64', '100::', ONES('100:0:0:0', 4)],
  ['2001::/32', '2001::', ONES('2001:0', 6)],
  ['2001:2::/48', '2001:2::', ONES('2001:2:0', 5)],
  ['2001:db8::/32', '2001:db8::', ONES('2001:db8', 6)],
  ['2001::/23', '2001:1::', ONES('2001:1ff', 6)],
  ['2002::/16', '2002::', ONES('2002', 7)],
  ['3fff::/20', '3fff::', ONES('3fff:fff', 6)],
  ['5f00::/16', '5f00::', ONES('5f00', 7)],
  ['fc00::/7', 'fc00::', ONES('fdff', 7)],
  ['fe80::/10', 'fe80::', ONES('febf', 7)],
  ['fec0::/10', 'fec0::', ONES('feff', 7)],
  ['ff00::/8', 'ff00::', ONES('ffff', 7)],
];

describe('addresses of IPv4', () => {
  it('every range has a row', () => expect(V4.map(([range]) => range)).toEqual(SPECIAL_IPV4.map(({ range }) => range)));

  it.each(V4)('%s', (range, first, last, before, behind) => {
    const { what } = SPECIAL_IPV4.find((row) => row.range === range) ?? {};
    expect([specialAddress(first), specialAddress(last)]).toEqual([what, what]);
    for (const outside of [before, behind]) if (outside) expect(specialAddress(outside), outside).toBeUndefined();
  });

  it.each(['1.1.1.1', '8.8.8.8', '93.184.215.14', '185.199.108.153'])('%s is public', (address) =>
    expect(specialAddress(address)).toBeUndefined(),
  );
});

describe('addresses of IPv6', () => {
  it('every range has a row', () => expect(V6.map(([range]) => range)).toEqual(SPECIAL_IPV6.map(({ range }) => range)));

  it.each(V6)('%s', (range, first, last) => {
    const { what } = SPECIAL_IPV6.find((row) => row.range === range) ?? {};
    expect([specialAddress(first), specialAddress(last)]).toEqual([what, what]);
  });

  it.each([
    '2000::',
    '2001:200::',
    '2001:db7:ffff::1',
    '2001:db9::',
    '2003::',
    '2606:50c0:8000::153',
    '2a00:1450:4001::200e',
    '3ffe:ffff::',
    '3fff:1000::',
    '3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  ])('%s is public', (address) => expect(specialAddress(address)).toBeUndefined());

  it.each([
    ['1fff:ffff::1', 'reserved (RFC 4291)'],
    ['4000::', 'reserved (RFC 4291)'],
    ['64:ff9b:2::', 'reserved (RFC 4291)'],
    ['fe80::1%eth0', 'link-local (RFC 4291)'],
    ['::ffff:8.8.8.8', 'IPv4-mapped (RFC 4291)'],
    ['::ffff:7f00:1', 'IPv4-mapped (RFC 4291)'],
    ['2002:7f00:1::', '6to4 (RFC 3056)'],
    ['64:ff9b::7f00:1', 'translated to IPv4, NAT64 (RFC 6052)'],
  ])('%s is not: %s', (address, what) => expect(specialAddress(address)).toBe(what));

  it.each(['', 'localhost', '127.1', '1.2.3.4.5', '[::1]'])('%j is no address', (text) =>
    expect(specialAddress(text)).toBe('no address at all'),
  );
});
