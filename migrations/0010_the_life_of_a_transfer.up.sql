-- A transfer's whole life: every step that can be taken, who took which, who is responsible at each instant, and what
-- each trust still has to do because of it. The database refuses every step that is not in the table of steps.
create extension if not exists btree_gist schema private;

drop view share.mutual_aid_pathway;
drop policy mutual_aid_lane on proposed_transfer;
drop policy sent_or_received on proposed_transfer;
drop policy proposed_by_a_plan on proposed_transfer;
drop policy withdrawn_by_a_plan on proposed_transfer;
drop policy seen_by_a_plan on proposed_transfer;
drop index proposed_transfer_one_open;
alter table proposed_transfer drop constraint proposed_transfer_state_check;
alter table proposed_transfer rename to transfer;
alter table transfer rename constraint proposed_transfer_pkey to transfer_pkey;
alter table transfer rename constraint proposed_transfer_check to transfer_receiver_is_another;
alter table transfer rename constraint proposed_transfer_alliance_fkey to transfer_alliance_fkey;
alter table transfer rename constraint proposed_transfer_plan_id_fkey to transfer_plan_id_fkey;
alter table transfer rename constraint proposed_transfer_sender_plan_id_pseudonym_key to transfer_sender_plan_id_pseudonym_key;
alter index proposed_transfer_by_receiver rename to transfer_by_receiver;
alter table transfer rename column proposed_at to identified_at;
alter table transfer rename column withdrawn_at to ended_at;

-- The table's owner is bound by its policies too, unless it says otherwise: for the rows that are here already it does.
alter table transfer no force row level security;
update transfer set state = 'identified' where state = 'proposed';
alter table transfer
  alter column state set default 'identified',
  add constraint transfer_state_check check (state in (
    'identified', 'screened', 'offered', 'consented', 'held', 'accepted', 'complete', 'passed', 'booked', 'treated',
    'handed-back', 'followed-up', 'closed', 'declined-by-patient', 'declined-by-receiver', 'withdrawn', 'lapsed', 'returned')),
  add column model text not null default 'pathway' check (model in ('pathway', 'operation', 'surgeon')),
  -- The trust that answers for the patient's care at this instant. It has a past in transfer_responsibility.
  add column responsible text,
  -- The last step: what was done, by which side and why. The trigger below keeps each in transfer_event.
  add column action text not null default 'identify',
  add column side text not null default 'plan',
  add column changed_at timestamptz,
  add column reason text,
  add column note text check (length(note) <= 2000),
  add column clinically_screened_at timestamptz,
  add column socially_screened_at timestamptz,
  add column reply_by timestamptz,
  add column hold_until timestamptz,
  add column treated_on date;
update transfer set responsible = sender, changed_at = coalesce(ended_at, identified_at),
                    action = case state when 'withdrawn' then 'withdraw-with-plan' else 'identify' end;
alter table transfer
  alter column responsible set not null,
  alter column changed_at set not null,
  add constraint transfer_responsible_is_a_party check (responsible = sender or (responsible = receiver and model = 'pathway')),
  -- Nobody is offered what has not been judged suitable, clinically and socially.
  add constraint transfer_screened_both_ways check (
    case when state in ('withdrawn', 'identified') then state = 'withdrawn' or num_nulls(clinically_screened_at, socially_screened_at) > 0
         else num_nulls(clinically_screened_at, socially_screened_at) = 0 end),
  add constraint transfer_offered_until check (state <> 'offered' or reply_by is not null),
  add constraint transfer_held_until check (state <> 'held' or hold_until is not null),
  add constraint transfer_treated_on check ((state in ('treated', 'handed-back', 'followed-up', 'closed')) = (treated_on is not null));
-- One person is on the way to one place at a time.
create unique index transfer_one_open on transfer (sender, pseudonym) where state not in (
  'closed', 'declined-by-patient', 'declined-by-receiver', 'withdrawn', 'lapsed', 'returned');
