import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A seat that is paid for keeps the work that was agreed, since an opening can be edited afterwards. Seats that there are take it from their opening. */
export class WorkOfSeats2026112208400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table supported_seat add column occupation text;
      alter table supported_seat no force row level security;
      alter table opening no force row level security;
      alter table award no force row level security;
      update supported_seat s set occupation = o.occupation_uri
      from award a join opening o on o.mission_id = a.mission_id and o.id = a.opening_id
      where a.mission_id = s.mission_id and a.id = s.award_id;
      alter table supported_seat force row level security;
      alter table opening force row level security;
      alter table award force row level security;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table supported_seat drop column occupation');
  }
}
