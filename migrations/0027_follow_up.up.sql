-- What an alliance follows up between its meetings: actions, risks, disputes, and the priorities that all trusts think could
-- be redesigned. Every member sees them all; what happened to each is only added to.

create table alliance_action (
  alliance     text not null references alliance default viewer_alliance(),
  id           uuid not null,
  what         text not null check (length(what) between 1 and 300),
  -- The trust that has to do it, the person as they were named when it was given, and who there has taken it.
  by_trust     text not null,
  by_name      text not null check (length(by_name) between 1 and 100),
  by_person    text,
  due_on       date not null,
  state        text not null default 'open' check (state in ('open', 'done', 'dropped')),
  closed_on    date,
  outcome      text not null default '' check (length(outcome) <= 500),
  -- Where it came from, when it came from a meeting.
  item_id      uuid,
  decision_id  uuid,
  version      integer not null default 1,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  at           timestamptz not null default now(),
  primary key (alliance, id),
  check ((state = 'open') = (closed_on is null))
);

create table alliance_risk (
  alliance     text not null references alliance default viewer_alliance(),
  id           uuid not null,
  title        text not null check (length(title) between 1 and 100),
  cause        text not null check (length(cause) between 1 and 500),
  event        text not null check (length(event) between 1 and 500),
  effect       text not null check (length(effect) between 1 and 500),
  -- From 1 to 5: before anything is done about it, and as it is with what is done.
  likelihood_before  smallint not null check (likelihood_before between 1 and 5),
  consequence_before smallint not null check (consequence_before between 1 and 5),
  likelihood   smallint not null check (likelihood between 1 and 5),
  consequence  smallint not null check (consequence between 1 and 5),
  mitigation   text not null check (length(mitigation) between 1 and 500),
  borne_by     text[] not null check (cardinality(borne_by) > 0),
  why_alliance text not null check (length(why_alliance) between 1 and 500),
  by_trust     text not null,
  by_name      text not null check (length(by_name) between 1 and 100),
  review_on    date not null,
  state        text not null default 'open' check (state in ('open', 'closed')),
  closed_on    date,
  item_id      uuid,
  decision_id  uuid,
  version      integer not null default 1,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  at           timestamptz not null default now(),
  primary key (alliance, id),
  check ((state = 'open') = (closed_on is null))
);

create table alliance_dispute (
  alliance     text not null references alliance default viewer_alliance(),
  id           uuid not null,
  matter       text not null check (length(matter) between 1 and 100),
  what         text not null check (length(what) between 1 and 1000),
  wanted       text not null check (length(wanted) between 1 and 500),
  -- The trust that raised it, and all that it concerns.
  by_trust     text not null default viewer_trust(),
  concerns     text[] not null check (cardinality(concerns) > 1),
  -- The steps that were agreed when it was raised: [{who, withinDays}].
  ladder       jsonb not null,
  step         integer not null default 1 check (step > 0),
  step_from    date not null,
  state        text not null default 'open' check (state in ('open', 'settled', 'withdrawn')),
  closed_on    date,
  outcome      text not null default '' check (length(outcome) <= 1000),
  item_id      uuid,
  decision_id  uuid,
  version      integer not null default 1,
  person       text not null default viewer_person(),
  at           timestamptz not null default now(),
  primary key (alliance, id),
  check ((state = 'open') = (closed_on is null)),
  check (by_trust = any (concerns))
);

create table alliance_priority (
  alliance     text not null references alliance default viewer_alliance(),
  id           uuid not null,
  title        text not null check (length(title) between 1 and 100),
  why          text not null check (length(why) between 1 and 1000),
  measure      text not null check (length(measure) between 1 and 300),
  by_trust     text not null,
  by_name      text not null check (length(by_name) between 1 and 100),
  stage        text not null default 'proposal'
               check (stage in ('proposal', 'case-for-change', 'options', 'decision', 'implementation', 'benefits')),
  -- When the stage it is in should be done, and what keeps it from going on.
  due_on       date not null,
  blocker      text not null default '' check (length(blocker) <= 500),
  state        text not null default 'open' check (state in ('open', 'finished', 'stopped')),
  closed_on    date,
  outcome      text not null default '' check (length(outcome) <= 500),
  decision_id  uuid,
  version      integer not null default 1,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  at           timestamptz not null default now(),
  primary key (alliance, id),
  check ((state = 'open') = (closed_on is null))
);

-- The day on which a priority came to each stage.
create table alliance_priority_stage (
  alliance    text not null default viewer_alliance(),
  priority_id uuid not null,
  stage       text not null check (stage in ('proposal', 'case-for-change', 'options', 'decision', 'implementation', 'benefits')),
  reached_on  date not null,
  at          timestamptz not null default now(),
  primary key (alliance, priority_id, stage),
  foreign key (alliance, priority_id) references alliance_priority
);

