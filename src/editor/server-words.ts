import { homedir } from 'node:os';
import * as l10n from '@vscode/l10n';
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
  const given =
    secrets.length === 0 ? [] : ['', l10n.t('It is given secrets that you are asked for: {0}.', listed(secrets))];
  return {
    message: mayIt(server),
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
      return l10n.t('Tools of the editor: {0}', listed(server.readOnlyTools));
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

function mayIt({ type, name }: ServerDefinition): string {
  switch (type) {
    case 'stdio':
      return l10n.t('Allow Framework Director to start the MCP server “{0}”?', name);
    case 'http':
      return l10n.t('Allow Framework Director to connect to the MCP server “{0}”?', name);
    case 'vscode':
      return l10n.t('Allow Framework Director to call the editor’s tools for “{0}”?', name);
  }
}

/** What would be started or connected to, exactly, line by line. */
export function whatItIs(server: ServerDefinition): readonly string[] {
  switch (server.type) {
    case 'stdio':
      return [
        l10n.t('It runs this program on your machine, with your rights:'),
        '',
        inOneLine(server),
        ...(server.cwd === undefined ? [] : ['', l10n.t('In the folder {0}', exact(server.cwd))]),
        ...stoodFor([server.command, ...server.args, server.cwd ?? '']),
        ...named(server.env, variables),
      ];
    case 'http':
      return [
        server.urls.length === 1
          ? l10n.t('It is connected to at this address:')
          : l10n.t('It is connected to at these addresses:'),
        '',
        ...server.urls.map(exact),
        ...named(server.headers, headers),
      ];
    case 'vscode':
      return [
        l10n.t('These tools are called, which you declare to change nothing:'),
        '',
        ...server.readOnlyTools.map(exact),
        '',
        l10n.t('They run with the rights of the extension or the MCP server that they belong to.'),
      ];
  }
}

/** What variables in a text stand for, where that is no secret. */
function stoodFor(texts: readonly string[]): readonly string[] {
  const values = Object.entries({ node: process.execPath, userHome: homedir() });
  const used = values
    .map(([name, value]) => [`\${${name}}`, value] as const)
    .filter(([variable]) => texts.some((text) => text.includes(variable)));
  const told = used.map(([variable, value]) => l10n.t('{0} stands for {1}', variable, exact(value)));
  return told.length === 0 ? [] : ['', ...told];
}

/** Names alone, for the values may be secrets; but what they take from the environment is told. */
function named(
  record: Readonly<Record<string, string | null>>,
  say: (names: readonly string[]) => string,
): readonly string[] {
  const names = Object.keys(record).filter((name) => record[name] !== null);
  if (names.length === 0) return [];
  const taken = Object.values(record).flatMap((value) => [...(value ?? '').matchAll(/\$\{env:([^}]+)\}/g)]);
  const environment = new Set(taken.map(([, name = '']) => name));
  return [
    '',
    say(names),
    ...(environment.size === 0 ? [] : [l10n.t('Taken from your environment: {0}', listed([...environment]))]),
  ];
}

function variables(names: readonly string[]): string {
  return names.length === 1
    ? l10n.t('With the variable {0}', listed(names))
    : l10n.t('With the variables {0}', listed(names));
}

function headers(names: readonly string[]): string {
  return names.length === 1
    ? l10n.t('With the header {0}', listed(names))
    : l10n.t('With the headers {0}', listed(names));
}

function whatItIsTold(server: ServerDefinition, mapped: boolean): string {
  if (server.documentText) return l10n.t('It is sent THE WHOLE TEXT of documents that are analysed.');
  const enhancer = enhancerOf(server);
  return [
    ...(enhancer === 'none' ? [] : [whatItIsToldBy(enhancer)]),
    ...(enhancer === 'none' || mapped
      ? [
          l10n.t(
            'It is told the names of the frameworks in your documents and our own questions about them, and nothing else.',
          ),
        ]
      : []),
  ].join('\n');
}

function whatItIsToldBy(enhancer: 'context7' | 'sequential'): string {
  switch (enhancer) {
    case 'context7':
      return l10n.t(
        'When you ask for an analysis yourself, it is told the names of the software frameworks in the document, their versions and our own questions about them, and nothing else.',
      );
    case 'sequential':
      return l10n.t(
        'When you ask for an analysis yourself, it is told what Framework Director makes of the document, step by step: the names of the frameworks in it, how often and on which lines they stand, which of their parts are there or missing, and nothing else.',
      );
  }
}

function listed(names: readonly string[]): string {
  return names.map(exact).join(', ');
}
