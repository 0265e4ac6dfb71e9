import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { CatalogueEntry, CatalogueEntryId } from './catalogue-entry.js';
import {
  CatalogueConnection,
  CatalogueEntryType,
  CreateCatalogueEntryInput,
  CreateCatalogueEntryResult,
  EditCatalogueEntryInput,
  EditCatalogueEntryResult,
  type CatalogueTermsInput,
} from './catalogue.graphql.js';
import { CatalogueService, type EntryDraft } from './catalogue.service.js';

@Resolver(() => CatalogueEntryType)
export class CatalogueResolver {
  constructor(private readonly service: CatalogueService) {}

  @Query(() => CatalogueConnection, { description: 'What states and partners offer, newest first.' })
  @Access(['ADMIN', 'JOB_PLACEMENT_OFFICER', 'CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION'])
  async catalogue(@CurrentViewer() viewer: Viewer, @Args() args: PageArgs): Promise<Connection<CatalogueEntry>> {
    const page = pageOf(args, ['id']);
    const rows = await this.service.page(viewer, (page.after?.[0] ?? null) as CatalogueEntryId | null, page.limit);
    return connectionOf(rows, page, (row) => [row.id]);
  }

  @ResolveField()
  placeId(@Parent() { reach }: CatalogueEntry): number | null {
    return reach?.geonameId ?? null;
  }

  @ResolveField()
  reachKm(@Parent() { reach }: CatalogueEntry): number | null {
    return reach?.reachKm ?? null;
  }

  @Mutation(() => CreateCatalogueEntryResult, { description: 'Writes down what a state or a partner offers.' })
  @Access(['ADMIN'])
  createCatalogueEntry(@CurrentAct() act: Act, @Args('input') input: CreateCatalogueEntryInput): Promise<Outcome<CatalogueEntry>> {
    return this.service.create(act, draftOf(input.terms));
  }

  @Mutation(() => EditCatalogueEntryResult, { description: 'Changes what an entry says; a stale edit is refused, not lost.' })
  @Access(['ADMIN'])
  editCatalogueEntry(@CurrentAct() act: Act, @Args('input') input: EditCatalogueEntryInput): Promise<Outcome<CatalogueEntry>> {
    return this.service.edit(act, localId('CatalogueEntry', input.id), input.version, draftOf(input.terms));
  }
}

function draftOf({ residencyMonths = null, fundingEndsOn = null, placeId: geonameId = null, reachKm = null, ...terms }: CatalogueTermsInput): EntryDraft {
  return { ...terms, residencyMonths, fundingEndsOn, geonameId, reachKm };
}
