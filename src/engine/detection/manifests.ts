import type { Manifest } from '../catalog/framework';

/** An entry of a manifest found at a dependency's name; `version` as the text writes it. */
interface Entry {
  readonly version: string | null;
}

interface Grammar {
  /** Whether such entries stand in a file of this name; the language counts where there is no name (a fence, an untitled text). */
  applies(fileName: string, language: string): boolean;
  /** The entry whose name is at `start`..`end`, or null. */
  entry(text: string, start: number, end: number): Entry | null;
}

/** How far around a name its entry is looked at. */
const REACH = 300;

/** The entry of `manifest` whose dependency stands at `start`..`end`, or null where these characters declare nothing. */
export function manifestEntry(
  manifest: Manifest,
  fileName: string,
  language: string,
  text: string,
  start: number,
  end: number,
): Entry | null {
  const grammar = GRAMMARS[manifest];
  return grammar.applies(fileName.toLowerCase(), language) ? grammar.entry(text, start, end) : null;
}

/** Manifests whose names compare with case folded and `-`, `_`, `.` equal (PEP 503), or with case folded (NuGet). */
export const FOLDED_MANIFESTS: ReadonlySet<Manifest> = new Set(['pypi', 'nuget']);

const GRAMMARS: Readonly<Record<Manifest, Grammar>> = {
  npm: {
    applies: (file, language) => file === 'package.json' || (isJson(language) && !/lock/.test(file)),
    entry: jsonEntry,
  },
  composer: {
    applies: (file, language) => file === 'composer.json' || (file === '' && isJson(language)),
    entry: jsonEntry,
  },
  pypi: { applies: isPython, entry: pythonEntry },
  cargo: {
    applies: (file, language) => file === 'cargo.toml' || (file === '' && language === 'toml'),
    entry: cargoEntry,
  },
  maven: {
    applies: (file, language) => /pom|\.xml$/.test(file) || (file === '' && language === 'xml'),
    entry: mavenEntry,
  },
  gradle: {
    applies: (file, language) =>
      /\.gradle(?:\.kts)?$|\.versions\.toml$/.test(file) ||
      (file === '' && ['groovy', 'kotlin', 'toml'].includes(language)),
    entry: gradleEntry,
  },
  gem: {
    applies: (file, language) => /gemfile$|\.gemspec$|gems\.rb$/.test(file) || (file === '' && language === 'ruby'),
    entry: gemEntry,
  },
  gomod: { applies: (file, language) => file === 'go.mod' || language === 'go.mod', entry: goEntry },
  nuget: {
    applies: (file, language) =>
      /\.(?:cs|fs|vb)proj$|\.props$|\.targets$|packages\.config$/.test(file) || (file === '' && language === 'xml'),
    entry: nugetEntry,
  },
  hex: { applies: (file, language) => file === 'mix.exs' || (file === '' && language === 'elixir'), entry: hexEntry },
  pub: {
    applies: (file, language) => /^pubspec[\w.]*\.yaml$/.test(file) || (file === '' && language === 'yaml'),
    entry: pubEntry,
  },
  swiftpm: {
    applies: (file, language) =>
      /^package(?:@swift-[\d.]+)?\.swift$/.test(file) || (file === '' && language === 'swift'),
    entry: swiftEntry,
  },
};

function isJson(language: string): boolean {
  return language === 'json' || language === 'jsonc';
}

function isPython(file: string, language: string): boolean {
  if (file === '') return language === 'toml' || language === 'pip-requirements';
  return (
    /^(?:pyproject\.toml|pipfile|setup\.py|setup\.cfg|(?:environment|conda)[\w.-]*\.ya?ml)$/.test(file) ||
    /(?:requirements|constraints)[\w.-]*\.(?:txt|in)$/.test(file) ||
    language === 'pip-requirements'
  );
}

