import type { Id, MissionId } from '../../kernel/ids.js';
import type { BackgroundWork, JobIds, JobKind, QueueShape } from './job-kind.js';

/** Queues keep kinds of work apart, so that an hour of importing never holds up a doorbell. One BullMQ worker each and process. */
const queues = {
  matching: { concurrency: 2, lockMilliseconds: 60_000 },
  recompute: { concurrency: 1, lockMilliseconds: 60_000 },
  imports: { concurrency: 1, lockMilliseconds: 60_000 },
  outcomes: { concurrency: 2, lockMilliseconds: 60_000 },
  // Somebody waits for the answer to what they wrote: what a process had in hand that died is soon taken up.
  texts: { concurrency: 4, lockMilliseconds: 15_000 },
  housekeeping: { concurrency: 1, lockMilliseconds: 30_000 },
  mails: { concurrency: 2, lockMilliseconds: 60_000 },
} as const satisfies Record<string, QueueShape>;

/**
 * All background work of the product. A job carries ids and nothing else, and its ids are its key: two requests with the
 * same ids are one job until a worker starts it, and one more after that, so what is asked during a run is never lost.
 */
export const catalogue = {
  /** Brings a mission's stored lists up to what has changed. */
  refreshMarket: job<{ missionId: MissionId }>({
    name: 'refreshMarket',
    queue: 'matching',
    ids: ['missionId'],
    attempts: 8,
    firstRetryMilliseconds: 1_000,
  }),
  /** Computes a mission's lists afresh and reports where the stored ones differ. */
  nightlyRecompute: job<{ missionId: MissionId }>({
    name: 'nightlyRecompute',
    queue: 'recompute',
    ids: ['missionId'],
    attempts: 5,
    firstRetryMilliseconds: 30_000,
  }),
  /** Works out which skills would unlock the most openings for the most people. */
  trainingGaps: job<{ missionId: MissionId; runId: Id<'TrainingGapRun'> }>({
    name: 'trainingGaps',
    queue: 'recompute',
    ids: ['missionId', 'runId'],
    attempts: 3,
    firstRetryMilliseconds: 10_000,
  }),
  /** Looks for teams that fill the roles of ventures. */
  proposeTeams: job<{ missionId: MissionId; runId: Id<'TeamRun'> }>({
    name: 'proposeTeams',
    queue: 'recompute',
    ids: ['missionId', 'runId'],
    attempts: 3,
    firstRetryMilliseconds: 10_000,
  }),
  /** Looks again at teams that were chosen, since something became of people in them. */
  checkTeams: job<{ missionId: MissionId }>({
    name: 'checkTeams',
    queue: 'outcomes',
    ids: ['missionId'],
    attempts: 5,
    firstRetryMilliseconds: 5_000,
  }),
  /** Works through an uploaded file, from the row it had reached. */
  runImport: job<{ missionId: MissionId; importId: Id<'Import'> }>({
    name: 'runImport',
    queue: 'imports',
    ids: ['missionId', 'importId'],
    attempts: 5,
    firstRetryMilliseconds: 5_000,
  }),
  /** Compares a mission's people who may have been registered twice, and proposes pairs to staff. */
  findDuplicatePeople: job<{ missionId: MissionId }>({
    name: 'findDuplicatePeople',
    queue: 'recompute',
    ids: ['missionId'],
    attempts: 3,
    firstRetryMilliseconds: 30_000,
  }),
  /** Compares a mission's openings that may have been posted twice, and proposes pairs to staff. */
  findDuplicateOpenings: job<{ missionId: MissionId }>({
    name: 'findDuplicateOpenings',
    queue: 'recompute',
    ids: ['missionId'],
    attempts: 3,
    firstRetryMilliseconds: 30_000,
  }),
  /** Opens a task for each certificate and licence of a mission's people that ends soon. */
  findExpiringPapers: job<{ missionId: MissionId }>({
    name: 'findExpiringPapers',
    queue: 'recompute',
    ids: ['missionId'],
    attempts: 3,
    firstRetryMilliseconds: 30_000,
  }),
  /** Opens a task for each round of the survey that falls due for one of a mission's people. */
  findDueSurveys: job<{ missionId: MissionId }>({
    name: 'findDueSurveys',
    queue: 'recompute',
    ids: ['missionId'],
    attempts: 3,
    firstRetryMilliseconds: 30_000,
  }),
  /** Opens a task for each venture of a mission that is to be looked at some months after its start. */
  findDueVentures: job<{ missionId: MissionId }>({
    name: 'findDueVentures',
    queue: 'recompute',
    ids: ['missionId'],
    attempts: 3,
    firstRetryMilliseconds: 30_000,
  }),
  /** Opens a task for each employer of a mission whose verification, or whose check of decent work, ends soon. */
  findEndingVerifications: job<{ missionId: MissionId }>({
    name: 'findEndingVerifications',
    queue: 'housekeeping',
    ids: ['missionId'],
    attempts: 3,
    firstRetryMilliseconds: 30_000,
  }),
  /** Opens a task for each agreement and end report of a mission's internships that is missing. */
  findInternshipPapers: job<{ missionId: MissionId }>({
    name: 'findInternshipPapers',
    queue: 'housekeeping',
    ids: ['missionId'],
    attempts: 3,
    firstRetryMilliseconds: 30_000,
  }),
  /** Opens a task for each month of a mission's employers that is paid for and not declared. */
  findMissingPayrolls: job<{ missionId: MissionId }>({
    name: 'findMissingPayrolls',
    queue: 'housekeeping',
    ids: ['missionId'],
    attempts: 3,
    firstRetryMilliseconds: 30_000,
  }),
  /** Opens a task for each job of a mission that has no contract. */
  findMissingContracts: job<{ missionId: MissionId }>({
    name: 'findMissingContracts',
    queue: 'housekeeping',
    ids: ['missionId'],
    attempts: 3,
    firstRetryMilliseconds: 30_000,
  }),
  /** Asks employers about candidates, and reminds them of what they have not answered. */
  askEmployers: job<{ missionId: MissionId }>({
    name: 'askEmployers',
    queue: 'outcomes',
    ids: ['missionId'],
    attempts: 5,
    firstRetryMilliseconds: 5_000,
  }),
  /** Hands a letter to the mail server. What the server puts off is tried again by the dates of the letter, not by retries. */
  sendMail: job<{ missionId: MissionId; mailId: Id<'Mail'> }>({
    name: 'sendMail',
    queue: 'mails',
    ids: ['missionId', 'mailId'],
    attempts: 3,
    firstRetryMilliseconds: 5_000,
  }),
  /** Reminds of offers and ends those whose days are over, puts on hold what may not go on, and sends the next in turn. */
  moveOffers: job<{ missionId: MissionId }>({
    name: 'moveOffers',
    queue: 'outcomes',
    ids: ['missionId'],
    attempts: 5,
    firstRetryMilliseconds: 5_000,
  }),
  /** Does the next step of each check-in of a mission that is due. */
  askCheckIns: job<{ missionId: MissionId }>({
    name: 'askCheckIns',
    queue: 'outcomes',
    ids: ['missionId'],
    attempts: 5,
    firstRetryMilliseconds: 5_000,
  }),
  /** Makes the calendars of a mission's check-ins what the rules say on its day. */
  remakeCalendars: job<{ missionId: MissionId }>({
    name: 'remakeCalendars',
    queue: 'outcomes',
    ids: ['missionId'],
    attempts: 5,
    firstRetryMilliseconds: 30_000,
  }),
  /** Seals what a mission's audit log has that no seal holds. */
  sealAudit: job<{ missionId: MissionId }>({
    name: 'sealAudit',
    queue: 'housekeeping',
    ids: ['missionId'],
    attempts: 5,
    firstRetryMilliseconds: 5_000,
  }),
  /** Wraps the keys of people with the newest key of the vault. */
  rewrapKeys: job<{ missionId: MissionId }>({
    name: 'rewrapKeys',
    queue: 'housekeeping',
    ids: ['missionId'],
    attempts: 5,
    firstRetryMilliseconds: 5_000,
  }),
  /** Has staff ask people of a mission again how they can be reached without harm. */
  askSafeContacts: job<{ missionId: MissionId }>({
    name: 'askSafeContacts',
    queue: 'housekeeping',
    ids: ['missionId'],
    attempts: 3,
    firstRetryMilliseconds: 30_000,
  }),
  /** Hands the texts that wait to one relay, at its pace. */
  sendTexts: job<{ missionId: MissionId; relayId: Id<'Relay'> }>({
    name: 'sendTexts',
    queue: 'texts',
    ids: ['missionId', 'relayId'],
    attempts: 5,
    firstRetryMilliseconds: 2_000,
  }),
  /** Works through what relays have told: reports, texts of people, wishes to stop. */
  hearTexts: job<{ missionId: MissionId }>({
    name: 'hearTexts',
    queue: 'texts',
    ids: ['missionId'],
    attempts: 8,
    firstRetryMilliseconds: 1_000,
  }),
  /** Looks after attempts whose time of waiting is over, reports that came too early, and words that were kept long enough. */
  tidyTexts: job<{ missionId: MissionId }>({
    name: 'tidyTexts',
    queue: 'housekeeping',
    ids: ['missionId'],
    attempts: 3,
    firstRetryMilliseconds: 5_000,
  }),
  /** Ends surveys by text that nobody answers, and sends airtime to those who answered. */
  tendTextSurveys: job<{ missionId: MissionId }>({
    name: 'tendTextSurveys',
    queue: 'housekeeping',
    ids: ['missionId'],
    attempts: 3,
    firstRetryMilliseconds: 5_000,
  }),
  /** Looks for what is due or was lost. Runs by itself; the next round makes up for a failed one. */
  sweep: job<Record<never, never>>({
    name: 'sweep',
    queue: 'housekeeping',
    ids: [],
    attempts: 1,
    firstRetryMilliseconds: 0,
    everyMilliseconds: 15_000,
  }),
} as const;

/** The product's background work, in the form that relay and workers take it. */
export const backgroundWork: BackgroundWork = { queues, jobs: Object.values(catalogue) };

type JobDraft<Ids extends JobIds> = Omit<JobKind<Ids>, 'queue' | 'ids' | 'everyMilliseconds'> & {
  readonly queue: keyof typeof queues;
  readonly ids: readonly (keyof Ids & string)[];
  readonly everyMilliseconds?: number;
};

function job<Ids extends JobIds>(draft: JobDraft<Ids>): JobKind<Ids> {
  return { everyMilliseconds: null, ...draft };
}
