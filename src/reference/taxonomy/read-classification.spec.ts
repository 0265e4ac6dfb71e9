import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipOf } from '../../../test/support/zip.js';
import { nameOf } from './classification.js';
import { readClassification } from './read-classification.js';

const BAKER = 'http://data.example/occupation/baker';
const MASON = 'http://data.example/occupation/mason';
const KNEAD = 'http://data.example/skill/knead';
const YEAST = 'http://data.example/skill/yeast';
const COOKING = 'http://data.example/skill/S1';

const files: Readonly<Record<string, string>> = {
  'occupations_en.csv':
    'conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,description,code\n' +
    `Occupation,${MASON},7112,stonemason,,,,7112.1\n` +
    `Occupation,${BAKER},C7512,baker,"bread maker\nbaker\npastry maker",bakker,"Bakers make, and sell, bread.",7512.1\n`,
  'occupations_fr.csv': `conceptUri,preferredLabel,altLabels\n${BAKER},boulanger/boulangère,\n${MASON},,\n`,
  'skills_en.csv':
    'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels\n' +
    `KnowledgeSkillCompetence,${YEAST},knowledge,cross-sector,yeast,\n` +
    `KnowledgeSkillCompetence,${KNEAD},skill/competence,sector-specific,knead dough,\n`,
  'skillGroups_en.csv': `conceptUri,preferredLabel,altLabels,code\n${COOKING},food,,S1\n`,
  'broaderRelationsSkillPillar.csv': `conceptType,conceptUri,broaderType,broaderUri\nK,${KNEAD},SkillGroup,${COOKING}\n`,
  'occupationSkillRelations.csv':
    'occupationUri,relationType,skillType,skillUri\n' +
    `${BAKER},optional,knowledge,${YEAST}\n${BAKER},essential,skill/competence,${KNEAD}\n${BAKER},essential,knowledge,${YEAST}\n`,
  'skillSkillRelations.csv':
    'originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri\n' +
    `${KNEAD},skill/competence,optional,knowledge,${YEAST}\n`,
  'greenSkillsCollection_en.csv': 'whatever\n"unclosed',
};

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'classification-'));
});
afterEach(() => rm(root, { recursive: true }));

async function folder(name: string, content: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const path = join(root, name);
  await mkdir(path);
  for (const [file, text] of Object.entries(content)) await writeFile(join(path, file), text);
  return path;
}

