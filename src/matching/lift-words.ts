import { formatDay } from '../kernel/day.js';
import type { MatchContext } from './context.js';
import type { Labels } from './labels.js';
import { liftsOf, type Lift } from './lifts.js';
import type { PreparedJobseeker } from './prepared-jobseeker.js';
import type { PreparedOpening } from './prepared-opening.js';
import type { ProfileChange } from './profile-change.js';
import { kindWords, levelWords, perCent } from './words.js';

/** A lift in words that can be read out. */
export interface ExplainedLift extends Lift {
  readonly sentence: string;
}

/** What would lift a pair the most, in words; see `liftsOf`. */
export function explainLifts(
  jobseeker: PreparedJobseeker,
  opening: PreparedOpening,
  context: MatchContext,
  labels: Labels,
  most?: number,
): readonly ExplainedLift[] {
  return liftsOf(jobseeker, opening, context, most).map((lift) => ({
    ...lift,
    sentence: `${changeWords(lift.change, jobseeker, labels)}: ${effectWords(lift)}.`,
  }));
}

function effectWords({ matches, gaps, mended, score, gain }: Lift): string {
  const [now, then] = [perCent(score - gain), perCent(score)];
  const scores = now === then ? `the score stays at ${then}` : `the score goes from ${now} to ${then}`;
  if (mended === 0) return scores;
  if (matches) return `it becomes a match, and ${scores}`;
  return `${gaps === 1 ? 'one thing is' : `${gaps} things are`} still missing then, and ${scores}`;
}

/** A change as a sentence without its full stop. */
function changeWords(change: ProfileChange, jobseeker: PreparedJobseeker, labels: Labels): string {
  switch (change.kind) {
    case 'SKILL':
      return skillWords(change, jobseeker, labels);
    case 'LANGUAGE': {
      const language = labels.language(change.language);
      return change.level === null ? `Without ${language}` : `The person reaches ${change.level} in ${language}`;
    }
    case 'LICENCE': {
      const licence = labels.licence(change.code);
      if (change.held === null) return `Without ${licence}`;
      return jobseeker.licences.has(change.code) ? `The person renews ${licence}` : `The person obtains ${licence}`;
    }
    case 'EDUCATION':
      return change.education === null ? 'Without education on record' : `ISCED level ${change.education} is completed or recorded`;
    case 'TRAVEL_LIMIT':
      return change.km === null ? 'Without a travel limit on record' : `The person can travel ${change.km} km`;
    case 'MOVE':
      return `The person would move for work in ${labels.country(change.country)}`;
    case 'PAY_FLOOR':
      return change.minor === null ? 'Without a least pay' : `The person would work for ${labels.money(change.minor)} a month`;
    case 'HOURS':
      return change.hoursPerWeek === null
        ? 'Without hours on record'
        : `The person can work ${change.hoursPerWeek.min} to ${change.hoursPerWeek.max} hours a week`;
    case 'AVAILABLE_FROM':
      return change.availableFrom === null ? 'Without a date of availability' : `The person is available by ${formatDay(change.availableFrom)}`;
    case 'ACCEPT_KIND':
      return `The person decides to hear of ${kindWords[change.accepted]} too`;
  }
}

function skillWords({ skill, held }: Extract<ProfileChange, { kind: 'SKILL' }>, jobseeker: PreparedJobseeker, labels: Labels): string {
  const label = labels.skill(skill);
  const level = jobseeker.levels.get(skill);
  if (held === null) return `Without ${label}`;
  if (level === undefined) return `The person learns ${label} (${levelWords(held.level)}), or it is recorded`;
  if (level < held.level) return `The person reaches ${levelWords(held.level)} in ${label}, from ${levelWords(level)}`;
  return `The person's ${label} is tested`;
}
