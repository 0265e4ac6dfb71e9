/** What staff are asked to do; a closed list, so that nothing that needs a person is a free text or only in a log. */
export const taskKinds = [
  'CALL',
  'VISIT',
  'REVIEW',
  'INCIDENT',
  'COMPLAINT',
  'FEE_ASKED',
  'LATE_ANSWER',
  'SURVEY',
  'PAPER_MISSING',
  'PAPER_EXPIRES',
  'EMPLOYER_CHECK_IN',
  'EMPLOYER_REVERIFY',
  'VENTURE_FOLLOW_UP',
  'EMPLOYER_PROPOSED',
  'VENTURE_NEED',
  'VENTURE_TWINS',
  'INTERNSHIP_PAPER',
  'PAYROLL_MISSING',
  'PAYROLL_CORRECTED',
  'CONTRACT_MISSING',
  'DECENT_WORK_CHECK',
  'SEAT_UNPAID',
  'CASE_RULE',
  'BUSINESS_PLAN',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** Kinds that are for whoever knows the case, and protection: officers know that money was asked at an employer and not of whom (L7), and not what a person needs. */
export const caseKinds: readonly TaskKind[] = ['FEE_ASKED', 'CASE_RULE'];

export const taskQueues = ['CASE_MANAGER', 'JOB_PLACEMENT_OFFICER', 'PROTECTION', 'FINANCE'] as const;
/** The role that does it (RULES "check-ins, surveys, tasks"). */
export type TaskQueue = (typeof taskQueues)[number];

export const taskPriorities = ['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const;
/** In the order of the work list. */
export type TaskPriority = (typeof taskPriorities)[number];

export const taskStatuses = ['OPEN', 'DONE', 'CANCELLED'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** How a task ends: a closed list, because what is typed freely might name somebody. */
export const taskOutcomes = {
  DONE: ['SETTLED', 'REACHED', 'NOT_REACHED', 'REFERRED'],
  CANCELLED: ['NOT_NEEDED', 'REPEATED'],
} as const satisfies Readonly<Record<Exclude<TaskStatus, 'OPEN'>, readonly string[]>>;
export type TaskEnd = keyof typeof taskOutcomes;
export type TaskOutcome = (typeof taskOutcomes)[TaskEnd][number];

export const taskTopics = [
  ...['ATTENDANCE', 'CHILD_CARE', 'CONFLICT', 'HOURS', 'LICENCE', 'MACHINES', 'MARKET', 'MATERIALS', 'MENTORING', 'MONEY', 'OFFER'],
  ...['OTHER', 'PAPERS', 'PAY', 'PLAN', 'PREMISES', 'PROFILE', 'SAFETY', 'TERMS', 'TRAINING', 'TRANSPORT', 'TRAVEL'],
] as const;
/** What a task is about: a closed list, as `taskOutcomes` is, and nothing of health or of protection. */
export type TaskTopic = (typeof taskTopics)[number];

/** The kinds of record that a task may be about; the id is all that a task knows of it. */
export const taskSubjects = ['Jobseeker', 'Employer', 'Opening', 'Complaint', 'Offer', 'Placement', 'Venture', 'EmployerProposal', 'UnknownSender'] as const;
export type TaskSubjectKind = (typeof taskSubjects)[number];
