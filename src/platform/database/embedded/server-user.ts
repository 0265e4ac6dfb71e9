import { readFile, stat } from 'node:fs/promises';

/** The system account that PostgreSQL runs as, where that is not our own. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Null: our own account. PostgreSQL refuses to run as root, so root hands it to whoever owns the cluster (a folder stays usable for the
 * person who made it), and a new one to `postgres` or, where there is none, `nobody`.
 */
export async function serverUser(cluster: string): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await unlessAbsent(stat(cluster));
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = await readFile('/etc/passwd', 'utf8');
  for (const name of ['postgres', 'nobody']) {
    const [, uid, gid] = new RegExp(`^${name}:[^:]*:(-?\\d+):(-?\\d+):`, 'm').exec(accounts) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and this machine has no account named postgres or nobody. Start Rejoin as another user.');
}

/** Null where the file or folder does not exist; any other trouble is thrown. */
export async function unlessAbsent<T>(read: Promise<T>): Promise<T | null> {
  return read.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
