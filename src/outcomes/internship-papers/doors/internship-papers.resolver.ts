import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { CurrentAct, type RequestContext } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import { RecordLoader } from '../../../platform/graphql/loaders.js';
import type { Act } from '../../../platform/viewer.js';
import { HiredPlacementType, PlacementType } from '../../placements/placement.graphql.js';
import type { Placement, PlacementId } from '../../placements/placement.js';
import type { InternshipPapers } from '../internship-papers.js';
import { InternshipPapersService } from '../internship-papers.service.js';
import {
  InternshipPapersType,
  RecordInternshipAgreementInput,
  RecordInternshipAgreementResult,
  ReportInternshipInput,
  ReportInternshipResult,
} from './internship-papers.graphql.js';

interface LoadedPapers extends InternshipPapers {
  readonly id: PlacementId;
}

/** The papers of all placements of a page, in one read. */
export class InternshipPapersLoader extends RecordLoader<PlacementId, LoadedPapers> {
  constructor(papers: InternshipPapersService) {
    super(async (viewer, ids) => [...(await papers.ofPlacements(viewer, ids))].map(([id, papers]) => ({ id, ...papers })));
  }
}

const OF_PLACEMENT = { nullable: true, description: 'What is written of it, where it is an internship; empty while nothing is.' } as const;

@Resolver(() => PlacementType)
export class InternshipPapersResolver {
  constructor(
    private readonly service: InternshipPapersService,
    private readonly papers: InternshipPapersLoader,
  ) {}

  @Mutation(() => RecordInternshipAgreementResult, { description: 'Records that firm and person signed the agreement of an internship (F04).' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  recordInternshipAgreement(@CurrentAct() act: Act, @Args('input') input: RecordInternshipAgreementInput): Promise<Outcome<InternshipPapers>> {
    return this.service.recordAgreement(act, localId('Placement', input.placementId), input.on);
  }

  @Mutation(() => ReportInternshipResult, { description: 'Gives the end report of an internship: an employer once, for its own; staff may correct it (F04).' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER', 'PARTNER'])
  reportInternship(@CurrentAct() act: Act, @Args('input') input: ReportInternshipInput): Promise<Outcome<InternshipPapers>> {
    return this.service.report(act, localId('Placement', input.placementId), { goalsReached: input.goalsReached, wouldHire: input.wouldHire ?? null });
  }

  @ResolveField(() => InternshipPapersType, OF_PLACEMENT)
  internshipPapers(@Parent() { id, kind }: Placement, @Context() context: RequestContext): Promise<InternshipPapers | null> {
    return kind === 'INTERNSHIP' ? this.papers.for(context).load(id) : Promise.resolve(null);
  }
}

@Resolver(() => HiredPlacementType)
export class HiredInternshipPapersResolver {
  constructor(private readonly papers: InternshipPapersLoader) {}

  @ResolveField(() => InternshipPapersType, OF_PLACEMENT)
  internshipPapers(@Parent() { id, kind }: Placement, @Context() context: RequestContext): Promise<InternshipPapers | null> {
    return kind === 'INTERNSHIP' ? this.papers.for(context).load(id) : Promise.resolve(null);
  }
}
