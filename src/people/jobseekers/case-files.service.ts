import { randomBytes } from 'node:crypto';

import { addYears, type Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import type { ReasonToRead } from '../../platform/audit/audit.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import { forgetWords, hiddenJobseeker, hideJobseeker, jobseekersByIds, lockJobseeker, stepsOf, updateJobseeker } from './jobseeker.store.js';
import { ageBound, isPossible, type Jobseeker } from './jobseeker.js';
import { jobseekerInWords, stepsInWords } from './jobseeker-words.js';
import { reasonToRead } from './sight/record-reads.js';
import { sightOfOne } from './sight/sight.js';
import { goesOnAs, lockRecords, recordsOf } from './facts/merged-records.js';
import { emptyProfile, type SkillProfile } from './profile/skill-profile.js';

/** A person as somebody may see more of than the handle, and why. */
export interface OpenCase {
  readonly jobseeker: Jobseeker;
  /** OWN_CASE or PROTECTION. */
  readonly why: ReasonToRead;
}

const ADULT_YEARS = 18;

/** What features about people (vault, consent, plans) may read and write of their records, inside transactions of theirs. */
export class CaseFiles {
  constructor(
    private readonly missions: Pick<MissionsService, 'getIn' | 'today'>,
    private readonly taxonomies: Pick<TaxonomyService, 'of'>,
  ) {}

  /** Those of the people whom the viewer accompanies, or looks after as protection. Nothing is recorded: the caller says what was read. */
  async seen(tx: Tx, viewer: Viewer, ids: readonly JobseekerId[]): Promise<OpenCase[]> {
    return (await jobseekersByIds(tx, viewer.missionId, ids)).flatMap((jobseeker) => opened(viewer, jobseeker) ?? []);
  }

  /** As `seen` for one person, locked until the transaction ends; refuses everybody else as absent. */
  async lock(tx: Tx, viewer: Viewer, id: JobseekerId): Promise<Outcome<OpenCase>> {
    const jobseeker = await lockJobseeker(tx, viewer.missionId, id);
    const found = jobseeker === null ? null : opened(viewer, jobseeker);
    return found === null ? refused('NOT_FOUND', { what: 'jobseeker' }) : accepted(found);
  }

  /** As `lock`, for the viewer's own cases alone: protection reads them and does not write in them. */
  async lockOwn(tx: Tx, viewer: Viewer, id: JobseekerId): Promise<Outcome<Jobseeker>> {
    const jobseeker = await lockJobseeker(tx, viewer.missionId, id);
    const own = jobseeker !== null && sightOfOne(viewer, jobseeker) === 'OWN';
    return own ? accepted(jobseeker) : refused('NOT_FOUND', { what: 'jobseeker' });
  }

  /**
   * Records what law needs to know of a birth date, for a person who was locked: of an adult that they are one, of others the month. The
   * birth date itself stays in the vault. Refuses one that no living person has.
   */
  async recordBirth(tx: Tx, jobseeker: Jobseeker, bornOn: Day): Promise<Outcome<null>> {
    const today = this.missions.today(await this.missions.getIn(tx, jobseeker.missionId));
    if (!isPossible({ bornInMonth: bornOn }, today))
      return refused('INVALID_INPUT', { field: 'bornOn', problem: 'must be the birth date of a living person, not more than 110 years ago' });
    const bound = boundOf(bornOn, jobseeker.bornOnOrBefore, today);
    if (bound === jobseeker.bornOnOrBefore) return accepted(null);
    const written = await updateJobseeker(tx, { ...jobseeker, bornOnOrBefore: bound });
    return written === null ? refused('STALE_EDIT', { what: 'jobseeker', version: jobseeker.version }) : accepted(null);
  }

  /** The record in words, for telling the person; the caller has made sure that the viewer may. */
  async tellIn(tx: Tx, { missionId }: Viewer, id: JobseekerId): Promise<readonly string[]> {
    const [jobseeker] = await jobseekersByIds(tx, missionId, [id]);
    if (jobseeker === undefined) return [];
    const { classification, languages } = await this.missions.getIn(tx, missionId);
    const [taxonomy, language] = [await this.taxonomies.of(classification), languages[0] ?? 'en'];
    const names = {
      skill: (uri: string) => nameOf(uri, taxonomy.skillNo(uri), (no) => taxonomy.skillName(no, language)),
      occupation: (uri: string) => nameOf(uri, taxonomy.occupationNo(uri), (no) => taxonomy.occupationName(no, language)),
    };
    return [...jobseekerInWords(jobseeker, names), ...stepsInWords(await stepsOf(tx, missionId, [id]))];
  }

  /** A person's record and those that merges closed into it, their own first: they are of one person. */
  recordsOf(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<readonly [JobseekerId, ...JobseekerId[]]> {
    return recordsOf(tx, missionId, id);
  }

  /**
   * Locks a person and, where a merge closed their record, the one that goes on, whose id it answers: both at once in the order of ids, so that a decision
   * about the two does not wait for this one while this one waits for it.
   */
  async lockWithKept(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<JobseekerId | null> {
    const seen = await goesOnAs(tx, missionId, id);
    await lockRecords(tx, missionId, seen === null ? [id] : [id, seen]);
    // Read again: what was decided meanwhile holds.
    return goesOnAs(tx, missionId, id);
  }

  /** From now on nobody sees the person: the first step of forgetting. */
  hide(tx: Tx, missionId: MissionId, id: JobseekerId, at: Date): Promise<void> {
    return hideJobseeker(tx, missionId, id, at);
  }

  /** Leaves of a hidden person's record what figures need: kind, days and steps; with IDENTITY what they can do. Again is harmless. */
  async forget(tx: Tx, missionId: MissionId, id: JobseekerId, extent: 'EVERYTHING' | 'IDENTITY'): Promise<void> {
    const hidden = await hiddenJobseeker(tx, missionId, id);
    if (hidden === null) return;
    await updateJobseeker(tx, remainderOf(hidden, extent === 'EVERYTHING' ? emptyProfile : deidentified(hidden.profile)));
    await forgetWords(tx, missionId, id);
  }
}

/** A concept that the classification no longer has goes by its URI. */
function nameOf(uri: string, no: number | null, name: (no: number) => string): string {
  return no === null ? uri : name(no);
}

/** A record that tells of nobody; a new handle, since the old one stands on papers. */
function remainderOf(hidden: Jobseeker, profile: SkillProfile): Jobseeker {
  const { handle } = hidden;
  return {
    ...hidden,
    handle: handle.startsWith('X-') ? handle : `X-${randomBytes(6).toString('hex').toUpperCase()}`,
    caseReference: null,
    status: 'CLOSED',
    statusReason: null,
    bornOnOrBefore: null,
    source: null,
    externalId: null,
    profile,
  };
}

/** What somebody can do, without places, papers, words and wishes. */
function deidentified({ skills, occupations, education, languages }: SkillProfile): SkillProfile {
  const bare = skills.map(({ uri, level, evidence }) => ({ uri, level, evidence, issuer: null, certifiedUntil: null, gainedIn: null }));
  return { ...emptyProfile, skills: bare, occupations, education, languages };
}

/** A day on or before which somebody born on that day was born, which tells no more of an adult than that (see `ageBound`). */
export function boundOf(bornOn: Day, held: Day | null, today: Day): Day {
  const adultsBound = addYears(today, -ADULT_YEARS);
  if (bornOn > adultsBound) return ageBound({ bornInMonth: bornOn });
  // What was known before stays where it is right: the day on which somebody typed a birth date is nobody's business either.
  return held !== null && bornOn <= held && held <= adultsBound ? held : adultsBound;
}

function opened(viewer: Viewer, jobseeker: Jobseeker): OpenCase | null {
  const why = reasonToRead(viewer, jobseeker);
  return why === null ? null : { jobseeker, why };
}
