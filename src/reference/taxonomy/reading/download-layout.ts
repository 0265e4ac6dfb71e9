import type { ConceptKind } from '../classification.js';
import type { DownloadedFile } from './csv-files.js';

/**
 * The files of the European Commission's CSV download that are read, by the part of the name before the language. Other files of
 * the download (collections, dictionary, concept schemes) repeat what these hold.
 */
export const conceptFiles = {
  occupations: 'OCCUPATION',
  skills: 'SKILL',
  iscogroups: 'OCCUPATION_GROUP',
  skillgroups: 'SKILL_GROUP',
} as const satisfies Record<string, ConceptKind>;

export const relationFiles = [
  'occupationskillrelations',
  'skillskillrelations',
  'broaderrelationsoccpillar',
  'broaderrelationsskillpillar',
  'skillshierarchy',
] as const;

export type ConceptFileKind = keyof typeof conceptFiles;
export type RelationFileKind = (typeof relationFiles)[number];

/** The files of one download, found by name: `skills_fr.csv`, `occupationSkillRelations.csv`, `occupationSkillRelations_en.csv`. */
export interface Layout {
  /** With concepts in at least one language; the first falls in for the others. English where there is English. */
  readonly languages: readonly string[];
  concepts(kind: ConceptFileKind, language: string): DownloadedFile | null;
  /** Relations are the same in every language: one file is enough, the first language's if there are several. */
  relation(kind: RelationFileKind): DownloadedFile | null;
  /** `vocabulary.json`, where a vocabulary says its own name and version. */
  readonly vocabulary: DownloadedFile | null;
}

const CSV_NAME = /^([a-z]+)(?:_([a-z]{2,3}(?:-[a-z]+)?))?\.csv$/;
const FIRST_CHOICE = 'en';

export function layoutOf(files: readonly DownloadedFile[]): Layout {
  const found = new Map<string, DownloadedFile>();
  const languages = new Set<string>();
  for (const file of files) {
    const [, kind, suffix] = CSV_NAME.exec(file.name.toLowerCase()) ?? [];
    if (kind === undefined) continue;
    const language = suffix ?? FIRST_CHOICE;
    // The same file plain and compressed, or in the folder and in a zip beside it: the first in order of names counts.
    if (!found.has(`${kind}_${language}`)) found.set(`${kind}_${language}`, file);
    if (kind in conceptFiles) languages.add(language);
  }
  const ordered = [...languages].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return {
    languages: ordered,
    concepts: (kind, language) => found.get(`${kind}_${language}`) ?? null,
    relation: (kind) => {
      const name = [FIRST_CHOICE, ...ordered].map((language) => `${kind}_${language}`).find((candidate) => found.has(candidate));
      return name === undefined ? null : (found.get(name) ?? null);
    },
    vocabulary: files.find((file) => file.name.toLowerCase() === 'vocabulary.json') ?? null,
  };
}

function rank(language: string): number {
  return language === FIRST_CHOICE ? 0 : 1;
}
