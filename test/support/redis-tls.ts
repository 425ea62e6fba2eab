import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, type RedisServer, startRedis } from './redis-server';
import { scratchFolder } from './scratch';

/** A Redis that speaks TLS, under a certificate that nobody trusts by himself. */
export interface TlsRedis {
  readonly server: RedisServer;
  /** Its port for TLS; `server.port` is one without, for the test itself. */
  readonly port: number;
  /** A PEM file with the certificate, which is for `localhost` and for no address. */
  readonly certificate: string;
}

/** @param options of its configuration, such as `--requirepass secret` */
export async function startTlsRedis(...options: readonly string[]): Promise<TlsRedis> {
  const port = await freePort();
  const { certificate, key } = selfSigned();
  const server = await startRedis(
    ...['--tls-port', `${port}`, '--tls-auth-clients', 'no'],
    ...['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-ca-cert-file', certificate],
    ...options,
  );
  return { server, port, certificate };
}

function selfSigned(): { readonly certificate: string; readonly key: string } {
  const folder = mkdtempSync(join(scratchFolder(), 'tls-'));
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-nodes', '-days', '2', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate],
    ],
    { stdio: 'pipe' },
  );
  return { certificate, key };
}
