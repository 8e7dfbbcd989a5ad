-- Theatre sessions that one trust lends to another, and what is held for transfers: theatre, bed, surgeon, patient.
--
-- Nothing here is swept: a hold is over when the database's clock says so. Each row knows from when to when it lives, and
-- the constraint against double booking compares the lives too, so that a hold that is over blocks nobody.
create extension if not exists btree_gist schema private;

-- What may be done how long before a session, where an alliance agreed otherwise than usual: src/capacity/lending/lending-rules.ts.
alter table alliance add column lending_rules jsonb;

-- That a patient is busy somewhere at a time is told between two trusts only where both agreed that it is.
alter table sharing_agreement drop constraint sharing_agreement_purpose_check;
alter table sharing_agreement add constraint sharing_agreement_purpose_check
  check (purpose in ('planning', 'mutual-aid', 'booking-safety'));

create table session_loan (
  trust     text not null default viewer_trust(),
  id        uuid not null default gen_random_uuid(),
  alliance  text not null references alliance default viewer_alliance(),
  theatre   text not null, day date not null, start_minute smallint not null,
  -- As the session stood when it was offered: borrowers do not see the owner's tables.
  minutes   smallint not null, site text not null, theatre_name text not null,
  services  text[] not null check (cardinality(services) > 0),
  has_theatre_team boolean not null, has_anaesthetist boolean not null,
  kit       text not null default '', note text not null default '',
  state     text not null default 'offered'
            check (state in ('offered', 'held', 'confirmed', 'used', 'given-back', 'withdrawn')),
  borrower  text check (borrower <> trust),
  asked_service text, asked_note text, held_until timestamptz,
  reason    text,
  version   integer not null default 1,
  offered_by text not null default viewer_person(), offered_at timestamptz not null default now(),
  primary key (trust, id),
  foreign key (trust, theatre, day, start_minute) references theatre_session (trust, theatre, day, start_minute),
  check ((state = 'held') = (held_until is not null)),
  check (state <> 'offered' or borrower is null),
  check (state not in ('held', 'confirmed', 'used', 'given-back') or borrower is not null)
);
-- A session is offered, asked for or lent once at a time.
create unique index session_loan_one_open on session_loan (trust, theatre, day, start_minute)
  where state in ('offered', 'held', 'confirmed', 'used');
create index session_loan_by_borrower on session_loan (borrower, day);
create index session_loan_on_offer on session_loan (alliance, day) where state in ('offered', 'held');

-- What happened to a loan, each with the borrower it concerned. Only added to.
create table session_loan_event (
  trust text not null, loan_id uuid not null, version integer not null,
  action text not null, borrower text, reason text not null default '',
  person text not null default viewer_person(), person_trust text not null default viewer_trust(),
  at timestamptz not null default now(),
  primary key (trust, loan_id, version),
  foreign key (trust, loan_id) references session_loan (trust, id) on delete cascade
);

-- The same rows as `loanSteps` in src/capacity/lending/loan.ts: a test says so.
create table private.session_loan_step (
  action text not null, from_state text not null, to_state text not null,
  side text not null check (side in ('owner', 'borrower', 'member', 'either')),
  primary key (action, from_state)
);
insert into private.session_loan_step values
  ('hold', 'offered', 'held', 'member'),
  ('let-go', 'held', 'offered', 'borrower'),
  ('decline', 'held', 'offered', 'owner'),
  ('confirm', 'held', 'confirmed', 'owner'),
  ('use', 'confirmed', 'used', 'either'),
  ('give-back', 'confirmed', 'given-back', 'borrower'),
  ('withdraw', 'offered', 'withdrawn', 'owner'),
  ('withdraw', 'held', 'withdrawn', 'owner'),
  ('withdraw', 'confirmed', 'withdrawn', 'owner');