-- Those that the clock can end.
create index transfer_timed on transfer (sender, id) where state in ('offered', 'held');

-- An offer that nobody answered in time and a hold that is over count as lapsed from that moment on, whatever is written.
create function private.transfer_state(state text, reply_by timestamptz, hold_until timestamptz) returns text
  stable language sql set search_path = pg_catalog
as $$
  select case when (state = 'offered' and reply_by <= statement_timestamp())
                or (state = 'held' and hold_until <= statement_timestamp()) then 'lapsed' else state end
$$;
alter function private.transfer_state(text, timestamptz, timestamptz) owner to accord_owner;
grant execute on function private.transfer_state(text, timestamptz, timestamptz) to accord_app, accord_share;

-- Every step there is: src/transfers/life/actions.ts, row by row; a test compares the two.
create table private.transfer_step (
  action         text not null,
  model          text not null,
  from_state     text not null,
  to_state       text not null,
  side           text not null check (side in ('sender', 'receiver', 'patient', 'plan', 'clock')),
  responsibility text not null check (responsibility in ('stays', 'to-receiver', 'to-sender')),
  needs_reason   boolean not null,
  primary key (action, model, from_state, to_state, side)
);
alter table private.transfer_step owner to accord_owner;
grant select on private.transfer_step to accord_app;
insert into private.transfer_step
select step.action, model, from_state, step.to_state, side, step.responsibility, step.needs_reason
  from (values
    ('screen-clinical', 'pathway operation surgeon', 'identified', 'identified', 'sender', 'stays', false),
    ('screen-clinical', 'pathway operation surgeon', 'identified', 'screened', 'sender', 'stays', false),
    ('screen-social', 'pathway operation surgeon', 'identified', 'identified', 'sender', 'stays', false),
    ('screen-social', 'pathway operation surgeon', 'identified', 'screened', 'sender', 'stays', false),
    ('offer', 'pathway operation surgeon', 'screened offered', 'offered', 'sender', 'stays', false),
    ('consent', 'pathway operation surgeon', 'offered', 'consented', 'patient sender', 'stays', false),
    ('hold', 'pathway operation surgeon', 'consented held', 'held', 'sender receiver', 'stays', false),
    ('accept', 'pathway operation surgeon', 'held', 'accepted', 'receiver', 'stays', false),
    ('complete', 'pathway operation surgeon', 'accepted', 'complete', 'sender', 'stays', false),
    ('pass', 'pathway', 'complete', 'passed', 'receiver', 'to-receiver', false),
    ('book', 'pathway', 'passed', 'booked', 'receiver', 'stays', false),
    ('book', 'operation surgeon', 'complete', 'booked', 'receiver', 'stays', false),
    ('treat', 'pathway operation surgeon', 'booked', 'treated', 'receiver', 'stays', false),
    ('hand-back', 'pathway', 'treated', 'handed-back', 'receiver', 'to-sender', false),
    ('hand-back', 'operation surgeon', 'treated', 'handed-back', 'receiver', 'stays', false),
    ('follow-up', 'pathway', 'treated', 'followed-up', 'receiver', 'stays', false),
    ('close', 'pathway operation surgeon', 'handed-back', 'closed', 'sender', 'stays', false),
    ('close', 'pathway operation surgeon', 'followed-up', 'closed', 'receiver', 'stays', false),
    ('decline', 'pathway operation surgeon', 'offered consented held accepted complete', 'declined-by-patient', 'patient sender', 'stays', true),
    ('decline', 'operation surgeon', 'booked', 'declined-by-patient', 'patient sender', 'stays', true),
    ('refuse', 'pathway operation surgeon', 'screened offered consented held accepted complete', 'declined-by-receiver', 'receiver', 'stays', true),
    ('withdraw', 'pathway operation surgeon', 'identified screened offered consented held accepted complete', 'withdrawn', 'sender', 'stays', true),
    ('withdraw-with-plan', 'pathway operation surgeon', 'identified', 'withdrawn', 'plan', 'stays', false),
    ('lapse', 'pathway operation surgeon', 'offered held', 'lapsed', 'clock', 'stays', false),
    ('return', 'pathway', 'passed booked', 'returned', 'receiver patient', 'to-sender', true),
    ('return', 'operation surgeon', 'booked', 'returned', 'receiver', 'stays', true)
  ) as step (action, models, from_states, to_state, sides, responsibility, needs_reason),
  unnest(string_to_array(step.models, ' ')) as model,
  unnest(string_to_array(step.from_states, ' ')) as from_state,
  unnest(string_to_array(step.sides, ' ')) as side;

