import { type Entry, leadOf, lineRestOf, restOf, versioned } from './manifest-entry';

/** `"name": "^1.2"`; a script, a setting or a keyword of the same name has no version beside it. */
export function jsonEntry(text: string, start: number, end: number): Entry | null {
  if (text.charAt(start - 1) !== '"') return null;
  const entry = versioned(/^"\s{0,8}:\s{0,8}"([^"\n]{0,120})"/d.exec(restOf(text, end)), end);
  return /^(?:[\^~<>=v*\d@]|x$|workspace:|catalog:|npm:|file:|link:|git|http|latest$|next$|dev-|self\.version)/.test(
    entry.version ?? '',
  )
    ? entry
    : null;
}

/** A requirement of requirements.txt, a list of pyproject.toml or setup.py, a table of Poetry or Pipenv, conda's list. */
export function pythonEntry(text: string, start: number, end: number): Entry | null {
  const lead = leadOf(text, start);
  const rest = lineRestOf(text, end);
  // requirements.txt, setup.cfg, conda's list: the name begins the line
  if (/^\s*(?:- )?\s*$/.test(lead) || /^\s*(?:install_requires|requires)\s*=\s*$/.test(lead)) {
    const table = /^\s*=\s*(?:"([^"]*)"|'([^']*)'|\{(?:.*?\bversion\s*=\s*["']([^"']+))?|\[\{)/d.exec(rest);
    if (table) return versioned(table, end, 1, 2, 3);
    const plain =
      /^(?:\[[\w,\s-]*\])?\s*((?:[=<>!~]=?=?|===|@)\s*[^;#\s]+(?:\s*,\s*[=<>!~]=?\s*[^;#,\s]+)*)?\s*(?:[;#].*|\\)?$/d.exec(
        rest.replace(/\r$/, ''),
      );
    const { version, span } = versioned(plain, end);
    return plain ? { version: version?.replaceAll(' ', '') ?? null, span } : null;
  }
  // "django>=4" in a list of pyproject.toml or setup.py
  const quote = lead.charAt(lead.length - 1);
  if (quote !== '"' && quote !== "'") return null;
  const quoted = /^(?:\[[\w,\s-]*\])?\s*([=<>!~][^;"']*|@[^"']*)?(?:;[^"\n]*)?["']/d.exec(rest);
  if (!quoted || !/^\s*$|[[,(]\s*$|^\s*["'][^"']*["'],/.test(lead.slice(0, -1))) return null;
  return DENIED_LISTS.test(listKey(text, start)) ? null : versioned(quoted, end);
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
  const rest = restOf(text, end);
  if (/^\s*\[[\w.'"()=\s-]*dependencies\.$/.test(lead)) {
    return rest.startsWith(']') ? versioned(/\bversion\s*=\s*"([^"]+)"/d.exec(rest.slice(0, 160)), end) : null;
  }
  if (!/^\s*"?$/.test(lead)) return null;
  const line = rest.split('\n', 1)[0] ?? '';
  const found = /^"?\s*=\s*(?:"([^"]*)"|\{(?:.*?\bversion\s*=\s*"([^"]+)")?)/d.exec(line);
  if (found) return versioned(found, end, 1, 2);
  return /^\.(?:workspace|version|git|path)\s*=/.test(line)
    ? versioned(/^\.version\s*=\s*"([^"]+)"/d.exec(line), end)
    : null;
}

/** `gem 'rails', '~> 7.1'` of a Gemfile, `add_dependency` of a gemspec, as written or as RubyGems installs it (`%q<rails>.freeze`). */
export function gemEntry(text: string, start: number, end: number): Entry | null {
  if (!/(?:^|\s|\.)(?:gem|add_(?:runtime_|development_)?dependency)[\s(]+(?:["']|%[qQ]<)$/.test(leadOf(text, start)))
    return null;
  const rest =
    /^(?:["']|>)(?:\.freeze)?(?:\s*,\s*\[?["']([^"'\n]+)["'](?:\.freeze)?(?:\s*,\s*["']([^"'\n]+)["'])?)?/d.exec(
      restOf(text, end),
    );
  if (!rest) return null;
  const first = versioned(rest, end, 1);
  const last = versioned(rest, end, 2);
  if (!first.span || !last.span) return first;
  return {
    version: `${first.version}, ${last.version}`,
    span: { start: first.span.start, end: last.span.end },
  };
}

/** A direct requirement of go.mod; indirect ones are not used by the code. */
export function goEntry(text: string, start: number, end: number): Entry | null {
  if (!/^\s*(?:require\s*\(?\s*)?$/.test(leadOf(text, start))) return null;
  const rest = /^(?:\/[\w./-]+)?\s+(v[\w.+-]+)([^\n]*)/d.exec(restOf(text, end));
  return rest && !/\/\/\s*indirect/.test(rest[2] ?? '') ? versioned(rest, end) : null;
}

/** A package reference or SDK of an MSBuild project, an entry of packages.config. */
export function nugetEntry(text: string, start: number, end: number): Entry | null {
  if (!/\b(?:Include|Update|Sdk|id)\s*=\s*"$/.test(leadOf(text, start)) || text.charAt(end) !== '"') return null;
  const own = restOf(text, end).split(/\/>|<\/Package|<PackageReference/, 1)[0] ?? '';
  return versioned(/\bversion\s*=\s*"([^"]+)"/di.exec(own) ?? /<Version>\s*([^<\s]+)/d.exec(own), end);
}

/** `{:phoenix, "~> 1.7"}` of mix.exs, `{cowboy, "2.10.0"}` of rebar.config. */
export function hexEntry(text: string, start: number, end: number): Entry | null {
  if (!/\{\s*:?$/.test(leadOf(text, start))) return null;
  const rest = /^\s*,\s*(?:"([^"\n]+)")?/d.exec(restOf(text, end));
  return rest ? versioned(rest, end) : null;
}

/** `bloc: ^8.1.0` of pubspec.yaml, below its section. */
export function pubEntry(text: string, start: number, end: number): Entry | null {
  if (!/^ {2,4}$/.test(leadOf(text, start))) return null;
  const rest = /^:[ \t]*(?:["']?([\^~<>=\d][^"'#\n]*|any)["']?)?[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/d.exec(restOf(text, end));
  return rest ? versioned(rest, end) : null;
}

/** A package of Package.swift, by the end of its repository's address. */
export function swiftEntry(text: string, start: number, end: number): Entry | null {
  if (!/\burl:\s*"[^"\n]*\/$/.test(leadOf(text, start))) return null;
  const rest = /^(?:\.git)?"\s*,?\s*(?:(?:from|exact|branch|revision)\s*:\s*"([^"\n]+)"|[^)\n]*"([^"\n]+)")?/d.exec(
    restOf(text, end),
  );
  return rest ? versioned(rest, end, 1, 2) : null;
}
