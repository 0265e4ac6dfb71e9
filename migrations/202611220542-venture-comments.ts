import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What local government and others say about a venture (F55). Whoever's idea it is agreed that the office may know; their words go when the person is forgotten. */
export class VentureComments2026112205420 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table venture_comment (
        mission_id uuid not null references mission (id),
        id uuid not null,
        venture_id uuid not null,
        office text not null check (office ~ '^[A-Z][A-Z0-9_]{1,59}$'),
        text text not null check (length(text) <= 4000),
        by_account uuid,
        at timestamptz(3) not null,
        primary key (mission_id, id),
        foreign key (mission_id, venture_id) references venture (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('venture_comment');
      create index venture_comment_of_venture on venture_comment (mission_id, venture_id, at, id);
      revoke update, delete on venture_comment from rejoin_service;
      grant update (text) on venture_comment to rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table venture_comment');
  }
}
