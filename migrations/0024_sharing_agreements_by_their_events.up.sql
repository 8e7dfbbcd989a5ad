-- Sharing agreements on the pages: what each says as the ICO's data sharing code asks, which sites it is of, and what
-- happened to it. What happened is only added to, and the agreement is what that comes to: nobody changes it otherwise.
alter table sharing_agreement
  -- Of which of the owner's sites; of every one when empty.
  add column sites text[] check (cardinality(sites) > 0),
  -- What it is for, in words; the legal ground of it; how people's rights are honoured and for how long rows are kept.
  add column reason text,
  add column lawful_basis text,
  add column special_basis text,
  add column confidentiality_basis text,
  add column dpia_reference text,
  add column rights text,
  add column retention text,
  add column review_on date,
  add column proposed_by text,
  add column proposed_by_trust text,
  -- The agreement that came in this one's place, because it is wider or goes on for longer.
  add column replaced_by uuid,
  -- Of the other purposes each row is of a patient who is on the way from one trust to the other.
  add constraint sharing_agreement_sites_of_planning check (sites is null or purpose = 'planning');

create table sharing_agreement_event (
  owner        text not null,
  agreement_id uuid not null,
  -- The version of the agreement that this made.
  seq          integer not null,
  recipient    text not null,
  kind         text not null check (kind in ('proposed', 'approved', 'declined', 'narrowed', 'suspended', 'resumed', 'revoked', 'replaced')),
  detail       jsonb not null default '{}',
  trust        text not null,
  person       text not null,
  roles        text[] not null,
  at           timestamptz not null,
  primary key (owner, agreement_id, seq),
  foreign key (owner, agreement_id) references sharing_agreement (owner, id) on delete cascade
);
alter table sharing_agreement_event owner to accord_owner;
alter table sharing_agreement_event enable row level security;
alter table sharing_agreement_event force row level security;
create policy of_a_party on sharing_agreement_event for select to accord_app
  using (owner = (select viewer_trust()) or recipient = (select viewer_trust()));
create policy of_a_party_by_itself on sharing_agreement_event for insert to accord_app
  with check (trust = (select viewer_trust()) and (owner = (select viewer_trust()) or recipient = (select viewer_trust())));
grant select, insert on sharing_agreement_event to accord_app;

-- What there was before is told as it is known: who approved, but not when.
insert into sharing_agreement_event (owner, agreement_id, seq, recipient, kind, detail, trust, person, roles, at)
select owner, id, row_number() over (partition by owner, id order by step), recipient, kind, detail, trust, person, '{}', at
  from (select a.owner, a.id, a.recipient, 1 as step, 'proposed' as kind, to_jsonb(a) as detail, a.owner as trust, '' as person, a.valid_from as at
          from sharing_agreement a
        union all
        select a.owner, a.id, a.recipient, 2, 'approved', '{}', a.owner, who, a.valid_from
          from sharing_agreement a, unnest(a.approved_by_owner) as who
        union all
        select a.owner, a.id, a.recipient, 3, 'approved', '{}', a.recipient, a.approved_by_recipient, a.valid_from
          from sharing_agreement a where a.approved_by_recipient is not null
        union all
        select a.owner, a.id, a.recipient, 4, 'suspended', '{}', a.owner, '', a.suspended_at
          from sharing_agreement a where a.suspended_at is not null
        union all
        select a.owner, a.id, a.recipient, 5, 'revoked', jsonb_build_object('reason', a.revoked_reason), a.owner, '', a.revoked_at
          from sharing_agreement a where a.revoked_at is not null) as known;
update sharing_agreement a
   set version = (select max(seq) from sharing_agreement_event e where e.owner = a.owner and e.agreement_id = a.id);

-- Of one pair and purpose one at a time is in force, and one waits for approval.
drop index sharing_agreement_one_in_force;
create unique index sharing_agreement_one_proposed on sharing_agreement (owner, recipient, purpose, alliance)
  where revoked_at is null and (cardinality(approved_by_owner) < 2 or approved_by_recipient is null);
alter table sharing_agreement add constraint sharing_agreement_one_at_a_time exclude using gist (
  owner with =, recipient with =, purpose with =, alliance with =, tstzrange(valid_from, valid_to) with &&)
  where (revoked_at is null and cardinality(approved_by_owner) = 2 and approved_by_recipient is not null);

