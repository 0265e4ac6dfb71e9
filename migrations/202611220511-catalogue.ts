import type { MigrationInterface, QueryRunner } from 'typeorm';

/** State and partner programmes that people are pointed to (F10-F12, F29, F33) and enablers of work (F45), and what came of each referral. */
export class Catalogue2026112205110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table catalogue_entry (
        mission_id uuid not null references mission (id),
        id uuid not null,
        rule text not null check (rule in ('F10', 'F11', 'F12', 'F29', 'F33', 'F45')),
        service text not null,
        name text not null check (length(name) between 1 and 200),
        provider text not null check (length(provider) between 1 and 200),
        conditions text not null check (length(conditions) between 1 and 1000),
        source text not null check (length(source) between 1 and 1000),
        residency_months integer check (residency_months between 1 and 600),
        papers text[] not null,
        funding_ends_on date,
        latitude double precision,
        longitude double precision,
        reach_km integer check (reach_km between 1 and 1000),
        version integer not null,
        created_at timestamptz(3) not null,
        primary key (mission_id, id),
        check (num_nonnulls(latitude, longitude, reach_km) in (0, 3))
      );
      select rejoin_tenant('catalogue_entry');
      revoke delete on catalogue_entry from rejoin_service;

      create table referral (
        mission_id uuid not null references mission (id),
        id uuid not null,
        jobseeker_id uuid not null,
        entry_id uuid not null,
        status text not null check (status in ('REFERRED', 'ACCEPTED', 'SERVED', 'REFUSED', 'NOT_TAKEN_UP')),
        referred_on date not null,
        status_on date not null,
        referred_by uuid,
        version integer not null,
        primary key (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, entry_id) references catalogue_entry (mission_id, id),
        foreign key (mission_id, referred_by) references account (mission_id, id),
        check (referred_on <= status_on)
      );
      -- Two who refer at once make one referral; refused, somebody can be referred again.
      create unique index referral_waits on referral (mission_id, jobseeker_id, entry_id) where status in ('REFERRED', 'ACCEPTED');
      select rejoin_tenant('referral');
      revoke delete on referral from rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table referral, catalogue_entry;');
  }
}
