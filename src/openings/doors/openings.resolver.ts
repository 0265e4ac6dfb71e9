import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import { NodeSources } from '../../platform/graphql/node.js';
import type { Act } from '../../platform/viewer.js';
import { EmployerType } from '../employers/employer.graphql.js';
import type { Employer } from '../employers/employer.js';
import { EmployerLoader } from '../employers/employer.loaders.js';
import { READERS, WRITERS } from '../employers/readers.js';
import { OpeningLifecycle } from '../lifecycle/opening-lifecycle.service.js';
import { ApprovedCriterionType, OpeningStatusStepType } from '../openings/opening.graphql.js';
import type { CriterionApproval, Opening } from '../openings/opening.js';
import { ApprovalsLoader, OpeningMovesLoader } from '../openings/opening.loaders.js';
import { OpeningsService } from '../openings/openings.service.js';
import type { OpeningMove } from '../openings/opening-standing.js';
import { OpeningResult } from './any-opening.graphql.js';
import { ApproveCriterionInput, ReportSeatsInput } from './opening-inputs.graphql.js';
import { OpeningType, openingTypeNames } from './opening-type.graphql.js';

/** What openings of all kinds have in common: fields that are read elsewhere, and acts that are the same for each. */
@Resolver(() => OpeningType)
export class OpeningsResolver {
  constructor(
    private readonly lifecycle: OpeningLifecycle,
    private readonly employers: EmployerLoader,
    private readonly moves: OpeningMovesLoader,
    private readonly approvals: ApprovalsLoader,
    nodes: NodeSources,
    openings: OpeningsService,
  ) {
    nodes.add({ kind: 'Opening', access: READERS, typeName: (row: Opening) => openingTypeNames[row.kind], byIds: (viewer, ids) => openings.byIds(viewer, ids) });
  }

  @Mutation(() => OpeningResult, { description: 'Records how many seats of an opening are taken; the last one makes a published one FILLED.' })
  @Access(WRITERS)
  reportSeats(@CurrentAct() act: Act, @Args('input') input: ReportSeatsInput): Promise<Outcome<Opening>> {
    return this.lifecycle.reportSeats(act, localId('Opening', input.id), input.version, input.seatsTaken);
  }

  @Mutation(() => OpeningResult, { description: 'Adds a criterion on sex, age, origin or religion that the work genuinely requires.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  approveCriterion(@CurrentAct() act: Act, @Args('input') input: ApproveCriterionInput): Promise<Outcome<Opening>> {
    return this.lifecycle.approveCriterion(act, localId('Opening', input.id), input.version, input.criterion, input.reason);
  }

  @ResolveField(() => EmployerType, { nullable: true, description: 'Who hires or teaches.' })
  employer(@Parent() opening: Opening, @Context() context: RequestContext): Promise<Employer | null> {
    return this.employers.for(context).load(opening.employerId);
  }

  @ResolveField(() => [OpeningStatusStepType], { description: 'What became of it and why, oldest first.' })
  history(@Parent() opening: Opening, @Context() context: RequestContext): Promise<readonly OpeningMove[]> {
    return this.moves.for(context).load(opening.id);
  }

  @ResolveField(() => [ApprovedCriterionType], { description: 'Its criteria on protected traits that staff approved, oldest first.' })
  approvedCriteria(@Parent() opening: Opening, @Context() context: RequestContext): Promise<readonly CriterionApproval[]> {
    return this.approvals.for(context).load(opening.id);
  }
}
