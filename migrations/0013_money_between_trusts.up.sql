-- What a transfer costs whom, before anybody says yes, and what trusts owe each other afterwards.
-- Everything here is added to and never edited: a new table, statement or posting stands beside the old one.

-- A table that a trust brought in for a payment year; the newest of its kind and year counts.
create table payment_table (
  trust       text not null default viewer_trust(),
  id          uuid not null default gen_random_uuid(),
  kind        text not null check (kind in ('prices', 'relationships', 'recharges')),
  year        text not null check (year ~ '^[0-9]{4}/[0-9]{2}$'),
  source      text not null check (length(source) between 1 and 200),
  -- Made up to show how it works: said wherever a figure of it appears.
  is_invented boolean not null,
  -- 1,034,500 is a factor of 1.0345.
  market_forces_millionths integer check (market_forces_millionths between 500000 and 2000000),
  file_name   text not null,
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  brought_by  text not null default viewer_person(),
  brought_at  timestamptz not null default clock_timestamp(),
  primary key (trust, id),
  check ((kind = 'prices') = (market_forces_millionths is not null))
);
create index payment_table_newest on payment_table (trust, year, kind, brought_at desc);

create table payment_table_row (
  trust    text not null default viewer_trust(),
  table_id uuid not null,
  row_no   integer not null,
  -- What it is asked for by: the price item, the commissioner, or "sender receiver".
  subject  text not null,
  -- The other trust of a recharge, which alone may see it.
  partner  text check (partner <> trust),
  -- As src/transfers/money/tables/table-kinds.ts reads it.
  body     jsonb not null,
  primary key (trust, table_id, row_no),
  foreign key (trust, table_id) references payment_table (trust, id)
);
create index payment_table_row_by_subject on payment_table_row (trust, table_id, subject);

-- What the sender states of a transfer, so that its money can be known.
create table transfer_money_basis (
  sender       text not null,
  transfer_id  uuid not null,
  number       integer not null check (number > 0),
  receiver     text not null,
  commissioner text not null,
  item         text not null,
  spell        text not null check (spell in ('day-case', 'inpatient')),
  specialised  text not null check (specialised in ('no', 'delegated', 'retained')),
  is_best_practice boolean not null,
  earlier_care text[] not null check (earlier_care <@ array['first-appointment', 'tests']),
  follow_up_by text not null check (follow_up_by in ('sender', 'receiver')),
  stated_by    text not null default viewer_person(),
  stated_at    timestamptz not null default now(),
  primary key (sender, transfer_id, number),
  foreign key (sender, transfer_id) references transfer (sender, id)
);

-- Who was shown which figures, or what was missing to give any.
create table transfer_money_seen (
  sender       text not null,
  transfer_id  uuid not null,
  id           uuid not null default gen_random_uuid(),
  receiver     text not null,
  by_trust     text not null default viewer_trust(),
  by_person    text not null default viewer_person(),
  at           timestamptz not null default clock_timestamp(),
  -- Of the figures: once they change, they have not been seen.
  digest       text not null,
  shown        jsonb not null,
  primary key (sender, transfer_id, id),
  foreign key (sender, transfer_id) references transfer (sender, id)
);

-- One for each time that what a transfer makes trusts owe each other was put into the ledger.
create table ledger_settlement (
  sender    text not null,
  transfer_id uuid not null,
  number    integer not null check (number > 0),
  receiver  text not null,
  -- Of the transition that it follows; of a correction there is a reason instead.
  transfer_version integer,
  reason    text check (length(reason) between 1 and 500),
  treated_on date not null,
  -- The figures that it rests on.
  shown     jsonb not null,
  by_trust  text not null default viewer_trust(),
  by_person text not null default viewer_person(),
  at        timestamptz not null default now(),
  primary key (sender, transfer_id, number),
  foreign key (sender, transfer_id) references transfer (sender, id),
  check ((transfer_version is null) <> (reason is null)),
  -- Each transition is settled once.
  unique (sender, transfer_id, transfer_version)
);

-- One row is both sides of a posting, so that what trusts owe each other always sums to nothing.
create table ledger_posting (
  sender     text not null,
  id         uuid not null default gen_random_uuid(),
  transfer_id uuid not null,
  settlement integer not null,
  receiver   text not null,
  purpose    text not null check (purpose in ('operation', 'surgeon', 'follow-up', 'work-up')),
  payer      text not null,
  payee      text not null,
  pence      bigint not null check (pence > 0),
  -- The posting that this one takes back.
  reverses   uuid,
  -- By the database's clock: nobody chooses the month, so a month that is over never changes.
  posted_at  timestamptz not null default now(),
  month      text not null default to_char(now() at time zone 'Europe/London', 'YYYY-MM'),
  primary key (sender, id),
  foreign key (sender, transfer_id, settlement) references ledger_settlement (sender, transfer_id, number),
  foreign key (sender, reverses) references ledger_posting (sender, id),
  -- Nothing is taken back twice.
  unique (sender, reverses),
  check (payer <> payee and payer in (sender, receiver) and payee in (sender, receiver))
);
create unique index ledger_posting_once on ledger_posting (sender, transfer_id, settlement, purpose) where reverses is null;
create index ledger_posting_by_payer on ledger_posting (payer, month);
create index ledger_posting_by_payee on ledger_posting (payee, month);

