import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Lexer,
  Source,
  TokenKind,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

import { kindOfRecord } from '../../src/platform/graphql/global-id.js';
import type { Answer, Person, World } from '../support/world.js';
import { idKinds } from './access-matrix.js';
import { ADAMA, BAKER } from './office.js';

/** A field of Query or Mutation. */
export interface RootField {
  readonly name: string;
  readonly root: 'query' | 'mutation';
  readonly field: GraphQLField<unknown, unknown>;
}

/** One call of a field. */
export interface Call {
  readonly of: RootField;
  readonly args: string;
}

/** What came of a call. */
export interface Ending {
  /** Code of the refusal, as an error or as a member of the union; null for an answer. */
  readonly code: string | null;
  /** Which act was refused, where the refusal says. */
  readonly act: string | null;
  /** Which input was refused, where the refusal says. */
  readonly field: string | null;
  /** Everything that was said, for comparing two answers. */
  readonly said: string;
  /** Whether it shows nothing: null, an empty list or page. */
  readonly empty: boolean;
}

export function rootFields(schema: GraphQLSchema): RootField[] {
  const of = (root: 'query' | 'mutation', fields: Readonly<Record<string, GraphQLField<unknown, unknown>>>): RootField[] =>
    Object.values(fields).map((field) => ({ name: field.name, root, field }));
  return [...of('query', schema.getQueryType()?.getFields() ?? {}), ...of('mutation', schema.getMutationType()?.getFields() ?? {})];
}

/** Where a field takes ids, as paths within its arguments, optional ones too: `openingId`, `input.employerId`. */
export function idPaths({ field }: RootField): string[] {
  const below = (inputs: readonly (GraphQLArgument | GraphQLInputField)[], path: string): string[] =>
    inputs.flatMap((input) => {
      const [type, here] = [getNamedType(input.type), `${path}${input.name}`];
      if (isInputObjectType(type)) return below(Object.values(type.getFields()), `${here}.`);
      return type.name === 'ID' ? [here] : [];
    });
  return below(field.args, '');
}

/** The kind of the id that a field takes at a path; null where nothing tells. */
export function kindAt({ name, field }: RootField, path: string): string | null {
  const last = path.split('.').at(-1) ?? '';
  const named = /^(\w+)Id$/.exec(last)?.[1];
  const known = idKinds[`${name}.${path}`] ?? idKinds[path];
  if (known !== undefined) return known;
  if (last === 'id') return kindOfRecord(field.type);
  return named === undefined ? null : `${named.charAt(0).toUpperCase()}${named.slice(1)}`;
}

/** A call with what is required, and with the ids at those paths; `idAt` gives every id. */
export function callOf(of: RootField, paths: readonly string[], idAt: (path: string) => string): Call {
  const args = write(of.name, of.field.args, '', paths, idAt);
  return { of, args: args === '' ? '' : `(${args})` };
}

type IdAt = (path: string) => string;

function write(of: string, inputs: readonly (GraphQLArgument | GraphQLInputField)[], path: string, paths: readonly string[], idAt: IdAt): string {
  return inputs
    .filter((input) => {
      const here = `${path}${input.name}`;
      const wanted = samples[`${of}.${here}`] !== undefined || paths.some((each) => each === here || each.startsWith(`${here}.`));
      return wanted || companions.has(input.name) || (isNonNullType(input.type) && input.defaultValue === undefined);
    })
    .map((input) => `${input.name}: ${valueOf(of, input.type, input.name, `${path}${input.name}`, paths, idAt)}`)
    .join(', ');
}

function valueOf(of: string, type: GraphQLInputType, name: string, path: string, paths: readonly string[], idAt: IdAt): string {
  const bare = getNullableType(type);
  const sample = samples[`${of}.${path}`] ?? samples[name];
  if (sample !== undefined) return sample;
  if (isListType(bare)) return `[${valueOf(of, bare.ofType, name, path, paths, idAt)}]`;
  if (isInputObjectType(bare)) return `{ ${write(of, Object.values(bare.getFields()), `${path}.`, paths, idAt)} }`;
  if (isEnumType(bare)) return bare.getValues()[0]?.name ?? '';
  if (bare.name === 'ID') return JSON.stringify(idAt(path));
  return byType[bare.name] ?? '"made up"';
}

/** Optional inputs that others need: partners speak for an employer. */
const companions: ReadonlySet<string> = new Set(['employerId']);

