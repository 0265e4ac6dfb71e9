import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A warning can be overridden for a person who is pointed to an entry of the catalogue (F10, F59), as it can at an opening. */
export class OverridesAtReferrals2026112207510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rule_override
        add column entry_id uuid,
        add foreign key (mission_id, entry_id) references catalogue_entry (mission_id, id),
        add constraint rule_override_entry_check check (entry_id is null or (jobseeker_id is not null and opening_id is null));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from rule_override where entry_id is not null;
      alter table rule_override drop column entry_id;
    `);
  }
}
