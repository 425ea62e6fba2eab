import { type CallToolResult, InMemoryTransport, McpServer, type Transport } from '@modelcontextprotocol/server';
import { serveStdio as serve } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';
import type { DetectionResult } from '../engine/detection/detection';
import { SourceDocument } from '../engine/document';
import type { Reviewed } from '../engine/review/review';

/** What the server needs of the engine. */
export interface EnginePort {
  /** The catalogue's guide to a framework as plain text, or undefined where it has none of that id or name. */
  guide(idOrName: string): string | undefined;
  detect(document: SourceDocument): DetectionResult;
  review(document: SourceDocument): Reviewed;
}

/** Most characters of a text that is sent to be read; more than any document a person wrote. */
const MAX_TEXT_CHARS = 1_000_000;

/** Every tool reads what it is given and the built-in catalogue, and nothing else: no file, no network, no state. */
const ANNOTATIONS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

const INSTRUCTIONS =
  'Finds strategic and software frameworks in texts, says which of their parts are there and which are missing, ' +
  'and asks what a reviewer would ask. It works offline, by rules and without a language model.';

const documentInput = z.object({
  text: z.string().max(MAX_TEXT_CHARS).describe('The whole text of the document.'),
  languageId: z
    .string()
    .max(64)
    .default('markdown')
    .describe("The editor's id for its language: markdown, plaintext, typescript, json ..."),
});

/** Our engine as an MCP server, not yet connected. One server serves one connection. */
export function createServer(engine: EnginePort): McpServer {
  const server = new McpServer({ name: 'framework-director', version: VERSION }, { instructions: INSTRUCTIONS });
  server.registerTool(
    'framework_guide',
    {
      title: 'Guide to a framework',
      description: 'What a framework is, the questions it answers, its elements and its source, as plain text.',
      inputSchema: z.object({
        framework: z.string().min(1).max(200).describe('Its id or name: wrap, Team Topologies, react ...'),
      }),
      annotations: ANNOTATIONS,
    },
    ({ framework }) => guideResult(engine, framework),
  );
  server.registerTool(
    'detect_frameworks',
    {
      title: 'Frameworks of a document',
      description:
        'The frameworks a text uses or mentions, each with its standing, confidence, reasons, coverage and evidence, as JSON.',
      inputSchema: documentInput,
      annotations: ANNOTATIONS,
    },
    (input) => jsonResult(engine.detect(sourceOf(input))),
  );
  server.registerTool(
    'review_document',
    {
      title: 'Review of a document',
      description:
        'What each reviewing persona would challenge in a text, each finding with its line, evidence and question, as JSON.',
      inputSchema: documentInput,
      annotations: ANNOTATIONS,
    },
    (input) => jsonResult(engine.review(sourceOf(input))),
  );
  return server;
}

/** A transport whose other end is a server of our engine in this process, for a client to be connected to. */
export async function inProcessTransport(engine: EnginePort): Promise<Transport> {
  const [client, server] = InMemoryTransport.createLinkedPair();
  await createServer(engine).connect(server);
  return client;
}

/**
 * Serves our engine over this process's standard input and output. Resolves when the input closes, which is how a client
 * ends a server; the caller ends the process then. Messages for people go to stderr, for stdout carries the protocol.
 */
export async function serveStdio(engine: EnginePort): Promise<void> {
  // Whatever library prints must not end up among the messages.
  // biome-ignore lint/suspicious/noConsole: it is taken out of use here
  console.log = console.info = console.debug = console.error;
  const closed = new Promise<void>((resolve) => {
    for (const event of ['end', 'close', 'error']) process.stdin.once(event, () => resolve());
  });
  const handle = serve(() => createServer(engine), {
    onerror: (error) => process.stderr.write(`framework-director: ${error.message}\n`),
  });
  await closed;
  await handle.close();
}

function guideResult(engine: EnginePort, framework: string): CallToolResult {
  const guide = engine.guide(framework);
  if (guide !== undefined) return { content: [{ type: 'text', text: guide }] };
  const text = `The catalogue has no framework with the id or name "${framework}".`;
  return { content: [{ type: 'text', text }], isError: true };
}

function jsonResult(value: unknown): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(value) }] };
}

let documents = 0;

/** A document under a uri of its own, for the engine remembers what it found by uri and version. */
function sourceOf({ text, languageId }: z.infer<typeof documentInput>): SourceDocument {
  documents++;
  return new SourceDocument(`mcp:/${documents}/document`, languageId, 1, text);
}
