import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Links in letters to employers, as digests, and the offers at whose history whoever asks employers has to look again: written in the transaction of the
 * offer, so that no path forgets.
 */
export class AnswerLinks2026112203530 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table answer_link (
        mission_id uuid not null references mission (id),
        id uuid not null,
        offer_id uuid not null,
        employer_id uuid not null,
        digest bytea not null check (length(digest) = 32),
        mailbox_version integer not null,
        made_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        primary key (mission_id, id),
        unique (mission_id, digest),
        foreign key (mission_id, employer_id) references employer (mission_id, id)
      );
      select rejoin_tenant('answer_link');
      create index on answer_link (mission_id, offer_id);

      create table employer_question_look (
        mission_id uuid not null references mission (id),
        id bigint generated always as identity,
        offer_id uuid not null,
        primary key (mission_id, id)
      );
      select rejoin_tenant('employer_question_look');

      create function note_employer_question() returns trigger language plpgsql as $$
      begin
        insert into employer_question_look (mission_id, offer_id) values (new.mission_id, new.id);
        return null;
      end $$;
      -- What is asked hangs on these states alone, and on whether the offer is on hold there.
      create trigger employer_question_look after update of state, held_since on offer for each row
        when ((old.state, old.held_since) is distinct from (new.state, new.held_since)
          and (old.state in ('IDENTITY_RELEASED', 'INTERVIEW') or new.state in ('IDENTITY_RELEASED', 'INTERVIEW')))
        execute function note_employer_question();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger employer_question_look on offer; drop function note_employer_question(); drop table employer_question_look, answer_link;');
  }
}
