drop policy made_by_who_answers on patient_call;
drop policy of_who_answers on patient_call;
revoke insert on patient_call from accord_app;
alter table transfer_call
  drop constraint transfer_call_outcome_check,
  add constraint transfer_call_outcome_check check (outcome in ('thinking', 'call-asked', 'not-reached'));
drop index patient_call_of_transfer;
alter table patient_call no force row level security;
alter table transfer_call no force row level security;
insert into transfer_call (sender, id, transfer_id, offer_id, outcome, note, recorded_by, recorded_at)
select sender, id, transfer_id, offer_id, 'call-asked', said, recorded_by, asked_at
  from patient_call where kind = 'asked' and offer_id is not null and recorded_by <> transfer_id::text;
-- What the table before had no place for.
delete from patient_call where kind <> 'asked' or recorded_by <> transfer_id::text;
alter table patient_call force row level security;
alter table transfer_call force row level security;
alter table patient_call
  alter column phone set not null,
  drop constraint patient_call_said_check,
  add constraint patient_call_said_check check (length(said) <= 500),
  drop constraint patient_call_about_offer,
  drop column kind,
  drop column offer_id,
  drop column recorded_by;
