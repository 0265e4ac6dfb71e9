import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { readSettings, secretsByName } from '../relays/relay.js';
import { AirtimeTermsType, SetAirtimeInput, SetAirtimeResult } from './airtime.graphql.js';
import { AirtimeService } from './airtime.service.js';
import type { AirtimeTerms } from './airtime.js';

@Resolver(() => AirtimeTermsType)
export class AirtimeResolver {
  constructor(private readonly airtime: AirtimeService) {}

  @Query(() => AirtimeTermsType, { nullable: true, description: 'Airtime that the mission gives for answers by text; empty where it gives none.' })
  @Access(['ADMIN'])
  airtimeTerms(@CurrentViewer() viewer: Viewer): Promise<AirtimeTerms | null> {
    return this.airtime.terms(viewer);
  }

  @Mutation(() => SetAirtimeResult, { description: 'Says what airtime the mission gives for a survey that was answered by text, and of whom it is bought.' })
  @Access(['ADMIN'])
  async setAirtime(@CurrentAct() act: Act, @Args('input') { settings, secrets, idempotencyKey: _, ...terms }: SetAirtimeInput): Promise<Outcome<AirtimeTerms>> {
    const read = readSettings(settings);
    if (!read.ok) return read;
    const named = secrets === undefined || secrets === null ? null : secretsByName(secrets);
    return this.airtime.setTerms(act, { ...terms, settings: read.value }, named);
  }
}
