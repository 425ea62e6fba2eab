import { type Entry, leadOf, REACH } from './manifest-entry';

/** `"name": "^1.2"`; a script, a setting or a keyword of the same name has no version beside it. */
export function jsonEntry(text: string, start: number, end: number): Entry | null {
  if (text.charAt(start - 1) !== '"') return null;
  const found = /^"\s{0,8}:\s{0,8}"([^"\n]{0,120})"/.exec(text.slice(end, end + REACH));
  const version = found?.[1];
  if (version === undefined) return null;
  return /^(?:[\^~<>=v*\d@]|x$|workspace:|catalog:|npm:|file:|link:|git|http|latest$|next$|dev-|self\.version)/.test(
    version,
  )
    ? { version }
    : null;
}

/** A requirement of requirements.txt, a list of pyproject.toml or setup.py, a table of Poetry or Pipenv, conda's list. */
export function pythonEntry(text: string, start: number, end: number): Entry | null {
  const lead = leadOf(text, start);
  const rest = text.slice(end, end + REACH).split('\n', 1)[0] ?? '';
  // requirements.txt, setup.cfg, conda's list: the name begins the line
  if (/^\s*(?:- )?\s*$/.test(lead) || /^\s*(?:install_requires|requires)\s*=\s*$/.test(lead)) {
    const table = /^\s*=\s*(?:"([^"]*)"|'([^']*)'|\{(.*)|\[\{)/.exec(rest);
    if (table)
      return { version: table[1] ?? table[2] ?? /version\s*=\s*["']([^"']+)/.exec(table[3] ?? '')?.[1] ?? null };
    const plain =
      /^(?:\[[\w,\s-]*\])?\s*((?:[=<>!~]=?=?|===|@)\s*[^;#\s]+(?:\s*,\s*[=<>!~]=?\s*[^;#,\s]+)*)?\s*(?:[;#].*|\\)?$/.exec(
        rest.replace(/\r$/, ''),
      );
    return plain ? { version: plain[1]?.replaceAll(' ', '') ?? null } : null;
  }
  // "django>=4" in a list of pyproject.toml or setup.py
  const quote = lead.charAt(lead.length - 1);
  if (quote !== '"' && quote !== "'") return null;
  const quoted = /^(?:\[[\w,\s-]*\])?\s*([=<>!~][^;"']*|@[^"']*)?(?:;[^"\n]*)?["']/.exec(rest);
  if (!quoted || !/^\s*$|[[,(]\s*$|^\s*["'][^"']*["'],/.test(lead.slice(0, -1))) return null;
  return DENIED_LISTS.test(listKey(text, start)) ? null : { version: quoted[1]?.trim() || null };
}

/** Lists of pyproject.toml and setup.py that hold words, not dependencies. */
const DENIED_LISTS =
  /(?:keywords|classifiers|authors|maintainers|packages|include|exclude|select|ignore|plugins|known[\w-]*|markers|testpaths|addopts|modules?|disable|enable|choices|environments?|name|__all__)$/i;

/** The key of the list an entry stands in, looked for at most 4,000 characters back; '' where there is none. */
function listKey(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 4_000), start);
  const open = before.lastIndexOf('= [');
  const tight = before.lastIndexOf('=[');
  const at = Math.max(open, tight);
  return at < 0 ? '' : (/([\w.-]+)\s*$/.exec(before.slice(Math.max(0, at - 80), at))?.[1] ?? '');
}

/** `tokio = "1"`, `tokio = { version = "1" }` or `[dependencies.tokio]` of Cargo.toml. */
export function cargoEntry(text: string, start: number, end: number): Entry | null {
  const lead = leadOf(text, start);
  const rest = text.slice(end, end + REACH);
  if (/^\s*\[[\w.'"()=\s-]*dependencies\.$/.test(lead)) {
    return rest.startsWith(']') ? { version: /\bversion\s*=\s*"([^"]+)"/.exec(rest.slice(0, 160))?.[1] ?? null } : null;
  }
  if (!/^\s*"?$/.test(lead)) return null;
  const line = rest.split('\n', 1)[0] ?? '';
  const found = /^"?\s*=\s*(?:"([^"]*)"|\{(.*))/.exec(line);
  if (!found)
    return /^\.(?:workspace|version|git|path)\s*=/.test(line)
      ? { version: /^\.version\s*=\s*"([^"]+)"/.exec(line)?.[1] ?? null }
      : null;
  return { version: found[1] ?? /\bversion\s*=\s*"([^"]+)"/.exec(found[2] ?? '')?.[1] ?? null };
}

/** `gem 'rails', '~> 7.1'` of a Gemfile, `add_dependency` of a gemspec. */
export function gemEntry(text: string, start: number, end: number): Entry | null {
  if (!/(?:^|\s|\.)(?:gem|add_(?:runtime_|development_)?dependency)[\s(]+["']$/.test(leadOf(text, start))) return null;
  const rest = /^["'](?:\s*,\s*["']([^"'\n]+)["'](?:\s*,\s*["']([^"'\n]+)["'])?)?/.exec(text.slice(end, end + REACH));
  if (!rest) return null;
  return { version: [rest[1], rest[2]].filter(Boolean).join(', ') || null };
}

/** A direct requirement of go.mod; indirect ones are not used by the code. */
export function goEntry(text: string, start: number, end: number): Entry | null {
  if (!/^\s*(?:require\s*\(?\s*)?$/.test(leadOf(text, start))) return null;
  const rest = /^(?:\/[\w./-]+)?\s+(v[\w.+-]+)([^\n]*)/.exec(text.slice(end, end + REACH));
  return rest && !/\/\/\s*indirect/.test(rest[2] ?? '') ? { version: rest[1] ?? null } : null;
}

/** A package reference or SDK of an MSBuild project, an entry of packages.config. */
export function nugetEntry(text: string, start: number, end: number): Entry | null {
  if (!/\b(?:Include|Update|Sdk|id)\s*=\s*"$/.test(leadOf(text, start)) || text.charAt(end) !== '"') return null;
  const own = text.slice(end, end + REACH).split(/\/>|<\/Package|<PackageReference/, 1)[0] ?? '';
  return { version: /\bversion\s*=\s*"([^"]+)"/i.exec(own)?.[1] ?? /<Version>\s*([^<\s]+)/.exec(own)?.[1] ?? null };
}

/** `{:phoenix, "~> 1.7"}` of mix.exs, `{cowboy, "2.10.0"}` of rebar.config. */
export function hexEntry(text: string, start: number, end: number): Entry | null {
  if (!/\{\s*:?$/.test(leadOf(text, start))) return null;
  const rest = /^\s*,\s*(?:"([^"\n]+)")?/.exec(text.slice(end, end + REACH));
  return rest ? { version: rest[1] ?? null } : null;
}

/** `bloc: ^8.1.0` of pubspec.yaml, below its section. */
export function pubEntry(text: string, start: number, end: number): Entry | null {
  if (!/^ {2,4}$/.test(leadOf(text, start))) return null;
  const rest = /^:[ \t]*(?:["']?([\^~<>=\d][^"'#\n]*|any)["']?)?[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/.exec(
    text.slice(end, end + REACH),
  );
  return rest ? { version: rest[1]?.trim() ?? null } : null;
}

/** A package of Package.swift, by the end of its repository's address. */
export function swiftEntry(text: string, start: number, end: number): Entry | null {
  if (!/\burl:\s*"[^"\n]*\/$/.test(leadOf(text, start))) return null;
  const rest = /^(?:\.git)?"\s*,?\s*(?:(?:from|exact|branch|revision)\s*:\s*"([^"\n]+)"|[^)\n]*"([^"\n]+)")?/.exec(
    text.slice(end, end + REACH),
  );
  return rest ? { version: rest[1] ?? rest[2] ?? null } : null;
}
