import { type Entry, leadOf, lineRestOf, REACH, restOf, UNVERSIONED, versioned } from './manifest-entry';

/** How far the version of a package may stand behind its name, where the ranges asked for or the checksums of its files come first. */
const LONGEST_PACKAGE = 4_000;

/** package-lock.json and npm-shrinkwrap.json: `"node_modules/react": { "version": "18.2.0"`, in the first form without the folder. */
export function npmLockEntry(text: string, start: number, end: number): Entry | null {
  if (!/^\s*"(?:node_modules\/)?$/.test(leadOf(text, start))) return null;
  const found = /^"\s*:\s*\{\s*"version"\s*:\s*"([^"\n]+)"/d.exec(restOf(text, end));
  return found ? versioned(found, end) : null;
}

/** bun.lock: `"react": ["react@18.2.0", ...]`. */
export function bunLockEntry(text: string, start: number, end: number): Entry | null {
  if (!/^\s*"$/.test(leadOf(text, start))) return null;
  const found = /^"\s*:\s*\[\s*"@?[^"@\n]+@([^"\n]+)"/d.exec(restOf(text, end));
  return found ? versioned(found, end) : null;
}

/** yarn.lock: `react@^18.0.0, react@^18.2.0:` or `"react@npm:^18.2.0":` with the version in its next line. */
export function yarnLockEntry(text: string, start: number, end: number): Entry | null {
  if (text.charAt(end) !== '@' || !/^"?$/.test(leadOf(text, start))) return null;
  const rest = text.slice(end, end + LONGEST_PACKAGE);
  const found = /^@[^\n]*:\r?\n[ \t]+version:?[ \t]+"?([^"\s]+)/d.exec(rest);
  return found ? versioned(found, end) : null;
}

/** pnpm-lock.yaml: `react: 18.2.0`, the two lines of its newer form, or the package's own key (`/react/18.2.0:`, `react@18.2.0:`). */
export function pnpmLockEntry(text: string, start: number, end: number): Entry | null {
  const lead = leadOf(text, start);
  const rest = restOf(text, end);
  if (/^ +["']?\/?$/.test(lead)) {
    const key = /^[@/](\d[\w.+-]*)[^\n]*:\s*(?:\{\}\s*)?(?:\r?\n|$)/d.exec(rest);
    if (key) return versioned(key, end);
  }
  if (!/^ +["']?$/.test(lead)) return null;
  const found = /^["']?:(?:\s*\n\s+specifier:[^\n]*\n\s+version:)?[ \t]+["']?(\d[\w.+-]*)/d.exec(rest);
  return found ? versioned(found, end) : null;
}

/** poetry.lock, uv.lock, pdm.lock and Cargo.lock: the name of a `[[package]]` with the version in its next line. */
export function tomlLockEntry(text: string, start: number, end: number): Entry | null {
  if (!/^name = "$/.test(leadOf(text, start))) return null;
  const found = /^"\r?\nversion = "([^"\n]+)"/d.exec(restOf(text, end));
  if (found) return versioned(found, end);
  return /^"\r?\n(?:source|summary) = /.test(restOf(text, end)) ? UNVERSIONED : null;
}

/** Pipfile.lock: a package's object, in which the version comes after the checksums. */
export function pipfileLockEntry(text: string, start: number, end: number): Entry | null {
  if (!/^\s*"$/.test(leadOf(text, start))) return null;
  const rest = text.slice(end, end + LONGEST_PACKAGE);
  if (!/^"\s*:\s*\{\s*"(?:extras|git|hashes|index|markers|ref|version)"/.test(rest)) return null;
  return versioned(/"version"\s*:\s*"([^"\n]+)"/d.exec(rest.split('}', 1)[0] ?? ''), end);
}

/** Gemfile.lock: `    rails (7.1.2)`, four spaces in; what a gem asks for stands deeper. */
export function gemLockEntry(text: string, start: number, end: number): Entry | null {
  if (!/^ {4}$/.test(leadOf(text, start))) return null;
  const found = /^ \(([^)\n]+)\)\r?(?:\n|$)/d.exec(restOf(text, end));
  return found ? versioned(found, end) : null;
}

/** composer.lock: `"name": "laravel/framework", "version": "v11.0.0"`. */
export function composerLockEntry(text: string, start: number, end: number): Entry | null {
  if (!/^\s*"name"\s*:\s*"$/.test(leadOf(text, start))) return null;
  const found = /^"\s*,\s*"version"\s*:\s*"([^"\n]+)"/d.exec(restOf(text, end));
  return found ? versioned(found, end) : null;
}

/** go.sum and go.work.sum: a module whose files were fetched; where only its go.mod was, nothing of it is built. */
export function goSumEntry(text: string, start: number, end: number): Entry | null {
  if (leadOf(text, start) !== '') return null;
  const found = /^(?:\/[\w./-]+)?[ \t]+(v[^\s/]+)[ \t]+h1:/d.exec(restOf(text, end));
  return found ? versioned(found, end) : null;
}

/** mix.lock: `"phoenix": {:hex, :phoenix, "1.7.10", ...}`; rebar.lock: `{<<"cowboy">>,{pkg,<<"cowboy">>,<<"2.9.0">>},0}`. */
export function hexLockEntry(text: string, start: number, end: number): Entry | null {
  const lead = leadOf(text, start);
  const rest = restOf(text, end);
  if (/\{<<"$/.test(lead)) {
    const found = /^">>\s*,\s*\{(?:pkg\s*,\s*<<"[^"\n]+">>\s*,\s*<<"([^"\n]+)"|git)/d.exec(rest);
    return found ? versioned(found, end) : null;
  }
  if (!/^\s*(?:%\{\s*)?"$/.test(lead)) return null;
  const found = /^"\s*:\s*\{:(?:hex,\s*:\w+,\s*"([^"\n]+)"|git|path)/d.exec(rest);
  return found ? versioned(found, end) : null;
}

/** pubspec.lock: a package two spaces in, with its version among its last lines. */
export function pubLockEntry(text: string, start: number, end: number): Entry | null {
  if (!/^ {2}$/.test(leadOf(text, start))) return null;
  const rest = text.slice(end, end + 2 * REACH);
  if (!/^:[ \t]*\r?\n {4}dependency:/.test(rest)) return null;
  const own = rest.split(/\n {2}[^\s]/, 1)[0] ?? '';
  return versioned(/\n {4}version:[ \t]*"?([^"\s]+)/d.exec(own), end);
}

/** Podfile.lock: `  - Alamofire (5.9.0)`. */
export function podLockEntry(text: string, start: number, end: number): Entry | null {
  if (!/^ {2}- ["']?$/.test(leadOf(text, start))) return null;
  const found = /^(?:\/[\w/+-]+)?["']?(?: \(([^)\n]+)\))?["']?:?[ \t]*\r?(?:\n|$)/d.exec(restOf(text, end));
  return found ? versioned(found, end) : null;
}

/** Package.resolved, in each of its forms: the package's address, then the state it was fetched in. */
export function swiftLockEntry(text: string, start: number, end: number): Entry | null {
  if (!/"(?:repositoryURL|location)"\s*:\s*"[^"\n]*[/:]$/.test(leadOf(text, start))) return null;
  const rest = restOf(text, end);
  if (!/^(?:\.git)?"/.test(rest)) return null;
  return versioned(/"version"\s*:\s*"([^"\n]+)"/d.exec(rest.split('}', 1)[0] ?? ''), end);
}

/** packages.lock.json of NuGet: `"Dapper": { "type": "Direct", "requested": ..., "resolved": "2.1.0"`. */
export function nugetLockEntry(text: string, start: number, end: number): Entry | null {
  if (!/^\s*"$/.test(leadOf(text, start))) return null;
  const rest = restOf(text, end);
  if (!/^"\s*:\s*\{\s*"type"\s*:/.test(rest)) return null;
  return versioned(/"resolved"\s*:\s*"([^"\n]+)"/d.exec(rest.split('}', 1)[0] ?? ''), end);
}

/** renv.lock: `"Package": "shiny", "Version": "1.8.0"`. */
export function renvLockEntry(text: string, start: number, end: number): Entry | null {
  if (!/"Package"\s*:\s*"$/.test(leadOf(text, start))) return null;
  const found = /^"\s*,\s*"Version"\s*:\s*"([^"\n]+)"/d.exec(restOf(text, end));
  return found ? versioned(found, end) : null;
}

/** Manifest.toml of Julia: the table `[[deps.Flux]]`, or `[[Flux]]` in the first form. */
export function juliaLockEntry(text: string, start: number, end: number): Entry | null {
  if (!/^\[\[(?:deps\.)?$/.test(leadOf(text, start)) || !lineRestOf(text, end).startsWith(']]')) return null;
  return versioned(/\nversion = "([^"\n]+)"/d.exec(restOf(text, end).split('\n[', 1)[0] ?? ''), end);
}
