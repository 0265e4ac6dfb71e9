import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Openings of every kind in one table, because matching reads the same of all; what only one kind has will stand in a table of that kind.
 * Lines are only ever added to their history and to the approvals of criteria.
 */
export class Openings2026112100050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table opening (
        mission_id uuid not null references mission (id),
        id uuid not null,
        kind text not null check (kind in ('VACANCY', 'INTERNSHIP', 'TRAINING', 'VENTURE_ROLE')),
        employer_id uuid not null,
        status text not null check (status in ('DRAFT', 'PUBLISHED', 'FILLED', 'CLOSED', 'EXPIRED')),
        title text not null check (length(title) between 1 and 200),
        description text not null,
        occupation_uri text,
        skills jsonb not null check (jsonb_typeof(skills) = 'array'),
        languages jsonb not null check (jsonb_typeof(languages) = 'array'),
        licences jsonb not null check (jsonb_typeof(licences) = 'array'),
        min_education smallint check (min_education between 0 and 8),
        criteria text[] not null,
        demands text[] not null,
        hazards text[] not null,
        seats integer not null check (seats between 0 and 10000),
        seats_taken integer not null,
        remote boolean not null,
        geoname_id integer,
        place_name text,
        country text check (country ~ '^[A-Z]{2}$'),
        latitude double precision check (latitude between -90 and 90),
        longitude double precision check (longitude between -180 and 180),
        starts_on date,
        starts_by date,
        closes_on date,
        hours_min smallint,
        hours_max smallint,
        pay_min bigint,
        pay_max bigint,
        pay_currency text check (pay_currency ~ '^[A-Z]{3}$'),
        pay_period text check (pay_period in ('HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR')),
        pay_unstated_reason text,
        constructed_fields text[] not null,
        external_source text,
        external_id text,
        version integer not null,
        created_at timestamptz(3) not null,
        primary key (mission_id, id),
        constraint opening_external unique (mission_id, external_source, external_id),
        constraint opening_employer foreign key (mission_id, employer_id) references employer (mission_id, id),
        -- No seat is given twice, whoever races.
        constraint opening_seats check (seats_taken between 0 and seats),
        check (num_nulls(geoname_id, place_name, country, latitude, longitude) in (0, 5)),
        check (not (remote and geoname_id is not null)),
        check (num_nulls(pay_min, pay_max, pay_currency, pay_period) in (0, 4)),
        check (pay_min between 1 and pay_max),
        check (num_nulls(hours_min, hours_max) in (0, 2)),
        check (hours_min between 1 and hours_max and hours_max <= 168),
        check (starts_on <= starts_by),
        check (closes_on <= starts_by),
        check (num_nulls(external_source, external_id) in (0, 2)),
        check (status <> 'PUBLISHED' or (seats > 0 and (remote or geoname_id is not null)))
      );
      select rejoin_tenant('opening');
      create index opening_status on opening (mission_id, status, id);
      create index opening_of_employer on opening (mission_id, employer_id, id);
      create index opening_occupation on opening (mission_id, occupation_uri, id);
      create index opening_due on opening (mission_id, closes_on) where status = 'PUBLISHED';

      create table opening_move (
        mission_id uuid not null references mission (id),
        opening_id uuid not null,
        version integer not null,
        from_status text,
        to_status text not null,
        reason text not null check (length(reason) > 0),
        by_account uuid,
        at timestamptz(3) not null,
        -- One line a version: two moves that raced cannot both be written.
        primary key (mission_id, opening_id, version),
        foreign key (mission_id, opening_id) references opening (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('opening_move');
      revoke update, delete on opening_move from rejoin_service;

      create table criterion_approval (
        mission_id uuid not null references mission (id),
        opening_id uuid not null,
        criterion text not null check (length(criterion) between 1 and 500),
        traits text[] not null,
        reason text not null check (length(reason) > 0),
        by_account uuid not null,
        at timestamptz(3) not null,
        primary key (mission_id, opening_id, criterion),
        foreign key (mission_id, opening_id) references opening (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('criterion_approval');
      revoke update, delete on criterion_approval from rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table criterion_approval, opening_move, opening');
  }
}
