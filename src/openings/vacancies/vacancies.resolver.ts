import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { OpeningId } from '../../kernel/ids.js';
import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { draftOf, filterOf } from '../doors/opening-inputs.graphql.js';
import { READERS, WRITERS } from '../employers/readers.js';
import { CloseVacancyInput, CreateVacancyInput, EditVacancyInput, PublishVacancyInput, VacanciesArgs } from './vacancy-inputs.graphql.js';
import { VacancyConnection, VacancyResult, VacancyType } from './vacancy.graphql.js';
import { VacanciesService, type Vacancy } from './vacancies.service.js';

@Resolver(() => VacancyType)
export class VacanciesResolver {
  constructor(private readonly vacanciesService: VacanciesService) {}

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
    const rows = await this.vacanciesService.page(viewer, filterOf(args), (page.after?.[0] ?? null) as OpeningId | null, page.limit);
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
}
