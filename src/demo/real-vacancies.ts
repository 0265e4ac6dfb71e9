import { z } from 'zod';

import { linesOf } from '../commands/evaluation/judged-files.js';
import type { Credit } from '../office/about/about.js';
import { workTermNames, type TermName } from '../openings/openings/opening.js';
import { leaveOutProtected } from '../openings/criteria/criteria.js';
import { findProtectedCriterion } from '../openings/criteria/protected/protected-trait.js';
import { employersOfSectors, type ConstructedEmployer } from './constructed/constructed-employers.js';
import { constructedTerms, type ConstructedVacancy } from './constructed/constructed-vacancies.js';
import { Draws } from './constructed/draws.js';
import type { Ground } from './constructed/ground.js';

const shape = z.object({ id: z.string(), title: z.string(), description: z.string(), sector: z.string(), occupation_uri: z.string() });

/** A line of the file: what its publisher says of a vacancy. */
export type RealVacancy = z.infer<typeof shape>;

/** Whom the vacancies come from, and what was changed: both are asked for by their licence. */
export const vacanciesCredit: Credit = {
  subject: 'HaHu Jobs',
  text:
    'Vacancies from Ethiopia by HaHu Jobs, through Tabiya. Adapted: sentences that ask for a protected trait are left out, skills come from ' +
    'the occupation, and terms that the file does not say are constructed and marked so.',
  licence: 'CC BY 4.0',
  url: 'https://www.tabiya.org',
};

/** Reads a file of real vacancies, JSON lines, plain or gzip. Throws with file and line for one that is not of the shape. */
export function readRealVacancies(path: string): Promise<readonly RealVacancy[]> {
  return linesOf(path, shape);
}

/** Every vacancy of the file that names an occupation of the classification, completed by constructed terms and put with a constructed employer of its sector. */
export function realMarket(
  ground: Ground,
  file: readonly RealVacancy[],
): { readonly employers: readonly ConstructedEmployer[]; readonly vacancies: readonly ConstructedVacancy[] } {
  const sectors = [...new Set(file.map((vacancy) => vacancy.sector))];
  const employers = employersOfSectors(ground, sectors);
  const vacancies = file.flatMap((vacancy): readonly ConstructedVacancy[] => {
    const employer = employers[sectors.indexOf(vacancy.sector)];
    const occupation = ground.taxonomy.occupationNo(vacancy.occupation_uri);
    if (employer === undefined || occupation === null) return [];
    const draws = new Draws(`${ground.sketch.key} ${vacancy.id}`);
    // These were published elsewhere: what no employer may ask for is left out, the rest stays.
    const title = findProtectedCriterion(vacancy.title) === null ? vacancy.title : ground.taxonomy.occupationName(occupation, 'en');
    const draft = {
      title,
      description: leaveOutProtected(vacancy.description).text,
      occupation: vacancy.occupation_uri,
      skills: null,
      ...constructedTerms(draws, ground, occupation, employer.place),
    };
    return [{ externalId: vacancy.id, employer, draft, constructedFields: title === vacancy.title ? CONSTRUCTED : ['title', ...CONSTRUCTED], publish: true }];
  });
  return { employers, vacancies };
}

/** What the file says, or the classification for its occupation. */
const SAID: ReadonlySet<TermName> = new Set<TermName>(['title', 'description', 'occupation', 'skills', 'criteria']);
const CONSTRUCTED: readonly TermName[] = workTermNames.filter((name) => !SAID.has(name));
