-- The board's year: minutes that are edited and approved.

-- What a meeting's minutes say, version by version, only added to.
create table board_minutes (
  alliance text not null references alliance default viewer_alliance(),
  meeting  uuid not null,
  version  integer not null check (version > 0),
  -- Headings, lists and paragraphs, as papers are written (src/board/meetings/paper-text.ts).
  body     text not null check (length(body) between 1 and 60000),
  at       timestamptz not null,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  name         text not null check (length(name) between 1 and 200),
  recorded_at  timestamptz not null default clock_timestamp(),
  primary key (alliance, meeting, version),
  foreign key (alliance, meeting) references board_meeting
);

create table board_minutes_approval (
  alliance text not null references alliance default viewer_alliance(),
  meeting  uuid not null,
  version  integer not null,
  at_meeting uuid not null,
  at       timestamptz not null,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  name         text not null check (length(name) between 1 and 200),
  recorded_at  timestamptz not null default clock_timestamp(),
  primary key (alliance, meeting),
  foreign key (alliance, meeting, version) references board_minutes,
  foreign key (alliance, at_meeting) references board_meeting
);

do $$
declare name text;
begin
  foreach name in array array['board_minutes', 'board_minutes_approval'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to accord_app', name);
    execute format('create policy of_the_alliance on %I for select to accord_app using (
      alliance = (select viewer_alliance()) and sees_of_alliance(alliance, recorded_at))', name);
  end loop;
end $$;

create policy by_who_keeps_the_record on board_minutes for insert to accord_app with check (
  alliance = (select viewer_alliance()) and person = (select viewer_person()) and person_trust = (select viewer_trust())
  and (select keeps_the_record((select viewer_alliance()))));
-- A chair says for the meeting that they are right, and never of their own words.
create policy by_a_chair on board_minutes_approval for insert to accord_app with check (
  alliance = (select viewer_alliance()) and person = (select viewer_person()) and person_trust = (select viewer_trust())
  and is_member_now(alliance, (select viewer_trust()))
  and 'chair' = any (string_to_array((select viewer_role()), ','))
  and not exists (select from board_minutes m
                   where m.alliance = board_minutes_approval.alliance and m.meeting = board_minutes_approval.meeting
                     and m.version = board_minutes_approval.version
                     and m.person_trust = (select viewer_trust()) and m.person = (select viewer_person()))
  and exists (select from board_meeting of
                join board_meeting there on there.alliance = of.alliance and there.committee = of.committee
               where of.alliance = board_minutes_approval.alliance and of.id = board_minutes_approval.meeting
                 and there.id = board_minutes_approval.at_meeting
                 and there.starts_at > of.starts_at and there.state = 'open'));

-- Minutes are written when the meeting is over, one version after the other, until one is approved: the last.
create function private.board_minutes_go_on() returns trigger language plpgsql set search_path = pg_catalog
as $$
declare
  last integer;
begin
  perform from public.board_meeting m where m.alliance = new.alliance and m.id = new.meeting for update;
  if not exists (select from public.board_meeting m
                  where m.alliance = new.alliance and m.id = new.meeting and m.state = 'closed') then
    raise exception 'minutes are of a meeting that is over' using errcode = '23514';
  end if;
  select coalesce(max(m.version), 0) into last from public.board_minutes m
   where m.alliance = new.alliance and m.meeting = new.meeting;
  if tg_table_name = 'board_minutes' then
    if exists (select from public.board_minutes_approval a where a.alliance = new.alliance and a.meeting = new.meeting) then
      raise exception 'approved minutes stay as they are' using errcode = '23514';
    end if;
    if new.version <> last + 1 then
      raise exception 'version % of the minutes comes next, not %', last + 1, new.version using errcode = '23514';
    end if;
  elsif new.version <> last then
    raise exception 'the last version of the minutes is approved, not one before it' using errcode = '23514';
  end if;
  return new;
end $$;
alter function private.board_minutes_go_on() owner to accord_owner;
create trigger goes_on before insert on board_minutes for each row execute function private.board_minutes_go_on();
create trigger goes_on before insert on board_minutes_approval for each row execute function private.board_minutes_go_on();

-- What follows elsewhere from an item if it is decided: declared before the vote, so that it is voted on with it.
create table board_consequence (
  alliance text not null references alliance default viewer_alliance(),
  id       uuid not null default gen_random_uuid(),
  item     uuid not null,
  -- Which room carries it out, and what it was asked for (src/board/consequences/consequence.ts).
  kind     text not null check (kind ~ '^[a-z-]{1,40}$'),
  asked    jsonb not null,
  says     text not null check (length(says) between 1 and 600),
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  recorded_at  timestamptz not null default clock_timestamp(),
  primary key (alliance, id),
  foreign key (alliance, item) references board_item
);
create index board_consequence_of_item on board_consequence (alliance, item);

-- That it was carried out, once, by whom, and how to find what came of it.
create table board_consequence_done (
  alliance    text not null references alliance default viewer_alliance(),
  consequence uuid not null,
  says        text not null check (length(says) between 1 and 600),
  refers      text not null default '' check (length(refers) <= 200),
  at          timestamptz not null,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  name         text not null check (length(name) between 1 and 200),
  recorded_at  timestamptz not null default clock_timestamp(),
  primary key (alliance, consequence),
  foreign key (alliance, consequence) references board_consequence
);

do $$
declare name text;
begin
  foreach name in array array['board_consequence', 'board_consequence_done'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to accord_app', name);
    execute format('create policy of_the_alliance on %I for select to accord_app using (
      alliance = (select viewer_alliance()) and sees_of_alliance(alliance, recorded_at))', name);
  end loop;
end $$;
grant delete on board_consequence to accord_app;

create policy before_the_vote on board_consequence for insert to accord_app with check (
  alliance = (select viewer_alliance()) and person = (select viewer_person()) and person_trust = (select viewer_trust())
  and (select keeps_the_record((select viewer_alliance())))
  and exists (select from board_item i where i.alliance = board_consequence.alliance and i.id = board_consequence.item
                 and i.kind = 'decision' and i.opened_at is null));
create policy taken_back_before_the_vote on board_consequence for delete to accord_app using (
  alliance = (select viewer_alliance()) and (select keeps_the_record((select viewer_alliance())))
  and exists (select from board_item i where i.alliance = board_consequence.alliance and i.id = board_consequence.item
                 and i.opened_at is null));
create policy carried_out on board_consequence_done for insert to accord_app with check (
  alliance = (select viewer_alliance()) and person = (select viewer_person()) and person_trust = (select viewer_trust())
  and is_member_now(alliance, (select viewer_trust()))
  and string_to_array((select viewer_role()), ',')
      && array['board-secretary', 'chair', 'chief-executive', 'chief-operating-officer']
  and exists (select from board_consequence c join board_item i on i.alliance = c.alliance and i.id = c.item
               where c.alliance = board_consequence_done.alliance and c.id = board_consequence_done.consequence
                 and i.opened_at is not null));

-- The forward plan: what a committee will have to decide, declared ahead. Where it stands follows from the item that comes of it.
create table board_point (
  alliance text not null references alliance default viewer_alliance(),
  id       uuid not null default gen_random_uuid(),
  committee uuid not null,
  title    text not null check (length(title) between 1 and 60),
  why      text not null check (length(why) between 1 and 500),
  matter   text not null,
  owner_trust text not null,
  owner_name  text not null check (length(owner_name) between 1 and 100),
  due_on   date not null,
  first_due_on date not null,
  -- Why it was moved or dropped.
  reason   text not null default '' check (length(reason) <= 300),
  is_dropped boolean not null default false,
  item     uuid,
  edition  integer not null default 1,
  person       text not null default viewer_person(),
  person_trust text not null default viewer_trust(),
  recorded_at  timestamptz not null default clock_timestamp(),
  primary key (alliance, id),
  foreign key (alliance, committee) references board_committee,
  foreign key (alliance, item) references board_item,
  check (due_on = first_due_on or reason <> ''),
  check (not is_dropped or reason <> '')
);
alter table board_point owner to accord_owner;
alter table board_point enable row level security;
alter table board_point force row level security;
grant select, insert on board_point to accord_app;
grant update (due_on, reason, is_dropped, item, edition) on board_point to accord_app;
create policy of_the_alliance on board_point for select to accord_app using (
  alliance = (select viewer_alliance()) and sees_of_alliance(alliance, recorded_at));
create policy by_who_keeps_the_record on board_point for insert to accord_app with check (
  alliance = (select viewer_alliance()) and person = (select viewer_person()) and person_trust = (select viewer_trust())
  and (select keeps_the_record((select viewer_alliance()))));
create policy kept_on on board_point for update to accord_app
  using (alliance = (select viewer_alliance()) and (select keeps_the_record((select viewer_alliance()))))
  with check (alliance = (select viewer_alliance()));

-- The address under which a calendar program finds somebody's meetings, without a log in. It is made of this id and of the
-- program's secret, which is not here.
create table board_calendar (
  alliance text not null references alliance default viewer_alliance(),
  id       uuid not null default gen_random_uuid(),
  person_trust text not null default viewer_trust(),
  person       text not null default viewer_person(),
  made_at      timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,
  primary key (alliance, id),
  foreign key (person_trust, person) references person
);
-- One at a time each.
create unique index board_calendar_in_use on board_calendar (alliance, person_trust, person) where withdrawn_at is null;
create index board_calendar_by_id on board_calendar (id);
alter table board_calendar owner to accord_owner;
alter table board_calendar enable row level security;
alter table board_calendar force row level security;
grant select, insert on board_calendar to accord_app;
grant update (withdrawn_at) on board_calendar to accord_app;
create policy own on board_calendar to accord_app
  using (alliance = (select viewer_alliance()) and person_trust = (select viewer_trust()) and person = (select viewer_person()))
  with check (alliance = (select viewer_alliance()) and person_trust = (select viewer_trust()) and person = (select viewer_person()));
create policy found_by_its_address on board_calendar for select to accord_app using ((select viewer_purpose()) = 'log-in');

-- A paper is written here, or is a file that somebody attached: its content says what it is.
alter table board_paper
  drop constraint board_paper_body_check,
  add column media_type text check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  add column file bytea check (length(file) between 1 and 10000000),
  add column sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  add constraint board_paper_body_check check (length(body) <= 40000),
  add constraint board_paper_written_or_attached check (
    (file is null and media_type is null and sha256 is null and body <> '')
    or (file is not null and media_type is not null and sha256 = encode(sha256(file), 'hex') and body = ''));
