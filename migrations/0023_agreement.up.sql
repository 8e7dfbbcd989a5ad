-- The agreement between the trusts of an alliance: its versions, who signed them, who came and went, and what each change
-- stopped. Who is a member and what is planned together become projections of it, written in the same transaction.

-- Membership has moments besides days. What the alliance makes after `left_at` is not the trust's any more; until `gone_at`
-- it brings to an end what it had begun. Until a day that is only announced has come, `left_on` stays empty.
alter table alliance_member
  add column suspended_on date,
  add column notice_on    date,
  add column leaves_on    date check (leaves_on >= notice_on),
  add column left_at      timestamptz,
  add column gone_at      timestamptz,
  add constraint alliance_member_gone_after_leaving check (gone_at is null or left_on is not null);
update alliance_member set left_at = left_on::timestamp at time zone 'Europe/London' where left_on is not null;

-- A service that came in and went out on one day was in scope on no day.
alter table alliance_service drop constraint alliance_service_check;
alter table alliance_service add constraint alliance_service_check check (to_day >= from_day);

create table alliance_agreement (
  alliance    text not null references alliance default viewer_alliance(),
  number      integer not null check (number > 0),
  state       text not null default 'draft'
              check (state in ('draft', 'signing', 'in-force', 'superseded', 'declined', 'withdrawn')),
  -- See src/alliance/agreement/agreement.ts.
  body        jsonb not null,
  -- Of the body, and the trusts that it names: kept by the trigger below.
  digest      text not null default '',
  parties     text[] not null default '{}',
  -- The version that was in force when this one was drafted.
  based_on    integer,
  edition     integer not null default 1,
  why         text not null default '' check (length(why) <= 1000),
  -- The decision by which it changes the scope alone, without signatures.
  by_decision text,
  drafted_by  text not null default viewer_person(),
  drafted_by_trust text not null default viewer_trust(),
  drafted_at  timestamptz not null default now(),
  sent_by text, sent_by_trust text, sent_at timestamptz,
  in_force_on date, in_force_at timestamptz,
  ended_on    date, ended_at timestamptz,
  primary key (alliance, number),
  check ((state in ('in-force', 'superseded')) = (in_force_on is not null)),
  check (state <> 'superseded' or ended_on is not null)
);
create unique index alliance_agreement_one_in_force on alliance_agreement (alliance) where state = 'in-force';

create table alliance_agreement_signature (
  alliance  text not null default viewer_alliance(),
  number    integer not null,
  trust     text not null default viewer_trust(),
  -- The post for which the person signs: one of those that the agreement names for the trust.
  post      text not null,
  person    text not null default viewer_person(),
  name      text not null,
  job_title text not null,
  answer    text not null check (answer in ('signed', 'declined')),
  reason    text not null default '' check (length(reason) <= 1000),
  on_day    date not null,
  digest    text not null,
  at        timestamptz not null default now(),
  primary key (alliance, number, trust, post),
  -- Nobody gives two signatures.
  unique (alliance, number, trust, person),
  foreign key (alliance, number) references alliance_agreement
);

create table alliance_party_event (
  alliance     text not null references alliance default viewer_alliance(),
  id           uuid not null default gen_random_uuid(),
  trust        text not null,
  kind         text not null check (kind in ('invited', 'declined', 'joined', 'suspended', 'resumed', 'gave-notice',
                                             'withdrew-notice', 'left', 'run-off-ended')),
  on_day       date not null,
  -- Of a notice: the first day on which the trust is no member.
  leaves_on    date,
  reason       text not null default '' check (length(reason) <= 1000),
  agreement    integer,
  by_decision  text,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  at           timestamptz not null default now(),
  primary key (alliance, id)
);
create index alliance_party_event_by_trust on alliance_party_event (trust, at);

-- A change of scope or of who takes part, with what it stopped. Written once.
create table alliance_change (
  alliance     text not null references alliance default viewer_alliance(),
  id           uuid not null default gen_random_uuid(),
  kind         text not null check (kind in ('services-out', 'services-in', 'trust-suspended', 'trust-resumed', 'trust-left')),
  services     text[] not null default '{}',
  about_trust  text,
  agreement    integer,
  on_day       date not null,
  stopped      jsonb not null default '[]',
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  at           timestamptz not null default now(),
  primary key (alliance, id)
);

