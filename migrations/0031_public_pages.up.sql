-- Pages for everybody, without a log in. They are asked for by a database role of their own, which sees what was published
-- and nothing else: what nobody has granted to that role, tables of later migrations among them, does not exist for it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'accord_public') then
    create role accord_public nologin nobypassrls;
  end if;
  if not exists (select from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles u on u.oid = m.member
                  where r.rolname = 'accord_public' and u.rolname = 'accord_app') then
    grant accord_public to accord_app;
  end if;
end $$;
grant usage on schema public, private to accord_public;
grant execute on function private.verified_context(), viewer_trust(), viewer_person(), viewer_purpose(), viewer_alliance(),
  viewer_role(), viewer_trace() to accord_public;

-- As in migration 0016; and a context for the public pages is worth nothing outside their role, nor another one in it.
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
  if (parts[3] = 'public') is distinct from (current_setting('role') = 'accord_public') then
    raise exception 'a public page is asked for in its own role, and nothing else is' using errcode = '42501';
  end if;
  return parts;
end $$;

-- What a trust has published of its list, and of which day. The version is that of the list it was counted from.
create table public_list (
  trust        text not null default viewer_trust(),
  as_of        date not null,
  version      bigint not null,
  published_at timestamptz not null default clock_timestamp(),
  primary key (trust)
);
-- Counts are protected before they are stored: none from 1 to 7, else the nearest 5; no figures of fewer than 20 people, and
-- no share that would tell of 1 to 7 on either side of it.
create table public_wait (
  trust          text not null default viewer_trust(),
  reported_group text not null,
  nation         text not null check (nation in ('England', 'Wales', 'Scotland', 'Northern Ireland')),
  waiting        integer check (waiting > 7 and waiting % 5 = 0),
  median_weeks   smallint,
  longest_of_92  smallint,
  percent_in_18  smallint check (percent_in_18 between 0 and 100),
  primary key (trust, reported_group, nation),
  check ((median_weeks is null) = (longest_of_92 is null)),
  check (percent_in_18 is null or median_weeks is not null),
  check (median_weeks is null or waiting >= 20)
);
-- A decision of the public register, as it was worked out, with its public papers. It names trusts and no person.
create table public_decision (
  alliance  text not null references alliance default viewer_alliance(),
  item      uuid not null,
  closed_at timestamptz not null,
  content   jsonb not null,
  primary key (alliance, item)
);

