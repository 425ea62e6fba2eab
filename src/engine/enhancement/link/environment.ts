import type { StdioServer } from '../servers/definition';

/**
 * Variables that every server gets from ours: what finding programs, writing temporary files, text and the network need.
 * The rest stays here, for an editor's environment holds tokens of every other tool.
 * From the list of the MCP SDK's `getDefaultEnvironment`, with language, temporary folder, proxies and certificates added.
 */
const INHERITED: readonly string[] = [
  ...(process.platform === 'win32'
    ? [
        'APPDATA',
        'COMSPEC',
        'HOMEDRIVE',
        'HOMEPATH',
        'LOCALAPPDATA',
        'PATHEXT',
        'PROCESSOR_ARCHITECTURE',
        'PROGRAMDATA',
        'PROGRAMFILES',
        'PROGRAMFILES(X86)',
        'PROGRAMW6432',
        'SYSTEMDRIVE',
        'SYSTEMROOT',
        'TEMP',
        'TMP',
        'USERNAME',
        'USERPROFILE',
        'WINDIR',
      ]
    : [
        'HOME',
        'LANG',
        'LC_ALL',
        'LOGNAME',
        'SHELL',
        'TERM',
        'TMPDIR',
        'USER',
        'http_proxy',
        'https_proxy',
        'no_proxy',
      ]),
  'PATH',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_DIR',
  'SSL_CERT_FILE',
];

/** The environment a server is started with: the allowed variables, and those of its definition over them or without them. */
export function serverEnvironment(server: StdioServer): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const name of INHERITED) {
    const value = process.env[name];
    // An exported shell function is code, not a setting.
    if (value !== undefined && !value.startsWith('()')) environment[name] = value;
  }
  // Inside VS Code this program is the editor: without the variable a server would open a second window.
  if (server.command === process.execPath) environment.ELECTRON_RUN_AS_NODE = '1';
  for (const [name, value] of Object.entries(server.env)) {
    for (const same of spellings(environment, name)) delete environment[same];
    if (value !== null) environment[name] = value;
  }
  return environment;
}

/** The names under which a variable is there: Windows does not tell them apart by case. */
function spellings(environment: Readonly<Record<string, string>>, name: string): readonly string[] {
  if (process.platform !== 'win32') return [name];
  return Object.keys(environment).filter((other) => other.toUpperCase() === name.toUpperCase());
}
