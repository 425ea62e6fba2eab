import type { SoftError } from '../enhancer';
import { oneLine } from '../result';

/** A failure reported as text is a sentence or three; documentation that quotes one is longer. */
const MAX_CHARS = 600;
/** Wordings that stand alone say nothing but themselves. */
const MAX_BARE_CHARS = 160;

/**
 * How programs begin to tell that something broke: an exception's class or "Error" with a colon, a system's error code, a
 * refused key or a used-up limit. "Error handling: ..." and "Rate limiting is ..." begin none.
 */
const FAILURES: readonly RegExp[] = [
  /^(?:[A-Z]\w*)?(?:Error|Exception)(?: \[\w+\]| E[A-Z]{3,})?: /,
  /^(?:error|fatal|fatal error|panic): /i,
  /^Error (?:calling|connecting|executing|fetching|getting|loading|querying|reading|retrieving|running|searching|sending) .{0,120}?(?:: |\. )/i,
  /^(?:Failed|Unable) to (?:call|connect|execute|fetch|get|load|query|read|reach|retrieve|search|send)\b.{0,120}?: /i,
  /^(?:MCP error -\d+|(?:HTTP )?(?:request|fetch|call) failed with (?:the )?(?:HTTP )?status(?: code)? \d{3})\b/i,
  /^(?:connect|read|write|getaddrinfo|request to \S+ failed, reason:) ?.{0,120}\bE(?:CONN[A-Z]+|NOTFOUND|TIMEDOUT|PIPE|AI_AGAIN|HOSTUNREACH|NETUNREACH)\b/,
  /^E(?:CONN[A-Z]+|NOTFOUND|TIMEDOUT|PIPE|AI_AGAIN|HOSTUNREACH|NETUNREACH)\b/,
];

/** The same where it is all, or nearly all, that is said. */
const BARE_FAILURES: readonly RegExp[] = [
  /^(?:fetch failed|failed to fetch|socket hang up|network error|connection (?:refused|reset|timed out|closed))\b[^\n]*$/i,
  /^(?:(?:the )?(?:request|operation|connection) (?:timed out|was aborted)|timeout of \d+ ?ms exceeded)\b[^\n]*$/i,
  /^(?:rate limit(?:ed)?(?: has been)? (?:exceeded|reached)|rate limited|too many requests|(?:\w+ )?quota(?: has been)? (?:exceeded|reached)|you have exceeded your \w+ ?\w* (?:quota|limit))\b[^\n]*$/i,
  /^(?:(?:invalid|missing|expired|unknown) (?:api key|access token|token|credentials)|(?:api key|access token|authentication) (?:is )?(?:required|missing|invalid|expired|failed)|access denied)\b[^\n]*$/i,
  /^(?:HTTP(?:\/\d\.\d)? )?(?:error )?(?:40[137]|429|50[0234])?[ :,-]*(?:unauthorized|forbidden|too many requests|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out)[.!]?$/i,
];

/** Recognises a failure that any server may report as if it were a result, by how short texts of that sort begin. */
export function softError(text: string): SoftError | undefined {
  const said = text.trim();
  const found =
    (said.length <= MAX_CHARS && FAILURES.some((pattern) => pattern.test(said))) ||
    (said.length <= MAX_BARE_CHARS && BARE_FAILURES.some((pattern) => pattern.test(said))) ||
    isErrorObject(said);
  return found ? { says: oneLine(said), atFault: true } : undefined;
}

/** Fields that an error in JSON has beside its `error`; one with others is data that has a field of that name. */
const ERROR_FIELDS: ReadonlySet<string> = new Set([
  'error',
  'message',
  'detail',
  'details',
  'status',
  'statusCode',
  'code',
  'success',
  'ok',
]);

function isErrorObject(text: string): boolean {
  if (!text.startsWith('{') || text.length > MAX_CHARS) return false;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('error' in value) || !value.error) return false;
    return Object.keys(value).every((key) => ERROR_FIELDS.has(key));
  } catch {
    return false;
  }
}

/** What context7 says where it works and has nothing, from its server's source (4.1.1) and its API's description. */
const NOTHING: readonly RegExp[] = [
  /^No (?:documentation )?libraries found (?:matching|for) /,
  /^No documentation library matched /,
  /^Documentation not found or not finalized for this library\./,
  /^The library you are trying to access does not exist\./,
  /^Library \S+ (?:not found|not finalized yet|has been redirected to|is too large to process|has no or too few)\b/,
  /^Tag \S+ not found for library /,
  /^Could not fetch documentation snippets from the library\./,
  /^Access denied: Library \S+ is not included /,
  /^Invalid library ID format\./,
];

/** What it says where it failed, beyond what any server says. */
const FAULTS: readonly RegExp[] = [
  /^Error (?:searching libraries|fetching library context)\b/,
  /^Rate limited or quota exceeded\./,
  /^Rate limit exceeded\./,
  /^Monthly (?:quota exceeded|spending limit of )/,
  /^Invalid API key\./,
  /^Request failed with status \d+\./,
  /^Request timed out\./,
  /^An error occurred while processing your request/,
  /^Search failed: /,
  /^The documentation search could not be completed\./,
];

/** Recognises what context7 reports as ordinary text: that it has nothing, or that it, or what it asks, failed. */
export function context7SoftError(text: string): SoftError | undefined {
  const said = messageOf(text.trim());
  if (said.length > MAX_CHARS) return undefined;
  if (NOTHING.some((pattern) => pattern.test(said))) return { says: oneLine(said), atFault: false };
  if (FAULTS.some((pattern) => pattern.test(said))) return { says: oneLine(said), atFault: true };
  return softError(text);
}

/** The message of an API's error in JSON, which comes through as it is where its status is no failure (202). */
function messageOf(text: string): string {
  if (!isErrorObject(text)) return text;
  const { message } = JSON.parse(text) as { message?: unknown };
  return typeof message === 'string' ? message : text;
}