describe('a classification', () => {
  test('comes with its concepts numbered by URI, names by language, relations and hierarchy', async () => {
    const { classification, faults, notes } = await readClassification([await folder('esco-1.1.1', files)]);
    expect(faults).toMatchObject({ count: 0, fatal: false });
    expect(notes).toEqual([]);
    expect(classification).toMatchObject({ name: 'esco', version: '1.1.1', languages: ['en', 'fr'] });
    const { occupations, skills } = classification!;
    expect(occupations.map((concept) => concept.uri)).toEqual([BAKER, MASON]);
    expect(occupations[0]).toEqual({
      uri: BAKER,
      kind: 'OCCUPATION',
      code: '7512.1',
      iscoGroup: '7512',
      skillType: null,
      reuseLevel: null,
      names: {
        en: { preferred: 'baker', alternatives: ['bread maker', 'pastry maker'], hidden: ['bakker'] },
        fr: { preferred: 'boulanger/boulangère', alternatives: [], hidden: [] },
      },
      descriptions: { en: 'Bakers make, and sell, bread.' },
    });
    expect(skills.map(({ skillType, reuseLevel }) => [skillType, reuseLevel])).toEqual([
      ['COMPETENCE', 'SECTOR_SPECIFIC'],
      ['KNOWLEDGE', 'CROSS_SECTOR'],
    ]);
    expect(classification!.groups.map((concept) => [concept.uri, concept.code])).toEqual([[COOKING, 'S1']]);
    // Named twice, once as essential: one relation, essential.
    expect(classification!.occupationSkills).toEqual([
      { occupation: 0, skill: 0, essential: true },
      { occupation: 0, skill: 1, essential: true },
    ]);
    expect(classification!.skillUses).toEqual([{ from: 0, to: 1, essential: false }]);
    expect(classification!.broader).toEqual([{ child: KNEAD, parent: COOKING }]);
  });

  test('an untranslated concept falls back to the first language', async () => {
    const { classification } = await readClassification([await folder('esco-1.1.1', files)]);
    expect(nameOf(classification!.occupations[1]!, 'fr', classification!)).toBe('stonemason');
    expect(nameOf(classification!.occupations[0]!, 'fr', classification!)).toBe('boulanger/boulangère');
  });

  test('is the same from plain files, gzip, one zip and a zip for each language', async () => {
    const plain = await readClassification([await folder('v1.1.1', files)]);
    const packed = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${name}.gz`, gzipSync(text)]));
    const french = 'occupations_fr.csv';
    const others = Object.entries(files).filter(([name]) => name !== french);
    const inner = Object.fromEntries(others.map(([name, text]) => [`a folder/${name}`, text]));
    const zips = {
      'ESCO dataset - v1.1.1 - classification - en - csv.zip': zipOf({ ...inner, '__MACOSX/._skills_en.csv': '\0' }),
      'ESCO dataset - v1.1.1 - classification - fr - csv.zip': zipOf({ [french]: files[french]! }),
    };
    const zipFolder = await folder('downloads', zips);
    expect((await readClassification([await folder('1.1.1', packed)])).classification).toEqual(plain.classification);
    expect((await readClassification([zipFolder])).classification).toEqual(plain.classification);
    expect((await readClassification(Object.keys(zips).map((name) => join(zipFolder, name)))).classification).toEqual(plain.classification);
  });

  test('a vocabulary names itself, and the caller overrules', async () => {
    const path = await folder('any', { ...files, 'vocabulary.json': '{"name":"starter","version":"1"}' });
    expect((await readClassification([path])).classification).toMatchObject({ name: 'starter', version: '1' });
    expect((await readClassification([path], { version: '2.0' })).classification).toMatchObject({ name: 'starter', version: '2.0' });
  });

  test('a version may lack everything but occupations and skills, and label its columns in another order', async () => {
    const path = await folder('esco-1.0', {
      'occupations_en.csv': `﻿"preferredLabel","CONCEPTURI"\r\n"baker","${BAKER}"\r\n`,
      'skills_en.csv': files['skills_en.csv']!,
      'skillsHierarchy_en.csv':
        'Level 0 URI,Level 0 preferred term,Level 1 URI,Level 1 preferred term,Level 0 code,Level 1 code\n' +
        `${COOKING},food,,,S1,\n${COOKING},food,${COOKING}.1,baking,S1,S1.1\n`,
    });
    const { classification, faults } = await readClassification([path]);
    expect(faults.count).toBe(0);
    expect(classification!.occupations[0]).toMatchObject({ uri: BAKER, code: null, iscoGroup: null, descriptions: {} });
    expect(classification!.groups.map((group) => group.code)).toEqual(['S1', 'S1.1']);
    expect(classification!.broader).toEqual([{ child: `${COOKING}.1`, parent: COOKING }]);
  });

  test('a translation of another version adds nothing', async () => {
    const fr = `conceptUri,preferredLabel\n${BAKER},boulanger\nhttp://data.example/occupation/gone,allumeur\n`;
    const { classification, notes, faults } = await readClassification([await folder('esco-1.1', { ...files, 'occupations_fr.csv': fr })]);
    expect(classification!.occupations).toHaveLength(2);
    expect(notes).toEqual(['occupations_fr.csv: 1 concepts are unknown to en and were left out']);
    expect(faults.count).toBe(0);
  });
});

