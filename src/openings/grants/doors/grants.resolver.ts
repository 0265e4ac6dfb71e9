import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import { NodeSources } from '../../../platform/graphql/node.js';
import { DateScalar, MinorUnits } from '../../../platform/graphql/scalars.js';
import type { Act, Role, Viewer } from '../../../platform/viewer.js';
import type { Day } from '../../../kernel/day.js';
import type { Applicant } from '../../funding/funding.service.js';
import type { GrantHappening, GrantId, GrantTerms } from '../grant.js';
import { GrantEventsService } from '../grant-events.service.js';
import type { GivenItem } from '../grant-progress.js';
import type { FollowedGrant } from '../grant-records.service.js';
import { GrantsService } from '../grants.service.js';
import { GrantConnection, GrantedItemType, GrantInstalmentType, GrantResult, GrantType } from './grant.graphql.js';
import {
  AgreeGrantInput,
  AwardGrantInput,
  DecideGrantInput,
  GrantsArgs,
  HandOverGoodsInput,
  RecordGrantContributionInput,
  RecordGrantTrainingInput,
  ShowGrantInstalmentInput,
  SubstituteGrantItemInput,
} from './grant-inputs.graphql.js';

/** Who reads what founders are given: the mission's money. */
const READERS: readonly Role[] = ['JOB_PLACEMENT_OFFICER', 'FINANCE'];

