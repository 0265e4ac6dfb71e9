import { Script } from 'node:vm';

import { TestEnvironment } from 'jest-environment-node';

/** What nobody replaces in a test: time, `fetch`, `process` and `console` are looked up each time as ever. */
const NAMES = [
  ...['Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'Math', 'JSON', 'Reflect', 'Proxy', 'Promise', 'RegExp'],
  ...['Error', 'TypeError', 'RangeError', 'SyntaxError', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'DataView', 'ArrayBuffer', 'SharedArrayBuffer', 'Atomics'],
  ...['Int8Array', 'Int16Array', 'Int32Array', 'Uint8Array', 'Uint16Array', 'Uint32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
  ...['parseInt', 'parseFloat', 'isNaN', 'isFinite', 'encodeURIComponent', 'decodeURIComponent'],
];

/**
 * The environment of Node, where `Math`, `Map` and the like are as quick as outside: the global object of a test file asks the process at each look-up, which takes longer than most
 * of what is called; a constant of a script is found without it.
 */
export default class QuickGlobals extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    new Script(`const { ${NAMES.join(', ')} } = globalThis;`).runInContext(this.getVmContext());
  }
}
