import type { Day } from '../../kernel/day.js';
import { accepted, invalid, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { checkOptionalText, checkText } from '../../kernel/text.js';
import { isWhole } from '../../kernel/whole.js';
import type { Opening } from '../openings/opening.js';
import type { OpeningDraft } from '../openings/terms.service.js';

export const internshipForms = ['INTERNSHIP', 'APPRENTICESHIP'] as const;
/** An apprenticeship teaches a trade to its end; an internship is a first look at work. */
export type InternshipForm = (typeof internshipForms)[number];

/** F04: an internship lasts at most 6 months [P]. An apprenticeship takes as long as the trade. */
export const MOST_MONTHS: Readonly<Record<InternshipForm, number>> = { INTERNSHIP: 6, APPRENTICESHIP: 48 };

/** Most learning goals, and most start windows. */
const MOST_GOALS = 20;
const MOST_WINDOWS = 12;

/** First and last day on which a person may begin. */
export interface StartWindow {
  readonly from: Day;
  readonly to: Day;
}

/** What an internship says beside the common terms. The stipend is its pay, the hours are its hours. */
export interface InternshipTerms {
  readonly form: InternshipForm;
  /** Length in whole months; null while it is not decided. */
  readonly months: number | null;
  /** Who guides the person, by their post in the firm ("head baker"), not by name. */
  readonly mentor: string | null;
  /** What the person shall have learned at the end, one sentence each. */
  readonly learningGoals: readonly string[];
  /** What covers the person against accidents at work. */
  readonly insurance: string | null;
  /** That firm and person sign a written agreement before the first day. */
  readonly writtenAgreement: boolean;
  /** When it may begin, in the order of days; none where any day between the common dates will do. */
  readonly startWindows: readonly StartWindow[];
}

/** Own terms that can be kept, with texts without blanks around them and windows in order. Whether they can be published is another question. */
export function checkInternship(terms: InternshipTerms): Outcome<InternshipTerms> {
  const { months, form, writtenAgreement } = terms;
  if (months !== null && !isWhole(months, 1, MOST_MONTHS.APPRENTICESHIP)) return invalid('months', `must be a whole number from 1 to ${MOST_MONTHS.APPRENTICESHIP}`);
  const mentor = checkOptionalText('mentor', terms.mentor, 200);
  if (!mentor.ok) return mentor;
  const insurance = checkOptionalText('insurance', terms.insurance, 500);
  if (!insurance.ok) return insurance;
  const learningGoals = checkGoals(terms.learningGoals);
  if (!learningGoals.ok) return learningGoals;
  const startWindows = [...terms.startWindows].map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from);
  const fault = faultOfWindows(startWindows);
  if (fault !== null) return fault;
  return accepted({ form, months, mentor: mentor.value, learningGoals: learningGoals.value, insurance: insurance.value, writtenAgreement, startWindows });
}

/** Start windows say the first and the last day to begin; matching reads those two. */
export function withStartDays(draft: OpeningDraft, { startWindows }: Pick<InternshipTerms, 'startWindows'>): OpeningDraft {
  const [first, last] = [startWindows[0], startWindows.at(-1)];
  return first === undefined || last === undefined ? draft : { ...draft, startsOn: first.from, startsBy: last.to };
}

/** F04: what an internship must say before anybody is put to it. */
export function checkInternshipPublished({ pay, hoursPerWeek }: Pick<Opening, 'pay' | 'hoursPerWeek'>, own: InternshipTerms | null): Outcome<null> {
  if (pay === null) return forbidden('An internship is paid: state its stipend');
  if (own === null || own.months === null) return forbidden('An internship says how many months it lasts');
  if (own.months > MOST_MONTHS[own.form]) return forbidden(`An internship lasts at most ${MOST_MONTHS[own.form]} months`);
  if (hoursPerWeek === null) return forbidden('An internship says its hours of a week');
  if (own.mentor === null) return forbidden('An internship names the post of the mentor');
  if (own.learningGoals.length === 0) return forbidden('An internship says what is to be learned');
  if (own.insurance === null) return forbidden('An internship says what covers the person against accidents');
  if (!own.writtenAgreement) return forbidden('An internship has a written agreement');
  return accepted(null);
}

function checkGoals(goals: readonly string[]): Outcome<readonly string[]> {
  if (goals.length > MOST_GOALS) return invalid('learningGoals', `must have at most ${MOST_GOALS} entries`);
  const kept: string[] = [];
  for (const text of goals) {
    const goal = checkText('learningGoals', text, 1, 500);
    if (!goal.ok) return goal;
    if (!kept.includes(goal.value)) kept.push(goal.value);
  }
  return accepted(kept);
}

function faultOfWindows(windows: readonly StartWindow[]): Refused | null {
  if (windows.length > MOST_WINDOWS) return invalid('startWindows', `must have at most ${MOST_WINDOWS} entries`);
  if (windows.some(({ from, to }) => from > to)) return invalid('startWindows', 'must not end before they begin');
  if (windows.some(({ from }, at) => at > 0 && from <= (windows[at - 1]?.to ?? from))) return invalid('startWindows', 'must not overlap');
  return null;
}

function forbidden(problem: string): Refused {
  return refused('RULE_FORBIDS', { rule: 'F04', problem });
}
