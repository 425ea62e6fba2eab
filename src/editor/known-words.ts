import * as l10n from '@vscode/l10n';
import type { KnownServer } from '../engine/enhancement/servers/known';

/** What a server that we know does, in the chosen language; in English it is what the engine says of it. */
export function knownDescription({ id }: KnownServer): string {
  switch (id) {
    case 'sequential':
      return l10n.t(
        'Takes down the reasoning of our own engine, step by step, and counts it. It returns no reasoning of its own: what is shown is ours, recorded by it. It runs on this machine, is told the names of frameworks and of their parts with the lines they stand on, and sends nothing on.',
      );
    case 'context7':
      return l10n.t(
        'Documentation of software libraries, such as React, Spring or Terraform; it knows nothing of strategic frameworks such as OKR or SWOT. It sends the names and versions of the libraries that were found, in a question of ours, to context7.com, and nothing else of the document. A free account has 1,000 calls a month; without one there are fewer.',
      );
  }
}

/** What the secret is that a server we know can be given; null where it needs none. */
export function knownSecret({ id }: KnownServer): string | null {
  switch (id) {
    case 'sequential':
      return null;
    case 'context7':
      return l10n.t(
        'API key of context7.com, which begins with "ctx7sk". It raises the limit; without one you are limited by your address.',
      );
  }
}