-- What a trust says of going on from a stage. Its last word counts; no trust speaks for another.
create table alliance_priority_support (
  alliance    text not null default viewer_alliance(),
  priority_id uuid not null,
  stage       text not null,
  trust       text not null default viewer_trust(),
  seq         integer not null,
  answer      text not null check (answer in ('supports', 'not-yet', 'against')),
  reason      text not null default '' check (length(reason) <= 500),
  on_day      date not null,
  person      text not null default viewer_person(),
  name        text not null,
  at          timestamptz not null default now(),
  primary key (alliance, priority_id, stage, trust, seq),
  foreign key (alliance, priority_id) references alliance_priority,
  check (answer = 'supports' or reason <> '')
);

create table alliance_register_event (
  alliance     text not null references alliance default viewer_alliance(),
  register     text not null check (register in ('action', 'risk', 'dispute', 'priority')),
  subject      uuid not null,
  -- The version that it made: two who change one thing at a time cannot both have made it.
  seq          integer not null check (seq > 0),
  what         text not null,
  detail       jsonb not null default '{}',
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  name         text not null,
  on_day       date not null,
  at           timestamptz not null default now(),
  primary key (alliance, register, subject, seq)
);

do $$
declare name text;
begin
  foreach name in array array['alliance_action', 'alliance_risk', 'alliance_dispute', 'alliance_priority',
                              'alliance_priority_stage', 'alliance_priority_support', 'alliance_register_event'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to accord_app', name);
    execute format($policy$create policy of_the_alliance on %1$I for select to accord_app using (
      alliance = (select viewer_alliance()) and sees_of_alliance(alliance, at))$policy$, name);
  end loop;
  foreach name in array array['alliance_action', 'alliance_risk', 'alliance_priority'] loop
    execute format($policy$create policy kept_by_a_member on %1$I for update to accord_app
      using (alliance = (select viewer_alliance()) and takes_part_now(alliance, (select viewer_trust())))
      with check (alliance = (select viewer_alliance()))$policy$, name);
    execute format($policy$create policy written_by_a_member on %1$I for insert to accord_app with check (
      alliance = (select viewer_alliance()) and person_trust = (select viewer_trust()) and person = (select viewer_person())
      and takes_part_now(alliance, (select viewer_trust())))$policy$, name);
  end loop;
end $$;
grant update on alliance_action, alliance_risk, alliance_dispute, alliance_priority to accord_app;

-- A trust raises a dispute for itself, and only those that it concerns take it further.
create policy raised_for_oneself on alliance_dispute for insert to accord_app with check (
  alliance = (select viewer_alliance()) and by_trust = (select viewer_trust()) and person = (select viewer_person())
  and is_member_now(alliance, (select viewer_trust())));
create policy taken_further on alliance_dispute for update to accord_app
  using (alliance = (select viewer_alliance()) and (select viewer_trust()) = any (concerns))
  with check (alliance = (select viewer_alliance()) and (select viewer_trust()) = any (concerns));
create policy reached on alliance_priority_stage for insert to accord_app with check (
  alliance = (select viewer_alliance()) and takes_part_now(alliance, (select viewer_trust())));
create policy said_for_oneself on alliance_priority_support for insert to accord_app with check (
  alliance = (select viewer_alliance()) and trust = (select viewer_trust()) and person = (select viewer_person())
  and takes_part_now(alliance, trust));
create policy told_by_who_did_it on alliance_register_event for insert to accord_app with check (
  alliance = (select viewer_alliance()) and person_trust = (select viewer_trust()) and person = (select viewer_person()));

-- A priority is what all trusts think could be redesigned: no program takes it on without them, and none leaves a stage out.
create function private.priority_goes_on() returns trigger language plpgsql set search_path = pg_catalog
as $$
declare
  stages constant text[] := array['proposal', 'case-for-change', 'options', 'decision', 'implementation', 'benefits'];
begin
  -- The owner's login loads and restores.
  if current_user <> 'accord_app' or new.stage = old.stage then return new; end if;
  if array_position(stages, new.stage) <> array_position(stages, old.stage) + 1 then
    raise exception 'a priority goes from one stage to the next, not from % to %', old.stage, new.stage using errcode = '23514';
  end if;
  -- The same as `asksAll` in src/board/priorities/priority.ts.
  if array_position(stages, old.stage) <= 4 and exists (
       select from public.alliance_member m
        where m.alliance = new.alliance and public.takes_part_now(m.alliance, m.trust)
          and coalesce((select s.answer from public.alliance_priority_support s
                         where s.alliance = new.alliance and s.priority_id = new.id and s.stage = old.stage and s.trust = m.trust
                         order by s.seq desc limit 1), '') <> 'supports') then
    raise exception 'not every trust supports going on from %', old.stage using errcode = '23514';
  end if;
  return new;
end $$;
alter function private.priority_goes_on() owner to accord_owner;
create trigger goes_on before update on alliance_priority for each row execute function private.priority_goes_on();
