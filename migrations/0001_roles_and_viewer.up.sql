-- Who may do what in this database, and who is asking.
--
-- accord_owner         owns every table; forced row-level security binds it too
-- accord_app           the web and the worker, for one viewer at a time
-- accord_share         owns only the lane views through which one trust's rows reach another
-- accord_audit_reader  reads its own trust's audit entries
-- accord_queue         owns the job queue; sees jobs, never patients
--
-- The application says who is asking at the start of every transaction, signed with a key that
-- its own role cannot read, so a forged setting (by SQL injection, say) is worth nothing.
do $$
declare name text;
begin
  foreach name in array array['accord_owner', 'accord_share', 'accord_audit_reader'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin nobypassrls', name);
    end if;
  end loop;
  foreach name in array array['accord_app', 'accord_queue'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I login nobypassrls', name);
    end if;
  end loop;
  -- A login that is not a superuser needs to be a member of the roles it makes things for.
  foreach name in array array['accord_owner', 'accord_share', 'accord_app', 'accord_queue'] loop
    if not pg_has_role(current_user, name, 'usage') then
      execute format('grant %I to %I', name, current_user);
    end if;
  end loop;
end $$;

revoke all on schema public from public;
do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$;
grant usage on schema public to accord_owner, accord_app, accord_share, accord_audit_reader, accord_queue;
grant create on schema public to accord_owner;

create schema share authorization accord_share;
grant usage on schema share to accord_app;
create schema private authorization accord_owner;
grant usage on schema private to accord_app, accord_share, accord_queue, accord_audit_reader;

-- The key as HMAC (RFC 2104) mixes it in: filled up to 64 bytes, each with the same bits turned over.
create function private.hmac_pad(key bytea, turned integer) returns bytea immutable language sql
  set search_path = pg_catalog
as $$
  select string_agg(set_byte('\x00', 0, get_byte(filled.key, n) # turned), ''::bytea order by n)
    from (select hmac_pad.key || decode(repeat('00', 64 - length(hmac_pad.key)), 'hex') as key) as filled,
         generate_series(0, 63) as n
$$;

-- One row. Written by the owner when the program starts; no other role may read it.
-- The pads are kept, because a context is verified many times in every statement.
create table private.context_key (
  only_row  boolean primary key default true check (only_row),
  key       bytea not null check (length(key) = 32),
  inner_pad bytea generated always as (private.hmac_pad(key, 54)) stored,
  outer_pad bytea generated always as (private.hmac_pad(key, 92)) stored
);
alter table private.context_key owner to accord_owner;

-- The signed context of this transaction, or null when there is none. A context with a wrong
-- signature or past its time is an attack or a bug: it fails aloud.
-- Stable, never immutable: an immutable answer is kept in a prepared plan and given to the next viewer.
create function private.verified_context() returns text[] stable security definer language plpgsql
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
  return parts;
end $$;
alter function private.hmac_pad(bytea, integer) owner to accord_owner;
alter function private.verified_context() owner to accord_owner;
revoke execute on function private.hmac_pad(bytea, integer), private.verified_context() from public;
grant execute on function private.verified_context() to accord_app, accord_share, accord_audit_reader, accord_queue;

-- Ask these inside a select, `(select viewer_trust())`, so that they are answered once a statement.
create function viewer_trust() returns text stable language sql as $$ select nullif((private.verified_context())[1], '') $$;
create function viewer_person() returns text stable language sql as $$ select nullif((private.verified_context())[2], '') $$;
create function viewer_purpose() returns text stable language sql as $$ select nullif((private.verified_context())[3], '') $$;
create function viewer_alliance() returns text stable language sql as $$ select nullif((private.verified_context())[4], '') $$;
create function viewer_role() returns text stable language sql as $$ select nullif((private.verified_context())[5], '') $$;
create function viewer_trace() returns text stable language sql as $$ select nullif((private.verified_context())[6], '') $$;
revoke execute on function viewer_trust(), viewer_person(), viewer_purpose(), viewer_alliance(), viewer_role(), viewer_trace() from public;
grant execute on function viewer_trust(), viewer_person(), viewer_purpose(), viewer_alliance(), viewer_role(), viewer_trace()
  to accord_app, accord_share, accord_audit_reader, accord_queue, accord_owner;
