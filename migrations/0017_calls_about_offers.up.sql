-- What came of a call about an offer, where it was no answer: they think about it, they ask for a call, nobody was reached.
-- Evidence of the sender's, added to and never changed. Silence is no answer, so none of these counts as one.
create table transfer_call (
  sender      text not null default viewer_trust(),
  id          uuid not null default gen_random_uuid(),
  transfer_id uuid not null,
  offer_id    uuid not null,
  outcome     text not null check (outcome in ('thinking', 'call-asked', 'not-reached')),
  note        text not null check (length(note) <= 500),
  recorded_by text not null default viewer_person(),
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (sender, id),
  foreign key (sender, transfer_id, offer_id) references transfer_offer (sender, transfer_id, id)
);
create index transfer_call_of_transfer on transfer_call (sender, transfer_id);
alter table transfer_call owner to accord_owner;
alter table transfer_call enable row level security;
alter table transfer_call force row level security;
grant select, insert on transfer_call to accord_app;
create policy own on transfer_call to accord_app
  using (sender = (select viewer_trust())) with check (sender = (select viewer_trust()));