@Resolver(() => GrantType)
export class GrantsResolver {
  constructor(
    private readonly grantsService: GrantsService,
    private readonly course: GrantEventsService,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'Grant', access: READERS, typeName: () => 'Grant', byIds: (viewer, ids) => grantsService.byIds(viewer, ids) });
  }

  @Query(() => GrantConnection, { description: 'What founders and ventures are given, newest first.' })
  @Access(READERS)
  async grants(@CurrentViewer() viewer: Viewer, @Args() args: GrantsArgs): Promise<Connection<FollowedGrant>> {
    const page = pageOf(args, ['id']);
    const filter = {
      ventureId: typeof args.ventureId === 'string' ? localId('Venture', args.ventureId) : null,
      jobseekerId: typeof args.jobseekerId === 'string' ? localId('Jobseeker', args.jobseekerId) : null,
      decision: args.decision ?? null,
    };
    const rows = await this.grantsService.page(viewer, filter, (page.after?.[0] ?? null) as GrantId | null, page.limit);
    return connectionOf(rows, page, (row) => [row.id]);
  }

  @Mutation(() => GrantResult, { description: 'Grants a venture, or a person who founds alone, a kit or cash, and sets the money aside; it waits where a rule wants a second person to look (F21).' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  awardGrant(@CurrentAct() act: Act, @Args('input') input: AwardGrantInput): Promise<Outcome<FollowedGrant>> {
    return this.grantsService.award(act, applicantOf(input), termsOf(input), input.overrides);
  }

  @Mutation(() => GrantResult, { description: 'Decides about a grant that waits; takes somebody else than whoever asked for it. An award is judged again by the rules of today.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'FINANCE'])
  decideGrant(@CurrentAct() act: Act, @Args('input') { id, approve, reason, overrides }: DecideGrantInput): Promise<Outcome<FollowedGrant>> {
    return this.grantsService.decide(act, localId('Grant', id), approve, reason, overrides);
  }

  @Mutation(() => GrantResult, { description: 'Records that the terms of a grant were agreed in writing: from then on its money is owed.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  agreeGrant(@CurrentAct() act: Act, @Args('input') { id, on, evidence }: AgreeGrantInput): Promise<Outcome<FollowedGrant>> {
    return this.record(act, id, { kind: 'AGREED', on, words: evidence });
  }

  @Mutation(() => GrantResult, { description: 'Records what members put in of their own, before public money is paid (F26).' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  recordGrantContribution(@CurrentAct() act: Act, @Args('input') { id, on, amount: minor, form, evidence }: RecordGrantContributionInput): Promise<Outcome<FollowedGrant>> {
    return this.record(act, id, { kind: 'CONTRIBUTED', on, minor, form, words: evidence });
  }

  @Mutation(() => GrantResult, { description: 'Records that what an instalment asks for was shown; then it can be asked for with `requestPayment`.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  showGrantInstalment(@CurrentAct() act: Act, @Args('input') { id, on, instalment, evidence }: ShowGrantInstalmentInput): Promise<Outcome<FollowedGrant>> {
    return this.record(act, id, { kind: 'SHOWN', on, instalment, words: evidence });
  }

  @Mutation(() => GrantResult, { description: 'Gives something else in place of a thing of a kit, with a reason and within the grant (F23).' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  substituteGrantItem(@CurrentAct() act: Act, @Args('input') { id, on, item, instead, reason }: SubstituteGrantItemInput): Promise<Outcome<FollowedGrant>> {
    const { code, name, unit, quantity, unitPriceMinor } = instead;
    return this.record(act, id, { kind: 'SUBSTITUTED', on, item, instead: { code, name, unit, quantity, unitPriceMinor }, words: reason });
  }

  @Mutation(() => GrantResult, { description: 'Records that things of a kit were handed over; what was handed over can be paid for.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  handOverGoods(@CurrentAct() act: Act, @Args('input') { id, on, items, evidence }: HandOverGoodsInput): Promise<Outcome<FollowedGrant>> {
    return this.record(act, id, { kind: 'HANDED_OVER', on, items, words: evidence });
  }

  @Mutation(() => GrantResult, { description: 'Records training in running a business that was given with a kit.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  recordGrantTraining(@CurrentAct() act: Act, @Args('input') { id, on, hours, evidence }: RecordGrantTrainingInput): Promise<Outcome<FollowedGrant>> {
    return this.record(act, id, { kind: 'TRAINED', on, hours, words: evidence });
  }

  @ResolveField(() => [GrantInstalmentType], { description: 'In what parts cash is paid; none for a kit.' })
  instalments(@Parent() { instalments, progress }: FollowedGrant): GrantInstalmentType[] {
    return instalments.map((each, at) => ({ ...each, number: at + 1, shown: at < progress.shown }));
  }

  @ResolveField(() => [GrantedItemType], { description: 'What is given in kind; none for cash.' })
  goods(@Parent() { progress }: FollowedGrant): readonly GivenItem[] {
    return progress.goods;
  }

  @ResolveField(() => DateScalar, { nullable: true, description: 'When its terms were agreed in writing.' })
  agreedOn(@Parent() { progress }: FollowedGrant): Day | null {
    return progress.agreedOn;
  }

  @ResolveField(() => MinorUnits, { description: 'What the members have put in, minor units.' })
  contributedMinor(@Parent() { progress }: FollowedGrant): number {
    return progress.contributedMinor;
  }

  @ResolveField(() => MinorUnits, { description: 'What was shown to be due, or handed over, minor units: no more is paid.' })
  dueMinor(@Parent() { progress }: FollowedGrant): number {
    return progress.dueMinor;
  }

  @ResolveField(() => Int, { description: 'Hours of training that were given.' })
  trainedHours(@Parent() { progress }: FollowedGrant): number {
    return progress.trainedHours;
  }

  private record(act: Act, id: string, said: GrantHappening): Promise<Outcome<FollowedGrant>> {
    return this.course.record(act, localId('Grant', id), said);
  }
}

/** Whom it is for; null where nobody is named, or both. */
function applicantOf({ ventureId = null, jobseekerId = null }: AwardGrantInput): Applicant | null {
  if (ventureId !== null) return jobseekerId === null ? { ventureId: localId('Venture', ventureId) } : null;
  return jobseekerId === null ? null : { jobseekerId: localId('Jobseeker', jobseekerId) };
}

function termsOf({ programmeId, fundId, kitId = null, cashReason = null, instalments }: AwardGrantInput): GrantTerms {
  return {
    ...{ programmeId: localId('Programme', programmeId), fundId: localId('Fund', fundId), cashReason, kitVersion: null },
    ...{ form: kitId === null ? 'CASH' : 'IN_KIND', kitId: kitId === null ? null : localId('Kit', kitId) },
    ...{ instalments: instalments.map(({ minor, needs }) => ({ minor, needs })), minor: instalments.reduce((sum, { minor }) => sum + minor, 0) },
  };
}
