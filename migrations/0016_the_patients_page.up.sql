-- A page for the patient whom a transfer is about: opened with a code from a letter and the date of birth, without an
-- account. It is asked for by a database role of its own, which sees one transfer and what belongs to it and nothing else:
-- what nobody has granted to that role, tables of later migrations among them, does not exist for it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'accord_patient') then
    create role accord_patient nologin nobypassrls;
  end if;
end $$;
-- The application steps into the role for such a question. It inherits nothing from it, so its own questions see no more.
alter role accord_app noinherit;
do $$ begin
  if not exists (select from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles u on u.oid = m.member
                  where r.rolname = 'accord_patient' and u.rolname = 'accord_app') then
    grant accord_patient to accord_app;
  end if;
end $$;
grant usage on schema public, private to accord_patient;
grant execute on function private.verified_context(), private.audit_append(text, text, text, jsonb, text),
  private.transfer_state(text, timestamptz, timestamptz), viewer_trust(), viewer_person(), viewer_purpose(), viewer_alliance(),
  viewer_role(), viewer_trace() to accord_patient;

-- As in migration 0001; and a context for the patient's page is worth nothing outside the role that is held to that page.
create or replace function private.verified_context() returns text[] stable security definer language plpgsql
  set search_path = pg_catalog
as $$
declare
  given text := nullif(current_setting('app.context', true), '');
  parts text[];
  message bytea;
begin
  if given is null then return null; end if;
  parts := string_to_array(given, E'\x1f');
  message := convert_to(array_to_string(parts[1:array_length(parts, 1) - 1], E'\x1f'), 'UTF8');
  -- HMAC-SHA-256, with functions that every PostgreSQL has.
  if (select encode(sha256(outer_pad || sha256(inner_pad || message)), 'hex') from private.context_key)
     is distinct from parts[array_length(parts, 1)] then
    raise exception 'the request context has a wrong signature' using errcode = '42501';
  end if;
  if to_timestamp(parts[7]::double precision / 1000) < statement_timestamp() then
    raise exception 'the request context has expired' using errcode = '42501';
  end if;
  if (parts[3] in ('patient-link', 'patient-page')) is distinct from (current_setting('role') = 'accord_patient') then
    raise exception 'a patient''s page is asked for in its own role, and nothing else is' using errcode = '42501';
  end if;
  return parts;
end $$;

-- The code itself is kept nowhere: it is made from the program's secret and the link's id, and found by its digest.
create table patient_link (
  sender      text not null default viewer_trust(),
  id          uuid not null,
  transfer_id uuid not null,
  alliance    text not null references alliance default viewer_alliance(),
  code_digest bytea not null check (length(code_digest) = 32),
  made_by     text not null default viewer_person(),
  made_at     timestamptz not null default clock_timestamp(),
  revoked_at  timestamptz,
  revoked_by  text,
  -- Wrong dates of birth: since when, how many since then, and how many ever.
  tries_from  timestamptz,
  tries       integer not null default 0,
  tries_ever  integer not null default 0,
  opened      integer not null default 0,
  opened_at   timestamptz,
  primary key (sender, id),
  foreign key (sender, transfer_id) references transfer (sender, id),
  check ((revoked_at is null) = (revoked_by is null))
);
-- One that works at a time.
create unique index patient_link_one_open on patient_link (sender, transfer_id) where revoked_at is null;
create index patient_link_by_code on patient_link (code_digest);

create table patient_session (
  sender       text not null default viewer_trust(),
  token_digest bytea not null check (length(token_digest) = 32),
  link_id      uuid not null,
  transfer_id  uuid not null,
  alliance     text not null default viewer_alliance(),
  started_at   timestamptz not null default now(),
  ends_at      timestamptz not null,
  primary key (sender, token_digest),
  foreign key (sender, link_id) references patient_link (sender, id)
);
create index patient_session_by_token on patient_session (token_digest);

