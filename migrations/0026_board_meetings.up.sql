-- Committees that meet under an agreement, their meetings, what was put to the vote, and what each person declared and said.
-- An outcome is nowhere here: it is worked out from these facts each time (src/board/decision).

create table board_committee (
  alliance text not null references alliance default viewer_alliance(),
  id       uuid not null default gen_random_uuid(),
  name     text not null check (length(name) between 1 and 120),
  purpose  text not null default '' check (length(purpose) <= 1000),
  from_day date not null,
  to_day   date check (to_day >= from_day),
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (alliance, id)
);

-- A seat on a committee. Who sits for two trusts has two.
create table board_seat (
  alliance     text not null references alliance default viewer_alliance(),
  id           uuid not null default gen_random_uuid(),
  committee    uuid not null,
  -- Nothing for an independent member.
  for_trust    text,
  -- Where and as whom they log in.
  person_trust text not null,
  person       text not null,
  name         text not null,
  job_title    text not null,
  post         text not null check (post in ('chair', 'chief-executive', 'chief-operating-officer', 'medical-director',
                                             'finance', 'non-executive-director', 'clinical-lead')),
  is_voting    boolean not null,
  -- In the order in which they are asked: [{trust, person, name}].
  deputies     jsonb not null default '[]',
  from_day     date not null,
  to_day       date check (to_day >= from_day),
  recorded_at  timestamptz not null default clock_timestamp(),
  primary key (alliance, id),
  foreign key (alliance, committee) references board_committee
);
create index board_seat_of_committee on board_seat (alliance, committee);

create table board_meeting (
  alliance  text not null references alliance default viewer_alliance(),
  id        uuid not null default gen_random_uuid(),
  committee uuid not null,
  title     text not null check (length(title) between 1 and 120),
  way       text not null check (way in ('at-a-meeting', 'in-writing')),
  starts_at timestamptz not null,
  ends_at   timestamptz not null check (ends_at > starts_at),
  place     text not null default '' check (length(place) <= 200),
  state     text not null default 'planned' check (state in ('planned', 'open', 'closed', 'cancelled')),
  edition   integer not null default 1,
  called_by text not null default viewer_person(),
  called_by_trust text not null default viewer_trust(),
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (alliance, id),
  foreign key (alliance, committee) references board_committee
);
create index board_meeting_of_committee on board_meeting (alliance, committee, starts_at);

create table board_item (
  alliance text not null references alliance default viewer_alliance(),
  id       uuid not null default gen_random_uuid(),
  meeting  uuid not null,
  place    integer not null check (place > 0),
  title    text not null check (length(title) between 1 and 120),
  kind     text not null check (kind in ('decision', 'discussion', 'information')),
  -- Of a decision: its class in the agreement, the words that are voted on, the money (nothing: nobody has said), whom it affects.
  matter   text,
  motion   text not null default '' check (length(motion) <= 2000),
  amount_pence bigint check (amount_pence >= 0),
  affected text[] not null default '{}',
  takes_effect_on date,
  is_public boolean not null default false,
  opened_at timestamptz,
  closes_at timestamptz,
  closed_at timestamptz check (closed_at >= opened_at),
  -- The version of the agreement in force when it was put to the vote: its rules hold for it for good.
  agreement integer,
  edition   integer not null default 1,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (alliance, id),
  unique (alliance, meeting, place),
  foreign key (alliance, meeting) references board_meeting,
  foreign key (alliance, agreement) references alliance_agreement,
  check (kind <> 'decision' or (matter is not null and motion <> '')),
  check ((opened_at is null) = (agreement is null)),
  check (opened_at is null or kind = 'decision'),
  check (closed_at is null or opened_at is not null)
);

create table board_paper (
  alliance text not null references alliance default viewer_alliance(),
  id       uuid not null default gen_random_uuid(),
  item     uuid not null,
  title    text not null check (length(title) between 1 and 120),
  -- Written here: headings, lists and paragraphs (src/board/meetings/paper-text.ts).
  body     text not null check (length(body) between 1 and 40000),
  is_public boolean not null default false,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (alliance, id),
  foreign key (alliance, item) references board_item
);
create index board_paper_of_item on board_paper (alliance, item);

create table board_interest (
  alliance     text not null references alliance default viewer_alliance(),
  id           uuid not null default gen_random_uuid(),
  person_trust text not null,
  person       text not null,
  name         text not null,
  kind         text not null check (kind in ('organisational', 'personal', 'shared-post')),
  what         text not null check (length(what) between 1 and 500),
  on_meeting   uuid,
  on_item      uuid,
  -- Standing: until the first day on which it does not hold any more.
  from_day     date,
  until_day    date check (until_day > from_day),
  votes_for    text,
  declared_at  timestamptz not null,
  recorded_by  text not null default viewer_person(),
  recorded_by_trust text not null default viewer_trust(),
  recorded_at  timestamptz not null default clock_timestamp(),
  primary key (alliance, id),
  foreign key (alliance, on_meeting) references board_meeting,
  foreign key (alliance, on_item) references board_item,
  check (num_nonnulls(on_meeting, on_item, from_day) = 1 and (from_day is null) = (until_day is null))
);
create index board_interest_of_person on board_interest (alliance, person_trust, person);

