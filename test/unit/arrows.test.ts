import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { before, describe, it } from 'mocha';

/** An import that the design forbids: from a file, to a module. */
const FORBIDDEN: readonly (readonly [file: string, module: string])[] = [
  ['src/engine/engine.ts', 'vscode'],
  ['src/engine/engine.ts', '../server/server'],
  ['src/engine/engine.ts', '../editor/hover'],
  ['src/engine/detection/scan/scan.ts', '../../enhancement/pool/pool'],
  ['src/engine/detection/tracker.ts', '../review/reviewer'],
  ['src/engine/detection/scan/scan.ts', '../../cache/tiered-cache'],
  ['src/engine/review/reviewer.ts', '../enhancement/pool/pool'],
  ['src/engine/review/rules/okr.ts', '../../engine'],
  ['src/engine/review/model/ask.ts', '../../enhancement/enhancement'],
  ['src/editor/ask-model.ts', '../engine/review/model/openai'],
  ['src/engine/enhancement/enhance.ts', '../review/reviewer'],
  ['src/engine/enhancement/pool/pool.ts', '../../review/reviewer'],
  ['src/engine/enhancement/pool/pool.ts', '../enhancers/guide'],
  ['src/engine/enhancement/connection/mcp-connection.ts', '../pool/pool'],
  ['src/engine/enhancement/link/stdio.ts', '../connection/mcp-connection'],
  ['src/engine/enhancement/servers/parse.ts', '../link/http'],
  ['src/engine/enhancement/enhancers/guide.ts', '../../../server/server'],
  ['src/engine/catalog/catalog.ts', '../detection/detect'],
  ['src/engine/catalog/lint/lint.ts', '../../detection/detect'],
  ['src/engine/cache/sqlite.ts', '../monitor/monitor'],
  ['src/engine/cache/redis/link.ts', '../../monitor/monitor'],
  ['src/engine/monitor/monitor.ts', '../cache/sqlite'],
  ['src/engine/export/export.ts', 'vscode'],
  ['src/engine/export/export.ts', '../engine'],
  ['src/engine/export/export.ts', '../cache/sqlite'],
  ['src/engine/export/contents.ts', '../detection/detect'],
  ['src/engine/export/contents.ts', '../review/reviewer'],
  ['src/engine/export/contents.ts', '../../editor/hover'],
  ['src/editor/hover.ts', '../engine/detection/scan/scan'],
  ['src/editor/hover.ts', '../engine/cache/sqlite'],
  ['src/editor/hover.ts', '../cli/cli'],
  ['src/editor/packs.ts', '../engine/catalog/read-pack'],
  ['src/editor/packs.ts', '../engine/catalog/fetch-pack'],
  ['src/extension.ts', './panel/page/page'],
  ['src/panel/page/page.ts', '../../engine/analysis'],
  ['src/panel/page/page.ts', 'vscode'],
  ['src/panel/protocol.ts', '../engine/analysis'],
  ['src/panel/performance-protocol.ts', '../engine/monitor/series'],
  ['src/workspace/scan.ts', 'vscode'],
  ['src/workspace/scan.ts', '../engine/engine'],
  ['src/workspace/worker.ts', '../engine/detection/detect'],
  ['src/workspace/worker.ts', '../editor/workspace-host'],
  ['src/server/server.ts', '../editor/hover'],
  ['src/server/server.ts', 'vscode'],
  ['src/cli/cli.ts', 'vscode'],
  ['src/cli/cli.ts', '../editor/hover'],
];

/** Imports the design draws as arrows. */
const ALLOWED: readonly (readonly [file: string, module: string])[] = [
  ['src/engine/engine.ts', './detection/detect'],
  ['src/engine/detection/scan/scan.ts', '../../document'],
  ['src/engine/detection/judge/judge.ts', '../../catalog/framework'],
  ['src/engine/review/review.ts', '../detection/detection'],
  ['src/engine/enhancement/enhance.ts', './pool/pool'],
  ['src/engine/enhancement/pool/make-member.ts', '../connection/mcp-connection'],
  ['src/engine/enhancement/connection/mcp-connection.ts', '../link/link'],
  ['src/engine/enhancement/link/stdio.ts', '../servers/variables'],
  ['src/engine/export/contents.ts', '../detection/detection'],
  ['src/engine/export/contents.ts', '../review/model/visible'],
  ['src/editor/hover.ts', '../engine/detection/detection'],
  ['src/editor/export-analysis.ts', '../engine/export/export'],
  ['src/cli/written.ts', '../engine/export/record'],
  ['src/editor/panel.ts', '../panel/protocol'],
  ['src/editor/chat-model.ts', '../engine/review/model/language-model'],
  ['src/editor/packs.ts', '../engine/catalog/user-pack'],
  ['src/editor/packs.ts', '../engine/catalog/remote-pack'],
  ['src/editor/new-framework.ts', '../engine/catalog/draft'],
  ['src/workspace/worker.ts', '../engine/file-detector'],
  ['src/workspace/worker.ts', '../engine/catalog/framework'],
  ['src/editor/workspace-surface.ts', '../workspace/scan'],
  ['src/cli/inventory.ts', '../workspace/scan'],
  ['src/extension.ts', './server/server'],
  ['src/panel/page/page.ts', '../protocol'],
  ['src/cli/cli.ts', '../server/server'],
];

describe('the arrows of the design', function () {
  this.timeout(20_000);
  /** "file: module" of every import the lint complains about. */
  let complaints: ReadonlySet<string>;

  before(() => {
    complaints = lint([...FORBIDDEN, ...ALLOWED]);
  });

  for (const [file, module] of FORBIDDEN) {
    it(`are held against ${file} importing ${module}`, () => assert.ok(complaints.has(`${file}: ${module}`)));
  }

  for (const [file, module] of ALLOWED) {
    it(`let ${file} import ${module}`, () => assert.ok(!complaints.has(`${file}: ${module}`)));
  }
});

/** Lints files that hold these imports, one a line, by the project's own configuration. */
function lint(imports: readonly (readonly [file: string, module: string])[]): Set<string> {
  const folder = mkdtempSync(join(tmpdir(), 'framework-director-arrows-'));
  try {
    cpSync('biome.json', join(folder, 'biome.json'));
    const files = Map.groupBy(imports, ([file]) => file);
    for (const [file, rows] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), rows.map(([, module]) => `import '${module}';\n`).join(''));
    }
    const biome = resolve('node_modules/@biomejs/biome/bin/biome');
    const options = [
      '--vcs-enabled=false',
      '--only=style/noRestrictedImports',
      '--max-diagnostics=none',
      '--reporter=github',
    ];
    const { stdout } = spawnSync(process.execPath, [biome, 'lint', ...options, '.'], { cwd: folder, encoding: 'utf8' });
    const found = stdout.matchAll(/file=[^,]*?(src\/[^,]+),line=(\d+)/g);
    return new Set([...found].map(([, file = '', line]) => `${file}: ${files.get(file)?.[Number(line) - 1]?.[1]}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
