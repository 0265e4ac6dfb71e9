import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes, their rule sets with dates, and what was let happen though a rule warned. Rule sets end; they are not rewritten. */
export class Programmes2026112203810 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table programme (
        mission_id uuid not null references mission (id),
        id uuid not null,
        code text not null check (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
        name text not null check (length(name) between 1 and 200),
        funder text not null check (length(funder) between 1 and 200),
        instruments text[] not null,
        target_group text not null check (length(target_group) between 1 and 1000),
        level text not null check (length(level) between 1 and 1000),
        most_months integer check (most_months between 1 and 120),
        conditions text not null check (length(conditions) between 1 and 1000),
        evaluation text not null check (length(evaluation) between 1 and 1000),
        starts_on date,
        ends_on date,
        version integer not null,
        created_at timestamptz(3) not null,
        primary key (mission_id, id),
        constraint programme_code unique (mission_id, code),
        check (starts_on <= ends_on),
        check (instruments <@ array['WAGE_SUBSIDY', 'PAID_INTERNSHIP', 'ON_THE_JOB_TRAINING', 'CASH_FOR_WORK', 'TRAINING', 'GRANT'])
      );
      select rejoin_tenant('programme');
      revoke delete on programme from rejoin_service;

      create table rule_set (
        mission_id uuid not null references mission (id),
        id uuid not null,
        programme_id uuid not null,
        valid_from date,
        valid_to date,
        source text not null check (length(source) between 1 and 1000),
        reviewed boolean not null,
        rules jsonb not null check (jsonb_typeof(rules) = 'array'),
        written_by uuid,
        written_at timestamptz(3) not null,
        primary key (mission_id, id),
        -- Two that raced cannot both begin on one day.
        constraint rule_set_begins unique nulls not distinct (mission_id, programme_id, valid_from),
        foreign key (mission_id, programme_id) references programme (mission_id, id),
        foreign key (mission_id, written_by) references account (mission_id, id),
        check (valid_from <= valid_to)
      );
      select rejoin_tenant('rule_set');
      revoke update, delete on rule_set from rejoin_service;
      grant update (valid_to) on rule_set to rejoin_service;

      create table rule_override (
        mission_id uuid not null references mission (id),
        id uuid not null,
        rule text not null check (rule ~ '^[A-Z][0-9]{1,3}$'),
        programme_id uuid,
        opening_id uuid,
        jobseeker_id uuid,
        reason text not null check (length(reason) between 1 and 1000),
        by_account uuid not null,
        at timestamptz(3) not null,
        primary key (mission_id, id),
        foreign key (mission_id, programme_id) references programme (mission_id, id),
        foreign key (mission_id, opening_id) references opening (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id),
        check (num_nonnulls(opening_id, jobseeker_id) > 0)
      );
      select rejoin_tenant('rule_override');
      revoke update, delete on rule_override from rejoin_service;
      -- What was said is forgotten with the person; that it was decided stays.
      grant update (reason) on rule_override to rejoin_service;
      create index on rule_override (mission_id, jobseeker_id) where jobseeker_id is not null;
      create index on rule_override (mission_id, opening_id) where opening_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rule_override, rule_set, programme;');
  }
}
