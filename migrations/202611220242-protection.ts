import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What only protection knows of people: reasons and categories are encrypted by the person's key. Matching reads, through views without
 * reasons, whom a person must be kept from (F44), what they cannot do (F42) and whether they can work now (F43).
 */
export class Protection2026112202420 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table vulnerability (
        mission_id uuid not null,
        id uuid not null,
        jobseeker_id uuid not null,
        sealed bytea not null,
        stops_offers boolean not null,
        recorded_by uuid,
        recorded_at timestamptz(3) not null,
        ended_at timestamptz(3),
        primary key (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id)
      );
      create index on vulnerability (mission_id, jobseeker_id);
      select rejoin_tenant('vulnerability');

      create table exclusion (
        mission_id uuid not null,
        id uuid not null,
        jobseeker_id uuid not null,
        employer_id uuid,
        geoname_id integer,
        latitude double precision,
        longitude double precision,
        km integer check (km between 0 and 1000),
        person_id uuid,
        reason bytea not null,
        recorded_by uuid,
        recorded_at timestamptz(3) not null,
        lifted_at timestamptz(3),
        primary key (mission_id, id),
        check (num_nonnulls(employer_id, geoname_id, person_id) = 1),
        check (num_nonnulls(geoname_id, latitude, longitude, km) in (0, 4)),
        check (person_id <> jobseeker_id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        constraint exclusion_person foreign key (mission_id, person_id) references jobseeker (mission_id, id),
        constraint exclusion_employer foreign key (mission_id, employer_id) references employer (mission_id, id)
      );
      create index on exclusion (mission_id, jobseeker_id);
      create index on exclusion (mission_id, person_id) where person_id is not null;
      select rejoin_tenant('exclusion');

      create table limit_source (
        mission_id uuid not null,
        jobseeker_id uuid not null,
        functional_limit text not null,
        source bytea not null,
        recorded_by uuid,
        recorded_at timestamptz(3) not null,
        primary key (mission_id, jobseeker_id, functional_limit),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id)
      );
      select rejoin_tenant('limit_source');

      create view matching_exclusion with (security_invoker = true) as
        select mission_id, jobseeker_id, employer_id, latitude, longitude, km from exclusion where lifted_at is null and person_id is null;
      create view matching_limit with (security_invoker = true) as select mission_id, jobseeker_id, functional_limit from limit_source;
      create view matching_hold with (security_invoker = true) as
        select distinct mission_id, jobseeker_id from vulnerability where stops_offers and ended_at is null;
      grant select on matching_exclusion, matching_limit, matching_hold to rejoin_service;

      create trigger note_market_change after insert or update or delete on vulnerability
        for each row execute function note_market_change('JOBSEEKER', 'jobseeker_id');
      create trigger note_market_change after insert or update or delete on exclusion
        for each row execute function note_market_change('JOBSEEKER', 'jobseeker_id');
      create trigger note_market_change after insert or update or delete on limit_source
        for each row execute function note_market_change('JOBSEEKER', 'jobseeker_id');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view matching_hold, matching_limit, matching_exclusion;
      drop table limit_source, exclusion, vulnerability;
    `);
  }
}
