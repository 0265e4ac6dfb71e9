import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';
import type { AccountsService } from '../../office/accounts/accounts.service.js';
import type { AuditSubject } from '../../platform/audit/audit.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { newHandle } from '../jobseekers/handle.js';
import type { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import type { PersonKeys } from '../vault/keys/person-keys.service.js';
import { channelNeed, type ChannelNeed } from './complaint-channel.js';
import { moveComplaint, type Complaint, type ComplaintId, type ComplaintStatus, type ComplaintSubject } from './complaint.js';
import type { ComplaintTasks } from './complaint-tasks.js';
import { channelFacts, countComplaints, insertComplaint, lockComplaint, pageOfComplaints, updateComplaint, wordsOf, type ComplaintCount } from './complaint.store.js';

/** What whoever files a complaint is told: a reference that the person can ask by, and nothing else. */
export interface FiledComplaint {
  readonly reference: string;
}

/** What was said. */
export interface ComplaintWords {
  readonly statement: string;
  readonly answer: string | null;
}

const LONGEST_WORDS = 4_000;
const at = (column: 'statement' | 'answer', row: ComplaintId) => ({ table: 'complaint', column, row });

/**
 * Complaints of people, on a channel that does not pass through whoever accompanies them: any member of staff files one for a person, protection reads and
 * answers, and whoever holds or held the case does neither. The audit log names the complaint, not the person, whom whoever accompanies them may ask
 * the log about.
 */
export class ComplaintsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly records: JobseekerRecords,
    private readonly keys: Pick<PersonKeys, 'make' | 'of'>,
    private readonly tasks: ComplaintTasks,
    private readonly accounts: Pick<AccountsService, 'activeWith'>,
  ) {}

  /** Files a complaint of the person with this handle. Refuses a handle that nobody has. */
  async fileByHandle(act: Act, handle: string, about: ComplaintSubject, statement: string): Promise<Outcome<FiledComplaint>> {
    const person = await this.work.run(act.viewer, (tx) => this.records.byHandle(tx, act.viewer.missionId, handle));
    return person === null ? NOBODY : this.file(act, person.id, about, statement);
  }

  /** Files a complaint of a person, whom the caller knows (a text message): whoever acts is not asked whether they may see them. */
  async file(act: Act, id: JobseekerId, about: ComplaintSubject, said: string): Promise<Outcome<FiledComplaint>> {
    const { missionId, accountId } = act.viewer;
    const statement = checkText('statement', said, 1, LONGEST_WORDS);
    if (!statement.ok) return statement;
    // Nobody gets a key who is not there.
    const there = await this.work.run(act.viewer, (tx) => this.records.byIds(tx, missionId, [id]));
    const key = there.length === 0 ? null : await this.keys.make(missionId, id);
    if (key === null) return NOBODY;
    const filed: { id: ComplaintId } = { id: newId<ComplaintId>() };
    return this.work.act(
      act.key === null ? act : key.blinded(act),
      async (tx): Promise<Outcome<FiledComplaint>> => {
        const [person] = await this.records.byIds(tx, missionId, [id]);
        if (person === undefined) return NOBODY;
        const complaint: Complaint = {
          missionId,
          id: filed.id,
          reference: newHandle('R'),
          jobseekerId: id,
          heldBy: person.assignedTo,
          about,
          status: 'OPEN',
          filedBy: accountId,
          filedAt: this.clock.now(),
          inReviewAt: null,
          answeredAt: null,
          version: 1,
        };
        await insertComplaint(tx, complaint, key.seal(at('statement', complaint.id), statement.value));
        await this.tasks.open(tx, act.viewer, complaint);
        return accepted({ reference: complaint.reference });
      },
      () => subject(filed.id),
    );
  }

  /** A page of the complaints that the viewer may read, newest first, without what was said. */
  page(viewer: Viewer, status: ComplaintStatus | null, after: readonly [filedAt: Date, id: string] | null, limit: number): Promise<Complaint[]> {
    return this.work.run(viewer, async (tx) => {
      const complaints = await pageOfComplaints(tx, viewer.missionId, viewer.accountId, status, after, limit);
      await recordAudit(tx, viewer, complaints.map(({ id }) => ({ deed: 'READ', act: 'complaints', subject: subject(id), why: 'PROTECTION' })));
      return complaints;
    });
  }

  /** What was said in a complaint. Refuses one that is not the viewer's to read as absent, and so one of a person who was erased. */
  async words(viewer: Viewer, id: ComplaintId): Promise<Outcome<ComplaintWords>> {
    const found = await this.work.run(viewer, async (tx) => {
      const complaint = await lockComplaint(tx, viewer.missionId, viewer.accountId, id);
      const sealed = complaint === null ? null : await wordsOf(tx, viewer.missionId, id);
      if (complaint === null || sealed === null) return null;
      await recordAudit(tx, viewer, [{ deed: 'READ', act: 'complaintWords', subject: subject(id), why: 'PROTECTION' }]);
      return { person: complaint.jobseekerId, ...sealed };
    });
    if (found === null) return ABSENT;
    const key = (await this.keys.of(viewer.missionId, [found.person])).get(found.person);
    if (key === undefined) return ABSENT;
    return accepted({
      statement: key.open<string>(at('statement', id), found.statement),
      answer: found.answer === null ? null : key.open<string>(at('answer', id), found.answer),
    });
  }

  /** Takes a complaint up, or answers it with what the person is told. Refuses what `moveComplaint` refuses, and an answer without words. */
  async move(act: Act, id: ComplaintId, to: ComplaintStatus, said: string | null): Promise<Outcome<Complaint>> {
    const { missionId, accountId } = act.viewer;
    const person = await this.work.run(act.viewer, async (tx) => (await lockComplaint(tx, missionId, accountId, id))?.jobseekerId ?? null);
    if (person === null) return ABSENT;
    const key = (await this.keys.of(missionId, [person])).get(person);
    if (key === undefined) return ABSENT;
    return this.work.act(
      act.key === null ? act : key.blinded(act),
      async (tx): Promise<Outcome<Complaint>> => {
        const complaint = await lockComplaint(tx, missionId, accountId, id);
        if (complaint === null) return ABSENT;
        const now = this.clock.now();
        const next = moveComplaint(complaint, to, now);
        if (!next.ok) return next;
        const answer = to === 'ANSWERED' ? checkText('answer', said ?? '', 1, LONGEST_WORDS) : accepted(null);
        if (!answer.ok) return answer;
        if (to === 'ANSWERED') await this.tasks.settle(tx, act.viewer, next.value);
        await updateComplaint(tx, complaint, next.value, accountId, now, answer.value === null ? null : key.seal(at('answer', id), answer.value));
        return next;
      },
      () => subject(id),
    );
  }

  /**
   * How many there are of each kind and status, for whoever checks that complaints are answered. Those of people whose case the viewer holds or held are not
   * among them: a count that rises would tell of one.
   */
  counts(viewer: Viewer): Promise<ComplaintCount[]> {
    return this.work.run(viewer, (tx) => countComplaints(tx, viewer.missionId, viewer.accountId));
  }

  /** What the channel of complaints needs, so that whoever complains is heard by somebody else than who accompanies them (see `channelNeed`). */
  channel(viewer: Viewer): Promise<{ readonly need: ChannelNeed | null }> {
    return this.work.run(viewer, async (tx) => {
      const protection = await this.accounts.activeWith(tx, viewer.missionId, ['PROTECTION']);
      return { need: channelNeed(await channelFacts(tx, viewer.missionId, viewer.accountId, protection)) };
    });
  }
}

const NOBODY = refused('NOT_FOUND', { what: 'jobseeker' });
const ABSENT = refused('NOT_FOUND', { what: 'complaint' });

function subject(id: ComplaintId): AuditSubject {
  return { kind: 'Complaint', id };
}
