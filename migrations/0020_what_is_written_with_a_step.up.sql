-- A published plan shows its transfers to all who plan for the alliance: where somebody goes, and how far they have come.
-- What people wrote with a step, and who took it, is for the two trusts of the transfer.
do $$
begin
  revoke select on transfer from accord_app;
  execute (select format('grant select (%s) on transfer to accord_app', string_agg(quote_ident(attname), ', '))
             from pg_attribute where attrelid = 'transfer'::regclass and attnum > 0 and not attisdropped and attname <> 'note');
end $$;

drop policy of_a_transfer on transfer_event;
create policy of_the_two_trusts on transfer_event for select to accord_app using (exists (
  select from transfer t where t.sender = transfer_event.sender and t.id = transfer_event.transfer_id
     and (t.sender = (select viewer_trust()) or t.receiver = (select viewer_trust()))));
create policy written_by_a_step on transfer_event for insert to accord_app with check (exists (
  select from transfer t where t.sender = transfer_event.sender and t.id = transfer_event.transfer_id));
