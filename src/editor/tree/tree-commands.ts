/** Ids of the views; package.json names them too. */
export const FRAMEWORKS_VIEW = 'frameworkDirector.frameworks';
export const FINDINGS_VIEW = 'frameworkDirector.findings';
export const SERVERS_VIEW = 'frameworkDirector.servers';

/** What can be done in the views and with their rows; package.json has a command for each. */
export const TREE_DEEDS = [
  'filterFrameworks',
  'clearFrameworksFilter',
  'groupFrameworks',
  'filterFindings',
  'clearFindingsFilter',
  'groupFindings',
  'refresh',
  'analyzeOpenEditors',
  'analyze',
  'goTo',
  'showDetails',
  'copy',
  'fix',
  'silence',
  'turnOff',
  'startServer',
  'stopServer',
  'allowServer',
  'revokeServer',
  'acceptServerTools',
  'showServerLog',
  'openServerSettings',
  'removeServer',
] as const;

export type TreeDeed = (typeof TREE_DEEDS)[number];

/** The id of the command that does it. */
export function commandOf(deed: TreeDeed): string {
  return `frameworkDirector.tree.${deed}`;
}
