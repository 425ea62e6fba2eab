import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context7SoftError, softError } from '../../../../../src/engine/enhancement/enhancers/soft-errors';

/** Failures as servers report them in the form of a result. */
const FAILURES: readonly string[] = [
  'Error: fetch failed',
  'TypeError: fetch failed',
  'FetchError: request to https://wiki.example/api failed, reason: connect ECONNREFUSED 10.0.0.1:443',
  'Error [ERR_SOCKET]: the socket is gone',
  'ERROR: relation "pages" does not exist',
  'Error searching libraries: TypeError: fetch failed',
  'Error fetching page. Try again later.',
  'Error executing query: permission denied for table pages',
  'fetch failed',
  'Failed to fetch',
  'Failed to fetch page 12: 503 Service Unavailable',
  'Unable to connect to the wiki: timeout',
  'connect ECONNREFUSED 127.0.0.1:9',
  'getaddrinfo ENOTFOUND wiki.example',
  'ECONNRESET',
  'socket hang up',
  'Request failed with status code 500',
  'Request failed with status 429. Please try again later.',
  'MCP error -32603: Internal error',
  'The request timed out.',
  'timeout of 5000ms exceeded',
  'Rate limit exceeded, retry in 12 s',
  'Too many requests',
  'Monthly quota exceeded.',
  'Invalid API key. Please check it.',
  'Authentication failed',
  '429 Too Many Requests',
  'HTTP 502: Bad Gateway',
  'Internal Server Error',
  '{"error": "rate limited", "status": 429}',
  '{\n  "error": "page store is down",\n  "status": "failed"\n}',
];

/** Answers that speak of failures, or begin like one. */
const ANSWERS: readonly string[] = [
  '',
  'WRAP: four habits against the usual ways decisions go wrong.',
  'Error handling: wrap the handler, and answer with a status.',
  'Error boundaries catch what their children throw.',
  'Errors: how this team handles them',
  'Exception handling is described in chapter 4.',
  'Failed deployments are rolled back by the pipeline: see the runbook.',
  'Failed to fetch is what browsers say of a request that CORS forbids. It hides the cause on purpose, so look at the network panel, then at the headers of the preflight.',
  'Fetching data: use a loader.',
  'Rate limiting protects an API from its users.',
  'Rate limits: 100 requests a minute for each key.',
  'Timeouts: every call has one.',
  'Unauthorized is the wrong word for 401: the caller is not authenticated.',
  '401 Unauthorized means that credentials are missing; 403 Forbidden that they do not suffice.',
  'Access denied by default is the policy of our gateways; teams open what they need, and every opening has an owner, a reason and a date on which it is looked at again.',
  'No results found.',
  'Connection pooling: one client for each replica.',
  '{"error": null, "title": "WRAP"}',
  '{"error": "E42", "title": "What E42 means", "body": "A disk is full."}',
  `### Errors\n\nTypeError: fetch failed\n\n${'It is thrown where the network is down. '.repeat(20)}`,
  `Error: fetch failed\n\n${'This page explains the message above and what to do about it. '.repeat(12)}`,
];

/** What context7's server 4.1.1 says in the form of a result, and what its API describes. */
const AT_FAULT: readonly string[] = [
  'Error searching libraries: TypeError: fetch failed',
  'Error fetching library context. Please try again later. TypeError: fetch failed',
  'Error fetching library context. Please try again later. TimeoutError: The operation was aborted due to timeout',
  'Rate limited or quota exceeded. Create a free API key at https://context7.com/dashboard for higher limits.',
  "Invalid API key. Please check your API key. API keys should start with 'ctx7sk' prefix.",
  'Request failed with status 500. Please try again later.',
  'Rate limit exceeded. Please try again later.',
  'Monthly spending limit of $5.00 reached for this teamspace. An owner or admin can raise the limit.',
  'Search failed: Service temporarily unavailable',
  'An error occurred while processing your request',
];

const NOTHING: readonly string[] = [
  'No libraries found matching the provided name.',
  'No libraries found for "nonexistent-lib". Try a different search term.',
  "Documentation not found or not finalized for this library. This might have happened because you used an invalid Context7-compatible library ID. To get a valid Context7-compatible library ID, use the 'resolve-library-id' with the package name you wish to retrieve documentation for.",
  'The library you are trying to access does not exist. Please try with a different library ID.',
  'Library "/owner/repo" not found. Please check the library ID or your access permissions.',
  'Library /owner/repo not finalized yet.',
  '{"error":"library_not_finalized","message":"Library /owner/repo not finalized yet."}',
  'Library /owner/repo has been redirected to this library: /new-owner/new-repo.',
  'Library /owner/repo has no or too few snippets found in documentation files.',
  'Tag "v1.0.0" not found for library "/owner/repo". Available tags: v2.0.0, v1.5.0',
  'Access denied: Library /owner/repo is not included in your allowed libraries',
];

const DOCUMENTATION: readonly string[] = [
  'Available Libraries:\n\n- Title: React\n- Context7-compatible library ID: /websites/react_dev\n- Description: Error: none\n- Source Reputation: High',
  '### Handle failed requests\n\nSource: https://example.com/docs\n\nRequest failed with status 500. Please try again later.\n',
  `Library /owner/repo not found is one of its messages.\n\n${'What it means depends on the version. '.repeat(20)}`,
];

describe('a failure in the form of a result', () => {
  for (const text of FAILURES) {
    it(`is seen in "${start(text)}"`, () => assert.equal(softError(text)?.atFault, true));
  }

  for (const text of ANSWERS) {
    it(`is not seen in "${start(text)}"`, () => assert.equal(softError(text), undefined));
  }

  it('is told by its first line without the full stop', () => {
    assert.deepEqual(softError('Error: the disk is full.\n    at write (store.js:1)'), {
      says: 'Error: the disk is full',
      atFault: true,
    });
  });
});

describe('a failure that context7 tells as a result', () => {
  for (const text of AT_FAULT) {
    it(`is its own fault: "${start(text)}"`, () => assert.equal(context7SoftError(text)?.atFault, true));
  }

  for (const text of NOTHING) {
    it(`is that it has nothing: "${start(text)}"`, () => assert.equal(context7SoftError(text)?.atFault, false));
  }

  for (const text of [...DOCUMENTATION, ...ANSWERS]) {
    it(`is not seen in "${start(text)}"`, () => assert.equal(context7SoftError(text), undefined));
  }
});

function start(text: string): string {
  return text.replaceAll('\n', ' ').slice(0, 60);
}
