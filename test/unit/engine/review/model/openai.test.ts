import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { modelsAt } from '../../../../../src/engine/review/model/openai';
import { answer, userError } from '../../../../support/asking';
import {
  type Answering,
  begin,
  event,
  type ModelServer,
  startModelServer,
  stream,
} from '../../../../support/model-server';

const KEY = 'sk-a-key-of-the-test';

describe('A model at an endpoint', () => {
  const servers: ModelServer[] = [];

  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
  });

  async function serve(answering: Answering): Promise<ModelServer> {
    const server = await startModelServer(answering);
    servers.push(server);
    return server;
  }

  it('is asked with its name, the prompt and the key, and answers piece by piece', async () => {
    const server = await serve((response) => stream(response, '1. Who', ' decides?'));
    const pieces = await answer({ url: server.url, key: KEY });
    assert.deepEqual(pieces.filter(Boolean), ['1. Who', ' decides?']);
    const [asked] = server.asked;
    assert.equal(asked?.path, '/v1/chat/completions');
    assert.equal(asked?.key, `Bearer ${KEY}`);
    assert.equal(asked?.body?.model, 'small');
    assert.deepEqual(asked?.body?.messages, [{ role: 'user', content: 'What is missing?' }]);
  });

  it('is sent no key where there is none', async () => {
    const server = await serve((response) => stream(response, 'Yes.'));
    await answer({ url: server.url });
    assert.equal(server.asked[0]?.key, undefined);
  });

  it('is found where a whole address of one of its parts was copied', async () => {
    const server = await serve((response) => stream(response, 'Yes.'));
    for (const end of ['/', '/chat/completions', '/models/']) await answer({ url: server.url + end });
    assert.deepEqual([...new Set(server.asked.map(({ path }) => path))], ['/v1/chat/completions']);
  });

  it('is read whatever pieces the network makes of its events', async () => {
    const bytes = Buffer.from(`: keep alive\r\n\r\n${event('Größe 规模 🚀')}${event(' ja')}data: [DONE]\n\n`);
    const server = await serve((response) => {
      begin(response);
      response.socket?.setNoDelay();
      let at = 0;
      const next = (): void => {
        if (at === bytes.length) response.end();
        else response.write(bytes.subarray(at, ++at), () => setImmediate(next));
      };
      next();
    });
    assert.equal((await answer({ url: server.url })).join(''), 'Größe 规模 🚀 ja');
  });

  it('may answer in one piece, or with events that hold no text', async () => {
    const whole = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ choices: [{ message: { content: 'All of it.' }, finish_reason: 'stop' }] }));
    });
    assert.equal((await answer({ url: whole.url })).join(''), 'All of it.');
    const usage = await serve((response) => {
      begin(response);
      response.write('data: {"choices":[{"delta":{"role":"assistant","reasoning_content":"Hm."}}]}\n\n');
      response.write(`event: message\n${event('Text.')}`);
      response.end('data: {"choices":[],"usage":{"total_tokens":9}}\n\ndata: [DONE]\n\n');
    });
    assert.equal((await answer({ url: usage.url })).join(''), 'Text.');
  });

  it('is not believed when a web page comes instead of an answer', async () => {
    const page = '<!doctype html><title>Welcome</title>';
    const honest = await serve((response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page));
    await assert.rejects(answer({ url: honest.url }), userError(/answered with a web page: correct the address/));
    const plain = await serve((response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(page));
    await assert.rejects(answer({ url: plain.url }), userError(/is not what a model endpoint says/));
  });

  it('is not believed when its JSON is broken', async () => {
    const inStream = await serve((response) => {
      begin(response);
      response.end('data: {"choices":[{"delta":\n\n');
    });
    await assert.rejects(answer({ url: inStream.url }), userError(/is not what a model endpoint says/));
    const whole = await serve((response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ch'),
    );
    await assert.rejects(answer({ url: whole.url }), userError(/is not what a model endpoint says/));
  });

  it('says that a stream broke off, and hands over what came before', async () => {
    const ended = await serve((response) => {
      begin(response);
      response.end(event('Half'));
    });
    const torn = await serve((response) => {
      begin(response);
      response.write(event('Half'), () => response.destroy());
    });
    for (const { url } of [ended, torn]) {
      const pieces: string[] = [];
      await assert.rejects(
        answer({ url }, { pieces }),
        userError(/broke off in the middle of its answer: ask again\.$/),
      );
      assert.equal(pieces.join(''), 'Half');
    }
  });

  const ERRORS_MIDWAY: Readonly<Record<string, string>> = {
    OpenAI: 'data: {"error":{"message":"overloaded"}}\n\n',
    vLLM: 'data: {"object":"error","message":"overloaded","code":400}\n\n',
    'llama.cpp': 'error: {"code":400,"message":"overloaded"}\n\n',
  };
  for (const [server, said] of Object.entries(ERRORS_MIDWAY)) {
    it(`passes on an error in the midst of a stream as ${server} writes it`, async () => {
      const { url } = await serve((response) => {
        begin(response);
        response.end(event('Half') + said);
      });
      await assert.rejects(answer({ url }), userError(/broke off its answer: overloaded\.$/));
    });
  }

  it('says that the model had no room to write on', async () => {
    const { url } = await serve((response) => {
      begin(response);
      response.end(`${event('1. Who')}data: {"choices":[{"delta":{"content":" dec"},"finish_reason":"length"}]}\n\n`);
    });
    await assert.rejects(answer({ url }), userError(/had no room to write on/));
  });

  it('is not listened to when it sends without end', async () => {
    const { url } = await serve((response) => {
      begin(response);
      const flood = (): void => {
        while (!response.destroyed && response.write(`data: ${'x'.repeat(60_000)}`));
        response.once('drain', flood);
      };
      flood();
    });
    await assert.rejects(answer({ url }), userError(/sent more than any review has/));
  });

  it('is left when nobody listens any more', async () => {
    const server = await serve((response) => {
      begin(response);
      response.write(event('One'));
    });
    const leaving = new AbortController();
    const reason = new Error('enough');
    await assert.rejects(
      answer({ url: server.url }, { signal: leaving.signal, onPiece: () => leaving.abort(reason) }),
      (error) => error === reason,
    );
    while (server.left() === 0) await new Promise((resolve) => setImmediate(resolve));
  });
});

describe('The models of an endpoint', () => {
  const signal = new AbortController().signal;

  async function listed(body: unknown, status = 200): Promise<readonly string[]> {
    const server = await startModelServer((response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    try {
      return (await modelsAt({ url: server.url, key: KEY }, signal)).map(({ name }) => name);
    } finally {
      assert.deepEqual([server.asked[0]?.path, server.asked[0]?.key], ['/v1/models', `Bearer ${KEY}`]);
      await server.stop();
    }
  }

  it('are those that it lists, in its order', async () => {
    const data = [
      { id: 'b' },
      { id: 'a' },
      { id: 'b' },
      { name: 'no id' },
      null,
      { id: 'x\u202ey' },
      { id: '' },
      { id: '[x](command:y)' },
    ];
    assert.deepEqual(await listed({ object: 'list', data }), ['b', 'a']);
  });

  it('are two hundred at most', async () => {
    const data = Array.from({ length: 5_000 }, (_, index) => ({ id: `model-${index}` }));
    assert.equal((await listed({ data })).length, 200);
  });

  it('are asked for in vain where there is no list', async () => {
    await assert.rejects(listed({ models: [] }), userError(/is not what a model endpoint says/));
    await assert.rejects(
      listed({ error: { message: 'no' } }, 403),
      userError(/does not let you use its list of models: no\.$/),
    );
  });
});
