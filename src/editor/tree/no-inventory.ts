import type { WorkspaceInventory } from '../workspace-inventory';

/** Of a workspace that nobody has analysed. */
export const noInventory: WorkspaceInventory = {
  state: 'none',
  files: new Map(),
  read: 0,
  onChanged: () => ({ dispose: () => undefined }),
};
