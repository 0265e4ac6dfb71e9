import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readClassification } from './read-classification.js';

const FOLDER = join(process.cwd(), 'src/reference/taxonomy/starter');
const LANGUAGES = ['en', 'fr', 'ar'] as const;
const CONCEPT_FILES = ['occupations', 'skills', 'ISCOGroups', 'skillGroups'] as const;

type Row = Readonly<Record<string, string>>;

function rowsOf(name: string): readonly Row[] {
  return parse<Row>(readFileSync(join(FOLDER, name)), { columns: true });
}

function column(rows: readonly Row[], name: string): readonly string[] {
  return rows.map((row) => row[name]!);
}

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function labelsIn(field: string): readonly string[] {
  return field === '' ? [] : field.split('\n');
}

const concepts = Object.fromEntries(
  CONCEPT_FILES.flatMap((kind) => LANGUAGES.map((language) => [`${kind}_${language}`, rowsOf(`${kind}_${language}.csv`)] as const)),
);
const occupations = concepts['occupations_en']!;
const skills = concepts['skills_en']!;
const iscoGroups = concepts['ISCOGroups_en']!;
const skillGroups = concepts['skillGroups_en']!;
const needs = rowsOf('occupationSkillRelations.csv');
const skillPairs = rowsOf('skillSkillRelations.csv');
const occupationTree = rowsOf('broaderRelationsOccPillar.csv');
const skillTree = rowsOf('broaderRelationsSkillPillar.csv');

const skillUris = new Set(column(skills, 'conceptUri'));
const occupationUris = new Set(column(occupations, 'conceptUri'));
const skillTypes = new Map(skills.map((skill) => [skill['conceptUri']!, skill['skillType']!]));

function needsOf(occupationUri: string, relationType: string): readonly Row[] {
  return needs.filter((need) => need['occupationUri'] === occupationUri && need['relationType'] === relationType);
}

