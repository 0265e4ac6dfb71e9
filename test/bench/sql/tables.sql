-- The market as plain tables, with everything worked out beforehand that the index works out beforehand: masks, ranges, distances and
-- what they earn, which skill stands in for which, what a held skill is worth, which occupations skills point to, how much time has left
-- of months worked. Ids are the order of ids, occupations count from 1. Nothing is left to the queries but the lists.
create unlogged table reach (from_place int, to_place int, km int, nearness int, primary key (to_place, from_place)) with (autovacuum_enabled = off);
create unlogged table goes (move int, place int, primary key (place, move)) with (autovacuum_enabled = off);
create unlogged table stands (held int, needed int, degree int) with (autovacuum_enabled = off);
create unlogged table worth (class int, asked int, worth int, primary key (class, asked)) with (autovacuum_enabled = off);
-- Relatedness from one occupation to all others, and to one from all others, in units less 32768, so that a row fits a page as it is.
create unlogged table serves (occupation int primary key, related int2[] storage plain) with (autovacuum_enabled = off);
create unlogged table served (occupation int primary key, related int2[] storage plain) with (autovacuum_enabled = off);
-- o1 to o6: occupations held, with faded months (m1, m2), then inferred ones; s1 to s6 their shares. w1, w2: occupations wanted.
-- ranks: by language, from 1; untils: by licence, from 1; floor: null where it is unknown.
create unlogged table person (
  id int, place int, limit_km int, move int, lacking int, lacking_signs int, need1 float8, need2 float8, need3 float8, need4 float8, begins int,
  reached int[], refused int[], excluded_employers int[], excluded_places int[], has_skills bool, floor float8,
  o1 int, o2 int, o3 int, o4 int, o5 int, o6 int, s1 int8, s2 int8, s3 int8, s4 int8, s5 int8, s6 int8, m1 int8, m2 int8, w1 int, w2 int,
  ranks int[], untils int[]
) with (autovacuum_enabled = off);
create unlogged table person_skill (person int, skill int, class int) with (autovacuum_enabled = off);
-- soft_languages: language, from 1, times 8 and the rank asked; null where none is wished for, as are soft_licences.
create unlogged table opening (
  id int, place int, employer int, occupation int, asks int, signs int, offer1 float8, offer2 float8, offer3 float8, offer4 float8, closes int,
  starts int, age int, hard_skills bool, hard_languages int[], hard_licences int[], needs_weight int, pay float8, soft_languages int[], soft_licences int[]
) with (autovacuum_enabled = off);
create unlogged table need (opening int, skill int, asked int, weight int) with (autovacuum_enabled = off);
create unlogged table hard_skill (opening int, skill int, level int) with (autovacuum_enabled = off);
