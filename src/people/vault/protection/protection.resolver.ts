import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import {
  EndVulnerabilityInput,
  EndVulnerabilityResult,
  ExcludeEmployerInput,
  ExcludeEmployerResult,
  ExcludePersonInput,
  ExcludePersonResult,
  ExcludePlaceInput,
  ExcludePlaceResult,
  LiftExclusionInput,
  LiftExclusionResult,
  ProtectionFileArgs,
  ProtectionFileType,
  RecordVulnerabilityInput,
  RecordVulnerabilityResult,
  SetCallsOnlyInput,
  SetCallsOnlyResult,
  SetFunctionalLimitInput,
  SetFunctionalLimitResult,
} from './protection.graphql.js';
import type { ProtectionFile } from './protection.js';
import { ProtectionService, type Recorded } from './protection.service.js';

/** An exclusion of nothing yet. */
const nothing = { employerId: null, geonameId: null, km: null, personId: null };

@Resolver(() => ProtectionFileType)
export class ProtectionResolver {
  constructor(private readonly protection: ProtectionService) {}

  @Query(() => ProtectionFileType, { nullable: true, description: 'All that protection keeps of a person; empty where there is none. The reading and its reason are recorded.' })
  @Access(['PROTECTION'])
  protectionFile(@CurrentViewer() viewer: Viewer, @Args() { jobseekerId, reason }: ProtectionFileArgs): Promise<ProtectionFile | null> {
    return this.protection.read(viewer, localId('Jobseeker', jobseekerId), reason);
  }

  @Mutation(() => RecordVulnerabilityResult, { description: 'Records why a person needs more than others.' })
  @Access(['PROTECTION'])
  recordVulnerability(@CurrentAct() act: Act, @Args('input') input: RecordVulnerabilityInput): Promise<Outcome<Recorded>> {
    return this.protection.recordVulnerability(act, localId('Jobseeker', input.jobseekerId), input.category, input.reason);
  }

  @Mutation(() => EndVulnerabilityResult, { description: 'Ends a vulnerability; it stays in the file.' })
  @Access(['PROTECTION'])
  endVulnerability(@CurrentAct() act: Act, @Args('input') input: EndVulnerabilityInput): Promise<Outcome<Recorded>> {
    return this.protection.endVulnerability(act, localId('Jobseeker', input.jobseekerId), localId('Vulnerability', input.vulnerabilityId));
  }

  @Mutation(() => SetCallsOnlyResult, { description: 'Says whether a vulnerability keeps the person from being texted; a threat does unless you say otherwise. All others see that the person is called.' })
  @Access(['PROTECTION'])
  setCallsOnly(@CurrentAct() act: Act, @Args('input') input: SetCallsOnlyInput): Promise<Outcome<Recorded>> {
    return this.protection.setCallsOnly(act, localId('Jobseeker', input.jobseekerId), localId('Vulnerability', input.vulnerabilityId), input.callsOnly);
  }

  @Mutation(() => ExcludeEmployerResult, { description: 'Keeps a person from an employer; all others learn only that the person is not available.' })
  @Access(['PROTECTION'])
  excludeEmployer(@CurrentAct() act: Act, @Args('input') input: ExcludeEmployerInput): Promise<Outcome<Recorded>> {
    const employerId = localId('Employer', input.employerId);
    return this.protection.exclude(act, localId('Jobseeker', input.jobseekerId), { ...nothing, employerId, reason: input.reason });
  }

  @Mutation(() => ExcludePlaceResult, { description: 'Keeps a person from a place; all others learn only that the person is not available.' })
  @Access(['PROTECTION'])
  excludePlace(@CurrentAct() act: Act, @Args('input') input: ExcludePlaceInput): Promise<Outcome<Recorded>> {
    const { placeId: geonameId, km, reason } = input;
    return this.protection.exclude(act, localId('Jobseeker', input.jobseekerId), { ...nothing, geonameId, km, reason });
  }

  @Mutation(() => ExcludePersonResult, { description: 'Keeps a person from another person; all others learn only that the person is not available.' })
  @Access(['PROTECTION'])
  excludePerson(@CurrentAct() act: Act, @Args('input') input: ExcludePersonInput): Promise<Outcome<Recorded>> {
    const personId = localId('Jobseeker', input.personId);
    return this.protection.exclude(act, localId('Jobseeker', input.jobseekerId), { ...nothing, personId, reason: input.reason });
  }

  @Mutation(() => LiftExclusionResult, { description: 'Lifts an exclusion; it stays in the file.' })
  @Access(['PROTECTION'])
  liftExclusion(@CurrentAct() act: Act, @Args('input') input: LiftExclusionInput): Promise<Outcome<Recorded>> {
    return this.protection.liftExclusion(act, localId('Jobseeker', input.jobseekerId), localId('Exclusion', input.exclusionId));
  }

  @Mutation(() => SetFunctionalLimitResult, { description: 'Records what a person cannot do and what that rests on; matching reads the limit alone.' })
  @Access(['PROTECTION'])
  setFunctionalLimit(@CurrentAct() act: Act, @Args('input') input: SetFunctionalLimitInput): Promise<Outcome<Recorded>> {
    return this.protection.setLimit(act, localId('Jobseeker', input.jobseekerId), input.limit, input.source ?? null);
  }
}
