import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { ProgrammeLoader } from '../../programmes/rules/programmes/programme.loader.js';
import { pilotEndsOn } from '../../programmes/rules/programmes/programme.js';
import { READERS } from '../employers/readers.js';
import type { SupportedOpening, SupportTerms } from './support.js';
import { OpeningSupportType, RemoveOpeningSupportInput, RemoveOpeningSupportResult, SetOpeningSupportInput, SetOpeningSupportResult } from './support.graphql.js';
import { SupportService } from './support.service.js';

@Resolver(() => OpeningSupportType)
export class SupportResolver {
  constructor(
    private readonly support: SupportService,
    private readonly programmes: ProgrammeLoader,
  ) {}

  @Query(() => OpeningSupportType, { nullable: true, description: 'What a programme pays at an opening of any kind; empty where none does, or for an opening that you may not see.' })
  @Access(READERS)
  async openingSupport(@CurrentViewer() viewer: Viewer, @Args('openingId', { type: () => ID, description: 'The opening.' }) id: string): Promise<SupportedOpening | null> {
    const [found] = await this.support.byOpenings(viewer, [localId('Opening', id)]);
    return found ?? null;
  }

  @Mutation(() => SetOpeningSupportResult, { description: 'Says what a programme pays at an opening. The rules that the opening alone decides are asked when it is published, and here where it is.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  setOpeningSupport(@CurrentAct() act: Act, @Args('input') input: SetOpeningSupportInput): Promise<Outcome<SupportedOpening>> {
    return this.support.set(act, localId('Opening', input.openingId), input.version ?? null, termsOf(input), input.overrides);
  }

  @Mutation(() => RemoveOpeningSupportResult, { description: 'Ends the support of an opening; money that is set aside for people stays so.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  removeOpeningSupport(@CurrentAct() act: Act, @Args('input') { openingId, version }: RemoveOpeningSupportInput): Promise<Outcome<SupportedOpening>> {
    return this.support.remove(act, localId('Opening', openingId), version);
  }

  @ResolveField(() => DateScalar, { nullable: true, description: 'Until when the programme is tried, where it is a pilot (F32).' })
  async pilotEndsOn(@Parent() { programmeId }: SupportedOpening, @Context() context: RequestContext): Promise<Day | null> {
    const programme = await this.programmes.for(context).load(programmeId);
    return programme === null ? null : pilotEndsOn(programme);
  }
}

function termsOf(input: SetOpeningSupportInput): SupportTerms {
  const { instrument } = input;
  return {
    programmeId: localId('Programme', input.programmeId),
    // A grant is no support of an opening: it is refused as an instrument of no kind of opening.
    instrument: (instrument ?? null) as SupportTerms['instrument'],
    fundId: typeof input.fundId === 'string' ? localId('Fund', input.fundId) : null,
    amountMinor: input.amountMinor ?? null,
    sharePercent: input.sharePercent ?? null,
    months: input.months ?? null,
    wageStepsPercent: input.wageStepsPercent ?? null,
    retentionMonths: input.retentionMonths ?? null,
    referenceWageMinor: input.referenceWageMinor ?? null,
    goal: input.goal ?? null,
    reviewOn: input.reviewOn ?? null,
    applicantKind: input.applicantKind ?? null,
    courseApprovedOn: input.courseApprovedOn ?? null,
    equipmentMinor: input.equipmentMinor ?? null,
    equipmentPublicMinor: input.equipmentPublicMinor ?? null,
    equipmentEducational: input.equipmentEducational ?? null,
  };
}
