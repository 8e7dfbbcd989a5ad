-- Who is in an alliance, which services they plan together, and what each shares with whom, for what.
create table alliance (
  id       text primary key,
  name     text not null,
  purpose  text not null,
  -- What a week waited weighs at each priority, agreed by the alliance: see src/plans/waiting-weight.ts.
  waiting_weights jsonb not null,
  -- What the plan prefers, as the planner's weights.
  plan_weights    jsonb not null
);
create table alliance_member (
  alliance  text not null references alliance,
  trust     text not null,
  joined_on date not null,
  left_on   date check (left_on > joined_on),
  primary key (alliance, trust, joined_on)
);
create table alliance_service (
  alliance           text not null references alliance,
  treatment_function text not null,
  from_day           date not null,
  to_day             date check (to_day > from_day),
  primary key (alliance, treatment_function, from_day)
);

-- One direction, one purpose. Two people at the owner and one at the recipient approve it.
create table sharing_agreement (
  owner               text not null,
  id                  uuid not null default gen_random_uuid(),
  recipient           text not null check (recipient <> owner),
  alliance            text not null references alliance,
  purpose             text not null check (purpose in ('planning', 'mutual-aid')),
  fields              text[] not null check (cardinality(fields) > 0),
  treatment_functions text[] not null check (cardinality(treatment_functions) > 0),
  valid_from          timestamptz not null,
  valid_to            timestamptz not null check (valid_to > valid_from and valid_to <= valid_from + interval '12 months 1 day'),
  approved_by_owner   text[] not null default '{}',
  approved_by_recipient text,
  suspended_at        timestamptz,
  revoked_at          timestamptz,
  revoked_reason      text,
  version             integer not null default 1,
  primary key (owner, id),
  -- The same person cannot give both of the owner's approvals.
  check (cardinality(approved_by_owner) <= 2
         and (cardinality(approved_by_owner) < 2 or approved_by_owner[1] <> approved_by_owner[2]))
);
-- Two in force for one pair and purpose would show each row twice.
create unique index sharing_agreement_one_in_force on sharing_agreement (owner, recipient, purpose, alliance) where revoked_at is null;
create index sharing_agreement_by_recipient on sharing_agreement (recipient, purpose, alliance);

alter table alliance owner to accord_owner;
alter table alliance_member owner to accord_owner;
alter table alliance_service owner to accord_owner;
alter table sharing_agreement owner to accord_owner;
alter table alliance enable row level security;
alter table alliance force row level security;
alter table alliance_member enable row level security;
alter table alliance_member force row level security;
alter table alliance_service enable row level security;
alter table alliance_service force row level security;
alter table sharing_agreement enable row level security;
alter table sharing_agreement force row level security;

-- Who is in an alliance, and for which services, is published: it is no secret from anybody who has a context.
create policy published on alliance for select to accord_app, accord_share using ((select viewer_purpose()) is not null);
create policy published on alliance_member for select to accord_app, accord_share using ((select viewer_purpose()) is not null);
create policy published on alliance_service for select to accord_app, accord_share using ((select viewer_purpose()) is not null);
-- A member writes; which member may, and after which decision, is for the alliance module to say.
create policy by_a_member on alliance_service to accord_app
  using (alliance = (select viewer_alliance())) with check (alliance = (select viewer_alliance()));
create policy by_a_member on alliance for update to accord_app
  using (id = (select viewer_alliance())) with check (id = (select viewer_alliance()));

create policy own on sharing_agreement to accord_app
  using (owner = (select viewer_trust())) with check (owner = (select viewer_trust()));
create policy received on sharing_agreement for select to accord_app using (recipient = (select viewer_trust()));
-- What the lanes obey, judged by the database's clock at every statement.
create policy in_force on sharing_agreement for select to accord_share using (
  recipient = (select viewer_trust())
  and purpose = (select viewer_purpose())
  and alliance = (select viewer_alliance())
  and cardinality(approved_by_owner) = 2 and approved_by_recipient is not null
  and suspended_at is null and revoked_at is null
  and valid_from <= statement_timestamp() and valid_to > statement_timestamp());

grant select on alliance, alliance_member, alliance_service, sharing_agreement to accord_app, accord_share;
grant insert, update on sharing_agreement, alliance_service to accord_app;
grant update on alliance to accord_app;

-- A recipient approves by a request of its own: it may set nothing else on the owner's row.
create policy approves on sharing_agreement for update to accord_app
  using (recipient = (select viewer_trust())) with check (recipient = (select viewer_trust()));
create function private.recipient_only_approves() returns trigger language plpgsql
  set search_path = pg_catalog
as $$
begin
  if public.viewer_trust() = old.recipient
     and to_jsonb(new) - 'approved_by_recipient' is distinct from to_jsonb(old) - 'approved_by_recipient' then
    raise exception 'the recipient of a sharing agreement can approve it and change nothing else' using errcode = '42501';
  end if;
  return new;
end $$;
alter function private.recipient_only_approves() owner to accord_owner;
create trigger recipient_only_approves before update on sharing_agreement
  for each row execute function private.recipient_only_approves();
