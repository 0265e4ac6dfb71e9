import type { OccupationNo } from '../../matching/index.js';
import { constructedEmployers, type ConstructedEmployer } from './constructed-employers.js';
import { constructedJobseekers, type ConstructedJobseeker } from './constructed-jobseekers.js';
import { constructedSlots, type ConstructedSlot } from './constructed-slots.js';
import { constructedVacancies, type ConstructedVacancy } from './constructed-vacancies.js';
import type { Ground } from './ground.js';
import { constructedVentures, type ConstructedVenture } from '../ventures/constructed-ventures.js';
import { ethiopia, ghana, type MarketSketch } from '../markets.js';
import { realMarket, type RealVacancy } from '../real-vacancies.js';

/** A demonstration mission to be made. */
export interface MarketPlan {
  readonly sketch: MarketSketch;
  /** Key of a loaded classification. */
  readonly classification: string;
  /** What the vacancies' file is called; with its ids it names the records. */
  readonly vacanciesFrom: string;
  content(ground: Ground): MarketContent;
}

/** All records of a market. */
export interface MarketContent {
  readonly employers: readonly ConstructedEmployer[];
  readonly vacancies: readonly ConstructedVacancy[];
  readonly jobseekers: readonly ConstructedJobseeker[];
  /** Internships and courses. */
  readonly slots: readonly ConstructedSlot[];
  readonly ventures: readonly ConstructedVenture[];
}

const VACANCIES = 150;
const JOBSEEKERS = 200;

/** Everything constructed, on the starter vocabulary. */
export function starterPlan(classification: string): MarketPlan {
  return {
    sketch: ghana,
    classification,
    vacanciesFrom: 'constructed',
    content(ground) {
      const employers = constructedEmployers(ground);
      const vacancies = constructedVacancies(ground, employers, VACANCIES);
      const jobseekers = constructedJobseekers(ground, occupationsOf(vacancies, ground), JOBSEEKERS);
      return { employers, vacancies, jobseekers, slots: constructedSlots(ground, vacancies), ventures: constructedVentures(ground) };
    },
  };
}

/** Real vacancies of Ethiopia on ESCO, with constructed employers and people. */
export function realPlan(classification: string, file: readonly RealVacancy[]): MarketPlan {
  return {
    sketch: ethiopia,
    classification,
    vacanciesFrom: 'hahu-jobs',
    content(ground) {
      const { employers, vacancies } = realMarket(ground, file);
      const jobseekers = constructedJobseekers(ground, occupationsOf(vacancies, ground), JOBSEEKERS);
      return { employers, vacancies, jobseekers, slots: constructedSlots(ground, vacancies), ventures: [] };
    },
  };
}

/** What is asked for, as often as it is. */
function occupationsOf(vacancies: readonly ConstructedVacancy[], { taxonomy }: Ground): readonly OccupationNo[] {
  return vacancies.map(({ draft }) => (draft.occupation === null ? null : taxonomy.occupationNo(draft.occupation))).filter((no) => no !== null);
}
