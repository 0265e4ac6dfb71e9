import { dayIn, type Day } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';

/** A country office: the tenant and the labour market. */
export interface Mission {
  readonly id: MissionId;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ISO 4217; wage floors and pay are compared in it. */
  readonly currency: string;
  /** IANA name; its calendar day is the `asOf` of matching. */
  readonly timeZone: string;
  /** ISO 639-1, the first is the usual one. */
  readonly languages: readonly string[];
  /** Key of the classification that profiles and openings use, such as `starter-1` or `esco-1.1.1`. */
  readonly classification: string;
  /** Built for demonstration: no real people, employers or openings. */
  readonly constructed: boolean;
  readonly version: number;
  readonly createdAt: Date;
}

/** The mission's own calendar day at an instant. */
export function missionDay(mission: Pick<Mission, 'timeZone'>, now: Date): Day {
  return dayIn(mission.timeZone, now);
}
