-- What each trust of an alliance provides where: services by site, operations by unit and surgeon, what is stated of a
-- service, minimum volumes, residents treated elsewhere, and how fragile each service is.

-- Where an alliance weighs the fragile-service index otherwise than usual: src/services/fragility/read-formula.ts.
alter table alliance add column fragility_formula jsonb;

-- What an alliance calls its services, so that its trusts speak of the same.
create table clinical_service (
  alliance           text not null references alliance,
  id                 text not null check (id ~ '^[a-z][a-z0-9-]{1,40}$'),
  name               text not null,
  treatment_function text not null,
  about              text not null default '',
  -- What is assumed of one operation and of who would return, with its source: src/services/repatriation/assumptions.ts.
  assumptions        jsonb,
  primary key (alliance, id)
);

-- So many operations in twelve months, by whom, from which source. A new edition is a new row.
create table volume_standard (
  alliance       text not null references alliance,
  service        text not null,
  of             text not null check (of in ('unit', 'surgeon')),
  effective_from date not null,
  effective_to   date check (effective_to > effective_from),
  cases          integer not null check (cases > 0),
  standing       text not null check (standing in ('advisory', 'mandatory')),
  source         text not null check (length(source) between 1 and 300),
  -- Of what kind a figure is: published, from a trust's records, or invented for a demonstration. Pages say which.
  basis          text not null default 'records' check (basis in ('published', 'records', 'invented')),
  primary key (alliance, service, of, effective_from),
  foreign key (alliance, service) references clinical_service (alliance, id)
);

create table site_service (
  trust    text not null default viewer_trust(),
  alliance text not null default viewer_alliance(),
  service  text not null,
  site     text not null,
  tier     text not null check (tier in ('centre', 'spoke', 'outreach')),
  provides text[] not null default '{}',
  from_day date not null,
  to_day   date check (to_day > from_day),
  primary key (trust, alliance, service, site, from_day),
  foreign key (alliance, service) references clinical_service (alliance, id)
);

-- Operations in the twelve months to a day. A second surgeon at the same operation has it as 'dual': it counts for the
-- surgeon, and not again for the unit.
create table service_volume (
  trust    text not null default viewer_trust(),
  alliance text not null default viewer_alliance(),
  service  text not null,
  site     text not null,
  year_to  date not null,
  surgeon  text not null,
  part     text not null check (part in ('lead', 'dual')),
  cases    integer not null check (cases >= 0),
  source   text not null check (length(source) between 1 and 300),
  basis    text not null default 'records' check (basis in ('published', 'records', 'invented')),
  primary key (trust, alliance, service, site, year_to, surgeon, part),
  foreign key (alliance, service) references clinical_service (alliance, id)
);

-- What a trust states of its service as of a day: staff, rota, training, outliers, money, equipment. Only added to.
create table service_statement (
  trust    text not null default viewer_trust(),
  alliance text not null default viewer_alliance(),
  service  text not null,
  as_of    date not null,
  -- See src/services/fragility/service-facts.ts.
  facts    jsonb not null,
  source   text not null check (length(source) between 1 and 300),
  basis    text not null default 'records' check (basis in ('published', 'records', 'invented')),
  stated_by text not null default viewer_person(),
  stated_at timestamptz not null default clock_timestamp(),
  primary key (trust, alliance, service, as_of, stated_at),
  foreign key (alliance, service) references clinical_service (alliance, id)
);

-- Operations of the residents whose nearest hospital is the trust's, done by others, in the twelve months to a day.
create table resident_outflow (
  trust    text not null default viewer_trust(),
  alliance text not null default viewer_alliance(),
  service  text not null,
  provider text not null,
  year_to  date not null,
  cases    integer not null check (cases >= 0),
  source   text not null check (length(source) between 1 and 300),
  basis    text not null default 'records' check (basis in ('published', 'records', 'invented')),
  primary key (trust, alliance, service, provider, year_to),
  foreign key (alliance, service) references clinical_service (alliance, id)
);

-- An index with its parts, each time it says something else than before. Only added to.
create table service_assessment (
  trust       text not null default viewer_trust(),
  alliance    text not null default viewer_alliance(),
  service     text not null,
  number      integer not null check (number > 0),
  on_day      date not null,
  -- As `Fragility` in src/services/fragility/fragility.ts.
  body        jsonb not null,
  -- What people are told of it; nothing when there is no news in it.
  news        text,
  assessed_at timestamptz not null default clock_timestamp(),
  primary key (trust, alliance, service, number),
  foreign key (alliance, service) references clinical_service (alliance, id)
);

