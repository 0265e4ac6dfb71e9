import { rarityOf } from './rarity.js';
import { OPTIONAL_SHARE, WHOLE, type SpaceSource } from './space-source.js';
import { products, scaledTo, sideBySide, vectorOf, type Vector } from './vectors.js';

/**
 * What the skills themselves, and the branches of the hierarchy they lie in, weigh beside the words (1). Words alone miss equal work told
 * differently; skills alone miss like work split into other skills, which their branches find again.
 */
const SKILLS_SHARE = 0.25;
const BRANCHES_SHARE = 0.5;
/** A branch of fewer skills says little more than the skills themselves. */
const NARROWEST_BRANCH = 4;
/** How far an occupation is also described by those of its ISCO-08 unit, minor, sub-major and major group. */
const GROUP_SHARES = [
  { digits: 4, share: 0.5 },
  { digits: 3, share: 0.3 },
  { digits: 2, share: 0.3 },
  { digits: 1, share: 0.1 },
] as const;
/** Degrees are kept in steps of 20 parts per million, so that a table of 3,000 occupations takes 18 MB. */
const STEP = 20;

/** Degrees in steps, row by row: a square, symmetric; the diagonal is not used. */
export type RelatednessTable = Uint16Array;

/**
 * To which degree each occupation is related to each other. Two occupations are alike as the words that describe them, the skills that they
 * use and the branches of those skills are alike (cosine, rare ones counting more), each also described by its neighbours in ISCO-08. What
 * two occupations drawn at random have in common counts as nothing.
 */
export function relatednessTable(source: SpaceSource): RelatednessTable {
  const words = wordVectors(source);
  const skills = skillVectors(source);
  const branches = branchVectors(source);
  const vectors = words.map((vector, no) =>
    sideBySide([
      { vector, featureCount: source.wordCount },
      { vector: skills[no] ?? EMPTY, featureCount: source.skillCount },
      { vector: branches[no] ?? EMPTY, featureCount: source.nodeCount },
    ]),
  );
  const alike = products(vectors, source.wordCount + source.skillCount + source.nodeCount);
  spreadOverGroups(alike, source.iscoGroups);
  return stepsOf(alike, source.occupationCount);
}

/** The degree in a table, whole parts per million; 1,000,000 for the occupation itself. */
export function degreeIn(table: RelatednessTable, size: number, from: number, to: number): number {
  return from === to ? WHOLE : (table[from * size + to] ?? 0) * STEP;
}

const EMPTY = vectorOf([]);

function wordVectors({ occupationWords, wordCount }: SpaceSource): readonly Vector[] {
  return countVectors(occupationWords.map((words) => words.map(({ word, count }) => [word, count] as const)), wordCount, 1);
}

function skillVectors(source: SpaceSource): readonly Vector[] {
  return skillWeights(source).map((weights) => scaledTo(vectorOf(weights), Math.sqrt(SKILLS_SHARE)));
}

/** Each occupation by how many of its skills lie in each branch. */
function branchVectors({ occupationSkills, skillNodes, nodeCount, occupationCount }: SpaceSource): readonly Vector[] {
  const widths = new Int32Array(nodeCount);
  const branchesOf = skillNodes.map((nodes) => [...new Set(nodes)]);
  for (const nodes of branchesOf) for (const node of nodes) widths[node] = (widths[node] ?? 0) + 1;
  const counts: Map<number, number>[] = Array.from({ length: occupationCount }, () => new Map());
  for (const { occupation, skill, essential } of occupationSkills) {
    const inBranch = counts[occupation];
    for (const node of branchesOf[skill] ?? []) {
      if ((widths[node] ?? 0) >= NARROWEST_BRANCH) inBranch?.set(node, (inBranch.get(node) ?? 0) + (essential ? 1 : OPTIONAL_SHARE));
    }
  }
  return countVectors(counts.map((inBranch) => [...inBranch]), nodeCount, Math.sqrt(BRANCHES_SHARE));
}

