import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { STARTER_FOLDER } from '../../reference/taxonomy/load-classification.js';
import { readClassification } from '../../reference/taxonomy/read-classification.js';
import { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import { UnreadableFile } from './judged-files.js';
import { scoreOf } from './metrics.js';
import { tasksIn, type TaskRun } from './tasks.js';

let taxonomy: Taxonomy;
let folder: string;
beforeAll(async () => {
  const { classification } = await readClassification([STARTER_FOLDER]);
  taxonomy = new Taxonomy(classification!);
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'judged-'));
});
afterEach(() => rm(folder, { recursive: true }));

const uriOf = (title: string): string => taxonomy.searchOccupations(title, { limit: 1 })[0]!.concept.uri;
const lines = (...records: readonly object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');

async function run(files: Readonly<Record<string, string | Buffer>>, skillsOnly = false, withoutGrade: number | null = null): Promise<readonly TaskRun[]> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const runs: TaskRun[] = [];
  for await (const task of tasksIn(folder, taxonomy, { skillsOnly, withoutGrade })) runs.push(task);
  return runs;
}

describe('eval', () => {
  it('ranks titles and phrases, each file a task of its own name, plain or compressed', async () => {
    const [baker, mason] = [uriOf('baker'), uriOf('bricklayer')];
    const skill = taxonomy.skill(7);
    const runs = await run({
      'titles.jsonl': lines({ title: 'Bakers', occupation_uri: baker }, { id: 'T1', title: 'Bricklayer', occupation_uri: mason }),
      'titles_north.jsonl.gz': gzipSync(lines({ title: 'nothing of the kind zzz', occupation_uri: baker })),
      'skill_spans_home.jsonl': lines({ span: skill.names['en']!.preferred, skills: [skill.uri, skill.uri] }),
      'notes.txt': 'not read',
    });
    expect(runs.map(({ task, rankings }) => [task, rankings.map(({ id }) => id)])).toEqual([
      ['skill_spans_home', [0]],
      ['titles', [baker, 'T1']],
      ['titles_north', [baker]],
    ]);
    expect(runs.map((task) => scoreOf(task.task, task.rankings)).map(({ n, recall5, mrr }) => [n, recall5, mrr])).toEqual([
      [1, 1, 1],
      [2, 1, 1],
      [1, 0, 0],
    ]);
  });

  it('ranks vacancies for a profile by the product, with past occupations unless told to leave them out', async () => {
    const [baker, mason] = [uriOf('baker'), uriOf('bricklayer')];
    const skills = taxonomy.skillsOfOccupation(taxonomy.occupationNo(baker)!).map(({ skill }) => ({ uri: taxonomy.skill(skill).uri, level: 3 }));
    const files = {
      'profiles.jsonl': lines({ id: 'P1', skills, past_occupations: [{ occupation_uri: mason, months: 240 }] }, { id: 'P2', skills: [], past_occupations: [mason] }),
      'vacancies.jsonl': lines({ id: 'V1', occupation_uri: mason }, { id: 'V2', occupation_uri: baker }, { id: 'V3', occupation_uri: baker }),
      'qrels.jsonl': lines({ id: 'P1', relevance: { V2: 2 } }),
    };
    const [bySkills] = await run(files, true);
    expect(bySkills!.rankings.map(({ id, ranked }) => [id, ranked])).toEqual([
      ['P1', ['V2', 'V3', 'V1']],
      ['P2', ['V1', 'V2', 'V3']],
    ]);
    expect(scoreOf('profile_to_vacancy', bySkills!.rankings)).toMatchObject({ n: 1, ndcg10: 1 });
    const [withHistory] = await run(files);
    expect(withHistory!.rankings[1]!.ranked[0]).toBe('V1');
  });

  it('takes whole occupations away by grade, from the answers and from the candidates', async () => {
    const [baker, pastry, mason] = [uriOf('baker'), uriOf('pastry'), uriOf('bricklayer')];
    const files = {
      'profiles.jsonl': lines({ id: 'P1', skills: [], past_occupations: [baker] }),
      'vacancies.jsonl': lines(...[mason, baker, baker, pastry].map((occupation_uri, at) => ({ id: `V${at}`, occupation_uri }))),
      'qrels.jsonl': lines({ id: 'P1', relevance: { V1: 3, V3: 2, V0: 1 } }),
    };
    const [whole] = await run(files);
    expect(whole!.rankings[0]!.ranked).toEqual(['V1', 'V2', 'V3', 'V0']);
    const [changing] = await run(files, false, 3);
    expect(changing!.rankings[0]).toMatchObject({ ranked: ['V3', 'V0'], grades: new Map([['V3', 2], ['V0', 1]]) });
  });

  it('ranks the candidates related to an occupation, itself left out', async () => {
    const [baker, pastry, mason] = [uriOf('baker'), uriOf('pastry'), uriOf('bricklayer')];
    const [task] = await run({
      'candidates.jsonl': lines(...[mason, pastry, baker].map((occupation_uri) => ({ occupation_uri }))),
      'related_qrels.jsonl': lines({ occupation_uri: baker, related: { [pastry]: 2 } }),
    });
    expect(task).toMatchObject({ task: 'related_occupations', rankings: [{ id: baker, ranked: [pastry, mason] }] });
  });

  it('tells a missing file and a wrong line', async () => {
    await expect(run({ 'profiles.jsonl': lines({ id: 'P1', skills: [] }) })).rejects.toThrow(UnreadableFile);
    await expect(run({ 'profiles.jsonl': '', 'titles.jsonl': 'x' })).rejects.toThrow(/has no vacancies.jsonl/);
    await rm(join(folder, 'profiles.jsonl'));
    await expect(run({ 'titles.jsonl': `${lines({ title: 'a', occupation_uri: 'b' })}{}` })).rejects.toThrow(/titles.jsonl, line 2/);
  });
});
