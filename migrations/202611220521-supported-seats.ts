import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Seats that a programme pays for: which money is set aside for whom, under the terms as they were when the employer confirmed. */
export class SupportedSeats2026112205210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table supported_seat (
        mission_id uuid not null references mission (id),
        award_id uuid not null,
        offer_id uuid not null,
        placement_id uuid,
        programme_id uuid not null,
        fund_id uuid not null,
        instrument text not null check (instrument in ('WAGE_SUBSIDY', 'PAID_INTERNSHIP', 'ON_THE_JOB_TRAINING', 'CASH_FOR_WORK', 'TRAINING')),
        minor bigint not null check (minor > 0),
        months integer not null check (months between 1 and 120),
        wage_steps_percent integer[],
        retention_months integer check (retention_months between 1 and 120),
        review_on date,
        held_at timestamptz(3) not null,
        ended_at timestamptz(3),
        primary key (mission_id, award_id),
        foreign key (mission_id, award_id) references award (mission_id, id),
        foreign key (mission_id, fund_id) references fund (mission_id, id),
        foreign key (mission_id, offer_id) references offer (mission_id, id),
        foreign key (mission_id, placement_id) references placement (mission_id, id),
        foreign key (mission_id, programme_id) references programme (mission_id, id),
        check (ended_at >= held_at)
      );
      select rejoin_tenant('supported_seat');
      revoke update, delete on supported_seat from rejoin_service;
      -- The terms stay as they were confirmed.
      grant update (placement_id, ended_at) on supported_seat to rejoin_service;
      -- A seat is paid for once at a time, whoever races.
      create unique index supported_seat_once on supported_seat (mission_id, offer_id) where ended_at is null;
      create index on supported_seat (mission_id, offer_id);
      create index on supported_seat (mission_id, placement_id) where placement_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table supported_seat;');
  }
}
