/**
 * Messages of OTLP in their JSON form, held against what their definition says field by field: opentelemetry-proto's `trace.proto`,
 * `common.proto` and `resource.proto` at version 1.5, and its specification's section on the JSON Protobuf encoding
 * (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding): names in lowerCamelCase, ids in hexadecimal, 64-bit numbers as
 * texts of digits, values of enumerations as numbers.
 */
type Check = (value: unknown) => string[];
type Fields = Readonly<Record<string, Check>>;

/** What is wrong with a file of traces, a line each; nothing where a reader takes it. */
export const tracesData = message({
  resourceSpans: repeated(
    message({
      resource: message({ attributes: attributes(), droppedAttributesCount: uint32 }),
      scopeSpans: repeated(
        message({
          scope: message({ name: text, version: text, attributes: attributes(), droppedAttributesCount: uint32 }),
          spans: repeated(span()),
          schemaUrl: text,
        }),
      ),
      schemaUrl: text,
    }),
  ),
});

function span(): Check {
  const form = message(
    {
      traceId: id(16),
      spanId: id(8),
      traceState: text,
      parentSpanId: id(8),
      flags: uint32,
      name: (value) => (value === '' ? ['is empty'] : text(value)),
      kind: oneOf([0, 1, 2, 3, 4, 5]),
      startTimeUnixNano: fixed64,
      endTimeUnixNano: fixed64,
      attributes: attributes(),
      droppedAttributesCount: uint32,
      events: repeated(message({ timeUnixNano: fixed64, name: text, attributes: attributes() })),
      links: repeated(message({ traceId: id(16), spanId: id(8), attributes: attributes() })),
      status: message({ message: text, code: oneOf([0, 1, 2]) }),
    },
    ['traceId', 'spanId', 'name', 'startTimeUnixNano', 'endTimeUnixNano'],
  );
  return (value) => {
    const wrong = form(value);
    if (wrong.length > 0) return wrong;
    const { startTimeUnixNano, endTimeUnixNano } = value as Readonly<Record<string, string>>;
    return BigInt(endTimeUnixNano ?? 0) >= BigInt(startTimeUnixNano ?? 0) ? [] : ['ends before it begins'];
  };
}

/** Key and value, of which no key comes twice. */
function attributes(): Check {
  const each = repeated(message({ key: text, value: anyValue }, ['key', 'value']));
  return (value) => {
    const wrong = each(value);
    if (wrong.length > 0) return wrong;
    const keys = (value as readonly { readonly key: string }[]).map(({ key }) => key);
    return new Set(keys).size === keys.length ? [] : [`has a key twice: ${keys.join(', ')}`];
  };
}

function anyValue(value: unknown): string[] {
  const wrong = message({
    stringValue: text,
    boolValue: (one) => (typeof one === 'boolean' ? [] : ['is no truth value']),
    intValue: (one) => (typeof one === 'string' && /^-?\d{1,19}$/.test(one) ? [] : ['is no 64-bit number as a text']),
    doubleValue: (one) => (typeof one === 'number' && Number.isFinite(one) ? [] : ['is no number']),
  })(value);
  if (wrong.length > 0) return wrong;
  return Object.keys(value as object).length === 1 ? [] : ['has not exactly one value'];
}

function message(fields: Fields, required: readonly string[] = []): Check {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return ['is no message'];
    const missing = required.filter((name) => !(name in value)).map((name) => `has no ${name}`);
    const wrong = Object.entries(value).flatMap(([name, one]) =>
      (fields[name]?.(one) ?? ['is no field that is known']).map((what) => `${name} ${what}`),
    );
    return [...missing, ...wrong];
  };
}

function repeated(check: Check): Check {
  return (value) =>
    Array.isArray(value) ? value.flatMap((one, at) => check(one).map((what) => `${at}: ${what}`)) : ['is no list'];
}

function text(value: unknown): string[] {
  return typeof value === 'string' ? [] : ['is no text'];
}

function uint32(value: unknown): string[] {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 32 ? [] : ['is no uint32'];
}

function fixed64(value: unknown): string[] {
  return typeof value === 'string' && /^\d{1,20}$/.test(value) && BigInt(value) < 2n ** 64n
    ? []
    : ['is no fixed64 as a text'];
}

function oneOf(values: readonly number[]): Check {
  return (value) => (values.some((one) => one === value) ? [] : [`is none of ${values.join(', ')}`]);
}

function id(bytes: number): Check {
  return (value) =>
    typeof value === 'string' && new RegExp(`^[0-9a-f]{${bytes * 2}}$`, 'i').test(value) && !/^0+$/.test(value)
      ? []
      : [`is no id of ${bytes} bytes in hexadecimal`];
}
