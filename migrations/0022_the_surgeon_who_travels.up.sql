-- Where the sender's surgeon travels with the patient, it is a surgeon of the sender's who is held, and nobody of the
-- receiver's. Whether they may work at the receiver's hospital yet is between the two trusts: the days that they operate
-- there are not asked for. The rest of the function stays.
do $$
declare
  body text := pg_get_functiondef('private.hold_capacity(text, uuid, jsonb, timestamptz)'::regprocedure);
  -- Each as it was, and as it is now.
  changes constant text[] := array[
    ['select t.receiver, t.pseudonym into moved',
     'select t.receiver, t.pseudonym, t.model into moved'],
    ['  if not exists (
    select from public.surgeon g',
     '  if moved.model = ''surgeon'' and wanted->>''surgeonTrust'' is distinct from of_sender then return ''not-senders-surgeon''; end if;
  if not exists (
    select from public.surgeon g'],
    ['and d.minutes >= lasts and e.site = any (g.sites))',
     'and d.minutes >= lasts and (moved.model = ''surgeon'' or e.site = any (g.sites)))']];
begin
  for n in 1 .. array_length(changes, 1) loop
    if strpos(body, changes[n][1]) = 0 then raise exception 'private.hold_capacity does not say: %', changes[n][1]; end if;
    body := replace(body, changes[n][1], changes[n][2]);
  end loop;
  execute body;
end $$;
