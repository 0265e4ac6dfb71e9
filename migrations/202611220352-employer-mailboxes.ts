import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where employers are written to. */
export class EmployerMailboxes2026112203520 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table employer_mailbox (
        mission_id uuid not null references mission (id),
        employer_id uuid not null,
        address text not null check (length(address) between 3 and 254 and address !~ '[[:space:]<>,;]'),
        language text not null check (language ~ '^[a-z]{2}$'),
        version integer not null,
        changed_by uuid,
        changed_at timestamptz(3) not null,
        primary key (mission_id, employer_id),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        foreign key (mission_id, changed_by) references account (mission_id, id)
      );
      select rejoin_tenant('employer_mailbox');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table employer_mailbox;');
  }
}
