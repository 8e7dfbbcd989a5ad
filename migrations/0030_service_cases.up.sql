-- Cases for changing a service: options, what was computed of each, scores, and what people said of hurdles, tests and the
-- consultation. Every member sees them all; what was computed, scored and said is only added to.

-- Where people live, for journeys: public figures that an alliance takes for its population.
create table small_area (
  alliance  text not null references alliance,
  code      text not null,
  residents integer not null check (residents >= 0),
  -- Of the edition: 1 is the most deprived fifth.
  quintile  smallint not null check (quintile between 1 and 5),
  edition   text not null,
  latitude  double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  source    text not null check (length(source) between 1 and 300),
  primary key (alliance, code)
);

create table service_case (
  alliance     text not null references alliance default viewer_alliance(),
  id           uuid not null,
  service      text not null,
  title        text not null check (length(title) between 1 and 50),
  why          text not null check (length(why) between 1 and 2000),
  by_trust     text not null default viewer_trust(),
  by_name      text not null check (length(by_name) between 1 and 100),
  -- `Hurdle`, `Weighted` and `CaseAssumptions` in src/services/cases/.
  hurdles      jsonb not null,
  criteria     jsonb not null,
  assumptions  jsonb not null,
  version      integer not null default 1,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  at           timestamptz not null default now(),
  primary key (alliance, id),
  foreign key (alliance, service) references clinical_service (alliance, id)
);

create table service_case_option (
  alliance     text not null default viewer_alliance(),
  case_id      uuid not null,
  id           uuid not null,
  title        text not null check (length(title) between 1 and 50),
  -- Leaves all as it is: what the others are held against.
  is_baseline  boolean not null default false,
  -- `OptionPlan` in src/services/cases/option.ts.
  plan         jsonb not null,
  withdrawn_on date,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  at           timestamptz not null default now(),
  primary key (alliance, case_id, id),
  foreign key (alliance, case_id) references service_case (alliance, id)
);
create unique index service_case_baseline on service_case_option (alliance, case_id) where is_baseline;

create table service_case_effect (
  alliance     text not null default viewer_alliance(),
  case_id      uuid not null,
  number       integer not null check (number > 0),
  state        text not null default 'asked' check (state in ('asked', 'ready', 'failed')),
  job          uuid,
  -- Why there is none, when it failed.
  because      text,
  -- `EffectBody` in src/services/cases/effect-body.ts.
  body         jsonb,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  at           timestamptz not null default now(),
  primary key (alliance, case_id, number),
  foreign key (alliance, case_id) references service_case (alliance, id),
  check ((state = 'ready') = (body is not null))
);

create table service_case_score (
  alliance     text not null default viewer_alliance(),
  case_id      uuid not null,
  option_id    uuid not null,
  criterion    text not null,
  score        smallint not null check (score between 0 and 10),
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  name         text not null check (length(name) between 1 and 100),
  seq          integer not null check (seq > 0),
  at           timestamptz not null default now(),
  primary key (alliance, case_id, option_id, criterion, person_trust, person, seq),
  foreign key (alliance, case_id, option_id) references service_case_option (alliance, case_id, id)
);

-- What people said of one subject of a case: the last of each is what holds.
create table service_case_note (
  alliance     text not null default viewer_alliance(),
  case_id      uuid not null,
  kind         text not null check (kind in ('hurdle', 'test', 'checklist', 'consultation', 'decision', 'benefit')),
  subject      text not null check (length(subject) between 1 and 100),
  seq          integer not null check (seq > 0),
  body         jsonb not null,
  on_day       date not null,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  name         text not null check (length(name) between 1 and 100),
  at           timestamptz not null default now(),
  primary key (alliance, case_id, kind, subject, seq),
  foreign key (alliance, case_id) references service_case (alliance, id)
);

do $$
declare name text;
begin
  foreach name in array array['small_area', 'service_case', 'service_case_option', 'service_case_effect',
                              'service_case_score', 'service_case_note'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select on %I to accord_app', name);
  end loop;
  foreach name in array array['service_case', 'service_case_option', 'service_case_effect', 'service_case_score',
                              'service_case_note'] loop
    execute format('grant insert on %I to accord_app', name);
    execute format($policy$create policy of_the_alliance on %1$I for select to accord_app using (
      alliance = (select viewer_alliance()) and sees_of_alliance(alliance, at))$policy$, name);
    execute format($policy$create policy written_by_a_member on %1$I for insert to accord_app with check (
      alliance = (select viewer_alliance()) and person_trust = (select viewer_trust()) and person = (select viewer_person())
      and takes_part_now(alliance, (select viewer_trust())))$policy$, name);
  end loop;
end $$;
create policy of_a_member on small_area for select to accord_app using (
  alliance = (select viewer_alliance()) and is_member_now(alliance, (select viewer_trust())));
-- Any member that takes part keeps the case and withdraws an option; an effect is finished by the trust that asked for it.
create policy kept_by_a_member on service_case for update to accord_app
  using (alliance = (select viewer_alliance()) and takes_part_now(alliance, (select viewer_trust())))
  with check (alliance = (select viewer_alliance()));
create policy withdrawn_by_a_member on service_case_option for update to accord_app
  using (alliance = (select viewer_alliance()) and takes_part_now(alliance, (select viewer_trust())))
  with check (alliance = (select viewer_alliance()));
create policy finished_by_who_asked on service_case_effect for update to accord_app
  using (alliance = (select viewer_alliance()) and person_trust = (select viewer_trust()) and state = 'asked')
  with check (alliance = (select viewer_alliance()) and person_trust = (select viewer_trust()));
grant update (hurdles, criteria, assumptions, why, version) on service_case to accord_app;
grant update (withdrawn_on) on service_case_option to accord_app;
grant update (state, job, because, body) on service_case_effect to accord_app;
