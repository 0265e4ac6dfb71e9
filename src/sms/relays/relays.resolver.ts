import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { accepted, type Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import {
  AddRelayInput,
  AddRelayResult,
  ChangeRelayInput,
  ChangeRelayResult,
  RelayType,
  RetireRelaySecretsInput,
  RetireRelaySecretsResult,
  RotateRelaySecretInput,
  RotateRelaySecretResult,
  SetTextingInput,
  SetTextingResult,
  TextingType,
} from './relay.graphql.js';
import { readSettings, secretsByName, type OpenTexting, type Relay } from './relay.js';
import { RelaysService, type RelayWithDoor } from './relays.service.js';

@Resolver(() => RelayType)
export class RelaysResolver {
  constructor(private readonly service: RelaysService) {}

  @Query(() => [RelayType], { description: 'The relays of the mission, the oldest first.' })
  @Access(['ADMIN'])
  relays(@CurrentViewer() viewer: Viewer): Promise<Relay[]> {
    return this.service.list(viewer);
  }

  @Query(() => TextingType, { description: 'How the mission texts.' })
  @Access(['ADMIN', 'CASE_MANAGER', 'RETURN_COUNSELLOR'])
  texting(@CurrentViewer() viewer: Viewer): Promise<OpenTexting> {
    return this.service.readTexting(viewer);
  }

  @Mutation(() => AddRelayResult, { description: 'Adds a relay of text messages; the address of its door is shown once.' })
  @Access(['ADMIN'])
  async addRelay(@CurrentAct() act: Act, @Args('input') { secrets, settings, idempotencyKey: _, ...draft }: AddRelayInput): Promise<Outcome<RelayWithDoor>> {
    const read = readSettings(settings);
    return read.ok ? this.service.add(act, { ...draft, settings: read.value }, secretsByName(secrets ?? [])) : read;
  }

  @Mutation(() => ChangeRelayResult, { description: 'Changes the terms of a relay, or switches it off.' })
  @Access(['ADMIN'])
  changeRelay(@CurrentAct() act: Act, @Args('input') { id, version, secrets, settings, idempotencyKey: _, ...draft }: ChangeRelayInput): Promise<Outcome<Relay>> {
    const read = readSettings(settings);
    const outgoing = secrets === undefined || secrets === null ? null : secretsByName(secrets);
    return this.service.change(act, localId('Relay', id), version, read.ok ? accepted({ ...draft, settings: read.value }) : read, outgoing);
  }

  @Mutation(() => RotateRelaySecretResult, { description: 'Gives our door for a relay another secret; the one before stays good until the next change.' })
  @Access(['ADMIN'])
  rotateRelaySecret(@CurrentAct() act: Act, @Args('input') { id }: RotateRelaySecretInput): Promise<Outcome<RelayWithDoor>> {
    return this.service.rotate(act, localId('Relay', id));
  }

  @Mutation(() => RetireRelaySecretsResult, { description: 'Ends all secrets of our door for a relay but the newest.' })
  @Access(['ADMIN'])
  retireRelaySecrets(@CurrentAct() act: Act, @Args('input') { id }: RetireRelaySecretsInput): Promise<Outcome<Relay>> {
    return this.service.retire(act, localId('Relay', id));
  }

  @Mutation(() => SetTextingResult, { description: 'Says whether the mission texts, and when it does not.' })
  @Access(['ADMIN'])
  setTexting(@CurrentAct() act: Act, @Args('input') { version, status, genuineNumber, quiet }: SetTextingInput): Promise<Outcome<OpenTexting>> {
    const times = quiet.map((each) => ({ ...each, since: each.since ?? null, until: each.until ?? null }));
    return this.service.setTexting(act, { version, status, genuineNumber: genuineNumber ?? null, quiet: times });
  }
}