-- Where wrong codes and dates came from in the last hour: a digest of the address, because the address is nobody's business.
create table patient_link_address (
  address_digest bytea primary key check (length(address_digest) = 32),
  tries_from     timestamptz not null,
  tries          integer not null
);

-- A patient asks to be called.
create table patient_call (
  sender      text not null default viewer_trust(),
  id          uuid not null default gen_random_uuid(),
  transfer_id uuid not null,
  phone       text not null check (phone ~ '^[0-9+() -]{7,25}$'),
  best_time   text not null check (best_time in ('any', 'morning', 'afternoon')),
  said        text not null check (length(said) <= 500),
  asked_at    timestamptz not null default clock_timestamp(),
  done_at     timestamptz,
  done_by     text,
  primary key (sender, id),
  foreign key (sender, transfer_id) references transfer (sender, id),
  check ((done_at is null) = (done_by is null))
);
create index patient_call_to_do on patient_call (sender, asked_at) where done_at is null;

-- Whom patients of a trust can call about an offer, and when.
create table booking_team (
  trust   text not null default viewer_trust(),
  phone   text not null check (phone ~ '^[0-9+() -]{7,25}$'),
  hours   text not null check (hours ~ '\S' and length(hours) <= 100),
  version integer not null default 1,
  set_by  text not null default viewer_person(),
  set_at  timestamptz not null default clock_timestamp(),
  primary key (trust)
);

-- When the patient's own trust would treat them by itself: the day in its plan alone ('planned'), or the day after its last
-- one where that plan leaves them out ('not-before'). Nothing for plans that were made before this was kept.
alter table plan_placement
  add column home_day date,
  add column home_day_is text check (home_day_is in ('planned', 'not-before')),
  add constraint plan_placement_home_day check (num_nulls(home_day, home_day_is) in (0, 2));
alter table transfer
  add column home_day date,
  add column home_day_is text check (home_day_is in ('planned', 'not-before')),
  add constraint transfer_home_day check (num_nulls(home_day, home_day_is) in (0, 2));