describe('the starter vocabulary', () => {
  it('says its name, its version and how far its languages are checked', () => {
    const vocabulary: unknown = JSON.parse(readFileSync(join(FOLDER, 'vocabulary.json'), 'utf8'));
    expect(vocabulary).toMatchObject({ name: 'starter', version: '1', languages: { ar: 'to be checked by a native speaker' } });
  });

  it('holds at least 150 occupations and 600 skills', () => {
    expect(occupations.length).toBeGreaterThanOrEqual(150);
    expect(skills.length).toBeGreaterThanOrEqual(600);
  });

  it.each(readdirSync(FOLDER))('%s is clean UTF-8 text', (name) => {
    const content = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(FOLDER, name)));
    // eslint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(content).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00a0\ufeff\ufffd]/);
    expect(content.endsWith('\n')).toBe(true);
  });

  describe.each(Object.keys(concepts))('%s', (name) => {
    const rows = concepts[name]!;
    const uris = column(rows, 'conceptUri');

    it('has unique URIs in their order', () => {
      expect(uris.filter((uri) => !/^(http:\/\/data\.europa\.eu\/esco\/|urn:rejoin:)\S+$/.test(uri))).toEqual([]);
      expect(repeated(uris)).toEqual([]);
      expect(uris).toEqual([...uris].sort());
    });

    it('names every concept, none like another', () => {
      const labels = column(rows, 'preferredLabel');
      expect(labels.filter((label) => label === '' || label !== label.trim())).toEqual([]);
      expect(repeated(labels.map((label) => label.toLowerCase()))).toEqual([]);
    });

    it('names the same concepts as the English file, in its own script', () => {
      const kind = name.replace(/_.*/, '_en');
      expect(uris).toEqual(column(concepts[kind]!, 'conceptUri'));
      const arabic = name.endsWith('_ar');
      expect(column(rows, 'preferredLabel').filter((label) => /\p{Script=Arabic}/u.test(label) !== arabic)).toEqual([]);
    });
  });

  it.each(['occupations_en', 'occupations_fr', 'skills_en', 'skills_fr'])('%s offers one to four alternatives to search by', (name) => {
    for (const row of concepts[name]!) {
      const alternatives = labelsIn(row['altLabels']!);
      expect([row['preferredLabel'], alternatives.length >= 1 && alternatives.length <= 4]).toEqual([row['preferredLabel'], true]);
      expect(repeated([row['preferredLabel']!, ...alternatives])).toEqual([]);
    }
  });

  it('places every occupation in a four-digit ISCO-08 group that exists with all its parents', () => {
    const codes = new Set(column(iscoGroups, 'code'));
    for (const { iscoGroup } of occupations) {
      expect(iscoGroup).toMatch(/^\d{4}$/);
      expect([1, 2, 3, 4].map((digits) => iscoGroup!.slice(0, digits)).filter((code) => !codes.has(code))).toEqual([]);
    }
  });

  it('has no ISCO-08 group without an occupation', () => {
    const used = column(occupations, 'iscoGroup');
    expect(column(iscoGroups, 'code').filter((code) => !used.some((group) => group.startsWith(code)))).toEqual([]);
  });

  it('hangs occupations and groups where their codes say', () => {
    const codes = new Map(iscoGroups.map((group) => [group['conceptUri']!, group['code']!]));
    for (const occupation of occupations) codes.set(occupation['conceptUri']!, `${occupation['iscoGroup']!}.`);
    const wrong = occupationTree.filter((row) => codes.get(row['conceptUri']!)?.slice(0, -1) !== codes.get(row['broaderUri']!));
    expect(wrong).toEqual([]);
    const below = [...codes].filter(([, code]) => code.length > 1).map(([uri]) => uri);
    expect(column(occupationTree, 'conceptUri')).toEqual(below.sort());
  });

  it('places every skill in one group and every group but the top ones in another', () => {
    const groupUris = new Set(column(skillGroups, 'conceptUri'));
    expect(column(skillTree, 'broaderUri').filter((uri) => !groupUris.has(uri))).toEqual([]);
    const tops = skillGroups.filter((group) => !group['code']!.includes('.')).map((group) => group['conceptUri']!);
    const below = [...groupUris, ...skillUris].filter((uri) => !tops.includes(uri));
    expect(column(skillTree, 'conceptUri')).toEqual(below.sort());
    const filled = new Set(column(skillTree, 'broaderUri'));
    expect([...groupUris].filter((uri) => !filled.has(uri))).toEqual([]);
  });

  it('relates only occupations and skills that exist, once, with the skill type right', () => {
    expect(needs.filter((need) => !occupationUris.has(need['occupationUri']!))).toEqual([]);
    expect(needs.filter((need) => skillTypes.get(need['skillUri']!) !== need['skillType'])).toEqual([]);
    expect(needs.filter((need) => need['relationType'] !== 'essential' && need['relationType'] !== 'optional')).toEqual([]);
    expect(repeated(needs.map((need) => `${need['occupationUri']} ${need['skillUri']}`))).toEqual([]);
  });

  it.each([
    ['occupation needs', column(needs, 'occupationUri')],
    ['skill pairs', column(skillPairs, 'originalSkillUri')],
    ['the occupation tree', column(occupationTree, 'conceptUri')],
    ['the skill tree', column(skillTree, 'conceptUri')],
  ])('keeps %s in the order of their URIs', (_name, uris) => {
    expect(uris).toEqual([...uris].sort());
  });

  it('gives every occupation 5 to 12 essential and 4 to 8 optional skills', () => {
    for (const occupation of occupations) {
      const essential = needsOf(occupation['conceptUri']!, 'essential').length;
      const optional = needsOf(occupation['conceptUri']!, 'optional').length;
      const enough = essential >= 5 && essential <= 12 && optional >= 4 && optional <= 8;
      expect([occupation['preferredLabel'], essential, optional, enough]).toEqual([occupation['preferredLabel'], essential, optional, true]);
    }
  });

  it('uses every skill, and shares most of them between occupations', () => {
    const uses = new Map<string, number>();
    for (const uri of column(needs, 'skillUri')) uses.set(uri, (uses.get(uri) ?? 0) + 1);
    expect(skills.filter((skill) => !uses.has(skill['conceptUri']!))).toEqual([]);
    expect([...uses.values()].filter((count) => count > 1).length).toBeGreaterThan(skills.length * 0.75);
  });

  it('gives no two occupations the same skills', () => {
    const profiles = occupations.map((occupation) => column(needsOf(occupation['conceptUri']!, 'essential'), 'skillUri').join(' '));
    expect(repeated(profiles)).toEqual([]);
  });

  it('is read like a download, whole and without a fault', async () => {
    const { classification, faults, notes } = await readClassification([FOLDER]);
    expect(faults).toMatchObject({ first: [], count: 0, fatal: false });
    expect(notes).toEqual([]);
    expect(classification).toMatchObject({ name: 'starter', version: '1', languages: ['en', 'ar', 'fr'] });
    expect(classification!.occupations).toHaveLength(occupations.length);
    expect(classification!.skills).toHaveLength(skills.length);
    expect(classification!.groups).toHaveLength(iscoGroups.length + skillGroups.length);
  });

  it('relates skills to other skills that exist, once, with their types right', () => {
    expect(skillPairs.filter((pair) => skillTypes.get(pair['originalSkillUri']!) !== pair['originalSkillType'])).toEqual([]);
    expect(skillPairs.filter((pair) => skillTypes.get(pair['relatedSkillUri']!) !== pair['relatedSkillType'])).toEqual([]);
    expect(skillPairs.filter((pair) => pair['originalSkillUri'] === pair['relatedSkillUri'])).toEqual([]);
    expect(repeated(skillPairs.map((pair) => `${pair['originalSkillUri']} ${pair['relatedSkillUri']}`))).toEqual([]);
  });
});
