import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What protection knows of a record goes on with the one into which it was merged: matching reads both, and whoever goes on is noted as
 * changed when the vault of a merged record changes, and when a merge is made or undone.
 */
export class ProtectionOfMerged2026112203160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index jobseeker_duplicate_kept on jobseeker_duplicate (mission_id, kept_id) where kept_id is not null;

      -- Notes the records that go on from this one, and with "itself" this one too.
      create function note_goes_on(mission uuid, record uuid, itself boolean) returns void language plpgsql as $$
      begin
        with recursive on_from (id) as (
          select record
          union select d.kept_id from on_from join jobseeker_duplicate d
            on d.mission_id = mission and d.kept_id <> on_from.id and on_from.id in (d.one_id, d.other_id)
        )
        insert into market_change (mission_id, side, subject_id) select mission, 'JOBSEEKER', id from on_from where itself or id <> record;
        if found then perform ring_market(mission); end if;
      end $$;

      create function note_vault_of_merged() returns trigger language plpgsql as $$
      declare
        row_now jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
      begin
        perform note_goes_on((row_now ->> 'mission_id')::uuid, (row_now ->> 'jobseeker_id')::uuid, false);
        return null;
      end $$;

      create function note_merge() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' and old.kept_id is not null then perform note_goes_on(old.mission_id, old.kept_id, true); end if;
        if tg_op <> 'DELETE' and new.kept_id is not null then perform note_goes_on(new.mission_id, new.kept_id, true); end if;
        return null;
      end $$;

      create trigger note_vault_of_merged after insert or update or delete on vulnerability for each row execute function note_vault_of_merged();
      create trigger note_vault_of_merged after insert or update or delete on exclusion for each row execute function note_vault_of_merged();
      create trigger note_vault_of_merged after insert or update or delete on limit_source for each row execute function note_vault_of_merged();
      create trigger note_merge after insert or update or delete on jobseeker_duplicate for each row execute function note_merge();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger note_merge on jobseeker_duplicate;
      drop trigger note_vault_of_merged on limit_source;
      drop trigger note_vault_of_merged on exclusion;
      drop trigger note_vault_of_merged on vulnerability;
      drop function note_merge();
      drop function note_vault_of_merged();
      drop function note_goes_on(uuid, uuid, boolean);
      drop index jobseeker_duplicate_kept;
    `);
  }
}