create table board_attendance (
  alliance     text not null references alliance default viewer_alliance(),
  id           uuid not null default gen_random_uuid(),
  meeting      uuid not null,
  person_trust text not null,
  person       text not null,
  how          text not null check (how in ('in-person', 'by-call', 'apologies')),
  arrived_at   timestamptz,
  left_at      timestamptz check (left_at >= arrived_at),
  recorded_at  timestamptz not null default clock_timestamp(),
  primary key (alliance, id),
  foreign key (alliance, meeting) references board_meeting,
  check ((how = 'apologies') = (arrived_at is null)),
  check (how <> 'apologies' or left_at is null)
);
create index board_attendance_of_meeting on board_attendance (alliance, meeting);
-- Nobody is there twice at once.
create unique index board_attendance_once on board_attendance (alliance, meeting, person_trust, person)
  where left_at is null and how <> 'apologies';

-- Written once. Who thinks again says it again.
create table board_vote (
  alliance     text not null references alliance default viewer_alliance(),
  id           uuid not null default gen_random_uuid(),
  item         uuid not null,
  person_trust text not null default viewer_trust(),
  person       text not null default viewer_person(),
  for_trust    text,
  choice       text not null check (choice in ('for', 'against', 'abstain', 'silent')),
  -- What stands beside the decision when it went the other way.
  reason       text not null default '' check (length(reason) <= 1000),
  at           timestamptz not null,
  recorded_at  timestamptz not null default clock_timestamp(),
  primary key (alliance, id),
  foreign key (alliance, item) references board_item
);
create index board_vote_of_item on board_vote (alliance, item);

create table board_ratification (
  alliance     text not null references alliance default viewer_alliance(),
  id           uuid not null default gen_random_uuid(),
  item         uuid not null,
  -- Nothing: the body itself.
  by_trust     text,
  choice       text not null check (choice in ('ratified', 'refused')),
  reason       text not null default '' check (length(reason) <= 1000),
  at           timestamptz not null,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  recorded_at  timestamptz not null default clock_timestamp(),
  primary key (alliance, id),
  foreign key (alliance, item) references board_item
);
create index board_ratification_of_item on board_ratification (alliance, item);

