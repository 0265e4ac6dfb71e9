import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { ContactsService, type OpenContact } from './contacts.service.js';
import { OpenSafeContactType, SafeContactType, SetSafeContactInput, SetSafeContactResult } from './safe-contact.graphql.js';
import type { SafeContact } from './safe-contact.js';

@Resolver(() => SafeContactType)
export class ContactsResolver {
  constructor(private readonly service: ContactsService) {}

  @Query(() => OpenSafeContactType, { nullable: true, description: 'How a person whom you accompany or protect can be reached; empty while nobody has asked. The reading is recorded.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION'])
  safeContact(@CurrentViewer() viewer: Viewer, @Args('jobseekerId', { type: () => ID, description: 'The person.' }) jobseekerId: string): Promise<Outcome<OpenContact | null>> {
    return this.service.read(viewer, localId('Jobseeker', jobseekerId));
  }

  @Mutation(() => SetSafeContactResult, { description: 'Records how a person of an own case can be reached without harm. Nobody is texted before it was asked.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  setSafeContact(@CurrentAct() act: Act, @Args('input') input: SetSafeContactInput): Promise<Outcome<SafeContact>> {
    const { jobseekerId, version, phone, seenBy, texts, language } = input;
    const { fromMinute = null, toMinute = null, timeZone = null, codeWord = null, quiet } = input;
    return this.service.set(act, localId('Jobseeker', jobseekerId), version, { phone, seenBy, texts, language, fromMinute, toMinute, timeZone, codeWord, quiet: quiet ?? [] });
  }
}
