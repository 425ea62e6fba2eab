// A test harness in forty lines: describe, it and expect are our own.
const stack = [];
let failed = 0;

function describe(name, body) {
  stack.push(name);
  body();
  stack.pop();
}

function it(name, body) {
  try {
    body();
    console.log('ok', [...stack, name].join(' > '));
  } catch (error) {
    failed += 1;
    console.log('not ok', name, error.message);
  }
}

const expect = (value) => ({
  toBe(other) {
    if (!Object.is(value, other)) throw new Error(`${value} is not ${other}`);
  },
});

describe('sum', () => {
  it('adds', () => expect(1 + 1).toBe(2));
});

process.exitCode = failed ? 1 : 0;
