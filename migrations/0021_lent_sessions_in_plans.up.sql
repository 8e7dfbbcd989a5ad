-- What a plan has to know of what is held: in which session it lies, and for how long the bed is taken.
create or replace view share.planning_held_place with (security_barrier = true) as
  select t.trust, t.sender, t.transfer_id as transfer,
         (lower(t.during) at time zone 'Europe/London')::date as day,
         (extract(epoch from upper(t.during) - lower(t.during)) / 60)::integer as minutes,
         t.scope as theatre_trust, t.resource as theatre, s.scope as surgeon_trust, s.resource as surgeon,
         b.scope as room_trust, b.resource as room,
         (extract(hour from lower(t.during) at time zone 'Europe/London') * 60
          + extract(minute from lower(t.during) at time zone 'Europe/London'))::integer as start_minute,
         (upper(b.during) at time zone 'Europe/London')::date - (lower(b.during) at time zone 'Europe/London')::date as bed_days
    from capacity_hold t
    join capacity_hold s on s.sender = t.sender and s.transfer_id = t.transfer_id and s.kind = 'surgeon' and lower(s.alive) = lower(t.alive)
    join capacity_hold b on b.sender = t.sender and b.transfer_id = t.transfer_id and b.kind = 'bed' and lower(b.alive) = lower(t.alive)
   where t.kind = 'theatre' and t.state in ('held', 'confirmed') and t.alive @> statement_timestamp();

-- A trust that has borrowed a session at the hospital of the trust that receives its patient may have them operated on in
-- it. So far a session that is lent was only for patients whom its borrower receives. The rest of the function stays.
do $$
declare
  was constant text := 'l.borrower = moved.receiver end';
  is_now constant text := '(l.borrower = moved.receiver or (l.borrower = of_sender and s.trust = moved.receiver)) end';
  body text := pg_get_functiondef('private.hold_capacity(text, uuid, jsonb, timestamptz)'::regprocedure);
begin
  if strpos(body, was) = 0 then raise exception 'private.hold_capacity does not say whose a lent session is: %', was; end if;
  execute replace(body, was, is_now);
end $$;
