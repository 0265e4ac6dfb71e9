import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { OpeningId } from '../../kernel/ids.js';
import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import { NodeSources } from '../../platform/graphql/node.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { EmployerType } from '../employers/employer.graphql.js';
import type { Employer } from '../employers/employer.js';
import { EmployerLoader } from '../employers/employer.loaders.js';
import { READERS, WRITERS } from '../employers/readers.js';
import { ApprovedCriterionType, OpeningStatusStepType } from '../openings/opening.graphql.js';
import type { CriterionApproval } from '../openings/opening.js';
import { ApprovalsLoader, OpeningMovesLoader } from '../openings/opening.loaders.js';
import type { OpeningMove } from '../openings/opening-standing.js';
import type { OpeningDraft } from '../openings/terms.service.js';
import {
  ApproveCriterionInput,
  CloseVacancyInput,
  CreateVacancyInput,
  EditVacancyInput,
  PublishVacancyInput,
  ReportSeatsInput,
  VacanciesArgs,
  type VacancyTermsInput,
} from './vacancy-inputs.graphql.js';
import { VacancyConnection, VacancyResult, VacancyType } from './vacancy.graphql.js';
import { VacanciesService, type Vacancy } from './vacancies.service.js';

@Resolver(() => VacancyType)
export class VacanciesResolver {
  constructor(
    private readonly vacanciesService: VacanciesService,
    private readonly employers: EmployerLoader,
    private readonly moves: OpeningMovesLoader,
    private readonly approvals: ApprovalsLoader,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'Opening', access: READERS, typeName: () => 'Vacancy', byIds: (viewer, ids) => vacanciesService.byIds(viewer, ids) });
  }

  @Query(() => VacancyType, { nullable: true, description: 'One vacancy; empty where there is none that you may see.' })
  @Access(READERS)
  async vacancy(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID, description: 'The vacancy.' }) id: string): Promise<Vacancy | null> {
    const [found] = await this.vacanciesService.byIds(viewer, [localId('Opening', id)]);
    return found ?? null;
  }

  @Query(() => VacancyConnection, { description: 'Vacancies that you may see, newest first.' })
  @Access(READERS)
  async vacancies(@CurrentViewer() viewer: Viewer, @Args() args: VacanciesArgs): Promise<Connection<Vacancy>> {
    const page = pageOf(args, ['id']);
    const filter = {
      status: args.status ?? null,
      occupation: args.occupationUri ?? null,
      employerId: typeof args.employerId === 'string' ? localId('Employer', args.employerId) : null,
      text: args.text ?? null,
    };
    const rows = await this.vacanciesService.page(viewer, filter, (page.after?.[0] ?? null) as OpeningId | null, page.limit);
    return connectionOf(rows, page, (row) => [row.id]);
  }

  @Mutation(() => VacancyResult, { description: 'Writes a vacancy down as a draft.' })
  @Access(WRITERS)
  createVacancy(@CurrentAct() act: Act, @Args('input') input: CreateVacancyInput): Promise<Outcome<Vacancy>> {
    return this.vacanciesService.create(act, localId('Employer', input.employerId), draftOf(input.terms));
  }

  @Mutation(() => VacancyResult, { description: 'Replaces the terms of a vacancy; a stale edit is refused, not lost.' })
  @Access(WRITERS)
  editVacancy(@CurrentAct() act: Act, @Args('input') input: EditVacancyInput): Promise<Outcome<Vacancy>> {
    return this.vacanciesService.edit(act, localId('Opening', input.id), input.version, draftOf(input.terms));
  }

  @Mutation(() => VacancyResult, { description: 'Publishes a draft, or again what was filled, closed or expired: people are matched to it from then on.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  publishVacancy(@CurrentAct() act: Act, @Args('input') input: PublishVacancyInput): Promise<Outcome<Vacancy>> {
    return this.vacanciesService.publish(act, localId('Opening', input.id), input.version, input.reason ?? null);
  }

  @Mutation(() => VacancyResult, { description: 'Ends a vacancy.' })
  @Access(WRITERS)
  closeVacancy(@CurrentAct() act: Act, @Args('input') input: CloseVacancyInput): Promise<Outcome<Vacancy>> {
    return this.vacanciesService.close(act, localId('Opening', input.id), input.version, input.reason);
  }

  @Mutation(() => VacancyResult, { description: 'Records how many seats are taken; the last one makes a published vacancy FILLED.' })
  @Access(WRITERS)
  reportSeats(@CurrentAct() act: Act, @Args('input') input: ReportSeatsInput): Promise<Outcome<Vacancy>> {
    return this.vacanciesService.reportSeats(act, localId('Opening', input.id), input.version, input.seatsTaken);
  }

  @Mutation(() => VacancyResult, { description: 'Adds a criterion on sex, age, origin or religion that the work genuinely requires.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  approveCriterion(@CurrentAct() act: Act, @Args('input') input: ApproveCriterionInput): Promise<Outcome<Vacancy>> {
    return this.vacanciesService.approveCriterion(act, localId('Opening', input.id), input.version, input.criterion, input.reason);
  }

  @ResolveField(() => EmployerType, { nullable: true, description: 'Who hires.' })
  employer(@Parent() vacancy: Vacancy, @Context() context: RequestContext): Promise<Employer | null> {
    return this.employers.for(context).load(vacancy.employerId);
  }

  @ResolveField(() => [OpeningStatusStepType], { description: 'What became of it and why, oldest first.' })
  history(@Parent() vacancy: Vacancy, @Context() context: RequestContext): Promise<readonly OpeningMove[]> {
    return this.moves.for(context).load(vacancy.id);
  }

  @ResolveField(() => [ApprovedCriterionType], { description: 'Its criteria on protected traits that staff approved, oldest first.' })
  approvedCriteria(@Parent() vacancy: Vacancy, @Context() context: RequestContext): Promise<readonly CriterionApproval[]> {
    return this.approvals.for(context).load(vacancy.id);
  }
}

/** The input in the terms of the domain: what was omitted is left open. */
function draftOf({ occupationUri, ...terms }: VacancyTermsInput): OpeningDraft {
  return {
    ...terms,
    occupation: occupationUri ?? null,
    skills: terms.skills.map((need) => ({ ...need, minLevel: need.minLevel ?? null })),
    minEducation: terms.minEducation ?? null,
    geonameId: terms.geonameId ?? null,
    startsOn: terms.startsOn ?? null,
    startsBy: terms.startsBy ?? null,
    closesOn: terms.closesOn ?? null,
    hoursPerWeek: terms.hoursPerWeek ?? null,
    pay: terms.pay ?? null,
    payUnstatedReason: terms.payUnstatedReason ?? null,
  };
}
