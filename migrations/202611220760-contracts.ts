import type { MigrationInterface, QueryRunner } from 'typeorm';

/** L16: in which form the contract of a placement was made. */
export class Contracts2026112207600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table placement_contract (
        mission_id uuid not null references mission (id),
        placement_id uuid not null,
        jobseeker_id uuid not null,
        form text not null check (form in ('WRITTEN', 'VERBAL_ATTESTED')),
        agreed_on date not null,
        recorded_by uuid not null,
        recorded_at timestamptz(3) not null,
        primary key (mission_id, placement_id),
        foreign key (mission_id, placement_id) references placement (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, recorded_by) references account (mission_id, id)
      );
      select rejoin_tenant('placement_contract');
      create index on placement_contract (mission_id, jobseeker_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table placement_contract');
  }
}
