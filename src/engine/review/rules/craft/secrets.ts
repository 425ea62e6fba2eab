import type { SourceDocument, Span } from '../../../document';
import { once } from '../../../once';
import { replacement } from '../../fixes';
import { matches } from '../../matches';
import type { Hit, Rule, RuleContext } from '../../rule';

/**
 * Forms of keys, each as its issuer documents it; all of fixed or bounded length, so that looking takes time in proportion to
 * the text. Each begins with one of its marks, which are looked for first.
 */
const KEYS: readonly (readonly [kind: string, form: RegExp, marks: readonly string[]])[] = [
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g, ['AKIA', 'ASIA']],
  [
    'a GitHub token',
    /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})\b/g,
    ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
  ],
  ['a GitLab token', /\bglpat-[\w-]{20}\b/g, ['glpat-']],
  ['a Slack token', /\bxox[abeoprs]-\d{6,14}-[\w-]{12,100}\b/g, ['xox']],
  ['a Google API key', /\bAIza[\w-]{35}\b/g, ['AIza']],
  ['a Stripe key', /\b[rs]k_live_[A-Za-z0-9]{24,99}\b/g, ['sk_live_', 'rk_live_']],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/g, ['npm_']],
  ['an OpenAI key', /\bsk-(?:proj-|svcacct-)?[A-Za-z0-9]{20,80}(?:[\w-]{0,100})\b/g, ['sk-']],
];
/** All of the marks, at the beginning of a word: "sk-" in "risk-averse" is none. */
const MARKS = new RegExp(`\\b(?:${KEYS.flatMap(([, , marks]) => marks).join('|')})`, 'g');
/** A JSON web token: header, payload, signature (RFC 7519). */
const WEB_TOKEN = /\beyJ[\w-]{10,400}\.(eyJ[\w-]{10,2000})\.[\w-]{20,700}/g;
/** A private key from its first line on; its end is looked for from there. */
const PRIVATE_KEY = /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED|PGP) )?PRIVATE KEY(?: BLOCK)?-----/g;
/** What a private key has at least, in characters, its first and last lines included. */
const MIN_PRIVATE_KEY = 150;
/** Longest private key that is looked at, in characters: RSA of 16,384 bits has about 12,500. */
const MAX_PRIVATE_KEY = 16_000;
/** A password inside an address. */
const IN_ADDRESS = /\b[a-z][a-z0-9+]{2,15}:\/\/[\w.%-]{1,60}:([^\s:@/"'`<>()]{6,80})@([\w.-]{1,100})/g;
/** A password told in words; only outside code, where examples stand. */
const IN_WORDS =
  /\b(?:pass(?:word|phrase)|pwd|api[ -]?key|access token|secret key)\b[ \t*_]{0,4}(?:is|:|=)[ \t*_"'`“]{0,5}([^\s"'`“”<>|]{8,80})/gi;

/** Characters of a line that are looked at. */
const MAX_LINE = 2_000;

/** What the two forms above cannot be without; most texts have neither, and to look for these is cheaper. */
const HAS_LOGIN = /:\/\/[\w.%-]{1,60}:/;
const SECRET_WORDS = /pass(?:word|phrase)|pwd|api[ -]?key|access token|secret key/gi;

/** Words by which people mark what is no secret. */
const EXAMPLE =
  /example|sample|dummy|fake|placeholder|your|redacted|removed|change.?me|insert|xxx|\*\*\*|\.\.\.|…|[<>${}[\]]|1234|abcd|password|passw0rd|secret|letmein|foobar|qwerty|hunter2|process\.env|localhost/i;
const LOCAL_HOST =
  /^(?:localhost|127\.[\d.]+|0\.0\.0\.0|host|hostname|db|database|postgres|redis|mysql|mongo|rabbitmq|server)$|example|\.local$|\.test$/i;
/** Different characters that a random text of such length has at the very least. */
const MIN_DIFFERENT = 8;

interface Secret extends Span {
  readonly kind: string;
}

/** A key or password that anybody who reads the text may use. */
export const secretInText: Rule = {
  id: 'security/secret-in-text',
  severity: 'error',
  topic: 'risk',
  why: 'Whoever reads the text can use it, and the history of the file keeps it after it has been deleted.',
  question: 'Has it been revoked, and where should people fetch it instead?',
  *check({ document }: RuleContext): Generator<Hit> {
    let end = -1;
    for (const secret of secretsIn(document)) {
      if (secret.start < end) continue;
      end = secret.end;
      const fix = replacement('Replace it with a placeholder; it has to be revoked all the same', secret, '[removed]');
      const shown = /password/.test(secret.kind) ? '…' : `${document.text.slice(secret.start, secret.start + 4)}…`;
      yield { start: secret.start, end, message: `“${shown}” is ${secret.kind} for every reader of the text.`, fix };
    }
  },
  // The keys are put together here, so that no tool that looks for leaked keys finds one in this file.
  mustFire: [
    `# Runbook\n\nUse the key ${joined('AKIA', 'Q7ZK2MXPLD4TWVRJ')} for the backups.\n`,
    `Deploy with:\n\n\`\`\`sh\nexport TOKEN=${joined('ghp_', 'k2Jw9QzX7bLm4RtV8nYc3HsD6fGpA1eUoT5W')}\n\`\`\`\n`,
    `| System | Access |\n|---|---|\n| Chat | ${joined('xoxb-', '284619375022-pK8vQ2mZx7Lw4RtY9nBc')} |\n`,
    `The console is at the usual place, the password is ${'Tr4vel-Kettle'}${'_77'}.\n`,
    `Connect to postgres://billing:${'mN8q'}${'VzK2pw'}@db.internal.net/orders to see the table.\n`,
    `Call it with the token eyJhbGciOiJIUzI1NiJ9.${Buffer.from('{"sub":"billing-job","exp":1924992000}').toString('base64url')}.${'Zk9vQ2mX7Lw4RtY8nBcP3sHd'} until then.\n`,
    `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEAx7Vt9qLm2Zk8RwYb4JcHn3sPd6fGuT5eWoK1\n'.repeat(4)}-----END RSA PRIVATE KEY-----\n`,
  ],
  mustNotFire: [
    `Set \`AWS_ACCESS_KEY_ID\` to \`${joined('AKIA', 'IOSFODNN7EXAMPLE')}\`, as the manual does.`,
    `Export \`GITHUB_TOKEN=${joined('ghp_', 'x'.repeat(36))}\` with a token of your own.`,
    'The password is kept in the vault. Password: see the vault. API key: `<your-key>`. The password is required2.',
    '```yaml\npassword: Sup3r-geheim-44\n```\n\nConnect to `postgres://user:password@localhost:5432/app`.',
    '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----\n',
    'A token looks like eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkEifQ.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U here.',
  ],
};

/** A made-up secret; the parts meet at run time, so that no scanner takes the example in our files for a real one. */
function joined(...parts: readonly string[]): string {
  return parts.join('');
}

/** What may be a secret, in the order of the text; looked for once, for whoever is asked for these alone and for all that persona asks. */
const secretsIn = once(({ text }: SourceDocument): readonly Secret[] =>
  [...secretsOf(text)].sort((a, b) => a.start - b.start),
);

function* secretsOf(text: string): Generator<Secret> {
  const begun = new Set(text.match(MARKS));
  for (const [kind, form, marks] of KEYS) {
    if (!marks.some((mark) => begun.has(mark))) continue;
    for (const { 0: key, index } of matches(text, form)) {
      if (isExample(key)) continue;
      yield { kind, start: index, end: index + key.length };
    }
  }
  if (text.includes('eyJ')) yield* webTokens(text);
  if (text.includes('-----BEGIN')) yield* privateKeys(text);
  if (HAS_LOGIN.test(text)) yield* passwordsInAddresses(text);
  yield* passwordsInWords(text);
}

function* passwordsInAddresses(text: string): Generator<Secret> {
  for (const match of matches(text, IN_ADDRESS)) {
    const [address, password = '', host = ''] = match;
    if (isExample(password) || LOCAL_HOST.test(host) || !isMixed(password)) continue;
    const start = match.index + address.lastIndexOf(`${password}@`);
    yield { kind: 'a password in an address', start, end: start + password.length };
  }
}

/** Tokens that open something name an end (`exp`); those with which manuals explain the form seldom do. */
function* webTokens(text: string): Generator<Secret> {
  for (const { 0: token, 1: payload = '', index } of matches(text, WEB_TOKEN)) {
    const claims = Buffer.from(payload, 'base64url').toString('utf8');
    if (!/"exp" ?: ?\d{10}\b/.test(claims) || /example|1234567890|john doe/i.test(claims)) continue;
    yield { kind: 'a JSON web token', start: index, end: index + token.length };
  }
}

function* privateKeys(text: string): Generator<Secret> {
  let from = 0;
  for (const { 0: first, index } of matches(text, PRIVATE_KEY)) {
    if (index < from) continue;
    const window = text.slice(index, index + MAX_PRIVATE_KEY);
    const last = window.indexOf('-----END', first.length);
    if (last < MIN_PRIVATE_KEY || /\.\.\.|…|example/i.test(window.slice(0, last))) continue;
    const lineEnd = window.indexOf('-----', last + 8);
    from = index + (lineEnd < 0 ? last : lineEnd + 5);
    yield { kind: 'a private key', start: index, end: from };
  }
}

function* passwordsInWords(text: string): Generator<Secret> {
  for (const at of linesWith(SECRET_WORDS, text)) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, Math.min(end < 0 ? text.length : end, at + MAX_LINE));
    for (const match of matches(line, IN_WORDS)) {
      const password = (match[1] ?? '').replace(/[.,;:)*_]+$/, '');
      if (password.length < 8 || isExample(password) || !isMixed(password) || /[(/]/.test(password)) continue;
      if (isInCode(text, at)) break;
      const start = at + match.index + match[0].indexOf(match[1] ?? '');
      yield { kind: 'a password or key', start, end: start + password.length };
    }
  }
}

/** Where the lines begin that hold any of some words, in order. */
function linesWith(words: RegExp, text: string): ReadonlySet<number> {
  return new Set(matches(text, words).map(({ index }) => text.lastIndexOf('\n', index) + 1));
}

/** Whether a line stands in a block of code, or begins or ends one. */
function isInCode(text: string, line: number): boolean {
  FENCE.lastIndex = line;
  return FENCE.test(text) || matches(text.slice(0, line), FENCES).length % 2 === 1;
}

const FENCE = / {0,3}(?:```|~~~)/y;
const FENCES = /(?<![^\n]) {0,3}(?:```|~~~)/g;

function isExample(secret: string): boolean {
  return EXAMPLE.test(secret) || new Set(secret).size < MIN_DIFFERENT;
}

/** Whether letters of both cases, or a sign, stand beside digits: what a word or a number of people's language has not. */
function isMixed(password: string): boolean {
  return (
    /\d/.test(password) &&
    /[a-z]/.test(password) &&
    /[A-Z]|[^\w]/.test(password) &&
    !/^[a-z]+-?\d{1,4}$/i.test(password)
  );
}
