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

/** Makes both roles on a cluster of our own (embedded default, tests), or gives them today's password. */
export async function prepareRoles(superuserUrl: string, password: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    for (const role of [OWNER_ROLE, SERVICE_ROLE]) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      const verb = known.rowCount === 0 ? 'create' : 'alter';
      await client.query(`${verb} role ${role} login nosuperuser nobypassrls password ${client.escapeLiteral(password)}`);
    }
  });
}

/** Makes a database that belongs to the owner role, where it is missing. `template` copies an existing one. */
export async function prepareDatabase(
  superuserUrl: string,
  database: string,
  password: string,
  template: string | null = null,
): Promise<DatabaseUrls> {
  await withClient(superuserUrl, async (client) => {
    const exists = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (exists.rowCount !== 0) return;
    const source = template === null ? '' : ` template ${client.escapeIdentifier(template)} strategy file_copy`;
    await client.query(`create database ${client.escapeIdentifier(database)} owner ${OWNER_ROLE}${source}`);
  });
  return { serviceUrl: as(superuserUrl, SERVICE_ROLE, password, database), ownerUrl: as(superuserUrl, OWNER_ROLE, password, database) };
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function as(superuserUrl: string, role: string, password: string, database: string): string {
  const url = new URL(superuserUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}
