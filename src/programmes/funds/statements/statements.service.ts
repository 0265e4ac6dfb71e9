import type { Day } from '../../../kernel/day.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import { recordAudit } from '../../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Viewer } from '../../../platform/viewer.js';
import { mayReadStatement, totalsOf, type StatementLine, type StatementOf, type StatementTotals } from './statement.js';
import { linesOf, sumsOf, type AfterLine, type StatementScope } from './statement.store.js';

/** A statement: where the money of a fund, an opening, an employer or a person stood at the end of a day. */
export interface Statement {
  readonly of: StatementOf;
  readonly asOf: Day;
  readonly totals: readonly StatementTotals[];
}

/** Lines read at a time. */
const SLICE = 500;

/** Reads the books. What was booked by a day never changes afterwards, so a statement of a day that is over stays as it is. */
export class StatementsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly missions: Pick<MissionsService, 'getIn' | 'today'>,
  ) {}

  /** The statement as of a day, or of today; null where nothing of it is in the books that the viewer may read. A person's is recorded as read. */
  statement(viewer: Viewer, of: StatementOf, asOf: Day | null, act: string): Promise<Statement | null> {
    return this.work.run(viewer, async (tx) => {
      const scope = await this.scope(tx, viewer, of, asOf);
      if (scope === null) return null;
      const sums = await sumsOf(tx, scope);
      if (sums.length === 0) return null;
      await this.record(tx, viewer, of, act);
      return { of, asOf: scope.asOf, totals: totalsOf(sums) };
    });
  }

  /** The transactions of a statement, the first one first. */
  lines(viewer: Viewer, { of, asOf }: Pick<Statement, 'of' | 'asOf'>, after: AfterLine, limit: number): Promise<StatementLine[]> {
    return this.work.run(viewer, async (tx) => {
      const scope = await this.scope(tx, viewer, of, asOf);
      return scope === null ? [] : shownTo(viewer, await linesOf(tx, scope, after, limit));
    });
  }

  /** All transactions of a statement, read as they are sent. Refused as NOT_FOUND where `statement` gives null. */
  async export(viewer: Viewer, of: StatementOf, asOf: Day | null, act: string): Promise<Outcome<{ readonly asOf: Day; readonly lines: AsyncIterable<StatementLine> }>> {
    const statement = await this.statement(viewer, of, asOf, act);
    return statement === null ? refused('NOT_FOUND', { what: 'statement' }) : accepted({ asOf: statement.asOf, lines: this.all(viewer, statement) });
  }

  private async *all(viewer: Viewer, statement: Statement): AsyncGenerator<StatementLine> {
    for (let after: AfterLine = null; ; ) {
      const lines: StatementLine[] = await this.lines(viewer, statement, after, SLICE);
      yield* lines;
      const last = lines.at(-1);
      if (last === undefined || lines.length < SLICE) return;
      after = [last.bookedOn, last.id];
    }
  }

  private async scope(tx: Tx, viewer: Viewer, of: StatementOf, asOf: Day | null): Promise<StatementScope | null> {
    if (!mayReadStatement(viewer, of)) return null;
    const { missionId, employerId } = viewer;
    return { missionId, of, asOf: asOf ?? this.missions.today(await this.missions.getIn(tx, missionId)), employerId };
  }

  private async record(tx: Tx, viewer: Viewer, of: StatementOf, act: string): Promise<void> {
    if (of.kind === 'PERSON') await recordAudit(tx, viewer, [{ deed: 'READ', act, subject: { kind: 'Jobseeker', id: of.id }, why: 'MONEY' }]);
  }
}

function shownTo(viewer: Viewer, lines: readonly StatementLine[]): StatementLine[] {
  return viewer.employerId === null ? [...lines] : lines.map((line) => ({ ...line, jobseekerId: null }));
}
