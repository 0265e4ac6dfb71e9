import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { CurrentAct, type RequestContext } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import { RecordLoader } from '../../../platform/graphql/loaders.js';
import type { Act } from '../../../platform/viewer.js';
import { HiredPlacementType, PlacementType } from '../../placements/placement.graphql.js';
import type { Placement, PlacementId } from '../../placements/placement.js';
import type { Contract } from '../contract.js';
import { ContractsService } from '../contracts.service.js';
import { ContractType, RecordContractInput, RecordContractResult } from './contract.graphql.js';

interface LoadedContract extends Contract {
  readonly id: PlacementId;
}

/** The contracts of all placements of a page, in one read. */
export class ContractsLoader extends RecordLoader<PlacementId, LoadedContract> {
  constructor(contracts: ContractsService) {
    super(async (viewer, ids) => (await contracts.ofPlacements(viewer, ids)).map((contract) => ({ id: contract.placementId, ...contract })));
  }
}

const OF_PLACEMENT = { nullable: true, description: 'Its contract, where it is a job; empty while there is none.' } as const;

@Resolver(() => PlacementType)
export class ContractsResolver {
  constructor(
    private readonly service: ContractsService,
    private readonly contracts: ContractsLoader,
  ) {}

  @Mutation(() => RecordContractResult, { description: 'Records that a job has a contract: a written one that you saw, or as a case manager a verbal one that you attest (L16). No instalment is paid before.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  recordContract(@CurrentAct() act: Act, @Args('input') { placementId, form, agreedOn }: RecordContractInput): Promise<Outcome<Contract>> {
    return this.service.record(act, localId('Placement', placementId), { form, agreedOn });
  }

  @ResolveField(() => ContractType, OF_PLACEMENT)
  contract(@Parent() { id }: Placement, @Context() context: RequestContext): Promise<Contract | null> {
    return this.contracts.for(context).load(id);
  }
}

@Resolver(() => HiredPlacementType)
export class HiredContractsResolver {
  constructor(private readonly contracts: ContractsLoader) {}

  @ResolveField(() => ContractType, OF_PLACEMENT)
  contract(@Parent() { id }: Placement, @Context() context: RequestContext): Promise<Contract | null> {
    return this.contracts.for(context).load(id);
  }
}
