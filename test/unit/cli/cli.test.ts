import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { LintRecord } from '../../../src/cli/lint';
import type { AnalysisRecord, FailureRecord } from '../../../src/engine/export/record';

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the terminal program', function () {
  this.timeout(30_000);
  let folder: string;
  let program: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'framework-director-cli-'));
    // Away from the project, so that nothing in its node_modules can be loaded.
    program = join(folder, 'cli.js');
    copyFileSync('dist/cli.js', program);
    write('memo.md', MEMO);
    write('package.json', '{\n  "dependencies": { "react": "^18.2.0" }\n}\n');
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  function write(name: string, content: string | Uint8Array): void {
    writeFileSync(join(folder, name), content);
  }

  function run(
    args: readonly string[],
    cache = mkdtempSync(join(folder, 'cache-')),
    more: NodeJS.ProcessEnv = {},
  ): Result {
    const env = { ...process.env, FRAMEWORK_DIRECTOR_CACHE: cache, NO_COLOR: '1', ...more };
    return spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8', env, timeout: 25_000 });
  }

  function records<T = AnalysisRecord>(result: Result): T[] {
    return result.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  }

  it('lists the frameworks of the files of a folder, without what Git ignores', () => {
    const cache = mkdtempSync(join(folder, 'cache-'));
    mkdirSync(join(folder, 'project/out'), { recursive: true });
    mkdirSync(join(folder, 'project/node_modules/vue'), { recursive: true });
    const manifest = '{ "dependencies": { "react": "^18.2.0" } }\n';
    write('project/.gitignore', 'out/\n');
    for (const below of ['', 'out/', 'node_modules/vue/']) write(`project/${below}package.json`, manifest);
    write('project/memo.md', MEMO);
    for (let times = 0; times < 2; times++) {
      const { status, stdout, stderr } = run(['inventory', '--json', 'project'], cache);
      assert.equal(status, 0, stderr);
      const { read, note, files } = JSON.parse(stdout);
      assert.deepEqual([read, note], [3, null]);
      assert.deepEqual(
        files.map(({ path }: { readonly path: string }) => path),
        ['memo.md', 'package.json'],
      );
    }
    assert.match(
      run(['inventory', '--exclude', '**/*.md', 'project']).stdout,
      /^# Frameworks in project\n\n2 files read/,
    );
    assert.match(
      run(['inventory', '--csv', 'project']).stdout,
      /\r\npackage\.json,react,React,software,applied,\^18\.2\.0,/,
    );
  });

  it('says what is wrong with what an inventory was asked for', () => {
    assert.match(
      run(['inventory', 'nowhere']).stderr,
      /nowhere is no folder: name one whose files are to be read\.\n$/,
    );
    assert.match(run(['inventory', '--json', '--csv']).stderr, /Choose one of --json and --csv\.\n$/);
    assert.equal(run(['inventory', 'a', 'b']).status, 2);
  });

  it('tells how long steps took on each day, from what its runs have kept', () => {
    const cache = mkdtempSync(join(folder, 'cache-'));
    const nothing = run(['report'], cache);
    assert.equal(nothing.status, 0, nothing.stderr);
    assert.match(nothing.stdout, /No day is kept yet\./);
    for (let times = 0; times < 2; times++) run(['analyze', '--depth', 'review', 'memo.md'], cache);
    run(['analyze', '--depth', 'review', '--no-cache', 'memo.md'], cache);
    const { stdout } = run(['report'], cache);
    assert.match(stdout, /^# Performance by day$/m);
    assert.match(stdout, /^\| \d{4}-\d{2}-\d{2} \| Detection +\| +2 \| +[\d.]+ ms /m);
    assert.match(stdout, /^\| Node +\| v\d/m);
    const [day] = records<{ readonly operations: { readonly detection: { readonly count: number } } }>(
      run(['report', '--json'], cache),
    );
    assert.equal(day?.operations.detection.count, 2);
    assert.match(run(['report', '--csv'], cache).stdout, /^\d{4}-\d{2}-\d{2},detection,2,2,0,/m);
    const wrong = run(['report', '--jsno'], cache);
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /Try framework-director --help\./);
  });

  it('is one file, without the shared cache that it cannot be given', () => {
    assert.doesNotMatch(readFileSync('dist/cli.js', 'utf8'), /node_modules\/@redis\/client/);
  });

  it('prints frameworks, findings, enhancements and times of a file', () => {
    const { status, stdout, stderr } = run(['analyze', 'memo.md']);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /Team Topologies applied/);
    assert.match(stdout, /elements; missing: /);
    assert.match(stdout, /\+ guide \(framework-director, .* m?s\) Team Topologies: /);
    assert.match(
      stdout,
      /\+ reasoning \(framework-director, .* m?s\) the document: Team Topologies carries the document/,
    );
    assert.match(stdout, /^ {6}1\. One framework is weighed, Team Topologies, and it is put to use\.$/m);
    assert.match(stdout, /detection +[\d.]+ m?s +of 500 ms +ok/);
    assert.match(stdout, /Nothing left this machine\./);
  });

  it('writes one line of JSON for each file, in the form scripts rely on', () => {
    const [memo, manifest] = records(run(['analyze', '--json', 'memo.md', 'package.json']));
    assert.ok(memo && manifest);
    assert.deepEqual(Object.keys(memo), [
      'schema',
      'file',
      'languageId',
      'ms',
      'words',
      'truncated',
      'detections',
      'findings',
      'enhancements',
      'board',
      'conflicts',
      'recommendation',
      'steps',
      'sent',
    ]);
    assert.deepEqual(
      [memo.schema, memo.sent, memo.steps[0]?.operation, memo.steps[0]?.budgetMs],
      [1, [], 'detection', 500],
    );
    assert.deepEqual(Object.keys(memo.ms), ['detection', 'review', 'enhancement', 'total']);
    const teams = memo.detections.find(({ id }) => id === 'team-topologies');
    assert.ok(teams?.coverage);
    assert.deepEqual(Object.keys(teams), [
      'id',
      'name',
      'kind',
      'standing',
      'confidence',
      'version',
      'coverage',
      'evidence',
    ]);
    for (const { text, start, end, line } of teams.evidence) {
      assert.equal(MEMO.slice(start, end), text);
      assert.equal(MEMO.slice(0, start).split('\n').length, line);
    }
    assert.ok(teams.coverage.present.length > 0 && teams.coverage.missing.length > 0);
    const [react] = manifest.detections;
    assert.ok(react);
    assert.deepEqual(
      [react.id, react.kind, react.standing, react.version, react.coverage],
      ['react', 'software', 'applied', '^18.2.0', null],
    );
    assert.ok(memo.enhancements.every(({ outcome }) => outcome === 'ok'));
    assert.deepEqual(memo.enhancements.map(({ enhancer, framework }) => [enhancer, framework]).slice(0, 2), [
      ['reasoning', null],
      ['guide', 'team-topologies'],
    ]);
  });

  it('writes a file as Markdown, or as a page of HTML', () => {
    const markdown = run(['analyze', '--format', 'markdown', 'memo.md', 'package.json']);
    assert.equal(markdown.status, 0, markdown.stderr);
    assert.match(
      markdown.stdout,
      /^# Analysis of memo\.md$[\s\S]*^- \*\*Team Topologies\*\* \(strategic framework, applied/m,
    );
    assert.match(markdown.stdout, /^# Analysis of package\.json$[\s\S]*^- \*\*React\*\*/m);
    const page = run(['analyze', '--format', 'html', 'memo.md']);
    assert.equal(page.status, 0, page.stderr);
    assert.match(page.stdout, /^<!DOCTYPE html>\n[\s\S]*<h3>Team Topologies<\/h3>[\s\S]*<\/html>\n$/);
  });

  it('takes --json for --format json, and refuses forms that do not go together', () => {
    const [memo] = records(run(['analyze', '--format', 'json', '--depth', 'detect', 'memo.md']));
    assert.equal(memo?.file, 'memo.md');
    for (const [args, said] of [
      [['--format', 'pdf', 'memo.md'], /--format takes one of text, markdown, html, json, not "pdf"\.\n$/],
      [['--json', '--format', 'html', 'memo.md'], /Choose one of --json and --format html\.\n$/],
      [
        ['--format', 'html', 'memo.md', 'package.json'],
        /--format html takes one file: each of them is a page of its own\.\n$/,
      ],
    ] as const) {
      const result = run(['analyze', ...args]);
      assert.deepEqual([result.status, result.stdout], [2, '']);
      assert.match(result.stderr, said);
    }
  });

  it('goes no further than the depth asked for', () => {
    const [memo] = records(run(['analyze', '--json', '--depth', 'detect', 'memo.md']));
    assert.deepEqual([memo?.findings, memo?.enhancements, memo?.ms.review], [[], [], 0]);
  });

  it('says in one sentence which file cannot be read, and analyses the others', () => {
    const result = run(['analyze', 'nowhere.md', 'memo.md']);
    assert.equal(result.status, 1);
    assert.equal(result.stderr, 'framework-director: nowhere.md cannot be read: there is no such file.\n');
    assert.match(result.stdout, /Team Topologies/);
  });

  it('says so in JSON, too, also of folders and of files that hold no text', () => {
    write('picture.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13));
    const result = run(['analyze', '--json', '.', 'picture.png', 'package.json']);
    assert.equal(result.status, 1);
    const [one, two, three] = records<Partial<AnalysisRecord & FailureRecord>>(result);
    assert.deepEqual(one, { file: '.', error: '. cannot be read: it is a folder; name the files in it.' });
    assert.deepEqual(two, { file: 'picture.png', error: 'picture.png holds no text: it looks like a binary file.' });
    assert.equal(three?.detections?.length, 1);
  });

  it('asks those whom a person names, and says whom there is where a name is wrong', () => {
    const [memo] = records(run(['analyze', '--json', '--depth', 'review', '--as', 'finance', 'memo.md']));
    assert.deepEqual(memo?.board, [{ persona: 'finance', personaName: 'Finance', reason: 'the settings name it' }]);
    const wrong = run(['analyze', '--as', 'financier', 'memo.md']);
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /There is no persona "financier": they are engineering-leadership, .*security\.\n$/);
  });

  it('heeds the nearest configuration of a team, and says what is wrong with it', () => {
    mkdirSync(join(folder, 'team', 'drafts'), { recursive: true });
    write(
      'team/.framework-director.json',
      JSON.stringify({
        rules: { 'engineering-leadership/appeal-instead-of-evidence': 'error', 'nobody/nothing': 'off' },
        overrides: [{ files: ['drafts/**'], rules: { '*': 'off' } }],
      }),
    );
    const text = '# Platform strategy\n\n## Background\n\nEveryone agrees that the platform is the right choice.\n';
    write('team/memo.md', text);
    write('team/drafts/memo.md', text);
    const result = run(['analyze', '--json', '--depth', 'review', 'team/memo.md', 'team/drafts/memo.md']);
    const [memo, draft] = records(result);
    assert.deepEqual([memo?.findings[0]?.severity, draft?.findings], ['error', []]);
    assert.equal(result.stderr.match(/line 1: warning: There is no rule "nobody\/nothing"\./g)?.length, 1);
  });

  it('uses the packs that a team’s configuration names, with their rules', () => {
    mkdirSync(join(folder, 'law', 'rules'), { recursive: true });
    const rule = { id: 'legal/choice', severity: 'warning', topic: 'risk', trigger: { any: ['right choice'] } };
    const said = { message: '{place} binds.', why: 'Somebody signs it.', question: 'Who read it?', texts: 'any' };
    const legal = { id: 'legal', name: 'Legal', lens: 'contracts', joins: { always: true } };
    const personas = [{ ...legal, rules: [{ ...rule, ...said }] }];
    write('law/rules/legal.frameworks.json', JSON.stringify({ name: 'Acme', frameworks: [], personas }));
    write('law/.framework-director.json', '{"packs": ["rules"], "rules": {"legal/*": "error"}}');
    write('law/memo.md', 'This is the right choice.\n');
    const result = run(['analyze', '--json', '--depth', 'review', '--as', 'legal', 'law/memo.md']);
    const [memo] = records(result);
    assert.deepEqual(
      [memo?.findings.map(({ rule: id, severity }) => [id, severity]), result.stderr],
      [[['legal/choice', 'error']], ''],
    );
  });

  it('serves reviews and enhancements of an unchanged file from the cache after a restart, and says so', () => {
    const cache = join(folder, 'kept');
    run(['analyze', 'memo.md'], cache);
    const { stdout } = run(['analyze', 'memo.md'], cache);
    assert.match(stdout, /review: engineering-leadership .* cached/);
    assert.match(stdout, /\+ guide \(framework-director, .* m?s, cached\)/);
    write('memo.md', `${MEMO}\nOne more line.\n`);
    assert.match(run(['analyze', 'memo.md'], cache).stdout, /review: engineering-leadership .* ok/);
    write('memo.md', MEMO);
  });

  it('asks the servers of a file the person names, and tells what it sent', () => {
    const echo = resolve('test/support/servers/echo.mjs');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the setting's own placeholder
    const mappings = [{ server: 'wiki', tool: 'lookup', arguments: { query: '${framework.name}' }, for: 'strategy' }];
    write('servers.json', JSON.stringify({ servers: { wiki: { command: process.execPath, args: [echo] } }, mappings }));
    const { stdout } = run(['analyze', '--servers', 'servers.json', 'memo.md']);
    assert.match(stdout, /\+ lookup \(wiki, .* m?s\) Team Topologies: Team Topologies/);
    assert.match(stdout, /Sent: .*Team Topologies.* to wiki/);
  });

  it('takes the secrets of servers from its environment, and says which variable is missing', () => {
    const args = [resolve('test/support/servers/environment.mjs')];
    const wiki = { command: `\${node}`, args, env: { WIKI_KEY: `\${input:wikiKey 2}`, LANG: null } };
    const mappings = [{ server: 'wiki', tool: 'lookup', arguments: { query: 'x' }, for: 'strategy' }];
    write('secret.json', JSON.stringify({ servers: { wiki }, mappings }));
    const analyze = ['analyze', '--json', '--servers', 'secret.json', 'memo.md'];
    const told = (result: Result) =>
      records(result)[0]?.enhancements.find(
        ({ server, framework }) => server === 'wiki' && framework === 'team-topologies',
      );
    const missing = told(run(analyze));
    assert.equal(
      missing?.error,
      'The server "wiki" needs the secret "wikiKey 2": set the variable FRAMEWORK_DIRECTOR_INPUT_WIKI_KEY_2.',
    );
    const given = told(run(analyze, undefined, { FRAMEWORK_DIRECTOR_INPUT_WIKI_KEY_2: 's3cret', LANG: 'C' }));
    assert.equal(given?.outcome, 'ok');
    const names = given.text?.split('\n') ?? [];
    assert.ok(names.includes('WIKI_KEY') && !names.includes('LANG'));
  });

  it('refuses a file of servers in which one is wrong', () => {
    write('wrong.json', JSON.stringify({ servers: { wiki: { url: 'http://wiki.example' } } }));
    const { status, stderr } = run(['analyze', '--servers', 'wrong.json', 'memo.md']);
    assert.equal(status, 2);
    assert.equal(
      stderr,
      'framework-director: wrong.json: "wiki" in frameworkDirector.mcp.servers is not used: "url" must begin with https://, or with http:// for a server on this machine.\n',
    );
  });

  it('looks for frameworks of packs that a person names, files or folders', () => {
    const base = { kind: 'strategy', names: [{ text: 'you run it' }] };
    mkdirSync(join(folder, 'packs'));
    const pack = (...frameworks: object[]): string => JSON.stringify({ name: 'Acme', frameworks }, null, 2);
    write('packs/acme.frameworks.json', pack({ ...base, id: 'acme-way', name: 'Acme Way' }));
    write('packs/notes.json', 'no pack');
    write('bad.json', pack({ ...base, id: 'acme-way', name: 'Acme Way' }, { ...base, id: 'other', name: 'Other' }));
    const found = ({ stdout }: Result): readonly string[] =>
      records({ status: 0, stdout, stderr: '' }).flatMap(({ detections }) => detections.map(({ id }) => id));
    const good = run(['analyze', '--json', '--depth', 'detect', '--packs', 'packs', 'memo.md']);
    assert.deepEqual([good.status, good.stderr], [0, '']);
    assert.ok(found(good).includes('acme-way'));
    const both = run(['analyze', '--json', '--depth', 'detect', '--packs', 'packs', '--packs', 'bad.json', 'memo.md']);
    assert.equal(both.status, 1);
    assert.equal(
      both.stderr,
      'framework-director: bad.json, line 11: error: The id "acme-way" is taken by the pack "Acme": give this framework another.\n',
    );
    assert.ok(found(both).includes('other'));
    const nowhere = run(['analyze', '--packs', 'nowhere', 'memo.md']);
    assert.deepEqual([nowhere.status, nowhere.stdout], [2, '']);
    assert.match(nowhere.stderr, /^framework-director: The packs in nowhere cannot be read: /);
  });

  it('lints packs that a person names, a line for each finding at its place', () => {
    const way = {
      id: 'zig-way',
      name: 'Zig Way',
      kind: 'strategy',
      names: [{ text: 'Zig Way' }, { text: 'zig ways' }],
      related: ['nowhere'],
    };
    const frameworks = [way, { ...way, id: 'okr' }, { ...way, id: 'zag', names: [{ text: 'zag way' }] }];
    write('lint.json', JSON.stringify({ name: 'Zig', frameworks }, null, 2));
    const { status, stdout, stderr } = run(['catalog', 'lint', 'lint.json']);
    assert.deepEqual([status, stderr], [1, '']);
    assert.match(
      stdout,
      /^Packs, errors \(1\)\n {2}lint\.json:21: The id "okr" is taken by the built-in framework "OKR"/,
    );
    assert.match(stdout, /\n {2}lint\.json:17 zig-way: There is no framework "nowhere" that it could be related to/);
    assert.match(stdout, /\n {2}lint\.json:12 zig-way: The name "zig ways" adds nothing to "Zig Way"/);
    assert.match(stdout, /\n {2}lint\.json:36 zag: It has no source/);
    assert.match(stdout, /\n\n3 errors, \d+ warnings\.\n$/);
    const [first] = records<LintRecord>(run(['catalog', 'lint', '--json', 'lint.json']));
    assert.deepEqual(Object.keys(first ?? {}), ['file', 'line', 'id', 'check', 'severity', 'message']);
    const good = {
      ...way,
      names: [{ text: 'Zig Way' }],
      source: 'Zig, 2026',
      guide: 'It orders work. It helps.',
      questions: ['Why?', 'Who?'],
      related: ['okr'],
      links: ['https://example.org/'],
    };
    write('good.json', JSON.stringify({ name: 'Zig', frameworks: [good] }));
    const clean = run(['catalog', 'lint', 'good.json']);
    assert.deepEqual([clean.status, clean.stdout, clean.stderr], [0, 'Nothing is wrong.\n', '']);
  });

  it('lints the built-in catalogue, which lies in no file', () => {
    const found = records<LintRecord>(run(['catalog', 'lint', '--json']));
    assert.ok(found.length > 0 && found.every(({ file, line, id }) => file === null && line === null && id !== null));
    const wrong = run(['catalog', 'tidy']);
    assert.deepEqual(
      [wrong.status, wrong.stderr],
      [2, 'framework-director: catalog has one command, lint, not "tidy". Try framework-director --help.\n'],
    );
  });

  it('explains how it is used when it is called wrongly', () => {
    assert.match(run(['--help']).stdout, /^Usage: framework-director analyze/);
    const wrong = run(['analyse', 'memo.md']);
    assert.deepEqual(
      [wrong.status, wrong.stderr],
      [2, 'framework-director: There is no command "analyse". Try framework-director --help.\n'],
    );
    assert.match(
      run(['analyze', '--depth', 'deep', 'memo.md']).stderr,
      /--depth takes one of detect, review, enhance, not "deep"\./,
    );
    assert.match(run(['analyze']).stderr, /Name at least one file to analyze\./);
  });
});

const MEMO = `# How we organise the platform

We follow **Team Topologies**: one platform team and four stream-aligned
teams – “you build it, you run it” ✅.
`;