create table transfer_event (
  sender      text not null,
  transfer_id uuid not null,
  version     integer not null,
  action      text not null,
  -- Who acted, as the signed context says. Of what happened before events were kept, that is not known.
  side        text not null,
  trust       text not null,
  person      text not null,
  role        text not null,
  from_state  text,
  to_state    text not null,
  at          timestamptz not null,
  reason      text,
  note        text,
  primary key (sender, transfer_id, version),
  foreign key (sender, transfer_id) references transfer (sender, id)
);

-- Who answers for the patient, and from when until when. The last range of each transfer is open: somebody always does.
create table transfer_responsibility (
  sender      text not null,
  transfer_id uuid not null,
  trust       text not null,
  during      tstzrange not null check (not isempty(during) and not lower_inf(during) and lower_inc(during) and not upper_inc(during)),
  primary key (sender, transfer_id, during),
  foreign key (sender, transfer_id) references transfer (sender, id),
  constraint transfer_responsibility_is_one_trusts exclude using gist (sender with =, transfer_id with =, during with &&)
);

-- What a step leaves for a trust to do with its own rows, in its own context. Done once: the doing and done_at are one
-- transaction.
create table transfer_effect (
  sender      text not null,
  transfer_id uuid not null,
  version     integer not null,
  for_trust   text not null,
  kind        text not null,
  -- The day of the step, as people count days: the effect happened then, whenever it is written down.
  on_day      date not null,
  made_at     timestamptz not null default now(),
  done_at     timestamptz,
  attempts    integer not null default 0,
  -- The last attempt failed: why, and when it is tried again.
  failure     text,
  try_at      timestamptz not null default now(),
  primary key (sender, transfer_id, version, for_trust, kind),
  foreign key (sender, transfer_id) references transfer (sender, id)
);
create index transfer_effect_to_do on transfer_effect (for_trust, try_at) where done_at is null;

insert into transfer_event
  select sender, id, 1, 'identify', 'plan', '', '', '', null, 'identified', identified_at from transfer
  union all
  select sender, id, version, 'withdraw-with-plan', 'plan', '', '', '', 'identified', 'withdrawn', changed_at
    from transfer where state = 'withdrawn';
insert into transfer_responsibility select sender, id, sender, tstzrange(identified_at, null) from transfer;