do $$
declare name text;
begin
  foreach name in array array['board_committee', 'board_seat', 'board_meeting', 'board_item', 'board_paper', 'board_interest',
                              'board_attendance', 'board_vote', 'board_ratification'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to accord_app', name);
    if name <> 'board_paper' then
      execute format('create policy of_the_alliance on %I for select to accord_app using (
        alliance = (select viewer_alliance()) and sees_of_alliance(alliance, recorded_at))', name);
    end if;
  end loop;
end $$;

-- Who keeps the record of a body: board secretaries, and whoever is in the chair.
create function keeps_the_record(the_alliance text) returns boolean stable language sql as $$
  select string_to_array((select public.viewer_role()), ',') && array['board-secretary', 'chair']
         and public.is_member_now(the_alliance, (select public.viewer_trust()))
$$;
-- Whether a personal interest keeps the viewer from an item's papers. Standing declarations hold for the day of the meeting.
create function has_personal_interest(the_alliance text, the_item uuid) returns boolean stable language sql as $$
  select exists (
    select from public.board_item i
      join public.board_meeting m on m.alliance = i.alliance and m.id = i.meeting
      join public.board_interest d on d.alliance = i.alliance
     where i.alliance = the_alliance and i.id = the_item and d.kind = 'personal'
       and d.person_trust = (select public.viewer_trust()) and d.person = (select public.viewer_person())
       and (d.on_item = i.id or d.on_meeting = i.meeting
            or (d.from_day <= (coalesce(i.opened_at, m.starts_at) at time zone 'Europe/London')::date
                and (coalesce(i.opened_at, m.starts_at) at time zone 'Europe/London')::date < d.until_day)))
$$;
do $$
declare signature text;
begin
  foreach signature in array array['keeps_the_record(text)', 'has_personal_interest(text, uuid)'] loop
    execute format('alter function %s owner to accord_owner', signature);
    execute format('revoke execute on function %s from public', signature);
    execute format('grant execute on function %s to accord_app', signature);
  end loop;
end $$;

create policy of_the_alliance on board_paper for select to accord_app using (
  alliance = (select viewer_alliance()) and sees_of_alliance(alliance, recorded_at)
  and not has_personal_interest(alliance, item));

do $$
declare name text;
begin
  foreach name in array array['board_committee', 'board_seat', 'board_meeting', 'board_item', 'board_attendance'] loop
    execute format('create policy by_who_keeps_the_record on %I for insert to accord_app with check (
      alliance = (select viewer_alliance()) and (select keeps_the_record((select viewer_alliance()))))', name);
  end loop;
  foreach name in array array['board_seat', 'board_meeting', 'board_item', 'board_attendance'] loop
    execute format('create policy kept_on on %I for update to accord_app
      using (alliance = (select viewer_alliance()) and (select keeps_the_record((select viewer_alliance()))))
      with check (alliance = (select viewer_alliance()))', name);
  end loop;
end $$;
grant update (to_day) on board_seat to accord_app;
grant update (title, starts_at, ends_at, place, state, edition) on board_meeting to accord_app;
grant update (title, motion, amount_pence, affected, takes_effect_on, is_public, opened_at, closes_at, closed_at, agreement,
              edition) on board_item to accord_app;
grant update (left_at) on board_attendance to accord_app;

create policy by_who_keeps_the_record on board_paper for insert to accord_app with check (
  alliance = (select viewer_alliance()) and person = (select viewer_person()) and person_trust = (select viewer_trust())
  and (select keeps_the_record((select viewer_alliance()))));
-- Declared by oneself, or noted by one's own trust's secretary.
create policy declared on board_interest for insert to accord_app with check (
  alliance = (select viewer_alliance()) and person_trust = (select viewer_trust())
  and recorded_by = (select viewer_person()) and recorded_by_trust = (select viewer_trust())
  and is_member_now(alliance, (select viewer_trust()))
  and (person = (select viewer_person()) or (select keeps_the_record((select viewer_alliance())))));
-- Everybody votes for themselves, in a seat that they hold or deputise for, on what is put to the vote.
create policy own_voice on board_vote for insert to accord_app with check (
  alliance = (select viewer_alliance()) and person = (select viewer_person()) and person_trust = (select viewer_trust())
  and is_member_now(alliance, (select viewer_trust()))
  and not has_personal_interest(alliance, item)
  and exists (
    select from board_item i
      join board_meeting m on m.alliance = i.alliance and m.id = i.meeting
      join board_seat s on s.alliance = m.alliance and s.committee = m.committee
     where i.alliance = board_vote.alliance and i.id = board_vote.item and i.opened_at <= board_vote.at and i.closed_at is null
       and (i.closes_at is null or board_vote.at <= i.closes_at)
       and s.for_trust is not distinct from board_vote.for_trust and s.is_voting
       and s.from_day <= (i.opened_at at time zone 'Europe/London')::date
       and (s.to_day is null or (i.opened_at at time zone 'Europe/London')::date < s.to_day)
       and ((s.person_trust = board_vote.person_trust and s.person = board_vote.person)
            or s.deputies @> jsonb_build_array(
                 jsonb_build_object('trust', board_vote.person_trust, 'person', board_vote.person)))));
-- A board's word is given by its own people.
create policy own_board on board_ratification for insert to accord_app with check (
  alliance = (select viewer_alliance()) and person = (select viewer_person()) and person_trust = (select viewer_trust())
  and is_member_now(alliance, (select viewer_trust())) and coalesce(by_trust, person_trust) = (select viewer_trust())
  and string_to_array((select viewer_role()), ',')
      && case when by_trust is null then array['chair'] else array['board-secretary', 'chair', 'chief-executive'] end
  -- Who acted does not say for the body that it was right.
  and (by_trust is not null or not exists (
        select from board_vote v where v.alliance = board_ratification.alliance and v.item = board_ratification.item
           and v.person_trust = (select viewer_trust()) and v.person = (select viewer_person()) and v.choice = 'for')));

-- What was put to the vote stays as it was put, and what is closed stays closed.
create function private.board_item_moves() returns trigger language plpgsql set search_path = pg_catalog
as $$
begin
  if new.edition <> old.edition + 1 then
    raise exception 'an item changes from its edition % to the next, not to %', old.edition, new.edition using errcode = '23514';
  end if;
  if old.opened_at is not null
     and to_jsonb(new) - '{closed_at,edition,is_public}'::text[] is distinct from to_jsonb(old) - '{closed_at,edition,is_public}'::text[] then
    raise exception 'what is put to the vote stays as it was put' using errcode = '23514';
  end if;
  if old.closed_at is not null and new.closed_at is distinct from old.closed_at then
    raise exception 'a closed vote stays closed' using errcode = '23514';
  end if;
  return new;
end $$;
alter function private.board_item_moves() owner to accord_owner;
create trigger moves before update on board_item for each row execute function private.board_item_moves();
