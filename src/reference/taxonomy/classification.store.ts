import { createHash } from 'node:crypto';

import type { DataSource } from 'typeorm';

import { freezeSpace } from '../../matching/space/skill-space.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { byUri, type Broader, type Classification, type Concept, type ConceptKind, type OccupationSkill, type SkillUse } from './classification.js';
import { keepSpace } from './skill-space.store.js';
import { spaceSourceOf } from './space-source.js';

/** A loaded classification by its key. */
export interface LoadedClassification {
  /** Name and version, such as `esco-1.1.1`: what missions name. */
  readonly key: string;
  readonly name: string;
  readonly version: string;
  readonly languages: readonly string[];
  readonly loadedAt: Date;
}

const SLICE = 5_000;

/** The key under which a classification is loaded. */
export function keyOf({ name, version }: Pick<Classification, 'name' | 'version'>): string {
  return `${name}-${version}`;
}

/** What saving came to. */
export type Saved = 'NEW' | 'REPLACED' | 'UNCHANGED';

/**
 * Writes a classification as its owner, with its skill space, replacing what was there under its key. All or nothing. Nothing is
 * written where the same is there already.
 */
export async function saveClassification(
  owner: DataSource,
  classification: Classification,
  onRows: (done: number, total: number) => void,
): Promise<Saved> {
  const key = keyOf(classification);
  const digest = createHash('sha256').update(JSON.stringify(classification)).digest('hex');
  const { occupations, skills, groups, occupationSkills, skillUses, broader } = classification;
  const total = occupations.length + skills.length + groups.length + occupationSkills.length + skillUses.length + broader.length;
  let done = 0;
  return owner.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`classification ${key}`]);
    const known: { readonly digest: string }[] = await tx.query('select digest from classification where key = $1', [key]);
    if (known[0]?.digest === digest) return 'UNCHANGED';
    await tx.query('delete from classification where key = $1', [key]);
    await tx.query('insert into classification (key, name, version, languages, digest) values ($1, $2, $3, $4, $5)', [
      key,
      classification.name,
      classification.version,
      classification.languages,
      digest,
    ]);
    const insert = async <Row>(rows: readonly Row[], statement: string, columns: (slice: readonly Row[], from: number) => unknown[]): Promise<void> => {
      for (let from = 0; from < rows.length; from += SLICE) {
        const slice = rows.slice(from, from + SLICE);
        await tx.query(statement, [key, ...columns(slice, from)]);
        onRows((done += slice.length), total);
      }
    };
    for (const concepts of [occupations, skills, groups.filter(isOf('OCCUPATION_GROUP')), groups.filter(isOf('SKILL_GROUP'))])
      await insert(concepts, CONCEPTS, conceptColumns);
    await insert(
      occupationSkills,
      `insert into occupation_skill (classification, occupation, skill, essential) select $1, * from unnest($2::int[], $3::int[], $4::boolean[])`,
      (rows) => [rows.map((row) => row.occupation), rows.map((row) => row.skill), rows.map((row) => row.essential)],
    );
    await insert(
      skillUses,
      `insert into skill_use (classification, from_skill, to_skill, essential) select $1, * from unnest($2::int[], $3::int[], $4::boolean[])`,
      (rows) => [rows.map((row) => row.from), rows.map((row) => row.to), rows.map((row) => row.essential)],
    );
    await insert(
      broader,
      `insert into broader_concept (classification, child, parent) select $1, * from unnest($2::text[], $3::text[]) on conflict do nothing`,
      (rows) => [rows.map((row) => row.child), rows.map((row) => row.parent)],
    );
    await keepSpace(tx, key, freezeSpace(spaceSourceOf(classification)));
    return known.length === 0 ? 'NEW' : 'REPLACED';
  });
}

const CONCEPTS = `
  insert into concept (classification, uri, kind, number, code, isco_group, skill_type, reuse_level, names, descriptions)
  select $1, c.* from unnest($2::text[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[], $10::jsonb[]) c`;

function conceptColumns(rows: readonly Concept[], from: number): unknown[] {
  return [
    rows.map((row) => row.uri),
    rows.map((row) => row.kind),
    rows.map((_, index) => from + index),
    rows.map((row) => row.code),
    rows.map((row) => row.iscoGroup),
    rows.map((row) => row.skillType),
    rows.map((row) => row.reuseLevel),
    rows.map((row) => JSON.stringify(row.names)),
    rows.map((row) => JSON.stringify(row.descriptions)),
  ];
}

function isOf(kind: ConceptKind): (concept: Concept) => boolean {
  return (concept) => concept.kind === kind;
}

/** What is loaded, by key. */
export function loadedClassifications(tx: Tx): Promise<LoadedClassification[]> {
  return tx.query('select key, name, version, languages, loaded_at as "loadedAt" from classification order by key');
}

/** A whole classification from the database, as it was loaded; null where there is none of that key. */
export async function readStoredClassification(tx: Tx, key: string): Promise<Classification | null> {
  const [found]: LoadedClassification[] = await tx.query('select name, version, languages from classification where key = $1', [key]);
  if (found === undefined) return null;
  const concepts: Concept[] = await tx.query(
    `select uri, kind, code, isco_group as "iscoGroup", skill_type as "skillType", reuse_level as "reuseLevel", names, descriptions
     from concept where classification = $1 order by kind, number`,
    [key],
  );
  const occupationSkills: OccupationSkill[] = await tx.query(
    'select occupation, skill, essential from occupation_skill where classification = $1 order by occupation, skill',
    [key],
  );
  const skillUses: SkillUse[] = await tx.query(
    'select from_skill as "from", to_skill as "to", essential from skill_use where classification = $1 order by from_skill, to_skill',
    [key],
  );
  const broader: Broader[] = await tx.query('select child, parent from broader_concept where classification = $1 order by child, parent', [key]);
  return {
    name: found.name,
    version: found.version,
    languages: found.languages,
    occupations: concepts.filter(isOf('OCCUPATION')),
    skills: concepts.filter(isOf('SKILL')),
    groups: concepts.filter((concept) => concept.kind === 'OCCUPATION_GROUP' || concept.kind === 'SKILL_GROUP').sort(byUri),
    occupationSkills,
    skillUses,
    broader,
  };
}

/** Concepts of these URIs in any loaded classification, the newest loaded first: ids of an older version stay readable. */
export function conceptsAnywhere(tx: Tx, uris: readonly string[]): Promise<(Concept & { readonly classification: string })[]> {
  return tx.query(
    `select c.classification, c.uri, c.kind, c.code, c.isco_group as "iscoGroup", c.skill_type as "skillType", c.reuse_level as "reuseLevel",
       c.names, c.descriptions
     from concept c join classification v on v.key = c.classification where c.uri = any ($1) order by v.loaded_at desc, v.key`,
    [uris],
  );
}

/** The ISCO-08 group of an occupation in a classification; null where it is not coded, or the classification does not know it. */
export async function iscoGroupOf(tx: Tx, key: string, uri: string): Promise<string | null> {
  const [row]: { iscoGroup: string | null }[] = await tx.query(`select isco_group as "iscoGroup" from concept where classification = $1 and uri = $2 and kind = 'OCCUPATION'`, [key, uri]);
  return row?.iscoGroup ?? null;
}
