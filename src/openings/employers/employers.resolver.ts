import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { EmployerId } from '../../kernel/ids.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Account } from '../../office/accounts/account.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import { NodeSources } from '../../platform/graphql/node.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { Employer, EmployerDraft, EmployerStatus } from './employer.js';
import {
  CreateEmployerInput,
  EditEmployerInput,
  EmployerConnection,
  EmployerResult,
  EmployersArgs,
  EmployerStandingType,
  EmployerStatusStepType,
  EmployerType,
  JudgeEmployerInput,
  SetEmployerOwnerInput,
  SignPledgeInput,
  StaffContactType,
} from './employer.graphql.js';
import { ContactLoader, EmployerMovesLoader } from './employer.loaders.js';
import { standingFor, type EmployerStanding } from './employer-rights.js';
import type { EmployerMove } from './employer-standing.js';
import { EmployersService } from './employers.service.js';
import { PARTNERS, READERS, STAFF_READERS, WRITERS } from './readers.js';

@Resolver(() => EmployerType)
export class EmployersResolver {
  constructor(
    private readonly employersService: EmployersService,
    private readonly contacts: ContactLoader,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'Employer', access: READERS, typeName: () => 'Employer', byIds: (viewer, ids) => employersService.byIds(viewer, ids) });
  }

  @Query(() => EmployerType, { nullable: true, description: 'One employer; empty where there is none that you may see.' })
  @Access(READERS)
  async employer(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID, description: 'The employer.' }) id: string): Promise<Employer | null> {
    const [found] = await this.employersService.byIds(viewer, [localId('Employer', id)]);
    return found ?? null;
  }

  @Query(() => EmployerType, { nullable: true, description: 'The employer that you speak for.' })
  @Access(PARTNERS)
  myEmployer(@CurrentViewer() viewer: Viewer): Promise<Employer | null> {
    return this.employersService.own(viewer);
  }

  @Query(() => EmployerConnection, { description: 'Employers of the mission, newest first.' })
  @Access(STAFF_READERS)
  async employers(@CurrentViewer() viewer: Viewer, @Args() args: EmployersArgs): Promise<Connection<Employer>> {
    const page = pageOf(args, ['id']);
    const filter = { status: args.status ?? null, text: args.text ?? null };
    const rows = await this.employersService.page(viewer, filter, (page.after?.[0] ?? null) as EmployerId | null, page.limit);
    return connectionOf(rows, page, (row) => [row.id]);
  }

  @Mutation(() => EmployerResult, { description: 'Writes an employer down; nobody is put to it before it is verified or supported.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  createEmployer(@CurrentAct() act: Act, @Args('input') input: CreateEmployerInput): Promise<Outcome<Employer>> {
    return this.employersService.create(act, draftOf(input));
  }

  @Mutation(() => EmployerResult, { description: 'Changes the facts of an employer; a stale edit is refused, not lost.' })
  @Access(WRITERS)
  editEmployer(@CurrentAct() act: Act, @Args('input') input: EditEmployerInput): Promise<Outcome<Employer>> {
    return this.employersService.edit(act, localId('Employer', input.id), input.version, draftOf(input));
  }

  @Mutation(() => EmployerResult, { description: 'Verifies an employer for twelve months, or once more.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  verifyEmployer(@CurrentAct() act: Act, @Args('input') input: JudgeEmployerInput): Promise<Outcome<Employer>> {
    return this.move(act, input, 'VERIFIED');
  }

  @Mutation(() => EmployerResult, { description: 'Supports an informal firm; the reason holds the plan to become verifiable.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  supportEmployer(@CurrentAct() act: Act, @Args('input') input: JudgeEmployerInput): Promise<Outcome<Employer>> {
    return this.move(act, input, 'SUPPORTED');
  }

  @Mutation(() => EmployerResult, { description: 'Stops candidates from being put to an employer.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  suspendEmployer(@CurrentAct() act: Act, @Args('input') input: JudgeEmployerInput): Promise<Outcome<Employer>> {
    return this.move(act, input, 'SUSPENDED');
  }

  @Mutation(() => EmployerResult, { description: 'Lifts a suspension; the employer is UNVERIFIED then and can be verified again.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  liftSuspension(@CurrentAct() act: Act, @Args('input') input: JudgeEmployerInput): Promise<Outcome<Employer>> {
    return this.move(act, input, 'UNVERIFIED');
  }

  @Mutation(() => EmployerResult, { description: 'Bars an employer for good.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  barEmployer(@CurrentAct() act: Act, @Args('input') input: JudgeEmployerInput): Promise<Outcome<Employer>> {
    return this.move(act, input, 'BARRED');
  }

  @Mutation(() => EmployerResult, { description: 'Records the pledge that workers pay nothing; without it nothing is published.' })
  @Access(WRITERS)
  signPledge(@CurrentAct() act: Act, @Args('input') input: SignPledgeInput): Promise<Outcome<Employer>> {
    return this.employersService.pledge(act, localId('Employer', input.id), input.signatory);
  }

  @Mutation(() => EmployerResult, { description: 'Says whose microenterprise an employer is. No employer shows it; matching reads it to keep people apart where they must be.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  setEmployerOwner(@CurrentAct() act: Act, @Args('input') input: SetEmployerOwnerInput): Promise<Outcome<Employer>> {
    const owner = typeof input.jobseekerId === 'string' ? localId('Jobseeker', input.jobseekerId) : null;
    return this.employersService.setOwner(act, localId('Employer', input.employerId), owner);
  }

  @ResolveField(() => EmployerStandingType, { nullable: true, description: 'Where it stands with the mission; for staff only.' })
  standing(@Parent() employer: Employer, @CurrentViewer() viewer: Viewer): EmployerStanding | null {
    return standingFor(viewer, employer);
  }

  @ResolveField(() => StaffContactType, { nullable: true, description: 'The person at the mission whom it can turn to.' })
  async contact(@Parent() employer: Employer, @Context() context: RequestContext): Promise<Account | null> {
    return employer.contactAccountId === null ? null : this.contacts.for(context).load(employer.contactAccountId);
  }

  private move(act: Act, input: JudgeEmployerInput, to: EmployerStatus): Promise<Outcome<Employer>> {
    return this.employersService.move(act, localId('Employer', input.id), input.version, to, input.reason);
  }
}

@Resolver(() => EmployerStandingType)
export class EmployerStandingResolver {
  constructor(private readonly moves: EmployerMovesLoader) {}

  @ResolveField(() => [EmployerStatusStepType], { description: 'Where it stood and why, oldest first.' })
  history(@Parent() standing: EmployerStanding, @Context() context: RequestContext): Promise<readonly EmployerMove[]> {
    return this.moves.for(context).load(standing.employerId);
  }
}

function draftOf(input: CreateEmployerInput): EmployerDraft {
  const { name, legalForm, size, country } = input;
  const contactAccountId = typeof input.contactAccountId === 'string' ? localId('Account', input.contactAccountId) : input.contactAccountId;
  return { name, legalForm, size, country, geonameId: input.geonameId ?? null, registration: input.registration ?? null, contactAccountId };
}
