import type { MissionId } from '../../kernel/ids.js';
import type { Config } from '../../platform/config/config.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** HIGH: people's data may be open or lost now. MEDIUM: one fault away from that. LOW: worth knowing. */
export const severities = ['HIGH', 'MEDIUM', 'LOW'] as const;
export type Severity = (typeof severities)[number];

/** Something about an installation that somebody should change. Counts, names of settings and ids only, never a value. */
export interface Finding {
  /** Name of the check that found it. */
  readonly check: string;
  readonly severity: Severity;
  readonly problem: string;
  /** What to do about it. */
  readonly advice: string;
}

/** What a check looks at: the settings of the installation, and its databases as the service's role sees them. */
export interface Ground {
  readonly config: Config;
  readonly now: Date;
  readonly work: UnitOfWork;
  /** The database of the keys of people. */
  readonly keys: UnitOfWork;
  readonly missions: readonly MissionId[];
}

/** One thing to look at: a file of its own, and a line in `checks.ts`. */
export interface Check {
  readonly name: string;
  look(ground: Ground): Promise<readonly Omit<Finding, 'check'>[]>;
}
