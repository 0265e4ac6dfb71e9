import { missionlessTables } from '../../platform/database/missionless.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Check, Finding } from './finding.js';

/** What PostgreSQL says about a table or view. */
export interface TableFacts {
  readonly name: string;
  readonly view: boolean;
  /** Of a view: whether it reads as whoever asks, not as its owner. */
  readonly invoker: boolean;
  readonly enabled: boolean;
  readonly forced: boolean;
  /** Conditions of its permissive policies: what rows they show, and take. */
  readonly conditions: readonly (string | null)[];
}

/** The one condition that policies may have: the mission of the transaction. */
const OF_MISSION = /mission_id = \(NULLIF\(current_setting\('app\.mission'::text, true\), ''::text\)\)::uuid/;

/** One mission never sees another: every table but those that the code lists is behind the policy of its mission. */
export const policies: Check = {
  name: 'policies',
  look: async ({ work, keys }) => [
    ...(await tablesOf(work)).flatMap((table) => judgeTable(table, Object.keys(missionlessTables))),
    ...(await tablesOf(keys)).flatMap((table) => judgeTable(table, MISSIONLESS_KEYS)),
  ],
};

/** In the database of keys: the state of its schema, and digests that tell which wrapping keys are known. */
const MISSIONLESS_KEYS: readonly string[] = ['migrations', 'wrapping_key'];

function tablesOf(work: UnitOfWork): Promise<TableFacts[]> {
  return work.outside((tx) =>
    tx.query(`
        select c.relname as name, c.relkind in ('v', 'm') as view, coalesce(c.reloptions::text ~ 'security_invoker=(true|on)', false) as invoker,
          c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
          array(select unnest(array[pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)])
                from pg_policy p where p.polrelid = c.oid and p.polpermissive) as conditions
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') order by c.relname`),
  );
}

/** What is wrong with a table or view, where those of `missionless` need no policy. */
export function judgeTable(table: TableFacts, missionless: readonly string[]): Omit<Finding, 'check'>[] {
  const advice = 'Run the migrations of this version again on a copy, compare, and restore the policy with rejoin_tenant().';
  const high = (problem: string): Omit<Finding, 'check'>[] => [{ severity: 'HIGH', problem, advice }];
  if (table.view) return table.invoker ? [] : high(`The view ${table.name} reads as its owner, past every policy.`);
  if (missionless.includes(table.name)) return [];
  if (!table.enabled || !table.forced) return high(`Row level security is not forced on the table ${table.name}.`);
  if (table.conditions.length === 0) return high(`The table ${table.name} has no policy of its mission.`);
  const open = table.conditions.some((condition) => condition !== null && !OF_MISSION.test(condition));
  return open ? high(`A policy of the table ${table.name} shows rows of other missions.`) : [];
}