-- Every change of a transfer is one step of the table, by somebody on its side, from the version before. What the step
-- says of responsibility is done here, at the database's own moment.
create function private.transfer_moves() returns trigger language plpgsql set search_path = pg_catalog
as $$
declare
  moment timestamptz := clock_timestamp();
  is_over boolean;
  step record;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'identified' or new.version <> 1 or new.action <> 'identify' or new.side <> 'plan' then
      raise exception 'a transfer begins as identified' using errcode = '23514';
    end if;
    new.responsible := new.sender;
    new.identified_at := moment;
    new.changed_at := moment;
    return new;
  end if;
  if new.version <> old.version + 1 then
    raise exception 'a transfer changes from its version % to the next, not to %', old.version, new.version using errcode = '23514';
  end if;
  if (new.sender, new.id, new.receiver, new.alliance, new.plan_id, new.pseudonym, new.treatment_function, new.identified_at)
     is distinct from
     (old.sender, old.id, old.receiver, old.alliance, old.plan_id, old.pseudonym, old.treatment_function, old.identified_at) then
    raise exception 'whose transfer it is, of whom and to whom, never changes' using errcode = '23514';
  end if;
  is_over := coalesce(old.state = 'offered' and old.reply_by <= moment, false) or coalesce(old.state = 'held' and old.hold_until <= moment, false);
  select s.* into step from private.transfer_step s
   where s.action = new.action and s.model = old.model and s.from_state = old.state and s.to_state = new.state
     and case s.side
           when 'patient' then public.viewer_trust() = old.sender and 'patient' = any (string_to_array(public.viewer_role(), ','))
           when 'sender' then public.viewer_trust() = old.sender and not 'patient' = any (string_to_array(public.viewer_role(), ','))
           when 'receiver' then public.viewer_trust() = old.receiver
           when 'plan' then public.viewer_purpose() = 'planning' and public.viewer_alliance() = old.alliance
           when 'clock' then is_over
         end
   limit 1;
  if step.action is null then
    raise exception 'no step "%" leads from % to % for this side of a transfer', new.action, old.state, new.state using errcode = '23514';
  end if;
  -- Time has a code of its own, because it can happen to somebody who did everything right, a moment too late.
  if is_over and step.side <> 'clock' then
    raise exception 'the time of this transfer is over' using errcode = 'TR001';
  end if;
  if step.needs_reason and coalesce(new.reason, '') = '' then
    raise exception 'the step "%" needs a reason', new.action using errcode = '23514';
  end if;
  if (new.action = 'offer' and new.reply_by <= moment) or (new.action = 'hold' and new.hold_until <= moment) then
    raise exception 'the step "%" ends before it begins', new.action using errcode = 'TR001';
  end if;
  -- Which of the three ways it is to be is settled while it is screened, before anybody is asked.
  if (new.model <> old.model and new.action not in ('screen-clinical', 'screen-social'))
     or (new.action <> 'offer' and new.reply_by is distinct from old.reply_by)
     or (new.action <> 'hold' and new.hold_until is distinct from old.hold_until)
     or (new.action <> 'treat' and new.treated_on is distinct from old.treated_on)
     or (new.action <> 'screen-clinical' and new.clinically_screened_at is distinct from old.clinically_screened_at)
     or (new.action <> 'screen-social' and new.socially_screened_at is distinct from old.socially_screened_at) then
    raise exception 'the step "%" does not change that', new.action using errcode = '23514';
  end if;
  new.side := step.side;
  new.responsible := case step.responsibility when 'to-receiver' then old.receiver when 'to-sender' then old.sender else old.responsible end;
  -- Two steps never share a moment, or the responsibility between them would last no time at all.
  new.changed_at := greatest(moment, old.changed_at + interval '1 microsecond');
  new.ended_at := case when new.state in ('closed', 'declined-by-patient', 'declined-by-receiver', 'withdrawn', 'lapsed', 'returned')
                       then new.changed_at end;
  return new;
end $$;

-- The event and the responsibility of a step are written with it, or it does not happen.
create function private.transfer_moved() returns trigger language plpgsql set search_path = pg_catalog
as $$
begin
  insert into public.transfer_event
    values (new.sender, new.id, new.version, new.action, new.side, coalesce(public.viewer_trust(), ''), coalesce(public.viewer_person(), ''),
            coalesce(public.viewer_role(), ''), case when tg_op = 'UPDATE' then old.state end, new.state, new.changed_at, new.reason, new.note);
  if tg_op = 'INSERT' then
    insert into public.transfer_responsibility values (new.sender, new.id, new.responsible, tstzrange(new.changed_at, null));
  elsif new.responsible <> old.responsible then
    update public.transfer_responsibility set during = tstzrange(lower(during), new.changed_at)
     where sender = new.sender and transfer_id = new.id and upper_inf(during);
    insert into public.transfer_responsibility values (new.sender, new.id, new.responsible, tstzrange(new.changed_at, null));
  end if;
  return null;
end $$;