create table capacity_hold (
  -- Whose capacity it is to use: the trust that receives the transfer.
  trust     text not null,
  id        uuid not null default gen_random_uuid(),
  sender    text not null, transfer_id uuid not null,
  alliance  text not null references alliance,
  kind      text not null check (kind in ('theatre', 'surgeon', 'bed', 'patient')),
  -- Among whose a resource has its name: a trust's own, or for a patient of two trusts that agreed, the alliance's.
  scope     text not null,
  resource  text not null,
  -- Which of a room's beds.
  slot      smallint not null default 1 check (slot between 1 and 12),
  during    tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)
                                      and lower_inc(during) and not upper_inc(during)),
  -- From when it was made to when it is over; without end once it is confirmed.
  alive     tstzrange not null check (not isempty(alive) and not lower_inf(alive)),
  state     text not null default 'held' check (state in ('held', 'confirmed', 'released')),
  held_by   text not null default viewer_person(), held_by_trust text not null default viewer_trust(),
  primary key (trust, id),
  foreign key (sender, transfer_id) references transfer (sender, id),
  check (upper(during) - lower(during) <= case when kind in ('bed', 'patient') then interval '366 days' else interval '24 hours' end),
  check (state <> 'held' or not upper_inf(alive)),
  constraint capacity_hold_no_double_booking
    exclude using gist (scope with =, kind with =, resource with =, slot with =, during with &&, alive with &&)
    where (state in ('held', 'confirmed'))
);
create index capacity_hold_of_transfer on capacity_hold (sender, transfer_id);
create index capacity_hold_by_resource on capacity_hold (scope, resource) where state in ('held', 'confirmed');

