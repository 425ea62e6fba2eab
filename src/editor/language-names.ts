/** "markdown" as people write it; VS Code offers extensions no list of the names. */
export function languageName(id: string): string {
  return KNOWN_NAMES[id] ?? id.charAt(0).toUpperCase() + id.slice(1);
}

const KNOWN_NAMES: Readonly<Record<string, string>> = {
  cpp: 'C++',
  csharp: 'C#',
  css: 'CSS',
  fsharp: 'F#',
  html: 'HTML',
  javascript: 'JavaScript',
  javascriptreact: 'JavaScript JSX',
  json: 'JSON',
  jsonc: 'JSON with comments',
  php: 'PHP',
  plaintext: 'Plain text',
  restructuredtext: 'reStructuredText',
  shellscript: 'Shell script',
  sql: 'SQL',
  toml: 'TOML',
  typescript: 'TypeScript',
  typescriptreact: 'TypeScript JSX',
  xml: 'XML',
  yaml: 'YAML',
};
