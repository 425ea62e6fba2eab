import type { PanelCommand } from '../panel/protocol';
import {
  CLEAR_CACHE,
  EXPORT_INVENTORY,
  EXPORT_PERFORMANCE_REPORT,
  MANAGE_SERVERS,
  SHOW_CACHE_STATISTICS,
  SHOW_PERFORMANCE_REPORT,
} from './commands';

/** The commands that the page may have run, and no others. */
export const PANEL_COMMANDS: Readonly<Record<PanelCommand, string>> = {
  'export-inventory': EXPORT_INVENTORY,
  'manage-servers': MANAGE_SERVERS,
  'clear-cache': CLEAR_CACHE,
  'cache-statistics': SHOW_CACHE_STATISTICS,
  'performance-report': SHOW_PERFORMANCE_REPORT,
  'export-performance': EXPORT_PERFORMANCE_REPORT,
};
