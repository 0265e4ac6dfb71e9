/** What figures there are, in the order of a report. */
export const figureNames = [
  'FUNNEL',
  'RETENTION',
  'SURVIVAL',
  'SURVIVAL_AFTER_SUBSIDY',
  'VENTURE_SURVIVAL',
  'END_REASONS',
  'TIME_TO_FIRST_OFFER',
  'TIME_TO_START',
  'ACCEPTANCE',
  'COMMUNITY_SHARE',
  'GROUP_RATIO',
  'INCOME_OVER_REFERENCE',
  'COST_PER_RETAINED_JOB',
  'WORKPLACES_PER_RETURNEE',
] as const;
export type FigureName = (typeof figureNames)[number];

export const figureUnits = ['PEOPLE', 'SHARE', 'DAYS', 'RATIO', 'MONEY'] as const;
/** What the value of a row is. */
export type FigureUnit = (typeof figureUnits)[number];

/** What a figure means. A version is never edited once a report went out: another meaning is another version. */
export interface Definition {
  readonly version: number;
  readonly unit: FigureUnit;
  /** For whoever reads the report. */
  readonly sentence: string;
  /** What it waits for, where the service does not know it yet; null where it is worked out. */
  readonly waitsFor: string | null;
}

const EACH = 'Each person counts once. As known on the day of the report: what was recorded later is not in it.';

/** The definitions in use. All of people, or of ventures with at least one each, so that a small number is always one of people. */
export const definitions: Readonly<Record<FigureName, Definition>> = {
  FUNNEL: {
    version: 1,
    unit: 'SHARE',
    sentence: `People who came at least so far, from a match that staff took up to work 12 months after the first start, as a share of the first step. A step is hidden where fewer than 5 were lost since the last one shown. ${EACH}`,
    waitsFor: null,
  },
  RETENTION: {
    version: 1,
    unit: 'SHARE',
    sentence: `Share of people in work so many months after their first start, in whichever job, of those whose day has come: low if everybody of whom nothing is known had stopped, high if nobody had. Groups are those of the first job. ${EACH}`,
    waitsFor: null,
  },
  SURVIVAL: {
    version: 1,
    unit: 'SHARE',
    sentence: `Share of people whose first job lasts longer than so many months (of 365.25 / 12 days), by Kaplan-Meier; low and high are 95 % bounds by Greenwood's variance on the scale of log(-log). Who was lost to follow-up, or is still there, counts up to the last day on which somebody heard that it goes on; a job that was converted goes on in the next. ${EACH}`,
    waitsFor: null,
  },
  SURVIVAL_AFTER_SUBSIDY: {
    version: 1,
    unit: 'SHARE',
    sentence: `As SURVIVAL, counted from 30 days before the last day of a subsidy, of those who were in the job then. ${EACH}`,
    waitsFor: 'last days of subsidies',
  },
  VENTURE_SURVIVAL: {
    version: 2,
    unit: 'SHARE',
    sentence:
      "Share of ventures that last longer than so many months (of 365.25 / 12 days) from the day on which they began to run, by Kaplan-Meier, as SURVIVAL tells of jobs; `people` counts ventures. Groups are kinds of venture, as they are written down today. A pause is no end, nor is growth. What goes on counts up to the last day on which somebody heard of it. As known on the day of the report: what was recorded later is not in it.",
    waitsFor: null,
  },
  END_REASONS: {
    version: 1,
    unit: 'SHARE',
    sentence: `Why jobs ended, of people whose job ended: the last one of each. Reasons that are for protection and the case manager alone are "PERSONAL". ${EACH}`,
    waitsFor: null,
  },
  TIME_TO_FIRST_OFFER: {
    version: 1,
    unit: 'DAYS',
    sentence: `Days from registration until a quarter, half and three quarters of people were sent a first offer, by Kaplan-Meier: who still waits counts up to the day of the report. ${EACH}`,
    waitsFor: null,
  },
  TIME_TO_START: {
    version: 1,
    unit: 'DAYS',
    sentence: `Days from registration until a quarter, half and three quarters of people started a first job, by Kaplan-Meier: who still waits counts up to the day of the report. ${EACH}`,
    waitsFor: null,
  },
  ACCEPTANCE: {
    version: 1,
    unit: 'SHARE',
    sentence: `Share of people who accepted an offer, of those whom an offer reached and who accepted one, declined, or let all pass by: low if nobody whose offers are still open will, high if all of them will. Offers that ended as filled, not selected, withdrawn or cancelled alone are nobody's refusal and do not count. ${EACH}`,
    waitsFor: null,
  },
  COMMUNITY_SHARE: {
    version: 1,
    unit: 'SHARE',
    sentence: `Share of each kind of jobseeker among people who started a job; community members are those who did not go away. ${EACH}`,
    waitsFor: null,
  },
  GROUP_RATIO: {
    version: 1,
    unit: 'RATIO',
    sentence: `Share of a group that is known to be in work 12 months after the first start (RETENTION, low) over that of the largest group; low and high from the bounds of both. ${EACH}`,
    waitsFor: null,
  },
  INCOME_OVER_REFERENCE: {
    version: 1,
    unit: 'RATIO',
    sentence: `Agreed monthly pay over the programme's reference wage of the occupation, at the first start: a quarter, half and three quarters of people have less. ${EACH}`,
    waitsFor: 'reference wages of occupations',
  },
  COST_PER_RETAINED_JOB: {
    version: 1,
    unit: 'MONEY',
    sentence: 'Money spent on a kind of opening, by its ledger, over the number of people in work 12 months after the first start: high if everybody of whom nothing is known had stopped.',
    waitsFor: 'what the ledger of funds says of each kind of opening',
  },
  WORKPLACES_PER_RETURNEE: {
    version: 2,
    unit: 'RATIO',
    sentence:
      'People at work in ventures that returnees belong to, members, family and others, over those returnees, by what was heard last of each venture (published elsewhere: 2.75); `people` counts the returnees. As known on the day of the report: what was recorded later is not in it.',
    waitsFor: null,
  },
};
