-- Patients, their referral to treatment pathways, what happened on each, and the files they came from.
-- Every row belongs to one trust. What other members see, they see through the lanes at the end.

-- How fresh each trust's list is. `version` grows with every import, so that what was counted can be kept until then.
create table trust_list (
  trust   text primary key,
  as_of   date not null,
  version bigint not null default 1
);

create table import (
  trust      text not null default viewer_trust(),
  id         uuid not null default gen_random_uuid(),
  file_name  text not null,
  sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes      bigint not null,
  mapping    text not null,
  as_of      date not null,
  state      text not null check (state in ('waiting', 'running', 'done', 'refused')),
  rows_in    integer not null default 0,
  inserted   integer not null default 0,
  updated    integer not null default 0,
  unchanged  integer not null default 0,
  rejected   integer not null default 0,
  duplicate  integer not null default 0,
  -- Open pathways of the same source that the file does not list, and how many of them it closed.
  not_listed integer not null default 0,
  closed     integer not null default 0,
  -- How many faults of each check there were, {"nhs-number": 12}. Of some checks only the first are kept in import_fault.
  faults     jsonb not null default '{}',
  job_id     uuid,
  finished_at timestamptz,
  -- The file as a whole could not be used: why, and what to do.
  refusal    text,
  scorecard  jsonb not null default '{}',
  person     text not null default viewer_person(),
  at         timestamptz not null default now(),
  primary key (trust, id),
  -- Every row is accounted for.
  check (state <> 'done' or rows_in = inserted + updated + unchanged + rejected + duplicate)
);
-- The same file, read the same way, is imported once; a refused one may be sent again.
create unique index import_once on import (trust, sha256, mapping, as_of) where state = 'done';

create table import_fault (
  trust     text not null,
  import_id uuid not null,
  row_no    integer not null,
  column_no smallint not null,
  -- 'refuses' kept the row out; 'doubts' let it in and counts against the data quality.
  weight    text not null check (weight in ('refuses', 'doubts')),
  check_id  text not null,
  column_name text not null,
  value     text not null,
  problem   text not null,
  remedy    text not null,
  primary key (trust, import_id, row_no, column_no, check_id),
  foreign key (trust, import_id) references import (trust, id) on delete cascade
);

create table patient (
  trust              text not null,
  id                 uuid not null,
  -- The trust's own number for the person: how an import finds them again.
  local_id           text not null,
  nhs_number         text check (nhs_number ~ '^[0-9]{10}$'),
  nhs_number_status  text not null,
  family_name        text not null,
  given_name         text not null,
  birth_date         date,
  sex                text not null check (sex in ('1', '2', '9', 'X')),
  ethnic_category    text not null,
  postcode           text,
  -- 2021 lower layer super output area, or its Welsh counterpart; empty when not known.
  small_area         text,
  deprivation_edition text,
  deprivation_decile smallint check (deprivation_decile between 1 and 10),
  gp_practice        text,
  interpreter_language text,
  primary key (trust, id)
);
-- Unique within the trust, as one text: the primary key is to be the only index that begins with the trust, or has it as
-- a column. While a first import is under way the planner believes the tables empty, and of two indexes that could serve
-- it would as soon take the one that reads the whole trust for every row.
create unique index patient_by_local_id on patient ((trust || ' ' || local_id));
-- No index by name or NHS number: src/waiting-list/list/ searches a trust's own patients in memory.

