import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The in-kind catalogue (F23). Versions are only ever added, so that whoever was awarded one has what it said then. */
export class Kits2026112207100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table kit (
        mission_id uuid not null references mission (id),
        id uuid not null,
        category text not null check (length(category) between 1 and 100),
        type text not null check (length(type) between 1 and 100),
        version integer not null check (version > 0),
        created_at timestamptz(3) not null,
        primary key (mission_id, id)
      );
      select rejoin_tenant('kit');
      revoke update, delete on kit from rejoin_service;
      grant update (version) on kit to rejoin_service;
      create unique index kit_once on kit (mission_id, lower(category), lower(type));

      create table kit_version (
        mission_id uuid not null references mission (id),
        kit_id uuid not null,
        version integer not null check (version > 0),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        items jsonb not null check (jsonb_typeof(items) = 'array' and jsonb_array_length(items) between 1 and 100),
        training text not null check (length(training) between 1 and 1000),
        training_hours integer not null check (training_hours between 1 and 1000),
        source text not null check (length(source) between 1 and 1000),
        offered boolean not null,
        written_by uuid,
        written_at timestamptz(3) not null,
        primary key (mission_id, kit_id, version),
        foreign key (mission_id, kit_id) references kit (mission_id, id),
        foreign key (mission_id, written_by) references account (mission_id, id)
      );
      select rejoin_tenant('kit_version');
      revoke update, delete on kit_version from rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table kit_version, kit;');
  }
}
