-- The best openings of each of some people ($1), as many as $2: every requirement, and the skill fit in points of the score ($3 per
-- thousand, $4 points where it is unknown). Reach first, by index; then masks and ranges; then the few that insist on something; then
-- the fit, by the person's credits against the needs. PostgreSQL cannot foresee how many pass masks, and would try every pair of what
-- passed and what fits: a full join that it may not simplify is always hashed.
select who.id as owner, best.id, best.points
from unnest($1::int[]) as who(id)
cross join lateral (
  with person_now as materialized (select * from person where id = who.id),
  there as materialized (
    select -1 as place
    union select r.to_place from person_now p join reach r on r.from_place = p.place and r.km <= p.limit_km
    union select g.place from person_now p join goes g on g.move = p.move
  ),
  found as materialized (
    select o.id, o.closes, o.needs_weight
    from person_now p
    cross join there
    join opening o on o.place = there.place
    where p.lacking & o.asks = 0 and p.lacking_signs & o.signs = 0
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
    select st.needed as skill, w.asked, max(st.degree::bigint * w.worth / 1000000000) as credit
    from person_skill s join stands st on st.held = s.skill join worth w on w.class = s.class
    where s.person = who.id
    group by 1, 2
  ),
  fit as (
    select n.opening, sum(n.weight * c.credit) as covered
    from credit c join need n on n.skill = c.skill and n.asked = c.asked
    group by 1
  )
  select f.id,
    case when f.needs_weight = 0 or not p.has_skills then $4 else $3::bigint * (coalesce(fit.covered, 0)::bigint * 1000 / f.needs_weight) / 1000 end as points
  from found f full join fit on fit.opening = f.id cross join person_now p
  where coalesce(f.id, -1) >= 0
  order by points desc, f.closes, f.id
  limit $2
) best