describe('a fault', () => {
  test.each([
    ['an unknown skill', 'occupationSkillRelations.csv', `occupationUri,relationType,skillUri\n${BAKER},optional,urn:x\n`, 'names an unknown skill: urn:x'],
    ['a relation of no kind', 'occupationSkillRelations.csv', `occupationUri,relationType,skillUri\n${BAKER},,${YEAST}\n`, 'relationType is neither essential nor optional'],
    ['a row too long', 'occupationSkillRelations.csv', `occupationUri,relationType,skillUri\n${BAKER},optional,${YEAST},x\n`, 'has 4 fields, the header has 3'],
    ['a NUL', 'occupationSkillRelations.csv', `occupationUri,relationType,skillUri\n${BAKER},opt\0ional,${YEAST}\n`, 'holds a NUL character'],
    ['a concept without a name', 'skillGroups_en.csv', 'conceptUri,preferredLabel\nurn:group,\n', 'has no preferredLabel: urn:group'],
    ['a concept that comes twice', 'skillGroups_en.csv', `conceptUri,preferredLabel\n${BAKER},baker\n`, `comes twice: ${BAKER}`],
    ['an id that is none', 'skillGroups_en.csv', 'conceptUri,preferredLabel\nbaker,baker\n', "conceptUri is not a URI: 'baker'"],
  ])('%s is told with file and row, and the row left out', async (_, file, text, problem) => {
    const content = { ...files, 'broaderRelationsSkillPillar.csv': 'conceptUri,broaderUri\n', [file]: text };
    const { classification, faults } = await readClassification([await folder('esco-1.1', content)]);
    expect(faults).toMatchObject({ first: [{ file, row: 2, problem }], count: 1, fatal: false });
    expect(classification).not.toBeNull();
  });

  test.each([
    ['a missing column', 'skills_en.csv', Buffer.from('conceptUri\nurn:a\n'), 1, 'has no column preferredLabel'],
    ['an empty file', 'skills_en.csv', Buffer.from(''), null, 'is empty'],
    ['UTF-16', 'skills_en.csv', Buffer.from('\ufeffconceptUri,preferredLabel\n', 'utf16le'), null, 'is UTF-16; save it as UTF-8'],
    ['Latin-1', 'skills_en.csv', Buffer.from('conceptUri,preferredLabel\nurn:a,pétrir\n', 'latin1'), null, 'is not UTF-8 (between bytes 0 and 39); save it as UTF-8'],
  ])('%s refuses the whole', async (_, file, content, row, problem) => {
    const { classification, faults } = await readClassification([await folder('esco-1.1', { ...files, [file]: content })]);
    expect(classification).toBeNull();
    expect(faults).toMatchObject({ first: [{ file, row, problem }], fatal: true });
  });

  test('an unclosed quote refuses the whole, with the row', async () => {
    const content = { ...files, 'skills_en.csv': `conceptUri,preferredLabel\n${YEAST},"yeast\n` };
    const { classification, faults } = await readClassification([await folder('esco-1.1', content)]);
    expect(classification).toBeNull();
    expect(faults.first).toEqual([{ file: 'skills_en.csv', row: 2, problem: expect.stringContaining('is not readable as CSV') }]);
  });

  test('a damaged gzip refuses the whole', async () => {
    const { 'skills_en.csv': skills, ...others } = files;
    const content = { ...others, 'skills_en.csv.gz': gzipSync(skills!).subarray(0, 40) };
    const { classification, faults } = await readClassification([await folder('esco-1.1', content)]);
    expect(classification).toBeNull();
    expect(faults.first).toEqual([{ file: 'skills_en.csv', row: null, problem: expect.stringContaining('unexpected end of file') }]);
  });

  test('no version and no files are told together', async () => {
    const { classification, faults } = await readClassification([await folder('empty', {})]);
    expect(classification).toBeNull();
    expect(faults.first.map((fault) => fault.file)).toEqual(['version', 'occupations_en.csv', 'skills_en.csv']);
  });

  test('a file that is wrong throughout is told a hundred times at most, and counted', async () => {
    const rows = Array.from({ length: 250 }, (_, at) => `${BAKER},essential,urn:${at}`).join('\n');
    const content = { ...files, 'occupationSkillRelations.csv': `occupationUri,relationType,skillUri\n${rows}\n` };
    const { faults } = await readClassification([await folder('esco-1.1', content)]);
    expect(faults.first).toHaveLength(100);
    expect(faults.count).toBe(250);
  });
});
