import { type Entry, leadOf, lineRestOf, restOf, UNVERSIONED, versioned } from './manifest-entry';

/** `build-depends: base, servant-server >=0.19 && <0.21` of a Cabal file, or an item of hpack's list. */
export function hackageEntry(text: string, start: number, end: number): Entry | null {
  if (!/^\s*(?:build-depends\s*:|,|-)?\s*(?:[\w-][^,]*,\s*)*$/i.test(leadOf(text, start))) return null;
  const found = /^\s*((?:[<>=^]=?|==)\s*[\w.*]+(?:\s*(?:&&|\|\|)\s*[<>=^]+\s*[\w.*]+)*)?\s*(?:,|\r?$)/d.exec(
    lineRestOf(text, end),
  );
  return found ? versioned(found, end) : null;
}

/** `Imports: shiny (>= 1.7), dplyr` of R's DESCRIPTION, over as many lines as it takes. */
export function cranEntry(text: string, start: number, end: number): Entry | null {
  const field =
    /(?:^|\n)([A-Za-z]+):[^\n]*(?:\n[ \t][^\n]*)*$/.exec(text.slice(Math.max(0, start - 4_000), start))?.[1] ?? '';
  if (!/^(?:Depends|Imports|Suggests|LinkingTo|Enhances)$/.test(field)) return null;
  const found = /^\s*(?:\(([^)\n]+)\))?\s*(?:,|\r?\n|$)/d.exec(restOf(text, end));
  return found ? versioned(found, end) : null;
}

/** `Flux = "587475ba-..."` of Julia's Project.toml, whose values are identities, not versions. */
export function juliaEntry(text: string, start: number, end: number): Entry | null {
  return /^\s*$/.test(leadOf(text, start)) && /^\s*=\s*"[0-9a-f]{8}-/.test(restOf(text, end)) ? UNVERSIONED : null;
}

/** `pod 'Alamofire', '~> 5.9'` of a Podfile. */
export function cocoapodsEntry(text: string, start: number, end: number): Entry | null {
  if (!/\b(?:pod|dependency)\s+["']$/.test(leadOf(text, start))) return null;
  const found = /^(?:\/[\w/]+)?["'](?:\s*,\s*["']([^"'\n]+)["'])?/d.exec(restOf(text, end));
  return found ? versioned(found, end) : null;
}

/** `requires 'Mojolicious', '>= 9.0';` of a cpanfile. */
export function cpanEntry(text: string, start: number, end: number): Entry | null {
  if (!/\b(?:requires|recommends|suggests|test_requires)\s*\(?\s*["']$/.test(leadOf(text, start))) return null;
  const found = /^["'](?:\s*(?:,|=>)\s*["']?([^"';\n]+?)["']?)?\s*\)?\s*;?\s*(?:#|\n|$)/d.exec(restOf(text, end));
  return found ? versioned(found, end) : null;
}

/** `boost/1.84.0` of a Conan file. */
export function conanEntry(text: string, start: number, end: number): Entry | null {
  if (!/(?:^\s*|["'])$/.test(leadOf(text, start))) return null;
  const found = /^\/([\w.[\]<>=~^*]+)/d.exec(restOf(text, end));
  return found ? versioned(found, end) : null;
}

/** An item of vcpkg.json's dependencies, alone or as the name of an object. */
export function vcpkgEntry(text: string, start: number, end: number): Entry | null {
  if (!/(?:[[,]|^|"name"\s*:)\s*"$/.test(leadOf(text, start)) || text.charAt(end) !== '"') return null;
  return versioned(/^"\s*,\s*"version>?=?"\s*:\s*"([^"]+)"/d.exec(restOf(text, end)), end);
}
