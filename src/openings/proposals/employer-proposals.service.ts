import type { Clock } from '../../kernel/clock.js';
import { addDays } from '../../kernel/day.js';
import type { EmployerId, JobseekerId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { placeAlone } from '../../kernel/place.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { ConsentsService } from '../../people/consents/consents.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { hasRole, type Act, type Viewer } from '../../platform/viewer.js';
import type { PlacesService } from '../../reference/places/places.service.js';
import type { EmployersService } from '../employers/employers.service.js';
import { checkComment, type SaidComment } from '../ventures/comments/venture-comment.js';
import type { VenturesService } from '../ventures/ventures.service.js';
import { checkProposed, decide, type DeclineReason, type EmployerProposal, type EmployerProposalId, type ProposedEmployer } from './employer-proposal.js';
import { commentsOnProposals, insertProposal, insertProposalComment, lockProposal, pageOfProposals, putDecision, type ProposalFilter } from './employer-proposal.store.js';
import type { ProposalComment } from './proposal-comment.js';

/** A proposal as a door words it: a place by its GeoNames id. */
export interface ProposalDraft extends Omit<ProposedEmployer, 'place'> {
  readonly geonameId: number | null;
}

/** What proposals need of the rest of the product. */
export interface ProposalsGround {
  readonly missions: Pick<MissionsService, 'getIn' | 'today'>;
  readonly places: Pick<PlacesService, 'byId'>;
  readonly tasks: Pick<TasksService, 'open' | 'settle'>;
  readonly ventures: Pick<VenturesService, 'maySpeakFor'>;
  readonly employers: Pick<EmployersService, 'seen'>;
  readonly consents: Pick<ConsentsService, 'agreesIn'>;
}

/** Days within which officers answer a proposal [P]. */
const DAYS = 14;
const KIND = 'EMPLOYER_PROPOSED';
const ABSENT = refused('NOT_FOUND', { what: 'proposal' });

/** Employers that people propose (F55): a task of officers, who take one up or decline it; what offices say about one, with the consent of whoever proposed it. */
export class EmployerProposals {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: ProposalsGround,
  ) {}

  /** Writes down what a person proposes, for officers to look at. Refuses a person whom the viewer may not speak for. */
  async propose(act: Act, jobseekerId: JobseekerId, { geonameId, ...draft }: ProposalDraft): Promise<Outcome<EmployerProposal>> {
    const { viewer } = act;
    const place = geonameId === null ? null : await this.ground.places.byId(geonameId);
    if (geonameId !== null && place === null) return refused('INVALID_INPUT', { field: 'geonameId', problem: 'is no place that is known' });
    const proposed = checkProposed({ ...draft, place: place === null ? null : placeAlone(place) });
    return this.work.act(act, async (tx): Promise<Outcome<EmployerProposal>> => {
      const speaks = await this.ground.ventures.maySpeakFor(tx, viewer, jobseekerId);
      if (!speaks.ok) return speaks;
      if (!proposed.ok) return proposed;
      const standing = { state: 'PROPOSED', employerId: null, declinedFor: null, version: 1, createdBy: viewer.accountId, createdAt: this.clock.now() } as const;
      const proposal: EmployerProposal = { missionId: viewer.missionId, id: newId<EmployerProposalId>(), jobseekerId, ...proposed.value, ...standing };
      await insertProposal(tx, proposal);
      const today = this.ground.missions.today(await this.ground.missions.getIn(tx, viewer.missionId));
      await this.ground.tasks.open(tx, viewer, { ...taskOf(proposal.id), subjectKind: 'EmployerProposal', jobseekerId, queue: 'JOB_PLACEMENT_OFFICER', dueOn: addDays(today, DAYS) });
      return accepted(proposal);
    });
  }

  /** Says that the mission keeps the employer, which settles the task; what is asked of employers is asked of it too (L15). Refuses one that is barred. */
  takeUp(act: Act, id: EmployerProposalId, employerId: EmployerId): Promise<Outcome<EmployerProposal>> {
    return this.change(act, id, async (tx, proposal) => {
      const employer = await this.ground.employers.seen(tx, act.viewer, employerId);
      if (!employer.ok) return employer;
      if (employer.value.status === 'BARRED') return refused('RULE_FORBIDS', { rule: 'L15', problem: 'An employer that is barred stays barred' });
      return decide(proposal, { employerId });
    });
  }

  /** Says that nothing comes of it, and why; which settles the task. */
  decline(act: Act, id: EmployerProposalId, declinedFor: DeclineReason): Promise<Outcome<EmployerProposal>> {
    return this.change(act, id, async (_, proposal) => decide(proposal, { declinedFor }));
  }

  /** Writes down what an office said. Refuses where the person does not agree at present that this office knows of it; of somebody who was forgotten nothing is said. */
  comment(act: Act, id: EmployerProposalId, said: SaidComment): Promise<Outcome<ProposalComment>> {
    const { viewer } = act;
    const checked = checkComment(said);
    return this.work.act(act, async (tx): Promise<Outcome<ProposalComment>> => {
      const proposal = await this.lockSpoken(tx, viewer, id);
      if (proposal === null || proposal.jobseekerId === null) return ABSENT;
      if (!checked.ok) return checked;
      const { office, text } = checked.value;
      const agrees = await this.ground.consents.agreesIn(tx, viewer, proposal.jobseekerId, { purpose: 'SHARING', office });
      if (!agrees) return refused('CONSENT_NEEDED', { purpose: `SHARING ${office}` });
      const comment: ProposalComment = { missionId: viewer.missionId, id: newId(), proposalId: id, office, text, by: viewer.accountId, at: this.clock.now() };
      await insertProposalComment(tx, comment);
      return accepted(comment);
    });
  }

  /** Proposals, newest first, after the given one: officers all, by handle; whoever accompanies a person those of that person. */
  page(viewer: Viewer, filter: ProposalFilter, after: EmployerProposalId | null, limit: number): Promise<EmployerProposal[]> {
    return this.work.run(viewer, async (tx) => {
      const may = await this.ground.ventures.maySpeakFor(tx, viewer, filter.jobseekerId);
      return may.ok ? pageOfProposals(tx, viewer.missionId, filter, after, limit) : [];
    });
  }

  /** The comments on these proposals, oldest first. */
  comments(viewer: Viewer, ids: readonly EmployerProposalId[]): Promise<ProposalComment[]> {
    return this.work.run(viewer, (tx) => commentsOnProposals(tx, viewer.missionId, ids));
  }

  private change(act: Act, id: EmployerProposalId, decided: (tx: Tx, proposal: EmployerProposal) => Promise<Outcome<EmployerProposal>>): Promise<Outcome<EmployerProposal>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<EmployerProposal>> => {
      const proposal = hasRole(viewer, 'JOB_PLACEMENT_OFFICER') ? await lockProposal(tx, viewer.missionId, id) : null;
      if (proposal === null) return ABSENT;
      const next = await decided(tx, proposal);
      if (!next.ok) return next;
      await putDecision(tx, next.value);
      await this.ground.tasks.settle(tx, viewer, taskOf(id));
      return next;
    });
  }

  private async lockSpoken(tx: Tx, viewer: Viewer, id: EmployerProposalId): Promise<EmployerProposal | null> {
    const proposal = await lockProposal(tx, viewer.missionId, id);
    return proposal !== null && (await this.ground.ventures.maySpeakFor(tx, viewer, proposal.jobseekerId)).ok ? proposal : null;
  }
}

function taskOf(id: EmployerProposalId): { readonly kind: typeof KIND; readonly subjectId: string; readonly occasion: string } {
  return { kind: KIND, subjectId: id, occasion: 'proposed' };
}