/** Things described by how often each feature comes: more often counts more, ever less so, and rare features count more. */
function countVectors(counts: readonly (readonly (readonly [feature: number, count: number])[])[], featureCount: number, length: number): readonly Vector[] {
  const described = new Int32Array(featureCount);
  for (const features of counts) for (const [feature] of features) described[feature] = (described[feature] ?? 0) + 1;
  return counts.map((features) => {
    const weights = features.map(([feature, count]) => [feature, Math.log(1 + count) * rarityOf(described[feature] ?? 0, counts.length)] as const);
    return scaledTo(vectorOf(weights), length);
  });
}

/** What each skill of each occupation weighs: rarity, essential before optional. */
export function skillWeights({ occupationSkills, skillCount, occupationCount }: SpaceSource): readonly (readonly (readonly [number, number])[])[] {
  const users = new Int32Array(skillCount);
  for (const { skill } of occupationSkills) users[skill] = (users[skill] ?? 0) + 1;
  const weights: [number, number][][] = Array.from({ length: occupationCount }, () => []);
  for (const { occupation, skill, essential } of occupationSkills) {
    weights[occupation]?.push([skill, (essential ? 1 : OPTIONAL_SHARE) * rarityOf(users[skill] ?? 0, occupationCount)]);
  }
  return weights;
}

/** Adds to every row and column the mean of its groups' rows and columns, in place. */
function spreadOverGroups(square: Float32Array, iscoGroups: readonly (string | null)[]): void {
  const size = iscoGroups.length;
  const groupings = GROUP_SHARES.map(({ digits, share }) => ({ share, ...grouped(iscoGroups, digits) }));
  const sums = groupings.map(({ members }) => members.map(() => new Float64Array(size)));
  for (let i = 0; i < size; i++) {
    groupings.forEach(({ groupOf }, which) => {
      const sum = sums[which]?.[groupOf[i] ?? 0];
      if (sum !== undefined) for (let j = 0; j < size; j++) sum[j] = (sum[j] ?? 0) + (square[i * size + j] ?? 0);
    });
  }
  const row = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) row[j] = square[i * size + j] ?? 0;
    groupings.forEach(({ groupOf, members, share }, which) => {
      const sum = sums[which]?.[groupOf[i] ?? 0];
      const mean = share / (members[groupOf[i] ?? 0] ?? 1);
      if (sum !== undefined) for (let j = 0; j < size; j++) row[j] = (row[j] ?? 0) + mean * (sum[j] ?? 0);
    });
    const added = new Float64Array(size);
    for (const { groupOf, members, share } of groupings) {
      const across = new Float64Array(members.length);
      for (let j = 0; j < size; j++) across[groupOf[j] ?? 0] = (across[groupOf[j] ?? 0] ?? 0) + (row[j] ?? 0);
      for (let j = 0; j < size; j++) added[j] = (added[j] ?? 0) + (share * (across[groupOf[j] ?? 0] ?? 0)) / (members[groupOf[j] ?? 0] ?? 1);
    }
    for (let j = 0; j < size; j++) square[i * size + j] = (row[j] ?? 0) + (added[j] ?? 0);
  }
}

/** Occupations by the first digits of their code; one without a code is a group of its own. */
function grouped(codes: readonly (string | null)[], digits: number): { groupOf: Int32Array; members: number[] } {
  const numbers = new Map<string, number>();
  const members: number[] = [];
  const groupOf = Int32Array.from(codes, (code, no) => {
    const name = code === null ? `alone ${no}` : code.slice(0, digits);
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    members[number] = (members[number] ?? 0) + 1;
    return number;
  });
  return { groupOf, members };
}

const MOST_USUAL = 0.9;

function stepsOf(alike: Float32Array, size: number): Uint16Array {
  const lengths = Float64Array.from({ length: size }, (_, i) => Math.sqrt(alike[i * size + i] ?? 0) || 1);
  const cosine = (i: number, j: number): number => (alike[i * size + j] ?? 0) / ((lengths[i] ?? 1) * (lengths[j] ?? 1));
  let sum = 0;
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) sum += cosine(i, j);
  // All alike in every way: then nothing is usual.
  const usual = size < 2 ? 0 : Math.min(sum / ((size * (size - 1)) / 2), MOST_USUAL);
  const steps = new Uint16Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const degree = Math.min(1, Math.max(0, (cosine(i, j) - usual) / (1 - usual)));
      const step = Math.round((degree * WHOLE) / STEP);
      steps[i * size + j] = step;
      steps[j * size + i] = step;
    }
  }
  return steps;
}
