import { Controller, Get, Header, Inject, Query, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';

import { parseDay } from '../../../kernel/day.js';
import { invalid, type Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { RequestViewer } from '../../../platform/http/access.guard.js';
import { HttpRefusal } from '../../../platform/http/http-refusal.js';
import type { Viewer } from '../../../platform/viewer.js';
import { groupings } from '../figure.js';
import { FiguresService } from '../figures.service.js';
import { figureReaders } from './figure-readers.js';

/** Where the figures come out as a file, for a donor. */
@Controller('figures.csv')
export class FiguresController {
  constructor(@Inject(FiguresService) private readonly figures: FiguresService) {}

  /** `asOf` is a day that is over, YYYY-MM-DD, and `by` a grouping as the API names it; both may be left out. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access(figureReaders)
  async asCsv(@RequestViewer() viewer: Viewer, @Query('asOf') day?: string, @Query('by') group?: string): Promise<StreamableFile> {
    const asOf = day === undefined ? null : parseDay(String(day));
    const by = group === undefined ? null : (groupings.find((each) => each === group) ?? null);
    if (day !== undefined && asOf === null) throw new HttpRefusal(invalid('asOf', 'must be a day, YYYY-MM-DD'));
    if (group !== undefined && by === null) throw new HttpRefusal(invalid('by', `must be one of ${groupings.join(', ')}`));
    const lines = given(await this.figures.lines(viewer, { asOf, by, names: null }));
    return new StreamableFile(Readable.from(lines), { type: 'text/csv; charset=utf-8', disposition: 'attachment; filename="figures.csv"' });
  }
}

function given<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new HttpRefusal(outcome);
  return outcome.value;
}