create table pathway (
  trust               text not null,
  id                  uuid not null,
  patient_id          uuid not null,
  -- Stands for the pathway wherever the plan goes: a keyed digest that only the owner can undo.
  pseudonym           text not null,
  -- The system it comes from, and what that system calls it. An import makes the id from both, by a keyed digest of
  -- the trust's, and so finds the pathway again: src/waiting-list/import/pathway-identity.ts.
  source              text not null,
  source_key          text not null,
  -- 20 characters, padding kept, and the organisation that issued it (X09: the national booking service).
  pathway_identifier  text not null,
  pathway_issuer      text not null,
  referral_identifier text,
  waiting_list_type   text not null,
  treatment_function  text not null,
  reported_group      text not null,
  subspecialty        text,
  commissioner        text not null,
  nation              text not null check (nation in ('England', 'Wales', 'Scotland', 'Northern Ireland')),
  site                text not null,
  consultant          text,
  referral_received_on date not null,
  clock_start         date not null,
  clock_stop          date check (clock_stop >= clock_start),
  rtt_status          text not null,
  decided_to_admit_on date,
  to_come_in_on       date,
  priority            text,
  -- 0 is most urgent, not yet prioritised is last. From src/nhs/priority.ts.
  priority_order      smallint not null check (priority_order between 0 and 20),
  prioritised_on      date,
  procedure_code      text,
  procedure_name      text,
  intended_management text,
  -- Anaesthetic and operating minutes, and nights in hospital, expected for this procedure and person.
  expected_minutes    smallint check (expected_minutes > 0),
  expected_nights     smallint check (expected_nights >= 0),
  -- The furthest the patient is willing to travel one way; nothing when never asked.
  willing_minutes     smallint,
  -- Minutes by car to each site of the alliance, as {"RL131": 35}.
  travel_minutes      jsonb not null default '{}',
  -- Carried here from the patient, so that the lane need not open the patient's own row.
  sex                 text not null,
  age_band            text not null,
  ethnic_group        text not null,
  deprivation_edition text,
  deprivation_quintile smallint,
  import_id           uuid,
  -- What an extract says of the way so far: from these days its events are made when somebody looks
  -- (src/waiting-list/pathway/extract-events.ts). What came one event at a time is in pathway_event.
  first_activity_on   date,
  last_attended_on    date,
  last_missed_on      date,
  cancelled_on        date,
  decided_to_treat_on date,
  validated_on        date,
  -- Of what the source said last: a row that says the same again is left alone.
  source_digest       bigint,
  version             integer not null default 1,
  primary key (trust, id)
);
-- 132 bits of a keyed digest: no trust can meet another's, let alone learn from it.
create unique index pathway_by_pseudonym on pathway (pseudonym);
-- No index holds the list in its order: src/waiting-list/list/ keeps the order itself, and asks for a page by pseudonym.
create index pathway_to_admit on pathway (trust, treatment_function) where clock_stop is null and decided_to_admit_on is not null;

-- Every pathway is some patient's. A foreign key asks this row by row and takes a fifth of an import's time; here each
-- statement is asked once. The application may neither delete a patient nor give one another id (see the grants below),
-- so that what was true when a pathway was written stays true.
create function private.pathways_have_patients() returns trigger language plpgsql
  set search_path = pg_catalog set enable_seqscan = off set plan_cache_mode = force_custom_plan
as $$
begin
  -- A question for each row and no join, by the key's index, whatever the planner believes of how much there is.
  if exists (select from written w
              where (select true from public.patient p where p.trust = w.trust and p.id = w.patient_id) is not true) then
    raise exception 'a pathway names a patient of its trust that is not there' using errcode = '23503';
  end if;
  return null;
end $$;
alter function private.pathways_have_patients() owner to accord_owner;
create trigger has_patient_when_made after insert on pathway referencing new table as written
  for each statement execute function private.pathways_have_patients();
create trigger has_patient_when_changed after update on pathway referencing new table as written
  for each statement execute function private.pathways_have_patients();

create table pathway_event (
  trust      text not null,
  pathway_id uuid not null,
  seq        smallint not null,
  on_day     date not null,
  kind       text not null,
  rtt_status text,
  provider   text not null,
  detail     jsonb,
  primary key (trust, pathway_id, seq),
  foreign key (trust, pathway_id) references pathway (trust, id) on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['trust_list', 'import', 'import_fault', 'patient', 'pathway', 'pathway_event'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own on %I to accord_app using (trust = (select viewer_trust())) with check (trust = (select viewer_trust()))', name);
    execute format('grant select, insert, update, delete on %I to accord_app', name);
  end loop;
end $$;

revoke update, delete on patient from accord_app;
grant update (nhs_number, nhs_number_status, family_name, given_name, birth_date, sex, ethnic_category, postcode,
              small_area, deprivation_edition, deprivation_decile, gp_practice, interpreter_language) on patient to accord_app;

-- How fresh a fellow member's list is, is nobody's secret within the alliance.
create policy fellow_member on trust_list for select to accord_app using (
  trust in (select m.trust from alliance_member m where m.alliance = (select viewer_alliance())));

-- The planning lane: own rows, and those of owners whose agreement is in force, for the services it names
-- and that the alliance plans together. No name, number, birth date, postcode or key of the owner's.
create policy planning_lane on pathway for select to accord_share using (
  trust = (select viewer_trust())
  or trust = any (array(select owner from sharing_agreement)));
grant select on pathway to accord_share;

create view share.planning_pathway with (security_barrier = true) as
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
alter view share.planning_pathway owner to accord_share;
grant select on share.planning_pathway to accord_app;
