import { Args, Query, Resolver } from '@nestjs/graphql';

import { accepted, type Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Viewer } from '../../platform/viewer.js';
import { TextConversationArgs, TextFiguresArgs, TextFiguresType, TextLineConnection, TextLineType, TextPreviewType, TextVariableInput } from './text-view.graphql.js';
import { TextViews, type TextFigures, type TextLine, type TextPreview } from './text-views.service.js';

@Resolver(() => TextLineType)
export class TextViewsResolver {
  constructor(private readonly views: TextViews) {}

  @Query(() => TextLineConnection, { description: 'What went to a person whom you accompany or protect and what they wrote, newest first; each reading is recorded.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION'])
  async textConversation(@CurrentViewer() viewer: Viewer, @Args() args: TextConversationArgs): Promise<Outcome<Connection<TextLine>>> {
    const page = pageOf(args, ['instant', 'id']);
    const rows = await this.views.conversation(viewer, localId('Jobseeker', args.jobseekerId), page.after, page.limit);
    return rows.ok ? accepted(connectionOf(rows.value, page, (row) => [row.at, row.id])) : rows;
  }

  @Query(() => [TextPreviewType], { description: 'A phrase in every language, with its parts and its price.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'JOB_PLACEMENT_OFFICER', 'ADMIN'])
  textPreview(
    @CurrentViewer() viewer: Viewer,
    @Args('phrase', { type: () => String, description: 'Name of the phrase, such as offer.' }) phrase: string,
    @Args('variables', { type: () => [TextVariableInput], defaultValue: [], description: 'What is filled in.' }) variables: readonly TextVariableInput[],
  ): Promise<Outcome<TextPreview[]>> {
    return this.views.preview(viewer, phrase, Object.fromEntries(variables.map(({ name, value }) => [name, value])));
  }

  @Query(() => TextFiguresType, { description: 'How texts fared, by relay and country, and how many numbers said stop.' })
  @Access(['MONITORING', 'ADMIN', 'JOB_PLACEMENT_OFFICER'])
  textFigures(@CurrentViewer() viewer: Viewer, @Args() { since, until }: TextFiguresArgs): Promise<Outcome<TextFigures>> {
    return this.views.figures(viewer, since, until);
  }
}
