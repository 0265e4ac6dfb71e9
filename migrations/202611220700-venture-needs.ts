import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a venture cannot do without and a law may keep from somebody (F34), and until when its plan runs (F22). */
export class VentureNeeds2026112207000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table venture add column needs text[] not null default '{}' check (needs <@ array['LAND', 'BUILDING', 'CREDIT', 'LICENCE']), add column planned_until date;
      alter table catalogue_entry drop constraint catalogue_entry_rule_check;
      alter table catalogue_entry add constraint catalogue_entry_rule_check check (rule in ('F10', 'F11', 'F12', 'F26', 'F28', 'F29', 'F33', 'F45'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table catalogue_entry drop constraint catalogue_entry_rule_check;
      update catalogue_entry set rule = 'F10' where rule in ('F26', 'F28');
      alter table catalogue_entry add constraint catalogue_entry_rule_check check (rule in ('F10', 'F11', 'F12', 'F29', 'F33', 'F45'));
      alter table venture drop column planned_until, drop column needs;
    `);
  }
}
