import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { RequestContext } from '../../platform/graphql/context.js';
import { RecordLoader } from '../../platform/graphql/loaders.js';
import { MinorUnits } from '../../platform/graphql/scalars.js';
import { AwardType } from '../../programmes/funds/awards/award.graphql.js';
import type { ShownAward } from '../../programmes/funds/awards/award.js';
import type { AwardId } from '../../programmes/funds/ledger/ledger-account.js';
import { SupportedSeats, type SeatMoney } from './supported-seats.service.js';

/** What is due at the seats of all awards of a page, in one read. */
export class SeatMoneyLoader extends RecordLoader<AwardId, SeatMoney> {
  constructor(seats: SupportedSeats) {
    super((viewer, ids) => seats.moneyOf(viewer, ids));
  }
}

/** What an award is worth by what became of the seat. */
@Resolver(() => AwardType)
export class SupportedSeatsResolver {
  constructor(private readonly money: SeatMoneyLoader) {}

  @ResolveField(() => MinorUnits, { description: 'What has become due by today and was neither paid nor asked for; 0 for an award of no seat.' })
  async dueNow(@Parent() award: ShownAward, @Context() context: RequestContext): Promise<number> {
    return (await this.money.for(context).load(award.id))?.dueNow ?? 0;
  }

  @ResolveField(() => MinorUnits, { description: 'What was paid for days that were not worked, and what the employer owes back by the duty to keep the person (L12), as far as it is not claimed yet; somebody of finance decides.' })
  async owedBack(@Parent() award: ShownAward, @Context() context: RequestContext): Promise<number> {
    return (await this.money.for(context).load(award.id))?.owedBack ?? 0;
  }
}
