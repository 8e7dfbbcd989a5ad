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
