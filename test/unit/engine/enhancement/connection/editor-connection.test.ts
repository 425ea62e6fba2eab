import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { EditorConnection } from '../../../../../src/engine/enhancement/connection/editor-connection';
import { Fault } from '../../../../../src/engine/enhancement/connection/fault';
import type { EditorTools } from '../../../../../src/engine/enhancement/ports';
import { readText } from '../../../../../src/engine/enhancement/result';
import { UserError } from '../../../../../src/engine/errors';
import { ManualClock } from '../../../../support/manual-clock';

describe('tools of the editor’s own', () => {
  const clock = new ManualClock();

  function connect(tools: EditorTools | undefined): EditorConnection {
    const readOnlyTools = ['mcp_docs_query-docs', 'search'];
    return new EditorConnection({ type: 'vscode', name: 'docs', readOnlyTools }, tools, clock);
  }

  async function call(
    connection: EditorConnection,
    tool: string,
    signal = new AbortController().signal,
  ): Promise<string> {
    return readText(await connection.call({ tool, arguments: { query: 'a' } }, signal, () => {}));
  }

  const naming: EditorTools = async (tool, { query }) => `${tool} of ${query}`;

  it('are called by their names, and by those their servers give them', async () => {
    const connection = connect(naming);
    assert.equal(await call(connection, 'search'), 'search of a');
    assert.equal(await call(connection, 'query-docs'), 'mcp_docs_query-docs of a');
  });

  it('are called only where the user declared them to change nothing', async () => {
    await assert.rejects(
      call(connect(naming), 'erase'),
      new UserError('"erase" is not among the "readOnlyTools" of "docs": add it there if it changes nothing.'),
    );
  });

  it('are there only in the editor', async () => {
    await assert.rejects(
      call(connect(undefined), 'search'),
      new UserError('The server "docs" is a part of the editor: it can be asked only there.'),
    );
  });

  it('have the time that calls have, and are told when it is over', async () => {
    let told = false;
    const hanging: EditorTools = (_tool, _args, signal) =>
      new Promise(() => {
        signal.addEventListener('abort', () => {
          told = true;
        });
      });
    const late = assert.rejects(
      call(connect(hanging), 'search'),
      new Fault('The server "docs" did not answer "search" within 2.5 s.'),
    );
    await Promise.resolve();
    clock.advance(2_500);
    await late;
    assert.ok(told);
  });

  it('fail in a sentence', async () => {
    const failing: EditorTools = () => Promise.reject(new Error('The model is away'));
    await assert.rejects(
      call(connect(failing), 'search'),
      new Fault('The server "docs" failed in "search": The model is away'),
    );
  });
});