do $$
declare name text;
begin
  foreach name in array array['patient_link', 'patient_session', 'patient_link_address', 'patient_call', 'booking_team'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
  foreach name in array array['patient_link', 'patient_call', 'booking_team'] loop
    execute format('create policy own on %I to accord_app using (%2$I = (select viewer_trust())) with check (%2$I = (select viewer_trust()))',
                   name, case name when 'booking_team' then 'trust' else 'sender' end);
  end loop;
end $$;
grant select, insert on patient_link, booking_team to accord_app;
grant select on patient_call to accord_app;
grant update (revoked_at, revoked_by) on patient_link to accord_app;
grant update (done_at, done_by) on patient_call to accord_app;
grant update (phone, hours, version, set_by, set_at) on booking_team to accord_app;

-- Whom the context names to the role. 'patient-link': the digest of a code or of a session's token, in hexadecimal, and no
-- trust yet. 'patient-page': a transfer of the trust. Everything else follows from the link, so a link that is revoked
-- leaves nothing to be seen.
create policy by_code_or_transfer on patient_link to accord_patient
  using (revoked_at is null and case (select viewer_purpose())
    when 'patient-link' then encode(code_digest, 'hex') = (select viewer_person())
    when 'patient-page' then sender = (select viewer_trust()) and transfer_id::text = (select viewer_person()) end)
  with check (case (select viewer_purpose())
    when 'patient-link' then encode(code_digest, 'hex') = (select viewer_person())
    when 'patient-page' then sender = (select viewer_trust()) and transfer_id::text = (select viewer_person()) end);
grant select, update (tries_from, tries, tries_ever, opened, opened_at) on patient_link to accord_patient;

create policy by_token on patient_session for select to accord_patient
  using ((select viewer_purpose()) = 'patient-link' and encode(token_digest, 'hex') = (select viewer_person()));
create policy ended_by_token on patient_session for delete to accord_patient
  using ((select viewer_purpose()) = 'patient-link'
         and (encode(token_digest, 'hex') = (select viewer_person()) or ends_at < statement_timestamp()));
create policy started on patient_session for insert to accord_patient
  with check ((select viewer_purpose()) = 'patient-page' and sender = (select viewer_trust()) and transfer_id::text = (select viewer_person())
              and exists (select from patient_link l where l.sender = patient_session.sender and l.id = patient_session.link_id
                             and l.transfer_id = patient_session.transfer_id));
grant select, insert, delete on patient_session to accord_patient;

create policy counts_tries on patient_link_address to accord_patient
  using ((select viewer_purpose()) = 'patient-link') with check ((select viewer_purpose()) = 'patient-link');
grant select, insert, update, delete on patient_link_address to accord_patient;

create policy of_the_link on transfer for select to accord_patient
  using (exists (select from patient_link l where l.sender = transfer.sender and l.transfer_id = transfer.id));
create policy stepped_by_the_patient on transfer for update to accord_patient
  using ((select viewer_purpose()) = 'patient-page'
         and exists (select from patient_link l where l.sender = transfer.sender and l.transfer_id = transfer.id))
  with check ((select viewer_purpose()) = 'patient-page' and sender = (select viewer_trust()));
-- What a step says; what follows from it, the row's own triggers set.
grant select, update (state, version, action, reason, note, model) on transfer to accord_patient;
grant select on private.transfer_step to accord_patient;

create policy of_the_link on pathway for select to accord_patient
  using (exists (select from transfer t where t.sender = pathway.trust and t.pseudonym = pathway.pseudonym));
create policy of_the_link on patient for select to accord_patient
  using (exists (select from pathway p where p.trust = patient.trust and p.patient_id = patient.id));
create policy of_the_link on patient_need for select to accord_patient
  using (exists (select from patient i where i.trust = patient_need.trust and i.id = patient_need.patient_id));
create policy of_the_link on transfer_offer for select to accord_patient
  using (exists (select from transfer t where t.sender = transfer_offer.sender and t.id = transfer_offer.transfer_id));
grant select on pathway, patient, patient_need, transfer_offer to accord_patient;
-- Asked for by the reading of a transfer; none of its rows are the patient's.
grant select on sharing_agreement to accord_patient;

do $$
declare name text;
begin
  foreach name in array array['transfer_answer', 'transfer_event', 'transfer_responsibility', 'transfer_effect', 'patient_call'] loop
    execute format('grant select, insert on %I to accord_patient', name);
    execute format('create policy of_the_link on %I for select to accord_patient
                      using (exists (select from transfer t where t.sender = %1$I.sender and t.id = %1$I.transfer_id))', name);
    execute format('create policy added_by_the_patient on %I for insert to accord_patient
                      with check ((select viewer_purpose()) = ''patient-page''
                                  and exists (select from transfer t where t.sender = %1$I.sender and t.id = %1$I.transfer_id))', name);
  end loop;
end $$;
create policy ended_by_the_patient on transfer_responsibility for update to accord_patient
  using ((select viewer_purpose()) = 'patient-page'
         and exists (select from transfer t where t.sender = transfer_responsibility.sender and t.id = transfer_responsibility.transfer_id))
  with check (exists (select from transfer t where t.sender = transfer_responsibility.sender and t.id = transfer_responsibility.transfer_id));
grant update (during) on transfer_responsibility to accord_patient;

create policy own_of_the_patient on command_done to accord_patient
  using ((select viewer_purpose()) = 'patient-page' and trust = (select viewer_trust()) and person = (select viewer_person()))
  with check ((select viewer_purpose()) = 'patient-page' and trust = (select viewer_trust()) and person = (select viewer_person()));
grant select, insert on command_done to accord_patient;
create policy of_the_sender on booking_team for select to accord_patient
  using ((select viewer_purpose()) = 'patient-page' and trust = (select viewer_trust()));
grant select on booking_team to accord_patient;
