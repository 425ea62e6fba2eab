import type { SoftwareContext } from './software-rule';
import type { Unbound } from './unbound-entries';

/** Providers of Terraform that a configuration requires without saying which version. */
export function* unboundProviders({ document: { text, fileName } }: SoftwareContext): Generator<Unbound> {
  if (!/\.(?:tf|tofu)$/i.test(fileName)) return;
  const opening = /\brequired_providers\s*\{/.exec(text);
  if (!opening) return;
  const at = opening.index + opening[0].length;
  const block = text.slice(at, at + 4_000);
  for (const provider of block.matchAll(/([\w-]+)\s*=\s*\{([^{}]*)\}|\}/g)) {
    const [, name, body = ''] = provider;
    if (name === undefined) return;
    if (/^\s*version\s*=/m.test(body) || !/\bsource\s*=/.test(body)) continue;
    const start = at + provider.index;
    yield { name, start, end: start + name.length };
  }
}
