import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What courses say beside the common terms of openings. */
export class Trainings2026112204510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table training (
        mission_id uuid not null references mission (id),
        opening_id uuid not null,
        ends_on date,
        cost_minor bigint check (cost_minor >= 0),
        cost_currency text check (cost_currency ~ '^[A-Z]{3}$'),
        programme_share smallint,
        provider_share smallint,
        participant_share smallint,
        certificate text check (length(certificate) between 1 and 200),
        primary key (mission_id, opening_id),
        foreign key (mission_id, opening_id) references opening (mission_id, id),
        check (num_nulls(cost_minor, cost_currency) in (0, 2)),
        check (num_nulls(programme_share, provider_share, participant_share) in (0, 3)),
        check (least(programme_share, provider_share, participant_share) >= 0 and programme_share + provider_share + participant_share = 100)
      );
      select rejoin_tenant('training');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table training');
  }
}