-- What somebody worked out of residents who could return, to begin a case for change with. Only added to.
create table repatriation_seed (
  trust       text not null default viewer_trust(),
  alliance    text not null default viewer_alliance(),
  id          uuid not null default gen_random_uuid(),
  service     text not null,
  site        text not null,
  assumptions jsonb not null,
  -- As `Repatriation` in src/services/repatriation/find-repatriation.ts.
  found       jsonb not null,
  person      text not null default viewer_person(),
  kept_at     timestamptz not null default clock_timestamp(),
  primary key (trust, id),
  foreign key (alliance, service) references clinical_service (alliance, id)
);

do $$
declare
  name text;
  member constant text := '(select is_member_now((select viewer_alliance()), (select viewer_trust())))';
  fellow text := format('alliance = (select viewer_alliance()) and %s and is_member_now(alliance, trust)', member);
  own constant text := 'trust = (select viewer_trust()) and alliance = (select viewer_alliance())';
begin
  foreach name in array array['clinical_service', 'volume_standard', 'site_service', 'service_volume', 'service_statement',
                              'resident_outflow', 'service_assessment', 'repatriation_seed'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select on %I to accord_app', name);
  end loop;
  -- The alliance's own words and minimums are each member's to read.
  foreach name in array array['clinical_service', 'volume_standard'] loop
    execute format('create policy of_the_alliance on %I for select to accord_app using (alliance = (select viewer_alliance()) and %s)',
                   name, member);
  end loop;
  foreach name in array array['site_service', 'service_volume', 'service_statement', 'resident_outflow', 'service_assessment',
                              'repatriation_seed'] loop
    execute format('create policy own on %I for select to accord_app using (%s)', name, own);
    execute format('create policy own_is_added on %I for insert to accord_app with check (%s and %s)', name, own, member);
    execute format('grant insert on %I to accord_app', name);
  end loop;
  foreach name in array array['site_service', 'service_statement', 'service_assessment', 'repatriation_seed'] loop
    execute format('create policy of_a_fellow on %I for select to accord_app using (%s)', name, fellow);
  end loop;
  -- Counts of people leave a trust only through the lanes below, as small numbers may.
  foreach name in array array['service_volume', 'resident_outflow'] loop
    execute format('create policy of_a_fellow on %I for select to accord_share using (%s)', name, fellow);
    execute format('grant select on %I to accord_share', name);
    -- A file of a year takes the place of the one before it.
    execute format('create policy own_is_replaced on %I for delete to accord_app using (%s and %s)', name, own, member);
    execute format('grant delete on %I to accord_app', name);
  end loop;
end $$;

-- Own counts as they are, others' without those from 1 to 7 (null) and rounded to the nearest 5: src/nhs/small-numbers.ts.
-- A unit's operations are added up first and rounded then. Other trusts' surgeons have no names.
create view share.service_volume with (security_barrier = true) as
  with counted as (
    select v.trust, v.service, v.site, v.year_to, v.surgeon, string_agg(distinct v.source, '; ') as source,
           -- In this order: invented as soon as one is.
           min(v.basis) as basis,
           sum(v.cases) as surgeon_cases,
           sum(v.cases) filter (where v.part = 'dual') as dual_cases,
           sum(sum(v.cases) filter (where v.part = 'lead')) over (partition by v.trust, v.service, v.site, v.year_to) as unit_cases,
           v.trust = (select viewer_trust()) as is_own
      from service_volume v
     where v.alliance = (select viewer_alliance())
     group by v.trust, v.service, v.site, v.year_to, v.surgeon
  )
  select trust, service, site, year_to, source, basis, is_own,
         case when is_own then surgeon end as surgeon,
         case when is_own then surgeon_cases when surgeon_cases between 1 and 7 then null else round(surgeon_cases / 5.0) * 5 end::integer as surgeon_cases,
         case when is_own then coalesce(dual_cases, 0) end::integer as dual_cases,
         case when is_own then coalesce(unit_cases, 0) when unit_cases between 1 and 7 then null
              else round(coalesce(unit_cases, 0) / 5.0) * 5 end::integer as unit_cases
    from counted;
create view share.resident_outflow with (security_barrier = true) as
  select trust, service, provider, year_to, source, basis, trust = (select viewer_trust()) as is_own,
         case when trust = (select viewer_trust()) then cases when cases between 1 and 7 then null else round(cases / 5.0) * 5 end::integer as cases
    from resident_outflow
   where alliance = (select viewer_alliance());
alter view share.service_volume owner to accord_share;
alter view share.resident_outflow owner to accord_share;
grant select on share.service_volume, share.resident_outflow to accord_app;
