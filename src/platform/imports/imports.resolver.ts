import { Args, ArgsType, Field, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../graphql/connection.js';
import { CurrentAct, CurrentViewer } from '../graphql/context.js';
import { globalId, localId } from '../graphql/global-id.js';
import { NodeSources } from '../graphql/node.js';
import { RefusalError } from '../graphql/refused.js';
import type { Act, Viewer } from '../viewer.js';
import {
  ImportConnection,
  ImportFailureType,
  ImportRemarkType,
  ImportKindType,
  ImportRefusalConnection,
  ImportType,
  StopImportInput,
  StopImportResult,
} from './import.graphql.js';
import { importingRoles, remarksOf } from './import-kind.js';
import { failureOf, type Import, type ImportFailure, type ImportRefusal } from './import.js';
import { ImportsService } from './imports.service.js';
import { UPLOAD_PATH } from './uploads/upload-door.js';

@ArgsType()
class ImportRefusalsArgs extends PageArgs {
  @Field(() => ID, { description: 'The import.' })
  readonly id!: string;
}

@Resolver(() => ImportType)
export class ImportsResolver {
  constructor(
    private readonly service: ImportsService,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'Import', access: importingRoles, typeName: () => 'Import', byIds: (viewer, ids) => service.byIds(viewer, ids) });
  }

  @Query(() => ImportType, { name: 'import', nullable: true, description: 'One of your imports; empty where there is none.' })
  @Access(importingRoles)
  async importById(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID, description: 'The import.' }) id: string): Promise<Import | null> {
    const [found] = await this.service.byIds(viewer, [localId('Import', id)]);
    return found ?? null;
  }

  @Query(() => ImportConnection, { description: 'Your imports, newest first.' })
  @Access(importingRoles)
  async imports(@CurrentViewer() viewer: Viewer, @Args() args: PageArgs): Promise<Connection<Import>> {
    const page = pageOf(args, ['instant', 'id']);
    const rows = await this.service.page(viewer, page.after, page.limit);
    return connectionOf(rows, page, (row) => [row.createdAt, row.id]);
  }

  @Query(() => ImportRefusalConnection, { description: 'The rows of one of your imports that were not taken, in the order of the file.' })
  @Access(importingRoles)
  async importRefusals(@CurrentViewer() viewer: Viewer, @Args() args: ImportRefusalsArgs): Promise<Connection<ImportRefusal>> {
    const page = pageOf(args, ['integer']);
    const rows = await this.service.refusals(viewer, localId('Import', args.id), page.after?.[0] ?? 0, page.limit);
    if (!rows.ok) throw new RefusalError(rows);
    return connectionOf(rows.value, page, (row) => [row.rowNumber]);
  }

  @Query(() => [ImportKindType], { description: 'What you may import, with the columns of CSV.' })
  @Access(importingRoles)
  importKinds(@CurrentViewer() viewer: Viewer): readonly ImportKindType[] {
    return this.service.kindsFor(viewer);
  }

  @Mutation(() => StopImportResult, { description: 'Ends an import after the rows that are done; they stay.' })
  @Access(importingRoles)
  stopImport(@CurrentAct() act: Act, @Args('input') input: StopImportInput): Promise<Outcome<Import>> {
    return this.service.stop(act, localId('Import', input.id));
  }

  @ResolveField(() => ImportFailureType, { nullable: true, description: 'Why it ended before its end; empty where it did not.' })
  failure(@Parent() record: Import): ImportFailure | null {
    return failureOf(record);
  }

  @ResolveField(() => [ImportRemarkType], { description: 'What there is to know about rows that were taken, such as people who are not matched.' })
  remarks(@Parent() record: Import): readonly ImportRemarkType[] {
    return remarksOf(record);
  }

  @ResolveField(() => String, { description: 'Where to fetch the file to correct: the refused rows as they were, each with why.' })
  refusalsPath(@Parent() record: Import): string {
    return `/${UPLOAD_PATH}/${globalId('Import', record.id)}/refusals.csv`;
  }
}