-- A recipient may ask for an agreement, too.
create policy asked_for on sharing_agreement for insert to accord_app with check (recipient = (select viewer_trust()));

drop trigger recipient_only_approves on sharing_agreement;
drop function private.recipient_only_approves();
-- Nobody but an event changes an agreement. The owner's login, which loads and restores, may.
create function private.only_by_an_event() returns trigger language plpgsql set search_path = pg_catalog
as $$
begin
  if current_user = 'accord_app' and pg_trigger_depth() < 2 then
    raise exception 'a sharing agreement is changed by its events alone' using errcode = '42501';
  end if;
  return new;
end $$;
alter function private.only_by_an_event() owner to accord_owner;
create trigger only_by_an_event before insert or update on sharing_agreement
  for each row execute function private.only_by_an_event();

-- Who may speak for a trust about what it shares: the same as `speaksForSharing` in src/alliance/sharing/may-step.ts.
create function private.speaks_for_sharing(roles text[]) returns boolean immutable language sql set search_path = pg_catalog
as $$ select roles && array['chief-operating-officer', 'information-governance', 'caldicott-guardian'] $$;
alter function private.speaks_for_sharing(text[]) owner to accord_owner;

-- Every field that a purpose could ever need: the same as `fieldsOf` in src/alliance/sharing/purposes.ts.
create function private.most_fields(purpose text) returns text[] immutable language sql set search_path = pg_catalog
as $$
  select case purpose
    when 'planning' then array['procedure', 'expected_stay', 'travel', 'groups', 'team', 'capacity', 'people_on_both_lists']
    when 'mutual-aid' then array['name', 'nhs_number', 'birth_date', 'contact']
    when 'booking-safety' then array['busy']
    else '{}' end
$$;
alter function private.most_fields(text) owner to accord_owner;

-- What an event makes of its agreement. The rules are those of src/alliance/sharing/agreement-steps.ts, which says them
-- in words to people; here they hold whatever a program does, and a test compares the two.
create function private.sharing_step() returns trigger language plpgsql set search_path = pg_catalog
as $$
declare
  a public.sharing_agreement;
  wanted record;
  older record;
  now_at timestamptz := statement_timestamp();
