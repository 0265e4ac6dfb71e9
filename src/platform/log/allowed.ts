import { causeOf, type Cause } from './cause.js';

/** Every field a log line may have. Ids, codes, counts and times only: nothing that a person typed or is called. */
const allowed: ReadonlySet<string> = new Set([
  // who and what, by id
  'missionId', 'accountId', 'jobseekerId', 'openingId', 'employerId', 'offerId', 'placementId', 'importId', 'requestId', 'request',
  'relayId', 'messageId', 'attemptId', 'phone', 'segments',
  // where in the service
  'context', 'job', 'queue', 'sweep', 'connection', 'check', 'route', 'method', 'operation', 'field', 'code', 'state', 'step', 'signal',
  // how much, how often, how long
  'status', 'milliseconds', 'seconds', 'count', 'total', 'attempt', 'failures', 'unspoken', 'waiting', 'rows', 'bytes', 'port', 'limit', 'version',
]);

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const WORD = /^[A-Za-z/][\w.:/ -]{0,119}$/;
const LONG_NUMBER = /\d{6}/;

/** What is left of a line's fields: names of withheld ones are kept, so that a developer sees what to add above. */
export interface AllowedFields {
  readonly [name: string]: string | number | boolean | null | Cause | readonly string[];
}

/** Keeps the fields that may be logged. `err` is an error, kept as its cause without what its message quotes. */
export function allowedFields(fields: object): AllowedFields {
  const kept: Record<string, AllowedFields[string]> = {};
  const withheld: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'err') kept['err'] = causeOf(value);
    else if (allowed.has(name) && isPlain(value)) kept[name] = value;
    else if (value !== undefined) withheld.push(name);
  }
  return withheld.length === 0 ? kept : { ...kept, withheld };
}

function isPlain(value: unknown): value is string | number | boolean | null {
  if (typeof value === 'string') return ID.test(value) || (WORD.test(value) && !LONG_NUMBER.test(value));
  return value === null || typeof value === 'number' || typeof value === 'boolean';
}
