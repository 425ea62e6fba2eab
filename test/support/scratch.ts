import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inCommon } from '../../scripts/processes.mjs';

/** A file through which a test and the servers it starts tell each other things. */
export interface ScratchFile {
  readonly path: string;
  /** Replaces what is in it, all at once for whoever reads it. */
  write(text: string): void;
  /** Its lines; none where it does not exist. */
  lines(): readonly string[];
}

const shared = inCommon('scratch', () => ({ folder: '', files: 0 }));

/** A folder for this test run, which is gone when it ends. */
export function scratchFolder(): string {
  if (shared.folder === '') {
    shared.folder = mkdtempSync(join(tmpdir(), 'framework-director-test-'));
    process.on('exit', () => rmSync(shared.folder, { recursive: true, force: true }));
  }
  return shared.folder;
}

/** A file that does not exist yet. */
export function scratchFile(): ScratchFile {
  shared.files++;
  const path = join(scratchFolder(), `${shared.files}.txt`);
  return {
    path,
    write(text) {
      writeFileSync(`${path}.new`, text);
      renameSync(`${path}.new`, path);
    },
    lines: () =>
      existsSync(path)
        ? readFileSync(path, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
        : [],
  };
}
