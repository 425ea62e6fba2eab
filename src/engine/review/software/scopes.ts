import type { Manifest } from '../../catalog/framework';
import type { SourceDocument, Span } from '../../document';
import { once } from '../../once';
import type { Scope } from './declared';

/** What an entry of a manifest is for, by where it stands. */
export function scopeOf(document: SourceDocument, manifest: Manifest, at: number): Scope {
  const { text } = document;
  const file = document.fileName.toLowerCase();
  if (manifest === 'npm' || manifest === 'composer') return JSON_SCOPES[keyAbove(document, at)] ?? 'other';
  if (file.endsWith('.toml') || file === 'pipfile') return tomlScope(text, at);
  if (manifest === 'pypi') return /dev|test|lint|docs?\b|ci\b|constraints/.test(file) ? 'development' : 'runtime';
  if (manifest === 'gem') return gemScope(text, at);
  if (manifest === 'maven' && !file.includes('gradle')) return pomScope(text, at);
  if (manifest === 'maven' || manifest === 'gradle') return gradleScope(text, at);
  if (manifest === 'pub') return /dev_/.test(sectionAbove(text, at, /^(\w+):/gm)) ? 'development' : 'runtime';
  return 'runtime';
}

/** Whether the line or the stretch of XML that an offset stands in is commented out. */
export function isCommented(text: string, at: number, fileName: string): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trimStart();
  if (/^(?:#|\/\/|--)/.test(line)) return true;
  if (!/\.(?:xml|pom|props|\w\wproj|config)$/i.test(fileName)) return false;
  return text.lastIndexOf('<!--', at) > text.lastIndexOf('-->', at);
}

const JSON_SCOPES: Readonly<Record<string, Scope>> = {
  dependencies: 'runtime',
  devDependencies: 'development',
  require: 'runtime',
  'require-dev': 'development',
};

interface Field extends Span {
  readonly key: string;
}

/** The objects that are fields of the whole of a JSON file; every entry asks. */
const fieldsOf = once(({ text }: SourceDocument): readonly Field[] => [...jsonFields(text)]);

/** The key of the object of JSON that an offset stands in, where that object is a field of the whole; '' elsewhere. */
function keyAbove(document: SourceDocument, at: number): string {
  return fieldsOf(document).find(({ start, end }) => start < at && at < end)?.key ?? '';
}

function* jsonFields(text: string): Generator<Field> {
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === OPEN && ++depth === 2) start = at;
    else if (code === CLOSE && depth-- === 2) {
      const key = /"([^"]+)"\s*:\s*$/.exec(text.slice(Math.max(0, start - 80), start))?.[1];
      if (key !== undefined) yield { key, start, end: at };
    }
  }
}

const [QUOTE, OPEN, CLOSE] = [34, 123, 125];

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && text.charAt(end - 1) === '\\' && text.charAt(end - 2) !== '\\') end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

/** The last match's first group before an offset; '' where there is none. */
function sectionAbove(text: string, at: number, heading: RegExp): string {
  let found = '';
  for (const match of text.slice(0, at).matchAll(heading)) found = match[1] ?? '';
  return found;
}

function tomlScope(text: string, at: number): Scope {
  const isHeading = /^\s*\[/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
  const until = isHeading ? text.indexOf(']', at) + 1 || text.length : at;
  const table = sectionAbove(text, until, /^\s*\[+([^\]\n]+)\]/gm).replaceAll('"', '');
  if (/workspace|libraries|versions|plugins/.test(table)) return 'managed';
  if (/optional|extras|build-system|requires|patch|bundles/.test(table)) return 'other';
  if (/\boptional\s*=\s*true/.test(text.slice(at, Math.max(at, text.indexOf('\n', at))))) return 'other';
  if (/(?:^|[.-])(?:dev|test|build)[\w-]*(?:\.|$)|dependency-groups|group\./.test(table)) return 'development';
  if (table !== 'project') return /dependencies|packages/.test(table) ? 'runtime' : 'other';
  const key = sectionAbove(text, at, /^([\w-]+)\s*=/gm);
  return key === 'dependencies' ? 'runtime' : 'other';
}

function gemScope(text: string, at: number): Scope {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  if (/add_development_dependency/.test(line)) return 'development';
  if (/^\s/.test(line)) {
    const block = sectionAbove(text, at, /^((?:group|if|unless|platforms?|install_if|else|case|when)\b[^\n]*|end)\b/gm);
    if (/^(?:if|unless|else|case|when|platform|install_if)/.test(block)) return 'other';
    if (/^group.*\b(?:development|test)\b/.test(block)) return 'development';
  }
  return 'runtime';
}

function pomScope(text: string, at: number): Scope {
  const within = (name: string) => text.lastIndexOf(`<${name}>`, at) > text.lastIndexOf(`</${name}>`, at);
  if (['profile', 'exclusions'].some(within)) return 'other';
  if (['dependencyManagement', 'pluginManagement'].some(within)) return 'managed';
  const own = /^.*?<\/(?:dependency|parent|plugin)>/s.exec(text.slice(at, at + 600))?.[0] ?? '';
  if (/<optional>\s*true|<scope>\s*(?:provided|system)/.test(own)) return 'other';
  return /<scope>\s*test/.test(own) ? 'development' : 'runtime';
}

function gradleScope(text: string, at: number): Scope {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trimStart();
  if (/^exclude/.test(line)) return 'other';
  if (/^(?:constraints|compileOnly|classpath|kapt|annotationProcessor|\w*platform)|\bplatform\(/i.test(line))
    return 'managed';
  return /^(?:test|androidTest|debug|integration\w*)/i.test(line) ? 'development' : 'runtime';
}
