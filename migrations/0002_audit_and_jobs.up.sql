-- What was done and seen, in a chain per owning trust; and long work, with its progress.
create table audit_head (
  trust text primary key,
  seq   bigint not null,
  hash  bytea not null
);

create table audit_entry (
  trust        text not null,
  seq          bigint not null,
  at           timestamptz not null,
  person       text not null,
  person_trust text not null,
  person_role  text not null,
  purpose      text not null,
  action       text not null,
  object       text not null,
  detail       jsonb not null,
  outcome      text not null check (outcome in ('done', 'refused')),
  trace        text not null,
  previous     bytea not null,
  hash         bytea not null,
  primary key (trust, seq)
);
create index audit_entry_newest on audit_entry (trust, at desc);

alter table audit_head owner to accord_owner;
alter table audit_entry owner to accord_owner;
alter table audit_head enable row level security;
alter table audit_head force row level security;
alter table audit_entry enable row level security;
alter table audit_entry force row level security;

-- The only way in. It runs as the owner, so it has a policy of its own and nobody else can write.
create policy appended on audit_head to accord_owner using (true) with check (true);
create policy appended on audit_entry for insert to accord_owner with check (true);
create policy own on audit_entry for select to accord_app, accord_audit_reader using (trust = (select viewer_trust()));
create policy own on audit_head for select to accord_app, accord_audit_reader using (trust = (select viewer_trust()));
grant select on audit_entry, audit_head to accord_app, accord_audit_reader;

-- Adds one entry to the owner's chain and returns its number. Who acted comes from the signed
-- context, not from the caller. The chain is per owner and the head row is locked until commit,
-- so append last, and for several owners in the order of their codes.
create function private.audit_append(owner_trust text, action text, object text, detail jsonb, outcome text)
  returns bigint volatile security definer language plpgsql
  set search_path = pg_catalog
as $$
declare
  context text[] := private.verified_context();
  head record;
  next_seq bigint;
  moment timestamptz := clock_timestamp();
  body text;
  next_hash bytea;
begin
  if context is null then raise exception 'nobody is asking' using errcode = '42501'; end if;
  insert into public.audit_head (trust, seq, hash) values (owner_trust, 0, sha256(convert_to(owner_trust, 'UTF8')))
    on conflict (trust) do nothing;
  select seq, hash into head from public.audit_head where trust = owner_trust for update;
  next_seq := head.seq + 1;
  body := concat_ws(E'\x1f', owner_trust, next_seq, (extract(epoch from moment) * 1000000)::bigint, context[2], context[1],
                    context[5], context[3], action, object, detail::text, outcome, context[6]);
  next_hash := sha256(head.hash || convert_to(body, 'UTF8'));
  insert into public.audit_entry values (owner_trust, next_seq, moment, coalesce(context[2], ''), coalesce(context[1], ''),
    coalesce(context[5], ''), coalesce(context[3], ''), action, object, detail, outcome, coalesce(context[6], ''), head.hash, next_hash);
  update public.audit_head set seq = next_seq, hash = next_hash where trust = owner_trust;
  return next_seq;
end $$;
alter function private.audit_append(text, text, text, jsonb, text) owner to accord_owner;
revoke execute on function private.audit_append(text, text, text, jsonb, text) from public;
grant execute on function private.audit_append(text, text, text, jsonb, text) to accord_app;

create table job (
  trust            text not null default viewer_trust(),
  id               uuid not null default gen_random_uuid(),
  alliance         text not null default viewer_alliance(),
  kind             text not null,
  input            jsonb not null,
  person           text not null default viewer_person(),
  person_role      text not null default viewer_role(),
  purpose          text not null default viewer_purpose(),
  state            text not null default 'queued'
                   check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  progress         jsonb not null default '{}',
  failure          text,
  attempt          integer not null default 0,
  attempts_allowed integer not null default 3,
  -- Grows with every attempt. A worker that lost its lease holds an old one and can write nothing more.
  token            bigint not null default 0,
  lease_until      timestamptz,
  cancel_asked_at  timestamptz,
  asked_at         timestamptz not null default now(),
  started_at       timestamptz,
  finished_at      timestamptz,
  primary key (trust, id)
);
create index job_running on job (lease_until) where state = 'running';
alter table job owner to accord_owner;
alter table job enable row level security;
alter table job force row level security;
create policy own on job to accord_app
  using (trust = (select viewer_trust())) with check (trust = (select viewer_trust()));
-- The queue keeps leases for everybody. It sees what work there is, never what the work reads.
create policy keeps_leases on job to accord_queue using (true) with check (true);
grant select, insert, update on job to accord_app;
grant select, update on job to accord_queue;

create table command_done (
  trust  text not null default viewer_trust(),
  person text not null default viewer_person(),
  key    text not null,
  digest text not null,
  answer jsonb not null,
  at     timestamptz not null default now(),
  primary key (trust, person, key)
);
alter table command_done owner to accord_owner;
alter table command_done enable row level security;
alter table command_done force row level security;
create policy own on command_done to accord_app
  using (trust = (select viewer_trust()) and person = (select viewer_person()))
  with check (trust = (select viewer_trust()) and person = (select viewer_person()));
grant select, insert on command_done to accord_app;

-- Tells the queue of a job. The queue's tables belong to accord_queue alone, so this runs as that role; it returns nothing.
create function private.queue_job(job_trust text, job_id uuid, wait interval default '0') returns void
  volatile security definer language plpgsql set search_path = pg_catalog
as $$
begin
  perform graphile_worker.add_job('accord', json_build_object('trust', job_trust, 'id', job_id),
    run_at := now() + wait, job_key := job_id::text, max_attempts := 1);
end $$;
-- A login that is no superuser may give a function only to a role that could have made it there.
grant create on schema private to accord_queue;
alter function private.queue_job(text, uuid, interval) owner to accord_queue;
revoke create on schema private from accord_queue;
revoke execute on function private.queue_job(text, uuid, interval) from public;
grant execute on function private.queue_job(text, uuid, interval) to accord_app, accord_queue;
