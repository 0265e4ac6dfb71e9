import { Controller, Get, Header, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';

import { formatDay, parseDay, type Day } from '../../../kernel/day.js';
import { invalid, refused, type Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { localId } from '../../../platform/graphql/global-id.js';
import { RequestViewer } from '../../../platform/http/access.guard.js';
import { HttpRefusal } from '../../../platform/http/http-refusal.js';
import type { Viewer } from '../../../platform/viewer.js';
import { statementCsv } from './statement-csv.js';
import type { StatementOf } from './statement.js';
import { StatementsService } from './statements.service.js';

/** Statements as files for spreadsheets; who may read which is the same as through GraphQL. */
@Controller('statements')
export class StatementsController {
  constructor(@Inject(StatementsService) private readonly statements: StatementsService) {}

  @Get(':of/:id/statement.csv')
  @Header('cache-control', 'no-store')
  @Access(['FINANCE', 'JOB_PLACEMENT_OFFICER', 'PARTNER'])
  async statementAsCsv(@RequestViewer() viewer: Viewer, @Param('of') of: string, @Param('id') id: string, @Query('asOf') asOf?: string): Promise<StreamableFile> {
    const told = given(await this.statements.export(viewer, given(named(of, id)), given(dayIn(asOf)), 'statementAsCsv'));
    return new StreamableFile(Readable.from(statementCsv(told.lines)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="statement-${formatDay(told.asOf)}.csv"`,
    });
  }
}

function named(of: string, id: string): Outcome<StatementOf> {
  const found: Readonly<Record<string, StatementOf>> = {
    fund: { kind: 'FUND', id: localId('Fund', id) },
    opening: { kind: 'OPENING', id: localId('Opening', id) },
    employer: { kind: 'EMPLOYER', id: localId('Employer', id) },
    person: { kind: 'PERSON', id: localId('Jobseeker', id) },
  };
  const value = Object.hasOwn(found, of) ? found[of] : undefined;
  return value === undefined ? refused('NOT_FOUND', { what: 'statement' }) : { ok: true, value };
}

function dayIn(asOf: string | undefined): Outcome<Day | null> {
  if (asOf === undefined || asOf === '') return { ok: true, value: null };
  const value = parseDay(asOf);
  return value === null ? invalid('asOf', 'is no day as YYYY-MM-DD') : { ok: true, value };
}

function given<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new HttpRefusal(outcome);
  return outcome.value;
}
