revoke select on transfer from accord_app;
grant select on transfer to accord_app;
drop policy of_the_two_trusts on transfer_event;
drop policy written_by_a_step on transfer_event;
create policy of_a_transfer on transfer_event to accord_app
  using (exists (select from transfer t where t.sender = transfer_event.sender and t.id = transfer_event.transfer_id))
  with check (exists (select from transfer t where t.sender = transfer_event.sender and t.id = transfer_event.transfer_id));
