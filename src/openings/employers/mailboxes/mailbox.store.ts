import type { EmployerId, JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { Mailbox } from './mailbox.js';
import { mailboxTable } from './mailbox.table.js';

export function mailboxOf(tx: Tx, missionId: MissionId, employerId: EmployerId): Promise<Mailbox | null> {
  return tx.getRepository(mailboxTable).findOneBy({ missionId, employerId });
}

/** Writes the mailbox, whether there was one or not, and gives it the next version. */
export async function putMailbox(tx: Tx, mailbox: Omit<Mailbox, 'version'>): Promise<Mailbox> {
  const { missionId, employerId, address, language, changedBy, changedAt } = mailbox;
  const rows: { version: number }[] = await tx.query(
    `insert into employer_mailbox as m (mission_id, employer_id, address, language, version, changed_by, changed_at) values ($1, $2, $3, $4, 1, $5, $6)
     on conflict (mission_id, employer_id) do update set address = excluded.address, language = excluded.language, version = m.version + 1,
       changed_by = excluded.changed_by, changed_at = excluded.changed_at
     returning version`,
    [missionId, employerId, address, language, changedBy, changedAt],
  );
  return { ...mailbox, version: rows[0]?.version ?? 1 };
}

/** Where the firms of a person are written to. */
export async function addressesOfOwner(tx: Tx, missionId: MissionId, owner: JobseekerId): Promise<string[]> {
  const rows: { address: string }[] = await tx.query(
    `select m.address from employer_mailbox m join employer e on e.mission_id = m.mission_id and e.id = m.employer_id
     where m.mission_id = $1 and e.owner_jobseeker_id = $2 order by m.address`,
    [missionId, owner],
  );
  return rows.map((row) => row.address);
}

/** The address of one's own firm is one's own address. */
export async function forgetMailboxesOfOwner(tx: Tx, missionId: MissionId, owner: JobseekerId): Promise<void> {
  await tx.query(
    `delete from employer_mailbox m using employer e
     where e.mission_id = m.mission_id and e.id = m.employer_id and m.mission_id = $1 and e.owner_jobseeker_id = $2`,
    [missionId, owner],
  );
}
