import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { OpeningId } from '../../kernel/ids.js';
import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { draftOf, filterOf } from '../doors/opening-inputs.graphql.js';
import { READERS, WRITERS } from '../employers/readers.js';
import type { Opening } from '../openings/opening.js';
import {
  CloseInternshipInput,
  CreateInternshipInput,
  EditInternshipInput,
  InternshipsArgs,
  ownTermsOf,
  PublishInternshipInput,
} from './internship-inputs.graphql.js';
import { InternshipConnection, InternshipFormEnum, InternshipResult, InternshipType, StartWindowType } from './internship.graphql.js';
import type { InternshipForm, StartWindow } from './internship.js';
import { InternshipLoader, type LoadedInternship } from './internship.loader.js';
import { InternshipsService } from './internships.service.js';

@Resolver(() => InternshipType)
export class InternshipsResolver {
  constructor(
    private readonly internshipsService: InternshipsService,
    private readonly own: InternshipLoader,
  ) {}

  @Query(() => InternshipType, { nullable: true, description: 'One internship; empty where there is none that you may see.' })
  @Access(READERS)
  async internship(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID, description: 'The internship.' }) id: string): Promise<Opening | null> {
    const [found] = await this.internshipsService.byIds(viewer, [localId('Opening', id)]);
    return found ?? null;
  }

  @Query(() => InternshipConnection, { description: 'Internships that you may see, newest first.' })
  @Access(READERS)
  async internships(@CurrentViewer() viewer: Viewer, @Args() args: InternshipsArgs): Promise<Connection<Opening>> {
    const page = pageOf(args, ['id']);
    const rows = await this.internshipsService.page(viewer, filterOf(args), (page.after?.[0] ?? null) as OpeningId | null, page.limit);
    return connectionOf(rows, page, (row) => [row.id]);
  }

  @Mutation(() => InternshipResult, { description: 'Writes an internship down as a draft.' })
  @Access(WRITERS)
  createInternship(@CurrentAct() act: Act, @Args('input') input: CreateInternshipInput): Promise<Outcome<Opening>> {
    return this.internshipsService.create(act, localId('Employer', input.employerId), draftOf(input.terms), ownTermsOf(input.terms));
  }

  @Mutation(() => InternshipResult, { description: 'Replaces the terms of an internship; a stale edit is refused, not lost.' })
  @Access(WRITERS)
  editInternship(@CurrentAct() act: Act, @Args('input') input: EditInternshipInput): Promise<Outcome<Opening>> {
    return this.internshipsService.edit(act, localId('Opening', input.id), input.version, draftOf(input.terms), ownTermsOf(input.terms));
  }

  @Mutation(() => InternshipResult, {
    description: 'Publishes a draft, or again what was filled, closed or expired. It must be paid and say length, hours, mentor, learning goals, insurance and a written agreement (F04).',
  })
  @Access(['JOB_PLACEMENT_OFFICER'])
  publishInternship(@CurrentAct() act: Act, @Args('input') input: PublishInternshipInput): Promise<Outcome<Opening>> {
    return this.internshipsService.publish(act, localId('Opening', input.id), input.version, input.reason ?? null);
  }

  @Mutation(() => InternshipResult, { description: 'Ends an internship that is offered; placements at it go on.' })
  @Access(WRITERS)
  closeInternship(@CurrentAct() act: Act, @Args('input') input: CloseInternshipInput): Promise<Outcome<Opening>> {
    return this.internshipsService.close(act, localId('Opening', input.id), input.version, input.reason);
  }

  @ResolveField(() => InternshipFormEnum, { description: 'Which of the two it is.' })
  async form(@Parent() opening: Opening, @Context() context: RequestContext): Promise<InternshipForm> {
    return (await this.load(opening, context))?.form ?? 'INTERNSHIP';
  }

  @ResolveField(() => Int, { nullable: true, description: 'How many months it lasts.' })
  async months(@Parent() opening: Opening, @Context() context: RequestContext): Promise<number | null> {
    return (await this.load(opening, context))?.months ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Who guides the person, by their post in the firm.' })
  async mentor(@Parent() opening: Opening, @Context() context: RequestContext): Promise<string | null> {
    return (await this.load(opening, context))?.mentor ?? null;
  }

  @ResolveField(() => [String], { description: 'What the person shall have learned at the end.' })
  async learningGoals(@Parent() opening: Opening, @Context() context: RequestContext): Promise<readonly string[]> {
    return (await this.load(opening, context))?.learningGoals ?? [];
  }

  @ResolveField(() => String, { nullable: true, description: 'What covers the person against accidents at work.' })
  async insurance(@Parent() opening: Opening, @Context() context: RequestContext): Promise<string | null> {
    return (await this.load(opening, context))?.insurance ?? null;
  }

  @ResolveField(() => Boolean, { description: 'Whether firm and person sign a written agreement before the first day.' })
  async writtenAgreement(@Parent() opening: Opening, @Context() context: RequestContext): Promise<boolean> {
    return (await this.load(opening, context))?.writtenAgreement ?? false;
  }

  @ResolveField(() => [StartWindowType], { description: 'When it may begin; with none, any day from startsOn to startsBy.' })
  async startWindows(@Parent() opening: Opening, @Context() context: RequestContext): Promise<readonly StartWindow[]> {
    return (await this.load(opening, context))?.startWindows ?? [];
  }

  private load({ id }: Opening, context: RequestContext): Promise<LoadedInternship | null> {
    return this.own.for(context).load(id);
  }
}
