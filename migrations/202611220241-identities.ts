import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who people are, encrypted by a key of each person's own that lies in another database. A phone is found again by a blind index: an HMAC
 * that only the mission's key makes. Several people may have one phone.
 */
export class Identities2026112202410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity (
        mission_id uuid not null,
        jobseeker_id uuid not null,
        names bytea,
        born_on bytea,
        papers bytea,
        notes bytea,
        version integer not null,
        changed_at timestamptz(3) not null,
        primary key (mission_id, jobseeker_id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id)
      );
      select rejoin_tenant('identity');

      create table person_phone (
        mission_id uuid not null,
        id uuid not null,
        jobseeker_id uuid not null,
        place integer not null check (place between 0 and 9),
        number bytea not null,
        whose text not null check (whose in ('OWN', 'FAMILY', 'OTHER')),
        blind_index bytea not null check (length(blind_index) = 32),
        primary key (mission_id, id),
        constraint person_phone_once unique (mission_id, blind_index, jobseeker_id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id)
      );
      create index on person_phone (mission_id, jobseeker_id);
      select rejoin_tenant('person_phone');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table person_phone, identity;');
  }
}
