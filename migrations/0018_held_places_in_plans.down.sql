drop view share.planning_held_place;
revoke select on capacity_hold from accord_share;
drop policy planning_lane on capacity_hold;
