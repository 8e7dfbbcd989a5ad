-- One list of calls to make: patients who ask for one, on their own page or in a conversation, and those who tell the trust
-- that sent them that they no longer want to go when another answers for them. Whoever answers for the patient calls.
alter table patient_call
  -- The number in the trust's records, where nothing else was said.
  alter column phone drop not null,
  add column kind text not null default 'asked' check (kind in ('asked', 'changed-mind')),
  -- The offer that it was asked about, where that is known.
  add column offer_id uuid,
  -- A person of the sender's; of what a patient asks on their own page, the transfer, as everywhere.
  add column recorded_by text,
  -- As long as what is written down of an answer.
  drop constraint patient_call_said_check,
  add constraint patient_call_said_check check (length(said) <= 2000);

-- The tables' owner is bound by their policies too, unless they say otherwise: for the rows that are here already they do.
alter table patient_call no force row level security;
alter table transfer_call no force row level security;
alter table transfer_answer no force row level security;
update patient_call set recorded_by = transfer_id::text;
-- Who asked for a call was called once a conversation was recorded after that.
insert into patient_call (sender, id, transfer_id, best_time, said, asked_at, offer_id, recorded_by, done_at, done_by)
select c.sender, c.id, c.transfer_id, 'any', c.note, c.recorded_at, c.offer_id, c.recorded_by, spoken.at, spoken.recorded_by
  from transfer_call c
  left join lateral (
    select later.at, later.recorded_by
      from (select t.recorded_at as at, t.recorded_by from transfer_call t
             where t.sender = c.sender and t.transfer_id = c.transfer_id and t.outcome = 'thinking'
            union all
            select a.answered_at, a.recorded_by from transfer_answer a
             where a.sender = c.sender and a.transfer_id = c.transfer_id and a.way in ('phone', 'in-person')) as later
     where later.at > c.recorded_at order by later.at limit 1) as spoken on true
 where c.outcome = 'call-asked';
delete from transfer_call where outcome = 'call-asked';
alter table patient_call force row level security;
alter table transfer_call force row level security;
alter table transfer_answer force row level security;

alter table patient_call
  alter column recorded_by set not null,
  alter column recorded_by set default viewer_person(),
  add constraint patient_call_about_offer foreign key (sender, transfer_id, offer_id) references transfer_offer (sender, transfer_id, id);
create index patient_call_of_transfer on patient_call (sender, transfer_id);
alter table transfer_call
  drop constraint transfer_call_outcome_check,
  add constraint transfer_call_outcome_check check (outcome in ('thinking', 'not-reached'));

grant insert on patient_call to accord_app;
-- A call follows the patient: it is for the trust that answers for them at that moment.
create policy of_who_answers on patient_call for select to accord_app
  using (exists (select from transfer t where t.sender = patient_call.sender and t.id = patient_call.transfer_id
                   and t.responsible = (select viewer_trust())));
create policy made_by_who_answers on patient_call for update to accord_app
  using (exists (select from transfer t where t.sender = patient_call.sender and t.id = patient_call.transfer_id
                   and t.responsible = (select viewer_trust())))
  with check (exists (select from transfer t where t.sender = patient_call.sender and t.id = patient_call.transfer_id
                        and t.responsible = (select viewer_trust())));
