import { reason, type Reason } from '../reasons.js';
import type { Requirement } from './requirement.js';

/** ISCED 8 is a doctorate. */
const HIGHEST_LEVEL = 8;
const ALL_LEVELS = (1 << HIGHEST_LEVEL) - 1;

type Failure = Reason<'EDUCATION_BELOW', { asked: number; completed: number }> | Reason<'EDUCATION_UNKNOWN', { asked: number }>;

/**
 * The person has completed the ISCED level asked or a higher one (F02: a hard need).
 * Unknown fails where a level above 0 is asked: what a post demands must be shown.
 */
export const education: Requirement<Failure> = {
  name: 'EDUCATION',
  rules: ['F02'],
  met: 'The person has the education asked.',
  check({ facts: { education: completed } }, { facts: { minEducation: asked } }) {
    if (asked === null || asked <= 0) return null;
    if (completed === null) return reason('EDUCATION_UNKNOWN', { asked });
    return completed >= asked ? null : reason('EDUCATION_BELOW', { asked, completed });
  },
  columns: {
    bits: {
      width: HIGHEST_LEVEL,
      asked: ({ facts: { minEducation } }) => (minEducation === null || minEducation <= 0 ? 0 : 1 << (minEducation - 1)),
      lacking: ({ facts: { education: completed } }) => ALL_LEVELS & ~((1 << (completed ?? 0)) - 1),
    },
  },
  tell(failed) {
    const { asked } = failed.facts;
    if (failed.code === 'EDUCATION_UNKNOWN') {
      return {
        sentence: `The post asks for ISCED level ${asked}, and the person's education is not on record.`,
        changes: [{ by: 'MISSION', action: 'RECORD_EDUCATION', facts: failed.facts, sentence: `Education of ISCED level ${asked} or higher is recorded.` }],
      };
    }
    return {
      sentence: `The post asks for ISCED level ${asked}; the person completed level ${failed.facts.completed}.`,
      changes: [{ by: 'JOBSEEKER', action: 'GAIN_EDUCATION', facts: failed.facts, sentence: `The person completes ISCED level ${asked}.` }],
    };
  },
};
