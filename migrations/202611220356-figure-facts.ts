import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What figures tell placements apart by and what may change elsewhere, as it was when the placement was agreed: else a figure of a past day would be another one after
 * an opening was edited, or somebody forgotten. No id of a person is in it.
 */
export class FigureFacts2026112203560 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table figure_facts (
        mission_id uuid not null references mission (id),
        placement_id uuid not null,
        -- First two digits of ISCO-08; null where the post has no occupation.
        occupation text check (occupation ~ '^[0-9]{1,2}$'),
        -- Policy and kind of the match that it came of; null for none.
        match_kind text check (length(match_kind) <= 100),
        primary key (mission_id, placement_id),
        foreign key (mission_id, placement_id) references placement (mission_id, id)
      );
      select rejoin_tenant('figure_facts');
      revoke update, delete on figure_facts from rejoin_service;

      create function keep_figure_facts() returns trigger language plpgsql as $$
      begin
        insert into figure_facts (mission_id, placement_id, occupation, match_kind)
        select new.mission_id, new.id,
          (select left(c.isco_group, 2) from concept c where c.uri = p.occupation_uri and c.isco_group is not null order by c.classification limit 1),
          (select f.receipt ->> 'policy' || case
              when jsonb_array_length(f.waived) > 0 then ' OVERRIDDEN'
              when (f.receipt ->> 'score')::int >= 700000 then ' HIGH'
              when (f.receipt ->> 'score')::int >= 400000 then ' MIDDLE'
              else ' LOW' end
            from offer f where f.mission_id = new.mission_id and f.id = new.offer_id and f.receipt is not null)
        from opening p where p.mission_id = new.mission_id and p.id = new.opening_id;
        return null;
      end $$;
      create trigger keep_figure_facts after insert on placement for each row execute function keep_figure_facts();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger keep_figure_facts on placement;
      drop function keep_figure_facts();
      drop table figure_facts;
    `);
  }
}
