-- What is held for transfers is not free for anybody else's plan: planners see which theatre, surgeon and room, and when,
-- where the trust whose capacity it is shares that for planning. Which patient it is for is no part of it.
create policy planning_lane on capacity_hold for select to accord_share using (
  (select viewer_purpose()) = 'planning' and kind <> 'patient' and alliance = (select viewer_alliance())
  and (trust = (select viewer_trust())
       or trust = any (array(select owner from sharing_agreement where purpose = 'planning' and 'capacity' = any (fields)))));
grant select on capacity_hold to accord_share;
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
