import type { Day } from '../../../kernel/day.js';
import { accepted, type Outcome } from '../../../kernel/outcome.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import { recordAudit } from '../../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { FundsService } from '../funds.service.js';
import { absent, type StatementSubjects } from './statement-subjects.js';
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
    private readonly funds: Pick<FundsService, 'records'>,
    private readonly subjects: StatementSubjects,
  ) {}

  /**
   * The statement as of a day, or of today; where nothing is in the books by then, zeros in the currency of the fund or the mission. Refuses as NOT_FOUND what is not there, and what the
   * viewer may not read. A person's is recorded as read.
   */
  statement(viewer: Viewer, of: StatementOf, asOf: Day | null, act: string): Promise<Outcome<Statement>> {
    return this.work.run(viewer, async (tx): Promise<Outcome<Statement>> => {
      const scope = await this.scope(tx, viewer, of, asOf);
      if (scope === null) return absent(of);
      const booked = await sumsOf(tx, scope);
      // What is in the books stays readable, whatever became of the person since.
      const there = booked.length > 0 ? accepted(of) : await this.subjects.check(tx, viewer, of);
      if (!there.ok) return there;
      await this.record(tx, viewer, of, act);
      const sums = booked.length > 0 ? booked : [{ currency: await this.currencyOf(tx, viewer, of), kind: 'AVAILABLE' as const, minor: 0 }];
      return accepted({ of, asOf: scope.asOf, totals: totalsOf(sums) });
    });
  }

  /** The transactions of a statement, the first one first. */
  lines(viewer: Viewer, { of, asOf }: Pick<Statement, 'of' | 'asOf'>, after: AfterLine, limit: number): Promise<StatementLine[]> {
    return this.work.run(viewer, async (tx) => {
      const scope = await this.scope(tx, viewer, of, asOf);
      return scope === null ? [] : shownTo(viewer, await linesOf(tx, scope, after, limit));
    });
  }

  /** All transactions of a statement, read as they are sent. Refuses what `statement` refuses. */
  async export(viewer: Viewer, of: StatementOf, asOf: Day | null, act: string): Promise<Outcome<{ readonly asOf: Day; readonly lines: AsyncIterable<StatementLine> }>> {
    const statement = await this.statement(viewer, of, asOf, act);
    return statement.ok ? accepted({ asOf: statement.value.asOf, lines: this.all(viewer, statement.value) }) : statement;
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

  private async currencyOf(tx: Tx, { missionId }: Viewer, of: StatementOf): Promise<string> {
    const [fund] = of.kind === 'FUND' ? await this.funds.records(tx, missionId, [of.id]) : [];
    return fund?.currency ?? (await this.missions.getIn(tx, missionId)).currency;
  }

  private async record(tx: Tx, viewer: Viewer, of: StatementOf, act: string): Promise<void> {
    if (of.kind === 'PERSON') await recordAudit(tx, viewer, [{ deed: 'READ', act, subject: { kind: 'Jobseeker', id: of.id }, why: 'MONEY' }]);
  }
}

function shownTo(viewer: Viewer, lines: readonly StatementLine[]): StatementLine[] {
  return viewer.employerId === null ? [...lines] : lines.map((line) => ({ ...line, jobseekerId: null }));
}
