import type { Clock } from '../../kernel/clock.js';
import { addDays, type Day } from '../../kernel/day.js';
import { accepted, invalid, type Outcome } from '../../kernel/outcome.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import type { FigureName } from './definitions.js';
import type { FigureReport, Grouping } from './figure.js';
import { figureLines } from './figures-csv.js';
import { historiesOf, ventureHistoriesOf } from './figures.store.js';
import { peopleKnownOn } from './measures/histories.js';
import { venturesKnownOn } from './measures/known-venture.js';
import { reportOf } from './report.js';

/** What somebody asks for; null for what is usual. */
export interface FiguresWish {
  /** A day that is over; yesterday where none is named. */
  readonly asOf: Day | null;
  readonly by: Grouping | null;
  readonly names: readonly FigureName[] | null;
}

/** Figures of a mission, de-identified, as they were known at the end of a day. */
export class FiguresService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn'>,
  ) {}

  /** A report of a day that is over, by the mission's calendar: asked again it is the same one. Refuses a day that is not over. */
  report(viewer: Viewer, wish: FiguresWish): Promise<Outcome<FigureReport>> {
    return this.work.run(
      viewer,
      async (tx): Promise<Outcome<FigureReport>> => {
        const mission = await this.missions.getIn(tx, viewer.missionId);
        const yesterday = addDays(missionDay(mission, this.clock.now()), -1);
        const asOf = wish.asOf ?? yesterday;
        if (asOf > yesterday) return invalid('asOf', 'must be a day that is over: only then nothing more becomes known on it');
        const people = peopleKnownOn(await historiesOf(tx, viewer.missionId, mission.timeZone), asOf);
        const ventures = venturesKnownOn(await ventureHistoriesOf(tx, viewer.missionId, mission.timeZone), asOf);
        return accepted(reportOf(people, ventures, { ...wish, asOf }));
      },
      // All of it as of one moment, or somebody could have an end and no start.
      { isolation: 'REPEATABLE READ' },
    );
  }

  /** The same as lines of a CSV file, for a donor. */
  async lines(viewer: Viewer, wish: FiguresWish): Promise<Outcome<readonly string[]>> {
    const report = await this.report(viewer, wish);
    return report.ok ? accepted(figureLines(report.value)) : report;
  }
}
