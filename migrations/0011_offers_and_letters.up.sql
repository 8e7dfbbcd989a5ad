-- What was offered to a patient, what they answered, what they need so that it reaches them, and the letters written.
-- All of it is the sender's. Offers, answers and letters are evidence: they are added to, never changed.
create table transfer_offer (
  sender      text not null default viewer_trust(),
  id          uuid not null default gen_random_uuid(),
  transfer_id uuid not null,
  offered_on  date not null,
  day         date not null,
  provider    text not null,
  site        text not null,
  team        text not null check (team ~ '\S' and length(team) <= 200),
  way_made    text not null check (way_made in ('phone', 'in-person', 'letter', 'page')),
  reply_by    date not null,
  -- When treatment there was judged to suit the patient, as it stood when the offer was made.
  clinically_suitable_on date,
  socially_suitable_on   date,
  made_by     text not null default viewer_person(),
  made_at     timestamptz not null default clock_timestamp(),
  primary key (sender, id),
  -- What an answer refers to.
  unique (sender, transfer_id, id),
  foreign key (sender, transfer_id) references transfer (sender, id),
  check (offered_on < day),
  check (reply_by between offered_on and day)
);

create table transfer_answer (
  sender      text not null default viewer_trust(),
  id          uuid not null default gen_random_uuid(),
  transfer_id uuid not null,
  offer_id    uuid not null,
  kind        text not null check (kind in ('agreed', 'declined', 'withdrew')),
  reason      text,
  way         text not null check (way in ('phone', 'in-person', 'letter', 'page')),
  speaker     text not null check (speaker in ('patient', 'interpreter', 'carer')),
  said        text not null check (length(said) <= 2000),
  -- When the patient answered, and when somebody wrote it down.
  answered_at timestamptz not null,
  recorded_by text not null default viewer_person(),
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (sender, id),
  foreign key (sender, transfer_id, offer_id) references transfer_offer (sender, transfer_id, id),
  check ((kind = 'declined') = (reason is not null)),
  -- Nobody answers tomorrow.
  check (answered_at <= recorded_at + interval '1 minute')
);
create index transfer_answer_of_transfer on transfer_answer (sender, transfer_id);

-- Days on which a patient said that they cannot come, both ends included.
create table patient_unavailable (
  trust       text not null default viewer_trust(),
  id          uuid not null default gen_random_uuid(),
  patient_id  uuid not null,
  said_on     date not null,
  from_day    date not null,
  to_day      date not null check (to_day >= from_day),
  -- The patient can come after all. It stays, because offers before that day are judged by it.
  taken_back_on date check (taken_back_on >= said_on),
  recorded_by text not null default viewer_person(),
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (trust, id),
  foreign key (trust, patient_id) references patient (trust, id)
);
create index patient_unavailable_of_patient on patient_unavailable (trust, patient_id);

-- How to reach a patient: as it is now. What it was is in the audit log.
create table patient_need (
  trust       text not null default viewer_trust(),
  patient_id  uuid not null,
  language    text check (language ~ '\S' and length(language) <= 60),
  interpreter text not null check (interpreter in ('none', 'spoken', 'sign', 'lipspeaker', 'deafblind')),
  letter_form text not null check (letter_form in ('standard', 'large-print', 'easy-read', 'braille', 'email')),
  email       text check (email ~ '^[^@\s]+@[^@\s]+$'),
  address     text[] not null default '{}' check (cardinality(address) <= 6),
  note        text not null default '' check (length(note) <= 500),
  version     integer not null default 1,
  set_by      text not null default viewer_person(),
  set_at      timestamptz not null default clock_timestamp(),
  primary key (trust, patient_id),
  foreign key (trust, patient_id) references patient (trust, id)
);

-- Many letters as one file, made by a job. Its pages are kept in parts, so that neither making nor fetching it needs room
-- for all of it at once.
create table letter_run (
  trust     text not null default viewer_trust(),
  id        uuid not null default gen_random_uuid(),
  job_id    uuid,
  asked     integer not null check (asked > 0),
  letters   integer not null default 0,
  pages     integer not null default 0,
  bytes     bigint not null default 0,
  -- Transfers for which no letter could be made, and why: [{"transfer": "…", "because": "…"}].
  left_out  jsonb not null default '[]',
  -- Letters that need something by hand, such as an address: [{"transfer": "…", "do": ["…"]}].
  by_hand   jsonb not null default '[]',
  is_done   boolean not null default false,
  asked_by  text not null default viewer_person(),
  asked_at  timestamptz not null default clock_timestamp(),
  primary key (trust, id)
);
create table letter_run_part (
  trust  text not null default viewer_trust(),
  run_id uuid not null,
  n      integer not null,
  body   bytea not null,
  primary key (trust, run_id, n),
  foreign key (trust, run_id) references letter_run (trust, id) on delete cascade
);