do $$
declare name text;
begin
  foreach name in array array['alliance_agreement', 'alliance_agreement_signature', 'alliance_party_event', 'alliance_change'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to accord_app', name);
  end loop;
end $$;
grant update on alliance_agreement to accord_app;
grant insert on alliance_member to accord_app;
grant update (suspended_on, notice_on, leaves_on, left_on, left_at, gone_at) on alliance_member to accord_app;

-- Membership by day, for the policies of whatever an alliance shares. A left trust sees what was made in its time.
create function is_member_now(the_alliance text, the_trust text) returns boolean stable language sql as $$
  select exists (select from public.alliance_member m
                  where m.alliance = the_alliance and m.trust = the_trust and m.joined_on <= current_date
                    and (m.left_at is null or m.left_at > statement_timestamp()))
$$;
create function takes_part_now(the_alliance text, the_trust text) returns boolean stable language sql as $$
  select exists (select from public.alliance_member m
                  where m.alliance = the_alliance and m.trust = the_trust and m.joined_on <= current_date
                    and (m.left_at is null or m.left_at > statement_timestamp())
                    and (m.suspended_on is null or m.suspended_on > current_date))
$$;
create function is_not_gone(the_alliance text, the_trust text) returns boolean stable language sql as $$
  select exists (select from public.alliance_member m
                  where m.alliance = the_alliance and m.trust = the_trust and m.joined_on <= current_date and m.gone_at is null)
$$;
create function sees_of_alliance(the_alliance text, made_at timestamptz) returns boolean stable language sql as $$
  select exists (select from public.alliance_member m
                  where m.alliance = the_alliance and m.trust = (select public.viewer_trust()) and m.joined_on <= current_date
                    and (m.left_at is null or m.left_at > made_at))
$$;
create function in_scope_now(the_alliance text, service text) returns boolean stable language sql as $$
  select exists (select from public.alliance_service s
                  where s.alliance = the_alliance and s.treatment_function = service
                    and s.from_day <= current_date and (s.to_day is null or s.to_day > current_date))
$$;
-- The same of a trust that is no member, and was asked to become one.
create function was_invited(the_alliance text, the_trust text) returns boolean stable language sql as $$
  select exists (select from public.alliance_party_event e
                  where e.alliance = the_alliance and e.trust = the_trust and e.kind = 'invited')
$$;
do $$
declare signature text;
begin
  foreach signature in array array['was_invited(text, text)', 'is_member_now(text, text)', 'takes_part_now(text, text)', 'is_not_gone(text, text)',
                                   'sees_of_alliance(text, timestamptz)', 'in_scope_now(text, text)'] loop
    execute format('alter function %s owner to accord_owner', signature);
    execute format('revoke execute on function %s from public', signature);
    execute format('grant execute on function %s to accord_app, accord_share', signature);
  end loop;
end $$;

-- A draft is its own trust's until it is sent; then every member sees it, and every trust that it names.
create policy of_the_alliance on alliance_agreement for select to accord_app using (
  alliance = (select viewer_alliance())
  and (drafted_by_trust = (select viewer_trust())
       or (sent_at is not null and ((select viewer_trust()) = any (parties) or sees_of_alliance(alliance, sent_at)))
       -- Whoever is invited reads what it would join.
       or (state = 'in-force' and was_invited(alliance, (select viewer_trust())))));
create policy drafted_by_a_member on alliance_agreement for insert to accord_app with check (
  alliance = (select viewer_alliance()) and drafted_by_trust = (select viewer_trust())
  and is_member_now(alliance, (select viewer_trust())));
create policy taken_further on alliance_agreement for update to accord_app
  using (alliance = (select viewer_alliance())
         and ((select viewer_trust()) = any (parties) or is_member_now(alliance, (select viewer_trust()))))
  with check (alliance = (select viewer_alliance()));

create policy of_a_version on alliance_agreement_signature for select to accord_app using (exists (
  select from alliance_agreement v
   where v.alliance = alliance_agreement_signature.alliance and v.number = alliance_agreement_signature.number));
-- Somebody signs for their own trust, in a post that they hold, what is there to be signed.
create policy given_for_oneself on alliance_agreement_signature for insert to accord_app with check (
  alliance = (select viewer_alliance()) and trust = (select viewer_trust()) and person = (select viewer_person())
  and post = any (string_to_array((select viewer_role()), ','))
  and exists (select from alliance_agreement v
               where v.alliance = alliance_agreement_signature.alliance and v.number = alliance_agreement_signature.number
                 and v.state = 'signing' and v.digest = alliance_agreement_signature.digest
                 and exists (select from jsonb_array_elements(v.body->'parties') p
                              where p->>'trust' = alliance_agreement_signature.trust
                                and p->'signatories' ? alliance_agreement_signature.post)));

create policy of_the_alliance on alliance_party_event for select to accord_app using (
  alliance = (select viewer_alliance()) and (trust = (select viewer_trust()) or sees_of_alliance(alliance, at)));
-- An invited trust's people have no other way in.
create policy asked_at_log_in on alliance_party_event for select to accord_app using (
  (select viewer_purpose()) = 'log-in' and kind in ('invited', 'declined', 'joined'));
-- A trust says what it does itself. Others may invite it, note that its signature has made it a party, and carry out a
-- decision to suspend it.
create policy said_by_a_trust on alliance_party_event for insert to accord_app with check (
  alliance = (select viewer_alliance()) and person_trust = (select viewer_trust()) and person = (select viewer_person())
  and (trust = (select viewer_trust())
       or (is_member_now(alliance, (select viewer_trust()))
           and (kind = 'invited' or (kind in ('suspended', 'resumed') and by_decision is not null)
                or (kind = 'joined' and exists (
                      select from alliance_agreement v join alliance_agreement_signature s using (alliance, number)
                       where v.alliance = alliance_party_event.alliance and v.state = 'in-force'
                         and s.trust = alliance_party_event.trust and s.answer = 'signed'))))));

create policy of_the_alliance on alliance_change for select to accord_app using (
  alliance = (select viewer_alliance()) and (about_trust = (select viewer_trust()) or sees_of_alliance(alliance, at)));
create policy noted_by_who_made_it on alliance_change for insert to accord_app with check (
  alliance = (select viewer_alliance()) and person_trust = (select viewer_trust()) and person = (select viewer_person()));

-- The projections. A trust becomes a member by its signature on what is in force, and leaves by itself.
create policy by_signature on alliance_member for insert to accord_app with check (
  alliance = (select viewer_alliance()) and exists (
    select from alliance_agreement v join alliance_agreement_signature s using (alliance, number)
     where v.alliance = alliance_member.alliance and v.state = 'in-force' and alliance_member.trust = any (v.parties)
       and s.trust = alliance_member.trust and s.answer = 'signed'));
create policy own on alliance_member for update to accord_app
  using (alliance = (select viewer_alliance()) and trust = (select viewer_trust()))
  with check (alliance = (select viewer_alliance()) and trust = (select viewer_trust()));
create policy suspended_by_decision on alliance_member for update to accord_app
  using (alliance = (select viewer_alliance()) and left_on is null)
  with check (alliance = (select viewer_alliance()) and exists (
    select from alliance_party_event e
     where e.alliance = alliance_member.alliance and e.trust = alliance_member.trust and e.by_decision is not null
       and ((e.kind = 'suspended' and e.on_day = alliance_member.suspended_on)
            or (e.kind = 'resumed' and alliance_member.suspended_on is null))));
drop policy by_a_member on alliance_service;
create policy by_a_member on alliance_service to accord_app
  using (alliance = (select viewer_alliance()) and is_member_now(alliance, (select viewer_trust())))
  with check (alliance = (select viewer_alliance()) and is_member_now(alliance, (select viewer_trust())));
drop policy by_a_member on alliance;
create policy by_a_member on alliance for update to accord_app
  using (id = (select viewer_alliance()) and is_member_now(id, (select viewer_trust())))
  with check (id = (select viewer_alliance()));

create function private.membership_moves() returns trigger language plpgsql set search_path = pg_catalog
as $$
begin
  if new.left_on is not null and new.left_at is null then
    new.left_at := new.left_on::timestamp at time zone 'Europe/London';
  end if;
  if tg_op = 'UPDATE' and public.viewer_trust() is not null then
    -- The moment at which it does leave: where the day is another than the calendar's, rows are of no other time.
    if old.left_on is null and new.left_on is not null then
      new.left_at := clock_timestamp();
    end if;
    if old.left_on is not null and (new.left_on, new.left_at) is distinct from (old.left_on, old.left_at) then
      raise exception 'a trust that has left joins again as a new party' using errcode = '23514';
    end if;
    if public.viewer_trust() <> new.trust
       and to_jsonb(new) - 'suspended_on' is distinct from to_jsonb(old) - 'suspended_on' then
      raise exception 'a trust leaves by itself' using errcode = '42501';
    end if;
  end if;
  return new;
end $$;

-- A version goes its way once, as it was signed, and is in force when every party of it has signed and its day has come.
create function private.agreement_moves() returns trigger language plpgsql set search_path = pg_catalog
as $$
declare
  before record;
begin
  if tg_op = 'INSERT' then
    -- Whoever owns the database may load a demonstration; nobody else comes here without a context.
    if public.viewer_trust() is not null and (new.state <> 'draft' or new.edition <> 1) then
      raise exception 'an agreement begins as a draft' using errcode = '23514';
    end if;
  else
    if new.edition <> old.edition + 1 then
      raise exception 'a version changes from its edition % to the next, not to %', old.edition, new.edition using errcode = '23514';
    end if;
    if (new.alliance, new.number, new.based_on, new.drafted_by, new.drafted_by_trust, new.drafted_at)
       is distinct from (old.alliance, old.number, old.based_on, old.drafted_by, old.drafted_by_trust, old.drafted_at) then
      raise exception 'which version it is never changes' using errcode = '23514';
    end if;
    if (new.body, new.why) is distinct from (old.body, old.why)
       and (old.state <> 'draft' or public.viewer_trust() <> old.drafted_by_trust) then
      raise exception 'the words of a version change while it is a draft, by the trust that drafts it' using errcode = '23514';
    end if;
    if not (old.state || ' ' || new.state = any (array['draft draft', 'draft signing', 'draft withdrawn', 'signing withdrawn',
              'signing declined', 'signing in-force', 'in-force superseded'])
            or (old.state = 'draft' and new.state = 'in-force' and new.by_decision is not null)) then
      raise exception 'no version goes from % to %', old.state, new.state using errcode = '23514';
    end if;
    if new.state = 'withdrawn' and public.viewer_trust() <> old.drafted_by_trust then
      raise exception 'a version is withdrawn by the trust that drafted it' using errcode = '42501';
    end if;
    if new.state = 'declined' and not exists (
         select from public.alliance_agreement_signature s
          where s.alliance = new.alliance and s.number = new.number and s.answer = 'declined') then
      raise exception 'nobody has declined it' using errcode = '23514';
    end if;
  end if;
  new.digest := encode(sha256(convert_to(new.body::text, 'UTF8')), 'hex');
  new.parties := array(select p->>'trust' from jsonb_array_elements(new.body->'parties') p order by 1);
  if tg_op = 'UPDATE' and new.state = 'in-force' and old.state <> 'in-force' then
    select v.number, v.body into before from public.alliance_agreement v
     where v.alliance = new.alliance and v.in_force_at is not null order by v.in_force_at desc, v.number desc limit 1;
    if new.based_on is distinct from before.number then
      raise exception 'another version came into force after this one was drafted' using errcode = '23514';
    end if;
    if (new.body->>'commencesOn')::date > current_date then
      raise exception 'its day has not come' using errcode = '23514';
    end if;
    if new.by_decision is not null then
      if not coalesce((before.body->>'scopeByDecision')::boolean, false) or new.body - 'services' <> before.body - 'services' then
        raise exception 'a decision changes the scope alone, where the agreement says that it may' using errcode = '23514';
      end if;
    elsif exists (
      select from jsonb_array_elements(new.body->'parties') p, jsonb_array_elements_text(p->'signatories') as post
       where not exists (select from public.alliance_agreement_signature s
                          where s.alliance = new.alliance and s.number = new.number and s.trust = p->>'trust'
                            and s.post = post and s.answer = 'signed' and s.digest = new.digest)) then
      raise exception 'not every party has signed it' using errcode = '23514';
    end if;
    new.in_force_at := clock_timestamp();
  end if;
  return new;
end $$;

-- At the end of every transaction: an alliance that has had an agreement has one, and the services in scope are its services.
create function private.scope_is_as_agreed() returns trigger language plpgsql set search_path = pg_catalog
as $$
declare
  agreed jsonb;
begin
  select v.body->'services' into agreed from public.alliance_agreement v where v.alliance = new.alliance and v.state = 'in-force';
  if agreed is null then
    if coalesce(to_jsonb(new)->>'state', '') in ('in-force', 'superseded') then
      raise exception 'alliance % would be left without an agreement', new.alliance using errcode = '23514';
    end if;
    return null;
  end if;
  if agreed is distinct from coalesce((select jsonb_agg(s.treatment_function order by s.treatment_function collate "C")
       from public.alliance_service s where s.alliance = new.alliance and s.to_day is null), '[]') then
    raise exception 'the services of alliance % would not be those of its agreement', new.alliance using errcode = '23514';
  end if;
  return null;
end $$;

-- Sessions are asked for and lent among those who take part, for what is planned together. Whatever the program asked before.
create function private.loans_are_in_scope() returns trigger language plpgsql set search_path = pg_catalog
as $$
begin
  if (tg_op = 'INSERT' or (new.state in ('held', 'confirmed') and new.state <> old.state)) and public.viewer_trust() is not null then
    if not public.takes_part_now(new.alliance, new.trust)
       or (new.borrower is not null and not public.takes_part_now(new.alliance, new.borrower)) then
      raise exception 'sessions are lent among trusts that take part in the alliance' using errcode = '23514';
    end if;
    if not exists (select from unnest(case when coalesce(new.asked_service, '') = '' then new.services else array[new.asked_service] end) as s
                    where public.in_scope_now(new.alliance, s)) then
      raise exception 'sessions are lent for services that the alliance plans together' using errcode = '23514';
    end if;
  end if;
  return new;
end $$;

do $$
declare name text;
begin
  foreach name in array array['membership_moves', 'agreement_moves', 'scope_is_as_agreed', 'loans_are_in_scope'] loop
    execute format('alter function private.%I() owner to accord_owner', name);
  end loop;
end $$;
create trigger moves before insert or update on alliance_member for each row execute function private.membership_moves();
create trigger moves before insert or update on alliance_agreement for each row execute function private.agreement_moves();
create constraint trigger scope_is_as_agreed after insert or update on alliance_agreement
  deferrable initially deferred for each row execute function private.scope_is_as_agreed();
create constraint trigger scope_is_as_agreed after insert or update on alliance_service
  deferrable initially deferred for each row execute function private.scope_is_as_agreed();
create trigger in_scope before insert or update on session_loan for each row execute function private.loans_are_in_scope();

-- What the alliance made after a trust left is none of its. A trust that left makes nothing new.
drop policy of_the_alliance on plan;
create policy of_the_alliance on plan to accord_app
  using (alliance = (select viewer_alliance()) and (select viewer_purpose()) = 'planning' and sees_of_alliance(alliance, asked_at))
  with check (alliance = (select viewer_alliance()) and (select viewer_purpose()) = 'planning'
              and is_member_now(alliance, (select viewer_trust())));
-- These narrow whatever else lets a row be seen.
create policy of_members on plan_placement as restrictive for select to accord_app using (
  home_trust = (select viewer_trust())
  or ((select is_member_now((select viewer_alliance()), (select viewer_trust())))
      and home_trust = any (array(select m.trust from alliance_member m
                                   where m.alliance = (select viewer_alliance()) and m.joined_on <= current_date
                                     and (m.left_at is null or m.left_at > statement_timestamp())))));
create policy of_members on plan_document as restrictive for select to accord_app using (
  (select is_member_now((select viewer_alliance()), (select viewer_trust())))
  and exists (select from plan p where p.trust = plan_document.trust and p.id = plan_document.plan_id
               and p.trusts <@ array(select m.trust from alliance_member m
                                      where m.alliance = (select viewer_alliance()) and m.joined_on <= current_date
                                        and (m.left_at is null or m.left_at > statement_timestamp()))));
create policy between_members on sharing_agreement as restrictive for select to accord_share using (
  case purpose when 'planning' then takes_part_now(alliance, owner) and takes_part_now(alliance, recipient)
               else is_not_gone(alliance, owner) and is_not_gone(alliance, recipient) end);
create policy of_the_scope on session_loan as restrictive for select to accord_share using (
  state not in ('offered', 'held')
  or (takes_part_now(alliance, trust) and takes_part_now(alliance, (select viewer_trust()))
      and exists (select from unnest(services) as service where in_scope_now(alliance, service))));
create policy of_members on payment_table as restrictive for select to accord_app using (
  trust = (select viewer_trust()) or (select is_not_gone((select viewer_alliance()), (select viewer_trust()))));
create policy of_members on payment_table_row as restrictive for select to accord_app using (
  trust = (select viewer_trust()) or (select is_not_gone((select viewer_alliance()), (select viewer_trust()))));
drop policy fellow_member on trust_list;
create policy fellow_member on trust_list for select to accord_app using (
  (select is_member_now((select viewer_alliance()), (select viewer_trust())))
  and trust in (select m.trust from alliance_member m
                 where m.alliance = (select viewer_alliance()) and (m.left_at is null or m.left_at > statement_timestamp())));

drop policy identified_by_a_plan on transfer;
create policy identified_by_a_plan on transfer for insert to accord_app
  with check (alliance = (select viewer_alliance()) and plan_id in (select id from plan)
              and takes_part_now(alliance, sender) and takes_part_now(alliance, receiver)
              and in_scope_now(alliance, treatment_function));
drop policy seen_by_a_plan on transfer;
create policy seen_by_a_plan on transfer for select to accord_app
  using (alliance = (select viewer_alliance()) and plan_id in (select id from plan) and sees_of_alliance(alliance, identified_at));

-- A transfer that is no more than proposed goes when its service or one of its trusts does.
insert into private.transfer_step
select 'withdraw-with-agreement', model, 'identified', 'withdrawn', 'plan', 'stays', true
  from unnest(array['pathway', 'operation', 'surgeon']) as model;

-- Offers and requests of sessions that have no place in the alliance without these services, or without this trust: how
-- many there are at each trust, and, once they are out of it, their end. What is lent stays lent.
create policy by_its_function on alliance_service for select to accord_owner using (alliance = (select viewer_alliance()));
create function private.loans_concerned(without_services text[], without_trust text, today date)
  returns table (trust text, id uuid, borrower text, ends boolean) stable language sql set search_path = pg_catalog
as $$
  with open as (
    select l.trust, l.id, l.state, l.held_until, l.borrower, l.asked_service,
           not exists (select from unnest(l.services) as s
                        where s <> all (without_services) and public.in_scope_now(l.alliance, s)) as out_of_scope,
           l.services && without_services as named
      from public.session_loan l
     where l.alliance = (select public.viewer_alliance()) and l.day >= today and l.state in ('offered', 'held')
  )
  select o.trust, o.id, o.borrower, o.trust = without_trust or o.out_of_scope
    from open o
   where o.trust = without_trust or (o.named and o.out_of_scope)
      or (o.state = 'held' and o.held_until > statement_timestamp()
          and (o.borrower = without_trust or o.asked_service = any (without_services)))
$$;
create function private.stop_loans(without_services text[], without_trust text, today date, why text, does_stop boolean)
  returns table (trust text, loans bigint) volatile security definer language plpgsql set search_path = pg_catalog
as $$
#variable_conflict use_column
declare
  here text := public.viewer_alliance();
begin
  if not does_stop then
    return query select c.trust, count(*) from private.loans_concerned(without_services, without_trust, today) c group by 1 order by 1;
    return;
  end if;
  if exists (select from unnest(without_services) as s where public.in_scope_now(here, s))
     or public.takes_part_now(here, without_trust) then
    raise exception 'loans are stopped for what is out of the alliance' using errcode = '42501';
  end if;
  perform private.lock_capacity(array_agg('theatre'::text), array_agg(l.trust), array_agg(l.theatre)) from public.session_loan l
    where l.alliance = here and l.day >= today and l.state in ('offered', 'held') having count(*) > 0;
  return query
  with stepped as (
    update public.session_loan l
       set state = case when c.ends then 'withdrawn' else 'offered' end, version = l.version + 1, reason = why,
           borrower = null, asked_service = null, asked_note = null, held_until = null
      from private.loans_concerned(without_services, without_trust, today) c
     where l.trust = c.trust and l.id = c.id
    returning l.trust, l.id, l.version, c.borrower, c.ends
  ), told as (
    insert into public.session_loan_event (trust, loan_id, version, action, borrower, reason)
    select s.trust, s.id, s.version, case when s.ends then 'withdraw' else 'decline' end, s.borrower, why from stepped s
  )
  select s.trust, count(*) from stepped s group by 1 order by 1;
end $$;
alter function private.loans_concerned(text[], text, date) owner to accord_owner;
revoke execute on function private.loans_concerned(text[], text, date) from public;
alter function private.stop_loans(text[], text, date, text, boolean) owner to accord_owner;
revoke execute on function private.stop_loans(text[], text, date, text, boolean) from public;
grant execute on function private.stop_loans(text[], text, date, text, boolean) to accord_app;
grant execute on function is_member_now(text, text), takes_part_now(text, text), in_scope_now(text, text) to accord_owner;