do $$
declare name text;
begin
  foreach name in array array['public_list', 'public_wait', 'public_decision'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert, update, delete on %I to accord_app', name);
    execute format('grant select on %I to accord_public', name);
  end loop;
  foreach name in array array['public_list', 'public_wait'] loop
    execute format($policy$create policy own on %I to accord_app
      using (trust = (select viewer_trust())) with check (trust = (select viewer_trust()))$policy$, name);
    execute format($policy$create policy of_a_member on %1$I for select to accord_public using (
      (select viewer_purpose()) = 'public'
      and exists (select from alliance_member m where m.trust = %1$I.trust and m.alliance = (select viewer_alliance())
                    and m.gone_at is null))$policy$, name);
  end loop;
end $$;
create policy by_a_member on public_decision to accord_app
  using (alliance = (select viewer_alliance()) and is_member_now(alliance, (select viewer_trust())))
  with check (alliance = (select viewer_alliance()) and is_member_now(alliance, (select viewer_trust())));
create policy of_the_alliance on public_decision for select to accord_public
  using ((select viewer_purpose()) = 'public' and alliance = (select viewer_alliance()));

-- Who is allied since when, and for which services, was published already (migration 0004); whom to call is on every letter.
create policy for_everybody on alliance for select to accord_public using ((select viewer_purpose()) = 'public');
create policy for_everybody on alliance_member for select to accord_public using ((select viewer_purpose()) = 'public');
create policy for_everybody on alliance_service for select to accord_public using ((select viewer_purpose()) = 'public');
create policy for_everybody on booking_team for select to accord_public using (
  (select viewer_purpose()) = 'public'
  and exists (select from alliance_member m where m.trust = booking_team.trust and m.alliance = (select viewer_alliance())
                and m.gone_at is null));
grant select (id, name, purpose) on alliance to accord_public;
grant select (alliance, trust, joined_on, left_on, suspended_on, gone_at) on alliance_member to accord_public;
grant select on alliance_service to accord_public;
grant select (trust, phone, hours) on booking_team to accord_public;

-- A member asks everybody. What is withdrawn is not shown to anybody any more, and is kept for the members.
create table public_consultation (
  alliance     text not null references alliance default viewer_alliance(),
  id           uuid not null,
  title        text not null check (length(title) between 1 and 65),
  about        text not null check (length(about) between 1 and 4000),
  question     text not null check (length(question) between 1 and 200),
  opens_on     date not null,
  closes_on    date not null check (closes_on >= opens_on),
  withdrawn_on date,
  version      integer not null default 1,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  at           timestamptz not null default clock_timestamp(),
  primary key (alliance, id)
);
-- What somebody answers: their words and in what capacity, without a name or an address.
create table public_response (
  alliance     text not null default viewer_alliance(),
  id           uuid not null,
  consultation uuid not null,
  capacity     text not null check (capacity in ('patient', 'carer', 'public', 'staff', 'organisation')),
  said         text not null check (length(said) between 1 and 2000),
  on_day       date not null,
  at           timestamptz not null default clock_timestamp(),
  primary key (alliance, id),
  foreign key (alliance, consultation) references public_consultation
);
create index public_response_of_consultation on public_response (alliance, consultation, at);
-- How many answers came from where in the last hour: a digest of the address, because the address is nobody's business.
create table public_response_address (
  address_digest bytea primary key check (length(address_digest) = 32),
  answers_from   timestamptz not null,
  answers        integer not null
);

do $$
declare name text;
begin
  foreach name in array array['public_consultation', 'public_response', 'public_response_address'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
  foreach name in array array['public_consultation', 'public_response'] loop
    execute format('grant select on %I to accord_app', name);
    execute format($policy$create policy of_the_alliance on %1$I for select to accord_app using (
      alliance = (select viewer_alliance()) and sees_of_alliance(alliance, at))$policy$, name);
  end loop;
end $$;
grant insert on public_consultation to accord_app;
grant update (withdrawn_on, version) on public_consultation to accord_app;
create policy asked_by_a_member on public_consultation for insert to accord_app with check (
  alliance = (select viewer_alliance()) and person_trust = (select viewer_trust()) and person = (select viewer_person())
  and takes_part_now(alliance, (select viewer_trust())));
create policy withdrawn_by_a_member on public_consultation for update to accord_app
  using (alliance = (select viewer_alliance()) and takes_part_now(alliance, (select viewer_trust())))
  with check (alliance = (select viewer_alliance()));
create policy of_the_alliance_for_all on public_consultation for select to accord_public using (
  (select viewer_purpose()) = 'public' and alliance = (select viewer_alliance()) and withdrawn_on is null);
create policy answered_by_anybody on public_response for insert to accord_public with check (
  (select viewer_purpose()) = 'public' and alliance = (select viewer_alliance())
  and exists (select from public_consultation c where c.alliance = public_response.alliance and c.id = public_response.consultation));
create policy counts_answers on public_response_address to accord_public
  using ((select viewer_purpose()) = 'public') with check ((select viewer_purpose()) = 'public');
grant select (alliance, id, title, about, question, opens_on, closes_on, withdrawn_on) on public_consultation to accord_public;
grant insert on public_response to accord_public;
grant select, insert, update, delete on public_response_address to accord_public;

-- What a member shows everybody of a priority: in plain words, with what its measure says now. Never of a proposal, which
-- trusts may still be against.
create table public_priority (
  alliance     text not null default viewer_alliance(),
  priority_id  uuid not null,
  about        text not null check (length(about) between 1 and 500),
  progress     text not null check (length(progress) between 1 and 300),
  is_shown     boolean not null,
  said_on      date not null,
  version      integer not null default 1,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  at           timestamptz not null default clock_timestamp(),
  primary key (alliance, priority_id),
  foreign key (alliance, priority_id) references alliance_priority
);
alter table public_priority owner to accord_owner;
alter table public_priority enable row level security;
alter table public_priority force row level security;
grant select, insert, update on public_priority to accord_app;
create policy of_the_alliance on public_priority for select to accord_app using (
  alliance = (select viewer_alliance()) and sees_of_alliance(alliance, at));
create policy shown_by_a_member on public_priority for insert to accord_app with check (
  alliance = (select viewer_alliance()) and person_trust = (select viewer_trust()) and person = (select viewer_person())
  and takes_part_now(alliance, (select viewer_trust()))
  and exists (select from alliance_priority p
               where p.alliance = public_priority.alliance and p.id = public_priority.priority_id and p.stage <> 'proposal'));
create policy changed_by_a_member on public_priority for update to accord_app
  using (alliance = (select viewer_alliance()) and takes_part_now(alliance, (select viewer_trust())))
  with check (alliance = (select viewer_alliance()) and person_trust = (select viewer_trust()) and person = (select viewer_person()));
create policy shown on public_priority for select to accord_public using (
  (select viewer_purpose()) = 'public' and alliance = (select viewer_alliance()) and is_shown);
grant select (alliance, priority_id, about, progress, is_shown, said_on) on public_priority to accord_public;
create policy shown_to_everybody on alliance_priority for select to accord_public using (
  exists (select from public_priority s where s.alliance = alliance_priority.alliance and s.priority_id = alliance_priority.id));
create policy shown_to_everybody on alliance_priority_stage for select to accord_public using (
  exists (select from public_priority s
           where s.alliance = alliance_priority_stage.alliance and s.priority_id = alliance_priority_stage.priority_id));
grant select (alliance, id, title, measure, stage, state) on alliance_priority to accord_public;
grant select (alliance, priority_id, stage, reached_on) on alliance_priority_stage to accord_public;
