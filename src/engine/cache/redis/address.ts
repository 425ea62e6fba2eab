import { UserError } from '../../errors';

/** Where a Redis is: one server, or some servers of a cluster, which know the others. */
export interface RedisAddress {
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  readonly tls: boolean;
  readonly cluster: boolean;
  readonly database: number;
}

const DEFAULT_PORT = 6379;
const FORM = /^(?<scheme>rediss?)(?<cluster>\+cluster)?:\/\/(?<hosts>[^/?#\s]+)(?:\/(?<database>\d{0,5}))?$/i;
const HOST = /^(?:\[(?<v6>[\da-f:.]+)\]|(?<name>[\w.-]+))(?::(?<port>\d{1,5}))?$/i;

/**
 * Reads `redis://host:6379/0`, `rediss://` for TLS. More than one host, or the scheme `redis+cluster`, means a cluster.
 * @throws UserError where it is none, or has a user name or a password, which a setting is no place for
 */
export function redisAddress(url: string): RedisAddress {
  const { scheme = '', cluster, hosts = '', database } = FORM.exec(url.trim())?.groups ?? {};
  if (scheme === '') {
    throw new UserError(
      'The address of the shared cache must look like "redis://host:6379" or "rediss://host:6379/0".',
    );
  }
  if (hosts.includes('@')) {
    throw new UserError(
      'The address of the shared cache must have no user name and no password in it: give them to the command "Sign In to Shared Cache".',
    );
  }
  const address = {
    hosts: hosts.split(',').map(hostOf),
    tls: scheme.toLowerCase() === 'rediss',
    cluster: cluster !== undefined || hosts.includes(','),
    database: Number(database ?? 0),
  };
  if (address.cluster && address.database !== 0) {
    throw new UserError(
      'A Redis cluster has one database: leave out the number at the end of the address of the shared cache.',
    );
  }
  return address;
}

function hostOf(text: string): RedisAddress['hosts'][number] {
  const { v6, name, port } = HOST.exec(text)?.groups ?? {};
  const host = v6 ?? name;
  const number = Number(port ?? DEFAULT_PORT);
  if (host === undefined || number < 1 || number > 65_535) {
    throw new UserError(
      `"${text}" in the address of the shared cache is no host with a port, like "redis.example.org:6379".`,
    );
  }
  return { host, port: number };
}
