/** Ids of the commands this extension contributes; package.json names them too. */
export const ANALYZE_DOCUMENT = 'frameworkDirector.analyzeDocument';
export const COPY_ANALYSIS = 'frameworkDirector.copyAnalysis';
export const EXPORT_ANALYSIS = 'frameworkDirector.exportAnalysis';
export const ANALYZE_WORKSPACE = 'frameworkDirector.analyzeWorkspace';
export const OPEN_PANEL = 'frameworkDirector.openPanel';
export const SHOW_LOG = 'frameworkDirector.showLog';
export const REFRESH_FRAMEWORKS = 'frameworkDirector.refreshFrameworks';
export const NEW_FRAMEWORK = 'frameworkDirector.newFramework';
export const MANAGE_SERVERS = 'frameworkDirector.manageServers';
export const IMPORT_SERVERS = 'frameworkDirector.importServers';
export const CLEAR_CACHE = 'frameworkDirector.clearCache';
export const SHOW_CACHE_STATISTICS = 'frameworkDirector.showCacheStatistics';
export const SIGN_IN_TO_SHARED_CACHE = 'frameworkDirector.signInToSharedCache';
export const ASK_MODEL = 'frameworkDirector.askModel';
export const SIGN_IN_TO_MODEL_ENDPOINT = 'frameworkDirector.signInToModelEndpoint';
export const REVIEW_AS = 'frameworkDirector.reviewAs';
export const SHOW_FINDINGS = 'frameworkDirector.showFindings';
export const SHOW_PERFORMANCE_REPORT = 'frameworkDirector.showPerformanceReport';
export const EXPORT_PERFORMANCE_REPORT = 'frameworkDirector.exportPerformanceReport';
export const HIDE_STATUS_BAR = 'frameworkDirector.hideStatusBar';
export const FOCUS_PANEL = 'frameworkDirector.focusPanel';
export const NEXT_EVIDENCE = 'frameworkDirector.nextEvidence';
export const PREVIOUS_EVIDENCE = 'frameworkDirector.previousEvidence';
export const OPEN_EXAMPLE = 'frameworkDirector.openExample';
/** Is run by a quick fix and stands in no palette. */
export const CONFIGURE_RULE = 'frameworkDirector.configureRule';
