-- The best candidates of each of some openings ($1), as many as $2; see openings-of-people.sql.
select who.id as owner, best.id, best.points
from unnest($1::int[]) as who(id)
cross join lateral (
  with opening_now as materialized (select * from opening where id = who.id),
  there as (
    select p.* from opening_now o join reach r on r.to_place = o.place join person p on p.place = r.from_place and p.limit_km >= r.km
    union all
    select p.* from opening_now o join goes g on g.place = o.place join person p on p.move = g.move and p.move <> 0
    where not exists (select from reach r where r.to_place = o.place and r.from_place = p.place and p.limit_km >= r.km)
    union all
    select p.* from opening_now o join person p on o.place = -1
  ),
  found as materialized (
    select p.id, p.begins, p.has_skills
    from opening_now o
    join there p on p.lacking & o.asks = 0 and p.lacking_signs & o.signs = 0
      and p.need[1] <= o.offer[1] and p.need[2] <= o.offer[2] and p.need[3] <= o.offer[3] and p.need[4] <= o.offer[4]
      and (o.age < 0 or p.reached[o.age] <= greatest(p.begins, o.starts))
      and not o.occupation = any(p.refused) and not o.employer = any(p.excluded_employers) and not o.place = any(p.excluded_places)
      and (not o.hard or (
        not exists (
          select from hard_skill h where h.opening = o.id and not exists (
            select from person_skill s where s.person = p.id and s.skill = h.skill and (s.class >> 2) + 1 >= h.level))
        and not exists (
          select from hard_language h where h.opening = o.id and not exists (
            select from person_language l where l.person = p.id and l.language = h.language and l.rank >= h.rank))
        and not exists (
          select from hard_licence h where h.opening = o.id and not exists (
            select from person_licence l where l.person = p.id and l.licence = h.licence and l.until >= greatest(p.begins, o.starts)))))
  ),
  credit as materialized (
    select st.held as skill, w.class, n.skill as needed, n.weight, st.degree::bigint * w.worth / 1000000000 as credit
    from need n join stands st on st.needed = n.skill join worth w on w.asked = n.asked
    where n.opening = who.id
  ),
  covered as (
    select s.person, c.needed, c.weight * max(c.credit) as covered
    from credit c join person_skill s on s.skill = c.skill and s.class = c.class
    group by s.person, c.needed, c.weight
  ),
  fit as (select person, sum(covered) as covered from covered group by 1)
  select f.id,
    case when o.needs_weight = 0 or not f.has_skills then $4 else $3::bigint * (coalesce(fit.covered, 0)::bigint * 1000 / o.needs_weight) / 1000 end as points
  from found f full join fit on fit.person = f.id cross join opening_now o
  where coalesce(f.id, -1) >= 0
  order by points desc, f.begins, f.id
  limit $2
) best
