import type { Classification, ClassificationVersion } from './classification.js';
import { ConceptDrafts } from './reading/concept-drafts.js';
import { openDownload, type DownloadedFile } from './reading/csv-files.js';
import { FaultList, rowsOf, type Faults } from './reading/csv-rows.js';
import { conceptFiles, layoutOf, type ConceptFileKind } from './reading/download-layout.js';
import { versionOf } from './reading/download-version.js';
import { numberedConcepts, readHierarchies, readOccupationSkills, readSkillUses, type RelationReading } from './reading/read-relations.js';

export interface ReadingOptions extends Partial<ClassificationVersion> {
  /** Called as each file begins; `done` and `total` are bytes, unpacked where that is known. */
  readonly onFile?: (file: string, done: number, total: number) => void;
}

export interface Reading {
  /** Null after a fatal fault. Rows with other faults are left out of it. */
  readonly classification: Classification | null;
  readonly faults: Faults;
  /** What the person who brought the files should know though nothing is wrong. */
  readonly notes: readonly string[];
}

const CONCEPT_KINDS = Object.keys(conceptFiles) as ConceptFileKind[];
const NEEDED: readonly ConceptFileKind[] = ['occupations', 'skills'];

/**
 * Reads a classification in the European Commission's CSV layout, any version from 1.0, from folders and zips: names in every
 * language found, relations, hierarchies. Only occupations and skills must be there; whatever else a version lacks stays empty.
 * Names of concepts come with their first-language file, so a translation of another version never adds or renames a concept.
 */
export async function readClassification(paths: readonly string[], options: ReadingOptions = {}): Promise<Reading> {
  const download = await openDownload(paths);
  const faults = new FaultList();
  const notes: string[] = [];
  try {
    const layout = layoutOf(download.files);
    const version = await versionOf(options, layout.vocabulary, download.titles, faults);
    const [first] = layout.languages;
    for (const kind of NEEDED) {
      if (first === undefined || layout.concepts(kind, first) === null) {
        faults.addFatal(`${kind}_${first ?? 'en'}.csv`, null, 'is missing');
      }
    }
    if (version === null || first === undefined || faults.fatal) return { classification: null, faults, notes };
    const reading = { layout, faults, begin: progress(download.files, options) };
    const drafts = await readConcepts(reading, notes);
    // Without all concepts every relation would be told as a fault of its own.
    if (faults.fatal) return { classification: null, faults, notes };
    const broader = await readHierarchies(reading, drafts);
    const numbered = numberedConcepts(drafts);
    const occupationSkills = await readOccupationSkills(reading, numbered);
    const skillUses = await readSkillUses(reading, numbered);
    if (faults.fatal) return { classification: null, faults, notes };
    const { occupations, skills } = numbered;
    const groups = drafts.ofKind('OCCUPATION_GROUP', 'SKILL_GROUP');
    const { languages } = layout;
    return { classification: { ...version, languages, occupations, skills, groups, occupationSkills, skillUses, broader }, faults, notes };
  } finally {
    download.close();
  }
}

function progress(files: readonly DownloadedFile[], options: ReadingOptions): (file: DownloadedFile) => void {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  let done = 0;
  return (file) => {
    options.onFile?.(file.name, done, total);
    done += file.size;
  };
}

async function readConcepts({ layout, faults, begin }: RelationReading, notes: string[]): Promise<ConceptDrafts> {
  const drafts = new ConceptDrafts();
  for (const language of layout.languages) {
    for (const kind of CONCEPT_KINDS) {
      const file = layout.concepts(kind, language);
      if (file === null) continue;
      begin(file);
      let strangers = 0;
      for await (const row of rowsOf(file, ['conceptUri', 'preferredLabel'], faults)) {
        if (language === layout.languages[0]) drafts.add(conceptFiles[kind], language, file.name, row, faults);
        else if (!drafts.translate(conceptFiles[kind], language, row)) strangers += 1;
      }
      if (strangers > 0) notes.push(`${file.name}: ${strangers} concepts are unknown to ${layout.languages[0]} and were left out`);
    }
  }
  return drafts;
}
