import pg from 'pg';

/** The role that requests run as: neither owner nor superuser, so row level security always applies to it. */
export const SERVICE_ROLE = 'rejoin_service';
/** The role that owns the tables and runs migrations. */
export const OWNER_ROLE = 'rejoin_owner';

/** Addresses of one database for both roles. */
export interface DatabaseUrls {
  readonly serviceUrl: string;
  readonly ownerUrl: string;
}

/**
 * Makes both roles and a database on a cluster of our own (embedded default, tests). Repeating it is harmless.
 * `template` copies an existing database.
 */
export async function prepareDatabase(
  superuserUrl: string,
  database: string,
  password: string,
  template: string | null = null,
): Promise<DatabaseUrls> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const role of [OWNER_ROLE, SERVICE_ROLE]) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      const verb = known.rowCount === 0 ? 'create' : 'alter';
      await client.query(`${verb} role ${role} login nosuperuser nobypassrls password ${client.escapeLiteral(password)}`);
    }
    const exists = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (exists.rowCount === 0) {
      const source = template === null ? '' : ` template ${client.escapeIdentifier(template)}`;
      await client.query(`create database ${client.escapeIdentifier(database)} owner ${OWNER_ROLE}${source}`);
    }
  } finally {
    await client.end();
  }
  return { serviceUrl: as(superuserUrl, SERVICE_ROLE, password, database), ownerUrl: as(superuserUrl, OWNER_ROLE, password, database) };
}

function as(superuserUrl: string, role: string, password: string, database: string): string {
  const url = new URL(superuserUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}
