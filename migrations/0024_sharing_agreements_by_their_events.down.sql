alter policy shared_today on plan_document
  using (plan_id in (select p.id from plan p where p.trusts <@ (array[(select viewer_trust())] || array(
           select a.owner from sharing_agreement a
            where a.recipient = (select viewer_trust()) and a.alliance = (select viewer_alliance()) and a.purpose = 'planning'
              and cardinality(a.approved_by_owner) = 2 and a.approved_by_recipient is not null
              and a.suspended_at is null and a.revoked_at is null
              and a.valid_from <= statement_timestamp() and a.valid_to > statement_timestamp()))))
  with check (plan_id in (select id from plan));
alter policy shared_today on plan_placement
  using (plan_id in (select id from plan)
         and (home_trust = (select viewer_trust()) or home_trust = any (array(
           select a.owner from sharing_agreement a
            where a.recipient = (select viewer_trust()) and a.alliance = (select viewer_alliance()) and a.purpose = 'planning'
              and cardinality(a.approved_by_owner) = 2 and a.approved_by_recipient is not null
              and a.suspended_at is null and a.revoked_at is null
              and a.valid_from <= statement_timestamp() and a.valid_to > statement_timestamp()))))
  with check (plan_id in (select id from plan));
alter table plan drop column scopes;

alter policy planning_lane on capacity_hold using (
  (select viewer_purpose()) = 'planning' and kind <> 'patient' and alliance = (select viewer_alliance())
  and (trust = (select viewer_trust())
       or trust = any (array(select owner from sharing_agreement where purpose = 'planning' and 'capacity' = any (fields)))));
do $$
declare name text;
begin
  foreach name in array array['theatre', 'theatre_session', 'ward_room', 'bed_occupant', 'surgeon', 'surgeon_day', 'nurse', 'nurse_shift'] loop
    execute format('alter policy planning_lane on %I using (
      trust = (select viewer_trust())
      or trust = any (array(select owner from sharing_agreement where purpose = ''planning'' and ''capacity'' = any (fields))))', name);
  end loop;
end $$;
create or replace view share.planning_people_on_both_lists with (security_barrier = true) as
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
create or replace view share.planning_pathway with (security_barrier = true) as
  with shared as materialized (
    select a.owner as trust, a.id as agreement, a.fields,
           array(select unnest(a.treatment_functions)
                 intersect
                 select s.treatment_function from alliance_service s
                  where s.alliance = (select viewer_alliance())
                    and s.from_day <= current_date and (s.to_day is null or s.to_day > current_date)) as treatment_functions
      from sharing_agreement a
     where a.purpose = 'planning'
  )
  select p.trust, null::uuid as agreement, p.pseudonym, p.waiting_list_type, p.treatment_function, p.reported_group,
         p.subspecialty, p.nation, p.site, p.clock_start, p.rtt_status, p.decided_to_admit_on, p.to_come_in_on,
         p.priority, p.priority_order, p.procedure_code, p.procedure_name, p.intended_management,
         p.expected_minutes, p.expected_nights, p.willing_minutes, p.travel_minutes, p.sex, p.age_band,
         p.ethnic_group, p.deprivation_edition, p.deprivation_quintile, p.consultant
    from pathway p
   where p.trust = (select viewer_trust()) and p.clock_stop is null and p.passed_to is null
  union all
  select p.trust, s.agreement, p.pseudonym, p.waiting_list_type, p.treatment_function, p.reported_group,
         p.subspecialty, p.nation, p.site, p.clock_start, p.rtt_status, p.decided_to_admit_on, p.to_come_in_on,
         p.priority, p.priority_order,
         case when 'procedure' = any (s.fields) then p.procedure_code end,
         case when 'procedure' = any (s.fields) then p.procedure_name end,
         p.intended_management,
         case when 'expected_stay' = any (s.fields) then p.expected_minutes end,
         case when 'expected_stay' = any (s.fields) then p.expected_nights end,
         case when 'travel' = any (s.fields) then p.willing_minutes end,
         case when 'travel' = any (s.fields) then p.travel_minutes else '{}' end,
         p.sex,
         case when 'groups' = any (s.fields) then p.age_band else 'Not shared' end,
         case when 'groups' = any (s.fields) then p.ethnic_group else 'Not shared' end,
         case when 'groups' = any (s.fields) then p.deprivation_edition end,
         case when 'groups' = any (s.fields) then p.deprivation_quintile end,
         case when 'team' = any (s.fields) then p.consultant end
    from shared s
    join pathway p on p.trust = s.trust and p.treatment_function = any (s.treatment_functions)
   where p.clock_stop is null and p.passed_to is null;

drop table sharing_draft, sharing_agreement_event;
drop function private.sharing_step(), private.speaks_for_sharing(text[]), private.most_fields(text);
drop trigger only_by_an_event on sharing_agreement;
drop function private.only_by_an_event();
drop policy asked_for on sharing_agreement;
alter table sharing_agreement drop constraint sharing_agreement_one_at_a_time;
drop index sharing_agreement_one_proposed;
-- The older program knows neither a proposal beside an agreement nor one that follows another, nor sites: what is for some
-- sites alone is ended, and of several of a kind all but the first.
update sharing_agreement set revoked_at = now(), revoked_reason = 'Ended by going back to an older version' where revoked_at is null and sites is not null;
update sharing_agreement a set revoked_at = now(), revoked_reason = 'Ended by going back to an older version'
 where revoked_at is null and exists (
   select from sharing_agreement o
    where o.owner = a.owner and o.recipient = a.recipient and o.purpose = a.purpose and o.alliance = a.alliance
      and o.revoked_at is null and (o.valid_from, o.id) < (a.valid_from, a.id));
create unique index sharing_agreement_one_in_force on sharing_agreement (owner, recipient, purpose, alliance) where revoked_at is null;
alter table sharing_agreement
  drop constraint sharing_agreement_sites_of_planning,
  drop column sites, drop column reason, drop column lawful_basis, drop column special_basis, drop column confidentiality_basis,
  drop column dpia_reference, drop column rights, drop column retention, drop column review_on, drop column proposed_by,
  drop column proposed_by_trust, drop column replaced_by;
create function private.recipient_only_approves() returns trigger language plpgsql
  set search_path = pg_catalog
as $$
begin
  if public.viewer_trust() = old.recipient
     and to_jsonb(new) - 'approved_by_recipient' is distinct from to_jsonb(old) - 'approved_by_recipient' then
    raise exception 'the recipient of a sharing agreement can approve it and change nothing else' using errcode = '42501';
  end if;
  return new;
end $$;
alter function private.recipient_only_approves() owner to accord_owner;
create trigger recipient_only_approves before update on sharing_agreement
  for each row execute function private.recipient_only_approves();
