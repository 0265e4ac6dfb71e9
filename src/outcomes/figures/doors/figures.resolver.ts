import { Args, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { CurrentViewer } from '../../../platform/graphql/context.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { FigureReport } from '../figure.js';
import { FiguresService } from '../figures.service.js';
import { figureReaders } from './figure-readers.js';
import { FigureReportType, FiguresArgs } from './figures.graphql.js';

@Resolver()
export class FiguresResolver {
  constructor(private readonly service: FiguresService) {}

  @Query(() => FigureReportType, { description: 'What became of people, de-identified, as it was known on a day. The same as a file: GET /figures.csv.' })
  @Access(figureReaders)
  figures(@CurrentViewer() viewer: Viewer, @Args() { asOf, by, names }: FiguresArgs): Promise<Outcome<FigureReport>> {
    return this.service.report(viewer, { asOf: asOf ?? null, by: by ?? null, names: names ?? null });
  }
}
