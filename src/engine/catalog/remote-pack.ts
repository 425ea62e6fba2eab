/** Packs over HTTPS: which are wanted, and how one of them fared. Light, for surfaces import it. */

const URLS_SETTING = 'frameworkDirector.packs.urls';
const MAX_URLS = 32;

/** A pack that somebody serves. */
export interface RemotePack {
  readonly url: string;
  /** Subresource Integrity: what the pack must hash to, `sha384-...`; null where nothing is asked. */
  readonly integrity: string | null;
}

/** When the server of a pack is asked. */
export type Ask = 'now' | 'daily' | 'never';

/** What came of looking for a pack. */
export interface FetchedPack {
  readonly url: string;
  /** The file that holds the last good copy, and its text; null where there never was one. */
  readonly copy: { readonly file: string; readonly text: string } | null;
  /** `fresh`: the copy is not a day old, or bound to its hash; `kept`: it is older, and the server was not asked or asked in vain. */
  readonly outcome: 'fresh' | 'unchanged' | 'changed' | 'kept';
  /** One sentence that says why there is no newer one; null where all is well. */
  readonly problem: string | null;
}

/** Reads the setting's value, whatever somebody wrote there; one sentence for each entry that cannot be used. */
export function parseRemotePacks(value: unknown): {
  readonly entries: readonly RemotePack[];
  readonly problems: readonly string[];
} {
  if (value === undefined || value === null) return { entries: [], problems: [] };
  if (!Array.isArray(value)) return { entries: [], problems: [`${URLS_SETTING} is not used: it must be a list.`] };
  const entries: RemotePack[] = [];
  const problems: string[] = [];
  for (const [index, entry] of value.slice(0, MAX_URLS).entries()) {
    const read = remotePack(entry);
    if (typeof read === 'string') problems.push(`Entry ${index + 1} of ${URLS_SETTING} is not used: ${read}.`);
    else if (entries.some(({ url }) => url === read.url))
      problems.push(`Entry ${index + 1} of ${URLS_SETTING} is not used: its "url" stands there before.`);
    else entries.push(read);
  }
  if (value.length > MAX_URLS) problems.push(`Only the first ${MAX_URLS} entries of ${URLS_SETTING} are used.`);
  return { entries, problems };
}

/** Whether a pack may be asked of an address: over HTTPS, or of this machine itself. */
export function isFetchable({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const INTEGRITY = /^sha(?:256|384|512)-[A-Za-z0-9+/]+={0,2}$/;

function remotePack(entry: unknown): RemotePack | string {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return 'it must be an object with a "url"';
  const { url, integrity = null } = entry as Readonly<Record<string, unknown>>;
  const address = typeof url === 'string' ? URL.parse(url) : null;
  if (!address || !isFetchable(address)) return '"url" must be an address that begins with https://';
  if (address.username || address.password) return '"url" must not hold a name or a password';
  if (
    integrity !== null &&
    !(typeof integrity === 'string' && integrity.split(' ').every((one) => INTEGRITY.test(one)))
  )
    return '"integrity" must be like "sha384-...", with the hash in Base64';
  address.hash = '';
  return { url: address.href, integrity };
}
