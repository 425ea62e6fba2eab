import type { FromPage } from '../panel/protocol';
import { PANEL_COMMANDS } from './panel-commands';

/** Whether something that came from the page is one of its messages; they are checked like any other input. */
export function isFromPage(message: unknown): message is FromPage {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  switch (message.type) {
    case 'ready':
    case 'refresh':
    case 'pin':
    case 'unpin':
    case 'copy':
    case 'export':
    case 'reopen':
    case 'manage-trust':
    case 'ask-model':
    case 'cancel-model':
    case 'point-away':
      return true;
    case 'reveal':
    case 'point':
      return 'start' in message && 'end' in message && Number.isInteger(message.start) && Number.isInteger(message.end);
    case 'fix':
      return (
        'rule' in message && typeof message.rule === 'string' && 'start' in message && Number.isInteger(message.start)
      );
    case 'performance-shown':
      return (
        'isShown' in message &&
        typeof message.isShown === 'boolean' &&
        'operation' in message &&
        (message.operation === null || typeof message.operation === 'string')
      );
    case 'run':
      return (
        'command' in message && typeof message.command === 'string' && Object.hasOwn(PANEL_COMMANDS, message.command)
      );
    case 'consent':
      return 'server' in message && typeof message.server === 'string';
    default:
      return false;
  }
}
