import type { TreePort } from './tree-host';

/** Of a workspace that nobody has analysed. */
export const noInventory: TreePort['inventory'] = {
  state: 'none',
  files: new Map(),
  read: 0,
  onChanged: () => ({ dispose: () => undefined }),
};
