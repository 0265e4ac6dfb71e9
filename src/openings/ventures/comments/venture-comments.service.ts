import type { Clock } from '../../../kernel/clock.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import type { VentureId } from '../../../matching/team/team.js';
import type { ConsentsService } from '../../../people/consents/consents.service.js';
import type { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import type { VenturesService } from '../ventures.service.js';
import { commentsOn, insertComment } from './venture-comment.store.js';
import { checkComment, type SaidComment, type VentureComment } from './venture-comment.js';

/** What local government and others say about ventures: with the consent of the person whose idea one is (F55). */
export class VentureCommentsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ventures: Pick<VenturesService, 'lockIn' | 'maySpeakFor'>,
    private readonly consents: Pick<ConsentsService, 'agreesIn'>,
  ) {}

  /** Writes down what an office said. Refuses a venture whose person does not agree at present that this office knows of it. */
  add(act: Act, ventureId: VentureId, said: SaidComment): Promise<Outcome<VentureComment>> {
    const { viewer } = act;
    const comment = checkComment(said);
    return this.work.act(act, async (tx): Promise<Outcome<VentureComment>> => {
      const venture = await this.ventures.lockIn(tx, viewer.missionId, ventureId);
      const may = venture === null ? null : await this.ventures.maySpeakFor(tx, viewer, venture.proposedBy);
      if (venture === null || may?.ok !== true) return refused('NOT_FOUND', { what: 'venture' });
      if (!comment.ok) return comment;
      const { office, text } = comment.value;
      if (venture.proposedBy !== null && !(await this.consents.agreesIn(tx, viewer, venture.proposedBy, { purpose: 'SHARING', office }))) return refused('CONSENT_NEEDED', { purpose: `SHARING ${office}` });
      const kept: VentureComment = { missionId: viewer.missionId, id: newId(), ventureId, office, text, by: viewer.accountId, at: this.clock.now() };
      await insertComment(tx, kept);
      return accepted(kept);
    });
  }

  /** The comments on these ventures, oldest first; for staff only. */
  of(viewer: Viewer, ids: readonly VentureId[]): Promise<VentureComment[]> {
    if (viewer.employerId !== null) return Promise.resolve([]);
    return this.work.run(viewer, (tx) => commentsOn(tx, viewer.missionId, ids));
  }
}
