-- Plans that an alliance made, and the transfers that a published plan proposes. Patients are pseudonyms here.
create table plan (
  trust         text not null default viewer_trust(),
  id            uuid not null default gen_random_uuid(),
  alliance      text not null references alliance default viewer_alliance(),
  name          text not null,
  -- Whose patients and capacity it covers, and for which services.
  trusts        text[] not null check (cardinality(trusts) > 0),
  services      text[] not null check (cardinality(services) > 0),
  settings      jsonb not null,
  -- The plan that this one was edited from.
  edited_from   uuid,
  job_id        uuid,
  state         text not null default 'asked'
                check (state in ('asked', 'ready', 'failed', 'cancelled', 'proposed', 'published', 'withdrawn')),
  as_of         date not null,
  first_day     date not null,
  days          smallint not null check (days between 1 and 366),
  -- What the plan was made from: a digest of the problem, and the agreements that let its rows be read.
  fingerprint   text,
  agreements    uuid[] not null default '{}',
  report        jsonb,
  proposed_by   text, proposed_by_trust text, proposed_at timestamptz,
  published_by  text, published_by_trust text, published_at timestamptz,
  withdrawn_by  text, withdrawn_at timestamptz, withdrawn_reason text,
  version       integer not null default 1,
  asked_by      text not null default viewer_person(),
  asked_at      timestamptz not null default now(),
  primary key (trust, id),
  unique (id),
  -- A second person publishes.
  check (published_by is null or proposed_by is null
         or (published_by, published_by_trust) is distinct from (proposed_by, proposed_by_trust))
);
create index plan_newest on plan (alliance, asked_at desc);

-- The problem and the answers as the planner wrote them, compressed with gzip.
create table plan_document (
  trust text not null, plan_id uuid not null,
  kind  text not null,
  body  bytea not null,
  primary key (trust, plan_id, kind),
  foreign key (trust, plan_id) references plan (trust, id) on delete cascade
);

create table plan_placement (
  trust     text not null,
  plan_id   uuid not null,
  -- Whose patient, and which.
  home_trust text not null,
  pseudonym  text not null,
  home_site  text not null,
  treatment_function text not null,
  subspecialty text,
  priority   text,
  weeks_waited smallint not null,
  -- Has to be treated, whatever it costs; and what leaving the patient untreated costs otherwise.
  must       boolean not null,
  weight     integer not null,
  -- Placed: where, when, and by whom. Not placed: all empty.
  day date, site text, room text, theatre text, surgeon text,
  minutes smallint not null, nights smallint not null,
  -- At another trust than the patient's own.
  away boolean not null,
  team_changed boolean not null,
  travel_extra_minutes smallint not null default 0,
  -- What kept the patient out, or from being treated at home: the first rule's code, and the whole reason.
  rule   text,
  reason jsonb,
  primary key (trust, plan_id, home_trust, pseudonym),
  foreign key (trust, plan_id) references plan (trust, id) on delete cascade,
  check (num_nonnulls(day, site, room, theatre, surgeon) in (0, 5)),
  check (day is not null or not away)
);
create index plan_placement_by_day on plan_placement (trust, plan_id, site, day);

-- A request to the trust whose patient it is. The owner alone knows who is meant.
create table proposed_transfer (
  sender    text not null,
  id        uuid not null default gen_random_uuid(),
  receiver  text not null check (receiver <> sender),
  alliance  text not null references alliance default viewer_alliance(),
  plan_id   uuid not null references plan (id),
  pseudonym text not null,
  treatment_function text not null,
  site      text not null, day date not null, surgeon text not null,
  state     text not null default 'proposed' check (state in ('proposed', 'withdrawn')),
  version   integer not null default 1,
  proposed_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (sender, id),
  unique (sender, plan_id, pseudonym)
);
create index proposed_transfer_by_receiver on proposed_transfer (receiver, state);
-- One person is proposed to one place at a time.
create unique index proposed_transfer_one_open on proposed_transfer (sender, pseudonym) where state = 'proposed';

do $$
declare name text;
begin
  foreach name in array array['plan', 'plan_document', 'plan_placement', 'proposed_transfer'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert, update, delete on %I to accord_app', name);
  end loop;
end $$;
revoke delete on plan, proposed_transfer from accord_app;

-- A plan is the alliance's, made by one of its trusts: every member sees it, for the purpose of planning.
create policy of_the_alliance on plan to accord_app
  using (alliance = (select viewer_alliance()) and (select viewer_purpose()) = 'planning'
         and exists (select from alliance_member m where m.alliance = plan.alliance and m.trust = (select viewer_trust())))
  with check (alliance = (select viewer_alliance()) and (select viewer_purpose()) = 'planning');

-- What was made from shared rows is seen by those who may see the rows today, and by nobody longer than that: when an
-- owner ends its planning agreement, its patients leave every plan that the recipient can open, at once.
-- A document holds the rows of all the plan's trusts, so it takes them all.
create policy shared_today on plan_document to accord_app
  using (plan_id in (select p.id from plan p where p.trusts <@ (array[(select viewer_trust())] || array(
           select a.owner from sharing_agreement a
            where a.recipient = (select viewer_trust()) and a.alliance = (select viewer_alliance()) and a.purpose = 'planning'
              and cardinality(a.approved_by_owner) = 2 and a.approved_by_recipient is not null
              and a.suspended_at is null and a.revoked_at is null
              and a.valid_from <= statement_timestamp() and a.valid_to > statement_timestamp()))))
  with check (plan_id in (select id from plan));
create policy shared_today on plan_placement to accord_app
  using (plan_id in (select id from plan)
         and (home_trust = (select viewer_trust()) or home_trust = any (array(
           select a.owner from sharing_agreement a
            where a.recipient = (select viewer_trust()) and a.alliance = (select viewer_alliance()) and a.purpose = 'planning'
              and cardinality(a.approved_by_owner) = 2 and a.approved_by_recipient is not null
              and a.suspended_at is null and a.revoked_at is null
              and a.valid_from <= statement_timestamp() and a.valid_to > statement_timestamp()))))
  with check (plan_id in (select id from plan));

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

-- The mutual-aid lane: of those proposed to the viewer's trust and no others, the fields that the agreement names.
create policy mutual_aid_lane on proposed_transfer for select to accord_share using (
  receiver = (select viewer_trust()) and sender = any (array(select owner from sharing_agreement)));
create policy mutual_aid_lane on patient for select to accord_share using (
  (select viewer_purpose()) = 'mutual-aid' and trust = any (array(select owner from sharing_agreement)));
grant select on proposed_transfer, patient to accord_share;
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
