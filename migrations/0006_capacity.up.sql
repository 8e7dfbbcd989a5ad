-- What there is to treat people with: theatres and their sessions, rooms and beds, surgeons, nurses.
create table theatre (
  trust text not null, id text not null, site text not null, name text not null,
  primary key (trust, id)
);
create table theatre_session (
  trust text not null, theatre text not null, day date not null,
  -- Minutes after midnight, Europe/London, and length.
  start_minute smallint not null check (start_minute between 0 and 1439),
  minutes      smallint not null check (minutes between 1 and 1440),
  -- Set up for one service, or for any of the trust's when empty.
  treatment_function text,
  primary key (trust, theatre, day, start_minute),
  foreign key (trust, theatre) references theatre (trust, id)
);
create table ward_room (
  trust text not null, id text not null, site text not null, ward text not null, name text not null,
  beds smallint not null check (beds between 1 and 12),
  -- A day surgery unit's: everybody goes home in the evening.
  closes_overnight boolean not null default false,
  primary key (trust, id)
);
create table bed_occupant (
  trust text not null, id text not null, room text not null,
  sex text not null, age_band text not null,
  -- Nights still to stay after the first day of the horizon, and care needed.
  nights smallint not null check (nights > 0), skill_level smallint not null, workload smallint not null,
  primary key (trust, id),
  foreign key (trust, room) references ward_room (trust, id)
);
create table surgeon (
  trust text not null, id text not null, name text not null,
  treatment_functions text[] not null, subspecialty text,
  -- Sites where this surgeon may operate: the employer's, and those a passport covers.
  sites text[] not null check (cardinality(sites) > 0),
  primary key (trust, id)
);
create table surgeon_day (
  trust text not null, surgeon text not null, day date not null,
  minutes smallint not null check (minutes between 1 and 1440),
  primary key (trust, surgeon, day),
  foreign key (trust, surgeon) references surgeon (trust, id)
);
create table nurse (
  trust text not null, id text not null, name text not null,
  skill_level smallint not null check (skill_level between 0 and 9),
  sites text[] not null check (cardinality(sites) > 0),
  primary key (trust, id)
);
create table nurse_shift (
  trust text not null, nurse text not null, day date not null,
  shift text not null check (shift in ('early', 'late', 'night')),
  max_load smallint not null check (max_load > 0),
  primary key (trust, nurse, day, shift),
  foreign key (trust, nurse) references nurse (trust, id)
);

-- Each table is a trust's own; for planning, members with an agreement that names `capacity` see it through a lane.
do $$
declare name text; columns text;
begin
  foreach name in array array['theatre', 'theatre_session', 'ward_room', 'bed_occupant', 'surgeon', 'surgeon_day', 'nurse', 'nurse_shift'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own on %I to accord_app using (trust = (select viewer_trust())) with check (trust = (select viewer_trust()))', name);
    execute format('create policy planning_lane on %I for select to accord_share using (
      trust = (select viewer_trust())
      or trust = any (array(select owner from sharing_agreement where purpose = ''planning'' and ''capacity'' = any (fields))))', name);
    execute format('grant select, insert, update, delete on %I to accord_app', name);
    execute format('grant select on %I to accord_share', name);
    -- A fixed list of columns. A nurse has a number there and no name.
    select string_agg(case when name = 'nurse' and column_name = 'name' then '''Nurse ''::text || id as name' else quote_ident(column_name) end, ', ' order by ordinal_position)
      into columns from information_schema.columns where table_schema = 'public' and table_name = name;
    execute format('create view share.%I with (security_barrier = true) as select %s from public.%I', 'planning_' || name, columns, name);
    execute format('alter view share.%I owner to accord_share', 'planning_' || name);
    execute format('grant select on share.%I to accord_app', 'planning_' || name);
  end loop;
end $$;