-- A letter as it was written, word for word.
create table transfer_letter (
  sender      text not null default viewer_trust(),
  id          uuid not null default gen_random_uuid(),
  transfer_id uuid not null,
  offer_id    uuid not null,
  -- Of the run that it was printed with; nothing for one that was made alone.
  run_id      uuid,
  content     jsonb not null,
  made_by     text not null default viewer_person(),
  made_at     timestamptz not null default clock_timestamp(),
  primary key (sender, id),
  foreign key (sender, transfer_id, offer_id) references transfer_offer (sender, transfer_id, id),
  foreign key (sender, run_id) references letter_run (trust, id)
);
-- A run that is begun again writes each letter once.
create unique index transfer_letter_once_a_run on transfer_letter (sender, run_id, offer_id);
create index transfer_letter_of_transfer on transfer_letter (sender, transfer_id);

do $$
declare name text;
begin
  foreach name in array array['transfer_offer', 'transfer_answer', 'transfer_letter', 'patient_unavailable', 'patient_need',
                              'letter_run', 'letter_run_part'] loop
    execute format('alter table %I owner to accord_owner', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to accord_app', name);
    execute format('create policy own on %I to accord_app using (%2$I = (select viewer_trust())) with check (%2$I = (select viewer_trust()))',
                   name, case when name like 'transfer_%' then 'sender' else 'trust' end);
  end loop;
end $$;
grant update (taken_back_on) on patient_unavailable to accord_app;
grant update on patient_need to accord_app;
grant update (job_id, letters, pages, bytes, left_out, by_hand, is_done) on letter_run to accord_app;
grant delete on letter_run_part to accord_app;

-- The mutual-aid lane: of an offer of a place at the viewer's trust, what it is, whether the patient has agreed, and what
-- they need. Not what they said, nor why they said no.
create policy mutual_aid_lane on transfer_offer for select to accord_share using (
  provider = (select viewer_trust()) and sender = any (array(select owner from sharing_agreement)));
create policy mutual_aid_lane on transfer_answer for select to accord_share using (
  (select viewer_purpose()) = 'mutual-aid' and sender = any (array(select owner from sharing_agreement)));
create policy mutual_aid_lane on patient_need for select to accord_share using (
  (select viewer_purpose()) = 'mutual-aid' and trust = any (array(select owner from sharing_agreement)));
grant select on transfer_offer, transfer_answer, patient_need to accord_share;
create view share.offered_place with (security_barrier = true) as
  select t.sender as trust, a.id as agreement, t.id as transfer, o.id as offer, o.offered_on, o.day, o.site, o.team, o.reply_by,
         case when last.kind = 'agreed' then last.answered_at end as agreed_at,
         case when 'contact' = any (a.fields) then n.language end as language,
         case when 'contact' = any (a.fields) then n.interpreter end as interpreter,
         case when 'contact' = any (a.fields) then n.letter_form end as letter_form
    from transfer t
    join sharing_agreement a on a.owner = t.sender and a.purpose = 'mutual-aid' and t.treatment_function = any (a.treatment_functions)
    join lateral (select * from transfer_offer f where f.sender = t.sender and f.transfer_id = t.id
                   order by f.made_at desc, f.id desc limit 1) o on true
    left join lateral (select w.kind, w.answered_at from transfer_answer w
                        where w.sender = t.sender and w.transfer_id = t.id and w.offer_id = o.id
                        order by w.answered_at desc, w.kind <> 'agreed' desc limit 1) last on true
    left join pathway p on p.trust = t.sender and p.pseudonym = t.pseudonym
    left join patient_need n on n.trust = t.sender and n.patient_id = p.patient_id
   where private.transfer_state(t.state, t.reply_by, t.hold_until) not in
         ('closed', 'declined-by-patient', 'declined-by-receiver', 'withdrawn', 'lapsed', 'returned');
alter view share.offered_place owner to accord_share;
grant select on share.offered_place to accord_app;
