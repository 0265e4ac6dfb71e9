import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql';

import { Access } from '../../platform/graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import { NodeSources } from '../../platform/graphql/node.js';
import type { Viewer } from '../../platform/viewer.js';
import { CandidateCardConnection, CandidateCardType, ReleasedIdentityType } from './card.graphql.js';
import { CardsService, type ReleasedIdentity, type ShownCard } from './cards.service.js';

@ArgsType()
class CardsArgs extends PageArgs {
  @Field(() => ID, { description: 'One of your own openings.' })
  readonly openingId!: string;
}

@Resolver(() => CandidateCardType)
export class CardsResolver {
  constructor(
    private readonly cards: CardsService,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'Candidate', access: ['PARTNER'], typeName: () => 'CandidateCard', byIds: (viewer, ids) => cards.byIds(viewer, ids) });
  }

  @Query(() => CandidateCardConnection, { description: 'People who agreed to be put to your firm for one of your openings, the first one first. There is no list of others.' })
  @Access(['PARTNER'])
  async candidateCards(@CurrentViewer() viewer: Viewer, @Args() args: CardsArgs): Promise<Connection<ShownCard>> {
    const page = pageOf(args, ['instant', 'id']);
    const rows = await this.cards.page(viewer, localId('Opening', args.openingId), page.after, page.limit);
    return connectionOf(rows, page, (row) => [row.putAt, row.id]);
  }

  @Query(() => CandidateCardType, { nullable: true, description: 'One candidate of your openings; empty where there is none.' })
  @Access(['PARTNER'])
  async candidateCard(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID, description: 'The candidate.' }) id: string): Promise<ShownCard | null> {
    const [card] = await this.cards.byIds(viewer, [localId('Candidate', id)]);
    return card ?? null;
  }

  @Query(() => ReleasedIdentityType, { nullable: true, description: 'What a candidate of your openings agreed that you may know beyond the card; empty while that is nothing.' })
  @Access(['PARTNER'])
  releasedIdentity(
    @CurrentViewer() viewer: Viewer,
    @Args('candidateId', { type: () => ID, description: 'The candidate.' }) id: string,
  ): Promise<ReleasedIdentity | null> {
    return this.cards.identity(viewer, localId('Candidate', id));
  }
}