begin
  -- The owner's login loads and restores what happened as it happened, with the agreements that it came to.
  if current_user <> 'accord_app' then return new; end if;
  new.trust := public.viewer_trust();
  new.person := public.viewer_person();
  new.roles := string_to_array(public.viewer_role(), ',');
  new.at := now_at;
  if new.trust is null or new.trust not in (new.owner, new.recipient) then
    raise exception 'a sharing agreement is its two trusts'' own' using errcode = '42501';
  end if;

  if new.kind = 'proposed' then
    if (select count(distinct m.trust) from public.alliance_member m
         where m.alliance = public.viewer_alliance() and m.trust in (new.owner, new.recipient)
           and m.joined_on <= current_date and (m.left_on is null or m.left_on > current_date)) < 2 then
      raise exception 'both trusts of a sharing agreement are members of the alliance' using errcode = '42501';
    end if;
    if not (select array(select jsonb_array_elements_text(new.detail -> 'fields'))) <@ private.most_fields(new.detail ->> 'purpose') then
      raise exception 'the purpose does not need all of these fields' using errcode = '42501';
    end if;
    new.seq := 1;
    insert into public.sharing_agreement (owner, id, recipient, alliance, purpose, fields, treatment_functions, sites, valid_from,
        valid_to, reason, lawful_basis, special_basis, confidentiality_basis, dpia_reference, rights, retention, review_on,
        proposed_by, proposed_by_trust)
      select new.owner, new.agreement_id, new.recipient, public.viewer_alliance(), d.purpose, d.fields, d.treatment_functions, d.sites,
             d.valid_from, d.valid_to, d.reason, d.lawful_basis, d.special_basis, d.confidentiality_basis, d.dpia_reference, d.rights,
             d.retention, d.review_on, new.person, new.trust
        from jsonb_to_record(new.detail) as d (purpose text, fields text[], treatment_functions text[], sites text[],
             valid_from timestamptz, valid_to timestamptz, reason text, lawful_basis text, special_basis text,
             confidentiality_basis text, dpia_reference text, rights text, retention text, review_on date);
    return new;
  end if;

  select * into a from public.sharing_agreement g
   where g.owner = new.owner and g.id = new.agreement_id and g.recipient = new.recipient for update;
  if not found then raise exception 'no such sharing agreement' using errcode = '42501'; end if;
  if new.seq is distinct from a.version + 1 then
    raise exception 'sharing agreement % has changed', a.id using errcode = '40001';
  end if;
  if a.revoked_at is not null or a.valid_to <= now_at then
    raise exception 'sharing agreement % has ended', a.id using errcode = '42501';
  end if;
  if new.kind <> 'replaced' and not private.speaks_for_sharing(new.roles) then
    raise exception '% may not speak for % about what it shares', new.person, new.trust using errcode = '42501';
  end if;
  if new.kind in ('narrowed', 'suspended', 'resumed', 'revoked') and new.trust <> a.owner then
    raise exception 'only the owner changes or ends what it shares' using errcode = '42501';
  end if;
  if (new.kind in ('narrowed', 'suspended', 'resumed')) and (cardinality(a.approved_by_owner) < 2 or a.approved_by_recipient is null) then
    raise exception 'sharing agreement % waits for approval', a.id using errcode = '42501';
  end if;
  a.version := new.seq;

  case new.kind
    when 'approved' then
      if num_nulls(a.reason, a.lawful_basis, a.special_basis, a.confidentiality_basis, a.dpia_reference, a.rights, a.retention, a.review_on) > 0 then
        raise exception 'sharing agreement % lacks what it has to say', a.id using errcode = '42501';
      end if;
      if new.person = any (a.approved_by_owner) or new.person = a.approved_by_recipient then
        raise exception '% has approved already', new.person using errcode = '42501';
      end if;
      if new.trust = a.owner then
        if cardinality(a.approved_by_owner) = 2 then raise exception 'the owner has approved' using errcode = '42501'; end if;
        if cardinality(a.approved_by_owner) = 1 and a.purpose <> 'planning'
           and not new.roles && array['information-governance', 'caldicott-guardian']
           and not exists (select from public.sharing_agreement_event e
                            where e.owner = a.owner and e.agreement_id = a.id and e.kind = 'approved' and e.trust = a.owner
                              and e.roles && array['information-governance', 'caldicott-guardian']) then
          raise exception 'one of the owner''s approvals is its Caldicott Guardian''s or information governance''s' using errcode = '42501';
        end if;
        a.approved_by_owner := a.approved_by_owner || new.person;
      else
        if a.approved_by_recipient is not null then raise exception 'the recipient has approved' using errcode = '42501'; end if;
        a.approved_by_recipient := new.person;
      end if;
    when 'declined' then
      if cardinality(a.approved_by_owner) = 2 and a.approved_by_recipient is not null then
        raise exception 'an agreement that everybody approved is revoked, not declined' using errcode = '42501';
      end if;
      a.revoked_at := now_at;
      a.revoked_reason := new.detail ->> 'reason';
    when 'narrowed' then
      select coalesce(d.fields, a.fields) as fields, coalesce(d.treatment_functions, a.treatment_functions) as treatment_functions,
             coalesce(d.sites, a.sites) as sites, coalesce(d.valid_to, a.valid_to) as valid_to
        into wanted
        from jsonb_to_record(new.detail) as d (fields text[], treatment_functions text[], sites text[], valid_to timestamptz);
      if not (wanted.fields <@ a.fields and wanted.treatment_functions <@ a.treatment_functions
              and (a.sites is null or wanted.sites <@ a.sites) and wanted.valid_to <= a.valid_to) then
        raise exception 'sharing agreement % would become wider, which takes a new approval', a.id using errcode = '42501';
      end if;
      a.fields := wanted.fields;
      a.treatment_functions := wanted.treatment_functions;
      a.sites := wanted.sites;
      a.valid_to := wanted.valid_to;
    when 'suspended' then
      if a.suspended_at is not null then raise exception 'it is suspended already' using errcode = '42501'; end if;
      a.suspended_at := now_at;
    when 'resumed' then
      if a.suspended_at is null then raise exception 'it is not suspended' using errcode = '42501'; end if;
      a.suspended_at := null;
    when 'revoked' then
      a.revoked_at := now_at;
      a.revoked_reason := new.detail ->> 'reason';
    when 'replaced' then
      if pg_trigger_depth() < 2 then
        raise exception 'an agreement is replaced by the approval of another' using errcode = '42501';
      end if;
      a.replaced_by := (new.detail ->> 'by')::uuid;
      -- One that has not begun when the other does never begins.
      if (new.detail ->> 'from')::timestamptz > a.valid_from then a.valid_to := (new.detail ->> 'from')::timestamptz;
      else a.revoked_at := now_at; end if;
  end case;

  -- With its last approval an agreement begins, not before; and ends whatever of its kind goes on into its days.
  if new.kind = 'approved' and cardinality(a.approved_by_owner) = 2 and a.approved_by_recipient is not null then
    a.valid_from := greatest(a.valid_from, now_at);
    for older in
      select g.owner, g.id, g.recipient, g.version from public.sharing_agreement g
       where g.owner = a.owner and g.recipient = a.recipient and g.purpose = a.purpose and g.alliance = a.alliance and g.id <> a.id
         and g.revoked_at is null and cardinality(g.approved_by_owner) = 2 and g.approved_by_recipient is not null
         and g.valid_to > now_at and g.valid_to > a.valid_from and g.valid_from < a.valid_to
    loop
      insert into public.sharing_agreement_event (owner, agreement_id, seq, recipient, kind, detail, trust, person, roles, at)
      values (older.owner, older.id, older.version + 1, older.recipient, 'replaced',
              jsonb_build_object('by', a.id, 'from', a.valid_from), new.trust, new.person, new.roles, now_at);
    end loop;
  end if;

  update public.sharing_agreement g
     set version = a.version, fields = a.fields, treatment_functions = a.treatment_functions, sites = a.sites,
         valid_from = a.valid_from, valid_to = a.valid_to, approved_by_owner = a.approved_by_owner,
         approved_by_recipient = a.approved_by_recipient, suspended_at = a.suspended_at, revoked_at = a.revoked_at,
         revoked_reason = a.revoked_reason, replaced_by = a.replaced_by
   where g.owner = a.owner and g.id = a.id;
  return new;
