drop function private.hold_capacity(text, uuid, jsonb, timestamptz), private.keep_capacity(text, uuid, text, timestamptz),
  private.step_session_loan(text, uuid, integer, text, integer, text, text, text),
  private.lock_capacity(text[], text[], text[]), private.patient_key(text, text);
drop policy booking_safety on sharing_agreement;
drop policy fits_holds on patient;
drop policy fits_holds on pathway;
drop policy fits_holds on transfer;
drop policy fits_holds on surgeon_day;
drop policy fits_holds on surgeon;
drop policy fits_holds on ward_room;
drop policy fits_holds on theatre_session;
drop policy fits_holds on theatre;
drop policy by_its_function on alliance_member;
drop view share.session_on_offer;
drop view share.planning_theatre_session;
drop index transfer_of_patient;
drop table capacity_hold, session_loan_event, session_loan, private.session_loan_step;
create view share.planning_theatre_session with (security_barrier = true) as
  select trust, theatre, day, start_minute, minutes, treatment_function from theatre_session;
alter view share.planning_theatre_session owner to accord_share;
grant select on share.planning_theatre_session to accord_app;
delete from sharing_agreement where purpose = 'booking-safety';
alter table sharing_agreement drop constraint sharing_agreement_purpose_check;
alter table sharing_agreement add constraint sharing_agreement_purpose_check check (purpose in ('planning', 'mutual-aid'));
alter table alliance drop column lending_rules;
do $$ begin
  drop extension btree_gist;
exception when dependent_objects_still_exist then
  -- Another migration's constraints use it.
  null;
end $$;
