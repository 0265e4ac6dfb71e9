import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import {
  ChangeMissionInput,
  ChangeMissionResult,
  ExchangeRateConnection,
  MissionType,
  SetExchangeRateInput,
  SetExchangeRateResult,
} from './mission.graphql.js';
import type { Mission } from './mission.js';
import { MissionsService } from './missions.service.js';
import type { ExchangeRate } from './rates.js';

@Resolver(() => MissionType)
export class MissionsResolver {
  constructor(private readonly missions: MissionsService) {}

  @Query(() => MissionType, { description: 'The mission you are signed in to.' })
  @Access('SIGNED_IN')
  mission(@CurrentViewer() viewer: Viewer): Promise<Mission> {
    return this.missions.get(viewer.missionId);
  }

  @Query(() => ExchangeRateConnection, { description: 'The rates of the mission, by currency and day.' })
  @Access(['ADMIN', 'JOB_PLACEMENT_OFFICER', 'FINANCE'])
  async exchangeRates(@CurrentViewer() viewer: Viewer, @Args() args: PageArgs): Promise<Connection<ExchangeRate>> {
    const page = pageOf(args, ['text', 'integer']);
    const rates = await this.missions.pageOfRates(viewer, page.after, page.limit);
    return connectionOf(rates, page, (rate) => [rate.currency, rate.validFrom]);
  }

  @Mutation(() => ChangeMissionResult, { description: 'Changes the settings of the mission.' })
  @Access(['ADMIN'])
  changeMission(@CurrentAct() act: Act, @Args('input') input: ChangeMissionInput): Promise<Outcome<Mission>> {
    return this.missions.change(act, input.version, {
      name: input.name,
      country: input.country,
      currency: input.currency,
      timeZone: input.timeZone,
      languages: input.languages,
      classification: input.classification,
    });
  }

  @Mutation(() => SetExchangeRateResult, { description: "Records what a currency costs in the mission's own." })
  @Access(['ADMIN'])
  setExchangeRate(@CurrentAct() act: Act, @Args('input') input: SetExchangeRateInput): Promise<Outcome<ExchangeRate>> {
    return this.missions.setRate(act, { currency: input.currency, validFrom: input.validFrom, rate: input.rate });
  }
}
