-- Only what is for everybody: what the alliance decided and the trusts' lists stay where they are.
-- As with the other roles, a login that is no superuser needs to be a member to take back what is the role's.
do $$
begin
  if not pg_has_role(current_user, 'accord_public', 'usage') then
    execute format('grant accord_public to %I', current_user);
  end if;
end $$;
drop policy shown_to_everybody on alliance_priority_stage;
drop policy shown_to_everybody on alliance_priority;
drop policy for_everybody on booking_team;
drop policy for_everybody on alliance_service;
drop policy for_everybody on alliance_member;
drop policy for_everybody on alliance;
drop table public_priority, public_response_address, public_response, public_consultation, public_decision, public_wait, public_list;
drop owned by accord_public;
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
-- Roles belong to the whole server, which may hold other databases of ours: they stay.
