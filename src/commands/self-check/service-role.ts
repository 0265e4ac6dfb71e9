import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Check, Finding } from './finding.js';

/** What PostgreSQL says about the role that requests run as. */
export interface RoleFacts {
  readonly superuser: boolean;
  readonly bypasses: boolean;
  /** Tables that it, or a role that it is a member of, owns. */
  readonly owned: number;
  /** Whether it may make tables, which would be its own and without policies. */
  readonly creates: boolean;
}

const ADVICE = 'Give DATABASE_URL a role as in docker/roles.sql, and own the tables by another.';

/** Row level security applies to whoever is neither owner, nor superuser, nor exempt. */
export const serviceRole: Check = {
  name: 'service role',
  look: async ({ work, keys }) => [...(await roleOf(work)).flatMap(judgeRole), ...(await roleOf(keys)).flatMap(judgeRole).map(ofKeys)],
};

function roleOf(work: UnitOfWork): Promise<RoleFacts[]> {
  return work.outside((tx) =>
    tx.query(`
        select rolsuper as superuser, rolbypassrls as bypasses,
          (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and pg_has_role(current_user, c.relowner, 'member')) as owned,
          has_schema_privilege(current_user, 'public', 'create') as creates
        from pg_roles where rolname = current_user`),
  );
}

function ofKeys(finding: Omit<Finding, 'check'>): Omit<Finding, 'check'> {
  return { ...finding, problem: `In the database of keys: ${finding.problem}`, advice: finding.advice.replace('DATABASE_URL', 'KEYS_DATABASE_URL') };
}

/** What is wrong with a role for the service to run as. */
export function judgeRole(role: RoleFacts): Omit<Finding, 'check'>[] {
  const wrong = [
    ...(role.superuser ? ['The service runs as a superuser: no policy holds for it.'] : []),
    ...(role.bypasses ? ['The role of the service may bypass row level security.'] : []),
    // A superuser is a member of every role.
    ...(role.owned > 0 && !role.superuser ? [`The role of the service owns ${role.owned} tables, or is a member of a role that does.`] : []),
    ...(role.creates && !role.superuser ? ['The role of the service may make tables in the schema public.'] : []),
  ];
  return wrong.map((problem) => ({ severity: 'HIGH', problem, advice: ADVICE }));
}
