import type { MigrationInterface, QueryRunner } from 'typeorm';

/** At which place an entry of the catalogue is offered, so that whoever edits it can read it first. Entries that are there already know their point alone. */
export class PlacesOfTheCatalogue2026112207980 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table catalogue_entry add column geoname_id integer, add constraint catalogue_entry_place_check check (geoname_id is null or reach_km is not null)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table catalogue_entry drop column geoname_id');
  }
}