create function private.only_by_a_step() returns trigger language plpgsql set search_path = pg_catalog
as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception '% is written by the steps of transfers alone', tg_table_name using errcode = '42501';
  end if;
  return new;
end $$;

-- At the end of every transaction: exactly one trust is responsible, it is the one that the transfer names, and since
-- the transfer began there was no instant without one.
create function private.one_responsible_trust() returns trigger language plpgsql set search_path = pg_catalog
as $$
declare
  its_sender text := new.sender;
  its_id uuid := (to_jsonb(new) ->> case tg_table_name when 'transfer' then 'id' else 'transfer_id' end)::uuid;
  held record;
begin
  select count(*) filter (where upper_inf(r.during)) as open, count(*) filter (where r.gap) as gaps,
         max(r.trust) filter (where upper_inf(r.during)) as trust, min(lower(r.during)) as since
    into held
    from (select trust, during, lower(during) is distinct from lag(upper(during)) over sequence and lag(true) over sequence as gap
            from public.transfer_responsibility where sender = its_sender and transfer_id = its_id
          window sequence as (order by lower(during))) as r;
  if not exists (select from public.transfer t
                  where t.sender = its_sender and t.id = its_id and held.open = 1 and held.gaps = 0
                    and t.responsible = held.trust and t.identified_at = held.since) then
    raise exception 'transfer % of % would not have exactly one responsible trust at every instant', its_id, its_sender using errcode = '23514';
  end if;
  return null;
end $$;