end $$;
alter function private.sharing_step() owner to accord_owner;
create trigger sharing_step before insert on sharing_agreement_event for each row execute function private.sharing_step();

-- A proposal that is being written: its trust's own until it is proposed, and then gone.
create table sharing_draft (
  trust   text not null default viewer_trust(),
  id      uuid not null default gen_random_uuid(),
  alliance text not null references alliance default viewer_alliance(),
  answers jsonb not null default '{}',
  version integer not null default 1,
  person  text not null default viewer_person(),
  at      timestamptz not null default now(),
  primary key (trust, id)
);
alter table sharing_draft owner to accord_owner;
alter table sharing_draft enable row level security;
alter table sharing_draft force row level security;
create policy own on sharing_draft to accord_app
  using (trust = (select viewer_trust())) with check (trust = (select viewer_trust()));
grant select, insert, update, delete on sharing_draft to accord_app;

-- The lanes of planning, narrowed to the sites that an agreement names.
create or replace view share.planning_pathway with (security_barrier = true) as
  with shared as materialized (
    select a.owner as trust, a.id as agreement, a.fields, a.sites,
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
   where p.clock_stop is null and p.passed_to is null and (s.sites is null or p.site = any (s.sites));
create or replace view share.planning_people_on_both_lists with (security_barrier = true) as
  with shared as materialized (
    select a.owner as trust, a.id as agreement, a.sites,
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
     where p.clock_stop is null and i.nhs_number is not null and (s.sites is null or p.site = any (s.sites))
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

-- And what there is to treat people with there: theatres and rooms at the sites, people who work at one of them, and what
-- belongs to a theatre, a room or somebody where those are seen.
do $$
declare
  shared constant text := 'purpose = ''planning'' and ''capacity'' = any (fields)';
  everywhere text := format('trust = (select viewer_trust())
    or trust = any (array(select owner from sharing_agreement where %s and sites is null))', shared);
  somewhere text := format('trust = any (array(select owner from sharing_agreement where %s and sites is not null))', shared);
  lane record;
begin
  for lane in
    select * from (values
      ('theatre', 'exists (select from sharing_agreement a where a.owner = theatre.trust and %s and theatre.site = any (a.sites))'),
      ('ward_room', 'exists (select from sharing_agreement a where a.owner = ward_room.trust and %s and ward_room.site = any (a.sites))'),
      ('surgeon', 'exists (select from sharing_agreement a where a.owner = surgeon.trust and %s and surgeon.sites && a.sites)'),
      ('nurse', 'exists (select from sharing_agreement a where a.owner = nurse.trust and %s and nurse.sites && a.sites)'),
      ('theatre_session', '(trust, theatre) in (select t.trust, t.id from theatre t)'),
      ('bed_occupant', '(trust, room) in (select r.trust, r.id from ward_room r)'),
      ('surgeon_day', '(trust, surgeon) in (select g.trust, g.id from surgeon g)'),
      ('nurse_shift', '(trust, nurse) in (select n.trust, n.id from nurse n)')) as l (name, is_there)
  loop
    execute format('alter policy planning_lane on %I using (%s or (%s and %s))', lane.name, everywhere, somewhere,
                   replace(lane.is_there, '%s', 'a.purpose = ''planning'' and ''capacity'' = any (a.fields)'));
  end loop;
  execute format('alter policy planning_lane on capacity_hold using (
    (select viewer_purpose()) = ''planning'' and kind <> ''patient'' and alliance = (select viewer_alliance())
    and (%s or (%s and case kind when ''theatre'' then (scope, resource) in (select t.trust, t.id from theatre t)
                                 when ''surgeon'' then (scope, resource) in (select g.trust, g.id from surgeon g)
                                 else (scope, resource) in (select r.trust, r.id from ward_room r) end)))', everywhere, somewhere);
end $$;

-- What a plan was made from: of each of its trusts which fields, services and sites (src/plans/plan-scope.ts). Whoever may
-- no longer see all of that of a trust sees no longer what was made of it; a plan that does not say is its own trust's.
alter table plan add column scopes jsonb;
update plan p set scopes = (
  select jsonb_agg(jsonb_build_object('owner', owner, 'treatment_functions', p.services, 'sites', null, 'fields',
                                      array['procedure', 'expected_stay', 'travel', 'groups', 'team', 'capacity']))
    from unnest(p.trusts) as owner)
 where state not in ('asked', 'failed', 'cancelled');
do $$
declare
  still constant text := 'a.owner = s.owner and a.recipient = (select viewer_trust()) and a.alliance = (select viewer_alliance())
    and a.purpose = ''planning'' and cardinality(a.approved_by_owner) = 2 and a.approved_by_recipient is not null
    and a.suspended_at is null and a.revoked_at is null
    and a.valid_from <= statement_timestamp() and a.valid_to > statement_timestamp() and s.fields <@ a.fields';
  scope constant text := 'jsonb_to_recordset(p.scopes) as s (owner text, fields text[], treatment_functions text[], sites text[])';
begin
  execute format('alter policy shared_today on plan_document using (plan_id in (
    select p.id from plan p
     where p.scopes is not null and not exists (
       select from %s
        where s.owner <> (select viewer_trust()) and not exists (
          select from sharing_agreement a
           where %s and s.treatment_functions <@ a.treatment_functions and (a.sites is null or s.sites <@ a.sites)))))', scope, still);
  execute format('alter policy shared_today on plan_placement using (plan_id in (select id from plan) and (
    home_trust = (select viewer_trust())
    or (plan_id, home_trust, treatment_function) in (
      select p.id, s.owner, service from plan p cross join %1$s join sharing_agreement a on %2$s
        cross join unnest(a.treatment_functions) as service where a.sites is null)
    or (plan_id, home_trust, treatment_function, home_site) in (
      select p.id, s.owner, service, site from plan p cross join %1$s join sharing_agreement a on %2$s
        cross join unnest(a.treatment_functions) as service cross join unnest(a.sites) as site)))', scope, still);
end $$;
