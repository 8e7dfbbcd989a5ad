do $$
declare
  was constant text := '(l.borrower = moved.receiver or (l.borrower = of_sender and s.trust = moved.receiver)) end';
  is_now constant text := 'l.borrower = moved.receiver end';
  body text := pg_get_functiondef('private.hold_capacity(text, uuid, jsonb, timestamptz)'::regprocedure);
begin
  if strpos(body, was) = 0 then raise exception 'private.hold_capacity does not say whose a lent session is: %', was; end if;
  execute replace(body, was, is_now);
end $$;
drop view share.planning_held_place;
create view share.planning_held_place with (security_barrier = true) as
  select t.trust, t.sender, t.transfer_id as transfer,
         (lower(t.during) at time zone 'Europe/London')::date as day,
         (extract(epoch from upper(t.during) - lower(t.during)) / 60)::integer as minutes,
         t.scope as theatre_trust, t.resource as theatre, s.scope as surgeon_trust, s.resource as surgeon,
         b.scope as room_trust, b.resource as room
    from capacity_hold t
    join capacity_hold s on s.sender = t.sender and s.transfer_id = t.transfer_id and s.kind = 'surgeon' and lower(s.alive) = lower(t.alive)
    join capacity_hold b on b.sender = t.sender and b.transfer_id = t.transfer_id and b.kind = 'bed' and lower(b.alive) = lower(t.alive)
   where t.kind = 'theatre' and t.state in ('held', 'confirmed') and t.alive @> statement_timestamp();
alter view share.planning_held_place owner to accord_share;
grant select on share.planning_held_place to accord_app;
