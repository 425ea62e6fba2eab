import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { addressProblem } from '../../../src/engine/address';

describe('the address of a server', () => {
  for (const address of [
    'https://docs.example/mcp',
    'https://10.0.0.8:8443/mcp',
    'http://localhost:3000/mcp',
    'http://LOCALHOST.',
    'http://127.0.0.1',
    'http://127.8.9.1:80',
    'http://0x7f.1',
    'http://[::1]:3000',
    'http://[::ffff:127.0.0.1]:3000',
    'https://metadata.example',
  ]) {
    it(`may be ${address}`, () => {
      assert.equal(addressProblem(new URL(address)), null);
    });
  }

  const ONLY_HTTPS = 'must begin with https://, or with http:// for a server on this machine';
  const NETWORK = 'must not be a link-local address or one of cloud metadata';
  const NOWHERE = 'names no machine: write 127.0.0.1 for this one';
  const CREDENTIALS = `must not hold a name or a password: send them in "headers", as \${input:NAME}`;
  for (const [address, problem] of [
    ['http://docs.example', ONLY_HTTPS],
    ['http://10.0.0.8', ONLY_HTTPS],
    ['http://localhost.docs.example', ONLY_HTTPS],
    ['http://127.0.0.1.docs.example', ONLY_HTTPS],
    ['file:///etc/passwd', ONLY_HTTPS],
    ['unix:///run/wiki.sock', ONLY_HTTPS],
    ['https://user@docs.example', CREDENTIALS],
    ['https://:secret@docs.example', CREDENTIALS],
    ['https://169.254.169.254/latest/meta-data', NETWORK],
    ['https://0xa9fea9fe/', NETWORK],
    ['https://[::ffff:169.254.169.254]/', NETWORK],
    ['https://[64:ff9b::169.254.169.254]/', NETWORK],
    ['https://[fe80::1]/', NETWORK],
    ['https://[febf::1]/', NETWORK],
    ['https://[fd00:ec2::254]/', NETWORK],
    ['https://100.100.100.200/', NETWORK],
    ['https://Metadata.Google.Internal./', NETWORK],
    ['https://instance-data/', NETWORK],
    ['https://0.0.0.0/', NOWHERE],
    ['http://0/', NOWHERE],
    ['http://[::]:3000/', NOWHERE],
  ] as const) {
    it(`may not be ${address}`, () => {
      assert.equal(addressProblem(new URL(address)), problem);
    });
  }
});
