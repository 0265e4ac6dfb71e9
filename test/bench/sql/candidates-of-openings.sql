-- The best candidates of each of some openings ($1), as many as $2, with the whole score; see openings-of-people.sql.
select who.id as owner, best.id, best.points
from unnest($1::int[]) as who(id)
cross join lateral (
  with opening_now as materialized (
    select o.*, (select related from served where occupation = o.occupation) as served from opening o where id = who.id
  ),
  near as materialized (select r.from_place, r.km, r.nearness from opening_now o join reach r on r.to_place = o.place),
  there as (
    select p.*, n.nearness from near n join person p on p.place = n.from_place and p.limit_km >= n.km
    union all
    select p.*, coalesce(n.nearness, ($4::int[])[5])
    from opening_now o join goes g on g.place = o.place join person p on p.move = g.move and p.move <> 0
    left join near n on n.from_place = p.place
    where n.km is null or p.limit_km < n.km
    union all
    select p.*, ($4::int[])[5] from opening_now o join person p on o.place = -1
  ),
  found as materialized (
    select p.id, p.begins, p.has_skills, p.nearness
      + case when o.occupation = 0 then ($4::int[])[2] + ($4::int[])[3] + ($4::int[])[4] else
        case when p.o1 is null then ($4::int[])[2] else ($3::int[])[2] * (greatest(
          p.s1 * (o.served[p.o1] + 32768), p.s2 * (o.served[p.o2] + 32768), p.s3 * (o.served[p.o3] + 32768), p.s4 * (o.served[p.o4] + 32768), p.s5 * (o.served[p.o5] + 32768), p.s6 * (o.served[p.o6] + 32768)
        ) * ($5::int[])[1] / 1000000)::int / 1000 end
        + case when p.m1 is null then ($4::int[])[3] else ($3::int[])[3] * least(1000000, (
          coalesce(case when (o.served[p.o1] + 32768) * ($5::int[])[1] >= ($5::int[])[2] then (p.m1 * (o.served[p.o1] + 32768) * ($5::int[])[1] / 1000000)::int end, 0) + coalesce(case when (o.served[p.o2] + 32768) * ($5::int[])[1] >= ($5::int[])[2] then (p.m2 * (o.served[p.o2] + 32768) * ($5::int[])[1] / 1000000)::int end, 0)
        )::int8 * 1000000 / ($5::int[])[3])::int / 1000 end
        + case when p.w1 is null then ($4::int[])[4] else ($3::int[])[4] * (greatest((o.served[p.w1] + 32768), (o.served[p.w2] + 32768)) * ($5::int[])[1]) / 1000 end
      end
      + case when p.floor is null or o.pay is null then ($4::int[])[6] else
        ($3::int[])[6] * ((least(greatest(trunc(o.pay * 1000 / p.floor) - 1000, -($5::int[])[4]), ($5::int[])[4])::int + ($5::int[])[4]) * 1000000::int8 / (2 * ($5::int[])[4]))::int / 1000 end
      + case when o.soft_languages is null or p.ranks is null then ($4::int[])[7] else
        ($3::int[])[7] * (
          select sum(case when p.ranks[asked >> 3] > 0 then coalesce(($6::int[])[1 + greatest(0, (asked & 7) - p.ranks[asked >> 3])], 0) else 0 end) * 1000 / count(*)
          from unnest(o.soft_languages) as asked)::int / 1000 end
      + case when o.soft_licences is null or p.untils is null then ($4::int[])[8] else
        ($3::int[])[8] * (select count(*) filter (where p.untils[asked] >= greatest(p.begins, o.starts)) * 1000000 / count(*) from unnest(o.soft_licences) as asked)::int / 1000 end as points
    from opening_now o
    join there p on p.lacking & o.asks = 0 and p.lacking_signs & o.signs = 0
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
    select st.held as skill, w.class, n.skill as needed, n.weight * (st.degree::int8 * w.worth / 1000000000)::int as covered
    from need n join stands st on st.needed = n.skill join worth w on w.asked = n.asked
    where n.opening = who.id
  ),
  covered as (
    select s.person, c.needed, max(c.covered) as covered
    from credit c join person_skill s on s.skill = c.skill and s.class = c.class
    group by s.person, c.needed
  ),
  fit as (select person, sum(covered) as covered from covered group by 1)
  select f.id, f.points + case when o.needs_weight = 0 or not f.has_skills then ($4::int[])[1] else ($3::int[])[1] * (coalesce(fit.covered, 0) * 1000 / o.needs_weight)::int / 1000 end as points
  from found f full join fit on fit.person = f.id cross join opening_now o
  where coalesce(f.id, -1) >= 0
  order by points desc, f.begins, f.id
  limit $2
) best
