-- Networks of units: who leads, which complex cases there were and when the regional meeting discussed each; and sites that
-- are designated, such as centres of excellence, with what was shown for each criterion.

create table clinical_network (
  alliance text not null references alliance,
  service  text not null,
  -- The trust that leads, and when and where cases are discussed, in words.
  lead     text not null,
  meeting  text not null check (length(meeting) between 1 and 200),
  source   text not null check (length(source) between 1 and 300),
  basis    text not null check (basis in ('published', 'records', 'invented')),
  primary key (alliance, service),
  foreign key (alliance, service) references clinical_service (alliance, id)
);

-- A case that a unit has, by a reference of its own that says nothing of the patient. Only added to.
create table network_case (
  trust      text not null default viewer_trust(),
  alliance   text not null default viewer_alliance(),
  id         uuid not null,
  service    text not null,
  -- Never a number of ten figures: an NHS number is no pseudonym.
  reference  text not null check (length(reference) between 2 and 20 and reference !~ '\d[ -]*(\d[ -]*){8}\d'),
  site       text not null,
  grade      text not null,
  features   text[] not null,
  -- Whether the rules of the day when it was noted ask that the meeting discuss it: it counts as they were.
  is_complex boolean not null,
  noted_on   date not null,
  noted_by   text not null default viewer_person(),
  noted_at   timestamptz not null default clock_timestamp(),
  primary key (trust, id),
  unique (trust, alliance, service, reference),
  foreign key (alliance, service) references clinical_service (alliance, id)
);

-- Each time that the meeting discussed it. The last says where it goes. Only added to.
create table network_discussion (
  trust       text not null default viewer_trust(),
  alliance    text not null default viewer_alliance(),
  case_id     uuid not null,
  number      integer not null check (number > 0),
  on_day      date not null,
  outcome     text not null check (outcome in ('stays', 'goes', 'elsewhere', 'again')),
  to_site     text check ((to_site is not null) = (outcome = 'goes')),
  -- Who discussed it, by their posts.
  who         text not null check (length(who) between 1 and 200),
  recorded_by text not null default viewer_person(),
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (trust, case_id, number),
  foreign key (trust, case_id) references network_case (trust, id)
);

-- A site that a trust puts forward, with what it shows for each criterion. Only added to.
create table designation (
  trust       text not null default viewer_trust(),
  alliance    text not null default viewer_alliance(),
  id          uuid not null,
  service     text not null,
  site        text not null,
  -- As `Shown` in src/services/designations/criteria.ts.
  shown       jsonb not null,
  proposed_on date not null,
  proposed_by text not null default viewer_person(),
  proposed_at timestamptz not null default clock_timestamp(),
  primary key (trust, id),
  unique (trust, id, alliance),
  foreign key (alliance, service) references clinical_service (alliance, id)
);

-- What the board decided of it, as the trust whose secretary wrote it down says. Only added to.
create table designation_event (
  trust       text not null default viewer_trust(),
  alliance    text not null default viewer_alliance(),
  of_trust    text not null,
  designation uuid not null,
  number      integer not null check (number > 0),
  what        text not null check (what in ('designated', 'not-designated', 'renewed', 'withdrawn')),
  on_day      date not null,
  review_on   date check ((review_on is not null) = (what in ('designated', 'renewed')) and review_on > on_day),
  -- The item of a meeting at which it was decided, where it was decided here.
  decision    uuid,
  said        text not null check (length(said) between 1 and 500),
  written_by  text not null default viewer_person(),
  written_at  timestamptz not null default clock_timestamp(),
  primary key (of_trust, designation, number),
  foreign key (of_trust, designation, alliance) references designation (trust, id, alliance)
);

do $$
declare
  name text;
  member constant text := '(select is_member_now((select viewer_alliance()), (select viewer_trust())))';
  fellow text := format('alliance = (select viewer_alliance()) and %s and is_member_now(alliance, trust)', member);
  own constant text := 'trust = (select viewer_trust()) and alliance = (select viewer_alliance())';
begin
  foreach name in array array['clinical_network', 'network_case', 'network_discussion', 'designation', 'designation_event'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select on %I to accord_app', name);
  end loop;
  execute format('create policy of_the_alliance on clinical_network for select to accord_app using (alliance = (select viewer_alliance()) and %s)', member);
  foreach name in array array['network_case', 'network_discussion', 'designation', 'designation_event'] loop
    execute format('create policy own on %I for select to accord_app using (%s)', name, own);
    execute format('create policy own_is_added on %I for insert to accord_app with check (%s and %s)', name, own, member);
    execute format('grant insert on %I to accord_app', name);
  end loop;
  foreach name in array array['designation', 'designation_event'] loop
    execute format('create policy of_a_fellow on %I for select to accord_app using (%s)', name, fellow);
  end loop;
  -- Cases leave a trust as counts alone, through the lane below.
  foreach name in array array['network_case', 'network_discussion'] loop
    execute format('create policy of_a_fellow on %I for select to accord_share using (%s)', name, fellow);
    execute format('grant select on %I to accord_share', name);
  end loop;
end $$;

-- How many complex cases there were in a year, and how many of them the meeting discussed: own as they are, others' without
-- those from 1 to 7 (null) and rounded to the nearest 5, with whether it was all of them.
create view share.network_audit with (security_barrier = true) as
  with counted as (
    select c.trust, c.service, extract(year from c.noted_on)::integer as year, count(*) as complex,
           count(*) filter (where exists (select from network_discussion d where (d.trust, d.case_id) = (c.trust, c.id))) as discussed,
           c.trust = (select viewer_trust()) as is_own
      from network_case c
     where c.alliance = (select viewer_alliance()) and c.is_complex
     group by 1, 2, 3
  )
  select trust, service, year, is_own, complex = discussed as is_all,
         case when is_own then complex when complex between 1 and 7 then null else round(complex / 5.0) * 5 end::integer as complex,
         case when is_own then discussed when discussed between 1 and 7 then null else round(discussed / 5.0) * 5 end::integer as discussed
    from counted;
alter view share.network_audit owner to accord_share;
grant select on share.network_audit to accord_app;