do $$
declare name text;
begin
  foreach name in array array['transfer_moves', 'transfer_moved', 'only_by_a_step', 'one_responsible_trust'] loop
    execute format('alter function private.%I() owner to accord_owner', name);
  end loop;
  foreach name in array array['transfer_event', 'transfer_responsibility', 'transfer_effect'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to accord_app', name);
  end loop;
end $$;
alter table transfer force row level security;
grant update (during) on transfer_responsibility to accord_app;
grant update (done_at, attempts, failure, try_at) on transfer_effect to accord_app;

create trigger moves before insert or update on transfer for each row execute function private.transfer_moves();
create trigger moved after insert or update on transfer for each row execute function private.transfer_moved();
create trigger only_by_a_step before insert or update on transfer_event for each row execute function private.only_by_a_step();
create trigger only_by_a_step before insert or update on transfer_responsibility for each row execute function private.only_by_a_step();
create constraint trigger one_responsible_trust after insert or update on transfer
  deferrable initially deferred for each row execute function private.one_responsible_trust();
create constraint trigger one_responsible_trust after insert or update on transfer_responsibility
  deferrable initially deferred for each row execute function private.one_responsible_trust();

create policy sent_or_received on transfer for select to accord_app
  using (sender = (select viewer_trust()) or receiver = (select viewer_trust()));
create policy stepped_by_a_party on transfer for update to accord_app
  using (sender = (select viewer_trust()) or receiver = (select viewer_trust()))
  with check (sender = (select viewer_trust()) or receiver = (select viewer_trust()));
-- Publishing a plan proposes on behalf of the alliance, and only what the plan, which the viewer can see, holds;
-- withdrawing it takes back what is no more than identified.
create policy identified_by_a_plan on transfer for insert to accord_app
  with check (alliance = (select viewer_alliance()) and plan_id in (select id from plan));
create policy seen_by_a_plan on transfer for select to accord_app
  using (alliance = (select viewer_alliance()) and plan_id in (select id from plan));
create policy withdrawn_with_a_plan on transfer for update to accord_app
  using (alliance = (select viewer_alliance()) and plan_id in (select id from plan) and state = 'identified')
  with check (alliance = (select viewer_alliance()) and plan_id in (select id from plan) and state = 'withdrawn');

-- What belongs to a transfer is seen by those who see the transfer.
create policy of_a_transfer on transfer_event to accord_app
  using (exists (select from transfer t where t.sender = transfer_event.sender and t.id = transfer_event.transfer_id))
  with check (exists (select from transfer t where t.sender = transfer_event.sender and t.id = transfer_event.transfer_id));
create policy of_a_transfer on transfer_responsibility to accord_app
  using (exists (select from transfer t where t.sender = transfer_responsibility.sender and t.id = transfer_responsibility.transfer_id))
  with check (exists (select from transfer t where t.sender = transfer_responsibility.sender and t.id = transfer_responsibility.transfer_id));
-- Both trusts see what is still to do: one takes a patient off its list once the other has them on its own.
create policy of_the_two_trusts on transfer_effect for select to accord_app using (
  for_trust = (select viewer_trust())
  or exists (select from transfer t where t.sender = transfer_effect.sender and t.id = transfer_effect.transfer_id
               and (t.sender = (select viewer_trust()) or t.receiver = (select viewer_trust()))));
create policy done_by_its_trust on transfer_effect for update to accord_app
  using (for_trust = (select viewer_trust())) with check (for_trust = (select viewer_trust()));
create policy left_by_a_step on transfer_effect for insert to accord_app with check (
  done_at is null and exists (select from transfer t where t.sender = transfer_effect.sender and t.id = transfer_effect.transfer_id
                                and t.version = transfer_effect.version and transfer_effect.for_trust in (t.sender, t.receiver)));

-- A pathway whose patient another trust has taken over stays with its trust, with status 21, and is on its list no more.
alter table pathway add column passed_to text check (passed_to <> trust);
-- The transfer that brought the patient; nothing of the trust's own. A transfer brings one.
alter table pathway add column transfer_id uuid;
create unique index pathway_by_transfer on pathway (transfer_id) where transfer_id is not null;
-- The transfer that an event comes from; nothing when the trust's own systems said it.
alter table pathway_event add column transfer_id uuid;
create or replace view share.planning_pathway with (security_barrier = true) as
  with shared as materialized (
    select a.owner as trust, a.id as agreement, a.fields,
           array(select unnest(a.treatment_functions)
                 intersect
                 select s.treatment_function from alliance_service s
                  where s.alliance = (select viewer_alliance())
                    and s.from_day <= current_date and (s.to_day is null or s.to_day > current_date)) as treatment_functions
      from sharing_agreement a
     where a.purpose = 'planning'
  )
  select p.trust, null::uuid as agreement, p.pseudonym, p.waiting_list_type, p.treatment_function, p.reported_group,
         p.subspecialty, p.nation, p.site, p.clock_start, p.rtt_status, p.decided_to_admit_on, p.to_come_in_on,
         p.priority, p.priority_order, p.procedure_code, p.procedure_name, p.intended_management,
         p.expected_minutes, p.expected_nights, p.willing_minutes, p.travel_minutes, p.sex, p.age_band,
         p.ethnic_group, p.deprivation_edition, p.deprivation_quintile, p.consultant
    from pathway p
   where p.trust = (select viewer_trust()) and p.clock_stop is null and p.passed_to is null
  union all
  select p.trust, s.agreement, p.pseudonym, p.waiting_list_type, p.treatment_function, p.reported_group,
         p.subspecialty, p.nation, p.site, p.clock_start, p.rtt_status, p.decided_to_admit_on, p.to_come_in_on,
         p.priority, p.priority_order,
         case when 'procedure' = any (s.fields) then p.procedure_code end,
         case when 'procedure' = any (s.fields) then p.procedure_name end,
         p.intended_management,
         case when 'expected_stay' = any (s.fields) then p.expected_minutes end,
         case when 'expected_stay' = any (s.fields) then p.expected_nights end,
         case when 'travel' = any (s.fields) then p.willing_minutes end,
         case when 'travel' = any (s.fields) then p.travel_minutes else '{}' end,
         p.sex,
         case when 'groups' = any (s.fields) then p.age_band else 'Not shared' end,
         case when 'groups' = any (s.fields) then p.ethnic_group else 'Not shared' end,
         case when 'groups' = any (s.fields) then p.deprivation_edition end,
         case when 'groups' = any (s.fields) then p.deprivation_quintile end,
         case when 'team' = any (s.fields) then p.consultant end
    from shared s
    join pathway p on p.trust = s.trust and p.treatment_function = any (s.treatment_functions)
   where p.clock_stop is null and p.passed_to is null;

-- The mutual-aid lane: of the transfers to the viewer's trust that are under way, the fields that the agreement names.
create policy mutual_aid_lane on transfer for select to accord_share using (
  receiver = (select viewer_trust()) and sender = any (array(select owner from sharing_agreement)));
create view share.mutual_aid_pathway with (security_barrier = true) as
  select t.sender as trust, a.id as agreement, t.id as transfer, t.state, t.site, t.day, t.surgeon,
         p.treatment_function, p.subspecialty, p.priority, p.clock_start, p.decided_to_admit_on, p.nation,
         p.procedure_code, p.procedure_name, p.expected_minutes, p.expected_nights, p.willing_minutes,
         case when 'name' = any (a.fields) then i.family_name end as family_name,
         case when 'name' = any (a.fields) then i.given_name end as given_name,
         case when 'nhs_number' = any (a.fields) then i.nhs_number end as nhs_number,
         case when 'birth_date' = any (a.fields) then i.birth_date end as birth_date,
         case when 'contact' = any (a.fields) then i.postcode end as postcode,
         case when 'contact' = any (a.fields) then i.interpreter_language end as interpreter_language
    from transfer t
    join sharing_agreement a on a.owner = t.sender and a.purpose = 'mutual-aid' and t.treatment_function = any (a.treatment_functions)
    join pathway p on p.trust = t.sender and p.pseudonym = t.pseudonym
    join patient i on i.trust = p.trust and i.id = p.patient_id
   where private.transfer_state(t.state, t.reply_by, t.hold_until) not in
         ('closed', 'declined-by-patient', 'declined-by-receiver', 'withdrawn', 'lapsed', 'returned');
alter view share.mutual_aid_pathway owner to accord_share;
grant select on share.mutual_aid_pathway to accord_app;

-- The handover lane: of a patient whom the viewer's trust has taken over, what its own record is made of. All that the
-- administrative data set holds, because the duty of care has passed; for as long as the agreement is in force and the
-- patient has not been returned.
create view share.received_pathway with (security_barrier = true) as
  select t.sender as trust, a.id as agreement, t.id as transfer, t.site as receiving_site,
         p.pathway_identifier, p.pathway_issuer, p.referral_identifier, p.waiting_list_type, p.treatment_function, p.reported_group,
         p.subspecialty, p.commissioner, p.nation, p.referral_received_on, p.clock_start, p.decided_to_admit_on,
         p.priority, p.priority_order, p.prioritised_on, p.procedure_code, p.procedure_name, p.intended_management,
         p.expected_minutes, p.expected_nights, p.willing_minutes, p.travel_minutes, p.sex, p.age_band, p.ethnic_group,
         p.deprivation_edition, p.deprivation_quintile, p.first_activity_on, p.decided_to_treat_on,
         i.nhs_number, i.nhs_number_status, i.family_name, i.given_name, i.birth_date, i.sex as patient_sex, i.ethnic_category, i.postcode,
         i.small_area, i.deprivation_edition as patient_deprivation_edition, i.deprivation_decile, i.gp_practice, i.interpreter_language
    from transfer t
    join sharing_agreement a on a.owner = t.sender and a.purpose = 'mutual-aid' and t.treatment_function = any (a.treatment_functions)
    join pathway p on p.trust = t.sender and p.pseudonym = t.pseudonym
    join patient i on i.trust = p.trust and i.id = p.patient_id
   where t.receiver = (select viewer_trust()) and t.model = 'pathway'
     and t.state in ('passed', 'booked', 'treated', 'handed-back', 'followed-up', 'closed');
alter view share.received_pathway owner to accord_share;
grant select on share.received_pathway to accord_app;
