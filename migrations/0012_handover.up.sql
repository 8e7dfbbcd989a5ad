-- What goes with a patient from one trust to another: the administrative data set, the checklist and its documents.
-- All of it is the sender's. From the patient's consent on, and until the transfer ends, the receiver reads it through
-- the lane views below, under the sender's mutual-aid agreement.

create table transfer_document (
  sender      text not null default viewer_trust(),
  id          uuid not null default gen_random_uuid(),
  transfer_id uuid not null,
  -- As the sender calls it: to be shown, never a path.
  name        text not null check (length(name) between 1 and 120),
  -- By what the file holds.
  media_type  text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes       integer not null check (bytes between 1 and 10000000),
  body        bytea,
  person      text not null default viewer_person(),
  at          timestamptz not null default now(),
  -- Taken off again, as when it is another patient's: what it held is gone, and that it was there stays.
  removed_by  text,
  removed_at  timestamptz,
  primary key (sender, id),
  foreign key (sender, transfer_id) references transfer (sender, id),
  check ((removed_at is null) = (removed_by is null)),
  check ((removed_at is null) = (body is not null)),
  check (body is null or (octet_length(body) = bytes and encode(sha256(body), 'hex') = sha256))
);
-- The same file is attached to a transfer once.
create unique index transfer_document_once on transfer_document (sender, transfer_id, sha256) where removed_at is null;

-- What somebody said of an item of the checklist; an item without a row is missing.
create table handover_item (
  sender      text not null default viewer_trust(),
  transfer_id uuid not null,
  item        text not null,
  state       text not null check (state in ('missing', 'have', 'not-needed')),
  reason      text check (length(reason) between 1 and 1000),
  dated_on    date,
  note        text check (length(note) between 1 and 2000),
  document_id uuid,
  version     integer not null default 1,
  person      text not null default viewer_person(),
  at          timestamptz not null default now(),
  primary key (sender, transfer_id, item),
  foreign key (sender, transfer_id) references transfer (sender, id),
  foreign key (sender, document_id) references transfer_document (sender, id),
  check ((state = 'not-needed') = (reason is not null)),
  check ((state = 'have') = (dated_on is not null)),
  check (state = 'have' or num_nonnulls(note, document_id) = 0)
);

create table transfer_data_set (
  sender      text not null default viewer_trust(),
  transfer_id uuid not null,
  -- What people added to or corrected in the records, by the keys of src/transfers/handover/data-set/items.ts.
  answers     jsonb not null default '{}',
  -- The set as it goes to the receiver. It is made when nothing is wrong with it.
  made        jsonb,
  made_by     text,
  made_at     timestamptz,
  version     integer not null default 1,
  person      text not null default viewer_person(),
  at          timestamptz not null default now(),
  primary key (sender, transfer_id),
  foreign key (sender, transfer_id) references transfer (sender, id),
  check (num_nonnulls(made, made_by, made_at) in (0, 3))
);

-- Sets that came as files, from hospitals that do not use this program.
create table received_data_set (
  trust     text not null default viewer_trust(),
  id        uuid not null default gen_random_uuid(),
  file_name text not null,
  format    text not null check (format in ('json', 'csv', 'fhir')),
  sha256    text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  data_set  jsonb not null,
  person    text not null default viewer_person(),
  at        timestamptz not null default now(),
  primary key (trust, id),
  unique (trust, sha256)
);

do $$
declare name text;
begin
  foreach name in array array['transfer_document', 'handover_item', 'transfer_data_set', 'received_data_set'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to accord_app', name);
  end loop;
  foreach name in array array['transfer_document', 'handover_item', 'transfer_data_set'] loop
    execute format('create policy own on %I to accord_app using (sender = (select viewer_trust())) with check (sender = (select viewer_trust()))', name);
    execute format('create policy mutual_aid_lane on %I for select to accord_share using ((select viewer_purpose()) = ''mutual-aid'' and sender = any (array(select owner from sharing_agreement)))', name);
    execute format('grant select on %I to accord_share', name);
  end loop;
end $$;
create policy own on received_data_set to accord_app
  using (trust = (select viewer_trust())) with check (trust = (select viewer_trust()));
grant update (body, removed_by, removed_at) on transfer_document to accord_app;
grant update (state, reason, dated_on, note, document_id, version, person, at) on handover_item to accord_app;
grant update (answers, made, made_by, made_at, version, person, at) on transfer_data_set to accord_app;

-- What is written of a transfer is written before its records are complete, and by nobody afterwards: the receiver relies
-- on them. The transfer is locked, so that nobody completes the records while one of them is changed.
create function private.records_are_open() returns trigger language plpgsql set search_path = pg_catalog
as $$
declare
  found text;
begin
  select t.state into found from public.transfer t where t.sender = new.sender and t.id = new.transfer_id for share;
  if found is null or found not in ('identified', 'screened', 'offered', 'consented', 'held', 'accepted') then
    raise exception 'the records of transfer % are complete, or it has ended', new.transfer_id using errcode = 'TR002';
  end if;
  return new;
end $$;
alter function private.records_are_open() owner to accord_owner;
create trigger records_are_open before insert or update on transfer_document for each row execute function private.records_are_open();
create trigger records_are_open before insert or update on handover_item for each row execute function private.records_are_open();
create trigger records_are_open before insert or update on transfer_data_set for each row execute function private.records_are_open();

-- The records lane. Not the fields that the agreement names, but what the sender laid in for this receiver, once the
-- patient has agreed to be treated there.
create view share.handover_transfer with (security_barrier = true) as
  select t.sender as trust, a.id as agreement, t.id as transfer
    from transfer t
    join sharing_agreement a on a.owner = t.sender and a.purpose = 'mutual-aid' and t.treatment_function = any (a.treatment_functions)
   where t.receiver = (select viewer_trust())
     and private.transfer_state(t.state, t.reply_by, t.hold_until) in
         ('consented', 'held', 'accepted', 'complete', 'passed', 'booked', 'treated', 'handed-back', 'followed-up');
create view share.handover_document with (security_barrier = true) as
  select h.trust, h.agreement, h.transfer, d.id, d.name, d.media_type, d.sha256, d.bytes, d.body, d.at
    from share.handover_transfer h
    join transfer_document d on d.sender = h.trust and d.transfer_id = h.transfer
   where d.removed_at is null;
create view share.handover_item with (security_barrier = true) as
  select h.trust, h.agreement, h.transfer, i.item, i.state, i.reason, i.dated_on, i.note, i.document_id, i.at
    from share.handover_transfer h
    join handover_item i on i.sender = h.trust and i.transfer_id = h.transfer;
create view share.handover_data_set with (security_barrier = true) as
  select h.trust, h.agreement, h.transfer, s.made, s.made_at
    from share.handover_transfer h
    join transfer_data_set s on s.sender = h.trust and s.transfer_id = h.transfer
   where s.made is not null;
do $$
declare name text;
begin
  foreach name in array array['handover_transfer', 'handover_document', 'handover_item', 'handover_data_set'] loop
    execute format('alter view share.%I owner to accord_share', name);
    execute format('grant select on share.%I to accord_app', name);
  end loop;
end $$;
