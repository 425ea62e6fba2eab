/** The thread of a workspace analysis, but for files of some names: with those in hand it ends, or never comes back. */
import { basename } from 'node:path';
import { list as listWell, type ReadTask, read as readWell } from '../../../src/workspace/worker';

export const list = listWell;

export async function read(task: ReadTask): ReturnType<typeof readWell> {
  for (const [index, { path }] of task.files.entries()) {
    Atomics.store(task.hand, 0, index);
    Atomics.add(task.hand, 1, 1);
    if (basename(path) === 'ends.md') process.exit(3);
    if (basename(path) === 'hangs.md') for (;;);
  }
  Atomics.store(task.hand, 0, -1);
  return readWell(task);
}
