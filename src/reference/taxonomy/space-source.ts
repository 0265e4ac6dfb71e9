import type { SpaceSource } from '../../matching/space/space-source.js';
import type { Classification, Concept } from './classification.js';
import { stemsOf } from './search/words.js';

/** How often a word counts by where it stands. The words of an occupation's skills do not count: the skills themselves do, and tell more. */
const OWN_NAME = 3;
const OWN_ALTERNATIVE = 0.5;
const OWN_DESCRIPTION = 1;
const GROUP_NAME = 4.5;
const GROUP_DESCRIPTION = 1.5;

/** A classification as the plain arrays that relatedness is worked out from. Words are those of its first language. */
export function spaceSourceOf(classification: Classification): SpaceSource {
  const { occupations, skills, groups, occupationSkills, skillUses } = classification;
  const numbers = new Map<string, number>();
  return {
    skillCount: skills.length,
    occupationCount: occupations.length,
    occupationSkills,
    skillUses,
    skillNodes: skillNodesOf(classification),
    nodeCount: skills.length + groups.length,
    iscoGroups: occupations.map((occupation) => occupation.iscoGroup),
    occupationWords: occupationWordsOf(classification, numbers),
    wordCount: numbers.size,
  };
}

/** Each skill with all that stands above it in the hierarchy; a ring in the data ends where it began. */
function skillNodesOf({ skills, groups, broader }: Classification): readonly (readonly number[])[] {
  const node = new Map([...skills, ...groups].map((concept, number) => [concept.uri, number]));
  const parents = new Map<number, number[]>();
  for (const { child, parent } of broader) {
    const [from, to] = [node.get(child), node.get(parent)];
    if (from === undefined || to === undefined) continue;
    const known = parents.get(from);
    if (known === undefined) parents.set(from, [to]);
    else known.push(to);
  }
  return skills.map((_, skill) => {
    const reached = new Set([skill]);
    for (const at of reached) for (const parent of parents.get(at) ?? []) reached.add(parent);
    return [...reached];
  });
}

type Counts = Map<string, number>;

function occupationWordsOf(classification: Classification, numbers: Map<string, number>): SpaceSource['occupationWords'] {
  const [language = 'en'] = classification.languages;
  const groupWords = new Map(
    classification.groups
      .filter((group) => group.kind === 'OCCUPATION_GROUP' && group.code !== null)
      .map((group) => [group.code, counted(group, language, GROUP_NAME, 0, GROUP_DESCRIPTION)]),
  );
  const ofOccupation = classification.occupations.map((occupation) => {
    const counts = counted(occupation, language, OWN_NAME, OWN_ALTERNATIVE, OWN_DESCRIPTION);
    for (const [word, count] of groupWords.get(occupation.iscoGroup) ?? []) counts.set(word, (counts.get(word) ?? 0) + count);
    return counts;
  });
  return ofOccupation.map((counts) =>
    [...counts].map(([word, count]) => {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      return { word: number, count };
    }),
  );
}

function counted(concept: Concept, language: string, name: number, alternative: number, description: number): Counts {
  const counts: Counts = new Map();
  const names = concept.names[language];
  const count = (text: string, by: number): void => {
    if (by > 0) for (const stem of stemsOf(text, language)) counts.set(stem, (counts.get(stem) ?? 0) + by);
  };
  count(names?.preferred ?? '', name);
  for (const label of names?.alternatives ?? []) count(label, alternative);
  count(concept.descriptions[language] ?? '', description);
  return counts;
}
