import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import { judgedFiles, linesOf, shapes, UnreadableFile, type JudgedVacancy } from './judged-files.js';
import type { JudgedRanking } from './metrics.js';
import { profileToVacancy } from './profile-to-vacancy.js';

/** A ranking as it is written down, with what it is judged by. */
export interface Ranking extends JudgedRanking {
  /** The line's own id, else its number from 0. */
  readonly id: string | number;
}

export interface TaskRun {
  readonly task: string;
  readonly rankings: readonly Ranking[];
}

export interface TaskOptions {
  /** Leave out what profiles say of past occupations. */
  readonly skillsOnly: boolean;
  /**
   * Take away from each profile every vacancy in an occupation graded so or higher, answers and candidates: with 3, the answers to people who
   * cannot go on in their own occupation. Null to leave all in.
   */
  readonly withoutGrade?: number | null;
}

/** Longest list that is written down and judged. */
const MOST = 100;

/** Does every task whose files lie in the folder, with the product's own scoring and search. Throws `UnreadableFile` where one is missing or wrong. */
export async function* tasksIn(folder: string, taxonomy: Taxonomy, options: TaskOptions): AsyncGenerator<TaskRun> {
  const files = await judgedFiles(folder);
  const pathOf = (name: string): string => {
    const path = files.get(name);
    if (path === undefined) throw new UnreadableFile(`${folder} has no ${name}.jsonl, which its other files need`);
    return path;
  };
  if (files.has('profiles') || files.has('qrels')) yield profiles(taxonomy, pathOf, options);
  if (files.has('candidates') || files.has('related_qrels')) yield related(taxonomy, pathOf);
  for (const [task, path] of files) {
    if (task.startsWith('titles')) yield titles(task, path, taxonomy);
    if (task.startsWith('skill_spans')) yield spans(task, path, taxonomy);
  }
}

type PathOf = (name: string) => string;

async function profiles(taxonomy: Taxonomy, pathOf: PathOf, options: TaskOptions): Promise<TaskRun> {
  const judged = await linesOf(pathOf('profiles'), shapes.profile);
  const vacancies = await linesOf(pathOf('vacancies'), shapes.vacancy);
  const relevance = new Map((await linesOf(pathOf('qrels'), shapes.relevance)).map((line) => [line.id, line.relevance]));
  const withoutGrade = options.withoutGrade ?? null;
  const ranked = profileToVacancy(taxonomy, judged, vacancies, { ...options, most: withoutGrade === null ? MOST : vacancies.length });
  const rankings = judged.map(({ id }, at) => {
    const grades = gradesOf(relevance.get(id) ?? {});
    const kept = withoutGrade === null ? () => true : outside(vacancies, grades, withoutGrade);
    return { id, ranked: (ranked[at] ?? []).filter(kept).slice(0, MOST), grades: new Map([...grades].filter(([vacancy]) => kept(vacancy))) };
  });
  return { task: 'profile_to_vacancy', rankings };
}

/** Whether a vacancy is in none of the occupations in which some vacancy has this grade or a higher one. */
function outside(vacancies: readonly JudgedVacancy[], grades: ReadonlyMap<string, number>, grade: number): (vacancy: string) => boolean {
  const occupations = new Set(vacancies.filter(({ id }) => (grades.get(id) ?? 0) >= grade).map((vacancy) => vacancy.occupation_uri));
  const left = new Set(vacancies.filter((vacancy) => !occupations.has(vacancy.occupation_uri)).map(({ id }) => id));
  return (vacancy) => left.has(vacancy);
}

async function related(taxonomy: Taxonomy, pathOf: PathOf): Promise<TaskRun> {
  const candidates = (await linesOf(pathOf('candidates'), shapes.candidate)).flatMap(({ occupation_uri }) => taxonomy.occupationNo(occupation_uri) ?? []);
  const rankings = (await linesOf(pathOf('related_qrels'), shapes.related)).map((line) => {
    const from = taxonomy.occupationNo(line.occupation_uri);
    const degree = (to: number): number => (from === null ? 0 : taxonomy.space.occupationRelatedness(from, to));
    const others = from === null ? [] : candidates.filter((candidate) => candidate !== from);
    const ranked = [...new Set(others)].sort((a, b) => degree(b) - degree(a) || a - b).slice(0, MOST);
    return { id: line.occupation_uri, ranked: ranked.map((no) => taxonomy.occupation(no).uri), grades: gradesOf(line.related) };
  });
  return { task: 'related_occupations', rankings };
}

async function titles(task: string, path: string, taxonomy: Taxonomy): Promise<TaskRun> {
  const rankings = (await linesOf(path, shapes.title)).map(({ id, title, occupation_uri }) => ({
    id: id ?? occupation_uri,
    ranked: taxonomy.searchOccupations(title, { limit: MOST }).map((found) => found.concept.uri),
    grades: new Map([[occupation_uri, 1]]),
  }));
  return { task, rankings };
}

async function spans(task: string, path: string, taxonomy: Taxonomy): Promise<TaskRun> {
  const rankings = (await linesOf(path, shapes.span)).map(({ id, occupation_uri, span, skills }, number) => ({
    id: id ?? occupation_uri ?? number,
    ranked: taxonomy.searchSkills(span, { limit: MOST }).map((found) => found.concept.uri),
    grades: new Map(skills.map((uri) => [uri, 1])),
  }));
  return { task, rankings };
}

function gradesOf(relevance: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(relevance));
}
