import { addDays } from '../../kernel/day.js';
import type { InternshipTerms } from '../../openings/internships/internship.js';
import type { OpeningDraft } from '../../openings/openings/terms.service.js';
import type { TrainingTerms } from '../../openings/trainings/training.js';
import { minorDigits } from '../../reference/codes/codes.js';
import { needsFromOccupation } from '../../reference/taxonomy/needs-from-occupation.js';
import type { ConstructedEmployer } from './constructed-employers.js';
import type { ConstructedVacancy } from './constructed-vacancies.js';
import { usualPay, type Ground } from './ground.js';

/** An internship or a course of a constructed employer. */
export type ConstructedSlot = { readonly employer: ConstructedEmployer; readonly draft: OpeningDraft } & (
  | { readonly kind: 'INTERNSHIP'; readonly own: InternshipTerms }
  | { readonly kind: 'TRAINING'; readonly own: TrainingTerms }
);

const INTERNSHIPS = 5;
const COURSES = 3;
/** Skills of an occupation that an intern may bring along, and that a course teaches. */
const SKILLS = 6;

/** Five internships and three courses, at verified employers that have a vacancy: in its occupation, at its place. None of them exists. */
export function constructedSlots(ground: Ground, vacancies: readonly ConstructedVacancy[]): readonly ConstructedSlot[] {
  const models = modelsAmong(ground, vacancies);
  return [
    ...models.slice(0, INTERNSHIPS).map((model, index) => internship(ground, model, index)),
    ...models.slice(INTERNSHIPS, INTERNSHIPS + COURSES).map((model, index) => course(ground, model, index)),
  ];
}

/** A vacancy, the first of its employer, whose occupation the classification knows. */
interface Model extends ConstructedVacancy {
  readonly occupation: number;
  readonly uri: string;
}

function modelsAmong({ taxonomy, sketch }: Ground, vacancies: readonly ConstructedVacancy[]): readonly Model[] {
  const seen = new Set<ConstructedEmployer>();
  return vacancies.flatMap((vacancy): Model[] => {
    const { employer, draft, publish } = vacancy;
    const occupation = draft.occupation === null ? null : taxonomy.occupationNo(draft.occupation);
    const atHome = employer.status === 'VERIFIED' && employer.place.country === sketch.mission.country && !draft.remote;
    if (occupation === null || draft.occupation === null || !publish || !atHome || seen.has(employer)) return [];
    seen.add(employer);
    return [{ ...vacancy, occupation, uri: draft.occupation }];
  });
}

function common({ employer, draft }: Model): Omit<OpeningDraft, 'title' | 'description' | 'seats' | 'pay'> {
  return {
    occupation: null,
    skills: [],
    teaches: [],
    leadsTo: [],
    languages: [],
    licences: [],
    minEducation: null,
    criteria: [],
    demands: draft.demands,
    hazards: draft.hazards,
    remote: false,
    geonameId: employer.place.geonameId,
    startsOn: null,
    startsBy: null,
    closesOn: null,
    hoursPerWeek: { min: 30, max: 40 },
    payUnstatedReason: null,
  };
}

function internship(ground: Ground, model: Model, index: number): ConstructedSlot {
  const { taxonomy, sketch, today } = ground;
  const [least] = usualPay(ground, model.occupation);
  const stipend = Math.round(least / 2) * 10 ** minorDigits(sketch.mission.currency);
  const apprentice = index === INTERNSHIPS - 1;
  const name = taxonomy.occupationName(model.occupation, 'en');
  const goals = needsFromOccupation(taxonomy, model.occupation, SKILLS);
  return {
    kind: 'INTERNSHIP',
    employer: model.employer,
    draft: {
      ...common(model),
      title: `${apprentice ? 'Apprentice' : 'Intern'}: ${name} (constructed)`,
      description: 'Made up for demonstration: there is no such place to learn.',
      occupation: model.uri,
      // What an intern knows already is welcome, and nothing of it is needed.
      skills: goals.map((need) => ({ ...need, essential: false })),
      seats: 1 + (index % 3),
      pay: { min: stipend, max: stipend, currency: sketch.mission.currency, period: 'MONTH' },
    },
    own: {
      form: apprentice ? 'APPRENTICESHIP' : 'INTERNSHIP',
      months: apprentice ? 24 : 3 + (index % 4),
      mentor: 'the foreman of the workshop',
      learningGoals: ['Work safely with the tools of the trade', 'Do the usual work of a day alone'],
      insurance: 'Accident insurance of the firm',
      writtenAgreement: true,
      startWindows: [
        { from: addDays(today, 20), to: addDays(today, 34) },
        { from: addDays(today, 80), to: addDays(today, 94) },
      ],
    },
  };
}

/** Who bears the cost of each of the courses. */
const SHARES = [
  { programme: 75, provider: 25, participant: 0 },
  { programme: 50, provider: 50, participant: 0 },
  { programme: 100, provider: 0, participant: 0 },
] as const;

function course(ground: Ground, model: Model, index: number): ConstructedSlot {
  const { taxonomy, sketch, today } = ground;
  const [least] = usualPay(ground, model.occupation);
  const startsOn = addDays(today, 30);
  const { currency } = sketch.mission;
  return {
    kind: 'TRAINING',
    employer: model.employer,
    draft: {
      ...common(model),
      title: `Course for ${taxonomy.occupationName(model.occupation, 'en')} (constructed)`,
      description: 'Made up for demonstration: there is no such course.',
      teaches: needsFromOccupation(taxonomy, model.occupation, SKILLS).map(({ uri }) => uri),
      leadsTo: [model.uri],
      startsOn,
      startsBy: addDays(startsOn, 7),
      closesOn: addDays(startsOn, -3),
      seats: 12,
      pay: null,
    },
    own: {
      endsOn: addDays(startsOn, 90 + 30 * index),
      cost: { minor: least * 10 ** minorDigits(currency), currency },
      shares: SHARES[index % SHARES.length] ?? SHARES[0],
      certificate: 'Certificate of the provider (constructed)',
    },
  };
}
