drop view share.received_pathway;
drop view share.mutual_aid_pathway;
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
   where p.trust = (select viewer_trust()) and p.clock_stop is null
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
   where p.clock_stop is null;
alter table pathway_event drop column transfer_id;
drop index pathway_by_transfer;
alter table pathway drop column passed_to, drop column transfer_id;

drop table transfer_effect, transfer_responsibility, transfer_event;
drop trigger moves on transfer;
drop trigger moved on transfer;
drop trigger one_responsible_trust on transfer;
drop function private.transfer_moves(), private.transfer_moved(), private.only_by_a_step(), private.one_responsible_trust();
drop table private.transfer_step;
drop function private.transfer_state(text, timestamptz, timestamptz);

drop policy mutual_aid_lane on transfer;
drop policy sent_or_received on transfer;
drop policy stepped_by_a_party on transfer;
drop policy identified_by_a_plan on transfer;
drop policy seen_by_a_plan on transfer;
drop policy withdrawn_with_a_plan on transfer;
drop index transfer_one_open, transfer_timed;
alter table transfer
  drop constraint transfer_state_check,
  drop constraint transfer_responsible_is_a_party,
  drop constraint transfer_screened_both_ways,
  drop constraint transfer_offered_until,
  drop constraint transfer_held_until,
  drop constraint transfer_treated_on,
  drop column model, drop column responsible, drop column action, drop column side, drop column changed_at, drop column reason,
  drop column note, drop column clinically_screened_at, drop column socially_screened_at, drop column reply_by,
  drop column hold_until, drop column treated_on,
  no force row level security;
-- Of what was under way, the older program knows no more than that it was proposed.
update transfer set state = case when ended_at is null then 'proposed' else 'withdrawn' end;
alter table transfer rename column ended_at to withdrawn_at;
alter table transfer rename column identified_at to proposed_at;
alter table transfer rename constraint transfer_pkey to proposed_transfer_pkey;
alter table transfer rename constraint transfer_receiver_is_another to proposed_transfer_check;
alter table transfer rename constraint transfer_alliance_fkey to proposed_transfer_alliance_fkey;
alter table transfer rename constraint transfer_plan_id_fkey to proposed_transfer_plan_id_fkey;
alter table transfer rename constraint transfer_sender_plan_id_pseudonym_key to proposed_transfer_sender_plan_id_pseudonym_key;
alter index transfer_by_receiver rename to proposed_transfer_by_receiver;
alter table transfer rename to proposed_transfer;
alter table proposed_transfer alter column state set default 'proposed',
  add constraint proposed_transfer_state_check check (state in ('proposed', 'withdrawn')),
  force row level security;
create unique index proposed_transfer_one_open on proposed_transfer (sender, pseudonym) where state = 'proposed';
create policy sent_or_received on proposed_transfer for select to accord_app
  using (sender = (select viewer_trust()) or receiver = (select viewer_trust()));
-- Publishing proposes on behalf of the alliance, and only what the plan, which the viewer can see, holds.
create policy proposed_by_a_plan on proposed_transfer for insert to accord_app
  with check (alliance = (select viewer_alliance()) and plan_id in (select id from plan));
create policy withdrawn_by_a_plan on proposed_transfer for update to accord_app
  using (alliance = (select viewer_alliance()) and plan_id in (select id from plan))
  with check (alliance = (select viewer_alliance()) and plan_id in (select id from plan));
create policy seen_by_a_plan on proposed_transfer for select to accord_app
  using (alliance = (select viewer_alliance()) and plan_id in (select id from plan));
create policy mutual_aid_lane on proposed_transfer for select to accord_share using (
  receiver = (select viewer_trust()) and sender = any (array(select owner from sharing_agreement)));
create view share.mutual_aid_pathway with (security_barrier = true) as
  select t.sender as trust, a.id as agreement, t.id as transfer, t.state, t.site, t.day, t.surgeon,
         p.treatment_function, p.subspecialty, p.priority, p.clock_start, p.decided_to_admit_on, p.nation,
         p.procedure_code, p.procedure_name, p.expected_minutes, p.expected_nights, p.willing_minutes,
         case when 'name' = any (a.fields) then i.family_name end as family_name,
         case when 'name' = any (a.fields) then i.given_name end as given_name,
         case when 'nhs_number' = any (a.fields) then i.nhs_number end as nhs_number,
         case when 'birth_date' = any (a.fields) then i.birth_date end as birth_date,
         case when 'contact' = any (a.fields) then i.postcode end as postcode,
         case when 'contact' = any (a.fields) then i.interpreter_language end as interpreter_language
    from proposed_transfer t
    join sharing_agreement a on a.owner = t.sender and a.purpose = 'mutual-aid' and t.treatment_function = any (a.treatment_functions)
    join pathway p on p.trust = t.sender and p.pseudonym = t.pseudonym
    join patient i on i.trust = p.trust and i.id = p.patient_id
   where t.state = 'proposed';
alter view share.mutual_aid_pathway owner to accord_share;
grant select on share.mutual_aid_pathway to accord_app;
drop extension btree_gist;
