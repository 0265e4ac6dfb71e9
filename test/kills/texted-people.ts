import type { JobseekerId } from '../../src/kernel/ids.js';
import { IdentitiesService } from '../../src/people/vault/identities/identities.service.js';
import { PersonKeys } from '../../src/people/vault/keys/person-keys.service.js';
import { newId } from '../../src/platform/ids.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import type { Office } from '../journeys/office.js';
import { recordingRelay } from '../sms/reachable.js';

/** A number for every person of an office, who may be texted at any hour, and a relay that records. Written as rows: there are too many for the API. */
export async function canBeTexted(office: Office): Promise<void> {
  const { world, missionId } = office;
  const get = <T>(type: new (...args: never[]) => T): T => world.app.get(type, { strict: false });
  await recordingRelay(world, missionId);
  await world.database.work.run(serviceViewer(missionId), async (tx) => {
    const people: { id: JobseekerId }[] = await tx.query('select id from jobseeker where mission_id = $1 order by handle', [missionId]);
    const keys = await get(PersonKeys).makeAll(missionId, people.map(({ id }) => id));
    const rows = await Promise.all(
      people.map(async ({ id }, at) => {
        const [phoneId, number] = [newId(), `+2519${44_000_000 + at}`];
        return { id, phoneId, number: keys.get(id)!.seal({ table: 'person_phone', column: 'number', row: phoneId }, number), index: await get(IdentitiesService).indexOf(missionId, number) };
      }),
    );
    const columns = [missionId, rows.map((row) => row.id), rows.map((row) => row.phoneId), rows.map((row) => row.number), rows.map((row) => row.index)];
    await tx.query(
      `insert into person_phone (mission_id, jobseeker_id, id, number, blind_index, place, whose)
       select $1, p.*, 0, 'OWN' from unnest($2::uuid[], $3::uuid[], $4::bytea[], $5::bytea[]) p`,
      columns,
    );
    await tx.query(
      `insert into safe_contact (mission_id, jobseeker_id, number_index, seen_by, texts, from_minute, to_minute, quiet, language, asked_on, version)
       select mission_id, jobseeker_id, blind_index, 'ALONE', 'YES', 0, 1440, '{}', 'en', now()::date, 1 from person_phone where mission_id = $1`,
      [missionId],
    );
  });
}
