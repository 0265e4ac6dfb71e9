import type { Broader, Concept, OccupationSkill, SkillUse } from '../classification.js';
import type { ConceptDrafts } from './concept-drafts.js';
import type { DownloadedFile } from './csv-files.js';
import { rowsOf, type FaultList } from './csv-rows.js';
import type { Layout } from './download-layout.js';

/** What each reader of a relation file is given. */
export interface RelationReading {
  readonly layout: Layout;
  readonly faults: FaultList;
  /** Called as each file begins. */
  readonly begin: (file: DownloadedFile) => void;
}

/**
 * The steps up both hierarchies, each once. A version without files of groups leaves out the steps that name one, silently: there is
 * nothing the reader could do about it.
 */
export async function readHierarchies({ layout, faults, begin }: RelationReading, drafts: ConceptDrafts): Promise<readonly Broader[]> {
  const first = layout.languages[0] ?? '';
  const groupsAreKnown = layout.concepts('skillgroups', first) !== null && layout.concepts('iscogroups', first) !== null;
  const pairs = new Map<string, Broader>();
  const add = (child: string, parent: string): void => void pairs.set(`${child} ${parent}`, { child, parent });
  const levels = layout.relation('skillshierarchy');
  if (levels !== null) {
    begin(levels);
    for await (const row of rowsOf(levels, ['Level 0 URI'], faults)) {
      for (let level = 0; row.get(`Level ${level} URI`) !== ''; level += 1) {
        const uri = row.get(`Level ${level} URI`);
        drafts.addGroup(uri, first, row.get(`Level ${level} preferred term`), row.get(`Level ${level} code`));
        if (level > 0) add(uri, row.get(`Level ${level - 1} URI`));
      }
    }
  }
  for (const kind of ['broaderrelationsoccpillar', 'broaderrelationsskillpillar'] as const) {
    const file = layout.relation(kind);
    if (file === null) continue;
    begin(file);
    for await (const row of rowsOf(file, ['conceptUri', 'broaderUri'], faults)) {
      const [child, parent] = [row.get('conceptUri'), row.get('broaderUri')];
      const unknown = [child, parent].find((uri) => drafts.kindOf(uri) === null);
      if (unknown === undefined) add(child, parent);
      else if (groupsAreKnown) faults.add(file.name, row.number, `names a concept that is in no other file: ${unknown}`);
    }
  }
  return [...pairs.values()].sort((a, b) => order(a.child, b.child) || order(a.parent, b.parent));
}

/** Occupations and skills with their numbers. */
export interface Numbered {
  readonly occupations: readonly Concept[];
  readonly skills: readonly Concept[];
  readonly occupationNo: ReadonlyMap<string, number>;
  readonly skillNo: ReadonlyMap<string, number>;
}

export function numberedConcepts(drafts: ConceptDrafts): Numbered {
  const occupations = drafts.ofKind('OCCUPATION');
  const skills = drafts.ofKind('SKILL');
  return {
    occupations,
    skills,
    occupationNo: new Map(occupations.map((concept, no) => [concept.uri, no])),
    skillNo: new Map(skills.map((concept, no) => [concept.uri, no])),
  };
}

/** Which skills the occupations need; a row with an unknown occupation or skill is a fault (ESCO 1.1.1 has 67) and is left out. */
export async function readOccupationSkills({ layout, faults, begin }: RelationReading, numbered: Numbered): Promise<readonly OccupationSkill[]> {
  const file = layout.relation('occupationskillrelations');
  const found = new Map<number, OccupationSkill>();
  if (file === null) return [];
  begin(file);
  for await (const row of rowsOf(file, ['occupationUri', 'relationType', 'skillUri'], faults)) {
    const occupation = numbered.occupationNo.get(row.get('occupationUri'));
    const skill = numbered.skillNo.get(row.get('skillUri'));
    const essential = isEssential(row.get('relationType'));
    if (occupation === undefined) faults.add(file.name, row.number, `names an unknown occupation: ${row.get('occupationUri')}`);
    else if (skill === undefined) faults.add(file.name, row.number, `names an unknown skill: ${row.get('skillUri')}`);
    else if (essential === null) faults.add(file.name, row.number, `relationType is neither essential nor optional`);
    else keepStronger(found, occupation * numbered.skills.length + skill, { occupation, skill, essential });
  }
  return [...found.values()].sort((a, b) => a.occupation - b.occupation || a.skill - b.skill);
}

/** Which skills need others; as `readOccupationSkills`. */
export async function readSkillUses({ layout, faults, begin }: RelationReading, numbered: Numbered): Promise<readonly SkillUse[]> {
  const file = layout.relation('skillskillrelations');
  const found = new Map<number, SkillUse>();
  if (file === null) return [];
  begin(file);
  for await (const row of rowsOf(file, ['originalSkillUri', 'relationType', 'relatedSkillUri'], faults)) {
    const from = numbered.skillNo.get(row.get('originalSkillUri'));
    const to = numbered.skillNo.get(row.get('relatedSkillUri'));
    const essential = isEssential(row.get('relationType'));
    if (from === undefined) faults.add(file.name, row.number, `names an unknown skill: ${row.get('originalSkillUri')}`);
    else if (to === undefined) faults.add(file.name, row.number, `names an unknown skill: ${row.get('relatedSkillUri')}`);
    else if (essential === null) faults.add(file.name, row.number, `relationType is neither essential nor optional`);
    else if (from !== to) keepStronger(found, from * numbered.skills.length + to, { from, to, essential });
  }
  return [...found.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

function isEssential(relationType: string): boolean | null {
  const type = relationType.toLowerCase();
  return type === 'essential' ? true : type === 'optional' ? false : null;
}

/** A pair that a file names twice is one relation, essential if either row says so. */
function keepStronger<T extends { readonly essential: boolean }>(found: Map<number, T>, key: number, relation: T): void {
  if (found.get(key)?.essential !== true) found.set(key, relation);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
