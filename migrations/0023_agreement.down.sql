drop function private.stop_loans(text[], text, date, text, boolean);
drop function private.loans_concerned(text[], text, date);
drop policy by_its_function on alliance_service;
delete from private.transfer_step where action = 'withdraw-with-agreement';

drop policy seen_by_a_plan on transfer;
create policy seen_by_a_plan on transfer for select to accord_app
  using (alliance = (select viewer_alliance()) and plan_id in (select id from plan));
drop policy identified_by_a_plan on transfer;
create policy identified_by_a_plan on transfer for insert to accord_app
  with check (alliance = (select viewer_alliance()) and plan_id in (select id from plan));
drop policy fellow_member on trust_list;
create policy fellow_member on trust_list for select to accord_app using (
  trust in (select m.trust from alliance_member m where m.alliance = (select viewer_alliance())));
drop policy of_members on payment_table_row;
drop policy of_members on payment_table;
drop policy of_the_scope on session_loan;
drop policy between_members on sharing_agreement;
drop policy of_members on plan_document;
drop policy of_members on plan_placement;
drop policy of_the_alliance on plan;
create policy of_the_alliance on plan to accord_app
  using (alliance = (select viewer_alliance()) and (select viewer_purpose()) = 'planning'
         and exists (select from alliance_member m where m.alliance = plan.alliance and m.trust = (select viewer_trust())))
  with check (alliance = (select viewer_alliance()) and (select viewer_purpose()) = 'planning');

drop trigger in_scope on session_loan;
drop trigger scope_is_as_agreed on alliance_service;
drop trigger moves on alliance_member;

drop policy by_a_member on alliance;
create policy by_a_member on alliance for update to accord_app
  using (id = (select viewer_alliance())) with check (id = (select viewer_alliance()));
drop policy by_a_member on alliance_service;
create policy by_a_member on alliance_service to accord_app
  using (alliance = (select viewer_alliance())) with check (alliance = (select viewer_alliance()));
drop policy suspended_by_decision on alliance_member;
drop policy own on alliance_member;
drop policy by_signature on alliance_member;

revoke insert on alliance_member from accord_app;
revoke update (suspended_on, notice_on, leaves_on, left_on, left_at, gone_at) on alliance_member from accord_app;
drop table alliance_change, alliance_party_event, alliance_agreement_signature, alliance_agreement;
drop function private.loans_are_in_scope(), private.scope_is_as_agreed(), private.agreement_moves(), private.membership_moves();
drop function was_invited(text, text), in_scope_now(text, text), sees_of_alliance(text, timestamptz), is_not_gone(text, text),
  takes_part_now(text, text), is_member_now(text, text);

alter table alliance_service drop constraint alliance_service_check;
-- What was in scope for no day at all could not be said before, and says nothing.
delete from alliance_service where to_day = from_day;
alter table alliance_service add constraint alliance_service_check check (to_day > from_day);
alter table alliance_member
  drop constraint alliance_member_gone_after_leaving,
  drop column gone_at, drop column left_at, drop column leaves_on, drop column notice_on, drop column suspended_on;
