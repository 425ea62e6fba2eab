import { BlockList, isIP } from 'node:net';

const LOOPBACK = blockList(['127.0.0.0', 8, 'ipv4'], ['::1', 128, 'ipv6']);

/** Addresses that name no machine. */
const UNSPECIFIED = blockList(['0.0.0.0', 8, 'ipv4'], ['::', 128, 'ipv6']);

/**
 * Addresses at which clouds and networks answer whatever runs on a machine, often with its credentials: link-local ones, and
 * the metadata services that are elsewhere. With the form in which NAT64 hides link-local ones.
 */
const OF_THE_NETWORK = blockList(
  ['169.254.0.0', 16, 'ipv4'],
  ['100.100.100.200', 32, 'ipv4'],
  ['168.63.129.16', 32, 'ipv4'],
  ['192.0.0.192', 32, 'ipv4'],
  ['fe80::', 10, 'ipv6'],
  ['fd00:ec2::254', 128, 'ipv6'],
  ['64:ff9b::a9fe:0', 112, 'ipv6'],
);

const METADATA_HOSTS: ReadonlySet<string> = new Set([
  'instance-data',
  'instance-data.ec2.internal',
  'metadata',
  'metadata.azure.internal',
  'metadata.goog',
  'metadata.google.internal',
  'metadata.tencentyun.com',
]);

/** Why no server may be asked at an address, as a clause that follows its name; null where one may. */
export function addressProblem(url: URL): string | null {
  if (url.username !== '' || url.password !== '') {
    return `must not hold a name or a password: send them in "headers", as \${input:NAME}`;
  }
  const host = url.hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  if (isIn(UNSPECIFIED, host)) return 'names no machine: write 127.0.0.1 for this one';
  if (isIn(OF_THE_NETWORK, host) || METADATA_HOSTS.has(host)) {
    return 'must not be a link-local address or one of cloud metadata';
  }
  if (url.protocol === 'https:') return null;
  if (url.protocol === 'http:' && (host === 'localhost' || isIn(LOOPBACK, host))) return null;
  return 'must begin with https://, or with http:// for a server on this machine';
}

type Subnet = readonly [net: string, prefix: number, type: 'ipv4' | 'ipv6'];

function blockList(...subnets: readonly Subnet[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix, type] of subnets) list.addSubnet(net, prefix, type);
  return list;
}

/** The list looks through IPv6 to an IPv4 address mapped into it. */
function isIn(list: BlockList, host: string): boolean {
  const version = isIP(host);
  return version !== 0 && list.check(host, version === 4 ? 'ipv4' : 'ipv6');
}