/** Values that get past the first look of services, so that calls reach the record they name: by name, or for one place alone, which is then always given. */
const samples: Readonly<Record<string, string>> = {
  roles: '[PARTNER]',
  country: '"ET"',
  currency: '"USD"',
  timeZone: '"Africa/Addis_Ababa"',
  classification: '"starter-1"',
  languages: '["en"]',
  geonameId: String(ADAMA),
  placeId: String(ADAMA),
  occupationUri: JSON.stringify(BAKER),
  rate: '"1.5"',
  criterion: '"women only"',
  'givePlanOpinion.input.ratings.criterion': 'MARKET',
  // A cooperative of one is none.
  'createVenture.input.terms.kind': 'FAMILY',
  'editVenture.input.terms.kind': 'FAMILY',
  'setEmployerMailbox.input.address': '"hiring@example.org"',
  'setEmployerMailbox.input.language': '"en"',
  'acceptOffer.input.language': '"en"',
  'releaseOffer.input.language': '"en"',
  // The one decision that takes a second id.
  'decideJobseekerDuplicate.input.decision': 'MERGE',
  'decideOpeningDuplicate.input.decision': 'MERGE',
  'giveConsent.input.scope.purpose': 'DISCLOSURE',
  'giveConsent.input.scope.step': 'CANDIDATE',
  'giveConsent.input.textVersion': '"v1"',
  'giveConsent.input.language': '"en"',
  'giveConsent.input.afterCounselling': 'true',
  'withdrawConsent.input.scope.purpose': 'DISCLOSURE',
  'withdrawConsent.input.scope.step': 'CANDIDATE',
  // That of an employer which has pledged and is verified.
  'editEmployer.input.version': '3',
  instruments: '[GRANT]',
  facts: '"{}"',
  'writeRuleSet.input.rules': JSON.stringify(JSON.stringify([{ id: 'F07', level: 'BLOCK', holds: { fact: 'months', atMost: 6 }, sentence: 'x' }])),
  'previewRules.rules': JSON.stringify(JSON.stringify([{ id: 'F07', level: 'BLOCK', holds: { fact: 'months', atMost: 6 }, sentence: 'x' }])),
};

const byType: Readonly<Record<string, string>> = { Int: '1', Float: '1.5', Boolean: 'true', Date: '"2030-01-01"', DateTime: '"2030-01-01T00:00:00Z"', MinorUnits: '1' };

/** What the guards of the API allow in one document, with some room. */
const MOST_FIELDS = 10;
const MOST_TOKENS = 900;

/** Requests under way at a time. */
const AT_ONCE = 8;

/** Makes the calls in as few requests as the guards allow; a query that may not be null goes alone, since its error empties the whole answer. */
export async function endings(world: World, who: Person | null, calls: readonly Call[]): Promise<Ending[]> {
  const waiting = batches(calls).map((batch, at) => ({ batch, at }));
  const found: Ending[][] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) found[next.at] = await endingsOf(world, who, next.batch);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found.flat();
}

async function endingsOf(world: World, who: Person | null, batch: readonly Call[]): Promise<Ending[]> {
  const text = batch.map((call, at) => `a${at}: ${textOf(call)}`).join('\n');
  const answer = await world.ask(who, `${batch[0]?.of.root ?? 'query'} { ${text} }`);
  if (answer.errors?.some((error) => (error as { path?: unknown }).path === undefined)) throw new Error(`${text}\n${JSON.stringify(answer.errors)}`);
  return batch.map((_, at) => endingOf(answer, `a${at}`));
}

function batches(calls: readonly Call[]): Call[][] {
  const all: Call[][] = [];
  let [open, tokens]: [Call[], number] = [[], 0];
  for (const call of calls) {
    const [more, alone] = [tokensOf(textOf(call)) + 2, call.of.root === 'query' && isNonNullType(call.of.field.type)];
    const before = open[0];
    const full = before === undefined || open.length >= MOST_FIELDS || tokens + more > MOST_TOKENS || before.of.root !== call.of.root;
    if (full || alone || (before.of.root === 'query' && isNonNullType(before.of.field.type))) {
      open = [];
      tokens = 0;
      all.push(open);
    }
    open.push(call);
    tokens += more;
  }
  return all;
}

function textOf({ of, args }: Call): string {
  return `${of.name}${args}${selection(of.field)}`;
}

/** The refusal of a union, the rows of a page, and plain fields of the first level. */
function selection(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return '';
  if (isUnionType(type)) return ' { __typename ... on Refused { code facts { name value } } }';
  const leaves = isObjectType(type) ? Object.values(type.getFields()).filter((each) => !isCompositeType(getNamedType(each.type)) && each.args.length === 0) : [];
  const rows = isObjectType(type) && type.getFields()['edges'] !== undefined ? ['edges { cursor }'] : [];
  return ` { ${['__typename', ...leaves.map((leaf) => leaf.name), ...rows].join(' ')} }`;
}

function tokensOf(text: string): number {
  const lexer = new Lexer(new Source(text));
  let count = 0;
  while (lexer.advance().kind !== TokenKind.EOF) count += 1;
  return count;
}

function endingOf(answer: Answer, alias: string): Ending {
  const error = answer.errors?.find((each) => (each as { path?: readonly unknown[] }).path?.[0] === alias);
  const value: unknown = answer.data?.[alias] ?? null;
  if (error !== undefined) {
    const { code = '?', facts = {} } = (error.extensions ?? {}) as { code?: string; facts?: { act?: string; field?: string } };
    return { code, act: facts.act ?? null, field: facts.field ?? null, said: JSON.stringify([error.message, code, facts]), empty: true };
  }
  const refused = value as { code?: string; facts?: readonly { name: string; value: string }[] } | null;
  const code = refused !== null && Array.isArray(refused.facts) ? (refused.code ?? null) : null;
  const fact = (name: string): string | null => (code === null ? null : (refused?.facts?.find((each) => each.name === name)?.value ?? null));
  const rows = Array.isArray(value) ? value.filter((each) => each !== null) : (value as { edges?: readonly unknown[] } | null)?.edges;
  return { code, act: fact('act'), field: fact('field'), said: JSON.stringify(value), empty: value === null || rows?.length === 0 };
}
