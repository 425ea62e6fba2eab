/** Bytes of a stream and UTF-16 units of one of its lines, at most. A review in six points has a thousandth of it. */
const MAX_STREAM_BYTES = 8_000_000;
const MAX_LINE = 1_000_000;

/** A field of a stream of server-sent events, such as "data" and its value. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** A stream is longer than anybody needs. */
export class TooLong extends Error {}

/**
 * The fields of server-sent events, a line each, as their bytes come in whatever pieces; comments are fields without a name.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 * @throws TooLong where the stream, or one line of it, has no end
 */
export async function* fieldsOf(stream: AsyncIterable<Uint8Array> | null): AsyncGenerator<Field> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let rest = '';
  for await (const piece of stream ?? []) {
    bytes += piece.length;
    const lines = (rest + decoder.decode(piece, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    if (bytes > MAX_STREAM_BYTES || rest.length > MAX_LINE) throw new TooLong();
    for (const line of lines) if (line !== '') yield fieldOf(line);
  }
  const last = rest + decoder.decode();
  if (last.trim() !== '') yield fieldOf(last);
}

function fieldOf(line: string): Field {
  const colon = line.indexOf(':');
  if (colon < 0) return { name: line, value: '' };
  return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
}
