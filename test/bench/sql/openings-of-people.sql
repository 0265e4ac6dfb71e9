-- The best openings of each of some people ($1), as many as $2, with the whole score of the policy. $3: weights of the signals in their
-- order, thousandths; $4: points of each where it is unknown; $5: unit of relatedness, least relatedness that counts as experience,
-- thousandths of months that earn all of it, spread of pay; $6: what a language is worth by the levels it lacks.
-- Reach first, by index; then masks and ranges; then the few that insist on something; then everything but skills, column by column; then
-- skills, by the person's credits against the needs. PostgreSQL cannot foresee how many pass masks, and would try every pair of what
-- passed and what fits: a full join that it may not simplify is always hashed.
select who.id as owner, best.id, best.points
from unnest($1::int[]) as who(id)
cross join lateral (
  with person_now as materialized (
    select p.*,
      (select related from serves where occupation = p.o1) as o1_serves, (select related from serves where occupation = p.o2) as o2_serves, (select related from serves where occupation = p.o3) as o3_serves,
      (select related from serves where occupation = p.o4) as o4_serves, (select related from serves where occupation = p.o5) as o5_serves, (select related from serves where occupation = p.o6) as o6_serves,
      (select related from serves where occupation = p.w1) as w1_serves, (select related from serves where occupation = p.w2) as w2_serves
    from person p where id = who.id
  ),
  there as materialized (
    select -1 as place, ($4::int[])[5] as nearness
    union select r.to_place, r.nearness from person_now p join reach r on r.from_place = p.place and r.km <= p.limit_km
    union select g.place, coalesce(r.nearness, ($4::int[])[5])
      from person_now p join goes g on g.move = p.move left join reach r on r.from_place = p.place and r.to_place = g.place
  ),
  found as materialized (
    select o.id, o.closes, o.needs_weight, there.nearness
      + case when o.occupation = 0 then ($4::int[])[2] + ($4::int[])[3] + ($4::int[])[4] else
        case when p.o1 is null then ($4::int[])[2] else ($3::int[])[2] * (greatest(
          p.s1 * (p.o1_serves[o.occupation] + 32768), p.s2 * (p.o2_serves[o.occupation] + 32768), p.s3 * (p.o3_serves[o.occupation] + 32768), p.s4 * (p.o4_serves[o.occupation] + 32768), p.s5 * (p.o5_serves[o.occupation] + 32768), p.s6 * (p.o6_serves[o.occupation] + 32768)
        ) * ($5::int[])[1] / 1000000)::int / 1000 end
        + case when p.m1 is null then ($4::int[])[3] else ($3::int[])[3] * least(1000000, (
          coalesce(case when (p.o1_serves[o.occupation] + 32768) * ($5::int[])[1] >= ($5::int[])[2] then (p.m1 * (p.o1_serves[o.occupation] + 32768) * ($5::int[])[1] / 1000000)::int end, 0) + coalesce(case when (p.o2_serves[o.occupation] + 32768) * ($5::int[])[1] >= ($5::int[])[2] then (p.m2 * (p.o2_serves[o.occupation] + 32768) * ($5::int[])[1] / 1000000)::int end, 0)
        )::int8 * 1000000 / ($5::int[])[3])::int / 1000 end
        + case when p.w1 is null then ($4::int[])[4] else ($3::int[])[4] * (greatest((p.w1_serves[o.occupation] + 32768), (p.w2_serves[o.occupation] + 32768)) * ($5::int[])[1]) / 1000 end
      end
      + case when p.floor is null or o.pay is null then ($4::int[])[6] else
        ($3::int[])[6] * ((least(greatest(trunc(o.pay * 1000 / p.floor) - 1000, -($5::int[])[4]), ($5::int[])[4])::int + ($5::int[])[4]) * 1000000::int8 / (2 * ($5::int[])[4]))::int / 1000 end
      + case when o.soft_languages is null or p.ranks is null then ($4::int[])[7] else
        ($3::int[])[7] * (
          select sum(case when p.ranks[asked >> 3] > 0 then coalesce(($6::int[])[1 + greatest(0, (asked & 7) - p.ranks[asked >> 3])], 0) else 0 end) * 1000 / count(*)
          from unnest(o.soft_languages) as asked)::int / 1000 end
      + case when o.soft_licences is null or p.untils is null then ($4::int[])[8] else
        ($3::int[])[8] * (select count(*) filter (where p.untils[asked] >= greatest(p.begins, o.starts)) * 1000000 / count(*) from unnest(o.soft_licences) as asked)::int / 1000 end as points
    from person_now p
    cross join there
    join opening o on o.place = there.place
    where p.lacking & o.asks = 0 and p.lacking_signs & o.signs = 0
      and p.need1 <= o.offer1 and p.need2 <= o.offer2 and p.need3 <= o.offer3 and p.need4 <= o.offer4
      and (o.age < 0 or p.reached[o.age] <= greatest(p.begins, o.starts))
      and not o.occupation = any(p.refused) and not o.employer = any(p.excluded_employers) and not o.place = any(p.excluded_places)
      and (o.hard_languages is null or not exists (select from unnest(o.hard_languages) as asked where coalesce(p.ranks[asked >> 3], 0) < asked & 7))
      and (o.hard_licences is null or not exists (select from unnest(o.hard_licences) as asked where coalesce(p.untils[asked], -2147483648) < greatest(p.begins, o.starts)))
      and (not o.hard_skills or not exists (
        select from hard_skill h where h.opening = o.id and not exists (
          select from person_skill s where s.person = p.id and s.skill = h.skill and (s.class >> 2) + 1 >= h.level)))
  ),
  credit as materialized (
    select st.needed as skill, w.asked, max((st.degree::int8 * w.worth / 1000000000)::int) as credit
    from person_skill s join stands st on st.held = s.skill join worth w on w.class = s.class
    where s.person = who.id
    group by 1, 2
  ),
  fit as (
    select n.opening, sum(n.weight * c.credit) as covered
    from credit c join need n on n.skill = c.skill and n.asked = c.asked
    group by 1
  )
  select f.id, f.points + case when f.needs_weight = 0 or not p.has_skills then ($4::int[])[1] else ($3::int[])[1] * (coalesce(fit.covered, 0) * 1000 / f.needs_weight)::int / 1000 end as points
  from found f full join fit on fit.opening = f.id cross join person_now p
  where coalesce(f.id, -1) >= 0
  order by points desc, f.closes, f.id
  limit $2
) best
