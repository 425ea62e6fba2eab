/** Ids of the commands this extension contributes; package.json names them too. */
export const ANALYZE_DOCUMENT = 'frameworkDirector.analyzeDocument';
export const OPEN_PANEL = 'frameworkDirector.openPanel';
export const SHOW_LOG = 'frameworkDirector.showLog';