-- What takes a posting back is its very opposite.
create function private.reversal_is_opposite() returns trigger language plpgsql
  set search_path = pg_catalog
as $$
begin
  if new.reverses is not null and not exists (
    select from public.ledger_posting p
     where p.sender = new.sender and p.id = new.reverses and p.reverses is null and p.transfer_id = new.transfer_id
       and p.purpose = new.purpose and p.pence = new.pence and p.payer = new.payee and p.payee = new.payer) then
    raise exception 'a posting is taken back by its opposite, of the same sum and between the same trusts' using errcode = '23514';
  end if;
  return new;
end $$;

-- The receiver is the transfer's own: it decides who sees the row.
create function private.receiver_is_of_the_transfer() returns trigger language plpgsql
  set search_path = pg_catalog
as $$
begin
  if not exists (select from public.transfer t
                  where t.sender = new.sender and t.id = new.transfer_id and t.receiver = new.receiver) then
    raise exception 'the money of a transfer names another receiver than the transfer' using errcode = '23503';
  end if;
  return new;
end $$;

alter function private.reversal_is_opposite() owner to accord_owner;
alter function private.receiver_is_of_the_transfer() owner to accord_owner;
create trigger reversal_is_opposite before insert on ledger_posting
  for each row execute function private.reversal_is_opposite();

do $$
declare name text;
begin
  foreach name in array array['payment_table', 'payment_table_row', 'transfer_money_basis', 'transfer_money_seen',
                              'ledger_settlement', 'ledger_posting'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select on %I to accord_app', name);
  end loop;
  foreach name in array array['transfer_money_basis', 'transfer_money_seen', 'ledger_settlement', 'ledger_posting'] loop
    execute format('create trigger receiver_is_of_the_transfer before insert on %I for each row execute function private.receiver_is_of_the_transfer()', name);
    execute format('create policy sent_or_received on %I for select to accord_app using (sender = (select viewer_trust()) or receiver = (select viewer_trust()))', name);
  end loop;
  foreach name in array array['transfer_money_seen', 'ledger_settlement', 'ledger_posting'] loop
    execute format('create policy by_either on %I for insert to accord_app with check (sender = (select viewer_trust()) or receiver = (select viewer_trust()))', name);
  end loop;
end $$;

create policy own on payment_table to accord_app
  using (trust = (select viewer_trust())) with check (trust = (select viewer_trust()));
create policy own on payment_table_row to accord_app
  using (trust = (select viewer_trust())) with check (trust = (select viewer_trust()));
-- Fellow members see how each other is paid, because a transfer changes it for both; of recharges, only their own.
create policy fellow_member on payment_table for select to accord_app using (
  trust in (select m.trust from alliance_member m
             where m.alliance = (select viewer_alliance()) and m.joined_on <= current_date
               and (m.left_on is null or m.left_on > current_date)));
create policy fellow_member on payment_table_row for select to accord_app using (
  (partner is null or partner = (select viewer_trust()))
  and trust in (select m.trust from alliance_member m
                 where m.alliance = (select viewer_alliance()) and m.joined_on <= current_date
                   and (m.left_on is null or m.left_on > current_date)));
create policy stated_by_the_sender on transfer_money_basis for insert to accord_app
  with check (sender = (select viewer_trust()));

-- Of some columns the application may not choose the value: who, when, and in which month.
grant insert (id, kind, year, source, is_invented, market_forces_millionths, file_name, sha256) on payment_table to accord_app;
grant insert (table_id, row_no, subject, partner, body) on payment_table_row to accord_app;
grant insert (sender, transfer_id, number, receiver, commissioner, item, spell, specialised, is_best_practice, earlier_care, follow_up_by)
  on transfer_money_basis to accord_app;
grant insert (sender, transfer_id, receiver, digest, shown) on transfer_money_seen to accord_app;
grant insert (sender, transfer_id, number, receiver, transfer_version, reason, treated_on, shown) on ledger_settlement to accord_app;
grant insert (sender, id, transfer_id, settlement, receiver, purpose, payer, payee, pence, reverses)
  on ledger_posting to accord_app;
