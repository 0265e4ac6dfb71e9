import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import { forgetKeptAnswers } from '../../platform/database/kept-answers.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { serviceViewer, type Act, type Viewer } from '../../platform/viewer.js';
import type { CaseFiles } from '../jobseekers/case-files.service.js';
import type { PersonKeys } from '../vault/keys/person-keys.service.js';
import type { AskedBasis, Erasure, ErasureBasis } from './erasure.js';
import {
  erasureOf,
  finishErasure,
  forgottenAfter,
  insertErasure,
  lockErasure,
  markOfErasures,
  notForgotten,
  unfinishedErasures,
} from './erasure.store.js';
import type { ErasureExtent, PersonalDataHolders } from './holders.js';

/** Name of the mutation: its own answer, which holds ids only, stays. */
const ACT = 'eraseJobseeker';
const SLICE = 1_000;

/**
 * Forgets people. First it is written down and the person disappears for everybody; then the person's key is destroyed in the other database;
 * then every feature forgets what it keeps. Whatever stops it in between, a sweep goes on: nothing comes back once the key is gone.
 */
export class ErasuresService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: CaseFiles,
    private readonly keys: PersonKeys,
    private readonly holders: PersonalDataHolders,
  ) {}

  /**
   * Forgets a person because they asked, or were registered by mistake: for whoever accompanies the person, and protection. `handle` has to be
   * the person's, since nothing undoes this. Whoever asked gets the same answer again.
   */
  async erase(act: Act, id: JobseekerId, handle: string, basis: AskedBasis): Promise<Outcome<Erasure>> {
    const asked = await this.work.act(
      act,
      async (tx) => {
        const into = await this.files.lockWithKept(tx, act.viewer.missionId, id);
        const locked = await this.files.lock(tx, act.viewer, id);
        if (!locked.ok) return (await this.askedBefore(tx, act.viewer, id)) ?? locked;
        if (locked.value.jobseeker.handle !== handle.trim()) return refused('INVALID_INPUT', { field: 'handle', problem: 'is not the handle of this person' });
        return accepted(await this.begin(tx, act.viewer, { id, into }, 'EVERYTHING', basis));
      },
      ({ jobseekerId }) => ({ kind: 'Jobseeker', id: jobseekerId }),
    );
    if (!asked.ok) return asked;
    const { missionId } = act.viewer;
    await this.finish(missionId, id);
    const done = await this.work.run(act.viewer, (tx) => erasureOf(tx, missionId, id));
    return done === null ? asked : accepted(done);
  }

  /** Forgets who a person is, for the service itself; what remains is for figures. Nothing happens where it was asked for before. */
  async eraseIdentity(missionId: MissionId, id: JobseekerId, basis: ErasureBasis): Promise<void> {
    const viewer = serviceViewer(missionId);
    await this.work.run(viewer, async (tx) => {
      const into = await this.files.lockWithKept(tx, missionId, id);
      if ((await erasureOf(tx, missionId, id)) === null) await this.begin(tx, viewer, { id, into }, 'IDENTITY', basis);
    });
    await this.finish(missionId, id);
  }

  /** Goes on with what was begun. Again is harmless, and so is doing it in two processes at once. */
  async finish(missionId: MissionId, id: JobseekerId): Promise<void> {
    await this.keys.destroy(missionId, [id]);
    await this.work.run(serviceViewer(missionId), async (tx) => {
      const erasure = await lockErasure(tx, missionId, id);
      if (erasure === null) return;
      await this.holders.forget(tx, missionId, id, erasure.extent);
      await this.files.forget(tx, missionId, id, erasure.extent);
      await forgetKeptAnswers(tx, missionId, id, ACT);
      if (erasure.finishedAt === null) await finishErasure(tx, missionId, id, this.clock.now());
    });
  }

  /**
   * Finishes what was begun in the mission. Where a backup was restored, of this database or of the keys, whoever was forgotten in one of the
   * two is forgotten in both again.
   */
  async sweep(missionId: MissionId, signal: AbortSignal): Promise<void> {
    const viewer = serviceViewer(missionId);
    for (const id of await this.work.run(viewer, (tx) => unfinishedErasures(tx, missionId, SLICE))) {
      if (signal.aborted) return;
      await this.finish(missionId, id);
    }
    const here = await this.work.run(viewer, (tx) => markOfErasures(tx, missionId));
    if (here !== (await this.keys.markOfDestroyed(missionId))) await this.reconcile(missionId, signal);
  }

  private async reconcile(missionId: MissionId, signal: AbortSignal): Promise<void> {
    const viewer = serviceViewer(missionId);
    for (let after: JobseekerId | null = null; !signal.aborted; ) {
      const destroyed: JobseekerId[] = await this.keys.destroyed(missionId, after, SLICE);
      for (const id of await this.work.run(viewer, (tx) => notForgotten(tx, missionId, destroyed))) {
        await this.work.run(viewer, async (tx) => {
          const into = await this.files.lockWithKept(tx, missionId, id);
          await this.begin(tx, viewer, { id, into }, 'EVERYTHING', 'ERASED_BEFORE_RESTORE');
        });
        await this.finish(missionId, id);
      }
      after = destroyed.at(-1) ?? null;
      if (destroyed.length < SLICE) break;
    }
    for (let after: JobseekerId | null = null; !signal.aborted; ) {
      const forgotten: JobseekerId[] = await this.work.run(viewer, (tx) => forgottenAfter(tx, missionId, after, SLICE));
      await this.keys.destroy(missionId, forgotten);
      after = forgotten.at(-1) ?? null;
      if (forgotten.length < SLICE) break;
    }
  }

  /** From here on the person is nowhere to be seen. What keeps them safe under the record that goes on, `into`, is handed on to it. */
  private async begin(tx: Tx, viewer: Viewer, { id, into }: { readonly id: JobseekerId; readonly into: JobseekerId | null }, extent: ErasureExtent, basis: ErasureBasis): Promise<Erasure> {
    const { missionId, accountId } = viewer;
    const erasure: Erasure = { missionId, jobseekerId: id, extent, basis, askedBy: accountId, askedAt: this.clock.now(), finishedAt: null };
    const first = await insertErasure(tx, erasure);
    if (first && into !== null) await this.holders.handOn(tx, viewer, id, into);
    await this.files.hide(tx, missionId, id, erasure.askedAt);
    if (first && accountId === null) await recordAudit(tx, viewer, [{ deed: 'CHANGE', act: ACT, subject: { kind: 'Jobseeker', id } }]);
    return erasure;
  }

  private async askedBefore(tx: Tx, viewer: Viewer, id: JobseekerId): Promise<Outcome<Erasure> | null> {
    const erasure = await erasureOf(tx, viewer.missionId, id);
    return erasure !== null && erasure.askedBy !== null && erasure.askedBy === viewer.accountId ? accepted(erasure) : null;
  }
}
