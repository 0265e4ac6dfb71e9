import {
  Kind,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

import { USUAL_PAGE } from '../connection.js';

/** The variables of a request, as sent. */
export type Variables = Readonly<Record<string, unknown>>;

/** What an operation asks for, with every fragment counted as often as it is spread. */
export interface Measured {
  readonly rootFields: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** The largest page asked for. */
  readonly page: number;
  readonly cost: number;
}

/** A selection: `rows` is the cost of what is there once for each row of a page (`edges`, `nodes`), `rest` of all else. */
interface Weight {
  fields: number;
  depth: number;
  aliases: number;
  directives: number;
  page: number;
  rows: number;
  rest: number;
}

const ROWS = new Set(['edges', 'nodes']);
const SIZES = new Set(['first', 'last']);

class Cycle extends Error {}

/** Measures an operation; 'cycle' if a fragment it uses spreads itself. `isFree` fields count as one, without their inside. */
export function measure(
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
  variables: Variables,
  isFree: (field: FieldNode) => boolean,
): Measured | 'cycle' {
  const walk = new Walk(operation, fragments, variables, isFree);
  try {
    const whole = walk.selection(operation.selectionSet);
    walk.countDirectives(whole, operation.directives);
    for (const variable of operation.variableDefinitions ?? []) walk.countDirectives(whole, variable.directives);
    const { fields: rootFields, depth, aliases, directives, page, rows, rest } = whole;
    return { rootFields, depth, aliases, directives, page, cost: rows + rest };
  } catch (error) {
    if (error instanceof Cycle) return 'cycle';
    throw error;
  }
}

class Walk {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly defaults: ReadonlyMap<string, ValueNode | undefined>;
  /** Each fragment is weighed once: doubling fragments would otherwise take exponential time. */
  private readonly weighed = new Map<string, Weight | 'open'>();

  constructor(
    operation: OperationDefinitionNode,
    fragments: readonly FragmentDefinitionNode[],
    private readonly variables: Variables,
    private readonly isFree: (field: FieldNode) => boolean,
  ) {
    this.fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.defaults = new Map(operation.variableDefinitions?.map((node) => [node.variable.name.value, node.defaultValue]));
  }

  selection(set: SelectionSetNode): Weight {
    const weight: Weight = { fields: 0, depth: 0, aliases: 0, directives: 0, page: 0, rows: 0, rest: 0 };
    const answered = new Set<string>();
    for (const node of set.selections) {
      this.countDirectives(weight, node.directives);
      if (node.kind === Kind.INLINE_FRAGMENT) add(weight, this.selection(node.selectionSet));
      else if (node.kind === Kind.FRAGMENT_SPREAD) add(weight, this.fragment(node.name.value));
      else {
        const key = node.alias?.value ?? node.name.value;
        if (node.alias !== undefined || answered.has(key)) weight.aliases += 1;
        answered.add(key);
        this.field(weight, node);
      }
    }
    return weight;
  }

  countDirectives(weight: Weight, directives: readonly DirectiveNode[] | undefined): void {
    weight.directives += directives?.length ?? 0;
  }

  private field(weight: Weight, node: FieldNode): void {
    const inside = node.selectionSet === undefined || this.isFree(node) ? null : this.selection(node.selectionSet);
    const size = this.sizeOf(node);
    const cost = inside === null ? 1 : 1 + costInside(inside, size);
    weight.fields += 1;
    weight.depth = Math.max(weight.depth, 1 + (inside?.depth ?? 0));
    weight.aliases += inside?.aliases ?? 0;
    weight.directives += inside?.directives ?? 0;
    weight.page = Math.max(weight.page, inside?.page ?? 0, size ?? 0);
    if (ROWS.has(node.name.value)) weight.rows += cost;
    else weight.rest += cost;
  }

  private fragment(name: string): Weight {
    const known = this.weighed.get(name);
    if (known === 'open') throw new Cycle();
    if (known !== undefined) return known;
    const definition = this.fragments.get(name);
    if (definition === undefined) return { fields: 1, depth: 1, aliases: 0, directives: 0, page: 0, rows: 0, rest: 1 };
    this.weighed.set(name, 'open');
    const weight = this.selection(definition.selectionSet);
    this.countDirectives(weight, definition.directives);
    this.weighed.set(name, weight);
    return weight;
  }

  /** Rows that the arguments of a field ask for: the number of `first` or `last`, the length of `ids` or `uris`; null for neither. */
  private sizeOf(node: FieldNode): number | null {
    const sizes = (node.arguments ?? []).flatMap(({ name, value }) => {
      if (SIZES.has(name.value)) return [this.numberOf(value)];
      return name.value === 'ids' || name.value === 'uris' ? [this.lengthOf(value)] : [];
    });
    return sizes.length === 0 ? null : Math.max(...sizes);
  }

  private numberOf(value: ValueNode): number {
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind !== Kind.VARIABLE) return USUAL_PAGE;
    const sent = this.variables[value.name.value];
    if (typeof sent === 'number') return sent;
    const usual = this.defaults.get(value.name.value);
    return usual?.kind === Kind.INT ? Number(usual.value) : USUAL_PAGE;
  }

  private lengthOf(value: ValueNode): number {
    if (value.kind === Kind.LIST) return value.values.length;
    if (value.kind !== Kind.VARIABLE) return 1;
    const sent = this.variables[value.name.value];
    if (Array.isArray(sent)) return sent.length;
    const usual = this.defaults.get(value.name.value);
    return usual?.kind === Kind.LIST ? usual.values.length : 1;
  }
}

/** A field with a page size repeats its rows, or all of its inside where it has no `edges`; `edges` alone mean a usual page. */
function costInside(inside: Weight, size: number | null): number {
  if (size === null) return USUAL_PAGE * inside.rows + inside.rest;
  const times = Math.max(1, size);
  return inside.rows > 0 ? times * inside.rows + inside.rest : times * inside.rest;
}

function add(weight: Weight, more: Weight): void {
  weight.fields += more.fields;
  weight.depth = Math.max(weight.depth, more.depth);
  weight.aliases += more.aliases;
  weight.directives += more.directives;
  weight.page = Math.max(weight.page, more.page);
  weight.rows += more.rows;
  weight.rest += more.rest;
}
