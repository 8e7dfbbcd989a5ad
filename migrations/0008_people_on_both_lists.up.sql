-- How many people are on the lists of two members at once. Two hospitals that each plan the same person's operation waste
-- one of them; but that somebody is a patient elsewhere is that hospital's to tell. So what crosses is a count for a
-- member as a whole, never of few: 1 to 7 are not told, others are rounded to the nearest 5. Nobody learns who.
create policy counts_people on patient for select to accord_share using (
  (select viewer_purpose()) = 'planning'
  and (trust = (select viewer_trust())
       or trust = any (array(select owner from sharing_agreement
                              where purpose = 'planning' and 'people_on_both_lists' = any (fields)))));

create view share.planning_people_on_both_lists with (security_barrier = true) as
  with shared as materialized (
    select a.owner as trust, a.id as agreement,
           array(select unnest(a.treatment_functions)
                 intersect
                 select s.treatment_function from alliance_service s
                  where s.alliance = viewer_alliance()
                    and s.from_day <= current_date and (s.to_day is null or s.to_day > current_date)) as treatment_functions
      from sharing_agreement a
     where a.purpose = 'planning' and 'people_on_both_lists' = any (a.fields)
  ), own as materialized (
    select i.nhs_number, p.treatment_function
      from pathway p join patient i on i.trust = p.trust and i.id = p.patient_id
     where p.trust = (select viewer_trust()) and p.clock_stop is null and i.nhs_number is not null
  ), theirs as materialized (
    select s.trust, i.nhs_number, p.treatment_function
      from shared s
      join pathway p on p.trust = s.trust and p.treatment_function = any (s.treatment_functions)
      join patient i on i.trust = p.trust and i.id = p.patient_id
     where p.clock_stop is null and i.nhs_number is not null
  ), counted as (
    select t.trust, count(distinct t.nhs_number) as people,
           count(distinct t.nhs_number) filter (where o.treatment_function = t.treatment_function) as same_service
      from theirs t join own o on o.nhs_number = t.nhs_number
     group by t.trust
  )
  select s.trust, s.agreement, told.people, told.same_service
    from shared s
    left join counted c on c.trust = s.trust
    cross join lateral (
      select case when n.people between 1 and 7 then null else round(n.people / 5.0)::integer * 5 end as people,
             case when n.same_service between 1 and 7 then null else round(n.same_service / 5.0)::integer * 5 end as same_service
        from (select coalesce(c.people, 0) as people, coalesce(c.same_service, 0) as same_service) as n
    ) as told;
alter view share.planning_people_on_both_lists owner to accord_share;
grant select on share.planning_people_on_both_lists to accord_app;