/** `"name": "^1.2"`; a script, a setting or a keyword of the same name has no version beside it. */
function jsonEntry(text: string, start: number, end: number): Entry | null {
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

function pythonEntry(text: string, start: number, end: number): Entry | null {
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

function cargoEntry(text: string, start: number, end: number): Entry | null {
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

function mavenEntry(text: string, start: number, end: number): Entry | null {
  if (!/<artifactId>\s*$/.test(text.slice(Math.max(0, start - 24), start))) return null;
  const rest = text.slice(end, end + REACH);
  if (!/^\s*<\/artifactId>/.test(rest)) return null;
  const own = rest.split(/<\/(?:dependency|parent|plugin)>/, 1)[0] ?? '';
  return { version: /<version>\s*([^<\s]+)/.exec(own)?.[1] ?? null };
}

function gradleEntry(text: string, start: number, end: number): Entry | null {
  const quote = text.charAt(start - 1);
  if (quote !== '"' && quote !== "'") return null;
  const line = text.slice(end, end + REACH).split('\n', 1)[0] ?? '';
  if (text.slice(start, end).includes(':')) {
    const version = /^:([^"':@]+)/.exec(line)?.[1];
    return version === undefined && line.charAt(0) !== quote ? null : { version: literalVersion(version) };
  }
  if (line.charAt(0) !== quote) return null;
  return { version: literalVersion(/\bversion\s*[(=]?\s*["']([^"']+)["']/.exec(line)?.[1]) };
}

/** A version that is written out; one that stands for a variable tells nothing. */
function literalVersion(version: string | undefined): string | null {
  return version === undefined || version.includes('$') ? null : version;
}

function gemEntry(text: string, start: number, end: number): Entry | null {
  if (!/(?:^|\s|\.)(?:gem|add_(?:runtime_|development_)?dependency)[\s(]+["']$/.test(leadOf(text, start))) return null;
  const rest = /^["'](?:\s*,\s*["']([^"'\n]+)["'](?:\s*,\s*["']([^"'\n]+)["'])?)?/.exec(text.slice(end, end + REACH));
  if (!rest) return null;
  return { version: [rest[1], rest[2]].filter(Boolean).join(', ') || null };
}

function goEntry(text: string, start: number, end: number): Entry | null {
  if (!/^\s*(?:require\s*\(?\s*)?$/.test(leadOf(text, start))) return null;
  const rest = /^(?:\/[\w./-]+)?\s+(v[\w.+-]+)([^\n]*)/.exec(text.slice(end, end + REACH));
  return rest && !/\/\/\s*indirect/.test(rest[2] ?? '') ? { version: rest[1] ?? null } : null;
}

function nugetEntry(text: string, start: number, end: number): Entry | null {
  if (!/\b(?:Include|Update|Sdk|id)\s*=\s*"$/.test(leadOf(text, start)) || text.charAt(end) !== '"') return null;
  const own = text.slice(end, end + REACH).split(/\/>|<\/Package|<PackageReference/, 1)[0] ?? '';
  return { version: /\bversion\s*=\s*"([^"]+)"/i.exec(own)?.[1] ?? /<Version>\s*([^<\s]+)/.exec(own)?.[1] ?? null };
}

function hexEntry(text: string, start: number, end: number): Entry | null {
  if (!/\{\s*:$/.test(leadOf(text, start))) return null;
  const rest = /^\s*,\s*(?:"([^"\n]+)")?/.exec(text.slice(end, end + REACH));
  return rest ? { version: rest[1] ?? null } : null;
}

function pubEntry(text: string, start: number, end: number): Entry | null {
  if (!/^ {2,4}$/.test(leadOf(text, start))) return null;
  const rest = /^:[ \t]*(?:["']?([\^~<>=\d][^"'#\n]*|any)["']?)?[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/.exec(
    text.slice(end, end + REACH),
  );
  return rest ? { version: rest[1]?.trim() ?? null } : null;
}

function swiftEntry(text: string, start: number, end: number): Entry | null {
  if (!/\burl:\s*"[^"\n]*\/$/.test(leadOf(text, start))) return null;
  const rest = /^(?:\.git)?"\s*,?\s*(?:(?:from|exact|branch|revision)\s*:\s*"([^"\n]+)"|[^)\n]*"([^"\n]+)")?/.exec(
    text.slice(end, end + REACH),
  );
  return rest ? { version: rest[1] ?? rest[2] ?? null } : null;
}

function leadOf(text: string, start: number): string {
  let from = start;
  while (from > 0 && start - from < REACH && text.charCodeAt(from - 1) !== 10) from--;
  return text.slice(from, start);
}
