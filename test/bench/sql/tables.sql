-- The market as plain tables, with everything worked out beforehand that the index works out beforehand: masks, ranges, distances,
-- which skill stands in for which and what a held skill is worth. Ids are the order of ids. Nothing is left to the queries but the lists.
create unlogged table reach (from_place int, to_place int, km int, primary key (to_place, from_place)) with (autovacuum_enabled = off);
create unlogged table goes (move int, place int, primary key (place, move)) with (autovacuum_enabled = off);
create unlogged table stands (held int, needed int, degree int) with (autovacuum_enabled = off);
create unlogged table worth (class int, asked int, worth int, primary key (class, asked)) with (autovacuum_enabled = off);
create unlogged table person (
  id int, place int, limit_km int, move int, lacking int, lacking_signs int, need float8[], begins int, reached int[], refused int[],
  excluded_employers int[], excluded_places int[], has_skills bool
) with (autovacuum_enabled = off);
create unlogged table person_skill (person int, skill int, class int) with (autovacuum_enabled = off);
create unlogged table person_language (person int, language int, rank int) with (autovacuum_enabled = off);
create unlogged table person_licence (person int, licence int, until int) with (autovacuum_enabled = off);
create unlogged table opening (
  id int, place int, employer int, occupation int, asks int, signs int, offer float8[], closes int, starts int, age int, hard bool,
  needs_weight int
) with (autovacuum_enabled = off);
create unlogged table need (opening int, skill int, asked int, weight int) with (autovacuum_enabled = off);
create unlogged table hard_skill (opening int, skill int, level int) with (autovacuum_enabled = off);
create unlogged table hard_language (opening int, language int, rank int) with (autovacuum_enabled = off);
create unlogged table hard_licence (opening int, licence int) with (autovacuum_enabled = off);
