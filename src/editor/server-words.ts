import { homedir } from 'node:os';
import { enhancerOf, type ServerDefinition } from '../engine/enhancement/servers/definition';

/** A question to a person, as a dialog shows it. */
export interface Question {
  readonly message: string;
  readonly detail: string;
}

/** What a server is used with beside its definition. */
export interface Use {
  /** Names of the secrets it is given. */
  readonly secrets: readonly string[];
  /** Whether a mapping of the user's asks it. */
  readonly mapped: boolean;
}

/** What a person must know before a server is started or connected to, exactly; secrets by their names only. */
export function consentQuestion(server: ServerDefinition, { secrets, mapped }: Use): Question {
  const given = secrets.length === 0 ? [] : ['', `It is given secrets that you are asked for: ${listed(secrets)}.`];
  return {
    message: `Allow Framework Director to ${DEED[server.type]} “${server.name}”?`,
    detail: [...whatItIs(server), ...given, '', whatItIsTold(server, mapped)].join('\n'),
  };
}

/** A server in one line: its command, its addresses, its tools. */
export function inOneLine(server: ServerDefinition): string {
  switch (server.type) {
    case 'stdio':
      return commandLine([server.command, ...server.args]);
    case 'http':
      return server.urls.map(exact).join(', ');
    case 'vscode':
      return `Tools of the editor: ${server.readOnlyTools.map(exact).join(', ')}`;
  }
}

/** A program with its arguments, each as one whole. */
export function commandLine(parts: readonly string[]): string {
  return parts.map((part) => (/^[\w@%+=:,./\\${}-]+$/.test(part) ? part : exact(JSON.stringify(part)))).join(' ');
}

/** A text in which no character is hidden, breaks the line or turns round what stands beside it. */
export function exact(text: string): string {
  return text.replace(UNSEEN, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}

/** A text of somebody else's for a label of VS Code's, which would show an icon for what is written `$(name)`. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\([a-z0-9-]+(?:~[a-z]+)?\)/gi, '\\$&');
}

/** Controls, blanks that are none, and what changes the direction of writing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const DEED: Readonly<Record<ServerDefinition['type'], string>> = {
  stdio: 'start the MCP server',
  http: 'connect to the MCP server',
  vscode: 'call the editor’s tools for',
};

/** What would be started or connected to, exactly, line by line. */
export function whatItIs(server: ServerDefinition): readonly string[] {
  switch (server.type) {
    case 'stdio':
      return [
        'It runs this program on your machine, with your rights:',
        '',
        inOneLine(server),
        ...(server.cwd === undefined ? [] : ['', `In the folder ${exact(server.cwd)}`]),
        ...stoodFor([server.command, ...server.args, server.cwd ?? '']),
        ...named('With the variable', server.env),
      ];
    case 'http':
      return [
        server.urls.length === 1 ? 'It is connected to at this address:' : 'It is connected to at these addresses:',
        '',
        ...server.urls.map(exact),
        ...named('With the header', server.headers),
      ];
    case 'vscode':
      return [
        'These tools are called, which you declare to change nothing:',
        '',
        ...server.readOnlyTools.map(exact),
        '',
        'They run with the rights of the extension or the MCP server that they belong to.',
      ];
  }
}

/** What variables in a text stand for, where that is no secret. */
function stoodFor(texts: readonly string[]): readonly string[] {
  const values = Object.entries({ node: process.execPath, userHome: homedir() });
  const used = values
    .map(([name, value]) => [`\${${name}}`, value] as const)
    .filter(([variable]) => texts.some((text) => text.includes(variable)));
  return used.length === 0 ? [] : ['', ...used.map(([variable, value]) => `${variable} stands for ${exact(value)}`)];
}

/** Names alone, for the values may be secrets; but what they take from the environment is told. */
function named(what: string, record: Readonly<Record<string, string | null>>): readonly string[] {
  const names = Object.keys(record).filter((name) => record[name] !== null);
  if (names.length === 0) return [];
  const taken = Object.values(record).flatMap((value) => [...(value ?? '').matchAll(/\$\{env:([^}]+)\}/g)]);
  const variables = new Set(taken.map(([, name = '']) => name));
  return [
    '',
    `${what}${names.length === 1 ? '' : 's'} ${listed(names)}`,
    ...(variables.size === 0 ? [] : [`Taken from your environment: ${listed([...variables])}`]),
  ];
}

function whatItIsTold(server: ServerDefinition, mapped: boolean): string {
  if (server.documentText) return 'It is sent THE WHOLE TEXT of documents that are analysed.';
  const enhancer = enhancerOf(server);
  return [
    ...(enhancer === 'none' ? [] : [TOLD[enhancer]]),
    ...(enhancer === 'none' || mapped
      ? ['It is told the names of the frameworks in your documents and our own questions about them, and nothing else.']
      : []),
  ].join('\n');
}

const TOLD = {
  context7:
    'When you ask for an analysis yourself, it is told the names of the software frameworks in the document, their versions and our own questions about them, and nothing else.',
  sequential:
    'When you ask for an analysis yourself, it is told what Framework Director makes of the document, step by step: the names of the frameworks in it, how often and on which lines they stand, which of their parts are there or missing, and nothing else.',
} as const;

function listed(names: readonly string[]): string {
  return names.map(exact).join(', ');
}