do $$
declare name text;
begin
  foreach name in array array['session_loan', 'session_loan_event', 'capacity_hold'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy by_its_function on %I to accord_owner using (true) with check (true)', name);
  end loop;
end $$;
alter table private.session_loan_step owner to accord_owner;

-- A trust offers its own sessions. Every later step goes through private.step_session_loan.
create policy own on session_loan to accord_app
  using (trust = (select viewer_trust())) with check (trust = (select viewer_trust()) and state = 'offered');
create policy borrowed on session_loan for select to accord_app using (borrower = (select viewer_trust()));
grant select, insert on session_loan to accord_app;
create policy own on session_loan_event for select to accord_app
  using (trust = (select viewer_trust()) or borrower = (select viewer_trust()));
grant select on session_loan_event to accord_app;

-- What members see of others' sessions: those they could ask for now, and nothing of who asked before.
create policy on_offer on session_loan for select to accord_share using (
  alliance = (select viewer_alliance()) and (state = 'offered' or (state = 'held' and held_until <= statement_timestamp()))
  and exists (select from alliance_member m where m.alliance = session_loan.alliance and m.trust = (select viewer_trust())));
grant select on session_loan to accord_share;
create view share.session_on_offer with (security_barrier = true) as
  select trust, id, site, theatre, theatre_name, day, start_minute, minutes, services, has_theatre_team, has_anaesthetist,
         kit, note, version
    from session_loan where state = 'offered' or (state = 'held' and held_until <= statement_timestamp());
alter view share.session_on_offer owner to accord_share;
grant select on share.session_on_offer to accord_app;

-- Whoever plans a trust's sessions is told which of them are another's on the day.
create policy planning_lane on session_loan for select to accord_share using (
  (select viewer_purpose()) = 'planning'
  and (trust = (select viewer_trust())
       or trust = any (array(select owner from sharing_agreement where purpose = 'planning' and 'capacity' = any (fields)))));
create or replace view share.planning_theatre_session with (security_barrier = true) as
  select s.trust, s.theatre, s.day, s.start_minute, s.minutes, s.treatment_function, l.borrower as lent_to
    from theatre_session s
    left join session_loan l on l.trust = s.trust and l.theatre = s.theatre and l.day = s.day
                            and l.start_minute = s.start_minute and l.state in ('confirmed', 'used');

-- Of a hold, what is whose: never which patient, which only the constraint compares.
create policy concerned on capacity_hold for select to accord_app
  using ((trust = (select viewer_trust()) or sender = (select viewer_trust())) and kind <> 'patient');
grant select on capacity_hold to accord_app;

-- What the functions below ask: the capacity of the alliance that somebody looks at, and the one patient of the transfer.
create policy by_its_function on alliance_member for select to accord_owner using (alliance = (select viewer_alliance()));
do $$
declare name text;
begin
  foreach name in array array['theatre', 'theatre_session', 'ward_room', 'surgeon', 'surgeon_day'] loop
    execute format('create policy fits_holds on %I for select to accord_owner
      using (trust in (select trust from alliance_member))', name);
  end loop;
end $$;
create policy fits_holds on transfer for select to accord_owner
  using (sender = (select viewer_trust()) or receiver = (select viewer_trust()));
create index transfer_of_patient on transfer (sender, pseudonym);
create policy fits_holds on pathway for select to accord_owner using (exists (
  select from transfer t where t.sender = pathway.trust and t.pseudonym = pathway.pseudonym));
-- No index leads from a patient to a transfer, so this is as wide as the alliance; the function asks for one by key.
create policy fits_holds on patient for select to accord_owner using (trust in (select trust from alliance_member));
create policy booking_safety on sharing_agreement for select to accord_owner using (
  purpose = 'booking-safety' and alliance = (select viewer_alliance())
  and cardinality(approved_by_owner) = 2 and approved_by_recipient is not null
  and suspended_at is null and revoked_at is null
  and valid_from <= statement_timestamp() and valid_to > statement_timestamp());

-- One order for everybody: by kind, then by resource. Called before any row is written.
create function private.lock_capacity(kinds text[], scopes text[], resources text[]) returns void
  volatile language sql set search_path = pg_catalog
as $$
  select pg_advisory_xact_lock(class, key) from (
    select distinct array_position(array['theatre', 'surgeon', 'bed', 'patient'], kind) as class,
           hashtext(scope || '/' || resource) as key
      from unnest(kinds, scopes, resources) as locked (kind, scope, resource)
     order by 1, 2) as sorted
$$;

-- A patient as a hold knows them: nobody can tell from it who they are, and two alliances' are never alike. The key is
-- made from the one that signs contexts, so that neither can be had from the other.
create function private.patient_key(who_knows text, patient text) returns text
  stable language sql set search_path = pg_catalog
as $$
  with own as (
    select sha256(convert_to('patients of holds', 'UTF8') || key) as key from private.context_key
  )
  select encode(sha256(private.hmac_pad(own.key, 92) || sha256(private.hmac_pad(own.key, 54)
           || convert_to(who_knows || E'\x1f' || patient, 'UTF8'))), 'hex') from own
$$;

-- Holds theatre, surgeon, bed and patient for a transfer, all or nothing. Answers 'held', or why not: the kind of what is
-- taken and never by whom. A trust may hold where it sends its patient and where it receives one.
create function private.hold_capacity(of_sender text, of_transfer uuid, wanted jsonb, until timestamptz) returns text
  volatile security definer language plpgsql set search_path = pg_catalog
as $$
declare
  me text := public.viewer_trust();
  here text := public.viewer_alliance();
  moved record;
  person record;
  opens timestamp := (wanted->>'day')::date;
  starts smallint := (wanted->>'from')::smallint;
  lasts smallint := (wanted->>'minutes')::smallint;
  operating tstzrange := tstzrange((opens + make_interval(mins => starts)) at time zone 'Europe/London',
                                   ((opens + make_interval(mins => starts)) at time zone 'Europe/London') + make_interval(mins => lasts));
  in_bed tstzrange := tstzrange(opens at time zone 'Europe/London',
                                (opens + make_interval(days => greatest(1, (wanted->>'nights')::integer))) at time zone 'Europe/London');
  kinds text[]; scopes text[]; resources text[];
  room_for smallint;
  life tstzrange;
  taken text;
begin
  select t.receiver, t.pseudonym into moved from public.transfer t
   where t.sender = of_sender and t.id = of_transfer and t.alliance = here and me in (t.sender, t.receiver);
  if not found then return 'no-transfer'; end if;

  select i.id, i.nhs_number into person from public.pathway p join public.patient i on i.trust = p.trust and i.id = p.patient_id
   where p.trust = of_sender and p.pseudonym = moved.pseudonym;
  if not found then return 'no-transfer'; end if;
  kinds := array['theatre', 'surgeon', 'bed', 'patient'];
  scopes := array[wanted->>'theatreTrust', wanted->>'surgeonTrust', wanted->>'roomTrust', of_sender];
  resources := array[wanted->>'theatre', wanted->>'surgeon', wanted->>'room', private.patient_key(of_sender, person.id::text)];
  if person.nhs_number is not null and (
    select count(*) from public.sharing_agreement a
     where (a.owner, a.recipient) in ((of_sender, moved.receiver), (moved.receiver, of_sender))) = 2 then
    kinds := kinds || 'patient'::text;
    scopes := scopes || ('alliance ' || here);
    resources := resources || private.patient_key('alliance ' || here, person.nhs_number);
  end if;
  perform private.lock_capacity(kinds, scopes, resources);

  -- After the locks, because waiting for them takes time.
  if until <= clock_timestamp() then return 'until-over'; end if;
  life := tstzrange(clock_timestamp(), until);
  if exists (select from public.capacity_hold h where h.sender = of_sender and h.transfer_id = of_transfer
              and h.state in ('held', 'confirmed') and h.alive @> clock_timestamp()) then return 'held-already'; end if;

  -- The minutes lie within sessions of the theatre that are the receiver's to use.
  if lasts is distinct from (
    select sum(greatest(0, least(s.start_minute + s.minutes, starts + lasts) - greatest(s.start_minute, starts)))
      from public.theatre_session s
      left join public.session_loan l on l.trust = s.trust and l.theatre = s.theatre and l.day = s.day
                                     and l.start_minute = s.start_minute and l.state in ('offered', 'held', 'confirmed', 'used')
     where s.trust = wanted->>'theatreTrust' and s.theatre = wanted->>'theatre' and s.day = opens::date
       and case when l.id is null then s.trust = moved.receiver
                else l.state in ('confirmed', 'used') and l.borrower = moved.receiver end) then return 'no-session'; end if;
  if not exists (
    select from public.surgeon g join public.surgeon_day d on d.trust = g.trust and d.surgeon = g.id
      join public.theatre e on e.trust = wanted->>'theatreTrust' and e.id = wanted->>'theatre'
     where g.trust = wanted->>'surgeonTrust' and g.id = wanted->>'surgeon' and d.day = opens::date
       and d.minutes >= lasts and e.site = any (g.sites)) then return 'no-surgeon'; end if;
  select r.beds into room_for from public.ward_room r
    join public.theatre e on e.trust = wanted->>'theatreTrust' and e.id = wanted->>'theatre' and e.site = r.site
   where r.trust = wanted->>'roomTrust' and r.id = wanted->>'room'
     and not (r.closes_overnight and (wanted->>'nights')::integer > 0);
  if not found then return 'no-room'; end if;

  begin
    for n in 1 .. cardinality(kinds) loop
      taken := kinds[n];
      if taken = 'bed' then
        for bed in 1 .. room_for loop
          begin
            insert into public.capacity_hold (trust, sender, transfer_id, alliance, kind, scope, resource, slot, during, alive)
            values (moved.receiver, of_sender, of_transfer, here, 'bed', scopes[n], resources[n], bed, in_bed, life);
            exit;
          exception when exclusion_violation then
            if bed = room_for then raise; end if;
          end;
        end loop;
      else
        insert into public.capacity_hold (trust, sender, transfer_id, alliance, kind, scope, resource, during, alive)
        values (moved.receiver, of_sender, of_transfer, here, taken, scopes[n], resources[n],
                case when taken = 'patient' then in_bed else operating end, life);
      end if;
    end loop;
  exception when exclusion_violation then
    return taken || '-taken';
  end;
  return 'held';
end $$;

-- Makes a hold last, last until another moment, or lets it go. Answers 'done', 'over' when the clock was quicker, or 'none'.
create function private.keep_capacity(of_sender text, of_transfer uuid, what text, until timestamptz) returns text
  volatile security definer language plpgsql set search_path = pg_catalog
as $$
declare
  me text := public.viewer_trust();
  stands text;
begin
  if not exists (select from public.transfer t where t.sender = of_sender and t.id = of_transfer and me in (t.sender, t.receiver))
  then return 'none'; end if;
  perform private.lock_capacity(array_agg(h.kind), array_agg(h.scope), array_agg(h.resource)) from public.capacity_hold h
    where h.sender = of_sender and h.transfer_id = of_transfer and h.state in ('held', 'confirmed') having count(*) > 0;
  select max(h.state) into stands
    from public.capacity_hold h
   where h.sender = of_sender and h.transfer_id = of_transfer
     and (h.state = 'confirmed' or (h.state = 'held' and h.alive @> clock_timestamp()));
  if what = 'release' then
    update public.capacity_hold h
       set state = 'released', alive = tstzrange(lower(h.alive), greatest(lower(h.alive) + interval '1 microsecond',
                                                                         least(upper(h.alive), clock_timestamp())))
     where h.sender = of_sender and h.transfer_id = of_transfer and h.state in ('held', 'confirmed');
    return case when found then 'done' else 'none' end;
  elsif stands = 'confirmed' then
    return 'done';
  elsif stands = 'held' and (what = 'confirm' or until > clock_timestamp()) then
    update public.capacity_hold h
       set state = case what when 'confirm' then 'confirmed' else 'held' end,
           alive = tstzrange(lower(h.alive), case what when 'prolong' then until end)
     where h.sender = of_sender and h.transfer_id = of_transfer and h.state = 'held' and h.alive @> clock_timestamp();
    return case when found then 'done' else 'over' end;
  end if;
  return case when exists (select from public.capacity_hold h where h.sender = of_sender and h.transfer_id = of_transfer
                            and h.state = 'held') then 'over' else 'none' end;
end $$;

-- Takes a loan one step further: compare, set, and the event, in one. Answers 'done', 'changed' when it is no longer as it
-- was seen, or 'in-use' when operations are held in the session. Which role may, and when, is for the program to say.
create function private.step_session_loan(of_owner text, loan uuid, seen integer, step text, hours integer,
                                          asked_for text, remark text, why text) returns text
  volatile security definer language plpgsql set search_path = pg_catalog
as $$
declare
  me text := public.viewer_trust();
  lent public.session_loan;
  stands text;
  goes record;
  begins timestamptz;
begin
  select * into lent from public.session_loan l where l.trust = of_owner and l.id = loan and l.alliance = public.viewer_alliance();
  if not found or not exists (select from public.alliance_member m where m.trust = me) then return 'changed'; end if;
  perform private.lock_capacity(array['theatre'], array[lent.trust], array[lent.theatre]);
  select * into lent from public.session_loan l where l.trust = of_owner and l.id = loan for update;
  stands := case when lent.state = 'held' and lent.held_until <= clock_timestamp() then 'offered' else lent.state end;
  select s.to_state, s.side into goes from private.session_loan_step s where s.action = step and s.from_state = stands;
  if not found or lent.version <> seen then return 'changed'; end if;
  if not (case goes.side when 'owner' then me = lent.trust when 'borrower' then me = lent.borrower
                         when 'member' then me <> lent.trust else me in (lent.trust, lent.borrower) end)
  then return 'changed'; end if;
  if stands = 'confirmed' and goes.to_state <> 'used' then
    begins := (lent.day + make_interval(mins => lent.start_minute)) at time zone 'Europe/London';
    if exists (select from public.capacity_hold h where h.kind = 'theatre' and h.scope = lent.trust and h.resource = lent.theatre
                and h.state in ('held', 'confirmed') and h.alive @> clock_timestamp()
                and h.during && tstzrange(begins, begins + make_interval(mins => lent.minutes))) then return 'in-use'; end if;
  end if;
  update public.session_loan l set
      state = goes.to_state, version = l.version + 1, reason = nullif(why, ''),
      borrower = case when step = 'hold' then me when goes.to_state = 'offered' then null
                      when stands = 'offered' then null else l.borrower end,
      asked_service = case when step = 'hold' then asked_for when goes.to_state = 'offered' or stands = 'offered' then null else l.asked_service end,
      asked_note = case when step = 'hold' then remark when goes.to_state = 'offered' or stands = 'offered' then null else l.asked_note end,
      held_until = case when step = 'hold' then clock_timestamp() + make_interval(hours => hours) end
   where l.trust = of_owner and l.id = loan;
  insert into public.session_loan_event (trust, loan_id, version, action, borrower, reason)
  values (of_owner, loan, lent.version + 1, step,
          case when step = 'hold' then me when stands = 'offered' then null else lent.borrower end, coalesce(why, ''));
  return 'done';
end $$;

do $$
declare name text;
begin
  foreach name in array array['private.hold_capacity(text, uuid, jsonb, timestamptz)', 'private.keep_capacity(text, uuid, text, timestamptz)',
      'private.step_session_loan(text, uuid, integer, text, integer, text, text, text)',
      'private.lock_capacity(text[], text[], text[])', 'private.patient_key(text, text)'] loop
    execute format('alter function %s owner to accord_owner', name);
    execute format('revoke execute on function %s from public', name);
  end loop;
end $$;
grant execute on function private.hold_capacity(text, uuid, jsonb, timestamptz), private.keep_capacity(text, uuid, text, timestamptz),
  private.step_session_loan(text, uuid, integer, text, integer, text, text, text),
  private.lock_capacity(text[], text[], text[]) to accord_app;
